//! Joins a response with the catalog: what failed, whether to retry, which id to quote.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::catalog::{Catalog, CliExit, Entry, Lookup, RetryBasis, RetryVerdict};
use crate::response::{ErrorResponse, Head, RetryAfter};
use crate::untrusted::Untrusted;

/// The advice on a response whose code the catalog does not have.
const ADVICE_ON_UNKNOWN: &str = "Go by the message and the status: the code may be newer than this \
                                 errcat. If they do not help, send the request_id to support.";

/// The advice on a response that has no code.
const ADVICE_WITHOUT_CODE: &str = "Go by the message and the status; the API promises a code with \
                                   every error. If they do not help, send the request_id to \
                                   support.";

/// What errcat makes of one error response. What the response says comes first, the catalog
/// second, errcat's own reading last.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Diagnosis<'c> {
    /// The body.
    pub response: ErrorResponse,
    /// The HTTP head, where the input shows one.
    pub head: Option<Arc<Head>>,
    /// The catalog that the code was looked up in.
    pub catalog: &'c Catalog,
    /// What the catalog knows of the code.
    pub lookup: Lookup<'c>,
    /// Known names near a code that is not known, the nearest first, at most three.
    pub suggestions: Vec<&'c str>,
    /// Whether to send the same request again.
    pub retry: Retry,
}

/// Whether to send the same request again, on whose word, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry {
    /// Whether a retry can help.
    pub verdict: RetryVerdict,
    /// Whose word that is.
    pub basis: RetryBasis,
    /// How long to wait by the Retry-After header, counted from the answer.
    pub after: Option<Duration>,
    /// The time to wait for, when the Retry-After header is a date.
    pub at: Option<SystemTime>,
}

impl<'c> Diagnosis<'c> {
    /// Diagnoses a response, with its HTTP head if there is one.
    ///
    /// ```
    /// use errcat::catalog::{Catalog, RetryVerdict};
    /// use errcat::diagnosis::Diagnosis;
    /// use errcat::response::ErrorResponse;
    ///
    /// let body = br#"{"error": "slow down", "code": "rate_limit_exceeded", "request_id": "req_1"}"#;
    /// let response = ErrorResponse::from_body(body, Some(429)).ok_or("no error response")?;
    /// let diagnosis = Diagnosis::new(response, None, Catalog::bundled());
    /// assert_eq!(diagnosis.retry.verdict, RetryVerdict::AfterWindow);
    /// assert_eq!(diagnosis.cli_exit().number(), 6);
    /// assert!(diagnosis.request_id().is_some_and(|id| id == *"req_1"));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn new(response: ErrorResponse, head: Option<Arc<Head>>, catalog: &'c Catalog) -> Self {
        let (lookup, suggestions) = match &response.code {
            Some(code) => catalog.find_or_suggest(code.raw()),
            None => (Lookup::Unknown, Vec::new()),
        };
        let retry = Retry::of(&response, head.as_deref(), lookup.entry());
        Self {
            response,
            head,
            catalog,
            lookup,
            suggestions,
            retry,
        }
    }

    /// The id to quote to support: the body's, else the `x-request-id` header's, else the one in
    /// the error detail.
    #[must_use]
    pub fn request_id(&self) -> Option<Untrusted> {
        let of_head = || self.head.as_ref()?.request_id.clone();
        self.response
            .request_id
            .clone()
            .or_else(of_head)
            .or_else(|| self.of_detail("request_id"))
    }

    /// The id of the template build that failed: the body's, else the one in the error detail.
    #[must_use]
    pub fn build_id(&self) -> Option<Untrusted> {
        self.response
            .build_id
            .clone()
            .or_else(|| self.of_detail("build_id"))
    }

    /// What the API says to do: the body's word, else the one in the error detail.
    #[must_use]
    pub fn suggested_action(&self) -> Option<Untrusted> {
        self.response
            .suggested_action
            .clone()
            .or_else(|| self.of_detail("suggested_action"))
    }

    /// The exit code that the official CLI ends with on this error. It decides by the code's name,
    /// so codes outside the catalog have one too; a missing code is a generic failure.
    #[must_use]
    pub fn cli_exit(&self) -> CliExit {
        self.response
            .code
            .as_ref()
            .map_or(CliExit::GenericFailure, |code| {
                CliExit::for_code(code.raw())
            })
    }

    /// errcat's own advice: that of the catalog's code, else what to do without one.
    #[must_use]
    pub fn advice(&self) -> &str {
        match (self.lookup.entry(), &self.response.code) {
            (Some(entry), _) => entry.advice(),
            (None, Some(_)) => ADVICE_ON_UNKNOWN,
            (None, None) => ADVICE_WITHOUT_CODE,
        }
    }

    fn of_detail(&self, key: &str) -> Option<Untrusted> {
        self.response.error_detail.as_ref()?.text(key)
    }
}

impl Retry {
    /// What the head of an answer without an error response says: a 429 or 503 may have a
    /// Retry-After.
    #[must_use]
    pub fn of_head(head: &Head) -> Self {
        Self::of(&ErrorResponse::default(), Some(head), None)
    }

    fn of(response: &ErrorResponse, head: Option<&Head>, entry: Option<&Entry>) -> Self {
        let retry_after = head.and_then(|head| head.retry_after.as_ref());
        let after = retry_after.and_then(|wait| wait.delay(head.and_then(|head| head.date)));
        let at = match retry_after {
            Some(RetryAfter::Date(date)) => Some(*date),
            _ => None,
        };
        let (verdict, basis) =
            Self::verdict(response, head, entry, after.is_some() || at.is_some());
        Self {
            verdict,
            basis,
            after,
            at,
        }
    }

    /// The word of the response, else of a Retry-After that can be read, else of the catalog, else
    /// what the status 429 means where there is no code.
    /// Within a response the error detail, which is about the very thing that failed, speaks before
    /// the rest, as in the official SDK.
    fn verdict(
        response: &ErrorResponse,
        head: Option<&Head>,
        entry: Option<&Entry>,
        has_wait: bool,
    ) -> (RetryVerdict, RetryBasis) {
        let of_detail = || response.error_detail.as_ref()?.retryable();
        let status = head.map(|head| head.status);
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
                    (RetryVerdict::AfterWindow, RetryBasis::Reading)
                }
                None => (RetryVerdict::Unknown, RetryBasis::Unknown),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn diagnose(head: &[&str], body: Value) -> Diagnosis<'static> {
        let mut lines = head.iter().map(|line| line.as_bytes());
        let mut head = lines.next().and_then(Head::from_status_line);
        if let Some(head) = &mut head {
            lines.for_each(|line| head.add_header(line));
        }
        let response = ErrorResponse::from_json(body, true).expect("an error response");
        Diagnosis::new(response, head.map(Arc::new), Catalog::bundled())
    }

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
                (RetryVerdict::AfterChange, RetryBasis::Reading, Some(30)),
            ),
            (
                "HTTP/2 429",
                "Retry-After: soon",
                (RetryVerdict::AfterChange, RetryBasis::Reading, None),
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
            ("exec_failed", RetryVerdict::Later, RetryBasis::Reading),
            ("exec_timeout", RetryVerdict::Depends, RetryBasis::Reading),
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
    fn the_request_id_comes_from_body_then_header_then_detail() {
        let head = ["HTTP/2 409", "x-request-id: req_head"];
        let detail = json!({"request_id": "req_detail"});
        let id = |head: &[&str], body| diagnose(head, body).request_id();
        let all =
            json!({"error": "m", "code": "c", "request_id": "req_body", "error_detail": detail});
        assert_eq!(id(&head, all), Some(Untrusted::new("req_body")));
        let no_body = json!({"error": "m", "code": "c", "request_id": "", "error_detail": detail});
        assert_eq!(id(&head, no_body.clone()), Some(Untrusted::new("req_head")));
        assert_eq!(id(&[], no_body), Some(Untrusted::new("req_detail")));
    }

    #[test]
    fn a_429_without_a_code_is_a_rate_limit_by_its_status() {
        let window = (RetryVerdict::AfterWindow, RetryBasis::Reading, None);
        assert_eq!(retry(&["HTTP/2 429"], json!({"error": "m"})), window);
        let head = Head::from_status_line(b"HTTP/2 429").expect("it is a status line");
        assert_eq!(Retry::of_head(&head).verdict, RetryVerdict::AfterWindow);
        // With a code that is not known it may be an exhausted quota.
        let unknown = (RetryVerdict::Unknown, RetryBasis::Unknown, None);
        assert_eq!(
            retry(&["HTTP/2 429"], json!({"error": "m", "code": "x"})),
            unknown
        );
        assert_eq!(retry(&["HTTP/2 500"], json!({"error": "m"})), unknown);
    }

    #[test]
    fn only_an_unknown_code_has_suggestions() {
        assert_eq!(
            diagnose(&[], json!({"error": "m", "code": "volume_bsy"})).suggestions,
            ["volume_busy"]
        );
        assert!(
            diagnose(&[], json!({"error": "m", "code": "volume_busy"}))
                .suggestions
                .is_empty()
        );
        assert!(diagnose(&[], json!({"error": "m"})).suggestions.is_empty());
    }

    #[test]
    fn advice_goes_by_what_is_known_of_the_code() {
        let advice = |body| diagnose(&[], body).advice().to_owned();
        assert!(advice(json!({"error": "m", "code": "volume_busy"})).contains("holds the volume"));
        assert_eq!(
            advice(json!({"error": "m", "code": "brand_new"})),
            ADVICE_ON_UNKNOWN
        );
        assert_eq!(advice(json!({"error": "m"})), ADVICE_WITHOUT_CODE);
    }
}
