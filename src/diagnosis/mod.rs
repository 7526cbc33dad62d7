//! Combines a response with the catalog: what failed, and what to do.

mod advice;
mod body_seen;
mod cli_exit;
mod commands;
mod failure;
mod ids;
mod next;
mod placeholders;
mod rate_limit;
mod repeat;
mod retry;
mod verdict;
mod warning;

use std::borrow::Cow;

pub use next::{Author, NextStep, NextText, RunCommand};
pub use retry::Retry;
pub use warning::{Warning, WarningKind};

use crate::catalog::{Catalog, CliExit, Entry, Generation, Lookup};
use crate::extract;
use crate::response::{Detail, DoubtfulHead, ErrorResponse, Form, RequestLine, ResponseHead};
use crate::untrusted::Untrusted;
use repeat::Repeat;

/// An error response, explained with the catalog: what failed, whether to retry, which request ID
/// to quote.
///
/// The response outranks the catalog, and the catalog outranks errcat's inference.
#[derive(Clone, Debug)]
pub struct Diagnosis<'c> {
    response: ErrorResponse,
    head: Option<ResponseHead>,
    catalog: &'c Catalog,
    lookup: Lookup<'c>,
    retry: Retry,
    warnings: Vec<Warning>,
    in_detail: InDetail,
}

/// The fields of the error detail that count if the response and its headers lack them.
#[derive(Clone, Debug, Default)]
struct InDetail {
    request_id: Option<Untrusted>,
    build_id: Option<Untrusted>,
    suggested_action: Option<Untrusted>,
}

impl InDetail {
    fn new(detail: &Detail) -> Self {
        Self {
            request_id: detail.id("request_id"),
            build_id: detail.id("build_id"),
            suggested_action: detail.text("suggested_action"),
        }
    }
}

impl<'c> Diagnosis<'c> {
    /// Diagnoses a response as HTTP libraries have it: status, headers and body. Returns `None` if
    /// it is not an error response, or if HTTP has no such status.
    ///
    /// The headers are pairs of name and value. With `reqwest`, that is `response.headers()`.
    ///
    /// ```
    /// use errcat::catalog::{Catalog, RetryVerdict};
    /// use errcat::diagnosis::Diagnosis;
    ///
    /// let headers = [("retry-after", "30"), ("x-request-id", "req_1")];
    /// let body = br#"{"error": "slow down", "code": "rate_limit_exceeded"}"#;
    /// let diagnosis = Diagnosis::of(429, headers, body, Catalog::bundled());
    /// let diagnosis = diagnosis.ok_or("no error response")?;
    /// assert_eq!(diagnosis.retry().verdict(), RetryVerdict::AfterWindow);
    /// assert!(diagnosis.request_id().is_some_and(|id| id == "req_1"));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn of(
        status: u16,
        headers: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>,
        body: &[u8],
        catalog: &'c Catalog,
    ) -> Option<Self> {
        let head = ResponseHead::new(status).ok()?;
        let head = headers
            .into_iter()
            .fold(head, |head, (name, value)| head.with_header(name, value));
        Self::of_body(body, head, catalog)
    }

    /// Diagnoses a response with this status and these headers, which may include the request.
    /// Returns `None` if the body is not an error response.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    /// use errcat::diagnosis::Diagnosis;
    /// use errcat::response::{RequestLine, ResponseHead};
    ///
    /// let request = RequestLine::new("GET", "/v1/volumes").ok_or("no such method")?;
    /// let head = ResponseHead::new(500)?.with_request(request);
    /// let body = br#"{"error": "m", "code": "internal_database"}"#;
    /// let diagnosis = Diagnosis::of_body(body, head, Catalog::bundled()).ok_or("no error response")?;
    /// assert!(diagnosis.request().is_some_and(|request| request.is_read()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of_body(body: &[u8], head: ResponseHead, catalog: &'c Catalog) -> Option<Self> {
        let response = extract::error_response_in(body, &head, catalog)?;
        Some(Self::new(response, Some(head), catalog))
    }

    /// Diagnoses an error response, with its headers if known.
    ///
    /// ```
    /// use errcat::catalog::{Catalog, CliExit};
    /// use errcat::diagnosis::Diagnosis;
    /// use errcat::response::ErrorResponse;
    ///
    /// let body = br#"{"error": "slow down", "code": "rate_limit_exceeded", "request_id": "req_1"}"#;
    /// let response = ErrorResponse::from_body(body, Some(429)).ok_or("no error response")?;
    /// let diagnosis = Diagnosis::new(response, None, Catalog::bundled());
    /// assert_eq!(diagnosis.cli_exit(), CliExit::QuotaOrRateLimited);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn new(response: ErrorResponse, head: Option<ResponseHead>, catalog: &'c Catalog) -> Self {
        let code = response.code();
        let lookup = code.map_or(Lookup::WITHOUT_CODE, |code| catalog.find(code.as_raw_str()));
        let entry = lookup.entry();
        let warnings = Warning::all(&response, head.as_ref(), entry);
        let trusted_head = trusted(head.as_ref(), &warnings);
        let is_contradicted = warnings.iter().any(Warning::is_contradiction);
        let retry = Retry::new(&response, trusted_head, entry, is_contradicted);
        let in_detail = response.error_detail().map(InDetail::new);
        Self {
            in_detail: in_detail.unwrap_or_default(),
            response,
            head,
            catalog,
            lookup,
            retry,
            warnings,
        }
    }

    /// Adds a warning about the headers before the response, which may belong to another response.
    /// The diagnosis uses nothing of them.
    ///
    /// ```
    /// use errcat::extract::{Content, Extractor};
    /// use errcat::{Catalog, Diagnosis};
    ///
    /// let printed = "HTTP/1.1 429\nContent-Length: 9\n\n{\"error\": \"in use\", \"code\": \"volume_busy\"}";
    /// let record = Extractor::new(printed.as_bytes()).next().ok_or("nothing found")??;
    /// let Content::ErrorResponse(response) = record.content else {
    ///     return Err("no error response".into());
    /// };
    /// let diagnosis = Diagnosis::new(*response, record.head, Catalog::bundled())
    ///     .with_doubtful_head(record.doubtful_head);
    /// assert_eq!(diagnosis.warnings()[0].kind().as_str(), "headers_in_doubt");
    /// assert!(diagnosis.head().is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_doubtful_head(mut self, head: Option<DoubtfulHead>) -> Self {
        self.warnings.extend(head.map(Warning::HeadersInDoubt));
        self
    }

    /// Returns the error response.
    #[must_use]
    pub fn response(&self) -> &ErrorResponse {
        &self.response
    }

    /// Returns the status and headers, if known. They may belong to another response; see
    /// [`Diagnosis::trusted_head`].
    #[must_use]
    pub fn head(&self) -> Option<&ResponseHead> {
        self.head.as_ref()
    }

    /// Returns the status and headers, unless their request ID differs from that of the body.
    #[must_use]
    pub fn trusted_head(&self) -> Option<&ResponseHead> {
        trusted(self.head(), &self.warnings)
    }

    /// Returns the request that failed, if known.
    #[must_use]
    pub fn request(&self) -> Option<&RequestLine> {
        self.trusted_head()?.request()
    }

    /// Returns the catalog in which the code was looked up.
    #[must_use]
    pub fn catalog(&self) -> &'c Catalog {
        self.catalog
    }

    /// Returns the result of looking up the code: its entry in the catalog, or suggestions.
    ///
    /// ```
    /// use errcat::{Catalog, Diagnosis, ErrorResponse};
    ///
    /// let body = br#"{"error": "busy", "code": "volume_bsy"}"#;
    /// let response = ErrorResponse::from_body(body, None).ok_or("no error response")?;
    /// let diagnosis = Diagnosis::new(response, None, Catalog::bundled());
    /// assert_eq!(diagnosis.lookup().suggestions(), ["volume_busy"]);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn lookup(&self) -> &Lookup<'c> {
        &self.lookup
    }

    /// Returns the request ID to quote to support: that of the body, else of the `x-request-id`
    /// header, else of the error detail.
    #[must_use]
    pub fn request_id(&self) -> Option<&Untrusted> {
        let in_body = self.response.request_id();
        let in_head = || self.head()?.request_id();
        in_body
            .or_else(in_head)
            .or(self.in_detail.request_id.as_ref())
    }

    /// Returns the ID of the template build that failed: that of the body, else of the error
    /// detail.
    #[must_use]
    pub fn build_id(&self) -> Option<&Untrusted> {
        let in_body = self.response.build_id();
        in_body.or(self.in_detail.build_id.as_ref())
    }

    /// Returns what the API says to do, in the body, else in the error detail.
    #[must_use]
    pub fn suggested_action(&self) -> Option<&Untrusted> {
        let in_body = self.response.suggested_action();
        in_body.or(self.in_detail.suggested_action.as_ref())
    }

    /// Returns whether and when to send the request again.
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.retry
    }

    /// Returns the contradictions and oddities of the response.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Returns the exit code of the nullspace CLI for this error. Like the CLI, it goes by the name
    /// of the code, known or not. Without a code, a 429 is a rate limit and anything else a generic
    /// failure. For an `error_detail` that the Python SDK does not accept, it is the exit code of
    /// `invalid_response`.
    #[must_use]
    pub fn cli_exit(&self) -> CliExit {
        let is_429 = self.trusted_head().and_then(ResponseHead::status) == Some(429);
        cli_exit::of_response(&self.response, is_429)
    }

    /// Returns who made the response: the nullspace CLI for a report in text, and for JSON with fields
    /// that only the CLI adds and no headers, else the API.
    ///
    /// ```
    /// use errcat::diagnosis::Author;
    /// use errcat::{Catalog, Diagnosis, ErrorResponse};
    ///
    /// let body = br#"{"error": {"code": "unauthorized", "message": "no", "hint": "Sign in."}}"#;
    /// let response = ErrorResponse::from_body(body, None).ok_or("no error response")?;
    /// let diagnosis = Diagnosis::new(response, None, Catalog::bundled());
    /// assert_eq!(diagnosis.author(), Author::Cli);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn author(&self) -> Author {
        match self.response.form() {
            Form::CliReport => Author::Cli,
            Form::CliJson if self.head.is_none() => Author::Cli,
            Form::CliJson | Form::Body => Author::Api,
        }
    }

    /// Returns the next step: what the API or the nullspace CLI says to do, else errcat's advice.
    #[must_use]
    pub fn next_step(&self) -> NextStep<'_> {
        next::step(self)
    }

    /// Returns the commands to run next: those of the nullspace CLI in the response, then those of
    /// the catalog for this generation, with the IDs of the response filled in.
    #[must_use]
    pub fn commands(&self) -> Vec<RunCommand<'_>> {
        commands::of(self)
    }

    /// Returns the generation of names that the response uses: 0.1 for the names of the catalog that
    /// release 1.0 changed, else 1.0.
    #[must_use]
    pub fn generation(&self) -> Generation {
        match &self.lookup {
            Lookup::Known(found) => found.generation(),
            Lookup::Unknown { .. } => Generation::V1_0,
        }
    }

    /// Returns errcat's advice: what the catalog says about the code, and a reminder for a retry of
    /// a request that may change something.
    #[must_use]
    pub fn advice(&self) -> Cow<'_, str> {
        let repeat = Repeat::of(self.request());
        let entry = self.lookup.entry();
        let advice = advice::on_code(entry, self.response.code().is_some());
        let said = entry.and_then(Entry::repeat_advice);
        advice::with_reminder(advice, said, self.retry.verdict(), repeat)
    }
}

/// Returns headers unless a warning says that they may belong to another response.
fn trusted<'h>(head: Option<&'h ResponseHead>, warnings: &[Warning]) -> Option<&'h ResponseHead> {
    head.filter(|_| !warnings.iter().any(Warning::is_about_other_head))
}

#[cfg(test)]
mod tests {
    use std::fmt::Display;

    use crate::tree::json;

    use super::*;

    pub(super) fn diagnose(head: &[&str], body: impl Display) -> Diagnosis<'static> {
        let mut lines = head.iter().map(|line| line.as_bytes());
        let mut head = lines.next().and_then(ResponseHead::from_status_line);
        if let Some(head) = &mut head {
            lines.for_each(|line| head.add_header(line));
        }
        let body = body.to_string();
        let response = ErrorResponse::from_body(body.as_bytes(), Some(400));
        let response = response.expect("an error response");
        Diagnosis::new(response, head, Catalog::bundled())
    }

    #[test]
    fn the_request_id_is_from_the_body_then_the_header_then_the_detail() {
        let head = ["HTTP/2 409", "x-request-id: req_head"];
        let detail = json!({"request_id": "req_detail"});
        let id = |head: &[&str], body| diagnose(head, body).request_id().cloned();
        let all =
            json!({"error": "m", "code": "c", "request_id": "req_body", "error_detail": detail});
        assert_eq!(id(&head, all), Some(Untrusted::new("req_body")));
        let no_body = json!({"error": "m", "code": "c", "request_id": "", "error_detail": detail});
        assert_eq!(id(&head, no_body.clone()), Some(Untrusted::new("req_head")));
        assert_eq!(id(&[], no_body), Some(Untrusted::new("req_detail")));
    }

    #[test]
    fn the_build_id_is_from_the_body_then_the_detail() {
        let id = |body| diagnose(&[], body).build_id().cloned();
        let detail = json!({"build_id": "tb_detail"});
        let both = json!({"error": "m", "code": "c", "build_id": "tb_1", "error_detail": detail});
        assert_eq!(id(both), Some(Untrusted::new("tb_1")));
        let in_detail = json!({"error": "m", "code": "c", "error_detail": detail});
        assert_eq!(id(in_detail), Some(Untrusted::new("tb_detail")));
    }

    #[test]
    fn only_an_unknown_code_has_suggestions() {
        let has_suggestions = |body| !diagnose(&[], body).lookup.suggestions().is_empty();
        assert!(has_suggestions(json!({"error": "m", "code": "volume_bsy"})));
        assert!(!has_suggestions(
            json!({"error": "m", "code": "volume_busy"})
        ));
        assert!(!has_suggestions(json!({"error": "m"})));
    }

    #[test]
    fn advice_depends_on_whether_the_code_is_known() {
        let advice = |body| diagnose(&[], body).advice().into_owned();
        let busy = Catalog::bundled().get("volume_busy").map(Entry::advice);
        assert_eq!(
            Some(advice(json!({"error": "m", "code": "volume_busy"})).as_str()),
            busy
        );
        assert_eq!(
            advice(json!({"error": "m", "code": "brand_new"})),
            advice::on_code(None, true)
        );
        assert_eq!(advice(json!({"error": "m"})), advice::on_code(None, false));
    }
}
