//! How clients mark the lines of headers and bodies.

use crate::table::{Row, Table};

/// How a client marks the lines of a header section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// Not at all.
    Plain,
    /// With `< `. In curl's verbose output that is the response, in other programs' the request.
    Lt,
    /// With `> `, the opposite direction.
    Gt,
    /// With two spaces, as wget does.
    Indented,
    /// With one block per header, as curl's trace does.
    Trace,
}

#[derive(Debug)]
struct Mark {
    marker: Marker,
    text: &'static [u8],
    #[cfg_attr(not(test), expect(dead_code, reason = "proves the row"))]
    example: &'static str,
}

static MARKS: Table<Mark> = Table::new(&[
    Mark {
        marker: Marker::Lt,
        text: b"<",
        example: "< HTTP/1.1 409 Conflict",
    },
    Mark {
        marker: Marker::Gt,
        text: b">",
        example: "> GET /v1/volumes HTTP/1.1",
    },
    Mark {
        marker: Marker::Indented,
        text: b" ",
        example: "  HTTP/1.1 409 Conflict",
    },
]);

impl Row for Mark {
    #[cfg(test)]
    fn example(&self) -> &'static str {
        self.example
    }
}

impl Marker {
    /// Returns the marker of a line, and the line without it.
    pub(crate) fn split(line: &[u8]) -> (Self, &[u8]) {
        MARKS
            .rows()
            .find_map(|mark| Some((mark.marker, mark.strip(line)?)))
            .unwrap_or((Self::Plain, line))
    }

    /// Whether the marker distinguishes requests from responses.
    pub(crate) fn has_direction(self) -> bool {
        matches!(self, Self::Lt | Self::Gt)
    }

    /// Returns a line without its marker; `None` if it has another one.
    pub(crate) fn strip(self, line: &[u8]) -> Option<&[u8]> {
        match MARKS.rows().find(|mark| mark.marker == self) {
            Some(mark) => mark.strip(line),
            None => Some(line),
        }
    }
}

impl Mark {
    /// Returns a line without the mark and a space. A mark alone is an empty line.
    fn strip<'l>(&self, line: &'l [u8]) -> Option<&'l [u8]> {
        match line.strip_prefix(self.text)? {
            [] => Some(&[]),
            [b' ', content @ ..] => Some(content),
            _ => None,
        }
    }
}

/// A prefix that labels or quotes the document after it, in lower case and without outer spaces.
#[derive(Debug)]
struct Label {
    text: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "proves the row"))]
    example: &'static str,
}

impl Row for Label {
    #[cfg(test)]
    fn example(&self) -> &'static str {
        self.example
    }
}

const fn label(text: &'static str, example: &'static str) -> Label {
    Label { text, example }
}

static LABELS: Table<Label> = Table::new(&[
    label("", "  "),
    label("\"", "\""),
    label("'", "'"),
    label("b'", "b'"),
    label("b\"", "b\""),
    // The record separator of JSON text sequences (RFC 7464).
    label("\u{1e}", "\u{1e}"),
    label("<", "< "),
    label(">", "> "),
    label("data:", "data: "),
    label("body:", "Body: "),
    label("response:", "Response: "),
    label("response body:", "Response body: "),
    label("result:", "Result: "),
]);

/// Whether the prefix of a document labels or quotes it, such as `data: `, and is not other text.
pub(crate) fn is_label(prefix: &[u8]) -> bool {
    // wget prints this before the body of a redirect.
    let is_skipped_by_wget = prefix.starts_with(b"Skipping ") && prefix.ends_with(b" of body: ");
    let prefix = prefix.trim_ascii();
    LABELS
        .rows()
        .any(|label| prefix.eq_ignore_ascii_case(label.text.as_bytes()))
        || is_skipped_by_wget
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::proof::assert_each_row_counts;

    #[test]
    fn header_sections_are_marked_in_four_ways() {
        for (line, marker, content) in [
            ("HTTP/1.1 409", Marker::Plain, "HTTP/1.1 409"),
            ("< HTTP/1.1 409", Marker::Lt, "HTTP/1.1 409"),
            ("> GET / HTTP/1.1", Marker::Gt, "GET / HTTP/1.1"),
            (">", Marker::Gt, ""),
            ("  HTTP/1.1 409", Marker::Indented, "HTTP/1.1 409"),
            ("<html>", Marker::Plain, "<html>"),
        ] {
            assert_eq!(
                Marker::split(line.as_bytes()),
                (marker, content.as_bytes()),
                "{line}"
            );
        }
        assert_eq!(Marker::Lt.strip(b"> x"), None);
    }

    #[test]
    fn each_mark_and_label_counts() {
        assert_each_row_counts("marks", &MARKS, |mark| {
            Marker::split(mark.example.as_bytes()).0 == mark.marker
        });
        assert_each_row_counts("labels", &LABELS, |label| {
            is_label(label.example.as_bytes())
        });
        assert!(is_label(b"Skipping 112 bytes of body: "));
        assert!(!is_label(b"ERROR request failed: "));
    }
}
