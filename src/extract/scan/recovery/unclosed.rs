//! The brackets that a document left open.

/// The offsets of brackets that are not closed, in order. A document that begins at one of them
/// breaks at the same byte as the one around it.
#[derive(Debug, Default)]
pub(super) struct Unclosed {
    offsets: Vec<u64>,
    /// How many of them precede the last one that was asked for.
    passed: usize,
}

impl Unclosed {
    /// Replaces the brackets by those of a document at this offset, which are at these offsets in it.
    pub(super) fn record(&mut self, document: u64, open: impl Iterator<Item = usize>) {
        self.passed = 0;
        self.offsets.clear();
        self.offsets.extend(open.map(|open| document + open as u64));
    }

    /// Whether at most one bracket is left: the innermost one.
    pub(super) fn is_last(&self) -> bool {
        self.offsets.len() - self.passed <= 1
    }

    /// Whether one of the brackets is at this offset. Offsets have to be asked for in ascending order.
    pub(super) fn contains(&mut self, offset: u64) -> bool {
        let rest = self.offsets.get(self.passed..).unwrap_or_default();
        self.passed += rest.iter().take_while(|&&at| at < offset).count();
        self.offsets.get(self.passed) == Some(&offset)
    }
}
