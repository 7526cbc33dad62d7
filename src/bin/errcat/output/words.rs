//! Facts of an answer in words, as texts and remarks and JSON say them.

use std::time::{Duration, SystemTime};

use errcat::catalog::{Entry, HttpStatus};
use errcat::diagnosis::Warning;
use errcat::response::{Head, RetryAfter};

use super::LONGEST_ID;

/// What the Retry-After header asks for, if that can be used.
pub(super) fn wait(head: &Head) -> Option<String> {
    let wait = head.retry_after.as_ref()?.wait(head.date)?;
    match (wait.date, wait.delay) {
        (None, delay) => Some(format!("in {} s", delay?.as_secs_f64())),
        (Some(date), None | Some(Duration::ZERO)) => Some(time(date)),
        (Some(date), Some(delay)) => Some(format!(
            "{}, {} s after the answer",
            time(date),
            delay.as_secs_f64()
        )),
    }
}

/// A time as RFC 3339 writes it, in UTC and to the second.
pub(super) fn time(time: SystemTime) -> String {
    humantime::format_rfc3339_seconds(time).to_string()
}

/// The statuses that a code comes with, and how well that is known.
pub(super) fn statuses(statuses: &[HttpStatus]) -> String {
    let words = statuses.iter().map(|status| match status {
        HttpStatus::Inferred(number) => format!("{number} (inferred)"),
        status => status.number().to_string(),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// What a warning on an answer with this code, if one is known, says.
pub(super) fn warning(warning: &Warning, entry: Option<&Entry>) -> String {
    match warning {
        Warning::RequestIdsDiffer { body, header } => format!(
            "the body has request_id {}, the x-request-id header {}: the head may be another \
             answer's; quote both",
            body.escaped().at_most(LONGEST_ID),
            header.escaped().at_most(LONGEST_ID)
        ),
        Warning::StatusIsNoFailure(status) => {
            format!("HTTP {status} says that nothing failed, the body that something did")
        }
        Warning::StatusDisagreesWithCode(status) => match entry {
            Some(entry) => format!(
                "HTTP {status} does not go with {}, which is known with {}",
                entry.code(),
                statuses(entry.statuses())
            ),
            None => format!("HTTP {status} does not go with the code"),
        },
        Warning::LongWait(delay) => format!(
            "Retry-After asks to wait {}: more than an hour",
            humantime::format_duration(*delay)
        ),
        Warning::PastWait(date) => format!(
            "Retry-After asks to wait until {}, which was past when the answer came",
            time(*date)
        ),
        Warning::UnusableWait(value) => {
            let value = match value {
                RetryAfter::Unreadable(text) => {
                    format!("\"{}\"", text.escaped().at_most(LONGEST_ID))
                }
                RetryAfter::Date(date) => time(*date),
                other => format!("{other:?}"),
            };
            format!(
                "Retry-After is {value}, which is no wait that can be used: it takes a number of \
                 seconds or a date, up to a year"
            )
        }
        other => other.as_str().to_owned(),
    }
}
