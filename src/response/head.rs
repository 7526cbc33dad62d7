//! The header section of an HTTP response.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use super::header_fields::{HeaderFields, split_header};
use super::media_type::MediaType;
use super::status_code::parse_status;
use super::{RequestLine, RetryAfter};
use crate::untrusted::Untrusted;

/// The status of an HTTP response, if it is known, and the headers that errcat uses. All others,
/// which may hold cookies or tokens, are dropped at once.
///
/// Clones share their data and are cheap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseHead {
    shared: Arc<Fields>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Fields {
    status: Option<u16>,
    headers: HeaderFields,
    request: Option<RequestLine>,
}

/// The error of [`ResponseHead::new`] for a status that HTTP does not have, such as the 0 that some
/// clients report when no response came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidStatus(u16);

impl fmt::Display for InvalidStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not an HTTP status from 100 to 999", self.0)
    }
}

impl std::error::Error for InvalidStatus {}

impl ResponseHead {
    /// Creates a status without headers.
    ///
    /// # Errors
    ///
    /// [`InvalidStatus`] unless the status is from 100 to 999.
    ///
    /// ```
    /// use errcat::response::ResponseHead;
    ///
    /// let head = ResponseHead::new(409)?.with_header("X-Request-Id", "req_1");
    /// assert_eq!(head.status(), Some(409));
    /// assert!(head.request_id().is_some_and(|id| id == "req_1"));
    ///
    /// assert!(ResponseHead::new(0).is_err());
    /// # Ok::<(), errcat::response::InvalidStatus>(())
    /// ```
    pub fn new(status: u16) -> Result<Self, InvalidStatus> {
        if !(100..=999).contains(&status) {
            return Err(InvalidStatus(status));
        }
        Ok(Self::with_valid_status(Some(status)))
    }

    /// Creates headers without a status, as programs print them.
    pub(crate) fn without_status() -> Self {
        Self::with_valid_status(None)
    }

    pub(super) fn with_valid_status(status: Option<u16>) -> Self {
        Self {
            shared: Arc::new(Fields {
                status,
                headers: HeaderFields::default(),
                request: None,
            }),
        }
    }

    /// Reads a status line such as `HTTP/1.1 409 Conflict` or `HTTP/2 409`. Returns `None` for any
    /// other line.
    ///
    /// ```
    /// use errcat::response::ResponseHead;
    ///
    /// let head = ResponseHead::from_status_line(b"HTTP/2 409\r\n").ok_or("no status line")?;
    /// assert_eq!(head.status(), Some(409));
    ///
    /// assert_eq!(ResponseHead::from_status_line(b"HTTP is a protocol"), None);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn from_status_line(line: &[u8]) -> Option<Self> {
        let mut words = line.strip_prefix(b"HTTP/")?.split(u8::is_ascii_whitespace);
        let version = words.next()?;
        let status = parse_status(words.next()?)?;
        let is_version = !version.is_empty()
            && version
                .iter()
                .all(|byte| byte.is_ascii_digit() || *byte == b'.');
        is_version.then(|| Self::with_valid_status(Some(status)))
    }

    /// Adds a header. Names are compared without case. A header that errcat does not use is
    /// dropped. If a header is repeated with another value, neither value counts.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use errcat::response::{ResponseHead, RetryAfter};
    ///
    /// let head = ResponseHead::new(429)?.with_header("Retry-After", "30");
    /// let delay = RetryAfter::Delay(Duration::from_secs(30));
    /// assert_eq!(head.retry_after(), Some(&delay));
    /// # Ok::<(), errcat::response::InvalidStatus>(())
    /// ```
    #[must_use]
    pub fn with_header(mut self, name: impl AsRef<str>, value: impl AsRef<[u8]>) -> Self {
        let headers = &mut self.fields_mut().headers;
        headers.add(name.as_ref().as_bytes(), value.as_ref());
        self
    }

    /// Adds a header line such as `Retry-After: 30`, like [`ResponseHead::with_header`]. A line
    /// without a colon is ignored.
    ///
    /// ```
    /// use errcat::response::ResponseHead;
    ///
    /// let mut head = ResponseHead::from_status_line(b"HTTP/2 409").ok_or("no status line")?;
    /// head.add_header(b"X-Request-Id: req_1\r\n");
    /// assert!(head.request_id().is_some_and(|id| id == "req_1"));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn add_header(&mut self, line: &[u8]) {
        if let Some((name, value)) = split_header(line) {
            self.fields_mut().headers.add(name, value);
        }
    }

    /// Sets the request that led to the response.
    ///
    /// ```
    /// use errcat::response::{RequestLine, ResponseHead};
    ///
    /// let head = ResponseHead::new(409)?;
    /// let request = RequestLine::from_line(b"GET /v1/volumes HTTP/1.1").ok_or("no request line")?;
    /// assert!(head.with_request(request).request().is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_request(mut self, request: RequestLine) -> Self {
        self.fields_mut().request = Some(request);
        self
    }

    /// Adds a status that was printed apart from the headers, unless they have one.
    pub(crate) fn with_missing_status(mut self, status: Option<u16>) -> Self {
        if self.status().is_none() {
            self.fields_mut().status = status;
        }
        self
    }

    fn fields_mut(&mut self) -> &mut Fields {
        Arc::make_mut(&mut self.shared)
    }

    /// Returns the status code, 100 to 999. `None` for headers that a program printed without it;
    /// those of a [`Record`](crate::extract::Record) of a failure or a success have one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.shared.status
    }

    /// Returns the `x-request-id` header, which has the same value as `request_id` in the body.
    /// `None` if it has more than 1024 bytes, or is not an ID.
    #[must_use]
    pub fn request_id(&self) -> Option<&Untrusted> {
        self.shared.headers.request_id.value()
    }

    /// Returns the `Retry-After` header.
    #[must_use]
    pub fn retry_after(&self) -> Option<&RetryAfter> {
        self.shared.headers.retry_after.as_ref()
    }

    /// Returns the `Date` header: the time of the response.
    #[must_use]
    pub fn date(&self) -> Option<SystemTime> {
        self.shared.headers.date.value().copied()
    }

    /// Returns whether the `Content-Type` is `application/problem+json`, which gateways send and
    /// the API itself does not.
    #[must_use]
    pub fn is_problem_json(&self) -> bool {
        self.shared.headers.media_type == Some(MediaType::ProblemJson)
    }

    /// Returns whether the body is a stream of events, such as the log of a template build.
    pub(crate) fn is_event_stream(&self) -> bool {
        self.shared.headers.media_type == Some(MediaType::EventStream)
    }

    /// Returns whether there is a `Content-Type` header.
    pub(crate) fn has_content_type(&self) -> bool {
        self.shared.headers.media_type.is_some()
    }

    /// Returns whether the `Content-Type` announces something else than JSON or a stream of events.
    pub(crate) fn is_text(&self) -> bool {
        self.shared.headers.media_type == Some(MediaType::Other)
    }

    /// Returns the `Content-Length` header: the size of the body in bytes.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        self.shared.headers.content_length.value().copied()
    }

    /// Returns the request that led to the response, if known.
    #[must_use]
    pub fn request(&self) -> Option<&RequestLine> {
        self.shared.request.as_ref()
    }

    /// Returns whether the status is 400 or above.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        self.status() >= Some(400)
    }

    /// Returns whether another response follows: after `100 Continue` and the other 1xx.
    pub(crate) fn is_interim(&self) -> bool {
        self.status().is_some_and(|status| status < 200)
    }

    /// Returns whether no body follows this status, even if the headers announce one: 204 and 304.
    #[must_use]
    pub fn forbids_body(&self) -> bool {
        matches!(self.status(), Some(204 | 304))
    }

    /// Whether headers that a program printed may belong to a response with this request ID. Those
    /// with a status do; the diagnosis reports different IDs.
    pub(crate) fn may_belong_to(&self, id: Option<&Untrusted>) -> bool {
        let ids = self.request_id().zip(id);
        self.status().is_some() || ids.is_none_or(|(own, id)| own == id)
    }

    /// Returns whether a line is a header, `Date: x`, or the continuation of the header before it,
    /// which starts with a space or tab.
    pub(crate) fn is_header(line: &[u8]) -> bool {
        let is_name = |name: &[u8]| {
            !name.is_empty()
                && name
                    .iter()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
        };
        line.first().is_some_and(|first| b" \t".contains(first))
            || line
                .iter()
                .position(|&byte| byte == b':')
                .is_some_and(|colon| line.get(..colon).is_some_and(is_name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(lines: &[&str]) -> ResponseHead {
        let mut lines = lines.iter().map(|line| line.as_bytes());
        let status_line = lines.next().expect("a status line comes first");
        let mut head = ResponseHead::from_status_line(status_line).expect("it is a status line");
        lines.for_each(|line| head.add_header(line));
        head
    }

    #[test]
    fn status_lines_of_every_version_are_read() {
        for (line, status) in [
            ("HTTP/1.0 404 Not Found\r\n", 404),
            ("HTTP/1.1 409 Conflict", 409),
            ("HTTP/1.1 200", 200),
            ("HTTP/2 429 \r\n", 429),
            ("HTTP/3 503", 503),
        ] {
            assert_eq!(head(&[line]).status(), Some(status), "{line}");
        }
    }

    #[test]
    fn other_lines_are_not_status_lines() {
        for line in [
            "",
            "HTTP/",
            "HTTP/1.1",
            "HTTP/1.1 4x4",
            "HTTP/1.1 40",
            "HTTP/x 409",
            "http/1.1 409 Conflict",
            " HTTP/1.1 409",
            "HTTP/1.1 +40 x",
            "HTTP/1.1 099",
            "HTTP/1.1 0409",
        ] {
            assert_eq!(
                ResponseHead::from_status_line(line.as_bytes()),
                None,
                "{line}"
            );
        }
    }

    #[test]
    fn statuses_that_http_does_not_have_are_rejected() {
        for status in [0, 99, 1000, u16::MAX] {
            let error = ResponseHead::new(status).expect_err("HTTP has no such status");
            let expected = format!("{status} is not an HTTP status from 100 to 999");
            assert_eq!(error.to_string(), expected);
        }
        assert!(ResponseHead::new(100).is_ok() && ResponseHead::new(999).is_ok());
    }

    #[test]
    fn a_clone_does_not_change_with_the_original() {
        let first = head(&["HTTP/2 429"]);
        let second = first.clone().with_header("x-request-id", "req_1");
        assert_eq!(first.request_id(), None);
        assert!(second.request_id().is_some());
    }

    #[test]
    fn header_names_ignore_case_and_values_are_trimmed() {
        let head = head(&["HTTP/2 429", "X-REQUEST-ID:  req_1 \r\n", "retry-after:30"]);
        assert!(head.request_id().is_some_and(|id| id == "req_1"));
        assert_eq!(head.retry_after(), Some(&RetryAfter::parse(b"30")));
    }

    #[test]
    fn credentials_in_a_request_id_are_redacted() {
        let head = head(&["HTTP/2 429", "x-request-id: ns_live_a1b2c3"]);
        assert!(head.request_id().is_some_and(|id| id == "ns_live_[masked]"));
    }

    #[test]
    fn an_empty_or_very_long_request_id_is_ignored() {
        let long = format!("x-request-id: {}", "r".repeat(1025));
        assert_eq!(head(&["HTTP/2 429", &long]).request_id(), None);
        assert_eq!(head(&["HTTP/2 429", "x-request-id: "]).request_id(), None);
    }

    #[test]
    fn a_header_with_two_values_has_none() {
        let lines = ["HTTP/2 429", "x-request-id: req_1", "x-request-id: req_1"];
        let with = |line| head(&[&lines[..], &[line]].concat());
        assert!(head(&lines).request_id().is_some());
        assert_eq!(with("x-request-id: req_2").request_id(), None);
        let delay = |values: &[&str]| {
            let head = ResponseHead::from_status_line(b"HTTP/2 429").expect("a status line");
            let add = |head: ResponseHead, value| head.with_header("Retry-After", value);
            values.iter().fold(head, add).retry_time()?.delay()
        };
        let five_seconds = Some(std::time::Duration::from_secs(5));
        assert_eq!(delay(&["5", "5"]), five_seconds);
        assert_eq!(delay(&["5", "5.0"]), five_seconds);
        assert_eq!(delay(&["120", "5"]), None);
        assert_eq!(delay(&["120", "5", "5"]), None);
        let lengths = ["HTTP/2 429", "Content-Length: 5", "content-length: 6"];
        assert_eq!(head(&lengths).content_length(), None);
    }

    #[test]
    fn problem_json_is_distinguished_from_other_content() {
        for (value, is_problem) in [
            ("application/problem+json", true),
            ("Application/Problem+JSON; charset=utf-8", true),
            ("application/json", false),
        ] {
            assert_eq!(
                head(&["HTTP/2 429", &format!("Content-Type: {value}")]).is_problem_json(),
                is_problem,
                "{value}"
            );
        }
    }
}
