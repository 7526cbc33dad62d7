//! Reads and merges the reports of other runs.

use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use errcat::catalog::Catalog;
use errcat::triage::{MergeError, Merger, Report, Timestamp};

use super::super::files::{self, STDIN};
use super::super::refused::Refused;
use super::decompress;
use crate::cli::TriageArgs;
use crate::output::json::FailureReason;
use crate::output::{Source, notes};

/// The version of the reports that can be read.
const VERSION: u32 = 1;

/// Returns the sum of all reports in files. A file has any number of them. All are needed for the sum, so
/// one that cannot be used ends the run.
pub(super) fn merge(
    files: &[PathBuf],
    args: &TriageArgs,
    catalog: &Catalog,
) -> Result<Report, Refused> {
    let mut merger = Merger::new(catalog);
    if args.allow_duplicates {
        merger = merger.allow_duplicates();
    }
    for path in files {
        let source = files::source(path);
        let reader = open(path).map_err(|error| Refused::unreadable(&source, &error, catalog))?;
        let reports = serde_json::Deserializer::from_reader(BufReader::new(reader));
        let mut has_reports = false;
        for (index, report) in reports.into_iter::<Report>().enumerate() {
            let report = report.map_err(|error| match error.io_error_kind() {
                Some(_) => Refused::unreadable(&source, &error.into(), catalog),
                None => Refused::invalid(&source, &error),
            })?;
            if report.schema_version != VERSION {
                return Err(Refused::newer(&source));
            }
            let added = merger.add(report);
            added.map_err(|error| Refused::conflict(&source, index, &error))?;
            has_reports = true;
        }
        if !has_reports {
            return Err(Refused::empty(&source));
        }
    }
    Ok(merger.into_report())
}

fn open(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    if path == Path::new(STDIN) {
        return decompress::reader(io::stdin());
    }
    decompress::reader(files::open(path)?.0)
}

impl Refused {
    fn unreadable(source: &Source, error: &io::Error, catalog: &Catalog) -> Self {
        Self {
            reason: FailureReason::IoError,
            message: notes::failed(source, error),
            tip: files::tip_for_missing(source, error, "errcat triage --merge", catalog),
        }
    }

    fn invalid(source: &Source, error: &serde_json::Error) -> Self {
        Self {
            reason: FailureReason::InvalidReport,
            message: format!("{source} is not a report: {error}"),
            tip: Some("make a report with `errcat triage --json FILE`".to_owned()),
        }
    }

    /// The run that should have written the report has failed, so the sum would not be complete.
    fn empty(source: &Source) -> Self {
        Self {
            reason: FailureReason::InvalidReport,
            message: format!("{source} is empty, so it is not a report"),
            tip: Some("make the report again with `errcat triage --json FILE`".to_owned()),
        }
    }

    fn newer(source: &Source) -> Self {
        Self {
            reason: FailureReason::InvalidReport,
            message: format!("{source} was made by a newer version of errcat"),
            tip: Some("update errcat, or make the report again with this version".to_owned()),
        }
    }

    /// No time is between `--since` and `--until`.
    pub(super) fn without_time(since: Timestamp, until: Timestamp) -> Self {
        Self {
            reason: FailureReason::Usage,
            message: format!("`--since` ({since}) is not before `--until` ({until})"),
            tip: Some("`--since` is the earlier time, `--until` the later one".to_owned()),
        }
    }

    /// There is nothing to compare merged reports with.
    pub(super) fn without_cut() -> Self {
        Self {
            reason: FailureReason::Usage,
            message: "`--fail-on` needs `--against`, or reports made with `--cut`".to_owned(),
            tip: Some("add `--against REPORT`, with the report of an earlier run".to_owned()),
        }
    }

    /// The report with this index in its file does not fit those before it.
    fn conflict(source: &Source, index: usize, error: &MergeError) -> Self {
        let (reason, tip) = match error {
            MergeError::Duplicate(_) => (
                FailureReason::DuplicateInput,
                Some("leave one of the two out, or add `--allow-duplicates`".to_owned()),
            ),
            MergeError::Inconsistent => (
                FailureReason::InvalidReport,
                Some("make the report again with `errcat triage --json FILE`".to_owned()),
            ),
            _ => (
                FailureReason::OtherOptions,
                Some("make both with the same `--code`, `--category`, `--since`, `--until`, `--cut` and `--by`".to_owned()),
            ),
        };
        Self {
            reason,
            message: match index {
                0 => format!("cannot merge {source}: {error}"),
                _ => format!("cannot merge report {} of {source}: {error}", index + 1),
            },
            tip,
        }
    }
}
