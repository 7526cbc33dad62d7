//! Standard output, shared by the code that writes results and the code that reads the input.

use std::cell::{RefCell, RefMut};
use std::io::{self, BufWriter, Read, Stdout, Write};
use std::rc::Rc;

/// The size of the buffer, in bytes. A larger one saves no time, but costs some in short runs.
const BUFFER: usize = 32 * 1024;

/// Buffered standard output. Clones share the buffer.
#[derive(Clone)]
pub(super) struct SharedStdout(Rc<RefCell<BufWriter<Stdout>>>);

impl SharedStdout {
    /// Borrows the writer for one result.
    pub(super) fn lock(&self) -> RefMut<'_, BufWriter<Stdout>> {
        self.0.borrow_mut()
    }
}

impl Default for SharedStdout {
    fn default() -> Self {
        let stdout = BufWriter::with_capacity(BUFFER, io::stdout());
        Self(Rc::new(RefCell::new(stdout)))
    }
}

/// A reader that flushes standard output before each read.
///
/// Results of `tail -f LOG | errcat` appear at once, while those of a large file are written in
/// large pieces: a read returns many responses if they are there, and blocks only if none is.
///
/// If flushing fails, the read fails with the same error. The unwritten results stay in the
/// buffer, so the next write to standard output reports the error as one of the output.
pub(crate) struct FlushBeforeRead<R> {
    input: R,
    stdout: SharedStdout,
}

impl<R: Read> FlushBeforeRead<R> {
    pub(super) fn new(input: R, stdout: SharedStdout) -> Self {
        Self { input, stdout }
    }
}

impl<R: Read> Read for FlushBeforeRead<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stdout.lock().flush()?;
        self.input.read(buffer)
    }
}
