//! The progress bar on standard error.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use errcat::triage::ReadAt;
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
    has_appeared: Arc<AtomicBool>,
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
            has_appeared: Arc::default(),
        }
    }

    /// Wraps an input so that the bar shows what was read of it.
    pub(super) fn track<R: Read>(&self, reader: R) -> Tracked<R> {
        Tracked {
            reader,
            bar: self.bar.clone(),
            appears: self.is_shown.then(|| self.started + DELAY),
            has_appeared: Arc::clone(&self.has_appeared),
            farthest: AtomicU64::new(0),
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
    /// When the bar has to appear.
    appears: Option<Instant>,
    /// All inputs share it, because a bar that appears again forgets the line to erase.
    has_appeared: Arc<AtomicBool>,
    /// The offset of the farthest byte that was read by its offset.
    farthest: AtomicU64,
}

impl<R> Tracked<R> {
    fn advance(&self, count: u64) {
        self.bar.inc(count);
        let is_due = || self.appears.is_some_and(|time| Instant::now() >= time);
        let has_appeared = || self.has_appeared.swap(true, Ordering::Relaxed);
        if !self.has_appeared.load(Ordering::Relaxed) && is_due() && !has_appeared() {
            let target = ProgressDrawTarget::stderr_with_hz(RATE);
            self.bar.set_draw_target(target);
        }
    }
}

impl<R: Read> Read for Tracked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.advance(count as u64);
        Ok(count)
    }
}

impl<R: ReadAt> ReadAt for Tracked<R> {
    fn size(&self) -> io::Result<u64> {
        self.reader.size()
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let count = self.reader.read_at(buffer, offset)?;
        let end = offset + count as u64;
        // Some bytes are read twice.
        let before = self.farthest.fetch_max(end, Ordering::Relaxed);
        self.advance(end.saturating_sub(before));
        Ok(count)
    }
}
