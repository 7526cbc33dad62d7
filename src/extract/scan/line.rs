//! What is seen of a line outside documents.

use std::borrow::Cow;

use super::boundary::LinePosition;
use crate::extract::ansi;
use crate::extract::client::progress;
use crate::timestamp;

/// How much of a line is kept to tell what it is, in bytes. Documents are found behind it too.
const MAX_LINE: usize = 16 * 1024;

/// What some editors and shells put before UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What was seen of a line, behind the last document on it.
#[derive(Debug)]
pub(crate) struct Line {
    /// The line, counted from 1.
    pub(crate) number: u64,
    /// The byte of the input that it begins with.
    pub(crate) begin: u64,
    /// Its first bytes.
    pub(crate) bytes: Vec<u8>,
    /// Its last byte.
    pub(crate) last: Option<u8>,
    /// Whether a document stands before.
    pub(crate) has_document: bool,
    /// The time that it begins with, where a document stands before.
    time: Option<String>,
    /// Whether documents may stand on it, once that is known.
    pub(crate) permits_documents: Option<bool>,
    /// Whether its bytes show nothing, as far as anybody asked.
    is_blank: bool,
}

impl Line {
    pub(crate) fn new(number: u64, begin: u64) -> Self {
        Self {
            number,
            begin,
            bytes: Vec::new(),
            last: None,
            has_document: false,
            time: None,
            permits_documents: None,
            is_blank: true,
        }
    }

    /// The line behind a document that begins behind these bytes.
    pub(crate) fn after_document(&self) -> Self {
        Self {
            has_document: true,
            time: self.time(),
            ..Self::new(self.number, self.begin)
        }
    }

    /// The time that a log's line begins with, as it is written there.
    pub(crate) fn time(&self) -> Option<String> {
        if self.has_document {
            self.time.clone()
        } else {
            timestamp::from_line(&self.visible())
        }
    }

    pub(crate) fn push(&mut self, bytes: &[u8]) {
        let room = MAX_LINE - self.bytes.len();
        let taken = bytes.get(..room).unwrap_or(bytes);
        self.bytes.extend_from_slice(taken);
        self.last = bytes.last().copied().or(self.last);
    }

    /// What a document that begins here begins behind.
    pub(crate) fn start(&mut self) -> LinePosition {
        // What is not kept was not seen, so a full line counts as text.
        let is_seen = self.bytes.len() < MAX_LINE;
        self.is_blank = self.is_blank && is_seen && self.visible().trim_ascii().is_empty();
        if self.is_blank {
            LinePosition::Line
        } else {
            LinePosition::Text
        }
    }

    /// The bytes without colours, progress meters, which are written over, and the times of
    /// `--trace-time`.
    pub(crate) fn visible(&self) -> Cow<'_, [u8]> {
        let bytes = self.bytes.strip_prefix(BYTE_ORDER_MARK);
        match ansi::strip(bytes.unwrap_or(&self.bytes)) {
            Cow::Borrowed(plain) => Cow::Borrowed(after_overwrites(plain)),
            Cow::Owned(plain) => Cow::Owned(after_overwrites(&plain).to_vec()),
        }
    }
}

/// What a line with carriage returns shows: what overwrites the progress of a client. Other text
/// is not overwritten: it would be hidden.
fn after_overwrites(line: &[u8]) -> &[u8] {
    let end = line.iter().rposition(|&byte| byte != b'\r');
    let mut rest = line.get(..=end.unwrap_or_default()).unwrap_or_default();
    while let Some(end) = memchr::memchr(b'\r', rest) {
        let (writing, behind) = rest.split_at(end);
        if !progress::strip_progress(writing).trim_ascii().is_empty() {
            return rest;
        }
        rest = behind.get(1..).unwrap_or_default();
    }
    progress::strip_trace_time(progress::strip_progress(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(bytes: &[u8]) -> Line {
        let mut line = Line::new(1, 0);
        line.push(bytes);
        line
    }

    #[test]
    fn a_line_is_shown_without_what_clients_add() {
        for (bytes, shown) in [
            (
                &b"HTTP/1.1 409 Conflict\r\r"[..],
                &b"HTTP/1.1 409 Conflict"[..],
            ),
            (b"\x1b[1mDate\x1b[0m: x\r", b"Date: x"),
            (b"\r# 5.0%\r## 10.0%\r\rtwo", b"two"),
            (b"one\rHTTP/1.1 500 x", b"one\rHTTP/1.1 500 x"),
            (b"\r", b""),
            (b"\xef\xbb\xbfx", b"x"),
            (b"\r#### 100.0%* Closing", b"* Closing"),
            (b"12:00:00.123456 < HTTP/2 409", b"< HTTP/2 409"),
            (b"\r\r", b""),
        ] {
            assert_eq!(line(bytes).visible(), shown, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn colours_and_marks_are_no_text_before_a_document() {
        assert_eq!(line(b"\xef\xbb\xbf \x1b[0m\t").start(), LinePosition::Line);
        assert_eq!(line(b"data: ").start(), LinePosition::Text);
        assert_eq!(line(&[b' '; MAX_LINE]).start(), LinePosition::Text);
    }

    #[test]
    fn no_more_is_kept_than_has_to_be() {
        let mut line = line(&[b'x'; MAX_LINE - 1]);
        line.push(b"yz");
        line.push(b"z");
        assert_eq!(
            (line.bytes.len(), line.bytes.last()),
            (MAX_LINE, Some(&b'y'))
        );
    }
}
