//! What happens while a command runs, or while errcat waits for the next try.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

#[cfg(unix)]
use super::signals;

/// How long to wait before a child is asked whether it has ended, without an event.
const LONG: Duration = Duration::from_secs(1);
const SHORT: Duration = Duration::from_millis(10);

/// Something that happened.
#[derive(Clone, Copy, Debug)]
pub(super) enum Event {
    /// A child may have ended.
    ChildChanged,
    /// A stream of the command has ended.
    StreamEnded,
    /// A signal came.
    #[cfg(unix)]
    Signal(signals::Signal),
}

/// Sends and receives events.
pub(super) struct Events {
    pub(super) sender: Sender<Event>,
    receiver: Receiver<Event>,
}

impl Events {
    /// Starts to receive signals.
    ///
    /// # Errors
    ///
    /// Returns an error if the system does not allow that.
    pub(super) fn start() -> io::Result<Self> {
        let (sender, receiver) = channel();
        #[cfg(unix)]
        signals::receive({
            let sender = sender.clone();
            move |signal| {
                let event = signal.map_or(Event::ChildChanged, Event::Signal);
                sender.send(event).is_ok()
            }
        })?;
        Ok(Self { sender, receiver })
    }

    /// Waits for the next event.
    pub(super) fn next(&self) -> Event {
        // Elsewhere than on Unix, there is no event when a child ends.
        let limit = if cfg!(unix) { LONG } else { SHORT };
        self.within(limit).unwrap_or(Event::ChildChanged)
    }

    /// Waits for an event, but no longer than this.
    pub(super) fn within(&self, limit: Duration) -> Option<Event> {
        self.receiver.recv_timeout(limit).ok()
    }
}
