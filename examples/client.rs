//! Calls the API, and retries as long as errcat permits it.
//!
//! The types are those of the crate `http`, which reqwest, hyper and ureq use. With reqwest:
//!
//! ```ignore
//! let response = client.get(url).send()?;
//! let (status, headers) = (response.status().as_u16(), response.headers().clone());
//! let diagnosis = Diagnosis::of(status, &headers, &response.bytes()?, Catalog::bundled());
//! ```
//!
//! usage: `cargo run --example client`

#![expect(clippy::print_stdout, reason = "it is a program")]

use std::thread::sleep;
use std::time::Duration;

use errcat::{Catalog, Diagnosis};
use http::{Response, StatusCode};

/// How often a request is sent.
const MAX_ATTEMPTS: u32 = 3;

/// The longest delay that is worth waiting for.
const MAX_DELAY: Duration = Duration::from_secs(60);

/// Sends a request until it succeeds or a retry does not help.
///
/// # Errors
///
/// Returns the last error response, with what to do next.
fn call(mut send: impl FnMut() -> Response<Vec<u8>>) -> Result<Vec<u8>, String> {
    let mut attempt = 1;
    loop {
        let (head, body) = send().into_parts();
        if head.status.is_success() {
            return Ok(body);
        }
        let status = head.status.as_u16();
        let Some(diagnosis) = Diagnosis::of(status, &head.headers, &body, Catalog::bundled())
        else {
            return Err(format!("HTTP {status}, not from the API"));
        };
        let retry = diagnosis.retry();
        let delay = retry.delay().unwrap_or(Duration::from_secs(1));
        if attempt == MAX_ATTEMPTS || !retry.is_permitted() || delay > MAX_DELAY {
            let (error, next) = (diagnosis.response(), diagnosis.next_step().text);
            return Err(format!("{error}\nnext: {next}"));
        }
        attempt += 1;
        sleep(delay);
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let body = br#"{"error": "in use", "code": "volume_busy", "request_id": "req_1"}"#;
    let response = response(StatusCode::CONFLICT, None, body)?;
    match call(|| response.clone()) {
        Ok(body) => println!("{}", String::from_utf8_lossy(&body)),
        Err(error) => println!("{error}"),
    }
    Ok(())
}

/// Makes a response, in place of a server.
fn response(
    status: StatusCode,
    retry_after: Option<&str>,
    body: &[u8],
) -> http::Result<Response<Vec<u8>>> {
    let mut response = Response::builder().status(status);
    if let Some(delay) = retry_after {
        response = response.header("retry-after", delay);
    }
    response.body(body.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the result of a call, and how many responses it took.
    fn call_with(responses: Vec<Response<Vec<u8>>>) -> (Result<Vec<u8>, String>, usize) {
        let mut sent = 0;
        let mut responses = responses.into_iter();
        let result = call(|| {
            sent += 1;
            responses.next().expect("no request too many")
        });
        (result, sent)
    }

    #[test]
    fn a_rate_limit_is_retried() -> http::Result<()> {
        let limit = br#"{"error": "slow down", "code": "rate_limit_exceeded"}"#;
        let (result, sent) = call_with(vec![
            response(StatusCode::TOO_MANY_REQUESTS, Some("0"), limit)?,
            response(StatusCode::OK, None, b"done")?,
        ]);
        assert_eq!((result, sent), (Ok(b"done".to_vec()), 2));
        Ok(())
    }

    #[test]
    fn what_a_retry_does_not_help_is_reported_at_once() -> http::Result<()> {
        let busy = br#"{"error": "in use", "code": "volume_busy", "request_id": "req_1"}"#;
        let (result, sent) = call_with(vec![response(StatusCode::CONFLICT, None, busy)?]);
        let error = result.expect_err("the call failed");
        let start = "volume_busy: in use (request_id req_1)\nnext: Check the volume's attachments";
        assert!(error.starts_with(start), "{error}");
        assert_eq!(sent, 1);

        let page = response(StatusCode::BAD_GATEWAY, None, b"<html>")?;
        let (result, _) = call_with(vec![page]);
        assert_eq!(result, Err("HTTP 502, not from the API".to_owned()));
        Ok(())
    }
}
