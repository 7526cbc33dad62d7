//! A reader that gives its bytes in pieces, for every test that what is found does not depend on
//! how the input arrives.

use std::io::{self, Read};

/// Gives its bytes in pieces of one size.
pub(crate) struct ChunkedReader<'a> {
    /// What is left to give.
    pub(crate) bytes: &'a [u8],
    /// The size of a piece, in bytes.
    pub(crate) size: usize,
}

impl Read for ChunkedReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.size.min(buffer.len());
        self.bytes.read(&mut buffer[..count])
    }
}
