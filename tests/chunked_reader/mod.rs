//! A reader that returns its input in chunks. Tests use it to show that the size of the chunks does
//! not matter.

use std::io::{self, Read};

/// A reader that returns bytes in chunks of one size.
pub(crate) struct ChunkedReader<'a> {
    /// The rest of the input.
    pub(crate) bytes: &'a [u8],
    /// The size of a chunk, in bytes.
    pub(crate) size: usize,
}

impl Read for ChunkedReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.size.min(buffer.len());
        self.bytes.read(&mut buffer[..count])
    }
}
