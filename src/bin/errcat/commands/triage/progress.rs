//! The progress bar on standard error.

use std::io::{self, Read};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// When the bar appears. A shorter run has none.
const DELAY: Duration = Duration::from_millis(400);

/// How often the bar is drawn in a second.
const RATE: u8 = 5;

/// The bar for inputs of a known size, and for others.
const KNOWN: &str = "{wide_bar} {percent:>3} %  {decimal_bytes} of {decimal_total_bytes}  \
                     {decimal_bytes_per_sec}  {eta} left";
const UNKNOWN: &str = "{spinner} {decimal_bytes}  {decimal_bytes_per_sec}";

/// How many bytes of the inputs were read, before decompression.
pub(super) struct Progress {
    bar: ProgressBar,
    started: Instant,
    is_shown: bool,
}

impl Progress {
    /// Creates a bar for this number of bytes, which may be unknown. It is drawn only if `is_shown`.
    pub(super) fn new(total: Option<u64>, is_shown: bool) -> Self {
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        let template = if total.is_some() { KNOWN } else { UNKNOWN };
        // The templates are valid. If not, the bar has the default style.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        Self {
            bar,
            started: Instant::now(),
            is_shown,
        }
    }

    /// Wraps an input so that the bar shows what was read of it.
    pub(super) fn track<R: Read>(&self, reader: R) -> Tracked<R> {
        Tracked {
            reader,
            bar: self.bar.clone(),
            appears: self.is_shown.then(|| self.started + DELAY),
        }
    }

    /// Runs a function that writes to standard error or output.
    pub(super) fn suspend<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// An input of which the bar shows how much was read.
pub(super) struct Tracked<R> {
    reader: R,
    bar: ProgressBar,
    /// When the bar has to appear, if it has not yet.
    appears: Option<Instant>,
}

impl<R: Read> Read for Tracked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.bar.inc(count as u64);
        if self
            .appears
            .take_if(|time| Instant::now() >= *time)
            .is_some()
        {
            let target = ProgressDrawTarget::stderr_with_hz(RATE);
            self.bar.set_draw_target(target);
        }
        Ok(count)
    }
}
