//! Attempts to undo a change that found no error response. A document inside is not tried again.

use super::unclosed::Unclosed;

/// The last attempt to undo each change, by its index.
#[derive(Debug, Default)]
pub(in crate::extract::scan) struct FailedUndos {
    attempts: Vec<Attempt>,
}

/// The last attempt to undo a change.
#[derive(Debug, Default)]
struct Attempt {
    /// The end of a complete document that is and contains no error response.
    until: u64,
    /// The brackets that a broken document left open.
    unclosed: Unclosed,
}

impl FailedUndos {
    /// Notes that a document up to this offset is not an error response.
    pub(in crate::extract::scan) fn add_other(&mut self, change: usize, until: u64) {
        if let Some(attempt) = self.attempt(change) {
            attempt.until = until;
        }
    }

    /// Notes that a document at this offset breaks, and where its open brackets are in it.
    pub(in crate::extract::scan) fn add_broken(
        &mut self,
        change: usize,
        offset: u64,
        open: impl Iterator<Item = usize>,
    ) {
        if let Some(attempt) = self.attempt(change) {
            attempt.unclosed.record(offset, open);
        }
    }

    fn attempt(&mut self, change: usize) -> Option<&mut Attempt> {
        if self.attempts.len() <= change {
            self.attempts.resize_with(change + 1, Attempt::default);
        }
        self.attempts.get_mut(change)
    }

    /// Whether an attempt at this offset is known to fail. Offsets have to be asked for in ascending
    /// order.
    pub(in crate::extract::scan) fn contain(&mut self, change: usize, offset: u64) -> bool {
        let attempt = self.attempts.get_mut(change);
        attempt.is_some_and(|attempt| offset < attempt.until || attempt.unclosed.contains(offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_inside_failed_ones_are_known() {
        let mut failed = FailedUndos::default();
        failed.add_broken(1, 10, [0, 4].into_iter());
        failed.add_other(2, 13);
        assert!(!failed.contain(1, 12) && failed.contain(1, 14));
        assert!(failed.contain(2, 12) && !failed.contain(2, 13) && !failed.contain(3, 12));
        failed.add_broken(2, 20, [0].into_iter());
        assert!(failed.contain(2, 20) && !failed.contain(2, 21));
    }
}
