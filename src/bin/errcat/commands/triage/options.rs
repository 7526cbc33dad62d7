//! Makes the options of a run from its arguments, and rejects those that do not fit each other.

use clap::Error;
use errcat::catalog::{Catalog, Category};
use errcat::triage::{Filter, Options, Timestamp};
use errcat::untrusted::Untrusted;

use crate::cli::TriageArgs;
use crate::commands::refused::Refused;
use crate::output::Problem;
use crate::output::json::FailureReason;

/// Returns what is counted.
///
/// # Errors
///
/// Returns an error if the catalog does not have the category.
pub(super) fn from_args(args: &TriageArgs, catalog: &Catalog) -> Result<Options, Error> {
    let codes = args.code.iter();
    let category = args.category.as_ref();
    let category = category
        .map(|name| name.find(catalog, "triage"))
        .transpose()?;
    let category = category.map(Category::slug);
    Ok(Options {
        filter: Filter {
            codes: codes.flat_map(|asked| names(asked, catalog)).collect(),
            categories: category.into_iter().map(str::to_owned).collect(),
            since: args.since,
            until: args.until,
        },
        cut: args.cut,
        by: args.by,
        ..Options::default()
    })
}

/// Returns the names of a code in logs. An unknown code has only one.
fn names(asked: &Untrusted, catalog: &Catalog) -> Vec<String> {
    let asked = asked.as_raw_str();
    match catalog.find_pasted(asked).entry() {
        Some(entry) => {
            let names = std::iter::once(entry.code()).chain(entry.renamed_to());
            names.map(str::to_owned).collect()
        }
        None => vec![asked.trim().to_owned()],
    }
}

impl Refused {
    /// No time is between `--since` and `--until`.
    pub(super) fn without_time(since: Timestamp, until: Timestamp) -> Self {
        Self {
            reason: FailureReason::Usage,
            problem: Problem::new(
                format!("`--since` ({since}) is not before `--until` ({until})"),
                "`--since` is the earlier time, `--until` the later one",
            ),
        }
    }

    /// There is nothing to compare merged reports with.
    pub(super) fn without_cut() -> Self {
        Self {
            reason: FailureReason::Usage,
            problem: Problem::new(
                "`--fail-on` needs `--against`, or reports made with `--cut`",
                "add `--against REPORT`, with the report of an earlier run",
            ),
        }
    }
}
