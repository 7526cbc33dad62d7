//! Cuts a large input into blocks that are read apart from each other.

use std::io::{self, Read};

use super::lines;
use super::stretch::Stretch;
use super::summary::Summary;

/// How much of an input is read at once, in bytes.
pub(super) const BLOCK: usize = 256 * 1024;

/// What comes next in an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A block of lines, which do not depend on others.
    Block,
    /// Lines that cannot be cut yet. [`Blocks::stretch`] reads them.
    Stretch,
    End,
}

/// A buffer for one block.
#[derive(Debug, Default)]
pub(super) struct Block {
    bytes: Vec<u8>,
    filled: usize,
}

impl Block {
    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.filled).unwrap_or_default()
    }

    /// Makes room for this many bytes, or more, and adds the first ones.
    fn begin(&mut self, size: usize, first: &[u8]) {
        let size = size.max(first.len());
        if self.bytes.len() != size {
            self.bytes.resize(size, 0);
            self.bytes.shrink_to_fit();
        }
        self.filled = first.len();
        if let Some(room) = self.bytes.get_mut(..first.len()) {
            room.copy_from_slice(first);
        }
    }

    /// Reads until the buffer is full. Returns whether the reader has ended.
    fn fill(&mut self, reader: &mut impl Read) -> io::Result<bool> {
        while let Some(room) = self
            .bytes
            .get_mut(self.filled..)
            .filter(|room| !room.is_empty())
        {
            match reader.read(room) {
                Ok(0) => return Ok(true),
                Ok(count) => self.filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }
}

/// The blocks of an input.
#[derive(Debug)]
pub(super) struct Blocks<R> {
    reader: R,
    /// How much is read at once.
    size: usize,
    /// The beginning of the input, which is the first block.
    start: Vec<u8>,
    /// Bytes that were read and belong to the next block.
    rest: Vec<u8>,
    has_ended: bool,
    summary: Summary,
}

impl<R: Read> Blocks<R> {
    /// Returns the blocks of an input that begins with `start`.
    pub(super) fn new(start: Vec<u8>, reader: R, size: usize) -> Self {
        Self {
            reader,
            size,
            start,
            rest: Vec::new(),
            has_ended: false,
            summary: Summary::default(),
        }
    }

    /// Fills `block` with the next lines. After an error of the reader, it has those before it.
    pub(super) fn next(&mut self, block: &mut Block) -> io::Result<Next> {
        if self.start.is_empty() {
            block.begin(self.size, &self.rest);
            self.rest.clear();
            if !self.has_ended {
                let ended = block.fill(&mut self.reader);
                self.has_ended = *ended.as_ref().unwrap_or(&true);
                if ended.is_err() {
                    self.summary.feed(block.bytes());
                }
                ended?;
            }
        } else {
            block.bytes = std::mem::take(&mut self.start);
            block.filled = block.bytes.len();
        }
        if block.filled == 0 {
            return Ok(Next::End);
        }
        if self.has_ended {
            self.summary.feed(block.bytes());
            return Ok(Next::Block);
        }
        let end = lines::last_boundary(block.bytes());
        let kept = end.unwrap_or_default();
        let rest = block.bytes().get(kept..).unwrap_or_default();
        self.rest.extend_from_slice(rest);
        block.filled = kept;
        self.summary.feed(block.bytes());
        Ok(end.map_or(Next::Stretch, |_| Next::Block))
    }

    /// Returns a reader of the next lines, up to where they can be cut.
    pub(super) fn stretch(&mut self) -> Stretch<'_, R> {
        Stretch::new(
            &mut self.reader,
            &mut self.rest,
            &mut self.has_ended,
            &mut self.summary,
        )
    }

    /// Returns what is known about the input, apart from the number of line breaks in its blocks.
    pub(super) fn into_summary(self) -> Summary {
        self.summary
    }
}
