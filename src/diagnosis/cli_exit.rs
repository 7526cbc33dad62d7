//! The exit code of the nullspace CLI for a response.

use crate::catalog::CliExit;
use crate::extract::SkipReason;
use crate::response::{ErrorResponse, ResponseHead};
use crate::untrusted::Untrusted;

/// Returns the exit code for an error response, whose status may be 429.
pub(super) fn of_response(response: &ErrorResponse, is_429: bool) -> CliExit {
    let code = response.code().map(Untrusted::as_raw_str);
    if is_429 && code.is_none_or(|code| code == "rate_limit_exceeded") {
        return CliExit::QuotaOrRateLimited;
    }
    // The end of a stream does not go through the same check.
    let detail = response.error_detail().filter(|_| !response.ends_stream());
    if detail.is_some_and(|detail| !detail.is_accepted_by_sdk()) {
        return CliExit::UsageError;
    }
    match code {
        Some(code) if !response.hides_code() => CliExit::for_code(code),
        _ => CliExit::GenericFailure,
    }
}

impl CliExit {
    /// Returns the exit code after a failed response that is not an error response. The Python SDK
    /// reads a 429 as a rate limit only if its body is a JSON object.
    ///
    /// ```
    /// use errcat::catalog::CliExit;
    /// use errcat::extract::SkipReason;
    /// use errcat::response::ResponseHead;
    ///
    /// let head = ResponseHead::new(429)?;
    /// assert_eq!(CliExit::for_failure(&head, SkipReason::Json), CliExit::QuotaOrRateLimited);
    /// assert_eq!(CliExit::for_failure(&head, SkipReason::Html), CliExit::GenericFailure);
    /// # Ok::<(), errcat::response::InvalidStatus>(())
    /// ```
    #[must_use]
    pub fn for_failure(head: &ResponseHead, body: SkipReason) -> Self {
        match (head.status(), body) {
            (Some(429), SkipReason::Json | SkipReason::ProblemJson) => Self::QuotaOrRateLimited,
            _ => Self::GenericFailure,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tree::json;

    use super::*;
    use crate::catalog::Catalog;
    use crate::diagnosis::Diagnosis;
    use crate::diagnosis::tests::diagnose;
    use crate::response::{RequestLine, ResponseHead};

    #[test]
    fn headers_of_another_response_give_no_request_and_no_exit_code() {
        let request = RequestLine::new("GET", "/v1/volumes").expect("a method");
        let head = ResponseHead::new(429).expect("HTTP has it");
        let head = head.with_request(request);
        for (id, exit) in [
            ("req_1", CliExit::QuotaOrRateLimited),
            ("req_2", CliExit::GenericFailure),
        ] {
            let head = head.clone().with_header("x-request-id", id);
            let body = br#"{"error": "m", "request_id": "req_1"}"#;
            let diagnosis = Diagnosis::of_body(body, head, Catalog::bundled()).expect("an error");
            assert_eq!(diagnosis.cli_exit(), exit, "{id}");
            assert_eq!(diagnosis.request().is_some(), id == "req_1", "{id}");
        }
    }

    #[test]
    fn a_null_code_hides_the_code_around_it_from_the_sdk() {
        let exit = |code| {
            let error = json!({"message": "m", "code": code});
            diagnose(&[], json!({"error": error, "code": "unauthorized"})).cli_exit()
        };
        assert_eq!(
            exit("volume_not_found"),
            CliExit::for_code("volume_not_found")
        );
        assert_eq!(exit(""), CliExit::GenericFailure);
        assert_ne!(CliExit::for_code("unauthorized"), CliExit::GenericFailure);
    }

    #[test]
    fn without_a_code_only_a_429_has_its_own_exit_code() {
        let exit = |status| diagnose(&[status], json!({"error": "m"})).cli_exit();
        assert_eq!(exit("HTTP/2 429"), CliExit::QuotaOrRateLimited);
        assert_eq!(exit("HTTP/2 500"), CliExit::GenericFailure);
    }
}
