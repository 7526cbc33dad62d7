//! Inputs that several threads read at once.

use std::io::{self, Read};

/// An input that can be read at any offset, by several threads at once, such as a file.
/// [`Counter::read_at`](crate::triage::Counter::read_at) reads it faster than a stream.
pub trait ReadAt: Sync {
    /// Returns the size of the input in bytes. What is added to it later is not read.
    ///
    /// # Errors
    ///
    /// Returns the error of the system.
    fn size(&self) -> io::Result<u64>;

    /// Reads bytes from an offset on. Returns how many, which is 0 only at the end.
    ///
    /// # Errors
    ///
    /// Returns the error of the system.
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize>;
}

impl ReadAt for &[u8] {
    fn size(&self) -> io::Result<u64> {
        Ok(self.len() as u64)
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let start = usize::try_from(offset).unwrap_or(usize::MAX);
        self.get(start..).unwrap_or_default().read(buffer)
    }
}

#[cfg(any(unix, windows))]
impl ReadAt for std::fs::File {
    fn size(&self) -> io::Result<u64> {
        self.metadata().map(|metadata| metadata.len())
    }

    #[cfg(unix)]
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(self, buffer, offset)
    }

    #[cfg(windows)]
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        std::os::windows::fs::FileExt::seek_read(self, buffer, offset)
    }
}

/// Reads an input from its beginning to its end.
#[derive(Debug)]
pub(super) struct Sequential<'s, S: ?Sized> {
    source: &'s S,
    offset: u64,
}

impl<'s, S: ReadAt + ?Sized> Sequential<'s, S> {
    pub(super) fn new(source: &'s S) -> Self {
        Self { source, offset: 0 }
    }
}

impl<S: ReadAt + ?Sized> Read for Sequential<'_, S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read_at(buffer, self.offset)?;
        self.offset += count as u64;
        Ok(count)
    }
}
