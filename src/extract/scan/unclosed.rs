//! The brackets that a document left open.

use std::collections::VecDeque;

/// The offsets of brackets that are not closed, in order. A document that begins at one of them
/// breaks at the same byte as the one around it.
#[derive(Debug, Default)]
pub(super) struct Unclosed {
    offsets: VecDeque<u64>,
}

impl Unclosed {
    /// Replaces the brackets by those of a document at this offset, which are at these offsets in it.
    pub(super) fn record(&mut self, document: u64, open: impl Iterator<Item = usize>) {
        self.offsets.clear();
        self.offsets.extend(open.map(|open| document + open as u64));
    }

    /// Whether at most one bracket is left: the innermost one.
    pub(super) fn is_last(&self) -> bool {
        self.offsets.len() <= 1
    }

    /// Whether one of the brackets is at this offset. Offsets have to be asked for in ascending order.
    pub(super) fn contains(&mut self, offset: u64) -> bool {
        while self.offsets.front().is_some_and(|&at| at < offset) {
            self.offsets.pop_front();
        }
        self.offsets.front() == Some(&offset)
    }
}
