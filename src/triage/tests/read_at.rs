//! Inputs that are read at any offset.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::{Counter, Options, ReadAt, ReadError, Report};
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
