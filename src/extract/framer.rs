//! Cuts a stream of bytes into HTTP heads, JSON documents and lines of text.

use std::io::{self, Read};

use super::document::{Document, Progress};
use super::input::Input;
use crate::response::Head;

/// The largest JSON document that is read, in bytes. An error response is a few hundred bytes;
/// the limit keeps memory bounded on input that is something else.
pub const MAX_DOCUMENT: usize = 1024 * 1024;

/// How much of a line outside JSON documents is looked at, in bytes.
const MAX_LINE: usize = 16 * 1024;

/// What every status line begins with.
const STATUS_LINE: &[u8] = b"HTTP/";

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

#[derive(Debug)]
pub(super) struct Framer<R> {
    input: Input<R>,
    /// A line that was read as the next header but is none, and where it begins.
    ahead: Option<(u64, Vec<u8>)>,
}

impl<R: Read> Framer<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            input: Input::new(reader),
            ahead: None,
        }
    }

    /// The next frame with the line it begins on, counted from 1; `None` at the end of the input.
    pub(super) fn next_frame(&mut self) -> io::Result<Option<(u64, Frame)>> {
        if let Some((line, text)) = self.ahead.take() {
            return Ok(Some((line, Frame::Text(text))));
        }
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
        let mut bytes = Vec::new();
        let mut length = 0;
        // The line of the last byte that says anything.
        let mut last_line = self.input.line();
        loop {
            let available = self.input.peek(1)?;
            if available.is_empty() {
                return Ok(if length > MAX_DOCUMENT {
                    Frame::TooLarge
                } else {
                    Frame::Truncated(last_line)
                });
            }
            let progress = document.feed(available);
            let taken = match progress {
                Progress::Open => available.len(),
                Progress::Closed(taken) | Progress::NotJson(taken) => taken,
            };
            let taken_bytes = available.get(..taken).unwrap_or_default();
            length += taken;
            if length <= MAX_DOCUMENT {
                bytes.extend_from_slice(taken_bytes);
            } else {
                bytes = Vec::new();
            }
            let blank_end = taken_bytes.len() - taken_bytes.trim_ascii_end().len();
            self.input.consume(taken - blank_end);
            if taken > blank_end {
                last_line = self.input.line();
            }
            self.input.consume(blank_end);
            match progress {
                Progress::Open => {}
                Progress::NotJson(_) => {
                    if !bytes.contains(&b'\n') {
                        bytes.append(&mut self.rest_of_line()?);
                    }
                    return Ok(Frame::Text(bytes));
                }
                Progress::Closed(_) if length > MAX_DOCUMENT => return Ok(Frame::TooLarge),
                Progress::Closed(_) if document.is_too_deep() => return Ok(Frame::TooDeep),
                Progress::Closed(_) => return Ok(Frame::Document { bytes, column }),
            }
        }
    }

    /// A line of text, or an HTTP head with all its lines.
    fn text(&mut self) -> io::Result<Frame> {
        let line = self.rest_of_line()?;
        let Some(mut head) = Head::from_status_line(&line) else {
            return Ok(Frame::Text(line));
        };
        // A head ends with an empty line. Where a client leaves that out, the body or the next
        // head ends it too. No more is looked at than has to be there.
        while let Some(&first) = self.input.peek(1)?.first() {
            if Document::can_begin_with(first)
                || (STATUS_LINE.first() == Some(&first)
                    && self.input.peek(STATUS_LINE.len())?.starts_with(STATUS_LINE))
            {
                break;
            }
            let begin = self.input.line();
            let header = self.rest_of_line()?;
            if header.is_empty() {
                break;
            }
            if !Head::is_header(&header) {
                self.ahead = Some((begin, header));
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
