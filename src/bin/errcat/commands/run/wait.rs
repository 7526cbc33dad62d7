//! Waits for the next try.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::events::{Event, Events};
use crate::output::Output;

/// How often the countdown moves.
const TICK: Duration = Duration::from_millis(100);

/// Waits, with a countdown if the standard error is a terminal. Returns the signal that ends the
/// waiting.
pub(super) fn wait(delay: Duration, events: &Events, output: &Output) -> Option<i32> {
    let start = Instant::now();
    let bar = output
        .notes_are_on_terminal()
        .then(ProgressBar::new_spinner);
    if let (Some(bar), Ok(style)) = (&bar, ProgressStyle::with_template("{msg}")) {
        bar.set_style(style);
    }
    let mut signal = None;
    loop {
        let left = delay.saturating_sub(start.elapsed());
        if left.is_zero() || signal.is_some() {
            break;
        }
        let limit = if let Some(bar) = &bar {
            let seconds = left.as_millis().div_ceil(1000);
            bar.set_message(format!("errcat: trying again in {seconds} s"));
            left.min(TICK)
        } else {
            left
        };
        signal = events.within(limit).and_then(signal_of);
    }
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    signal
}

/// The number of the signal that an event is about.
fn signal_of(event: Event) -> Option<i32> {
    match event {
        #[cfg(unix)]
        Event::Signal(signal) => Some(signal.number),
        Event::ChildChanged | Event::StreamEnded => None,
    }
}
