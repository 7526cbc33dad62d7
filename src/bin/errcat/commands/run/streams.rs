//! Passes the output of a command on, byte by byte, and keeps a copy for the diagnosis.

use std::io::{self, ErrorKind, Read, Write};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::background::Background;
use super::events::Event;
use super::kept::Kept;

/// How many bytes are read at once.
const CHUNK: usize = 64 * 1024;

/// How many bytes are read at first. Most commands print less, and the system has to provide each page
/// of the buffer.
const FIRST_CHUNK: usize = 8 * 1024;

/// The standard output and the standard error of a command.
pub(super) struct Streams {
    shared: Arc<Mutex<Shared>>,
    stdout: Background<Source>,
    stderr: Background<Source>,
}

/// A stream to read from.
type Source = Box<dyn Read + Send>;

/// What both streams share: if one has to be passed on, both are.
struct Shared {
    /// Whether the output is kept back, because another try may follow.
    is_held: bool,
    stdout: Stream,
    stderr: Stream,
}

/// One of the two streams.
#[derive(Default)]
struct Stream {
    kept: Kept,
    /// Why it cannot be passed on.
    error: Option<io::Error>,
}

/// Which of the two streams.
#[derive(Clone, Copy, Debug)]
enum Which {
    Stdout,
    Stderr,
}

/// What a command printed.
#[derive(Debug, Default)]
pub(super) struct Printed {
    pub(super) stdout: Kept,
    pub(super) stderr: Kept,
    /// Whether nothing of it has been passed on.
    pub(super) is_held: bool,
}

impl Streams {
    /// Starts to wait for both streams. Nothing is passed on while the output is held and neither
    /// stream is longer than what is kept of it.
    ///
    /// # Errors
    ///
    /// Returns an error if the system refuses another thread.
    pub(super) fn new(is_held: bool, events: &Sender<Event>) -> io::Result<Self> {
        let shared = Arc::new(Mutex::new(Shared {
            is_held,
            stdout: Stream::default(),
            stderr: Stream::default(),
        }));
        Ok(Self {
            stdout: pump(Which::Stdout, &shared, events)?,
            stderr: pump(Which::Stderr, &shared, events)?,
            shared,
        })
    }

    /// Reads both streams in the background. Each sends [`Event::StreamEnded`] at its end.
    pub(super) fn read(
        self,
        stdout: impl Read + Send + 'static,
        stderr: impl Read + Send + 'static,
    ) -> Reading {
        self.stdout.give(Box::new(stdout));
        self.stderr.give(Box::new(stderr));
        Reading(self.shared)
    }
}

/// The streams of a command that runs.
pub(super) struct Reading(Arc<Mutex<Shared>>);

impl Reading {
    /// How many events of ended streams will come.
    pub(super) const COUNT: usize = 2;

    /// Returns what was printed, after both streams have ended.
    ///
    /// # Errors
    ///
    /// Returns an error if the standard output could not be passed on.
    pub(super) fn into_printed(self) -> io::Result<Printed> {
        let mut shared = lock(&self.0);
        match shared.stdout.error.take() {
            Some(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
            _ => Ok(Printed {
                stdout: std::mem::take(&mut shared.stdout.kept),
                stderr: std::mem::take(&mut shared.stderr.kept),
                is_held: shared.is_held,
            }),
        }
    }
}

/// Passes on what was held of both streams.
///
/// # Errors
///
/// Returns an error if the standard output cannot be written.
pub(super) fn pass_on(stdout: &Kept, stderr: &Kept) -> io::Result<()> {
    // A reader of the messages that has stopped is not missed.
    let _ = Which::Stderr.write(stderr.first());
    match Which::Stdout.write(stdout.first()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

impl Shared {
    fn stream(&mut self, which: Which) -> &mut Stream {
        match which {
            Which::Stdout => &mut self.stdout,
            Which::Stderr => &mut self.stderr,
        }
    }

    /// Passes on what was held, and from now on everything.
    fn release(&mut self) {
        self.is_held = false;
        for which in [Which::Stderr, Which::Stdout] {
            let stream = self.stream(which);
            stream.error = which.write(stream.kept.first()).err();
        }
    }
}

impl Which {
    fn write(self, bytes: &[u8]) -> io::Result<()> {
        // The buffer of `io::stdout` would hold back what follows the last line break.
        match self {
            Self::Stdout => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(bytes)?;
                stdout.flush()
            }
            Self::Stderr => match io::stderr().lock().write_all(bytes) {
                Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(error),
                // There is no place to report it, and the command may have more to say.
                _ => Ok(()),
            },
        }
    }
}

/// Reads a stream to its end in the background. If it cannot be passed on, the reading stops, so that
/// the command finds its pipe closed.
fn pump(
    which: Which,
    shared: &Arc<Mutex<Shared>>,
    events: &Sender<Event>,
) -> io::Result<Background<Source>> {
    let (shared, events) = (Arc::clone(shared), events.clone());
    Background::start(move |mut source: Source| {
        let mut chunk = vec![0; FIRST_CHUNK];
        loop {
            let len = match source.read(&mut chunk) {
                Ok(0) => break,
                Ok(len) => len,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(_) => break,
            };
            if !take(which, chunk.get(..len).unwrap_or_default(), &shared) {
                break;
            }
            if len == chunk.len() {
                chunk.resize(CHUNK, 0);
            }
        }
        // Closes the pipe before the command is expected to end.
        drop(source);
        let _ = events.send(Event::StreamEnded);
    })
}

/// Keeps a part of a stream, and passes it on unless it is held. Returns whether more can follow.
fn take(which: Which, bytes: &[u8], shared: &Mutex<Shared>) -> bool {
    let mut guard = lock(shared);
    if guard.is_held && !guard.stream(which).kept.has_room_for(bytes) {
        guard.release();
    }
    let is_held = guard.is_held;
    let stream = guard.stream(which);
    stream.kept.push(bytes);
    if is_held || stream.error.is_some() {
        return is_held;
    }
    // The other stream must not wait for the reader of this one.
    drop(guard);
    match which.write(bytes) {
        Ok(()) => true,
        Err(error) => {
            lock(shared).stream(which).error = Some(error);
            false
        }
    }
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
