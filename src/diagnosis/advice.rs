//! Advice on a response.

use std::borrow::Cow;

use crate::catalog::{Entry, RetryVerdict};

/// The advice on an unknown code.
const ON_UNKNOWN: &str = "Go by the message and the status: the code may be newer than this \
                          errcat. If they do not help, send the request_id to support.";

/// The advice on a response that has no code.
const WITHOUT_CODE: &str = "Go by the message and the status; the API promises a code with every \
                            error. If they do not help, send the request_id to support.";

/// The reminder for a request that changes something and is sent a second time.
const ON_WRITES: &str = "If it is a write, send the same Idempotency-Key, or it may be done twice.";

/// The header that the reminder is about. Advice that mentions it needs no reminder.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// Returns the advice of the catalog on a code, else the advice on an unknown code or on a response
/// without a code.
pub(super) fn on_code(entry: Option<&Entry>, has_code: bool) -> &str {
    match entry {
        Some(entry) => entry.advice(),
        None if has_code => ON_UNKNOWN,
        None => WITHOUT_CODE,
    }
}

/// Adds the reminder about writes if a retry can help. It is not needed after a rate limit, which
/// rejects a request before it changes anything.
pub(super) fn with_reminder(
    advice: &str,
    verdict: RetryVerdict,
    may_be_write: bool,
) -> Cow<'_, str> {
    if verdict == RetryVerdict::Later && may_be_write && !advice.contains(IDEMPOTENCY_KEY) {
        format!("{advice} {ON_WRITES}").into()
    } else {
        advice.into()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::diagnosis::tests::diagnose;
    use crate::response::RequestLine;

    #[test]
    fn a_retry_of_a_possible_write_comes_with_a_reminder() {
        for (code, retryable, is_reminded) in [
            ("internal_database", true, true),
            ("file_error", true, true),
            // Its advice mentions the header.
            ("transition_in_progress", true, false),
            ("file_error", false, false),
            ("rate_limit_exceeded", true, false),
        ] {
            let body = json!({"error": "m", "code": code, "retryable": retryable});
            let diagnosis = diagnose(&["HTTP/2 500"], body);
            assert_eq!(
                diagnosis.advice().ends_with(ON_WRITES),
                is_reminded,
                "{code}"
            );
        }
    }

    #[test]
    fn a_request_that_only_reads_needs_no_reminder() {
        for (line, is_reminded) in [("GET /v1 HTTP/2", false), ("DELETE /v1 HTTP/2", true)] {
            let body = json!({"error": "m", "code": "file_error", "retryable": true});
            let mut diagnosis = diagnose(&["HTTP/2 500"], body);
            let request = RequestLine::from_line(line.as_bytes()).expect("a request line");
            diagnosis.head = diagnosis.head.map(|head| head.with_request(request));
            assert_eq!(
                diagnosis.advice().ends_with(ON_WRITES),
                is_reminded,
                "{line}"
            );
        }
    }
}
