//! How clients mark the lines of headers and bodies.

use crate::first_bytes::{FirstBytes, first_bytes};
use crate::table::{Fact, Table, fact};

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
    /// With `header: `, as Python's `http.client` does.
    Header,
    /// With one block per header, as curl's trace does.
    Trace,
}

/// The text that a marker begins with. A space follows it.
#[derive(Clone, Copy, Debug)]
struct Mark {
    marker: Marker,
    text: &'static [u8],
}

const fn mark(marker: Marker, text: &'static str, example: &'static str) -> Fact<Mark> {
    let text = text.as_bytes();
    fact(Mark { marker, text }, example)
}

static MARKS: Table<Fact<Mark>> = Table::new(&[
    mark(Marker::Lt, "<", "< HTTP/1.1 409 Conflict"),
    mark(Marker::Gt, ">", "> GET /v1/volumes HTTP/1.1"),
    mark(Marker::Indented, " ", "  HTTP/1.1 409 Conflict"),
    mark(Marker::Header, "header:", "header: Retry-After: 12"),
]);

/// The first bytes of marked lines.
pub(super) const FIRST_BYTES: FirstBytes = first_bytes!(MARKS, text);

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn header_sections_are_marked_in_several_ways() {
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
    fn each_mark_is_needed() {
        assert_each_row_is_needed("marks", &MARKS, |mark| {
            Marker::split(mark.example().as_bytes()).0 == mark.marker
        });
    }
}
