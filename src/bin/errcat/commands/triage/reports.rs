//! Reads and merges the reports of other runs.

use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use errcat::catalog::Catalog;
use errcat::triage::{MergeError, Merger, Report};

use super::decompress;
use crate::cli::TriageArgs;
use crate::commands::files::{self, STDIN};
use crate::commands::refused::Refused;
use crate::output::json::FailureReason;
use crate::output::{Problem, Source};

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
                None => Refused::invalid(
                    format!("{source} is not a report: {error}"),
                    "make a report with `errcat triage --json FILE`",
                ),
            })?;
            if report.schema_version != VERSION {
                return Err(Refused::invalid(
                    format!("{source} was made by a newer version of errcat"),
                    "update errcat, or make the report again with this version",
                ));
            }
            let added = merger.add(report);
            added.map_err(|error| Refused::conflict(&source, index, &error))?;
            has_reports = true;
        }
        if !has_reports {
            // The run that should have written the report has failed, so the sum would not be complete.
            return Err(Refused::invalid(
                format!("{source} is empty, so it is not a report"),
                MAKE_AGAIN,
            ));
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

/// What to do about a report that is damaged, or that a failed run has left empty.
const MAKE_AGAIN: &str = "make the report again with `errcat triage --json FILE`";

impl Refused {
    fn unreadable(source: &Source, error: &io::Error, catalog: &Catalog) -> Self {
        Self {
            reason: FailureReason::IoError,
            problem: files::unreadable(source, error, "errcat triage --merge", catalog),
        }
    }

    /// A file that is not a report that this version of errcat can read.
    fn invalid(message: String, tip: &str) -> Self {
        Self {
            reason: FailureReason::InvalidReport,
            problem: Problem::new(message, tip),
        }
    }

    /// The report with this index in its file does not fit those before it.
    fn conflict(source: &Source, index: usize, error: &MergeError) -> Self {
        let (reason, tip) = match error {
            MergeError::Duplicate(_) => (
                FailureReason::DuplicateInput,
                "leave one of the two out, or add `--allow-duplicates`",
            ),
            MergeError::Inconsistent => (FailureReason::InvalidReport, MAKE_AGAIN),
            _ => (
                FailureReason::OtherOptions,
                "make both with the same `--code`, `--category`, `--since`, `--until`, `--cut` and `--by`",
            ),
        };
        let report = match index {
            0 => source.to_string(),
            _ => format!("report {} of {source}", index + 1),
        };
        Self {
            reason,
            problem: Problem::new(format!("cannot merge {report}: {error}"), tip),
        }
    }
}
