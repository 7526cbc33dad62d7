//! Wording that texts, notes and JSON share.

use std::time::{Duration, SystemTime};

use errcat::catalog::{Catalog, Entry, KnownStatus, Origin};
use errcat::diagnosis::Warning;
use errcat::response::{ResponseHead, RetryAfter};

use super::LONGEST_ID;

/// When to retry by the Retry-After header, if its value is usable.
pub(super) fn retry_after(head: &ResponseHead) -> Option<String> {
    let retry = head.retry_after()?.resolve(head.date())?;
    match (retry.date(), retry.delay()) {
        (None, delay) => Some(format!("in {} s", delay?.as_secs_f64())),
        (Some(date), None | Some(Duration::ZERO)) => Some(time(date)),
        (Some(date), Some(delay)) => Some(format!(
            "{}, {} s after the answer",
            time(date),
            delay.as_secs_f64()
        )),
    }
}

/// A time in RFC 3339, in UTC, to the second.
pub(super) fn time(time: SystemTime) -> String {
    humantime::format_rfc3339_seconds(time).to_string()
}

/// Names that resemble an unknown code, with non-catalog codes marked.
pub(super) fn suggestions(names: &[&str], catalog: &Catalog) -> String {
    let marked = names
        .iter()
        .map(|name| match catalog.find(name).entry().map(Entry::origin) {
            None | Some(Origin::Catalog) => (*name).to_owned(),
            Some(_) => format!("{name} (related)"),
        });
    marked.collect::<Vec<_>>().join(", ")
}

/// The statuses that a code usually comes with. Inferred ones are marked.
pub(super) fn statuses(statuses: &[KnownStatus]) -> String {
    let marked = statuses.iter().map(|status| match status {
        KnownStatus::Inferred(number) => format!("{number} (inferred)"),
        status => status.number().to_string(),
    });
    marked.collect::<Vec<_>>().join(", ")
}

/// The text of a warning. `entry` belongs to the code of the response, if it is known.
pub(super) fn warning(warning: &Warning, entry: Option<&Entry>) -> String {
    match warning {
        Warning::RequestIdsDiffer { body, header } => format!(
            "the body has request_id {}, the x-request-id header {}: the head may be another \
             answer's, so quote both",
            body.escaped().at_most(LONGEST_ID),
            header.escaped().at_most(LONGEST_ID)
        ),
        Warning::StatusIsNoFailure(status) => {
            format!("HTTP {status} is no status of a failure, but the body is an error response")
        }
        Warning::StatusDisagreesWithCode(status) => match entry {
            Some(entry) => format!(
                "HTTP {status} is of another kind than what {} is known with: {}",
                entry.code(),
                statuses(entry.statuses())
            ),
            None => format!("HTTP {status} is of another kind than what the code is known with"),
        },
        Warning::ClientCodeInResponse => "this code is one that the official client makes itself; \
                                        in an HTTP answer it may mean something else"
            .to_owned(),
        Warning::LongDelay(delay) => format!(
            "Retry-After asks to wait {}: more than an hour",
            humantime::format_duration(*delay)
        ),
        Warning::PastRetryTime(date) => format!(
            "Retry-After asks to wait until {}, which was past when the answer came",
            time(*date)
        ),
        Warning::UnusableRetryAfter(value) => {
            let value = match value {
                RetryAfter::Unreadable(text) => {
                    format!("\"{}\"", text.escaped().at_most(LONGEST_ID))
                }
                RetryAfter::Date(date) => time(*date),
                RetryAfter::Delay(delay) => humantime::format_duration(*delay).to_string(),
                _ => "in a form of its own".to_owned(),
            };
            format!(
                "Retry-After {value} is unusable: no number of seconds or date up to a year ahead"
            )
        }
        other => other.kind().to_string(),
    }
}
