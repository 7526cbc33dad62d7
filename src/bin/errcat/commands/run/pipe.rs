//! A pipe to errcat that each try of the command reads from its beginning.

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ChildStdin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::background::Background;

/// How many bytes of a pipe are kept for another try: 16 MiB.
const MAX_KEPT: usize = 16 * 1024 * 1024;

/// How many bytes are read at once.
const CHUNK: usize = 64 * 1024;

/// A pipe to errcat, from which one thread reads for all tries.
pub(super) struct Pipe {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// What was read, without what was dropped.
    kept: Vec<u8>,
    /// How many bytes were dropped, because there were too many to keep.
    dropped: u64,
    /// Whether the pipe has ended.
    has_ended: bool,
    /// The try whose child has taken everything that was read.
    wanted_by: Option<u64>,
    /// The number of this try.
    current: u64,
}

impl State {
    /// How many bytes were read.
    fn len(&self) -> u64 {
        self.dropped + self.kept.len() as u64
    }

    /// Whether the child of this try has taken everything that was read.
    fn is_wanted(&self) -> bool {
        self.wanted_by == Some(self.current)
    }
}

impl Pipe {
    pub(super) fn new(source: File) -> io::Result<Arc<Self>> {
        let pipe = Arc::new(Self {
            state: Mutex::default(),
            changed: Condvar::new(),
        });
        let reader = Arc::clone(&pipe);
        Background::start(move |source| reader.read(source))?.give(source);
        Ok(pipe)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'s>(&self, state: MutexGuard<'s, State>) -> MutexGuard<'s, State> {
        let state = self.changed.wait(state);
        state.unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the pipe, a chunk whenever a child wants more.
    fn read(&self, mut source: File) {
        let mut chunk = vec![0; CHUNK];
        loop {
            let mut state = self.lock();
            while !state.is_wanted() {
                state = self.wait(state);
            }
            drop(state);
            let len = loop {
                match source.read(&mut chunk) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    // The child sees the end of its input, as if it had read from the pipe.
                    result => break result.unwrap_or_default(),
                }
            };
            let bytes = chunk.get(..len).unwrap_or_default();
            let mut state = self.lock();
            if state.kept.len() + len > MAX_KEPT {
                // Meanwhile, another try may have begun.
                while !state.is_wanted() {
                    state = self.wait(state);
                }
                state.dropped = state.len();
                state.kept = Vec::new();
            }
            state.kept.extend_from_slice(bytes);
            state.wanted_by = None;
            state.has_ended = bytes.is_empty();
            self.changed.notify_all();
            if state.has_ended {
                return;
            }
        }
    }

    /// Writes to the child of this try in the background, from the beginning.
    pub(super) fn writer(self: &Arc<Self>) -> io::Result<Background<ChildStdin>> {
        let pipe = Arc::clone(self);
        let current = self.lock().current;
        Background::start(move |mut stdin: ChildStdin| {
            let mut taken = 0;
            while let Some(chunk) = pipe.chunk(taken, current) {
                taken += chunk.len() as u64;
                // The child need not read its input.
                if stdin.write_all(&chunk).is_err() {
                    return;
                }
            }
        })
    }

    /// Returns what follows this many bytes as soon as there is something; `None` at the end of the
    /// input, or if the try has ended.
    fn chunk(&self, taken: u64, current: u64) -> Option<Vec<u8>> {
        let mut state = self.lock();
        while state.current == current {
            let at = usize::try_from(taken.checked_sub(state.dropped)?).ok()?;
            let rest = state.kept.get(at..).unwrap_or_default();
            if !rest.is_empty() {
                return Some(rest.iter().take(CHUNK).copied().collect());
            }
            if state.has_ended {
                return None;
            }
            state.wanted_by = Some(current);
            self.changed.notify_all();
            state = self.wait(state);
        }
        None
    }

    /// Ends the writing to the child of this try. Returns whether the whole input is still kept.
    pub(super) fn end_try(&self) -> bool {
        let mut state = self.lock();
        state.current += 1;
        self.changed.notify_all();
        state.dropped == 0
    }
}
