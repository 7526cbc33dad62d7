//! Reads lines that belong together, up to where the input can be cut.

use std::io::{self, Read};

use super::lines::{Boundary, Kind, Line, MAX_HEAD};
use super::summary::Summary;

/// How much is read at once, in bytes.
const CHUNK: usize = 64 * 1024;

/// A reader that ends before the first line that does not depend on the lines before it.
#[derive(Debug)]
pub(super) struct Stretch<'b, R> {
    reader: &'b mut R,
    /// Bytes that were read. Those after the end of the stretch belong to the next block.
    bytes: &'b mut Vec<u8>,
    has_ended: &'b mut bool,
    summary: &'b mut Summary,
    /// How many of the bytes may be returned: what follows them may be after the end.
    checked: usize,
    /// How many of the bytes were returned.
    returned: usize,
    /// The first bytes of the line at `checked`, if a part of it was checked already.
    head: Vec<u8>,
    /// The last byte of that part apart from white space.
    last: Option<u8>,
    /// The line before it, if it is not the first one.
    before: Option<Line>,
    /// Whether `checked` is the end.
    is_complete: bool,
}

impl<'b, R: Read> Stretch<'b, R> {
    pub(super) fn new(
        reader: &'b mut R,
        bytes: &'b mut Vec<u8>,
        has_ended: &'b mut bool,
        summary: &'b mut Summary,
    ) -> Self {
        Self {
            reader,
            bytes,
            has_ended,
            summary,
            checked: 0,
            returned: 0,
            head: Vec::new(),
            last: None,
            before: None,
            is_complete: false,
        }
    }

    /// Checks as many bytes as possible. Returns whether there are any.
    fn check(&mut self) -> bool {
        let start = self.checked;
        while !self.is_complete {
            let rest = self.bytes.get(self.checked..).unwrap_or_default();
            let feed = memchr::memchr(b'\n', rest);
            let line = rest.get(..feed.unwrap_or(rest.len())).unwrap_or(rest);
            let is_start = self.head.is_empty() && self.last.is_none();
            let is_enough = feed.is_some() || rest.len() >= MAX_HEAD || *self.has_ended;
            if rest.is_empty() || (is_start && !is_enough) {
                break;
            }
            if is_start {
                let next = match feed {
                    Some(_) => Line::of(line),
                    None => Line::of_unfinished(line.trim_ascii_end()),
                };
                let boundary = self.before.map(|before| before.boundary(next));
                if next.kind != Kind::Empty && boundary > Some(Boundary::None) {
                    self.is_complete = true;
                    break;
                }
            }
            let room = MAX_HEAD.saturating_sub(self.head.len());
            self.head.extend(line.iter().take(room));
            self.last = line.trim_ascii_end().last().copied().or(self.last);
            self.checked += line.len();
            if feed.is_some() {
                self.checked += 1;
                let whole = Line::new(&self.head, self.last);
                if whole.kind != Kind::Empty {
                    self.before = Some(whole);
                }
                self.head.clear();
                self.last = None;
            }
        }
        self.checked > start
    }

    fn read_more(&mut self) -> io::Result<()> {
        self.bytes.drain(..self.returned);
        self.checked -= self.returned;
        self.returned = 0;
        let count = self.reader.take(CHUNK as u64).read_to_end(self.bytes)?;
        *self.has_ended = count < CHUNK;
        Ok(())
    }
}

impl<R: Read> Read for Stretch<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.returned == self.checked && !self.check() {
            if self.is_complete || *self.has_ended {
                return Ok(0);
            }
            self.read_more()?;
        }
        let bytes = self.bytes.get(self.returned..self.checked);
        let count = self.summary.copy(bytes.unwrap_or_default(), buffer);
        self.returned += count;
        Ok(count)
    }
}

/// Leaves what follows the stretch to the next block.
impl<R> Drop for Stretch<'_, R> {
    fn drop(&mut self) {
        self.bytes.drain(..self.returned);
    }
}
