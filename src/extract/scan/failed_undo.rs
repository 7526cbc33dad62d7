//! Attempts to undo a change that found no error response. A document inside is not tried again.

use super::unclosed::Unclosed;

/// The last attempt to undo a change.
#[derive(Debug, Default)]
pub(super) struct FailedUndo {
    /// The change, by its index.
    change: usize,
    /// The end of a complete document that is and contains no error response.
    until: u64,
    /// The brackets that a broken document left open.
    unclosed: Unclosed,
}

impl FailedUndo {
    /// Notes that a document is not an error response.
    pub(super) fn not_a_response(change: usize, until: u64) -> Self {
        Self {
            change,
            until,
            ..Self::default()
        }
    }

    /// Notes that a document at this offset breaks, and where its open brackets are in it.
    pub(super) fn broken(change: usize, offset: u64, open: impl Iterator<Item = usize>) -> Self {
        let mut failed = Self {
            change,
            ..Self::default()
        };
        failed.unclosed.record(offset, open);
        failed
    }

    /// Whether an attempt at this offset is known to fail. Offsets have to be asked for in ascending
    /// order.
    pub(super) fn includes(&mut self, change: usize, offset: u64) -> bool {
        let is_unclosed = self.unclosed.contains(offset);
        change == self.change && (offset < self.until || is_unclosed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_inside_a_failed_one_are_known() {
        let mut broken = FailedUndo::broken(1, 10, [0, 4].into_iter());
        assert!(!broken.includes(1, 12) && broken.includes(1, 14) && !broken.includes(2, 14));
        let mut other = FailedUndo::not_a_response(1, 20);
        assert!(other.includes(1, 12) && !other.includes(2, 12) && !other.includes(1, 20));
    }
}
