//! What is known of documents that could not be read, while their parts are looked at.

use std::collections::VecDeque;

use super::boundary::{DocumentScanner, Outcome};
use crate::extract::client::markers;

/// How many bytes may be looked at in vain for each byte of the input: what was taken for a
/// document and is none is looked at again, as one may begin inside it. This keeps the whole linear.
const RESCANS_PER_BYTE: i64 = 8;

/// The documents that could not be read. Places are bytes of the input, counted from 0.
#[derive(Debug)]
pub(crate) struct Recovery {
    /// Up to where the parts of the last one stand.
    reported_until: u64,
    /// One that is too large, followed to its end.
    oversized: Option<Oversized>,
    /// Whether the next lines may be what is left of one.
    has_remains: bool,
    /// Whether any was broken.
    was_any: bool,
    /// Where one was given up that nests too deep.
    too_deep_until: Option<u64>,
    /// Where objects and lists of the last one begin that were open when it broke, in order: what
    /// begins there is as broken.
    unclosed_offsets: VecDeque<u64>,
    /// How many bytes may still be looked at in vain.
    rescan_budget: i64,
}

#[derive(Debug)]
struct Oversized {
    document: DocumentScanner,
    /// The first byte that it was not fed.
    fed_to: u64,
}

impl Recovery {
    /// None yet. So many bytes may be looked at in vain before the first is consumed.
    pub(crate) fn new(rescan_budget: usize) -> Self {
        Self {
            reported_until: 0,
            oversized: None,
            has_remains: false,
            was_any: false,
            too_deep_until: None,
            unclosed_offsets: VecDeque::new(),
            rescan_budget: i64::try_from(rescan_budget).unwrap_or(i64::MAX),
        }
    }

    /// Whether what begins here is a part of one.
    pub(crate) fn holds(&self, here: u64) -> bool {
        self.oversized.is_some() || here < self.reported_until
    }

    /// Whether a line of text is what is left of the last one.
    pub(crate) fn is_remains(&mut self, begin: u64, line: &[u8]) -> bool {
        if self.holds(begin) {
            return true;
        }
        self.has_remains = self.has_remains && markers::is_inside_json(line);
        self.has_remains || (self.was_any && markers::closes_json(line))
    }

    /// Whether enough was consumed for one more look.
    pub(crate) fn permits_rescan(&self) -> bool {
        self.rescan_budget >= 0
    }

    /// Whether what begins here is known to be broken. Has to be asked in order.
    pub(crate) fn is_unclosed_offset(&mut self, here: u64) -> bool {
        while self.unclosed_offsets.front().is_some_and(|&at| at < here) {
            self.unclosed_offsets.pop_front();
        }
        self.unclosed_offsets.front() == Some(&here)
    }

    /// Notes that bytes were looked at in vain.
    pub(crate) fn charge(&mut self, bytes: usize) {
        self.rescan_budget -= i64::try_from(bytes).unwrap_or(i64::MAX);
    }

    /// Notes that these bytes are consumed, the first of which is here.
    pub(crate) fn consume(&mut self, here: u64, bytes: &[u8]) {
        self.rescan_budget += RESCANS_PER_BYTE * i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let Some(oversized) = &mut self.oversized else {
            return;
        };
        let known = usize::try_from(oversized.fed_to.saturating_sub(here)).unwrap_or(usize::MAX);
        let mut new = bytes.get(known..).unwrap_or_default();
        oversized.fed_to = oversized.fed_to.max(here + bytes.len() as u64);
        while !new.is_empty() {
            match oversized.document.feed(new) {
                Outcome::Open => return,
                Outcome::Item(taken) => new = new.get(taken..).unwrap_or_default(),
                Outcome::Closed(_) | Outcome::Broken(_) | Outcome::TooDeep(_) => {
                    self.oversized = None;
                    return;
                }
            }
        }
    }

    /// Notes a document that begins here and could not be read further than this far ahead.
    pub(crate) fn begin(&mut self, here: u64, ahead: usize) {
        self.reported_until = self.reported_until.max(here + ahead as u64);
    }

    /// Notes that lines without a document may be what is left of the last one.
    pub(crate) fn expect_remains(&mut self) {
        self.was_any = true;
        self.has_remains = true;
    }

    /// Notes that a document that begins here nests too deep this far ahead. Says whether it is the
    /// one before, which goes on nesting where it was given up.
    pub(crate) fn nests(&mut self, here: u64, ahead: usize) -> bool {
        let goes_on = self.too_deep_until == Some(here);
        self.too_deep_until = Some(here + ahead as u64);
        goes_on
    }

    /// Notes what is open in a document that begins here.
    pub(crate) fn record_open(&mut self, here: u64, document: &DocumentScanner) {
        self.unclosed_offsets = document.open_at().map(|open| here + open as u64).collect();
    }

    /// Follows a document to its end that was fed up to this byte, unless it is a part of another.
    pub(crate) fn follow(&mut self, document: DocumentScanner, fed_to: u64) {
        self.oversized.get_or_insert(Oversized { document, fed_to });
    }

    /// Notes that what begins here is no remains of one.
    pub(crate) fn end_remains(&mut self) {
        self.has_remains = false;
    }

    /// Ends them all here: they do not reach into the next answer.
    pub(crate) fn end(&mut self, here: u64) {
        self.reported_until = self.reported_until.min(here);
        self.oversized = None;
        self.has_remains = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::scan::boundary::LinePosition;

    fn open(text: &str) -> DocumentScanner {
        let mut document = DocumentScanner::new(LinePosition::Line);
        document.feed(text.as_bytes());
        document
    }

    #[test]
    fn looks_are_earned_by_what_is_consumed() {
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
    fn what_was_open_is_known_in_order() {
        let mut recovery = Recovery::new(0);
        recovery.record_open(5, &open("{\"a\": [{"));
        let known: Vec<u64> = (0..20)
            .filter(|&at| recovery.is_unclosed_offset(at))
            .collect();
        assert_eq!(known, [5, 11, 12]);
    }

    #[test]
    fn a_document_holds_its_parts_until_it_ends_or_the_next_answer_begins() {
        let mut recovery = Recovery::new(0);
        recovery.begin(5, 10);
        assert!(recovery.holds(14) && !recovery.holds(15));
        recovery.end(8);
        assert!(!recovery.holds(8));
        recovery.follow(open("[{"), 2);
        recovery.consume(0, b"[{}");
        assert!(recovery.holds(99));
        recovery.consume(3, b"]");
        assert!(!recovery.holds(99));
    }

    #[test]
    fn remains_look_like_json() {
        let mut recovery = Recovery::new(0);
        assert!(!recovery.is_remains(0, b"  indented"));
        recovery.expect_remains();
        assert!(recovery.is_remains(0, b"}"));
        assert!(!recovery.is_remains(0, b"text"));
        assert!(!recovery.is_remains(0, b"  indented"));
        assert!(recovery.is_remains(0, b"  }],"));
    }
}
