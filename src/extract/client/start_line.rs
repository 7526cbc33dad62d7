//! First lines of requests and responses, as clients and the loggers of libraries write them.

use super::markers::{self, Marker};
use crate::first_bytes::FirstBytes;
use crate::response::{RequestLine, ResponseHead, parse_status};
use crate::table::{Fact, Table, fact};

/// What loggers such as `OkHttp` and Feign write before a response.
static RESPONSES: Table<Fact<&str>> = Table::new(&[
    fact(
        "<-- ",
        "<-- 429 Too Many Requests https://example.com/v1 (420ms)",
    ),
    fact("<--- ", "<--- HTTP/1.1 429 Too Many Requests (420ms)"),
]);

/// What loggers write before a request.
static REQUESTS: Table<Fact<&str>> = Table::new(&[
    fact("--> ", "--> GET https://example.com/v1 http/1.1"),
    fact("---> ", "---> GET https://example.com/v1 HTTP/1.1"),
]);

/// What Python's `http.client` writes before the status line. Each header has a marker.
const REPLY: &[u8] = b"reply: '";

/// The first bytes of start lines, with and without a marker.
static FIRST_BYTES: FirstBytes = RESPONSES
    .first_bytes()
    .and(&REQUESTS.first_bytes())
    .and(&markers::FIRST_BYTES)
    .with(REPLY)
    .with(b"HTTP/")
    // The method of a request line.
    .with_range(b'A', b'Z');

/// Whether a line may be a start line or have a marker, by its first bytes.
pub(super) fn may_begin(line: &[u8]) -> bool {
    FIRST_BYTES.may_begin(line)
}

/// Whether a line is the first one of a header section.
pub(super) fn begins_section(line: &[u8]) -> bool {
    let (_, content) = Marker::split(line);
    ResponseHead::from_status_line(content).is_some() || RequestLine::from_line(content).is_some()
}

/// Reads the status line of a response. Returns the marker of the headers after it, if the line
/// determines it.
pub(super) fn response(line: &[u8]) -> Option<(ResponseHead, Option<Marker>)> {
    if let Some(reply) = line.strip_prefix(REPLY) {
        let head = ResponseHead::from_status_line(reply)?;
        return Some((head, Some(Marker::Header)));
    }
    let head = match strip_any(&RESPONSES, line) {
        Some(logged) => logged_response(logged),
        None => ResponseHead::from_status_line(line),
    };
    Some((head?, None))
}

/// Reads the first line of a request.
pub(super) fn request(line: &[u8]) -> Option<RequestLine> {
    let Some(logged) = strip_any(&REQUESTS, line) else {
        return RequestLine::from_line(line);
    };
    let mut words = logged.split(|byte| *byte == b' ');
    let (method, target) = (words.next()?, words.next()?);
    let is_url = memchr::memmem::find(target, b"://").is_some();
    RequestLine::new(method, target).filter(|_| is_url)
}

/// Reads a response that ends with its duration: `429 Too Many Requests https://example.com (420ms)`.
fn logged_response(text: &[u8]) -> Option<ResponseHead> {
    let last = text.get(memchr::memrchr(b'(', text)? + 1..)?;
    let digits = last.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 || !last.get(digits..)?.starts_with(b"ms") {
        return None;
    }
    if text.starts_with(b"HTTP/") {
        return ResponseHead::from_status_line(text);
    }
    let status = text.split(|byte| *byte == b' ').next()?;
    ResponseHead::new(parse_status(status)?).ok()
}

fn strip_any<'l>(prefixes: &Table<Fact<&str>>, line: &'l [u8]) -> Option<&'l [u8]> {
    let mut prefixes = prefixes.rows();
    prefixes.find_map(|prefix| line.strip_prefix(prefix.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_prefix_is_needed() {
        assert_each_row_is_needed("responses", &RESPONSES, |prefix| {
            let line = prefix.example().as_bytes();
            may_begin(line) && response(line).is_some()
        });
        assert_each_row_is_needed("requests", &REQUESTS, |prefix| {
            let line = prefix.example().as_bytes();
            may_begin(line) && request(line).is_some()
        });
    }

    #[test]
    fn a_logged_response_has_a_status_and_a_duration() {
        for (line, status) in [
            (
                "<-- 429 https://example.com/v1 (420ms, 91-byte body)",
                Some(429),
            ),
            ("<-- HTTP/1.1 429 Too Many Requests (420ms)", Some(429)),
            ("reply: 'HTTP/1.1 429 Too Many Requests\\r\\n'", Some(429)),
            ("HTTP/2 409", Some(409)),
            ("<-- 429 Too Many Requests", None),
            ("<-- 429 Too Many Requests (ms)", None),
            ("<-- 429 Too Many Requests (91-byte body)", None),
            ("<-- HTTP FAILED: timeout (420ms)", None),
            ("<-- END HTTP (91-byte body)", None),
        ] {
            assert!(may_begin(line.as_bytes()), "{line}");
            let found = response(line.as_bytes());
            assert_eq!(found.and_then(|(head, _)| head.status()), status, "{line}");
        }
    }

    #[test]
    fn a_logged_request_has_a_url() {
        let line = b"--> POST https://example.com/v1?key=secret http/1.1 (30-byte body)";
        let request = request(line).expect("it is a request");
        assert_eq!(request.method(), "POST");
        assert!(request.path().is_some_and(|path| path == "/v1"));
        assert!(super::request(b"--> END POST (30-byte body)").is_none());
    }
}
