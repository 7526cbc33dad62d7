//! Threads that exist before the command starts.

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// A thread that waits for what it works on. So a thread that cannot be started is an error before
/// the command runs, and not after.
pub(super) struct Background<T>(Sender<T>);

impl<T: Send + 'static> Background<T> {
    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// Returns an error if the system refuses another thread.
    pub(super) fn start(work: impl FnOnce(T) + Send + 'static) -> io::Result<Self> {
        let (sender, receiver) = channel();
        thread::Builder::new().spawn(move || {
            // If the command cannot be started, nothing comes.
            if let Ok(subject) = receiver.recv() {
                work(subject);
            }
        })?;
        Ok(Self(sender))
    }

    /// Gives the thread what it works on.
    pub(super) fn give(self, subject: T) {
        // The thread only ends after it has received it.
        let _ = self.0.send(subject);
    }
}
