//! Statuses in the text before a body on its line, such as `status=429 body=`.

use crate::response::{FAILURES, parse_status, reason};
use crate::table::{Fact, Table, fact};

/// Names of a status, in lower case.
static NAMES: Table<Fact<&str>> = Table::new(&[
    fact("status", "status=429 body="),
    fact("status_code", "status_code: 429, body: "),
    fact("statuscode", "statusCode: 429 "),
    fact("http_status", "http_status=429 "),
    fact("httpstatus", "httpStatus=429 "),
    fact("response_status", "response_status=429 "),
    fact("http", "HTTP 429: "),
    fact("response", "<Response [429]> "),
    fact("status code", "Request failed with status code 429: "),
    fact("error code", "Error code: 429 - "),
]);

/// Returns the status of a failure that a text names. A text that names another status, too, may
/// be about two responses.
pub(crate) fn in_text(text: &[u8]) -> Option<u16> {
    let mut found = None;
    let mut rest = text;
    let mut before = 0;
    while let Some(start) = rest.iter().position(u8::is_ascii_digit) {
        let digits = rest.get(start..).unwrap_or_default();
        let length = digits.iter().take_while(|byte| is_in_word(**byte)).count();
        let (word, after) = digits.split_at_checked(length).unwrap_or_default();
        let preceding = text.get(..before + start).unwrap_or_default();
        let is_whole = !preceding.last().is_some_and(|byte| is_in_word(*byte));
        let status = parse_status(word).filter(|_| {
            is_whole
                && (is_named(preceding)
                    || reason::follows(word, after)
                    || precedes_headers(preceding, after))
        });
        if let Some(status) = status {
            if found.is_some_and(|other| other != status) {
                return None;
            }
            found = Some(status);
        }
        before += start + length;
        rest = after;
    }
    found.filter(|status| FAILURES.contains(status))
}

/// Returns the status of a failure if a text has nothing else but it and its name, such as
/// `(HTTP 429)`.
pub(super) fn only(text: &[u8]) -> Option<u16> {
    let start = text.iter().position(u8::is_ascii_alphanumeric)?;
    let end = text.iter().rposition(u8::is_ascii_alphanumeric)? + 1;
    let text = text.get(start..end)?;
    let (name, number) = text.split_at_checked(text.len().checked_sub(3)?)?;
    NAMES
        .contains_ignore_case(without_separators(name))
        .then(|| alone(number))?
}

/// Returns the status of a failure if a line has nothing else.
pub(crate) fn alone(line: &[u8]) -> Option<u16> {
    parse_status(line.trim_ascii()).filter(|status| FAILURES.contains(status))
}

/// Whether a byte continues a number or a name. `429ms` and `req_429` do not name a status.
fn is_in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._-/".contains(&byte)
}

/// Whether a text ends with the name of a status.
fn is_named(text: &[u8]) -> bool {
    let text = without_separators(text);
    NAMES.rows().any(|name| {
        let start = text.len().checked_sub(name.len());
        start.is_some_and(|start| {
            let is_start = !text
                .get(..start)
                .and_then(<[u8]>::last)
                .is_some_and(|byte| is_in_word(*byte));
            is_start
                && text
                    .get(start..)
                    .is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
        })
    })
}

/// Removes what separates a name from its number.
fn without_separators(text: &[u8]) -> &[u8] {
    let is_separator = |byte: &u8| b" :=\"'\\[".contains(byte);
    let end = text.iter().rposition(|byte| !is_separator(byte));
    text.get(..end.map_or(0, |end| end + 1)).unwrap_or_default()
}

/// Whether a number is all that precedes printed headers: `429 Headers({'retry-after': '12'})`.
fn precedes_headers(preceding: &[u8], after: &[u8]) -> bool {
    preceding.is_empty() && after.trim_ascii_start().starts_with(b"Headers")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_name_is_needed() {
        assert_each_row_is_needed("names of statuses", &NAMES, |name| {
            in_text(name.example().as_bytes()).is_some()
        });
    }

    #[test]
    fn a_status_may_be_alone_on_its_line() {
        assert_eq!(alone(b" 429 "), Some(429));
        for line in ["200", "4290", "+42", "429 x", ""] {
            assert_eq!(alone(line.as_bytes()), None, "{line}");
        }
    }

    #[test]
    fn a_text_names_one_status() {
        for (text, status) in [
            ("level=error status=429 body=", Some(429)),
            ("\"status\":429,\"body\":", Some(429)),
            ("GET https://example.com/v1: 409 Conflict ", Some(409)),
            ("status=429 (429 Too Many Requests) ", Some(429)),
            ("status=502 then status=429 ", None),
            ("status=200 ", None),
            ("429 Headers(", Some(429)),
            ("429 ", None),
            ("took 429 ", None),
            ("exit_status=429x ", None),
            ("status=429ms ", None),
            ("status=4290 ", None),
            ("429 Conflict", None),
            ("", None),
        ] {
            assert_eq!(in_text(text.as_bytes()), status, "{text}");
        }
    }
}
