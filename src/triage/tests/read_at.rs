//! Inputs that are read at any offset.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::{Counter, Options, ReadAt, ReadError, Report};
use super::{by_extractor, rows, sizes};
use crate::catalog::Catalog;

const LINE: &str = "{\"error\":\"m\",\"code\":\"volume_busy\",\"request_id\":\"req_1\"}\n";

/// A log whose end is missing, or which stops when most of it was read.
struct Log {
    lines: u64,
    /// From where on there is nothing.
    end: u64,
    /// What becomes true at the end.
    stop: AtomicBool,
}

impl Log {
    fn new(lines: u64, end: u64) -> Self {
        Self {
            lines,
            end: end * LINE.len() as u64,
            stop: AtomicBool::new(false),
        }
    }
}

impl ReadAt for Log {
    fn size(&self) -> io::Result<u64> {
        Ok(self.lines * LINE.len() as u64)
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let mut count = 0;
        for (place, at) in buffer.iter_mut().zip(offset..self.end) {
            let at = usize::try_from(at).unwrap_or_default() % LINE.len();
            *place = LINE.as_bytes()[at];
            count += 1;
        }
        self.stop.fetch_or(count == 0, Ordering::Relaxed);
        Ok(count)
    }
}

fn read(log: &Log, stop: Option<&AtomicBool>) -> (Report, Result<(), ReadError>) {
    let mut counter = Counter::new(Catalog::bundled(), Options::default());
    if let Some(stop) = stop {
        counter = counter.with_stop(stop);
    }
    let outcome = counter.read_at("x", log);
    (counter.into_report(), outcome)
}

#[test]
fn each_line_is_counted_once() {
    for lines in [1, 1000, 100_000] {
        let (report, outcome) = read(&Log::new(lines, lines), None);
        assert!(outcome.is_ok() && !report.partial);
        assert_eq!((report.totals.counted, report.totals.lines), (lines, lines));
    }
}

#[test]
fn an_input_that_becomes_shorter_is_an_error() {
    let (report, outcome) = read(&Log::new(200_000, 100_000), None);
    let Err(ReadError::Io(error)) = outcome else {
        panic!("the end is missing");
    };
    assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    assert!(report.partial);
    assert!((1..=100_000).contains(&report.totals.counted));
}

#[test]
fn what_was_read_before_a_stop_is_counted() {
    let log = Log::new(200_000, 100_000);
    let (report, outcome) = read(&log, Some(&log.stop));
    assert!(outcome.is_ok() && report.partial);
    assert!((1..=100_000).contains(&report.totals.counted));
}

#[test]
fn a_line_longer_than_a_window_is_read_once() {
    const WINDOW: usize = 64 * 1024;
    let record = |second: u8, length: usize| {
        let filler = "x".repeat(length);
        format!("2026-11-23T06:50:{second:02}Z ERROR {filler} {LINE}")
    };
    let short = record(0, 10);
    for length in (2 * WINDOW - 5000..2 * WINDOW).step_by(100) {
        // The long line ends in what two windows have in common.
        for next in [10, 300, 2000] {
            let spanning = record(1, length) + &record(2, next) + &short.repeat(30);
            let log = short.repeat(30) + &spanning;
            let found = rows(log.as_bytes(), sizes(WINDOW, 2));
            assert_eq!(found, by_extractor(log.as_bytes()), "{length} {next}");
        }
    }
}
