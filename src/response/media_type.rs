//! The Content-Type header.

/// What the Content-Type header says about the body, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MediaType {
    Other,
    Json,
    /// A problem document (RFC 9457).
    ProblemJson,
    /// Server-sent events.
    EventStream,
}

impl MediaType {
    /// Reads the value of the header, such as `text/event-stream; charset=utf-8`.
    pub(super) fn parse(value: &[u8]) -> Self {
        let name = value.split(|&byte| byte == b';').next().unwrap_or_default();
        match name.trim_ascii().to_ascii_lowercase().as_slice() {
            b"application/json" => Self::Json,
            b"application/problem+json" => Self::ProblemJson,
            b"text/event-stream" => Self::EventStream,
            _ => Self::Other,
        }
    }
}
