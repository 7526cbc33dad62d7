//! Inputs that end when reading has to stop.

use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};

use super::read_at::ReadAt;

/// Whether reading has to stop.
pub(in crate::triage) fn is_set(stop: Option<&AtomicBool>) -> bool {
    stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
}

/// A reader that ends when it is asked to stop.
pub(in crate::triage) struct Stoppable<'s, R> {
    pub(in crate::triage) reader: R,
    pub(in crate::triage) stop: Option<&'s AtomicBool>,
}

impl<R: ReadAt + ?Sized> ReadAt for Stoppable<'_, &R> {
    fn size(&self) -> io::Result<u64> {
        self.reader.size()
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        if is_set(self.stop) {
            return Ok(0);
        }
        self.reader.read_at(buffer, offset)
    }
}

impl<R: Read> Read for Stoppable<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if is_set(self.stop) {
            return Ok(0);
        }
        self.reader.read(buffer)
    }
}
