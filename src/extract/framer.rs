//! Cuts a stream of bytes into HTTP heads, JSON documents and lines of text.

use std::io::{self, Read};

use super::document::{Document, Progress};
use super::input::Input;
use crate::response::Head;

/// The largest JSON document that is read, in bytes. An error response is a few hundred bytes;
/// the limit keeps memory bounded on input that is something else.
pub const MAX_DOCUMENT: usize = 4 * 1024 * 1024;

/// How much of a line outside JSON documents is looked at, in bytes.
const MAX_LINE: usize = 16 * 1024;

/// What some editors and shells put before UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One piece of the input.
#[derive(Debug)]
pub(super) enum Frame {
    /// A status line and its headers.
    Head(Head),
    /// A whole JSON document by its brackets, and the column of the first, counted from 1.
    Document { bytes: Vec<u8>, column: u64 },
    /// A JSON document that the end of the input cut off on this line, counted from 1.
    Truncated(u64),
    /// A JSON document over [`MAX_DOCUMENT`], passed over.
    TooLarge,
    /// A JSON document that nests too deep to be read, passed over.
    TooDeep,
    /// A line of anything else, without its line break and cut at a length.
    Text(Vec<u8>),
}

pub(super) struct Framer<R> {
    input: Input<R>,
}

impl<R: Read> Framer<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            input: Input::new(reader),
        }
    }

    /// The next frame with the line it begins on, counted from 1; `None` at the end of the input.
    pub(super) fn next_frame(&mut self) -> io::Result<Option<(u64, Frame)>> {
        let Some(first) = self.skip_blanks()? else {
            return Ok(None);
        };
        let line = self.input.line();
        let frame = if Document::can_begin_with(first) {
            self.document()?
        } else {
            self.text()?
        };
        Ok(Some((line, frame)))
    }

    /// Passes over blanks, line breaks and byte order marks, and shows the byte behind them.
    fn skip_blanks(&mut self) -> io::Result<Option<u8>> {
        loop {
            let Some(&byte) = self.input.peek(1)?.first() else {
                return Ok(None);
            };
            let blank = if byte.is_ascii_whitespace() {
                1
            } else if BYTE_ORDER_MARK.starts_with(&[byte])
                && self
                    .input
                    .peek(BYTE_ORDER_MARK.len())?
                    .starts_with(BYTE_ORDER_MARK)
            {
                BYTE_ORDER_MARK.len()
            } else {
                return Ok(Some(byte));
            };
            self.input.consume(blank);
        }
    }

    /// A JSON document, or a line that only begins like one.
    fn document(&mut self) -> io::Result<Frame> {
        let column = self.input.column();
        let mut document = Document::default();
        let mut bytes: Vec<u8> = Vec::new();
        let mut length = 0;
        loop {
            let available = self.input.peek(1)?;
            if available.is_empty() {
                // The line of the last byte that says anything.
                let blank = bytes
                    .iter()
                    .rev()
                    .take_while(|byte| byte.is_ascii_whitespace());
                let breaks = blank.filter(|&&byte| byte == b'\n').count() as u64;
                return Ok(Frame::Truncated(self.input.line() - breaks));
            }
            let progress = document.feed(available);
            let (Progress::Closed(taken) | Progress::NotJson(taken)) = progress else {
                let taken = available.len();
                length += taken;
                if length <= MAX_DOCUMENT {
                    bytes.extend_from_slice(available);
                } else {
                    bytes = Vec::new();
                }
                self.input.consume(taken);
                continue;
            };
            length += taken;
            bytes.extend_from_slice(available.get(..taken).unwrap_or_default());
            self.input.consume(taken);
            return if matches!(progress, Progress::NotJson(_)) {
                if !bytes.contains(&b'\n') {
                    bytes.append(&mut self.rest_of_line()?);
                }
                Ok(Frame::Text(bytes))
            } else if length > MAX_DOCUMENT {
                Ok(Frame::TooLarge)
            } else if document.is_too_deep() {
                Ok(Frame::TooDeep)
            } else {
                Ok(Frame::Document { bytes, column })
            };
        }
    }

    /// A line of text, or an HTTP head with all its lines.
    fn text(&mut self) -> io::Result<Frame> {
        let line = self.rest_of_line()?;
        let Some(mut head) = Head::from_status_line(&line) else {
            return Ok(Frame::Text(line));
        };
        // A head ends with an empty line. Where a client leaves that out, the body or the next
        // head ends it too.
        loop {
            let next = self.input.peek(b"HTTP/".len())?;
            match next.first() {
                None => break,
                Some(&byte) if Document::can_begin_with(byte) => break,
                Some(_) if next.starts_with(b"HTTP/") => break,
                Some(_) => {}
            }
            let header = self.rest_of_line()?;
            if header.is_empty() {
                break;
            }
            head.add_header(&header);
        }
        Ok(Frame::Head(head))
    }

    /// The bytes up to the end of the line, without the line break and cut at [`MAX_LINE`].
    fn rest_of_line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        loop {
            let available = self.input.peek(1)?;
            let end = memchr::memchr(b'\n', available);
            let taken = end.unwrap_or(available.len());
            let room = MAX_LINE - line.len();
            line.extend_from_slice(available.get(..taken.min(room)).unwrap_or_default());
            let ended = end.is_some() || available.is_empty();
            self.input.consume(taken + usize::from(end.is_some()));
            if ended {
                while line.last() == Some(&b'\r') {
                    line.pop();
                }
                return Ok(line);
            }
        }
    }
}
