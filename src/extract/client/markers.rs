//! How the lines of heads and bodies look in what clients print.

/// How a client marks the lines of a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// Not at all.
    Plain,
    /// With `< `: curl's verbose form, where it is the response, and others, where it is the request.
    Lt,
    /// With `> `, the other way round.
    Gt,
    /// With two blanks: wget.
    Indented,
    /// One block a header: curl's trace.
    Trace,
}

/// The marks, for those styles that have one.
const MARKS: [(Marker, &[u8]); 3] = [
    (Marker::Lt, b"<"),
    (Marker::Gt, b">"),
    (Marker::Indented, b" "),
];

impl Marker {
    /// The marker of a line that may begin a head, and the line without its mark.
    pub(crate) fn of(line: &[u8]) -> (Self, &[u8]) {
        MARKS
            .iter()
            .find_map(|&(marker, _)| Some((marker, marker.content(line)?)))
            .unwrap_or((Self::Plain, line))
    }

    /// Whether the mark is one of those that tell requests from responses.
    pub(crate) fn has_direction(self) -> bool {
        matches!(self, Self::Lt | Self::Gt)
    }

    /// The line without its mark; `None` when it has another marker. A mark without a line behind
    /// it is an empty line.
    pub(crate) fn content(self, line: &[u8]) -> Option<&[u8]> {
        let mark = MARKS.iter().find(|(marker, _)| *marker == self);
        let Some((_, mark)) = mark else {
            return Some(line);
        };
        match line.strip_prefix(*mark)? {
            [] => Some(&[]),
            [b' ', content @ ..] => Some(content),
            _ => None,
        }
    }
}

/// Whether what stands before a document on its line is a mark or a quote and no text.
pub(crate) fn is_mark(begin: &[u8]) -> bool {
    const MARKS: [&[u8]; 13] = [
        b"",
        b"\"",
        b"'",
        b"b'",
        b"b\"",
        b"\x1e",
        b"<",
        b">",
        b"data:",
        b"body:",
        b"response:",
        b"response body:",
        b"result:",
    ];
    let is_skipped_by_wget = begin.starts_with(b"Skipping ") && begin.ends_with(b" of body: ");
    let begin = begin.trim_ascii().to_ascii_lowercase();
    MARKS.contains(&&*begin) || is_skipped_by_wget
}

/// Whether a line looks like one of the middle or the end of a pretty JSON document.
pub(crate) fn is_inside_json(line: &[u8]) -> bool {
    matches!(
        line.first(),
        Some(b' ' | b'\t' | b'"' | b'\'' | b'}' | b']' | b',')
    )
}

/// Whether a line has nothing but the end of a JSON document.
pub(crate) fn closes_json(line: &[u8]) -> bool {
    line.iter().all(|byte| b" \t}],;".contains(byte))
}

/// Whether a line is the size of a chunk, which `curl --raw` leaves in.
pub(crate) fn is_chunk_size(line: &[u8]) -> bool {
    let number = line.trim_ascii();
    (1..=16).contains(&number.len()) && number.iter().all(u8::is_ascii_hexdigit)
}

/// Whether a line is a number, such as the status that `curl -w '%{http_code}'` writes behind a
/// body.
pub(crate) fn is_number(line: &[u8]) -> bool {
    let number = line.trim_ascii();
    let is_part = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    (1..=16).contains(&number.len()) && number.iter().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_marked_in_four_ways() {
        for (line, marker, content) in [
            ("HTTP/1.1 409", Marker::Plain, "HTTP/1.1 409"),
            ("< HTTP/1.1 409", Marker::Lt, "HTTP/1.1 409"),
            ("> GET / HTTP/1.1", Marker::Gt, "GET / HTTP/1.1"),
            (">", Marker::Gt, ""),
            ("  HTTP/1.1 409", Marker::Indented, "HTTP/1.1 409"),
            ("<html>", Marker::Plain, "<html>"),
        ] {
            assert_eq!(
                Marker::of(line.as_bytes()),
                (marker, content.as_bytes()),
                "{line}"
            );
        }
        assert_eq!(Marker::Lt.content(b"> x"), None);
    }
}
