//! Prefixes that label or quote the document after them, such as `body: ` or `INFO: `.

use crate::table::{Fact, Table, fact};
use crate::timestamp;

/// The longest label, in bytes.
const LONGEST: usize = 64;

/// The words of labels, in lower case. Text with any other word is not a label.
static WORDS: Table<Fact<&str>> = Table::new(&[
    fact("api", "API body: "),
    fact("b", "b'"),
    fact("body", "Body: "),
    fact("bytes", "body bytes: "),
    fact("content", "Content:"),
    fact("data", "data: "),
    fact("from", "Response from API: "),
    fact("got", "Got: "),
    fact("http", "HTTP response: "),
    fact("json", "JSON: "),
    fact("output", "output: "),
    fact("payload", "payload="),
    fact("raw", "raw body: "),
    fact("received", "Received: "),
    fact("resp", "resp: "),
    fact("response", "Response: "),
    fact("responsebody", "responseBody: "),
    fact("responsetext", "responseText: "),
    fact("result", "Result: "),
    fact("returned", "API returned: "),
    fact("server", "Server response: "),
    fact("r", "r.text: "),
    fact("text", "text: "),
    fact("the", "The body: "),
    fact("error", "API error: "),
    fact("message", "message: "),
]);

/// The levels of log records, in lower case. A logger may follow, as in `DEBUG:root:`.
static LEVELS: Table<Fact<&str>> = Table::new(&[
    fact("critical", "CRITICAL: "),
    fact("debug", "DEBUG:root:"),
    fact("err", "[ERR] "),
    fact("error", "ERROR:app.volumes:"),
    fact("fatal", "fatal: "),
    fact("info", "INFO: "),
    fact("notice", "[notice] "),
    fact("trace", "TRACE "),
    fact("warn", "WARN: "),
    fact("warning", "WARNING:urllib3:"),
]);

/// Names of headers that would otherwise be labels, as headers write them.
static HEADERS: Table<Fact<&str>> = Table::new(&[
    fact("Cookie", "Cookie: settings="),
    fact("From", "From: someone@example.com"),
    fact("NEL", "nel: "),
    fact("Server", "Server: nginx"),
    fact("Warning", "warning: 110 - stale"),
]);

/// Whether the prefix of a document only labels or quotes it, and is not other text.
pub(crate) fn is_label(prefix: &[u8]) -> bool {
    // Nothing precedes most documents on their lines.
    if prefix.is_empty() {
        return true;
    }
    // wget prints this before the body of a redirect.
    let skipped = prefix.strip_prefix(b"Skipping ");
    let is_note_of_wget = skipped.is_some_and(|skipped| skipped.ends_with(b" of body: "));
    is_note_of_wget || (prefix.len() <= LONGEST && has_only_label_words(without_level(prefix)))
}

/// Whether a line only announces the body on the next lines, such as `Response:` or
/// `--- body ---`, or begins a code block in Markdown.
pub(crate) fn is_label_line(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let is_ruled = |rule: &[u8]| line.starts_with(rule) && line.ends_with(rule);
    let is_heading = is_ruled(b"--") || is_ruled(b"==");
    let has_word = || line.iter().any(u8::is_ascii_alphabetic);
    (line.ends_with(b":") || line.starts_with(b"```") || (is_heading && has_word()))
        && is_label(line)
}

/// Whether a line is the last one of a code block in Markdown.
pub(super) fn ends_code(line: &[u8]) -> bool {
    matches!(line.trim_ascii(), b"```" | b"~~~")
}

/// Whether a line with the syntax of a header is text after the headers instead: a label such as
/// `body: `, or a log record.
pub(super) fn ends_headers(line: &[u8]) -> bool {
    let Some(name) = name(line) else {
        return false;
    };
    let is_name = name.iter().any(u8::is_ascii_alphabetic);
    let is_label = || !is_header(name) && has_only_label_words(without_level(name));
    timestamp::from_line(line).is_some() || !is_name || is_label()
}

/// Whether a prefix with the syntax of a header may label the document after it. Names of headers
/// whose value is JSON have several words, except for `NEL`.
pub(super) fn may_label_document(prefix: &[u8]) -> bool {
    match name(prefix) {
        Some(name) => ends_headers(prefix) || !(name.contains(&b'-') || is_header(name)),
        None => is_label(prefix),
    }
}

/// Returns what precedes the first colon of a line, without spaces and an opening quote.
fn name(line: &[u8]) -> Option<&[u8]> {
    let colon = memchr::memchr(b':', line)?;
    let name = line.get(..colon)?.trim_ascii();
    Some(name.strip_prefix(b"\"").unwrap_or(name))
}

fn is_header(name: &[u8]) -> bool {
    HEADERS
        .rows()
        .any(|header| name == header.as_bytes() || name == header.to_ascii_lowercase().as_bytes())
}

/// Returns a prefix without the level of a log record at its start, and the logger after it.
fn without_level(prefix: &[u8]) -> &[u8] {
    let start = prefix.iter().position(u8::is_ascii_alphabetic);
    let text = prefix.get(start.unwrap_or_default()..).unwrap_or_default();
    let (level, rest) = split_word(text, u8::is_ascii_alphabetic);
    if !LEVELS.contains_ignore_case(level) {
        return prefix;
    }
    let is_in_logger = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-".contains(byte);
    match rest
        .strip_prefix(b":")
        .map(|rest| split_word(rest, is_in_logger))
    {
        Some((_, after @ [b':', ..])) => after,
        _ => rest,
    }
}

fn has_only_label_words(prefix: &[u8]) -> bool {
    let is_in_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let mut words = prefix
        .split(|byte| !is_in_word(byte))
        .filter(|word| !word.is_empty())
        .peekable();
    while let Some(word) = words.next() {
        // The length of the body.
        let is_length = word.iter().all(u8::is_ascii_digit)
            && words.next_if(|unit| *unit == b"bytes").is_some();
        if !is_length && !WORDS.contains_ignore_case(word) {
            return false;
        }
    }
    true
}

/// Splits a text after its first word.
fn split_word(text: &[u8], is_in_word: impl Fn(&u8) -> bool) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| !is_in_word(byte));
    text.split_at(end.unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_word_is_needed() {
        for (name, table) in [("label words", &WORDS), ("levels", &LEVELS)] {
            assert_each_row_is_needed(name, table, |word| is_label(word.example().as_bytes()));
        }
        assert_each_row_is_needed("headers", &HEADERS, |header| {
            let line = header.example().as_bytes();
            !may_label_document(line)
        });
    }

    #[test]
    fn a_label_has_no_other_words() {
        for label in [
            "",
            "  ",
            "\u{1e}",
            "< body: ",
            "  \"body\": \"",
            "body=",
            "-> ",
            "[info] response: ",
            "DEBUG:app.client-2:response body: ",
            "Skipping 112 bytes of body: ",
        ] {
            assert!(is_label(label.as_bytes()), "{label}");
        }
        let long = " ".repeat(LONGEST + 1);
        for text in [
            "ERROR request failed: ",
            "upstream said ",
            "2026-11-23T12:00:00Z INFO ",
            "r\u{e9}sultat: ",
            "info of 3: ",
            "Skipping the call: ",
            "No part of body: ",
            &*long,
        ] {
            assert!(!is_label(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn a_label_may_be_alone_on_its_line() {
        for line in [
            "Response:",
            "  Body: ",
            "Body (86 bytes):",
            "----- body -----",
            "== Response body ==",
            "```json",
            "```",
        ] {
            assert!(is_label_line(line.as_bytes()), "{line}");
        }
        for line in [
            "upstream said:",
            "body",
            "",
            "```shell",
            "body 429:",
            "-----",
            "-- request --",
        ] {
            assert!(!is_label_line(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn labels_and_log_records_end_headers() {
        for (line, ends) in [
            ("body: in use", true),
            ("Response: ", true),
            ("  \"body\": ", true),
            ("INFO: ", true),
            ("WARNING:root:", true),
            ("response-body: ", true),
            ("2026-11-23T12:00:00Z INFO call failed: ", true),
            ("12:00:00 call failed: ", true),
            ("reason: in use", false),
            ("Warning: 110 - stale", false),
            ("x-request-id: req_1", false),
            ("no header", false),
        ] {
            assert_eq!(ends_headers(line.as_bytes()), ends, "{line}");
        }
        for (prefix, may_label) in [
            ("reason: ", true),
            ("body: ", true),
            ("  -> ", true),
            ("Report-To: ", false),
            ("NEL: ", false),
            ("some text ", false),
        ] {
            assert_eq!(may_label_document(prefix.as_bytes()), may_label, "{prefix}");
        }
    }
}
