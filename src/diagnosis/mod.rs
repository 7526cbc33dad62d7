//! Joins a response with the catalog: what failed, whether to retry, which id to quote.

mod advice;
mod retry;
mod warning;

use std::borrow::Cow;

pub use retry::Retry;
pub use warning::Warning;

use crate::catalog::{Catalog, CliExit, Lookup};
use crate::response::{ErrorResponse, RequestLine, ResponseHead};
use crate::untrusted::Untrusted;

/// What errcat makes of one error response. What the response says comes first, the catalog
/// second, errcat's own reading last.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Diagnosis<'c> {
    /// The body.
    pub response: ErrorResponse,
    /// The HTTP head, where the input shows one.
    pub head: Option<ResponseHead>,
    /// The catalog that the code was looked up in.
    pub catalog: &'c Catalog,
    /// What the catalog knows of the code.
    pub lookup: Lookup<'c>,
    /// Known names near a code that is not known, the nearest first, at most three.
    pub suggestions: Vec<&'c str>,
    /// Whether to send the same request again.
    pub retry: Retry,
    /// What to look at before acting on this.
    pub warnings: Vec<Warning>,
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
    /// assert_eq!(diagnosis.cli_exit().code(), 6);
    /// assert!(diagnosis.request_id().is_some_and(|id| id == *"req_1"));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn new(response: ErrorResponse, head: Option<ResponseHead>, catalog: &'c Catalog) -> Self {
        let (lookup, suggestions) = match &response.code {
            Some(code) => catalog.find_or_suggest(code.as_raw_str()),
            None => (Lookup::Unknown, Vec::new()),
        };
        let (of_head, entry) = (head.as_ref(), lookup.entry());
        let warnings = Warning::all(&response, of_head, entry);
        let witness = of_head.filter(|_| !Warning::is_head_suspect(&warnings));
        let contradicted = warnings.iter().any(Warning::contradicts_status);
        Self {
            retry: Retry::new(&response, witness, entry, contradicted),
            response,
            head,
            catalog,
            lookup,
            suggestions,
            warnings,
        }
    }

    /// The id to quote to support: the body's, else the `x-request-id` header's, else the one in
    /// the error detail.
    #[must_use]
    pub fn request_id(&self) -> Option<Untrusted> {
        let of_head = || self.head.as_ref()?.request_id().cloned();
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
    /// so codes outside the catalog have one too; without a code, a 429 is a rate limit and anything
    /// else a generic failure.
    #[must_use]
    pub fn cli_exit(&self) -> CliExit {
        match &self.response.code {
            Some(code) => CliExit::for_code(code.as_raw_str()),
            None if self.trusted_head().is_some_and(|head| head.status() == 429) => {
                CliExit::QuotaOrRateLimited
            }
            None => CliExit::GenericFailure,
        }
    }

    /// Whether the response has the newer name of its code.
    #[must_use]
    pub fn is_by_newer_name(&self) -> bool {
        let code = self.response.code.as_ref();
        code.is_some_and(|code| self.lookup.is_newer_name(code.as_raw_str()))
    }

    /// The head, unless its request id says that it may be another answer's.
    #[must_use]
    pub fn trusted_head(&self) -> Option<&ResponseHead> {
        let head = self.head.as_ref();
        head.filter(|_| !Warning::is_head_suspect(&self.warnings))
    }

    /// The request that failed, where the input shows it.
    #[must_use]
    pub fn request(&self) -> Option<&RequestLine> {
        self.trusted_head()?.request()
    }

    /// errcat's own advice: that on the code, else what to do without one; and what to heed before
    /// a write is sent again, unless the request is known to be none.
    #[must_use]
    pub fn advice(&self) -> Cow<'_, str> {
        let may_be_write = self.request().is_none_or(|request| !request.is_read());
        let has_code = self.response.code.is_some();
        let advice = advice::on_code(self.lookup.entry(), has_code);
        advice::with_reminder(advice, self.retry.verdict, may_be_write)
    }

    fn of_detail(&self, key: &str) -> Option<Untrusted> {
        self.response.error_detail.as_ref()?.text(key)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    pub(super) fn diagnose(head: &[&str], body: Value) -> Diagnosis<'static> {
        let mut lines = head.iter().map(|line| line.as_bytes());
        let mut head = lines.next().and_then(ResponseHead::from_status_line);
        if let Some(head) = &mut head {
            lines.for_each(|line| head.add_header(line));
        }
        let response = ErrorResponse::from_json(body, true).expect("an error response");
        Diagnosis::new(response, head, Catalog::bundled())
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
    fn without_a_code_only_a_429_has_an_exit_code_of_its_own() {
        let exit = |status| diagnose(&[status], json!({"error": "m"})).cli_exit();
        assert_eq!(exit("HTTP/2 429"), CliExit::QuotaOrRateLimited);
        assert_eq!(exit("HTTP/2 500"), CliExit::GenericFailure);
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
        let advice = |body| diagnose(&[], body).advice().into_owned();
        assert!(advice(json!({"error": "m", "code": "volume_busy"})).contains("holds the volume"));
        assert_eq!(
            advice(json!({"error": "m", "code": "brand_new"})),
            advice::on_code(None, true)
        );
        assert_eq!(advice(json!({"error": "m"})), advice::on_code(None, false));
    }
}
