//! Continues after documents that cannot be read. Offsets are bytes of the input, counted from 0.
//!
//! The parts of an unreadable document are scanned again, since a readable one may begin inside it,
//! but the lines and documents inside are not reported a second time.

mod failed_undos;
mod followed;
mod unclosed;

use super::boundary::Outcome;
use failed_undos::FailedUndos;
pub(super) use followed::{Feed, Followed};
use unclosed::Unclosed;

/// How many bytes may be scanned again for each byte of the input. Keeps the total work linear.
const RESCANS_PER_BYTE: i64 = 8;

/// How many attempts to undo a change may fail at first, and in how many bytes of the input one more.
/// Only text that is made for it, or random, has more of them.
const FAILED_ATTEMPTS: i64 = 4 * 1024;
const BYTES_PER_ATTEMPT: i64 = 32;

/// The unreadable documents so far, and the budget to scan them again.
#[derive(Debug)]
pub(super) struct Recovery {
    /// The end of the last document that was reported as unreadable.
    reported_until: u64,
    /// A document that is too large, which is scanned to its end.
    oversized: Option<Oversized>,
    /// Whether the next lines may be the rest of a broken document.
    expects_rest: bool,
    /// Whether any document broke.
    was_broken: bool,
    /// Where a document that nests too deep was given up.
    too_deep_until: Option<u64>,
    /// The brackets that the last document left open.
    unclosed: Unclosed,
    /// The same for documents in escaped strings.
    unclosed_escaped: Unclosed,
    /// Attempts to undo a change of a document.
    pub(super) failed_undos: FailedUndos,
    /// How many more bytes may be scanned again.
    rescan_budget: i64,
    /// How many more bytes failed attempts to undo a change may cost.
    attempt_budget: i64,
}

#[derive(Debug)]
struct Oversized {
    document: Box<dyn Feed>,
    /// The offset up to which it was fed when it turned out to be too large.
    fed_until: u64,
}

impl Recovery {
    /// Returns a state without unreadable documents. `rescan_budget` is the number of bytes that
    /// may be scanned again before the first is consumed.
    pub(super) fn new(rescan_budget: usize) -> Self {
        Self {
            reported_until: 0,
            oversized: None,
            expects_rest: false,
            was_broken: false,
            too_deep_until: None,
            unclosed: Unclosed::default(),
            unclosed_escaped: Unclosed::default(),
            failed_undos: FailedUndos::default(),
            rescan_budget: i64::try_from(rescan_budget).unwrap_or(i64::MAX),
            attempt_budget: FAILED_ATTEMPTS * BYTES_PER_ATTEMPT,
        }
    }

    /// Whether this offset is inside a document that was already reported as unreadable.
    pub(super) fn is_reported(&self, offset: u64) -> bool {
        self.oversized.is_some() || offset < self.reported_until
    }

    /// Whether a line, which begins at this offset, looks like the rest of an unreadable document.
    pub(super) fn is_rest(&mut self, offset: u64, line: &[u8]) -> bool {
        if self.is_reported(offset) {
            return true;
        }
        self.expects_rest = self.expects_rest && continues_pretty_json(line);
        self.expects_rest || (self.was_broken && closes_json(line))
    }

    /// Whether the budget allows one more scan.
    pub(super) fn permits_rescan(&self) -> bool {
        self.rescan_budget >= 0
    }

    /// Whether a document that begins at this offset is known to break. Offsets have to be asked
    /// for in ascending order.
    pub(super) fn is_unclosed(&mut self, offset: u64) -> bool {
        self.unclosed.contains(offset)
    }

    /// Returns after how many bytes the document at this offset, which is known to break, does so, if no
    /// document inside breaks. It may be in another notation than the document around it.
    pub(super) fn innermost_length(&self, offset: u64) -> Option<usize> {
        let length = self.reported_until.checked_sub(offset)?;
        let is_innermost = self.unclosed.is_last() && length > 0;
        is_innermost.then(|| usize::try_from(length).ok())?
    }

    /// Whether a document in an escaped string is known to break, like [`Self::is_unclosed`].
    pub(super) fn is_unclosed_escaped(&mut self, offset: u64) -> bool {
        self.unclosed_escaped.contains(offset)
    }

    /// Subtracts bytes that will be scanned again from the budget.
    pub(super) fn charge(&mut self, bytes: usize) {
        self.rescan_budget -= i64::try_from(bytes).unwrap_or(i64::MAX);
    }

    /// Whether the budget allows one more attempt to undo a change.
    pub(super) fn permits_attempt(&self) -> bool {
        self.attempt_budget >= 0
    }

    /// Subtracts an attempt from the budget in which a document broke.
    pub(super) fn charge_attempt(&mut self) {
        self.attempt_budget -= BYTES_PER_ATTEMPT;
    }

    /// Adds the consumed bytes, which begin at this offset, to the budget, and feeds them to the
    /// oversized document.
    pub(super) fn consume(&mut self, offset: u64, bytes: &[u8]) {
        let consumed = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        self.rescan_budget += RESCANS_PER_BYTE * consumed;
        self.attempt_budget += consumed;
        let Some(oversized) = &mut self.oversized else {
            return;
        };
        let fed = usize::try_from(oversized.fed_until.saturating_sub(offset)).unwrap_or(usize::MAX);
        let mut new = bytes.get(fed..).unwrap_or_default();
        while let Some((outcome, length)) = oversized.document.feed(new) {
            if outcome != Outcome::Item {
                self.oversized = None;
                return;
            }
            new = new.get(length..).unwrap_or_default();
        }
    }

    /// Notes that a document at this offset was reported as unreadable up to `length` bytes on.
    pub(super) fn report(&mut self, offset: u64, length: usize) {
        self.reported_until = offset + length as u64;
    }

    /// Notes that a document broke, so that its rest may follow as lines of text.
    pub(super) fn expect_rest(&mut self) {
        self.was_broken = true;
        self.expects_rest = true;
    }

    /// Notes that a document begins, so that the next lines are not the rest of a broken one.
    pub(super) fn end_rest(&mut self) {
        self.expects_rest = false;
    }

    /// Notes that a document at this offset nests too deep after `length` bytes. Returns whether it
    /// continues the previous one, which was given up at this offset.
    pub(super) fn continues_too_deep(&mut self, offset: u64, length: usize) -> bool {
        let continues = self.too_deep_until == Some(offset);
        self.too_deep_until = Some(offset + length as u64);
        continues
    }

    /// Notes which brackets of a document at this offset are not closed.
    pub(super) fn record_open(&mut self, offset: u64, document: &impl Followed) {
        let unclosed = if document.is_escaped() {
            &mut self.unclosed_escaped
        } else {
            &mut self.unclosed
        };
        unclosed.record(offset, document.open_offsets());
    }

    /// Notes that a bracket at this offset begins no document.
    pub(super) fn record_bracket(&mut self, offset: u64) {
        self.unclosed.record(offset, std::iter::once(0));
    }

    /// Scans a document that is too large to its end, unless it is inside another one. It was fed
    /// up to this offset.
    pub(super) fn follow(&mut self, document: Box<dyn Feed>, fed_until: u64) {
        let oversized = Oversized {
            document,
            fed_until,
        };
        self.oversized.get_or_insert(oversized);
    }

    /// Ends all unreadable documents at this offset, where the next response begins.
    pub(super) fn end(&mut self, offset: u64) {
        self.reported_until = self.reported_until.min(offset);
        self.oversized = None;
        self.expects_rest = false;
    }
}

/// Whether a line looks like one of the middle or the end of a pretty-printed document.
fn continues_pretty_json(line: &[u8]) -> bool {
    let first = line.first();
    first.is_some_and(|first| b" \t\"'}],".contains(first))
}

/// Whether a line has nothing but the end of a document, such as `}],`.
fn closes_json(line: &[u8]) -> bool {
    line.iter().all(|byte| b" \t}],;".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::scan::boundary::{DocumentScanner, LinePosition};

    fn open(text: &str) -> DocumentScanner {
        let mut document = DocumentScanner::new(LinePosition::Start);
        document.feed(text.as_bytes());
        document
    }

    #[test]
    fn consumed_bytes_add_to_the_rescan_budget() {
        let mut recovery = Recovery::new(10);
        recovery.charge(10);
        assert!(recovery.permits_rescan());
        recovery.charge(17);
        assert!(!recovery.permits_rescan());
        recovery.consume(0, b"ab");
        assert!(!recovery.permits_rescan());
        recovery.consume(2, b"c");
        assert!(recovery.permits_rescan());
    }

    #[test]
    fn consumed_bytes_permit_more_attempts() {
        let mut recovery = Recovery::new(0);
        for _ in 0..=FAILED_ATTEMPTS {
            assert!(recovery.permits_attempt());
            recovery.charge_attempt();
        }
        assert!(!recovery.permits_attempt());
        recovery.consume(0, &[b'x'; 32]);
        assert!(recovery.permits_attempt());
    }

    #[test]
    fn unclosed_brackets_are_known_in_order() {
        let mut recovery = Recovery::new(0);
        recovery.record_open(5, &open("{\"a\": [{"));
        let found: Vec<u64> = (0..20).filter(|&at| recovery.is_unclosed(at)).collect();
        assert_eq!(found, [5, 11, 12]);
    }

    #[test]
    fn a_document_is_reported_until_it_ends_or_the_next_response_begins() {
        let mut recovery = Recovery::new(0);
        recovery.report(5, 10);
        assert!(recovery.is_reported(14) && !recovery.is_reported(15));
        recovery.end(8);
        assert!(!recovery.is_reported(8));
        recovery.follow(Box::new(open("[{")), 2);
        recovery.consume(0, b"[{}");
        assert!(recovery.is_reported(99));
        recovery.consume(3, b"]");
        assert!(!recovery.is_reported(99));
    }

    #[test]
    fn the_rest_of_a_broken_document_looks_like_json() {
        let mut recovery = Recovery::new(0);
        for line in [&b"  indented"[..], b"}"] {
            assert!(!recovery.is_rest(0, line));
        }
        recovery.expect_rest();
        assert!(recovery.is_rest(0, b"}"));
        assert!(!recovery.is_rest(0, b"text"));
        assert!(!recovery.is_rest(0, b"  indented"));
        assert!(recovery.is_rest(0, b"  }],"));
    }
}
