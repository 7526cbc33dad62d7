//! Positions in the input.

use std::collections::VecDeque;

/// How many jumps are kept, at most.
const MAX_JUMPS: usize = 16 * 1024;

/// A position in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The line, counted from 1.
    pub(super) line: u64,
    /// The byte of the line, counted from 1.
    pub(super) column: u64,
}

impl Place {
    pub(super) const START: Self = Self { line: 1, column: 1 };

    /// Returns the position after these bytes, which begin here.
    pub(super) fn after(self, bytes: &[u8]) -> Self {
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

/// Where a run of bytes comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    /// The position of its first byte.
    pub(super) place: Place,
    /// Whether its bytes are those of the input. If not, all of them have the same position.
    pub(super) is_literal: bool,
}

impl Origin {
    fn after(self, bytes: &[u8]) -> Self {
        Self {
            place: if self.is_literal {
                self.place.after(bytes)
            } else {
                self.place
            },
            ..self
        }
    }
}

/// The positions of bytes that were read. Those of a decoded body do not follow each other in the
/// input.
#[derive(Debug)]
pub(super) struct Places {
    /// The origin of the next byte.
    next: Origin,
    /// The offset of the next byte.
    offset: u64,
    /// Where the bytes after it come from somewhere else, with their offsets.
    jumps: VecDeque<(u64, Origin)>,
}

impl Places {
    pub(super) fn new() -> Self {
        let next = Origin {
            place: Place::START,
            is_literal: true,
        };
        Self {
            next,
            offset: 0,
            jumps: VecDeque::new(),
        }
    }

    /// Returns the position of the next byte.
    pub(super) fn place(&self) -> Place {
        self.next.place
    }

    /// Returns the offset of the next byte.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Returns the position after the next bytes.
    pub(super) fn place_after(&self, bytes: &[u8]) -> Place {
        let (mut origin, mut start) = (self.next, self.offset);
        let end = self.offset + bytes.len() as u64;
        for (offset, jump) in self.jumps.iter().take_while(|(offset, _)| *offset <= end) {
            (origin, start) = (*jump, *offset);
        }
        let passed = usize::try_from(start - self.offset).unwrap_or(usize::MAX);
        origin.after(bytes.get(passed..).unwrap_or_default()).place
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
    pub(super) fn jump(&mut self, ahead: usize, origin: Origin) {
        if ahead == 0 {
            self.jumps.clear();
            self.next = origin;
        } else {
            // In a body of many small chunks, the positions between some of them are inexact.
            if self.jumps.len() == MAX_JUMPS {
                self.jumps.pop_back();
            }
            self.jumps.push_back((self.offset + ahead as u64, origin));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: u64, column: u64) -> Place {
        Place { line, column }
    }

    #[test]
    fn bytes_of_a_decoded_body_have_the_positions_they_came_from() {
        let literal = |line| Origin {
            place: place(line, 1),
            is_literal: true,
        };
        let mut places = Places::new();
        places.pass(b"a\nb");
        assert_eq!(places.place(), place(2, 2));
        places.jump(2, literal(5));
        places.jump(4, literal(9));
        assert_eq!(places.place_after(b"c"), place(2, 3));
        assert_eq!(places.place_after(b"cd"), place(5, 1));
        assert_eq!(places.place_after(b"cde"), place(5, 2));
        assert_eq!(places.place_after(b"cdefg\n"), place(10, 1));
        places.pass(b"cde");
        assert_eq!((places.place(), places.offset()), (place(5, 2), 6));
        places.pass(b"f\ng");
        assert_eq!((places.place(), places.offset()), (place(10, 2), 9));
    }

    #[test]
    fn bytes_that_are_not_literal_share_a_position() {
        let mut places = Places::new();
        let block = Origin {
            place: place(7, 1),
            is_literal: false,
        };
        places.jump(0, block);
        assert_eq!(places.place_after(b"\n\n"), place(7, 1));
        places.pass(b"x\ny");
        assert_eq!(places.place(), place(7, 1));
    }
}
