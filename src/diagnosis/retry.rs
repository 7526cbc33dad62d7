//! Whether to send the same request again, on whose word, and when.

use std::time::{Duration, SystemTime};

use crate::catalog::{Entry, RetryBasis, RetryVerdict};
use crate::response::{ErrorResponse, ResponseHead};

/// Whether to send the same request again, on whose word, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry {
    /// Whether a retry can help.
    pub verdict: RetryVerdict,
    /// Whose word that is.
    pub basis: RetryBasis,
    /// Whether the same request may be sent again as it is, after the wait. What is not settled is
    /// no yes, nor is a verdict in doubt, or one of an answer that contradicts itself, unless the
    /// response itself says it.
    pub permitted: bool,
    /// How long to wait by the Retry-After header, counted from the answer: at most a year.
    pub after: Option<Duration>,
    /// The time to wait for, when the Retry-After header is a date.
    pub at: Option<SystemTime>,
}

impl Retry {
    /// What the head of an answer without an error response says: a 429 or 503 may have a
    /// Retry-After.
    ///
    /// ```
    /// use errcat::catalog::RetryVerdict;
    /// use errcat::diagnosis::Retry;
    /// use errcat::response::ResponseHead;
    ///
    /// let head = ResponseHead::from_status_line(b"HTTP/2 429").ok_or("no status line")?;
    /// assert_eq!(Retry::for_head(&head).verdict, RetryVerdict::AfterWindow);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn for_head(head: &ResponseHead) -> Self {
        Self::new(&ErrorResponse::default(), Some(head), None, false)
    }

    /// Weighs what is known. `is_contradicted` says that the parts of the answer do not agree.
    pub(super) fn new(
        response: &ErrorResponse,
        head: Option<&ResponseHead>,
        entry: Option<&Entry>,
        is_contradicted: bool,
    ) -> Self {
        let wait = head.and_then(|head| head.retry_after()?.wait(head.date()));
        let (verdict, basis) = verdict(response, head, entry, wait.is_some());
        let is_of_code = matches!(basis, RetryBasis::Catalog | RetryBasis::Inference);
        let is_in_doubt = is_of_code && entry.is_some_and(|entry| !entry.permits_retry());
        Self {
            verdict,
            basis,
            permitted: verdict.permits_retry()
                && (basis == RetryBasis::Response || !(is_in_doubt || is_contradicted)),
            after: wait.and_then(|wait| wait.delay),
            at: wait.and_then(|wait| wait.date),
        }
    }
}

/// The word of the response, else of a Retry-After that can be read, else of the catalog, else
/// what the status 429 means where there is no code.
/// Within a response the error detail, which is about the very thing that failed, speaks before
/// the rest, as in the official SDK with the errors whose detail that keeps.
fn verdict(
    response: &ErrorResponse,
    head: Option<&ResponseHead>,
    entry: Option<&Entry>,
    has_wait: bool,
) -> (RetryVerdict, RetryBasis) {
    let of_detail = || response.error_detail.as_ref()?.retryable();
    let status = head.map(ResponseHead::status);
    // A rate limit is told by the status or by the code.
    let is_window =
        status == Some(429) || entry.map(Entry::retry) == Some(RetryVerdict::AfterWindow);
    let again = if is_window {
        RetryVerdict::AfterWindow
    } else {
        RetryVerdict::Later
    };
    match of_detail().or(response.retryable) {
        Some(true) => (again, RetryBasis::Response),
        Some(false) => (RetryVerdict::AfterChange, RetryBasis::Response),
        // Retry-After is defined for these two failures (RFC 9110, RFC 6585).
        None if has_wait && matches!(status, Some(429 | 503)) => (again, RetryBasis::Header),
        None => match entry {
            Some(entry) => (entry.retry(), entry.retry_basis()),
            // Without a code the status is all there is; with one, it may be a quota's.
            None if status == Some(429) && response.code.is_none() => {
                (RetryVerdict::AfterWindow, RetryBasis::Inference)
            }
            None => (RetryVerdict::Unknown, RetryBasis::Unknown),
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::diagnosis::tests::diagnose;

    fn retry(head: &[&str], body: Value) -> (RetryVerdict, RetryBasis, Option<u64>) {
        let Retry {
            verdict,
            basis,
            after,
            ..
        } = diagnose(head, body).retry;
        (verdict, basis, after.map(|after| after.as_secs()))
    }

    #[test]
    fn what_the_response_says_outranks_header_and_catalog() {
        assert_eq!(
            retry(
                &["HTTP/2 503", "Retry-After: 5"],
                json!({"error": "m", "code": "internal_error", "retryable": false})
            ),
            (RetryVerdict::AfterChange, RetryBasis::Response, Some(5))
        );
        assert_eq!(
            retry(
                &[],
                json!({"error": "m", "code": "sandbox_not_found", "retryable": true})
            ),
            (RetryVerdict::Later, RetryBasis::Response, None)
        );
        assert_eq!(
            retry(
                &["HTTP/2 429"],
                json!({"error": "m", "code": "x", "retryable": true})
            ),
            (RetryVerdict::AfterWindow, RetryBasis::Response, None)
        );
    }

    #[test]
    fn the_detail_speaks_before_the_rest_of_the_response() {
        let verdict = |detail: Value, body: Value| {
            let body = json!({
                "error": "m", "code": "build_error", "retryable": body,
                "error_detail": {"retryable": detail},
            });
            retry(&[], body).0
        };
        assert_eq!(
            verdict(json!(false), json!(null)),
            RetryVerdict::AfterChange
        );
        assert_eq!(verdict(json!(true), json!(null)), RetryVerdict::Later);
        assert_eq!(
            verdict(json!(false), json!(true)),
            RetryVerdict::AfterChange
        );
        assert_eq!(verdict(json!(null), json!(true)), RetryVerdict::Later);
    }

    #[test]
    fn a_readable_retry_after_on_429_and_503_outranks_the_catalog() {
        for (status, header, expected) in [
            (
                "HTTP/2 429",
                "Retry-After: 30",
                (RetryVerdict::AfterWindow, RetryBasis::Header, Some(30)),
            ),
            (
                "HTTP/2 503",
                "Retry-After: 30",
                (RetryVerdict::Later, RetryBasis::Header, Some(30)),
            ),
            (
                "HTTP/2 409",
                "Retry-After: 30",
                (RetryVerdict::AfterChange, RetryBasis::Inference, Some(30)),
            ),
            (
                "HTTP/2 429",
                "Retry-After: soon",
                (RetryVerdict::AfterChange, RetryBasis::Inference, None),
            ),
        ] {
            let body = json!({"error": "m", "code": "QUOTA_EXCEEDED"});
            assert_eq!(
                retry(&[status, header], body),
                expected,
                "{status} {header}"
            );
        }
    }

    #[test]
    fn without_a_word_of_the_response_the_catalog_speaks() {
        for (code, verdict, basis) in [
            (
                "rate_limit_exceeded",
                RetryVerdict::AfterWindow,
                RetryBasis::Catalog,
            ),
            ("exec_failed", RetryVerdict::Later, RetryBasis::Inference),
            ("exec_timeout", RetryVerdict::Depends, RetryBasis::Inference),
            ("no_such_code", RetryVerdict::Unknown, RetryBasis::Unknown),
        ] {
            assert_eq!(
                retry(&[], json!({"error": "m", "code": code})),
                (verdict, basis, None)
            );
        }
    }

    #[test]
    fn a_date_gives_the_time_and_with_the_date_of_the_answer_the_delay() {
        let head = [
            "HTTP/2 429",
            "Date: Sun, 06 Nov 1994 08:49:37 GMT",
            "Retry-After: Sun, 06 Nov 1994 08:50:07 GMT",
        ];
        let body = || json!({"error": "m", "code": "rate_limit_exceeded"});
        let with_date = diagnose(&head, body()).retry;
        assert_eq!(with_date.after, Some(Duration::from_secs(30)));
        assert_eq!(
            with_date.at,
            Some(SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_807))
        );
        let without_date = diagnose(&[head[0], head[2]], body()).retry;
        assert_eq!(without_date.after, None);
        assert_eq!(without_date.at, with_date.at);
        assert_eq!(without_date.basis, RetryBasis::Header);
    }

    #[test]
    fn a_429_without_a_code_is_a_rate_limit_by_its_status() {
        let window = (RetryVerdict::AfterWindow, RetryBasis::Inference, None);
        assert_eq!(retry(&["HTTP/2 429"], json!({"error": "m"})), window);
        let head = ResponseHead::from_status_line(b"HTTP/2 429").expect("it is a status line");
        assert_eq!(Retry::for_head(&head).verdict, RetryVerdict::AfterWindow);
        // With a code that is not known it may be an exhausted quota.
        let unknown = (RetryVerdict::Unknown, RetryBasis::Unknown, None);
        assert_eq!(
            retry(&["HTTP/2 429"], json!({"error": "m", "code": "x"})),
            unknown
        );
        assert_eq!(retry(&["HTTP/2 500"], json!({"error": "m"})), unknown);
    }

    #[test]
    fn a_head_of_another_answer_decides_nothing() {
        let head = |id| ["HTTP/2 429", "Retry-After: 30", id];
        let body = || json!({"error": "m", "code": "QUOTA_EXCEEDED", "request_id": "req_1"});
        let header = (RetryVerdict::AfterWindow, RetryBasis::Header, Some(30));
        assert_eq!(retry(&head("x-request-id: req_1"), body()), header);
        let reading = (RetryVerdict::AfterChange, RetryBasis::Inference, None);
        assert_eq!(retry(&head("x-request-id: req_2"), body()), reading);
    }

    #[test]
    fn a_verdict_in_doubt_permits_no_retry() {
        let permitted = |body| diagnose(&[], body).retry.permitted;
        for (code, expected) in [
            ("sandbox_not_ready", false),
            ("exec_timeout", false),
            ("exec_failed", false),
            ("capacity_exceeded", false),
            ("transition_in_progress", true),
            ("rate_limit_exceeded", true),
            ("captcha_unavailable", true),
            ("no_such_code", false),
        ] {
            let body = json!({"error": "m", "code": code});
            assert_eq!(permitted(body), expected, "{code}");
        }
        let told = json!({"error": "m", "code": "sandbox_not_ready", "retryable": true});
        assert!(permitted(told));
        let head = ResponseHead::from_status_line(b"HTTP/2 429").expect("it is a status line");
        assert!(Retry::for_head(&head).permitted);
    }

    #[test]
    fn an_answer_that_contradicts_itself_permits_no_retry_but_by_its_own_word() {
        for (head, retryable, permitted) in [
            ("HTTP/2 429", Value::Null, true),
            ("HTTP/2 404", Value::Null, false),
            ("HTTP/2 200", Value::Null, false),
            ("HTTP/2 404", true.into(), true),
        ] {
            let body = json!({"error": "m", "code": "rate_limit_exceeded", "retryable": retryable});
            assert_eq!(diagnose(&[head], body).retry.permitted, permitted, "{head}");
        }
    }

    #[test]
    fn a_wait_that_cannot_be_used_is_none() {
        for value in ["-1", "nan", "inf", "1e19", "31622401", "soon", ""] {
            let header = format!("Retry-After: {value}");
            let body = json!({"error": "m", "code": "QUOTA_EXCEEDED"});
            assert_eq!(
                retry(&["HTTP/2 429", &header], body),
                (RetryVerdict::AfterChange, RetryBasis::Inference, None),
                "{value}"
            );
        }
    }
}
