//! Advice on a response.

use std::borrow::Cow;

use super::repeat::Repeat;
use crate::catalog::{Entry, RepeatAdvice, RetryVerdict};

/// The advice on an unknown code.
const ON_UNKNOWN: &str = "Go by the message and the status: the code may be newer than this \
                          errcat. If they do not help, send support the request ID.";

/// The advice on a response that has no code.
const WITHOUT_CODE: &str = "Go by the message and the status: the response lacks the code that the \
                            API promises. If they do not help, send support the request ID.";

/// The reminder for a request whose endpoint declares the header.
const WITH_KEY: &str = "Send the same Idempotency-Key again; if you sent none, check first whether \
                        the request took effect.";

/// The reminder for a request that changes something, to any other endpoint.
const WITHOUT_KEY: &str = "Before repeating it, check whether it took effect.";

/// The reminder if the request is unknown.
const ON_ANY_WRITE: &str = "Before repeating a write, check whether it took effect.";

/// Returns the advice of the catalog on a code, else the advice on an unknown code or on a response
/// without a code.
pub(super) fn on_code(entry: Option<&Entry>, has_code: bool) -> &str {
    match entry {
        Some(entry) => entry.advice(),
        None if has_code => ON_UNKNOWN,
        None => WITHOUT_CODE,
    }
}

/// Adds a reminder about doing a request twice if a retry can help, unless the advice says the same
/// already. It is not needed after a rate limit, which rejects a request before it changes anything.
pub(super) fn with_reminder(
    advice: &str,
    said: Option<RepeatAdvice>,
    verdict: RetryVerdict,
    repeat: Repeat,
) -> Cow<'_, str> {
    if verdict != RetryVerdict::Later {
        return advice.into();
    }
    let reminder = match (repeat, said) {
        (Repeat::WithKey, None | Some(RepeatAdvice::CheckFirst)) => WITH_KEY,
        (Repeat::Unsafe, None | Some(RepeatAdvice::IdempotencyKey)) => WITHOUT_KEY,
        (Repeat::Unknown, None) => ON_ANY_WRITE,
        _ => return advice.into(),
    };
    format!("{advice} {reminder}").into()
}

#[cfg(test)]
mod tests {
    use crate::tree::json;

    use super::*;
    use crate::diagnosis::tests::diagnose;
    use crate::response::RequestLine;

    /// The end of the advice on a request that may be retried, after that of the catalog.
    fn reminder(code: &str, request: Option<(&str, &str)>) -> String {
        let body = json!({"error": "m", "code": code, "retryable": true});
        let mut diagnosis = diagnose(&["HTTP/2 500"], body);
        if let Some((method, path)) = request {
            let request = RequestLine::new(method, path).expect("a request line");
            diagnosis.head = diagnosis.head.map(|head| head.with_request(request));
        }
        let on_code = on_code(diagnosis.lookup.entry(), true);
        let advice = diagnosis.advice();
        let added = advice
            .strip_prefix(on_code)
            .expect("the advice comes first");
        added.trim_start().to_owned()
    }

    #[test]
    fn the_reminder_depends_on_the_endpoint() {
        for (request, expected) in [
            (Some(("POST", "/v1/machines")), WITH_KEY),
            (Some(("POST", "/v1/sandboxes/sb_1/fork")), WITH_KEY),
            (Some(("POST", "/v1/machines/mch_1/exec")), WITHOUT_KEY),
            (Some(("POST", "/v1/machines/mch_1/resume")), WITHOUT_KEY),
            (Some(("POST", "/v1/auth/signin")), WITHOUT_KEY),
            (Some(("DELETE", "/v1/volumes/vol_1")), WITHOUT_KEY),
            (Some(("GET", "/v1/machines")), ""),
            (None, ON_ANY_WRITE),
        ] {
            assert_eq!(reminder("file_error", request), expected, "{request:?}");
            assert_eq!(reminder("no_such_code", request), expected, "{request:?}");
        }
    }

    #[test]
    fn advice_that_says_it_already_gets_no_reminder() {
        let create = Some(("POST", "/v1/machines"));
        let exec = Some(("POST", "/v1/machines/mch_1/exec"));
        for (code, request, expected) in [
            ("transition_in_progress", None, ""),
            ("transition_in_progress", create, ""),
            ("transition_in_progress", exec, WITHOUT_KEY),
            ("database_error", None, ""),
            ("database_error", create, WITH_KEY),
            ("database_error", exec, ""),
            ("exec_failed", exec, ""),
        ] {
            assert_eq!(reminder(code, request), expected, "{code} {request:?}");
        }
    }

    #[test]
    fn there_is_no_reminder_if_a_retry_does_not_help_or_after_a_rate_limit() {
        for (code, retryable) in [("file_error", false), ("rate_limit_exceeded", true)] {
            let body = json!({"error": "m", "code": code, "retryable": retryable});
            let diagnosis = diagnose(&["HTTP/2 500"], body);
            let on_code = on_code(diagnosis.lookup.entry(), true);
            assert_eq!(diagnosis.advice(), on_code, "{code}");
        }
    }
}
