//! Bytes of a reader, with a look ahead and the number of the line.

use std::io::{self, Read};
use std::ops::Range;

/// How much is asked of the reader at once, in bytes.
const BLOCK: usize = 64 * 1024;

/// A buffered reader that shows the next bytes before they are consumed and never reads further
/// than it was asked to look, so that a slow pipe is followed without delay.
#[derive(Debug)]
pub(super) struct Input<R> {
    reader: R,
    buffer: Box<[u8]>,
    /// The bytes of the buffer that were read but not consumed.
    at_hand: Range<usize>,
    line: u64,
    column: u64,
    ended: bool,
}

impl<R: Read> Input<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            buffer: vec![0; BLOCK].into(),
            at_hand: 0..0,
            line: 1,
            column: 1,
            ended: false,
        }
    }

    /// The next bytes, as many as are at hand but at least `least` unless the input ends before.
    /// No more than a block can be asked for.
    pub(super) fn peek(&mut self, least: usize) -> io::Result<&[u8]> {
        while self.at_hand.len() < least.min(BLOCK) && !self.ended {
            self.read_more()?;
        }
        Ok(self.shown())
    }

    /// Passes over this many of the bytes that [`Input::peek`] showed.
    pub(super) fn consume(&mut self, count: usize) {
        let shown = self.shown();
        let passed = shown.get(..count).unwrap_or(shown);
        let (count, breaks) = (passed.len(), memchr::memchr_iter(b'\n', passed).count());
        let rest_of_line = match memchr::memrchr(b'\n', passed) {
            Some(last) => {
                self.column = 1;
                count - last - 1
            }
            None => count,
        };
        self.column += rest_of_line as u64;
        self.line += breaks as u64;
        self.at_hand.start += count;
    }

    /// The line of the next byte, counted from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The place of the next byte on its line, counted from 1.
    pub(super) fn column(&self) -> u64 {
        self.column
    }

    fn shown(&self) -> &[u8] {
        self.buffer.get(self.at_hand.clone()).unwrap_or_default()
    }

    fn read_more(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.at_hand.clone(), 0);
        self.at_hand = 0..self.at_hand.len();
        let room = self.buffer.get_mut(self.at_hand.end..).unwrap_or_default();
        let count = loop {
            match self.reader.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result?,
            }
        };
        self.at_hand.end += count;
        self.ended = count == 0;
        Ok(())
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
        assert_eq!(input.peek(2)?, b"ab");
        input.consume(1);
        assert_eq!(input.peek(1)?, b"b");
        assert_eq!(input.peek(9)?, b"bcd");
        input.consume(3);
        assert_eq!(input.peek(1)?, b"");
        Ok(())
    }

    #[test]
    fn lines_count_what_is_passed_over() -> io::Result<()> {
        let mut input = Input::new(&b"a\nb\n\nc"[..]);
        input.peek(1)?;
        assert_eq!((input.line(), input.column()), (1, 1));
        input.consume(3);
        assert_eq!((input.line(), input.column()), (2, 2));
        input.consume(99);
        assert_eq!((input.line(), input.column()), (4, 2));
        Ok(())
    }
}
