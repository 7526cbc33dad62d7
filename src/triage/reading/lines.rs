//! Where an input may be cut: between lines that do not depend on each other.

use crate::extract;
use crate::timestamp;

/// How much of a line is classified, in bytes.
pub(super) const MAX_HEAD: usize = 256;

/// What the beginning and the end of a line say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Empty,
    /// It begins with a time, as the record of a log does.
    Timed,
    /// It begins and ends like an object.
    Document,
    /// It begins like an object that continues on the next line.
    DocumentStart,
    /// It ends an object.
    DocumentEnd,
    /// It is text that no client prints around a body.
    Text,
    /// It may belong to the lines around it.
    Other,
}

/// What is between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Boundary {
    /// They may belong together.
    None,
    /// One document ends, and the next one begins.
    Documents,
    /// They are independent.
    Lines,
}

/// A line, as far as it matters for a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) kind: Kind,
    /// Whether the next line may continue it, or be announced by it.
    pub(super) is_open: bool,
}

impl Line {
    /// Classifies a line. `head` has its first bytes, `last` is its last byte apart from white
    /// space.
    pub(super) fn new(head: &[u8], last: Option<u8>) -> Self {
        let head = head.get(..MAX_HEAD).unwrap_or(head);
        let kind = match (head.first(), last) {
            (_, None) => Kind::Empty,
            (Some(b'{'), Some(b'}')) => Kind::Document,
            (Some(b'{'), _) => Kind::DocumentStart,
            (Some(b'}'), Some(b'}')) => Kind::DocumentEnd,
            _ if timestamp::from_line(head).is_some() => Kind::Timed,
            _ if extract::is_plain_text(head.trim_ascii_end()) => Kind::Text,
            _ => Kind::Other,
        };
        Self {
            kind,
            is_open: last.is_some_and(is_open),
        }
    }

    /// Classifies a line whose end is not known: text may follow `head`.
    pub(super) fn of_unfinished(head: &[u8]) -> Self {
        Self::new(head, Some(b'x'))
    }

    /// Classifies a whole line.
    pub(super) fn of(line: &[u8]) -> Self {
        let text = line.trim_ascii_end();
        Self::new(text, text.last().copied())
    }

    /// Returns what is between this line and the next one that is not empty.
    pub(super) fn boundary(self, next: Self) -> Boundary {
        let is_start = matches!(
            next.kind,
            Kind::Timed | Kind::Text | Kind::Document | Kind::DocumentStart
        );
        match self.kind {
            _ if self.is_open || !is_start => Boundary::None,
            Kind::Timed | Kind::Text => Boundary::Lines,
            Kind::Document | Kind::DocumentEnd if next.kind != Kind::Text => Boundary::Documents,
            _ => Boundary::None,
        }
    }
}

/// Whether the next line may continue a line that ends with this byte, or be announced by it.
pub(super) fn is_open(last: u8) -> bool {
    b"{[(,:=\\\"'`<>-".contains(&last)
}

/// Returns the range of the line before an offset, which is the beginning of a line. `None` at the
/// beginning of the text.
pub(super) fn before(text: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    let end = at.checked_sub(1)?;
    let start = memchr::memrchr(b'\n', text.get(..end)?).map_or(0, |feed| feed + 1);
    Some(start..end)
}

/// Returns the range of the line that begins at an offset, without its line break. `None` at the end
/// of the text.
pub(super) fn after(text: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
    let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    Some(at..at + length)
}

/// Returns the last offset at which a text can be cut, or `None`. The text continues, so its last
/// line may not be whole.
pub(super) fn last_boundary(text: &[u8]) -> Option<usize> {
    let mut next: Option<(usize, Line)> = None;
    let mut at = memchr::memrchr(b'\n', text)? + 1;
    let rest = text.get(at..).unwrap_or_default();
    if rest.len() >= MAX_HEAD {
        next = Some((at, Line::of_unfinished(rest)));
    }
    while let Some(range) = before(text, at) {
        at = range.start;
        let line = Line::of(text.get(range.clone()).unwrap_or_default());
        if line.kind == Kind::Empty {
            continue;
        }
        if let Some((start, next)) = next {
            if line.boundary(next) > Boundary::None {
                return Some(start);
            }
        }
        next = Some((range.start, line));
    }
    None
}

/// Returns the first offset after the first line at which a text can be cut, or `None` if the text does
/// not show it. `is_whole` says that the text does not continue.
pub(super) fn first_boundary(text: &[u8], is_whole: bool) -> Option<usize> {
    let mut before: Option<Line> = None;
    let mut at = memchr::memchr(b'\n', text)? + 1;
    loop {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let feed = memchr::memchr(b'\n', rest);
        let line = match rest.get(..feed.unwrap_or(rest.len())) {
            Some(line) if feed.is_some() || is_whole => Line::of(line),
            _ => Line::of_unfinished(rest.get(..MAX_HEAD)?),
        };
        if line.kind != Kind::Empty {
            if before.is_some_and(|before| before.boundary(line) > Boundary::None) {
                return Some(at);
            }
            before = Some(line);
        }
        at += feed? + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boundary(before: &str, after: &str) -> Boundary {
        Line::of(before.as_bytes()).boundary(Line::of(after.as_bytes()))
    }

    #[test]
    fn records_of_a_log_are_independent() {
        let record = "2026-11-23T06:50:27Z INFO job done";
        for before in [record, "Nov 23 06:50:27 host x", "worker stopped."] {
            for after in [record, "worker started", "{\"a\": 1}", "{"] {
                assert_eq!(boundary(before, after), Boundary::Lines, "{before} {after}");
            }
        }
        assert_eq!(boundary("{\"a\": 1}", "{\"a\": 2}\r"), Boundary::Documents);
        assert_eq!(boundary("}", "{"), Boundary::Documents);
        assert_eq!(boundary("}", record), Boundary::Documents);
    }

    #[test]
    fn lines_that_may_belong_together_are_not_cut() {
        for (before, after) in [
            ("{", "\"a\": 1"),
            ("[", "{\"a\": 1}"),
            ("{\"a\": 1},", "{\"a\": 2}"),
            ("HTTP/1.1 409 Conflict", "x"),
            ("x-request-id: req_1", "{"),
            ("Request body:", "{\"a\": 1}"),
            ("2026-11-23T06:50:27Z INFO Request:", "{\"a\": 1}"),
            ("{\"a\": 1}", "request_id: req_1"),
            ("}", "next text"),
            ("2026-11-23T06:50:27Z x", "  indented"),
            ("2026-11-23T06:50:27Z x", "}"),
            ("2026-11-23T06:50:27Z x", "HTTP/1.1 409 Conflict"),
        ] {
            assert_eq!(boundary(before, after), Boundary::None, "{before} {after}");
        }
    }

    #[test]
    fn a_text_is_cut_at_its_last_boundary() {
        let text = b"{\"a\": 1}\n\n{\"a\": 2}\n{\n\"a\": 3\n}\n";
        assert_eq!(last_boundary(text), Some(19));
        assert_eq!(last_boundary(b"{\"a\": 1}\n{\"a\": 2}\n"), Some(9));
        assert_eq!(last_boundary(b"{\"a\": 1}\n{\"a\""), None);
        let long = format!("{{\"a\": 1}}\n{{\"a\": \"{}", "x".repeat(MAX_HEAD));
        assert_eq!(last_boundary(long.as_bytes()), Some(9));
        assert_eq!(last_boundary(b"x"), None);
        assert_eq!(last_boundary(b""), None);
    }

    #[test]
    fn the_first_boundary_is_after_a_whole_line() {
        let text = b"1}\n{\"a\": 1}\n\n{\"a\": 2}\n{\n\"a\": 3\n}\n";
        assert_eq!(first_boundary(text, false), Some(13));
        assert_eq!(
            first_boundary(text.get(..20).unwrap_or_default(), false),
            None
        );
        assert_eq!(
            first_boundary(text.get(..20).unwrap_or_default(), true),
            Some(13)
        );
        assert_eq!(first_boundary(b"{\"a\": 1}\n{\"a\": 2}\n", true), None);
        let long = format!("x\n{{\"a\": 1}}\n{{\"a\": \"{}", "x".repeat(MAX_HEAD));
        assert_eq!(first_boundary(long.as_bytes(), false), Some(11));
        assert_eq!(first_boundary(b"x", true), None);
        assert_eq!(first_boundary(b"", true), None);
    }
}
