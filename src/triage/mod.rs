//! Counts the error responses in large logs: which codes, how often, since when, and what is new.
//!
//! ```text
//! bytes -> Sighting -> Counts -> Report -> merged or compared Reports
//! ```
//!
//! - Every way to read an input emits a `Sighting` for each error response: its code, its time, its
//!   request ID.
//! - `Counts` adds sightings up. It holds no more than a fixed number of codes,
//!   hours and request IDs. Which ones it holds depends on a hash of their text, so that the result
//!   does not depend on the order of the input, on threads, or on how reports are merged.
//! - A [`Report`] is the result of a [`Counter`]. It is plain data that JSON holds without loss.
//!   [`Merger`] adds reports up, [`Comparison`] compares two of them.
//!
//! # How an input is read
//!
//! The responses are those that [`Extractor`](crate::Extractor) finds. It reads small inputs as a whole.
//! It would need most of its time for lines without a response, so a larger input is read in another
//! way:
//!
//! - `blocks` reads the input in blocks of 256 KiB, which end at a boundary: between two lines that
//!   do not depend on each other, such as two records of a log. `lines` recognizes boundaries by the
//!   beginning and the end of the lines.
//! - `segments` does the same with a file, or any other input that can be read at any offset. So each
//!   thread reads a part of it on its own.
//! - `workers` counts in several threads. Of a stream, only one of them reads at a time, so the others
//!   count meanwhile, also while it decompresses.
//! - `scan` searches the word `code` in a block. Lines without it are not read, except for a count of
//!   the line breaks. A line with it is read by the first of these that can:
//!   1. `flat` proves that the object on the line is an error response. It reads code, request ID and
//!      time, and checks the rest only as far as necessary.
//!   2. The document on the line is parsed and searched as the extractor does it.
//!   3. The extractor reads the region around the line, up to the next boundaries.
//! - Where a block has no boundary, as in a long pretty-printed list, `stretch` passes the input to the
//!   extractor up to the next boundary.
//!
//! So every response with the word `code` is found, and the results depend neither on the blocks nor on
//! the threads. `tests` compares them with those of the extractor. [`Counter::read`] lists the exceptions.

mod blocks;
mod codes;
mod compare;
mod counts;
mod duplicates;
mod flat;
mod groups;
mod inputs;
mod lines;
mod log_time;
mod merge;
mod options;
mod paths;
mod prefix;
mod read_at;
mod read_error;
mod reader;
mod report;
mod samples;
mod scan;
mod segments;
mod slow;
mod stretch;
#[cfg(test)]
mod tests;
mod time;
mod workers;

use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};

pub use compare::{Change, Comparison, Refusal, Side, Unit};
pub use duplicates::Duplicate;
pub use groups::{By, Group, Groups};
pub use inputs::Input;
pub use merge::{MergeError, Merger};
pub use options::{Filter, Options};
pub use paths::Paths;
pub use read_at::ReadAt;
pub use read_error::ReadError;
pub use report::{CodeCount, Report, Rest, Retry, Totals, share};
pub use time::{InvalidTimestamp, Timestamp};

use crate::catalog::Catalog;
use codes::Codes;
use counts::{Context, Counts};
use duplicates::Counted;
use workers::{Found, Sizes};

/// Counts the error responses in inputs.
///
/// ```
/// use errcat::Catalog;
/// use errcat::triage::{Counter, Options};
///
/// let log = r#"2026-11-23T06:50:27Z ERROR {"error": "m", "code": "volume_busy", "request_id": "r"}"#;
/// let mut counter = Counter::new(Catalog::bundled(), Options::default());
/// counter.read("app.log", log.as_bytes())?;
/// let report = counter.into_report();
/// let busy = report.codes.first().ok_or("nothing found")?;
/// assert!(busy.code == "volume_busy" && busy.count == 1);
/// assert_eq!(busy.first_seen.map(|time| time.to_string()).as_deref(), Some("2026-11-23T06:50:27Z"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Counter<'c> {
    catalog: &'c Catalog,
    codes: Codes,
    options: Options,
    counts: Counts,
    inputs: Counted,
    is_partial: bool,
    paths: Paths,
    stop: Option<&'c AtomicBool>,
    sizes: Sizes,
}

impl<'c> Counter<'c> {
    /// Creates a counter that has read nothing.
    #[must_use]
    pub fn new(catalog: &'c Catalog, options: Options) -> Self {
        Self {
            catalog,
            codes: Codes::new(catalog),
            counts: Counts::default(),
            options,
            inputs: Counted::default(),
            is_partial: false,
            paths: Paths::default(),
            stop: None,
            sizes: Sizes::default(),
        }
    }

    /// Counts inputs even if they were already counted.
    #[must_use]
    pub fn allow_duplicates(mut self) -> Self {
        self.inputs.allows_duplicates = true;
        self
    }

    /// Stops reading soon after `stop` becomes true. The report is then
    /// [`partial`](Report::partial).
    #[must_use]
    pub fn with_stop(self, stop: &'c AtomicBool) -> Self {
        Self {
            stop: Some(stop),
            ..self
        }
    }

    /// Counts the error responses in an input to its end. `name` is the input's name in the report.
    ///
    /// Of an input of more than 4 MiB, responses are not counted that do not have the word `code` in
    /// plain bytes: those without a code, reports of the nullspace CLI, and those in UTF-16 without a byte
    /// order mark, with escapes in the word, or in chunks that divide it.
    ///
    /// # Errors
    ///
    /// - [`ReadError::Io`] is the error of the reader. What was read before it is counted, and the report
    ///   is [`partial`](Report::partial).
    /// - [`ReadError::Duplicate`] says that an input with error responses was already counted: one of the
    ///   same size and with the same first and last line. It is not counted again, unless
    ///   [`Counter::allow_duplicates`] was called.
    pub fn read(&mut self, name: &str, reader: impl Read + Send) -> Result<(), ReadError> {
        let mut reader = Stoppable {
            reader,
            stop: self.stop,
        };
        self.read_with(name, |context, counts, sizes| {
            workers::read(&mut reader, context, counts, sizes)
        })
    }

    /// Counts the error responses in an input that can be read at any offset, as
    /// [`read`](Counter::read) does.
    ///
    /// ```no_run
    /// use errcat::Catalog;
    /// use errcat::triage::{Counter, Options};
    ///
    /// let mut counter = Counter::new(Catalog::bundled(), Options::default());
    /// counter.read_at("app.log", &std::fs::File::open("app.log")?)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`read`](Counter::read). If the input becomes shorter, that is an error, too.
    pub fn read_at(&mut self, name: &str, input: &impl ReadAt) -> Result<(), ReadError> {
        let source = Stoppable {
            reader: input,
            stop: self.stop,
        };
        self.read_with(name, |context, counts, sizes| {
            workers::read_at(&source, context, counts, sizes)
        })
    }

    fn read_with(
        &mut self,
        name: &str,
        read: impl FnOnce(&Context<'_>, Counts, Sizes) -> Found,
    ) -> Result<(), ReadError> {
        let context = Context {
            catalog: self.catalog,
            codes: &self.codes,
            options: &self.options,
        };
        let Found {
            counts,
            summary,
            paths,
            outcome,
        } = read(&context, Counts::for_input(name), self.sizes);
        // Who stops the reading knows why the input ends.
        let outcome = if self.is_stopped() { Ok(()) } else { outcome };
        self.is_partial |= outcome.is_err() || self.is_stopped();
        self.paths.add(paths);
        let input = summary.into_input(name, counts.responses());
        self.inputs.check(std::slice::from_ref(&input))?;
        self.inputs.add(input);
        self.counts.merge(&counts);
        Ok(outcome?)
    }

    /// Returns how the inputs were read, to measure it.
    #[must_use]
    pub fn paths(&self) -> Paths {
        self.paths
    }

    /// Returns what was counted.
    #[must_use]
    pub fn into_report(self) -> Report {
        let context = Context {
            catalog: self.catalog,
            codes: &self.codes,
            options: &self.options,
        };
        let report = Report::new(&self.counts, &context, self.inputs.into_inputs());
        Report {
            partial: self.is_partial,
            ..report
        }
    }

    fn is_stopped(&self) -> bool {
        is_set(self.stop)
    }
}

fn is_set(stop: Option<&AtomicBool>) -> bool {
    stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
}

/// A reader that ends when it is asked to stop.
struct Stoppable<'s, R> {
    reader: R,
    stop: Option<&'s AtomicBool>,
}

impl<R: ReadAt + ?Sized> ReadAt for Stoppable<'_, &R> {
    fn size(&self) -> io::Result<u64> {
        self.reader.size()
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        if is_set(self.stop) {
            return Ok(0);
        }
        self.reader.read_at(buffer, offset)
    }
}

impl<R: Read> Read for Stoppable<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if is_set(self.stop) {
            return Ok(0);
        }
        self.reader.read(buffer)
    }
}
