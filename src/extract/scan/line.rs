//! The current line, up to the next document on it.

use std::borrow::Cow;

use super::boundary::LinePosition;
use super::{Context, Role};
use crate::timestamp;

/// How much of a line is kept to classify it, in bytes. Documents are found even after more text.
pub(super) const MAX_LINE: usize = 16 * 1024;

/// What carriage returns are, other than parts of line breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Returns {
    Unknown,
    /// They end lines. One of them ended the previous line.
    EndLines,
    /// They are bytes of the text.
    AreText,
}

/// The part of a line that was read since the last document on it.
#[derive(Debug)]
pub(super) struct Line {
    /// The line, counted from 1.
    pub(super) number: u64,
    /// The offset of the line in the input.
    pub(super) offset: u64,
    /// The first bytes, at most [`MAX_LINE`].
    bytes: Vec<u8>,
    /// How many of the bytes are known to be visible.
    visible: usize,
    /// How many of them are known to contain no carriage return.
    without_return: usize,
    returns: Returns,
    /// The last byte.
    pub(super) last: Option<u8>,
    /// Whether a document precedes.
    pub(super) has_document: bool,
    /// Whether it is the body of a request.
    has_request: bool,
    /// The time at the beginning of the line, if a document precedes.
    time: Option<String>,
    /// Whether a document may begin on the line, once that is known.
    pub(super) permits_document: Option<bool>,
    /// Whether nothing but spaces was visible at the last call of [`Line::position`].
    is_blank: bool,
}

impl Line {
    pub(super) fn new(number: u64, offset: u64) -> Self {
        Self {
            number,
            offset,
            bytes: Vec::new(),
            visible: 0,
            without_return: 0,
            returns: Returns::Unknown,
            last: None,
            has_document: false,
            has_request: false,
            time: None,
            permits_document: None,
            is_blank: true,
        }
    }

    /// Begins another line without text.
    pub(super) fn restart(&mut self, number: u64, offset: u64) {
        let mut bytes = std::mem::take(&mut self.bytes);
        bytes.clear();
        *self = Self {
            bytes,
            ..Self::new(number, offset)
        };
    }

    /// Whether the line ends inside a string in single quotes, after other text of it.
    pub(super) fn is_in_single_quotes(&self) -> bool {
        let quotes = memchr::memchr_iter(b'\'', &self.bytes).count();
        quotes % 2 == 1 && self.last != Some(b'\'')
    }

    /// Continues after a document.
    pub(super) fn pass_document<C: Context>(&mut self, role: Role) {
        let time = self.time::<C>();
        self.restart(self.number, self.offset);
        self.has_document = true;
        self.has_request = role == Role::Request;
        self.time = time;
    }

    /// Whether a document after this prefix belongs to the body of a request before it: only a
    /// separator is between them, such as an escaped line break.
    pub(super) fn follows_request(&self, prefix: &[u8]) -> bool {
        self.has_request && matches!(prefix.trim_ascii(), b"" | b"," | b"\\n" | b"\\r\\n")
    }

    /// Returns the time at the beginning of the line, as logs write it.
    pub(super) fn time<C: Context>(&self) -> Option<String> {
        if self.has_document {
            self.time.as_deref().map(str::to_owned)
        } else {
            timestamp::from_line(&self.visible::<C>()).map(str::to_owned)
        }
    }

    /// Whether nothing was read of the line.
    pub(super) fn is_new(&self) -> bool {
        self.last.is_none() && !self.has_document
    }

    /// Adds bytes that contain no line feed, and returns how many of them it takes. Of those after
    /// the first [`MAX_LINE`], only a carriage return is kept.
    pub(super) fn push(&mut self, bytes: &[u8]) -> usize {
        let room = MAX_LINE.saturating_sub(self.bytes.len());
        let (kept, taken) = match bytes.first() {
            _ if room >= bytes.len() => (bytes.len(), bytes.len()),
            _ if self.returns == Returns::AreText => (room, bytes.len()),
            Some(b'\r') if room == 0 => (1, 1),
            _ if room == 0 => (0, memchr::memchr(b'\r', bytes).unwrap_or(bytes.len())),
            _ => (room, room),
        };
        self.bytes
            .extend_from_slice(bytes.get(..kept).unwrap_or_default());
        let last = bytes.get(..taken).and_then(<[u8]>::last);
        self.last = last.copied().or(self.last);
        taken
    }

    /// Adds a bracket.
    pub(super) fn push_bracket(&mut self, bracket: u8) {
        if !self.is_full() {
            // It is not a carriage return.
            if self.without_return == self.bytes.len() {
                self.without_return += 1;
            }
            self.bytes.push(bracket);
        }
        self.last = Some(bracket);
    }

    /// Whether the next bytes are not kept.
    pub(super) fn is_full(&self) -> bool {
        self.bytes.len() >= MAX_LINE
    }

    /// Removes the carriage returns before a line feed.
    pub(super) fn trim_returns(&mut self) {
        let length = without_returns(&self.bytes).len();
        self.bytes.truncate(length);
    }

    /// Whether a carriage return may end a line here.
    #[inline]
    pub(super) fn has_return(&mut self) -> bool {
        if self.returns == Returns::AreText || self.without_return == self.bytes.len() {
            return false;
        }
        let unknown = self.bytes.get(self.without_return..).unwrap_or_default();
        let has_return = memchr::memchr(b'\r', unknown).is_some();
        self.without_return = self.bytes.len();
        has_return
    }

    /// Splits the line after each carriage return that ends one. They do in output whose first line
    /// is the one of a message, and after a document. In a log line they are part of a text, which
    /// is not trusted. Progress, which a client overwrites, is dropped. Returns the lines and the
    /// rest.
    pub(super) fn split_at_returns<C: Context>(self) -> (Vec<Self>, Self) {
        let mut lines = Vec::new();
        let mut start = 0;
        let mut rest = Self {
            bytes: Vec::new(),
            visible: 0,
            without_return: 0,
            permits_document: None,
            is_blank: true,
            ..self
        };
        for at in memchr::memchr_iter(b'\r', &self.bytes) {
            let written = self.bytes.get(start..at).unwrap_or_default();
            let is_blank = written.trim_ascii().is_empty();
            let is_line = rest.has_document || rest.returns == Returns::EndLines;
            let is_line = if C::is_progress(written) {
                is_blank && is_line
            } else if is_line || C::begins_output(&C::visible(written)) {
                true
            } else {
                rest.returns = Returns::AreText;
                break;
            };
            start = at + 1;
            if is_line {
                let next = Self::new(rest.number, self.offset + start as u64);
                let mut line = std::mem::replace(&mut rest, next);
                line.bytes = written.to_vec();
                lines.push(line);
                rest.returns = Returns::EndLines;
            }
        }
        rest.bytes = self.bytes.get(start..).unwrap_or_default().to_vec();
        rest.last = rest.bytes.last().copied();
        (lines, rest)
    }

    /// Returns what precedes a document that begins here.
    pub(super) fn position<C: Context>(&mut self) -> LinePosition {
        // What is not kept may be text, so a full line counts as text.
        let is_whole = self.bytes.len() < MAX_LINE;
        self.is_blank = self.is_blank && is_whole && self.visible::<C>().trim_ascii().is_empty();
        if self.is_blank {
            LinePosition::Start
        } else {
            LinePosition::AfterText
        }
    }

    /// Notes whether all bytes so far are visible, so that they are not searched again.
    pub(super) fn note_visible<C: Context>(&mut self) {
        if self.visible != self.bytes.len() {
            let visible = self.visible::<C>().len();
            if visible == self.bytes.len() {
                self.visible = visible;
            }
        }
    }

    /// Returns the bytes as a terminal shows them.
    pub(super) fn visible<C: Context>(&self) -> Cow<'_, [u8]> {
        if self.visible == self.bytes.len() {
            return Cow::Borrowed(&self.bytes);
        }
        C::visible(&self.bytes)
    }

    /// Returns the bytes as they were read.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Returns a line without the carriage returns before its line feed.
pub(super) fn without_returns(mut line: &[u8]) -> &[u8] {
    while let [before @ .., b'\r'] = line {
        line = before;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::client::ClientOutput;

    fn line(bytes: &[u8]) -> Line {
        let mut line = Line::new(1, 0);
        line.push(bytes);
        line
    }

    #[test]
    fn colors_and_byte_order_marks_are_not_text_before_a_document() {
        for (bytes, position) in [
            (&b"\xef\xbb\xbf \x1b[0m\t"[..], LinePosition::Start),
            (b"data: ", LinePosition::AfterText),
            (&[b' '; MAX_LINE], LinePosition::AfterText),
        ] {
            assert_eq!(line(bytes).position::<ClientOutput>(), position);
        }
    }

    #[test]
    fn only_the_first_bytes_of_a_line_are_kept() {
        let mut line = line(&[b'x'; MAX_LINE - 1]);
        assert_eq!(line.push(b"yz\rz"), 1);
        assert!(line.is_full());
        assert_eq!(line.push(b"z\rz"), 1);
        assert_eq!(line.push(b"\rz"), 1);
        assert!(line.has_return() && !line.has_return());
        assert_eq!(line.bytes.get(MAX_LINE - 1..), Some(&b"y\r"[..]));
    }

    #[test]
    fn lines_after_carriage_returns_have_their_offsets() {
        let mut line = Line::new(1, 100);
        line.push(b"> GET / HTTP/2\r>\rb\rc");
        let (lines, last) = line.split_at_returns::<ClientOutput>();
        let offsets: Vec<u64> = lines.iter().map(|line| line.offset).collect();
        assert_eq!((&offsets[..], last.offset), (&[100, 115, 117][..], 119));
    }

    #[test]
    fn carriage_returns_end_the_lines_of_a_message() {
        for (bytes, expected, rest) in [
            (&b"HTTP/2 409\rb"[..], &["HTTP/2 409"][..], "b"),
            (b"> GET / HTTP/2\r>\rb\r", &["> GET / HTTP/2", ">", "b"], ""),
            (b"\r# 5.0%\r## 10.0%\r\rb", &[], "b"),
            (b"HTTP/2 409\r# 5.0%\r\rb", &["HTTP/2 409", ""], "b"),
            (b"agent=x\rHTTP/2 409", &[], "agent=x\rHTTP/2 409"),
            (b"\r", &[], ""),
        ] {
            let (lines, last) = line(bytes).split_at_returns::<ClientOutput>();
            let lines: Vec<_> = lines.iter().map(Line::bytes).collect();
            let expected: Vec<_> = expected.iter().map(|line| line.as_bytes()).collect();
            assert_eq!(lines, expected, "{}", bytes.escape_ascii());
            assert_eq!(last.bytes(), rest.as_bytes(), "{}", bytes.escape_ascii());
        }
    }
}
