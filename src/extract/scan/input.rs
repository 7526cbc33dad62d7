//! Bytes of a reader, with a look ahead and the place in the input.

use std::io::{self, Read};

/// How much is asked of the reader at once, in bytes.
const BLOCK: usize = 64 * 1024;

/// A place in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The line, counted from 1.
    pub(crate) line: u64,
    /// The byte of the line, counted from 1.
    pub(crate) column: u64,
}

impl Place {
    /// The place behind these bytes that begin here.
    fn behind(self, bytes: &[u8]) -> Self {
        match memchr::memrchr(b'\n', bytes) {
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

/// A buffered reader that shows the next bytes before they are consumed and never reads further
/// than it was asked to look, so that a slow pipe is followed without delay. It holds as much as
/// was looked at ahead of what was consumed.
#[derive(Debug)]
pub(crate) struct Input<R> {
    reader: R,
    buffer: Vec<u8>,
    /// Where the bytes of the buffer begin and end that were read but not consumed.
    begin: usize,
    end: usize,
    place: Place,
    consumed: u64,
    ended: bool,
}

impl Input<io::Empty> {
    /// Bytes that are there already.
    pub(crate) fn over(bytes: Vec<u8>) -> Self {
        Self {
            reader: io::empty(),
            begin: 0,
            end: bytes.len(),
            buffer: bytes,
            place: Place { line: 1, column: 1 },
            consumed: 0,
            ended: true,
        }
    }
}

impl<R: Read> Input<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self {
            reader,
            buffer: vec![0; BLOCK],
            begin: 0,
            end: 0,
            place: Place { line: 1, column: 1 },
            consumed: 0,
            ended: false,
        }
    }

    /// The bytes at hand from this far ahead; none only when the input ends before.
    pub(crate) fn from(&mut self, ahead: usize) -> io::Result<&[u8]> {
        while self.end - self.begin <= ahead && !self.ended {
            self.read_more()?;
        }
        Ok(self.at_hand(ahead..))
    }

    /// The bytes in this range, as far as they are at hand.
    pub(crate) fn at_hand(&self, range: impl std::slice::SliceIndex<[u8], Output = [u8]>) -> &[u8] {
        let shown = self.buffer.get(self.begin..self.end).unwrap_or_default();
        shown.get(range).unwrap_or_default()
    }

    /// Passes over this many of the bytes at hand.
    pub(crate) fn consume(&mut self, count: usize) {
        let count = count.min(self.end - self.begin);
        self.place = self.place_ahead(count);
        self.consumed += count as u64;
        self.begin += count;
    }

    /// Where the next byte stands.
    pub(crate) fn place(&self) -> Place {
        self.place
    }

    /// Where the byte stands that is this far ahead, at hand or just behind.
    pub(crate) fn place_ahead(&self, ahead: usize) -> Place {
        self.place.behind(self.at_hand(..ahead))
    }

    /// How many bytes were consumed.
    pub(crate) fn consumed(&self) -> u64 {
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
        self.ended = count == 0;
        Ok(())
    }

    /// Moves the bytes at hand to the front when most of the buffer was consumed, so that each is
    /// moved rarely, and makes the buffer larger when it is full of them.
    fn make_room(&mut self) {
        if self.begin > self.buffer.len() / 2 || self.begin == self.end {
            self.buffer.copy_within(self.begin..self.end, 0);
            self.end -= self.begin;
            self.begin = 0;
        }
        if self.end == self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte a read, with interruptions in between.
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
    fn looking_ahead_reads_no_more_than_it_must() -> io::Result<()> {
        let mut input = Input::new(Drip(b"abcd", false));
        assert_eq!(input.from(1)?, b"b");
        assert_eq!(input.at_hand(..), b"ab");
        input.consume(1);
        assert_eq!(input.from(0)?, b"b");
        assert_eq!(input.from(9)?, b"");
        assert_eq!(input.at_hand(..), b"bcd");
        input.consume(3);
        assert_eq!(input.from(0)?, b"");
        Ok(())
    }

    #[test]
    fn places_count_what_is_passed_over() -> io::Result<()> {
        let place = |line, column| Place { line, column };
        let mut input = Input::new(&b"a\nb\n\nc"[..]);
        input.from(0)?;
        assert_eq!(input.place(), place(1, 1));
        assert_eq!(input.place_ahead(4), place(3, 1));
        input.consume(3);
        assert_eq!(input.place(), place(2, 2));
        input.consume(99);
        assert_eq!((input.place(), input.consumed()), (place(4, 2), 6));
        Ok(())
    }

    #[test]
    fn the_buffer_grows_with_the_look_ahead_and_no_further() -> io::Result<()> {
        let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(10 * BLOCK).collect();
        let mut input = Input::new(&bytes[..]);
        assert_eq!(input.from(3 * BLOCK)?.first(), bytes.get(3 * BLOCK));
        let mut seen = Vec::new();
        loop {
            let some = input.from(0)?.to_vec();
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
