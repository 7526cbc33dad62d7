//! Why nothing is compared, and what to do about it.

use errcat::triage::{Refusal, Report};

use crate::output::Problem;

/// Returns the error of a report whose earlier and later responses cannot be compared.
/// `is_with_report` says that the earlier ones come from another report.
pub(crate) fn refusal(report: &Report, is_with_report: bool) -> Option<Problem> {
    let refusal = report.comparison.as_ref()?.refused?;
    let totals = &report.totals;
    let (message, tip) = match (refusal, is_with_report) {
        (Refusal::EmptyBefore, true) => (
            "nothing to compare with: the earlier report has no error response",
            Some("use a report of an earlier log: `errcat triage --json FILE`".to_owned()),
        ),
        (Refusal::EmptyBefore, false) => (
            "nothing to compare with: no error response is before the cut",
            totals
                .first_seen
                .map(|first| format!("use a later time: the first error response is at {first}")),
        ),
        (Refusal::EmptyAfter, true) => (
            "nothing to compare: the input has no error response",
            None,
        ),
        (Refusal::EmptyAfter, false) => (
            "nothing to compare: no error response is after the cut",
            totals
                .last_seen
                .map(|last| format!("use an earlier time: the last error response is at {last}")),
        ),
        (Refusal::WithoutTimes, _) => (
            "nothing to compare: no error response has a time",
            Some(
                "compare two logs: save a report of the earlier one with `--json`, and use it with \
                 `--against`"
                    .to_owned(),
            ),
        ),
        _ => (
            "nothing to compare: the earlier report counts other codes",
            Some("use the same `--code` and `--category` for both".to_owned()),
        ),
    };
    Some(Problem {
        message: message.to_owned(),
        tip,
    })
}
