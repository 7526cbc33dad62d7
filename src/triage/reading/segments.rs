//! Divides an input that can be read at any offset into segments of lines that do not depend on
//! others.
//!
//! The input has windows of one size, and each window reaches a little into the next one. A segment
//! begins at the first boundary in a window and ends at the first boundary in a later window. So
//! each worker finds the ends of its segment by itself.

use std::io::{self, ErrorKind, Read};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use super::lines;
use super::read_at::ReadAt;
use super::summary::Summary;

/// A window reaches into the next one by its size divided by this.
const OVERLAP_DIVISOR: usize = 64;

/// The size of a line of the processor's cache, in bytes.
const ALIGNMENT: usize = 64;

/// An input, and which of its windows is next.
pub(super) struct Segments<'s> {
    source: &'s dyn ReadAt,
    /// The size of the input.
    size: u64,
    /// The size of a window, without what it has in common with the next one.
    window: usize,
    next: AtomicU64,
}

/// A part of the input that a worker has read.
#[derive(Debug, Default)]
pub(super) struct Buffer {
    memory: Vec<u8>,
    /// Where the part begins in the memory.
    begin: usize,
    /// How many bytes were read.
    filled: usize,
    /// The offset of its first byte in the input.
    start: u64,
    /// Whether it has the end of the input.
    is_end: bool,
}

/// Lines that do not depend on others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// Those in the buffer.
    pub(super) lines: Range<usize>,
    /// Whether lines follow that cannot be cut yet. [`Segments::stretch`] reads them.
    pub(super) is_long: bool,
}

impl<'s> Segments<'s> {
    pub(super) fn new(source: &'s dyn ReadAt, size: u64, window: usize) -> Self {
        Self {
            source,
            size,
            window: window.max(1),
            next: AtomicU64::new(0),
        }
    }

    /// Returns how many windows there are.
    pub(super) fn count(&self) -> u64 {
        self.size.div_ceil(self.window as u64)
    }

    /// Makes [`Segments::next`] return `None`, for all workers.
    pub(super) fn stop(&self) {
        self.next.store(self.count(), Ordering::Relaxed);
    }

    /// Reads the next segment into a buffer. Returns `None` at the end.
    pub(super) fn next(&self, buffer: &mut Buffer) -> io::Result<Option<Segment>> {
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if number >= self.count() {
                return Ok(None);
            }
            self.read_window(number, buffer)?;
            let begin = match number {
                0 => Some(0),
                _ => lines::first_boundary(buffer.bytes(), buffer.is_end),
            };
            // Without a boundary, the lines belong to a segment that begins before the window.
            if let Some(begin) = begin {
                return self.segment(begin, buffer).map(Some);
            }
        }
    }

    /// Finds the end of the segment that begins at this place of a buffer with one window.
    fn segment(&self, begin: usize, buffer: &mut Buffer) -> io::Result<Segment> {
        let mut end = self.end(buffer);
        if end.is_none() {
            self.fill(2 * self.window + self.overlap(), buffer)?;
            end = self.end(buffer);
        }
        if let Some(end) = end {
            return Ok(Segment {
                lines: begin..end,
                is_long: false,
            });
        }
        let rest = buffer.bytes().get(begin..).unwrap_or_default();
        let whole = lines::last_boundary(rest).unwrap_or_default();
        Ok(Segment {
            lines: begin..begin + whole,
            is_long: true,
        })
    }

    /// Returns where a segment ends that begins in the first window of a buffer. `None` if the
    /// buffer does not show it.
    fn end(&self, buffer: &Buffer) -> Option<usize> {
        let next = buffer.bytes().get(self.window..).unwrap_or_default();
        let end = lines::first_boundary(next, buffer.is_end).map(|end| self.window + end);
        end.or(buffer.is_end.then_some(buffer.filled))
    }

    /// Returns a reader of the lines after a long segment, up to where the next segment begins.
    pub(super) fn stretch<'b>(
        &'b self,
        buffer: &'b mut Buffer,
        segment: &Segment,
        summary: &'b mut Summary,
    ) -> LongSegment<'b> {
        let returned = segment.lines.end;
        LongSegment {
            segments: self,
            returned,
            // The buffer has two windows, and the second one has no boundary.
            checked: (2 * self.window).max(returned),
            next: buffer.start / self.window as u64 + 2,
            is_complete: false,
            buffer,
            summary,
        }
    }

    fn overlap(&self) -> usize {
        self.window.div_ceil(OVERLAP_DIVISOR)
    }

    fn read_window(&self, number: u64, buffer: &mut Buffer) -> io::Result<()> {
        buffer.start = number * self.window as u64;
        buffer.filled = 0;
        self.fill(self.window + self.overlap(), buffer)
    }

    /// Reads on until the buffer has this many bytes, or the input ends.
    fn fill(&self, wanted: usize, buffer: &mut Buffer) -> io::Result<()> {
        let rest = self.size.saturating_sub(buffer.start);
        let wanted = wanted.min(usize::try_from(rest).unwrap_or(usize::MAX));
        buffer.reserve(wanted);
        loop {
            let offset = buffer.offset(buffer.filled);
            let Some(room) = buffer.room(wanted) else {
                break;
            };
            match self.source.read_at(room, offset) {
                Ok(0) => {
                    let message = "it became shorter while it was read";
                    return Err(io::Error::new(ErrorKind::UnexpectedEof, message));
                }
                Ok(count) => buffer.filled += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        buffer.is_end = wanted as u64 == rest;
        Ok(())
    }
}

impl Buffer {
    pub(super) fn bytes(&self) -> &[u8] {
        let end = self.begin + self.filled;
        self.memory.get(self.begin..end).unwrap_or_default()
    }

    /// Makes room for this many bytes. The system copies fastest to an aligned address.
    fn reserve(&mut self, size: usize) {
        if self.memory.len() < size + ALIGNMENT {
            let mut memory = vec![0; size + ALIGNMENT];
            let begin = memory.as_ptr().align_offset(ALIGNMENT).min(ALIGNMENT);
            let read = self.bytes();
            if let Some(room) = memory.get_mut(begin..begin + read.len()) {
                room.copy_from_slice(read);
            }
            self.memory = memory;
            self.begin = begin;
        }
    }

    /// Returns where the next bytes belong, up to this size; `None` if they are read.
    fn room(&mut self, size: usize) -> Option<&mut [u8]> {
        let range = self.begin + self.filled..self.begin + size;
        self.memory.get_mut(range).filter(|room| !room.is_empty())
    }

    /// Returns the offset in the input of a place in the buffer.
    pub(super) fn offset(&self, at: usize) -> u64 {
        self.start + at as u64
    }
}

/// A reader of the lines after a segment that cannot be cut.
pub(super) struct LongSegment<'b> {
    segments: &'b Segments<'b>,
    buffer: &'b mut Buffer,
    summary: &'b mut Summary,
    /// How many bytes of the buffer were returned.
    returned: usize,
    /// How many of them are before the end.
    checked: usize,
    /// The number of the window after those in the buffer.
    next: u64,
    /// Whether the end is in the buffer.
    is_complete: bool,
}

impl LongSegment<'_> {
    /// Reads the next window and searches the end in it.
    fn read_more(&mut self) -> io::Result<()> {
        // A segment may end in what two windows have in common.
        let returned = self.buffer.offset(self.returned);
        self.segments.read_window(self.next, self.buffer)?;
        self.next += 1;
        let returned = returned.saturating_sub(self.buffer.start);
        self.returned = usize::try_from(returned).unwrap_or(usize::MAX);
        let end = lines::first_boundary(self.buffer.bytes(), self.buffer.is_end);
        let end = end.or(self.buffer.is_end.then_some(self.buffer.filled));
        self.is_complete = end.is_some();
        self.checked = end.unwrap_or(self.segments.window).max(self.returned);
        Ok(())
    }
}

impl Read for LongSegment<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.returned == self.checked && !self.is_complete {
            self.read_more()?;
        }
        let bytes = self.buffer.bytes().get(self.returned..self.checked);
        let count = self.summary.copy(bytes.unwrap_or_default(), buffer);
        self.returned += count;
        Ok(count)
    }
}
