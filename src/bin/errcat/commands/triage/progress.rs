//! The progress bar on standard error.

use std::io::{self, Read};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use errcat::triage::ReadAt;

use crate::output::StatusLine;
use crate::output::triage::size;

/// When the bar appears. A shorter run has none.
const DELAY: Duration = Duration::from_millis(400);

/// How often the bar is drawn.
const PERIOD: Duration = Duration::from_millis(200);

/// The longest bar, in columns.
const LONGEST: usize = 60;

/// How many bytes of the inputs were read, before decompression.
pub(super) struct Progress(Arc<Bar>);

struct Bar {
    started: Instant,
    /// The size of all inputs; `None` if it is unknown.
    total: Option<u64>,
    read: AtomicU64,
    /// `None` if there is nothing to draw on.
    drawing: Mutex<Option<Drawing>>,
}

struct Drawing {
    line: StatusLine,
    /// When it is drawn again.
    next: Instant,
}

impl Progress {
    /// Creates a bar for this number of bytes, which may be unknown. Without a line, it is not drawn.
    pub(super) fn new(total: Option<u64>, line: Option<StatusLine>) -> Self {
        let started = Instant::now();
        let next = started + DELAY;
        Self(Arc::new(Bar {
            started,
            total,
            read: AtomicU64::new(0),
            drawing: Mutex::new(line.map(|line| Drawing { line, next })),
        }))
    }

    /// Wraps an input so that the bar shows what was read of it.
    pub(super) fn track<R: Read>(&self, reader: R) -> Tracked<R> {
        Tracked {
            reader,
            bar: Arc::clone(&self.0),
            farthest: AtomicU64::new(0),
        }
    }

    /// Runs a function that writes to standard error or output.
    pub(super) fn suspend<T>(&self, write: impl FnOnce() -> T) -> T {
        let mut drawing = self
            .0
            .drawing
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(drawing) = &mut *drawing {
            drawing.line.erase();
        }
        write()
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        // A thread may still wait for input.
        let mut drawing = self
            .0
            .drawing
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *drawing = None;
    }
}

impl Bar {
    fn advance(&self, count: u64) {
        let read = self.read.fetch_add(count, Ordering::Relaxed) + count;
        // A thread that finds another one here need not draw, too.
        let Ok(mut drawing) = self.drawing.try_lock() else {
            return;
        };
        let Some(Drawing { line, next }) = &mut *drawing else {
            return;
        };
        let now = Instant::now();
        if now >= *next {
            *next = now + PERIOD;
            line.draw(&text(read, self.total, now - self.started, line.room()));
        }
    }
}

/// Returns the bar for what was read in this time: `====>     42 %  126 MB of 300 MB  84 MB/s  3 s left`;
/// without the size of the inputs, `126 MB  84 MB/s`.
fn text(read: u64, total: Option<u64>, elapsed: Duration, room: usize) -> String {
    let per_second = u128::from(read) * 1000 / elapsed.as_millis().max(1);
    let rate = u64::try_from(per_second).unwrap_or(u64::MAX);
    let Some(total) = total.filter(|total| read <= *total && *total > 0) else {
        return format!("{}  {}/s", size(read), size(rate));
    };
    let part = |of: u64| u64::try_from(u128::from(read) * u128::from(of) / u128::from(total));
    let percent = part(100).unwrap_or(100);
    let left = (total - read).div_ceil(rate.max(1));
    let facts = format!(
        "  {percent:>3} %  {} of {}  {}/s  {left} s left",
        size(read),
        size(total),
        size(rate)
    );
    let width = room.saturating_sub(facts.len()).min(LONGEST);
    let done = part(width as u64).map_or(width, |done| usize::try_from(done).unwrap_or(width));
    let bar = format!("{}>", "=".repeat(done));
    format!("{bar:width$.width$}{facts}")
}

/// An input of which the bar shows how much was read.
pub(super) struct Tracked<R> {
    reader: R,
    bar: Arc<Bar>,
    /// The offset of the farthest byte that was read by its offset.
    farthest: AtomicU64,
}

impl<R: Read> Read for Tracked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.bar.advance(count as u64);
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
        self.bar.advance(end.saturating_sub(before));
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB: u64 = 1_000_000;
    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn the_bar_has_the_width_of_the_terminal() {
        for (read, bar) in [
            (
                3 * MB,
                ">          1 %  3.0 MB of 300 MB  3.0 MB/s  99 s left",
            ),
            (
                126 * MB,
                "===>       42 %  126 MB of 300 MB  126 MB/s  2 s left",
            ),
            (
                300 * MB,
                "========  100 %  300 MB of 300 MB  300 MB/s  0 s left",
            ),
        ] {
            assert_eq!(text(read, Some(300 * MB), SECOND, 53), bar);
        }
        let narrow = text(126 * MB, Some(300 * MB), SECOND, 10);
        assert_eq!(narrow, "   42 %  126 MB of 300 MB  126 MB/s  2 s left");
    }

    #[test]
    fn without_a_size_there_is_no_bar() {
        let read = |total| text(3 * MB, total, 2 * SECOND, 80);
        assert_eq!(read(None), "3.0 MB  1.5 MB/s");
        // The file has grown.
        assert_eq!(read(Some(2 * MB)), "3.0 MB  1.5 MB/s");
        assert_eq!(text(0, Some(0), Duration::ZERO, 80), "0 bytes  0 bytes/s");
    }
}
