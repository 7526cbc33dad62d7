//! Reads inputs and counts their error responses.

use std::fmt;
use std::io::{self, Read};
use std::sync::atomic::AtomicBool;

use super::codes::Codes;
use super::counts::Counts;
use super::duplicates::{Counted, Duplicate};
use super::options::Options;
use super::reading::stoppable::{self, Stoppable};
use super::reading::workers::{self, Found, Sizes};
use super::reading::{Paths, ReadAt};
use super::report::Report;
use super::sighting::Context;
use crate::catalog::Catalog;

/// Why a [`Counter`] cannot count an input.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The reader failed.
    Io(io::Error),
    /// The input was already counted.
    Duplicate(Duplicate),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Duplicate(duplicate) => duplicate.fmt(f),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Duplicate> for ReadError {
    fn from(duplicate: Duplicate) -> Self {
        Self::Duplicate(duplicate)
    }
}

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
        stoppable::is_set(self.stop)
    }
}
