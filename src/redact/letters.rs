//! Sets of three letters, to reject quickly what no row of a table begins or ends with.

/// For each pair of letters, in any case, a bit for each character beside it.
pub(super) struct Letters([u64; 1024]);

impl Letters {
    pub(super) const NONE: Self = Self([0; 1024]);

    /// Adds a pair with a character beside it, or with every one if that is zero.
    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    pub(super) const fn with(mut self, first: u8, second: u8, beside: u8) -> Self {
        self.0[slot(first, second)] |= if beside == 0 { u64::MAX } else { bit(beside) };
        self
    }

    /// Whether a pair with this character beside it may be in the set. Others rarely may.
    pub(super) fn may_have(&self, first: u8, second: u8, beside: u8) -> bool {
        let bits = self.0.get(slot(first, second)).copied();
        bits.unwrap_or_default() & bit(beside) != 0
    }
}

const fn slot(first: u8, second: u8) -> usize {
    (first as usize & 31) << 5 | (second as usize & 31)
}

/// Returns the bit of a character: letters and other characters have different ones.
const fn bit(character: u8) -> u64 {
    1 << (character & 31 | character >> 1 & 32)
}
