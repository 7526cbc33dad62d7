//! Waits for the next try.

use std::time::{Duration, Instant};

use super::events::{Event, Events};
use crate::output::Output;

/// How often the countdown moves.
const TICK: Duration = Duration::from_millis(100);

/// Waits, with a countdown if the standard error is a terminal. Returns the signal that ends the
/// waiting.
pub(super) fn wait(delay: Duration, events: &Events, output: &Output) -> Option<i32> {
    let start = Instant::now();
    let mut line = output.status_line();
    loop {
        let left = delay.saturating_sub(start.elapsed());
        if left.is_zero() {
            return None;
        }
        let limit = if let Some(line) = &mut line {
            let seconds = left.as_millis().div_ceil(1000);
            line.draw(&format!("errcat: trying again in {seconds} s"));
            left.min(TICK)
        } else {
            left
        };
        let signal = events.within(limit).and_then(signal_of);
        if signal.is_some() {
            return signal;
        }
    }
}

/// The number of the signal that an event is about.
fn signal_of(event: Event) -> Option<i32> {
    match event {
        #[cfg(unix)]
        Event::Signal(signal) => Some(signal.number),
        Event::ChildChanged | Event::StreamEnded => None,
    }
}
