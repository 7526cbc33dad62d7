//! The bytes of a reader, with a lookahead and positions.

use std::io::{self, Read};

/// How much is read at once, in bytes.
const BLOCK: usize = 64 * 1024;

/// A position in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The line, counted from 1.
    pub(super) line: u64,
    /// The byte of the line, counted from 1.
    pub(super) column: u64,
}

impl Place {
    const START: Self = Self { line: 1, column: 1 };

    /// Returns the position after these bytes, which begin here.
    fn after(self, bytes: &[u8]) -> Self {
        let last = match bytes {
            // Most steps are this short.
            [] => None,
            [byte] => (*byte == b'\n').then_some(0),
            _ => memchr::memrchr(b'\n', bytes),
        };
        match last {
            Some(last) => Self {
                line: self.line + memchr::memchr_iter(b'\n', bytes).count() as u64,
                column: (bytes.len() - last) as u64,
            },
            None => Self {
                line: self.line,
                column: self.column + bytes.len() as u64,
            },
        }
    }
}

/// A buffered reader that shows bytes before they are consumed. It reads only when asked for bytes
/// that are not buffered, so that results of a slow pipe come without delay, and buffers no more
/// than the lookahead needs.
#[derive(Debug)]
pub(super) struct Input<R> {
    reader: R,
    buffer: Vec<u8>,
    /// The range of the buffer that was read and not consumed.
    start: usize,
    end: usize,
    place: Place,
    consumed: u64,
    has_ended: bool,
}

impl Input<io::Empty> {
    /// Returns an input of bytes in memory.
    pub(super) fn from_bytes(bytes: Vec<u8>) -> Self {
        Self {
            end: bytes.len(),
            has_ended: true,
            ..Self::with_buffer(io::empty(), bytes)
        }
    }
}

impl<R: Read> Input<R> {
    pub(super) fn new(reader: R) -> Self {
        Self::with_buffer(reader, vec![0; BLOCK])
    }

    /// Returns an input of at most `len` bytes, with a buffer just large enough.
    pub(super) fn with_len(reader: R, len: usize) -> Self {
        // The last byte is room for the read that finds the end.
        Self::with_buffer(reader, vec![0; BLOCK.min(len + 1)])
    }

    fn with_buffer(reader: R, buffer: Vec<u8>) -> Self {
        Self {
            reader,
            buffer,
            start: 0,
            end: 0,
            place: Place::START,
            consumed: 0,
            has_ended: false,
        }
    }

    /// Returns the buffered bytes from this offset on, after reading more if necessary. They are
    /// empty only at the end of the input.
    #[inline]
    pub(super) fn peek(&mut self, ahead: usize) -> io::Result<&[u8]> {
        if self.end - self.start <= ahead {
            self.read_until(ahead)?;
        }
        Ok(self.buffered(ahead..))
    }

    #[cold]
    fn read_until(&mut self, ahead: usize) -> io::Result<()> {
        while self.end - self.start <= ahead && !self.has_ended {
            self.read_more()?;
        }
        Ok(())
    }

    /// Returns the bytes in this range, if they are buffered.
    pub(super) fn buffered(
        &self,
        range: impl std::slice::SliceIndex<[u8], Output = [u8]>,
    ) -> &[u8] {
        let buffered = self.buffer.get(self.start..self.end).unwrap_or_default();
        buffered.get(range).unwrap_or_default()
    }

    /// Consumes this many of the buffered bytes.
    pub(super) fn consume(&mut self, count: usize) {
        let count = count.min(self.end - self.start);
        self.place = self.place_ahead(count);
        self.consumed += count as u64;
        self.start += count;
    }

    /// Returns the position of the next byte.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// Returns the position of the byte at this offset. All bytes before it have to be buffered.
    pub(super) fn place_ahead(&self, ahead: usize) -> Place {
        self.place.after(self.buffered(..ahead))
    }

    /// Returns how many bytes were consumed, which is the offset of the next byte in the input.
    pub(super) fn consumed(&self) -> u64 {
        self.consumed
    }

    fn read_more(&mut self) -> io::Result<()> {
        self.make_room();
        let room = self.buffer.get_mut(self.end..).unwrap_or_default();
        let count = loop {
            match self.reader.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result?,
            }
        };
        self.end += count;
        self.has_ended = count == 0;
        Ok(())
    }

    /// Moves the buffered bytes to the front when most of the buffer was consumed, so that each is
    /// moved rarely, and enlarges a buffer that is full of them.
    fn make_room(&mut self) {
        if self.start > self.buffer.len() / 2 || self.start == self.end {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.end == self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns one byte per read, interrupted before each.
    struct Drip<'a>(&'a [u8], bool);

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(io::ErrorKind::Interrupted.into());
            }
            let count = buffer.len().min(1);
            self.0.read(&mut buffer[..count])
        }
    }

    #[test]
    fn lookahead_reads_no_more_than_it_has_to() -> io::Result<()> {
        let mut input = Input::new(Drip(b"abcd", false));
        assert_eq!(input.peek(1)?, b"b");
        assert_eq!(input.buffered(..), b"ab");
        input.consume(1);
        assert_eq!(input.peek(0)?, b"b");
        assert_eq!(input.peek(9)?, b"");
        assert_eq!(input.buffered(..), b"bcd");
        input.consume(3);
        assert_eq!(input.peek(0)?, b"");
        Ok(())
    }

    #[test]
    fn positions_follow_what_is_consumed() -> io::Result<()> {
        let place = |line, column| Place { line, column };
        let mut input = Input::new(&b"a\nb\n\nc"[..]);
        input.peek(0)?;
        assert_eq!(input.place(), place(1, 1));
        assert_eq!(input.place_ahead(4), place(3, 1));
        input.consume(3);
        assert_eq!(input.place(), place(2, 2));
        input.consume(99);
        assert_eq!((input.place(), input.consumed()), (place(4, 2), 6));
        Ok(())
    }

    #[test]
    fn the_buffer_grows_with_the_lookahead_only() -> io::Result<()> {
        let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(10 * BLOCK).collect();
        let mut input = Input::new(&bytes[..]);
        assert_eq!(input.peek(3 * BLOCK)?.first(), bytes.get(3 * BLOCK));
        let mut seen = Vec::new();
        loop {
            let some = input.peek(0)?.to_vec();
            if some.is_empty() {
                break;
            }
            seen.extend_from_slice(&some);
            input.consume(some.len());
        }
        assert_eq!(seen, bytes);
        assert_eq!(input.buffer.len(), 4 * BLOCK);
        Ok(())
    }
}
