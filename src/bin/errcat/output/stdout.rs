//! Standard output, shared by the code that writes results and the code that reads the input.

use std::cell::{RefCell, RefMut};
use std::io::{self, ErrorKind, Read, Stdout, Write};
use std::rc::Rc;

use serde::Serialize;

/// How many bytes are written at once. More of them save no time.
const BUFFER: usize = 32 * 1024;

/// Standard output whose reader may stop early, as in `errcat list | head -1`. That is not an error:
/// the rest of the output is discarded, so that the exit code stays what it would have been.
struct UntilClosed {
    stdout: Stdout,
    is_closed: bool,
}

impl UntilClosed {
    /// Runs an operation unless the reader has gone. `discarded` is its result then.
    fn unless_closed<T>(
        &mut self,
        discarded: T,
        operation: impl FnOnce(&mut Stdout) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.is_closed {
            return Ok(discarded);
        }
        match operation(&mut self.stdout) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(discarded)
            }
            result => result,
        }
    }
}

impl Write for UntilClosed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_closed(bytes.len(), |stdout| stdout.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_closed((), Stdout::flush)
    }
}

/// Buffered standard output. Unlike in a `BufWriter`, JSON is made in the buffer itself.
pub(super) struct Buffer {
    unwritten: Vec<u8>,
    stdout: UntilClosed,
}

impl Buffer {
    /// Writes a value as one line of JSON.
    pub(super) fn write_json(&mut self, value: &impl Serialize) -> io::Result<()> {
        errcat::json::append_to(&mut self.unwritten, value)?;
        self.unwritten.push(b'\n');
        self.write_if_full()
    }

    fn write_if_full(&mut self) -> io::Result<()> {
        if self.unwritten.len() < BUFFER {
            return Ok(());
        }
        self.write_buffer()
    }

    fn write_buffer(&mut self) -> io::Result<()> {
        self.stdout.write_all(&self.unwritten)?;
        self.unwritten.clear();
        Ok(())
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unwritten.extend_from_slice(bytes);
        self.write_if_full()?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.write_buffer()?;
        self.stdout.flush()
    }
}

/// The buffer of standard output. Clones share it.
#[derive(Clone)]
pub(super) struct SharedStdout(Rc<RefCell<Buffer>>);

impl SharedStdout {
    /// Borrows the buffer for one result.
    pub(super) fn lock(&self) -> RefMut<'_, Buffer> {
        self.0.borrow_mut()
    }

    /// Returns whether the reader of the output has stopped early.
    pub(super) fn is_closed(&self) -> bool {
        self.0.borrow().stdout.is_closed
    }
}

impl Default for SharedStdout {
    fn default() -> Self {
        let stdout = UntilClosed {
            stdout: io::stdout(),
            is_closed: false,
        };
        Self(Rc::new(RefCell::new(Buffer {
            unwritten: Vec::new(),
            stdout,
        })))
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
