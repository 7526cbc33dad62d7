//! Warnings about contradictions and oddities in a response.

use std::time::{Duration, SystemTime};

use crate::catalog::{Entry, Origin};
use crate::named_enum::named_enum;
use crate::response::{DoubtfulHead, ErrorResponse, ResponseHead, RetryAfter};
use crate::untrusted::Untrusted;

/// The longest delay without a warning. A script that sleeps for hours seems to hang.
const LONG_DELAY: Duration = Duration::from_secs(60 * 60);

/// A contradiction or oddity to check before acting on a diagnosis.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// The request IDs in the body and the `x-request-id` header differ. The API sends the same in
    /// both, so the headers may belong to another response, and the diagnosis ignores them.
    RequestIdsDiffer {
        /// The request ID in the body.
        body: Untrusted,
        /// The request ID in the header.
        header: Untrusted,
    },
    /// The headers before the body may belong to another response, and the diagnosis ignores them.
    HeadersInDoubt(DoubtfulHead),
    /// The response has fields that only other APIs have around their codes, so the code may be
    /// that of another API.
    ForeignShape,
    /// The response has no request ID and is part of a text, which may quote a request. It permits
    /// no retry.
    QuotedInText,
    /// The body is an error response, but the status is below 400.
    StatusIsNoFailure(u16),
    /// The code usually comes with another status.
    StatusDisagreesWithCode(u16),
    /// The code is one that the Python SDK or the nullspace CLI creates itself. In an HTTP response
    /// it may mean something else.
    ClientCodeInResponse,
    /// The Retry-After header asks for a delay of more than an hour.
    LongDelay(Duration),
    /// The Retry-After header is a date before the response.
    PastRetryTime(SystemTime),
    /// The Retry-After header is not usable, such as `soon`, a negative number or a delay of more
    /// than a year.
    UnusableRetryAfter(RetryAfter),
}

named_enum! {
    /// The kinds of [`Warning`].
    pub enum WarningKind {
        /// [`Warning::RequestIdsDiffer`].
        RequestIdsDiffer = "request_ids_differ",
        /// [`Warning::HeadersInDoubt`].
        HeadersInDoubt = "headers_in_doubt",
        /// [`Warning::ForeignShape`].
        ForeignShape = "foreign_shape",
        /// [`Warning::QuotedInText`].
        QuotedInText = "quoted_in_text",
        /// [`Warning::StatusIsNoFailure`].
        StatusIsNoFailure = "status_is_no_failure",
        /// [`Warning::StatusDisagreesWithCode`].
        StatusDisagreesWithCode = "status_disagrees_with_code",
        /// [`Warning::ClientCodeInResponse`].
        ClientCodeInResponse = "client_code_in_answer",
        /// [`Warning::LongDelay`].
        LongDelay = "long_wait",
        /// [`Warning::PastRetryTime`].
        PastRetryTime = "past_wait",
        /// [`Warning::UnusableRetryAfter`].
        UnusableRetryAfter = "unusable_wait",
    }
}

impl Warning {
    /// Returns the kind of the warning.
    ///
    /// ```
    /// use errcat::diagnosis::Warning;
    ///
    /// assert_eq!(Warning::StatusIsNoFailure(200).kind().as_str(), "status_is_no_failure");
    /// ```
    #[must_use]
    pub const fn kind(&self) -> WarningKind {
        match self {
            Self::HeadersInDoubt(_) => WarningKind::HeadersInDoubt,
            Self::RequestIdsDiffer { .. } => WarningKind::RequestIdsDiffer,
            Self::ForeignShape => WarningKind::ForeignShape,
            Self::QuotedInText => WarningKind::QuotedInText,
            Self::StatusIsNoFailure(_) => WarningKind::StatusIsNoFailure,
            Self::StatusDisagreesWithCode(_) => WarningKind::StatusDisagreesWithCode,
            Self::ClientCodeInResponse => WarningKind::ClientCodeInResponse,
            Self::LongDelay(_) => WarningKind::LongDelay,
            Self::PastRetryTime(_) => WarningKind::PastRetryTime,
            Self::UnusableRetryAfter(_) => WarningKind::UnusableRetryAfter,
        }
    }

    /// Returns the warnings about a response. If the headers may belong to another response, that
    /// is the only one about them.
    pub(super) fn all(
        response: &ErrorResponse,
        head: Option<&ResponseHead>,
        entry: Option<&Entry>,
    ) -> Vec<Self> {
        let foreign = response.is_foreign().then_some(Self::ForeignShape);
        let quoted = response.is_quoted().then_some(Self::QuotedInText);
        let body = foreign.into_iter().chain(quoted);
        let Some(head) = head else {
            return body.collect();
        };
        if let Some(warning) = differing_ids(response, head) {
            return body.chain([warning]).collect();
        }
        let checks = [
            odd_status(response, head, entry),
            odd_origin(entry),
            Self::for_head(head),
        ];
        body.chain(checks.into_iter().flatten()).collect()
    }

    /// Returns whether the warning says that the headers may belong to another response.
    pub(super) const fn is_about_other_head(&self) -> bool {
        matches!(self, Self::RequestIdsDiffer { .. })
    }

    /// Returns whether the warning says that the code or the status does not fit the rest of the
    /// response.
    pub(super) const fn is_contradiction(&self) -> bool {
        matches!(
            self,
            Self::StatusIsNoFailure(_)
                | Self::StatusDisagreesWithCode(_)
                | Self::ClientCodeInResponse
        )
    }

    /// Returns the warning about the headers alone, if there is one.
    ///
    /// ```
    /// use errcat::diagnosis::Warning;
    /// use errcat::response::ResponseHead;
    ///
    /// let head = ResponseHead::new(429)?.with_header("Retry-After", "soon");
    /// let warning = Warning::for_head(&head).ok_or("no warning")?;
    /// assert_eq!(warning.kind().as_str(), "unusable_wait");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn for_head(head: &ResponseHead) -> Option<Self> {
        let header = head.retry_after()?;
        let Some(time) = head.retry_time() else {
            return Some(Self::UnusableRetryAfter(header.clone()));
        };
        let delay = time.delay()?;
        match time.date() {
            Some(date) if head.date().is_some_and(|response| date < response) => {
                Some(Self::PastRetryTime(date))
            }
            _ => (delay > LONG_DELAY).then_some(Self::LongDelay(delay)),
        }
    }
}

fn differing_ids(response: &ErrorResponse, head: &ResponseHead) -> Option<Warning> {
    let (body, header) = (response.request_id()?, head.request_id()?);
    (body != header).then(|| Warning::RequestIdsDiffer {
        body: body.clone(),
        header: header.clone(),
    })
}

fn odd_origin(entry: Option<&Entry>) -> Option<Warning> {
    let is_client = entry.is_some_and(|entry| entry.origin() == Origin::Client);
    is_client.then_some(Warning::ClientCodeInResponse)
}

fn odd_status(
    response: &ErrorResponse,
    head: &ResponseHead,
    entry: Option<&Entry>,
) -> Option<Warning> {
    let status = head.status()?;
    let agrees = entry.is_none_or(|entry| entry.is_plausible_status(status));
    if head.is_failure() {
        return (!agrees).then_some(Warning::StatusDisagreesWithCode(status));
    }
    // Some codes are known to come with status 200.
    let is_known = entry.is_some_and(|entry| !entry.statuses().is_empty() && agrees);
    // The status of a stream is sent before its events.
    let is_event = head.is_event_stream() || response.ends_stream();
    let is_expected = is_event || is_known;
    (!is_expected).then_some(Warning::StatusIsNoFailure(status))
}

#[cfg(test)]
mod tests {
    use crate::tree::{Value, json};

    use crate::catalog::Catalog;
    use crate::diagnosis::Diagnosis;
    use crate::diagnosis::tests::diagnose;
    use crate::response::ErrorResponse;

    fn kinds(head: &[&str], body: Value) -> Vec<&'static str> {
        let warnings = diagnose(head, body).warnings;
        warnings
            .iter()
            .map(|warning| warning.kind().as_str())
            .collect()
    }

    #[test]
    fn request_ids_are_compared_if_both_are_present() {
        let body = |id: Value| json!({"error": "m", "code": "volume_busy", "request_id": id});
        let head = ["HTTP/2 409", "x-request-id: req_1"];
        assert!(kinds(&head, body("req_1".into())).is_empty());
        assert!(kinds(&head, body(Value::Null)).is_empty());
        assert!(kinds(&head[..1], body("req_2".into())).is_empty());
        assert_eq!(kinds(&head, body("req_2".into())), ["request_ids_differ"]);
        // There is no other warning about headers that may belong to another response.
        let head = ["HTTP/2 404", "x-request-id: req_1", "Retry-After: 7200"];
        assert_eq!(kinds(&head, body("req_2".into())), ["request_ids_differ"]);
    }

    #[test]
    fn the_status_is_compared_with_body_and_code() {
        for (head, code, expected) in [
            ("HTTP/2 200", "volume_busy", Some("status_is_no_failure")),
            ("HTTP/2 302", "volume_busy", Some("status_is_no_failure")),
            ("HTTP/2 200", "no_such_code", Some("status_is_no_failure")),
            // This code comes with status 200.
            ("HTTP/2 200", "preview_service_not_ready", None),
            (
                "HTTP/2 404",
                "rate_limit_exceeded",
                Some("status_disagrees_with_code"),
            ),
            ("HTTP/2 429", "rate_limit_exceeded", None),
            ("HTTP/2 500", "no_such_code", None),
            ("HTTP/2 504", "timeout", Some("client_code_in_answer")),
            // The server makes this code.
            ("HTTP/2 400", "invalid_fields", None),
            // The catalog has no status for this code.
            ("HTTP/2 404", "volume_beta_restriction", None),
            (
                "HTTP/2 200",
                "volume_beta_restriction",
                Some("status_is_no_failure"),
            ),
        ] {
            let body = json!({"error": "m", "code": code});
            let expected: Vec<_> = expected.into_iter().collect();
            assert_eq!(kinds(&[head], body), expected, "{head} {code}");
        }
    }

    #[test]
    fn the_end_of_a_stream_comes_with_status_200() {
        let record = json!({"kind": "error", "message": "m", "build_id": "tb_1"});
        assert!(kinds(&["HTTP/2 200"], record).is_empty());
    }

    #[test]
    fn odd_retry_after_headers_are_reported() {
        for (value, expected) in [
            ("30", None),
            ("0", None),
            ("3600", None),
            ("3601", Some("long_wait")),
            ("Sun, 06 Nov 1994 08:49:36 GMT", Some("past_wait")),
            ("Sun, 06 Nov 1994 08:49:37 GMT", None),
            ("Sun, 06 Nov 1994 08:50:30 GMT", None),
            ("Sun, 06 Nov 1994 10:50:30 GMT", Some("long_wait")),
            ("Sun, 06 Nov 2094 08:50:30 GMT", Some("unusable_wait")),
            ("-1", Some("unusable_wait")),
            ("nan", Some("unusable_wait")),
            ("1e300", Some("unusable_wait")),
            ("", Some("unusable_wait")),
        ] {
            let header = format!("Retry-After: {value}");
            let head = ["HTTP/2 503", "Date: Sun, 06 Nov 1994 08:49:37 GMT", &header];
            let body = json!({"error": "m", "code": "volume_backend_unavailable"});
            let expected: Vec<_> = expected.into_iter().collect();
            assert_eq!(kinds(&head, body), expected, "{value:?}");
        }
    }

    #[test]
    fn a_response_that_a_text_quotes_permits_no_retry() {
        for (code, retryable) in [
            ("rate_limit_exceeded", Value::Null),
            ("rate_limit_exceeded", true.into()),
            ("volume_busy", true.into()),
        ] {
            let body = json!({"error": "m", "code": code, "retryable": retryable});
            let response = ErrorResponse::from_body(body.to_string().as_bytes(), None);
            let mut response = response.expect("an error response");
            response.note_other_text();
            let diagnosis = Diagnosis::new(response, None, Catalog::bundled());
            assert!(!diagnosis.retry().is_permitted(), "{code}");
            assert_eq!(diagnosis.warnings(), [super::Warning::QuotedInText]);
        }
    }

    #[test]
    fn a_code_in_the_shape_of_another_api_permits_no_retry() {
        for (head, retryable, permitted) in [
            (&["HTTP/2 429"][..], Value::Null, false),
            (&[], Value::Null, false),
            (&["HTTP/2 429", "Retry-After: 3"], Value::Null, true),
            (&[], true.into(), true),
        ] {
            let body = json!({"error": {
                "message": "m", "code": "rate_limit_exceeded", "param": null, "retryable": retryable
            }});
            let diagnosis = diagnose(head, body);
            assert_eq!(diagnosis.retry().is_permitted(), permitted, "{head:?}");
            assert_eq!(diagnosis.warnings(), [super::Warning::ForeignShape]);
        }
    }
}
