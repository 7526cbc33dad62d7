//! Which ways of reading were needed.

/// How the lines with the word `code` in large inputs were read. The first ways are the fastest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paths {
    /// The word is not the name of a field.
    pub skipped: u64,
    /// The line has one flat error response.
    pub flat: u64,
    /// The document on the line was parsed.
    pub parsed: u64,
    /// The line was read together with the lines around it.
    pub regions: u64,
    /// Long documents, which were read in one piece.
    pub stretches: u64,
}

impl Paths {
    pub(in crate::triage) fn add(&mut self, other: Self) {
        self.skipped += other.skipped;
        self.flat += other.flat;
        self.parsed += other.parsed;
        self.regions += other.regions;
        self.stretches += other.stretches;
    }
}
