//! What is known of documents that could not be read, while their parts are looked at.

use std::collections::VecDeque;

use super::document::{Document, Progress};
use super::transcript;

/// How many bytes may be looked at in vain for each byte of the input: what was taken for a
/// document and is none is looked at again, as one may begin inside it. This keeps the whole linear.
const LOOKS_A_BYTE: i64 = 8;

/// The documents that could not be read. Places are bytes of the input, counted from 0.
#[derive(Debug)]
pub(super) struct Broken {
    /// Up to where the parts of the last one stand.
    until: u64,
    /// One that is too large, followed to its end.
    outer: Option<Outer>,
    /// Whether the next lines may be what is left of one.
    has_remains: bool,
    /// Whether any was broken.
    was_any: bool,
    /// Where one was given up that nests too deep.
    too_deep_until: Option<u64>,
    /// Where objects and lists of the last one begin that were open when it broke, in order: what
    /// begins there is as broken.
    known_open: VecDeque<u64>,
    /// How many bytes may still be looked at in vain.
    looks: i64,
}

#[derive(Debug)]
struct Outer {
    document: Document,
    /// The first byte that it was not fed.
    fed_to: u64,
}

impl Broken {
    /// None yet. So many bytes may be looked at in vain before the first is consumed.
    pub(super) fn new(looks: usize) -> Self {
        Self {
            until: 0,
            outer: None,
            has_remains: false,
            was_any: false,
            too_deep_until: None,
            known_open: VecDeque::new(),
            looks: i64::try_from(looks).unwrap_or(i64::MAX),
        }
    }

    /// Whether what begins here is a part of one.
    pub(super) fn holds(&self, here: u64) -> bool {
        self.outer.is_some() || here < self.until
    }

    /// Whether a line of text is what is left of the last one.
    pub(super) fn holds_line(&mut self, begin: u64, line: &[u8]) -> bool {
        if self.holds(begin) {
            return true;
        }
        self.has_remains = self.has_remains && transcript::is_inside_json(line);
        self.has_remains || (self.was_any && transcript::closes_json(line))
    }

    /// Whether enough was consumed for one more look.
    pub(super) fn permits_look(&self) -> bool {
        self.looks >= 0
    }

    /// Whether what begins here is known to be broken. Has to be asked in order.
    pub(super) fn is_known_open(&mut self, here: u64) -> bool {
        while self.known_open.front().is_some_and(|&at| at < here) {
            self.known_open.pop_front();
        }
        self.known_open.front() == Some(&here)
    }

    /// Notes that bytes were looked at in vain.
    pub(super) fn spend(&mut self, bytes: usize) {
        self.looks -= i64::try_from(bytes).unwrap_or(i64::MAX);
    }

    /// Notes that these bytes are consumed, the first of which is here.
    pub(super) fn consume(&mut self, here: u64, bytes: &[u8]) {
        self.looks += LOOKS_A_BYTE * i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let Some(outer) = &mut self.outer else {
            return;
        };
        let known = usize::try_from(outer.fed_to.saturating_sub(here)).unwrap_or(usize::MAX);
        let mut new = bytes.get(known..).unwrap_or_default();
        outer.fed_to = outer.fed_to.max(here + bytes.len() as u64);
        while !new.is_empty() {
            match outer.document.feed(new) {
                Progress::Open => return,
                Progress::Item(taken) => new = new.get(taken..).unwrap_or_default(),
                Progress::Closed(_) | Progress::Broken(_) | Progress::TooDeep(_) => {
                    self.outer = None;
                    return;
                }
            }
        }
    }

    /// Notes a document that begins here and could not be read further than this far ahead.
    pub(super) fn begin(&mut self, here: u64, ahead: usize) {
        self.until = self.until.max(here + ahead as u64);
    }

    /// Notes that lines without a document may be what is left of the last one.
    pub(super) fn expect_remains(&mut self) {
        self.was_any = true;
        self.has_remains = true;
    }

    /// Notes that a document that begins here nests too deep this far ahead. Says whether it is the
    /// one before, which goes on nesting where it was given up.
    pub(super) fn nests(&mut self, here: u64, ahead: usize) -> bool {
        let goes_on = self.too_deep_until == Some(here);
        self.too_deep_until = Some(here + ahead as u64);
        goes_on
    }

    /// Notes what is open in a document that begins here.
    pub(super) fn know(&mut self, here: u64, document: &Document) {
        self.known_open = document.open_at().map(|open| here + open as u64).collect();
    }

    /// Follows a document to its end that was fed up to this byte, unless it is a part of another.
    pub(super) fn follow(&mut self, document: Document, fed_to: u64) {
        self.outer.get_or_insert(Outer { document, fed_to });
    }

    /// Notes that what begins here is no remains of one.
    pub(super) fn end_remains(&mut self) {
        self.has_remains = false;
    }

    /// Ends them all here: they do not reach into the next answer.
    pub(super) fn end(&mut self, here: u64) {
        self.until = self.until.min(here);
        self.outer = None;
        self.has_remains = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::document::Start;

    fn open(text: &str) -> Document {
        let mut document = Document::new(Start::Line);
        document.feed(text.as_bytes());
        document
    }

    #[test]
    fn looks_are_earned_by_what_is_consumed() {
        let mut broken = Broken::new(10);
        broken.spend(10);
        assert!(broken.permits_look());
        broken.spend(17);
        assert!(!broken.permits_look());
        broken.consume(0, b"ab");
        assert!(!broken.permits_look());
        broken.consume(2, b"c");
        assert!(broken.permits_look());
    }

    #[test]
    fn what_was_open_is_known_in_order() {
        let mut broken = Broken::new(0);
        broken.know(5, &open("{\"a\": [{"));
        let known: Vec<u64> = (0..20).filter(|&at| broken.is_known_open(at)).collect();
        assert_eq!(known, [5, 11, 12]);
    }

    #[test]
    fn a_document_holds_its_parts_until_it_ends_or_the_next_answer_begins() {
        let mut broken = Broken::new(0);
        broken.begin(5, 10);
        assert!(broken.holds(14) && !broken.holds(15));
        broken.end(8);
        assert!(!broken.holds(8));
        broken.follow(open("[{"), 2);
        broken.consume(0, b"[{}");
        assert!(broken.holds(99));
        broken.consume(3, b"]");
        assert!(!broken.holds(99));
    }

    #[test]
    fn remains_look_like_json() {
        let mut broken = Broken::new(0);
        assert!(!broken.holds_line(0, b"  indented"));
        broken.expect_remains();
        assert!(broken.holds_line(0, b"}"));
        assert!(!broken.holds_line(0, b"text"));
        assert!(!broken.holds_line(0, b"  indented"));
        assert!(broken.holds_line(0, b"  }],"));
    }
}
