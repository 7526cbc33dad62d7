//! The head of an HTTP response, as clients print it.

use std::time::SystemTime;

use super::{RequestLine, RetryAfter};
use crate::redact;
use crate::untrusted::{self, Untrusted};

/// The longest request id that is taken from a header, in bytes. The API's are a few dozen.
const LONGEST_ID: usize = 1024;

/// What errcat keeps of an HTTP response head. All other headers, which may hold cookies or
/// tokens, are dropped as soon as they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseHead {
    /// The status code, 100 to 999.
    pub status: u16,
    /// The `x-request-id` header: the same value that the body has as `request_id`.
    pub request_id: Option<Untrusted>,
    /// The `Retry-After` header.
    pub retry_after: Option<RetryAfter>,
    /// The `Date` header: when the answer was made.
    pub date: Option<SystemTime>,
    /// Whether the `Content-Type` is `application/problem+json`, which the API itself never sends.
    pub problem_json: bool,
    /// The `Content-Length` header: the size of the body in bytes, whether or not the client shows
    /// the body.
    pub content_length: Option<u64>,
    /// The request that it answers, where the input shows it.
    pub request: Option<RequestLine>,
}

impl ResponseHead {
    /// Reads a status line such as `HTTP/1.1 409 Conflict` or `HTTP/2 409`; `None` when the line
    /// is no status line.
    ///
    /// ```
    /// use errcat::response::ResponseHead;
    ///
    /// assert_eq!(ResponseHead::from_status_line(b"HTTP/2 409\r\n").map(|head| head.status), Some(409));
    /// assert_eq!(ResponseHead::from_status_line(b"HTTP is a protocol"), None);
    /// ```
    #[must_use]
    pub fn from_status_line(line: &[u8]) -> Option<Self> {
        let mut words = line.strip_prefix(b"HTTP/")?.split(u8::is_ascii_whitespace);
        let version = words.next()?;
        let status = words.next()?;
        let is_version = !version.is_empty()
            && version
                .iter()
                .all(|byte| byte.is_ascii_digit() || *byte == b'.');
        if !is_version || status.len() != 3 {
            return None;
        }
        let status = std::str::from_utf8(status).ok()?.parse().ok()?;
        (status >= 100).then_some(Self {
            status,
            request_id: None,
            retry_after: None,
            date: None,
            problem_json: false,
            content_length: None,
            request: None,
        })
    }

    /// Adds a header line such as `Retry-After: 30`. Header names are compared without case; of a
    /// repeated header the last counts; a line that is no header or not one that errcat keeps is
    /// ignored.
    ///
    /// ```
    /// use errcat::response::ResponseHead;
    ///
    /// let mut head = ResponseHead::from_status_line(b"HTTP/1.1 409 Conflict").ok_or("no status line")?;
    /// head.add_header(b"X-Request-Id: req_1\r\n");
    /// assert!(head.request_id.is_some_and(|id| id == *"req_1"));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn add_header(&mut self, line: &[u8]) {
        let mut parts = line.splitn(2, |&byte| byte == b':');
        let (Some(name), Some(value)) = (parts.next(), parts.next()) else {
            return;
        };
        let value = value.trim_ascii();
        match name.trim_ascii().to_ascii_lowercase().as_slice() {
            b"x-request-id" if (1..=LONGEST_ID).contains(&value.len()) => {
                let text = untrusted::utf8(value, "\\x");
                self.request_id = Some(Untrusted::new(redact::redact(&text).0));
            }
            b"retry-after" => self.retry_after = Some(RetryAfter::parse(value)),
            b"date" => {
                let text = std::str::from_utf8(value).ok();
                self.date = text.and_then(|text| httpdate::parse_http_date(text).ok());
            }
            b"content-length" => {
                let text = std::str::from_utf8(value).ok();
                self.content_length = text.and_then(|text| text.parse().ok());
            }
            b"content-type" => {
                let media_type = value.split(|&byte| byte == b';').next().unwrap_or_default();
                self.problem_json = media_type
                    .trim_ascii()
                    .eq_ignore_ascii_case(b"application/problem+json");
            }
            _ => {}
        }
    }

    /// Whether a line is a header: a name without blanks and a colon, or the continuation of the
    /// header above, which begins with a blank.
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

    /// Whether the status is one that no body comes with, whatever the headers announce.
    #[must_use]
    pub fn forbids_body(&self) -> bool {
        matches!(self.status, 204 | 304)
    }

    /// Whether the status stands for a failure: 400 or above.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        self.status >= 400
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
            assert_eq!(head(&[line]).status, status, "{line}");
        }
    }

    #[test]
    fn other_lines_are_no_status_lines() {
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
        ] {
            assert_eq!(
                ResponseHead::from_status_line(line.as_bytes()),
                None,
                "{line}"
            );
        }
    }

    #[test]
    fn header_names_have_no_case_and_values_no_outer_blanks() {
        let head = head(&["HTTP/2 429", "X-REQUEST-ID:  req_1 \r\n", "retry-after:30"]);
        assert!(head.request_id.is_some_and(|id| id == *"req_1"));
        assert_eq!(head.retry_after, Some(RetryAfter::parse(b"30")));
    }

    #[test]
    fn an_empty_or_endless_request_id_is_none() {
        let endless = format!("x-request-id: {}", "r".repeat(LONGEST_ID + 1));
        assert_eq!(head(&["HTTP/2 429", &endless]).request_id, None);
        assert_eq!(head(&["HTTP/2 429", "x-request-id: "]).request_id, None);
    }

    #[test]
    fn problem_json_is_told_from_other_content() {
        for (value, is_problem) in [
            ("application/problem+json", true),
            ("Application/Problem+JSON; charset=utf-8", true),
            ("application/json", false),
        ] {
            assert_eq!(
                head(&["HTTP/2 429", &format!("Content-Type: {value}")]).problem_json,
                is_problem,
                "{value}"
            );
        }
    }
}
