//! What in an answer contradicts itself or is too odd to act on without a look.

use std::time::{Duration, SystemTime};

use crate::catalog::{Entry, Origin};
use crate::response::{ErrorResponse, ResponseHead, RetryAfter};
use crate::untrusted::Untrusted;

/// A longer wait is worth a word: a script that sleeps so long seems to hang.
const LONG_WAIT: Duration = Duration::from_secs(60 * 60);

/// Something to look at before acting on a diagnosis.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// The body and the `x-request-id` header have different request ids, which the API gives the
    /// same value: the head may be another answer's, so that it says nothing of a retry.
    RequestIdsDiffer {
        /// The one in the body.
        body: Untrusted,
        /// The one in the header.
        header: Untrusted,
    },
    /// The body is an error response, but this status says that nothing failed.
    StatusIsNoFailure(u16),
    /// This status is of another kind than those that the code comes with.
    StatusDisagreesWithCode(u16),
    /// The code is one that the official client makes itself, but an HTTP answer has it, where it may
    /// mean something else.
    ClientCodeInAnswer,
    /// The Retry-After header asks for a wait of more than an hour.
    LongWait(Duration),
    /// The Retry-After header is a date before the answer.
    PastWait(SystemTime),
    /// The Retry-After header is no wait that can be used: neither a number of seconds nor a date,
    /// a negative number, or more than a year.
    UnusableWait(RetryAfter),
}

impl Warning {
    /// Every name that [`Warning::as_str`] gives; later releases may add some.
    pub const NAMES: &'static [&'static str] = &[
        "request_ids_differ",
        "status_is_no_failure",
        "status_disagrees_with_code",
        "client_code_in_answer",
        "long_wait",
        "past_wait",
        "unusable_wait",
    ];

    /// The kind of the warning, as JSON spells it.
    ///
    /// ```
    /// use errcat::diagnosis::Warning;
    ///
    /// assert_eq!(Warning::StatusIsNoFailure(200).as_str(), "status_is_no_failure");
    /// ```
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::RequestIdsDiffer { .. } => "request_ids_differ",
            Self::StatusIsNoFailure(_) => "status_is_no_failure",
            Self::StatusDisagreesWithCode(_) => "status_disagrees_with_code",
            Self::ClientCodeInAnswer => "client_code_in_answer",
            Self::LongWait(_) => "long_wait",
            Self::PastWait(_) => "past_wait",
            Self::UnusableWait(_) => "unusable_wait",
        }
    }

    /// Everything that is odd about a response, its head and what is known of its code. Of a head
    /// that may be another answer's there is no more to say.
    pub(super) fn all(
        response: &ErrorResponse,
        head: Option<&ResponseHead>,
        entry: Option<&Entry>,
    ) -> Vec<Self> {
        let Some(head) = head else {
            return Vec::new();
        };
        if let Some(warning) = differing_ids(response, head) {
            return vec![warning];
        }
        let checks = [
            odd_status(response, head, entry),
            odd_origin(entry),
            Self::for_head(head),
        ];
        checks.into_iter().flatten().collect()
    }

    /// Whether some of these say that the head may be that of another answer.
    pub(super) fn is_head_suspect(warnings: &[Self]) -> bool {
        let is_doubt = |warning: &Self| matches!(warning, Self::RequestIdsDiffer { .. });
        warnings.iter().any(is_doubt)
    }

    /// Whether it says that the status and the rest of the answer do not agree, or the answer and
    /// its code do not.
    pub(super) const fn contradicts_status(&self) -> bool {
        matches!(
            self,
            Self::StatusIsNoFailure(_)
                | Self::StatusDisagreesWithCode(_)
                | Self::ClientCodeInAnswer
        )
    }

    /// What is odd about a head alone.
    ///
    /// ```
    /// use errcat::diagnosis::Warning;
    /// use errcat::response::ResponseHead;
    ///
    /// let mut head = ResponseHead::from_status_line(b"HTTP/2 429").ok_or("no status line")?;
    /// head.add_header(b"Retry-After: soon");
    /// let warning = Warning::for_head(&head).ok_or("no warning")?;
    /// assert_eq!(warning.as_str(), "unusable_wait");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn for_head(head: &ResponseHead) -> Option<Self> {
        let header = head.retry_after()?;
        let Some(wait) = header.wait(head.date()) else {
            return Some(Self::UnusableWait(header.clone()));
        };
        let delay = wait.delay?;
        match wait.date {
            Some(date) if head.date().is_some_and(|answered| date < answered) => {
                Some(Self::PastWait(date))
            }
            _ => (delay > LONG_WAIT).then_some(Self::LongWait(delay)),
        }
    }
}

fn differing_ids(response: &ErrorResponse, head: &ResponseHead) -> Option<Warning> {
    let (body, header) = (response.request_id.as_ref()?, head.request_id()?);
    (body != header).then(|| Warning::RequestIdsDiffer {
        body: body.clone(),
        header: header.clone(),
    })
}

fn odd_origin(entry: Option<&Entry>) -> Option<Warning> {
    let is_client = entry.is_some_and(|entry| entry.origin() == Origin::Client);
    is_client.then_some(Warning::ClientCodeInAnswer)
}

fn odd_status(
    response: &ErrorResponse,
    head: &ResponseHead,
    entry: Option<&Entry>,
) -> Option<Warning> {
    let status = head.status();
    let agrees = entry.is_none_or(|entry| entry.is_plausible_status(status));
    if head.is_failure() {
        return (!agrees).then_some(Warning::StatusDisagreesWithCode(status));
    }
    // A few codes are known to come with a success.
    let is_known = entry.is_some_and(|entry| !entry.statuses().is_empty() && agrees);
    let is_expected = response.ends_stream || is_known;
    (!is_expected).then_some(Warning::StatusIsNoFailure(status))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::diagnosis::tests::diagnose;

    fn kinds(head: &[&str], body: Value) -> Vec<&'static str> {
        let warnings = diagnose(head, body).warnings;
        warnings.iter().map(Warning::as_str).collect()
    }

    #[test]
    fn ids_are_compared_where_both_are_there() {
        let body = |id: Value| json!({"error": "m", "code": "volume_busy", "request_id": id});
        let head = ["HTTP/2 409", "x-request-id: req_1"];
        assert!(kinds(&head, body("req_1".into())).is_empty());
        assert!(kinds(&head, body(Value::Null)).is_empty());
        assert!(kinds(&head[..1], body("req_2".into())).is_empty());
        assert_eq!(kinds(&head, body("req_2".into())), ["request_ids_differ"]);
        // Nothing else is told of a head that may be another answer's.
        let head = ["HTTP/2 404", "x-request-id: req_1", "Retry-After: 7200"];
        assert_eq!(kinds(&head, body("req_2".into())), ["request_ids_differ"]);
    }

    #[test]
    fn a_status_is_weighed_against_body_and_code() {
        for (head, code, expected) in [
            ("HTTP/2 200", "volume_busy", Some("status_is_no_failure")),
            ("HTTP/2 302", "volume_busy", Some("status_is_no_failure")),
            ("HTTP/2 200", "no_such_code", Some("status_is_no_failure")),
            // It is known to come so.
            ("HTTP/2 200", "preview_service_not_ready", None),
            (
                "HTTP/2 404",
                "rate_limit_exceeded",
                Some("status_disagrees_with_code"),
            ),
            ("HTTP/2 429", "rate_limit_exceeded", None),
            ("HTTP/2 500", "no_such_code", None),
            ("HTTP/2 504", "timeout", Some("client_code_in_answer")),
            // No status is known of it.
            ("HTTP/2 404", "volume_beta_restriction", None),
        ] {
            let body = json!({"error": "m", "code": code});
            let expected: Vec<_> = expected.into_iter().collect();
            assert_eq!(kinds(&[head], body), expected, "{head} {code}");
        }
    }

    #[test]
    fn the_end_of_a_stream_comes_with_a_success() {
        let record = json!({"kind": "error", "message": "m", "build_id": "tb_1"});
        assert!(kinds(&["HTTP/2 200"], record).is_empty());
    }

    #[test]
    fn odd_waits_are_told() {
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
}
