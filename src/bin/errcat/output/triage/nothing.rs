//! The error for a report that counts nothing.

use errcat::catalog::Catalog;
use errcat::triage::Report;

use super::totals::uncounted;
use crate::output::{Problem, counted};

/// Returns the error for a report that counts nothing.
pub(crate) fn nothing(report: &Report, catalog: &Catalog) -> Problem {
    let totals = &report.totals;
    if totals.responses > 0 {
        return Problem {
            message: format!(
                "no error response passes the filters ({})",
                uncounted(totals).unwrap_or_default()
            ),
            tip: tip_for_filter(report, catalog),
        };
    }
    let lines = counted(totals.lines, "line", "lines");
    let found = match uncounted(totals) {
        Some(uncounted) => format!("{lines}, {uncounted}"),
        None => lines,
    };
    Problem::new(
        format!("no error response in the input ({found})"),
        "errcat counts responses with the `error` and `code` that the API sends",
    )
}

/// Returns what to change: a code that is probably mistyped, or filters for times.
fn tip_for_filter(report: &Report, catalog: &Catalog) -> Option<String> {
    let mut codes = report.filter.codes.iter();
    if let Some(unknown) = codes.find(|code| catalog.find(code).entry().is_none()) {
        let closest = catalog.suggest(unknown).into_iter().next()?;
        return Some(format!("did you mean `--code {closest}`?"));
    }
    let without_time = report.totals.excluded_without_time > 0;
    without_time
        .then(|| "leave out `--since` and `--until` to count responses without a time".to_owned())
}
