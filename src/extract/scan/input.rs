//! The bytes of a reader, with a lookahead and positions.

use std::io::{self, Read};

use super::body::{BodyDecoder, Step};
use super::position::{Position, Positions, Source};

/// How much is read at once, in bytes.
const BLOCK: usize = 64 * 1024;

/// How much is read at first from a reader of unknown length, in bytes. Most are short, and the system has to provide each page
/// of the buffer.
const FIRST_BLOCK: usize = 8 * 1024;

/// A buffered reader that shows bytes before they are consumed. It reads only when asked for bytes
/// that are not buffered, so that results of a slow pipe come without delay, and buffers no more
/// than the lookahead needs.
///
/// It shows encoded bodies decoded. Then the buffer contains the decoded bytes, a gap,
/// and the bytes that are not decoded yet.
#[derive(Debug)]
pub(super) struct Input<R> {
    reader: R,
    buffer: Vec<u8>,
    /// The range of the buffer that can be shown and was not consumed.
    start: usize,
    end: usize,
    /// The range of the buffer that is not decoded yet. Empty, and at `end`, outside of bodies.
    encoded: usize,
    filled: usize,
    positions: Positions,
    body: Option<Body>,
    has_ended: bool,
}

/// The body that is being decoded.
#[derive(Debug)]
struct Body {
    decoder: Box<dyn BodyDecoder>,
    /// The position of the next encoded byte.
    position: Position,
    /// The position of the next bytes of the body.
    source: Position,
    /// The last bytes of the body. Kept to reuse the memory.
    decoded: Vec<u8>,
}

impl Input<io::Empty> {
    /// Returns an input of bytes in memory.
    pub(super) fn from_bytes(bytes: Vec<u8>) -> Self {
        Self {
            end: bytes.len(),
            encoded: bytes.len(),
            filled: bytes.len(),
            has_ended: true,
            ..Self::with_buffer(io::empty(), bytes)
        }
    }
}

impl<R: Read> Input<R> {
    pub(super) fn new(reader: R) -> Self {
        Self::with_buffer(reader, vec![0; FIRST_BLOCK])
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
            encoded: 0,
            filled: 0,
            positions: Positions::new(),
            body: None,
            has_ended: false,
        }
    }

    /// Returns the buffered bytes from this offset on, after reading more if necessary. They are
    /// empty only at the end of the input or of an encoded body.
    #[inline]
    pub(super) fn peek(&mut self, ahead: usize) -> io::Result<&[u8]> {
        if self.end - self.start <= ahead {
            self.show_until(ahead)?;
        }
        Ok(self.buffered(ahead..))
    }

    #[cold]
    fn show_until(&mut self, ahead: usize) -> io::Result<()> {
        while self.end - self.start <= ahead && self.show_more()? {}
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

    /// Consumes this many of the buffered bytes, and returns them.
    pub(super) fn consume(&mut self, count: usize) -> &[u8] {
        let end = self.end.min(self.start + count);
        let consumed = self.buffer.get(self.start..end).unwrap_or_default();
        self.positions.pass(consumed);
        self.start = end;
        consumed
    }

    /// Returns the position of the next byte.
    pub(super) fn position(&self) -> Position {
        self.positions.position()
    }

    /// Returns the position of the byte at this offset. All bytes before it have to be buffered.
    pub(super) fn position_ahead(&self, ahead: usize) -> Position {
        self.positions.position_after(self.buffered(..ahead))
    }

    /// Returns how many bytes were consumed, which is the offset of the next byte in the input.
    pub(super) fn consumed(&self) -> u64 {
        self.positions.offset()
    }

    /// Whether the next bytes are those of an encoded body.
    pub(super) fn is_in_body(&self) -> bool {
        self.body.is_some()
    }

    /// Shows the bytes from here on as `decoder` decodes them. The first ones have the position of
    /// this line, if the decoder gives them no other.
    pub(super) fn begin_body(&mut self, decoder: Box<dyn BodyDecoder>, line: u64) {
        self.body = Some(Body {
            decoder,
            position: self.position(),
            source: Position { line, column: 1 },
            decoded: Vec::new(),
        });
        (self.encoded, self.end) = (self.start, self.start);
    }

    /// Continues after an encoded body, all bytes of which were consumed. Returns whether there was
    /// one.
    pub(super) fn end_body(&mut self) -> bool {
        let Some(body) = self.body.take() else {
            return false;
        };
        self.start = self.encoded;
        self.show_encoded(body.position);
        true
    }

    /// Shows the bytes that are not decoded unchanged.
    fn show_encoded(&mut self, position: Position) {
        let source = Source {
            position,
            is_literal: true,
        };
        self.positions.jump(self.encoded - self.start, source);
        (self.end, self.encoded) = (self.filled, self.filled);
    }

    /// Reads or decodes more. Returns `false` at the end of the input or of the body.
    fn show_more(&mut self) -> io::Result<bool> {
        let Some(body) = &mut self.body else {
            return self.read_more();
        };
        let encoded = self.buffer.get(self.encoded..self.filled);
        let encoded = encoded.unwrap_or_default();
        body.decoded.clear();
        match body
            .decoder
            .decode(encoded, self.has_ended, &mut body.decoded)
        {
            Step::Take { bytes, position } => {
                let taken = encoded.get(..bytes).unwrap_or(encoded);
                if let Some(position) = position {
                    body.source = body.position.after(taken.get(..position).unwrap_or(taken));
                }
                body.position = body.position.after(taken);
                self.encoded += taken.len();
                self.show_decoded();
                Ok(true)
            }
            Step::NeedsMore if !self.has_ended => {
                self.read_more()?;
                Ok(true)
            }
            Step::End => Ok(false),
            Step::NeedsMore | Step::NotEncoded => {
                let position = body.position;
                self.body = None;
                let shown = self.end - self.start;
                let start = self.encoded - shown;
                self.buffer.copy_within(self.start..self.end, start);
                self.start = start;
                self.show_encoded(position);
                Ok(true)
            }
        }
    }

    /// Adds the decoded bytes to those that can be shown.
    fn show_decoded(&mut self) {
        let Some(body) = &mut self.body else {
            return;
        };
        if body.decoded.is_empty() {
            return;
        }
        let source = Source {
            position: body.source,
            is_literal: body.decoder.is_literal(),
        };
        self.positions.jump(self.end - self.start, source);
        let end = self.end + body.decoded.len();
        if end > self.encoded {
            // The gap was closed before the bytes that it had room for were decoded.
            let missing = end - self.encoded;
            self.buffer
                .resize(self.buffer.len().max(self.filled + missing), 0);
            self.buffer.copy_within(self.encoded..self.filled, end);
            (self.encoded, self.filled) = (end, self.filled + missing);
        }
        if let Some(room) = self.buffer.get_mut(self.end..end) {
            room.copy_from_slice(&body.decoded);
        }
        self.end = end;
    }

    /// Returns `false` at the end of the input.
    fn read_more(&mut self) -> io::Result<bool> {
        if self.has_ended {
            return Ok(false);
        }
        self.make_room();
        let room = self.buffer.get_mut(self.filled..).unwrap_or_default();
        let size = room.len();
        let count = loop {
            match self.reader.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => break result?,
            }
        };
        self.filled += count;
        if self.body.is_none() {
            (self.end, self.encoded) = (self.filled, self.filled);
        }
        self.has_ended = count == 0;
        if count == size && self.buffer.len() < BLOCK {
            self.buffer.resize(BLOCK, 0);
        }
        Ok(!self.has_ended)
    }

    /// Moves the buffered bytes to the front when most of the buffer was consumed, so that each is
    /// moved rarely, and enlarges a buffer that is full of them.
    fn make_room(&mut self) {
        let unused = self.start + self.encoded - self.end;
        if unused > self.buffer.len() / 2 || unused == self.filled {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
            self.buffer.copy_within(self.encoded..self.filled, self.end);
            self.filled -= self.encoded - self.end;
            self.encoded = self.end;
        }
        if self.filled == self.buffer.len() {
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

    /// Reads the input to its end.
    fn rest_of<R: Read>(input: &mut Input<R>) -> io::Result<Vec<u8>> {
        let mut rest = Vec::new();
        loop {
            let some = input.peek(0)?.to_vec();
            if some.is_empty() {
                return Ok(rest);
            }
            rest.extend_from_slice(&some);
            input.consume(some.len());
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
        let position = |line, column| Position { line, column };
        let mut input = Input::new(&b"a\nb\n\nc"[..]);
        input.peek(0)?;
        assert_eq!(input.position(), position(1, 1));
        assert_eq!(input.position_ahead(4), position(3, 1));
        input.consume(3);
        assert_eq!(input.position(), position(2, 2));
        input.consume(99);
        assert_eq!((input.position(), input.consumed()), (position(4, 2), 6));
        Ok(())
    }

    #[test]
    fn the_buffer_is_just_large_enough_for_a_short_input() -> io::Result<()> {
        let bytes = vec![b'x'; 3 * FIRST_BLOCK];
        let mut input = Input::with_len(&bytes[..], bytes.len());
        assert_eq!(input.peek(0)?, bytes);
        assert_eq!(input.peek(bytes.len())?, b"");
        assert_eq!(input.buffer.len(), bytes.len() + 1);
        Ok(())
    }

    /// Repeats each byte.
    #[derive(Debug)]
    struct Doubling;

    impl BodyDecoder for Doubling {
        fn decode(&mut self, input: &[u8], is_all: bool, body: &mut Vec<u8>) -> Step {
            let taken = input.get(..16).unwrap_or(input);
            if taken.is_empty() {
                return if is_all { Step::End } else { Step::NeedsMore };
            }
            body.extend(taken.iter().flat_map(|byte| [*byte; 2]));
            Step::take(taken.len())
        }

        fn is_literal(&self) -> bool {
            false
        }
    }

    #[test]
    fn a_body_that_is_longer_than_its_encoded_form_needs_little_more_room() -> io::Result<()> {
        let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(2 * BLOCK).collect();
        let mut input = Input::new(&bytes[..]);
        input.peek(0)?;
        input.begin_body(Box::new(Doubling), 1);
        let seen = rest_of(&mut input)?;
        let doubled: Vec<u8> = bytes.iter().flat_map(|byte| [*byte; 2]).collect();
        assert!(seen == doubled && input.end_body());
        assert!(input.buffer.len() < 3 * BLOCK, "{}", input.buffer.len());
        Ok(())
    }

    #[test]
    fn the_buffer_grows_with_the_lookahead_only() -> io::Result<()> {
        let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(10 * BLOCK).collect();
        let mut input = Input::new(&bytes[..]);
        assert_eq!(input.peek(3 * BLOCK)?.first(), bytes.get(3 * BLOCK));
        let seen = rest_of(&mut input)?;
        assert_eq!(seen, bytes);
        assert_eq!(input.buffer.len(), 4 * BLOCK);
        Ok(())
    }
}
