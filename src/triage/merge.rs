//! Adds reports up.

use std::fmt;

use super::codes::Codes;
use super::counts::Counts;
use super::duplicates::{Counted, Duplicate};
use super::options::{By, Filter, Options};
use super::report::Report;
use super::seen::Seen;
use super::sighting::Context;
use super::time::Timestamp;
use crate::catalog::Catalog;

/// Why a report cannot be added to others.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MergeError {
    /// An input of the report was already counted.
    Duplicate(Duplicate),
    /// The report counts other responses than the earlier ones, because its filter, its cut or its
    /// groups differ.
    OtherOptions,
    /// The counts of the report do not add up.
    Inconsistent,
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duplicate(duplicate) => duplicate.fmt(f),
            Self::OtherOptions => {
                f.write_str("the reports differ in their filter, their cut or their groups")
            }
            Self::Inconsistent => f.write_str("its counts do not add up"),
        }
    }
}

impl std::error::Error for MergeError {}

/// Adds up reports, in any order. The result equals the report of one run over all their inputs,
/// apart from the order of the inputs.
///
/// ```
/// use errcat::Catalog;
/// use errcat::triage::{Counter, Merger, Options, ReadError, Report};
///
/// let log = r#"{"error": "m", "code": "volume_busy", "request_id": "req_1"}"#;
/// let report = |name| -> Result<Report, ReadError> {
///     let mut counter = Counter::new(Catalog::bundled(), Options::default());
///     counter.read(name, log.as_bytes())?;
///     Ok(counter.into_report())
/// };
/// let mut merger = Merger::new(Catalog::bundled());
/// merger.add(report("one.log")?)?;
/// let error = merger.add(report("two.log")?).expect_err("it is the same log");
/// assert_eq!(error.to_string(), "two.log was already counted as one.log");
/// assert_eq!(merger.into_report().totals.responses, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Merger<'c> {
    catalog: &'c Catalog,
    codes: Codes,
    counts: Counts,
    /// What the reports count, once there is one.
    counted: Option<(Filter, Option<Timestamp>, Option<By>)>,
    inputs: Counted,
    is_partial: bool,
}

impl<'c> Merger<'c> {
    /// Creates a sum without reports.
    #[must_use]
    pub fn new(catalog: &'c Catalog) -> Self {
        Self {
            catalog,
            codes: Codes::new(catalog),
            counts: Counts::default(),
            counted: None,
            inputs: Counted::default(),
            is_partial: false,
        }
    }

    /// Adds inputs even if they were already counted.
    #[must_use]
    pub fn allow_duplicates(mut self) -> Self {
        self.inputs.allows_duplicates = true;
        self
    }

    /// Adds a report.
    ///
    /// # Errors
    ///
    /// Returns why it cannot be added. Then nothing of it is added.
    pub fn add(&mut self, report: Report) -> Result<(), MergeError> {
        if !report.adds_up() {
            return Err(MergeError::Inconsistent);
        }
        let by = report.groups.as_ref().map(|groups| groups.by);
        let counted = (report.filter.clone(), report.cut, by);
        if self
            .counted
            .as_ref()
            .is_some_and(|earlier| *earlier != counted)
        {
            return Err(MergeError::OtherOptions);
        }
        let checked = self.inputs.check(&report.inputs);
        checked.map_err(MergeError::Duplicate)?;
        self.counted = Some(counted);
        self.add_counts(&report);
        for input in report.inputs {
            self.inputs.add(input);
        }
        self.is_partial |= report.partial;
        Ok(())
    }

    fn add_counts(&mut self, report: &Report) {
        let context = Context {
            catalog: self.catalog,
            codes: &self.codes,
            options: &Options::default(),
        };
        let counts = &mut self.counts;
        for row in report.rows() {
            counts.add_seen(context.code(row.code.as_raw_str()), &row.seen());
        }
        let totals = &report.totals;
        counts.add_other(&totals.unknown_other.into());
        counts.without_code.merge(&totals.without_code.into());
        counts.excluded.by_code += totals.excluded_by_code;
        counts.excluded.by_time += totals.excluded_by_time;
        counts.excluded.without_time += totals.excluded_without_time;
        counts.unreadable += totals.unreadable;
        let Some(groups) = &report.groups else {
            return;
        };
        // Others are sums of the rows.
        if matches!(groups.by, By::Hour | By::File) {
            let of_count = |count| Seen {
                count,
                ..Seen::default()
            };
            counts.add_group(None, &of_count(groups.other));
            for group in &groups.groups {
                let seen = Seen {
                    first: group.first_seen,
                    last: group.last_seen,
                    ..of_count(group.count)
                };
                counts.add_group(Some(group.key.as_raw_str()), &seen);
            }
        }
    }

    /// Returns the sum. It is complete also without any report.
    #[must_use]
    pub fn into_report(self) -> Report {
        let (filter, cut, by) = self.counted.unwrap_or_default();
        let options = Options {
            filter,
            cut,
            by,
            ..Options::default()
        };
        let context = Context {
            catalog: self.catalog,
            codes: &self.codes,
            options: &options,
        };
        let report = Report::new(&self.counts, &context, self.inputs.into_inputs());
        Report {
            partial: self.is_partial,
            ..report
        }
    }
}
