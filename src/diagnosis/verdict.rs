//! Which source says whether to retry.

use crate::catalog::{Entry, RetryBasis, RetryVerdict};
use crate::response::{ErrorResponse, ResponseHead};

/// Returns the verdict of the first source that has one: the response, a usable Retry-After header,
/// the catalog, and without a code the status 429.
pub(super) fn verdict(
    response: &ErrorResponse,
    head: Option<&ResponseHead>,
    entry: Option<&Entry>,
    has_retry_time: bool,
) -> (RetryVerdict, RetryBasis) {
    let status = head.and_then(ResponseHead::status);
    let is_rate_limit =
        status == Some(429) || entry.map(Entry::retry) == Some(RetryVerdict::AfterWindow);
    let again = if is_rate_limit {
        RetryVerdict::AfterWindow
    } else {
        RetryVerdict::Later
    };
    match response.stated_retryable() {
        Some(true) => (again, RetryBasis::Response),
        Some(false) => (RetryVerdict::AfterChange, RetryBasis::Response),
        None if has_retry_time && is_announced(status, response, entry) => {
            (again, RetryBasis::Header)
        }
        None => match entry {
            Some(entry) => (entry.retry(), entry.retry_basis()),
            // With an unknown code, a 429 may be an exhausted quota, which no delay helps.
            None if status == Some(429) && response.code().is_none() => {
                (RetryVerdict::AfterWindow, RetryBasis::Inference)
            }
            None => (RetryVerdict::Unknown, RetryBasis::Unknown),
        },
    }
}

/// Whether a Retry-After header with this status, or without one, announces that the same request
/// may succeed. Without a status, the code says which one it was.
fn is_announced(status: Option<u16>, response: &ErrorResponse, entry: Option<&Entry>) -> bool {
    match status {
        Some(status) => is_temporary(status),
        None => entry.is_some_and(|entry| {
            let mut statuses = entry.statuses().iter();
            let is_temporary = statuses.all(|known| is_temporary(known.number()));
            is_temporary && !entry.statuses().is_empty() && !response.is_foreign()
        }),
    }
}

/// Whether a Retry-After header with this status announces that the same request may succeed. With
/// others, such as 404 or a redirect, something else has to change first.
fn is_temporary(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500..=599)
}
