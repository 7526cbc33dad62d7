//! Positions in the input.

use std::collections::VecDeque;

/// How many jumps are kept, at most.
const MAX_JUMPS: usize = 16 * 1024;

/// Up to how many bytes line breaks are counted one by one.
const SHORT: usize = 4;

/// A position in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    /// The line, counted from 1.
    pub(super) line: u64,
    /// The byte of the line, counted from 1.
    pub(super) column: u64,
}

impl Position {
    pub(super) const START: Self = Self { line: 1, column: 1 };

    /// Returns the position after these bytes, which begin here.
    pub(super) fn after(self, bytes: &[u8]) -> Self {
        // Most steps are this short.
        if bytes.len() <= SHORT {
            return bytes
                .iter()
                .fold(self, |position, byte| position.next(*byte));
        }
        let Some(first) = memchr::memchr(b'\n', bytes) else {
            return Self {
                column: self.column + bytes.len() as u64,
                ..self
            };
        };
        // Most steps end with their first line break.
        let after = bytes.get(first + 1..).unwrap_or_default();
        let last = memchr::memrchr(b'\n', after);
        let rest = last.and_then(|last| after.get(last + 1..)).unwrap_or(after);
        Self {
            line: self.line + 1 + memchr::memchr_iter(b'\n', after).count() as u64,
            column: rest.len() as u64 + 1,
        }
    }

    /// Returns the position after this byte.
    fn next(self, byte: u8) -> Self {
        if byte == b'\n' {
            Self {
                line: self.line + 1,
                column: 1,
            }
        } else {
            Self {
                column: self.column + 1,
                ..self
            }
        }
    }
}

/// Where a run of bytes comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    /// The position of its first byte.
    pub(super) position: Position,
    /// Whether its bytes are those of the input. If not, all of them have the same position.
    pub(super) is_literal: bool,
}

impl Source {
    fn after(self, bytes: &[u8]) -> Self {
        Self {
            position: if self.is_literal {
                self.position.after(bytes)
            } else {
                self.position
            },
            ..self
        }
    }
}

/// The positions of bytes that were read. Those of a decoded body do not follow each other in the
/// input.
#[derive(Debug)]
pub(super) struct Positions {
    /// The source of the next byte.
    next: Source,
    /// The offset of the next byte.
    offset: u64,
    /// Where the bytes after it come from somewhere else, with their offsets.
    jumps: VecDeque<(u64, Source)>,
}

impl Positions {
    pub(super) fn new() -> Self {
        let next = Source {
            position: Position::START,
            is_literal: true,
        };
        Self {
            next,
            offset: 0,
            jumps: VecDeque::new(),
        }
    }

    /// Returns the position of the next byte.
    pub(super) fn position(&self) -> Position {
        self.next.position
    }

    /// Returns the offset of the next byte.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Returns the position after the next bytes.
    pub(super) fn position_after(&self, bytes: &[u8]) -> Position {
        if bytes.is_empty() {
            return self.next.position;
        }
        let (mut source, mut start) = (self.next, self.offset);
        let end = self.offset + bytes.len() as u64;
        for (offset, jump) in self.jumps.iter().take_while(|(offset, _)| *offset <= end) {
            (source, start) = (*jump, *offset);
        }
        let passed = usize::try_from(start - self.offset).unwrap_or(usize::MAX);
        source
            .after(bytes.get(passed..).unwrap_or_default())
            .position
    }

    /// Passes the next bytes.
    pub(super) fn pass(&mut self, bytes: &[u8]) {
        let end = self.offset + bytes.len() as u64;
        let mut rest = bytes;
        while let Some((offset, jump)) = self.jumps.front().copied().filter(|jump| jump.0 <= end) {
            let passed = usize::try_from(offset - self.offset).unwrap_or(usize::MAX);
            rest = rest.get(passed..).unwrap_or_default();
            self.next = jump;
            self.offset = offset;
            self.jumps.pop_front();
        }
        self.next = self.next.after(rest);
        self.offset = end;
    }

    /// Notes that the byte after these, and those after it, come from somewhere else.
    pub(super) fn jump(&mut self, ahead: usize, source: Source) {
        if ahead == 0 {
            self.jumps.clear();
            self.next = source;
        } else {
            // In a body of many small chunks, the positions between some of them are inexact.
            if self.jumps.len() == MAX_JUMPS {
                self.jumps.pop_back();
            }
            self.jumps.push_back((self.offset + ahead as u64, source));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(line: u64, column: u64) -> Position {
        Position { line, column }
    }

    #[test]
    fn bytes_of_a_decoded_body_have_the_positions_they_came_from() {
        let literal = |line| Source {
            position: position(line, 1),
            is_literal: true,
        };
        let mut positions = Positions::new();
        positions.pass(b"a\nb");
        assert_eq!(positions.position(), position(2, 2));
        positions.jump(2, literal(5));
        positions.jump(4, literal(9));
        assert_eq!(positions.position_after(b"c"), position(2, 3));
        assert_eq!(positions.position_after(b"cd"), position(5, 1));
        assert_eq!(positions.position_after(b"cde"), position(5, 2));
        assert_eq!(positions.position_after(b"cdefg\n"), position(10, 1));
        positions.pass(b"cde");
        assert_eq!(
            (positions.position(), positions.offset()),
            (position(5, 2), 6)
        );
        positions.pass(b"f\ng");
        assert_eq!(
            (positions.position(), positions.offset()),
            (position(10, 2), 9)
        );
    }

    #[test]
    fn bytes_that_are_not_literal_share_a_position() {
        let mut positions = Positions::new();
        let block = Source {
            position: position(7, 1),
            is_literal: false,
        };
        positions.jump(0, block);
        assert_eq!(positions.position_after(b"\n\n"), position(7, 1));
        positions.pass(b"x\ny");
        assert_eq!(positions.position(), position(7, 1));
    }
}
