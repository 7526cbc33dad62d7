//! Whether and when to send a failed request again.

use std::time::{Duration, SystemTime};

use super::body_seen::has_no_code;
use super::verdict::verdict;
use crate::catalog::{Entry, RetryBasis, RetryVerdict, RetryWord};
use crate::extract::SkipReason;
use crate::response::{ErrorResponse, ResponseHead, RetryTime};

/// Whether and when to send a failed request again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    verdict: RetryVerdict,
    basis: RetryBasis,
    is_permitted: bool,
    delay: Option<Duration>,
    date: Option<SystemTime>,
}

impl Retry {
    /// Decides by the headers whether to retry, after a response that is not an error response, such
    /// as the page of a gateway. `body` says what its body is.
    ///
    /// ```
    /// use errcat::catalog::{RetryBasis, RetryVerdict};
    /// use errcat::diagnosis::Retry;
    /// use errcat::extract::SkipReason;
    /// use errcat::response::ResponseHead;
    ///
    /// let head = ResponseHead::new(502)?;
    /// let retry = Retry::for_failure(&head, SkipReason::Html);
    /// assert_eq!(retry.verdict(), RetryVerdict::Unknown);
    ///
    /// let head = head.with_header("Retry-After", "5");
    /// let retry = Retry::for_failure(&head, SkipReason::Html);
    /// assert_eq!((retry.verdict(), retry.basis()), (RetryVerdict::Later, RetryBasis::Header));
    /// # Ok::<(), errcat::response::InvalidStatus>(())
    /// ```
    #[must_use]
    pub fn for_failure(head: &ResponseHead, body: SkipReason) -> Self {
        let retry = Self::new(&ErrorResponse::default(), Some(head), None, false);
        if retry.basis == RetryBasis::Header || has_no_code(head, body) {
            return retry;
        }
        // The body may have a code, such as that of an exhausted quota.
        Self {
            verdict: RetryVerdict::Unknown,
            basis: RetryBasis::Unknown,
            is_permitted: false,
            ..retry
        }
    }

    /// Decides whether to retry after an error response. `is_contradicted` says that parts of it
    /// contradict each other.
    pub(super) fn new(
        response: &ErrorResponse,
        head: Option<&ResponseHead>,
        entry: Option<&Entry>,
        is_contradicted: bool,
    ) -> Self {
        let time = head.and_then(ResponseHead::retry_time);
        let (verdict, basis) = verdict(response, head, entry, time.is_some());
        let is_certain = match basis {
            RetryBasis::Header => !is_contradicted,
            _ if response.is_quoted() => false,
            RetryBasis::Response => true,
            // A code in the shape of another API may mean something else there.
            _ if is_contradicted || response.is_foreign() => false,
            _ => entry.is_none_or(Entry::permits_retry),
        };
        Self {
            verdict,
            basis,
            is_permitted: verdict.permits_retry() && is_certain,
            delay: time.as_ref().and_then(RetryTime::delay),
            date: time.as_ref().and_then(RetryTime::date),
        }
    }

    /// Returns whether a retry can help.
    ///
    /// ```
    /// use errcat::catalog::{RetryBasis, RetryVerdict};
    /// use errcat::{Catalog, Diagnosis};
    ///
    /// let headers = [("retry-after", "30")];
    /// let body = br#"{"error": "slow down", "code": "rate_limit_exceeded"}"#;
    /// let diagnosis = Diagnosis::of(429, headers, body, Catalog::bundled()).ok_or("not an error")?;
    /// let retry = diagnosis.retry();
    /// assert_eq!(retry.verdict(), RetryVerdict::AfterWindow);
    /// assert_eq!(retry.basis(), RetryBasis::Header);
    /// assert_eq!(retry.delay().map(|delay| delay.as_secs()), Some(30));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub const fn verdict(&self) -> RetryVerdict {
        self.verdict
    }

    /// Returns where the verdict comes from.
    #[must_use]
    pub const fn basis(&self) -> RetryBasis {
        self.basis
    }

    /// Returns whether a program may send the same request again, after the delay: `false` unless
    /// the verdict is certain or the response itself states it.
    #[must_use]
    pub const fn is_permitted(&self) -> bool {
        self.is_permitted
    }

    /// Returns whether to send the same request again, in a word for people.
    ///
    /// ```
    /// use errcat::catalog::RetryWord;
    /// use errcat::diagnosis::Retry;
    /// use errcat::extract::SkipReason;
    /// use errcat::response::ResponseHead;
    ///
    /// let head = ResponseHead::new(502)?;
    /// let retry = Retry::for_failure(&head, SkipReason::Html);
    /// assert_eq!(retry.word(), RetryWord::Unknown);
    /// # Ok::<(), errcat::response::InvalidStatus>(())
    /// ```
    #[must_use]
    pub const fn word(&self) -> RetryWord {
        RetryWord::new(self.verdict, self.is_permitted)
    }

    /// Returns the delay of the Retry-After header, counted from the response, at most a year. With
    /// a status that the header does not fit, such as 404, it says nothing about the verdict.
    #[must_use]
    pub const fn delay(&self) -> Option<Duration> {
        self.delay
    }

    /// Returns the time to retry at, if the Retry-After header is a date.
    #[must_use]
    pub const fn date(&self) -> Option<SystemTime> {
        self.date
    }
}

#[cfg(test)]
mod tests {
    use crate::tree::{Value, json};

    use super::*;
    use crate::diagnosis::tests::diagnose;

    fn retry(head: &[&str], body: Value) -> (RetryVerdict, RetryBasis, Option<u64>) {
        let retry = diagnose(head, body).retry();
        let seconds = retry.delay().map(|delay| delay.as_secs());
        (retry.verdict(), retry.basis(), seconds)
    }

    #[test]
    fn the_response_outranks_header_and_catalog() {
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
    fn the_detail_outranks_the_rest_of_the_response() {
        let verdict = |detail: Value, body: Value| {
            let body = json!({
                "error": "m", "code": "build_error", "retryable": body,
                "error_detail": {"retryable": detail},
            });
            retry(&[], body).0
        };
        let change = RetryVerdict::AfterChange;
        assert_eq!(verdict(json!(false), json!(null)), change);
        assert_eq!(verdict(json!(true), json!(null)), RetryVerdict::Later);
        assert_eq!(verdict(json!(false), json!(true)), change);
        assert_eq!(verdict(json!(null), json!(true)), RetryVerdict::Later);
    }

    #[test]
    fn a_usable_retry_after_on_a_temporary_status_outranks_the_catalog() {
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
    fn the_catalog_decides_if_the_response_does_not() {
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
    fn the_delay_until_a_date_needs_the_date_of_the_response() {
        let head = [
            "HTTP/2 429",
            "Date: Sun, 06 Nov 1994 08:49:37 GMT",
            "Retry-After: Sun, 06 Nov 1994 08:50:07 GMT",
        ];
        let body = || json!({"error": "m", "code": "rate_limit_exceeded"});
        let with_date = diagnose(&head, body()).retry();
        assert_eq!(with_date.delay(), Some(Duration::from_secs(30)));
        assert_eq!(
            with_date.date(),
            Some(SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_807))
        );
        let without_date = diagnose(&[head[0], head[2]], body()).retry();
        assert_eq!(without_date.delay(), None);
        assert_eq!(without_date.date(), with_date.date());
        assert_eq!(without_date.basis(), RetryBasis::Header);
    }

    #[test]
    fn a_429_without_a_code_is_a_rate_limit() {
        let window = (RetryVerdict::AfterWindow, RetryBasis::Inference, None);
        assert_eq!(retry(&["HTTP/2 429"], json!({"error": "m"})), window);
        // With an unknown code it may be an exhausted quota.
        let unknown = (RetryVerdict::Unknown, RetryBasis::Unknown, None);
        assert_eq!(
            retry(&["HTTP/2 429"], json!({"error": "m", "code": "x"})),
            unknown
        );
        assert_eq!(retry(&["HTTP/2 500"], json!({"error": "m"})), unknown);
    }

    #[test]
    fn headers_of_another_response_decide_nothing() {
        let head = |id| ["HTTP/2 429", "Retry-After: 30", id];
        let body = || json!({"error": "m", "code": "QUOTA_EXCEEDED", "request_id": "req_1"});
        let header = (RetryVerdict::AfterWindow, RetryBasis::Header, Some(30));
        assert_eq!(retry(&head("x-request-id: req_1"), body()), header);
        let inference = (RetryVerdict::AfterChange, RetryBasis::Inference, None);
        assert_eq!(retry(&head("x-request-id: req_2"), body()), inference);
    }

    #[test]
    fn without_a_body_only_the_headers_decide() {
        let retry = |status, value| {
            let head = ResponseHead::new(status).expect("HTTP has it");
            Retry::for_failure(&head.with_header("Retry-After", value), SkipReason::Empty)
        };
        for status in [408, 425, 429, 500, 502, 599] {
            assert!(retry(status, "5").is_permitted(), "{status}");
            assert_eq!(retry(status, "5").basis(), RetryBasis::Header, "{status}");
        }
        for status in [200, 301, 401, 404, 600] {
            let retry = retry(status, "5");
            assert_eq!(retry.verdict(), RetryVerdict::Unknown, "{status}");
            assert_eq!(retry.delay(), Some(Duration::from_secs(5)), "{status}");
        }
        assert_eq!(retry(502, "soon").verdict(), RetryVerdict::Unknown);
    }

    #[test]
    fn an_uncertain_verdict_permits_no_retry() {
        let permitted = |body| diagnose(&[], body).retry().is_permitted();
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
        let stated = json!({"error": "m", "code": "sandbox_not_ready", "retryable": true});
        assert!(permitted(stated));
    }

    #[test]
    fn capacity_exceeded_permits_a_retry_only_with_a_retry_after() {
        let body = || json!({"error": "m", "code": "capacity_exceeded"});
        let retry = |head: &[&str]| {
            let retry = diagnose(head, body()).retry();
            (retry.verdict(), retry.is_permitted())
        };
        let header = "Retry-After: 5";
        for (head, expected) in [
            (&[][..], (RetryVerdict::Later, false)),
            (&["HTTP/2 429"], (RetryVerdict::Later, false)),
            (&["HTTP/2 429", header], (RetryVerdict::AfterWindow, true)),
            (&["HTTP/2 409", header], (RetryVerdict::Later, false)),
        ] {
            assert_eq!(retry(head), expected, "{head:?}");
        }
    }

    #[test]
    fn a_contradictory_response_permits_a_retry_only_if_it_states_it() {
        for (head, retryable, permitted) in [
            ("HTTP/2 429", Value::Null, true),
            ("HTTP/2 404", Value::Null, false),
            ("HTTP/2 200", Value::Null, false),
            ("HTTP/2 404", true.into(), true),
        ] {
            let body = json!({"error": "m", "code": "rate_limit_exceeded", "retryable": retryable});
            assert_eq!(
                diagnose(&[head], body).retry().is_permitted(),
                permitted,
                "{head}"
            );
        }
    }

    #[test]
    fn a_retry_after_header_permits_a_retry_unless_the_code_is_of_the_client() {
        for (status, code, permitted) in [
            ("HTTP/2 429", "capacity_exceeded", true),
            ("HTTP/2 503", "timeout", false),
        ] {
            let body = json!({"error": "m", "code": code});
            let retry = diagnose(&[status, "Retry-After: 3"], body).retry();
            assert_eq!(retry.basis(), RetryBasis::Header, "{code}");
            assert_eq!(retry.is_permitted(), permitted, "{code}");
        }
    }

    #[test]
    fn an_unusable_retry_after_is_ignored() {
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
