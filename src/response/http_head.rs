//! Converts the headers of Rust's HTTP libraries.

use super::ResponseHead;

/// Reads the status and headers of a response from `reqwest`, `hyper`, `axum` or `ureq`.
///
/// ```
/// use errcat::catalog::Catalog;
/// use errcat::diagnosis::Diagnosis;
///
/// let response = http::Response::builder()
///     .status(409)
///     .header("x-request-id", "req_1")
///     .body(r#"{"error": "in use", "code": "volume_busy"}"#)?;
/// let (parts, body) = response.into_parts();
/// let diagnosis = Diagnosis::of_body(body.as_bytes(), (&parts).into(), Catalog::bundled());
/// let diagnosis = diagnosis.ok_or("no error response")?;
/// assert!(diagnosis.request_id().is_some_and(|id| id == "req_1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl From<&http::response::Parts> for ResponseHead {
    fn from(parts: &http::response::Parts) -> Self {
        let head = Self::with_valid_status(Some(parts.status.as_u16()));
        let headers = &parts.headers;
        headers
            .iter()
            .fold(head, |head, (name, value)| head.with_header(name, value))
    }
}
