//! Recognizes documents that the client sent by the text directly before them.

use crate::first_bytes::LastBytes;
use crate::table::{Fact, Table, fact};

/// Options of command-line clients whose value is the body of a request, in lower case.
static OPTIONS: Table<Fact<&str>> = Table::new(&[
    fact("-d", "+ curl -sS -X POST -d '"),
    fact("--data", "curl --data=\""),
    fact("--data-ascii", "curl --data-ascii '"),
    fact("--data-binary", "curl --data-binary $'"),
    fact("--data-raw", "curl --data-raw '"),
    fact("--data-urlencode", "curl --data-urlencode '"),
    fact("--json", "curl --json '"),
    fact("--raw", "http POST https://host/v1 --raw '"),
    fact("--post-data", "wget --post-data '"),
    fact("--body-data", "wget --method=PUT --body-data='"),
    fact(
        "-body",
        "Invoke-RestMethod https://host/v1 -Method Post -Body '",
    ),
    fact("<<<", "curl -d @- https://host/v1 <<< '"),
]);

/// Labels of what was sent, in lower case. In the text, spaces, `_`, `-` and `.` may separate their
/// words.
static LABELS: Table<Fact<&str>> = Table::new(&[
    fact("request", "DEBUG Request: "),
    fact("requestbody", "request body: "),
    fact("requestcontent", "Request content: "),
    fact("requestdata", "request.data = "),
    fact("requestheaders", "Request headers: "),
    fact("requestjson", "request json: "),
    fact("requestparams", "requestParams="),
    fact("requestpayload", "request_payload="),
    fact("req", "req: "),
    fact("reqbody", "req.body: "),
    fact("postbody", "POST body: "),
    // wget with --debug.
    fact("postdata", "[POST data: "),
    fact("sending", "sending: "),
    fact("sendingbody", "Sending body: "),
    fact("sendingdata", "Sending data: "),
    fact("sendingpayload", "Sending payload: "),
    fact("sent", "sent: "),
    fact("bodysent", "Body sent: "),
]);

/// The shortest text before a document that was sent, in bytes: `-d'`.
const SHORTEST: usize = 3;

/// What Python's `http.client` prints before the bytes that it sends.
const SEND: &[u8] = b"send: b";

static ENDS_OF_OPTIONS: LastBytes = OPTIONS.last_bytes();
static ENDS_OF_LABELS: LastBytes = LABELS.last_bytes();

/// Words before a label that leave its meaning, in lower case. After others, as in `Bad Request: `,
/// it is not a label of what was sent.
static QUALIFIERS: Table<Fact<&str>> = Table::new(&[
    fact("api", "API request: "),
    fact("client", "client request: "),
    fact("curl", "curl request: "),
    fact("debug", "DEBUG request: "),
    fact("error", "ERROR request body: "),
    fact("full", "full request: "),
    fact("http", "HTTP request: "),
    fact("info", "INFO request body: "),
    fact("json", "JSON request: "),
    fact("original", "original request: "),
    fact("outgoing", "Outgoing request: "),
    fact("patch", "PATCH request: "),
    fact("post", "POST request: "),
    fact("put", "PUT request: "),
    fact("raw", "raw request body: "),
    fact("sending", "Sending request: "),
    fact("sent", "sent request: "),
    fact("trace", "TRACE request: "),
    fact("warn", "WARN Request: "),
    fact("warning", "warning request: "),
    fact("with", "called with request: "),
]);

/// Whether a document after this text was sent by the client. The text begins after the previous
/// document on the line.
pub(super) fn is_sent(before: &[u8]) -> bool {
    // Nothing, or only a quote, precedes most documents on their lines.
    if before.len() < SHORTEST {
        return false;
    }
    let text = before.trim_ascii_end();
    is_labeled(without_opening_quote(text).trim_ascii_end())
        || ends_in_quoted_option(text)
        || is_in_sent_bytes(before)
}

/// Whether a line announces what was sent, on the next lines.
pub(super) fn announces(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    match line.split_last() {
        Some((b'\\', option)) => is_option(option.trim_ascii_end()),
        // The rest of a broken document is not a label.
        Some((b':' | b'=', label)) => !label.contains(&b'"') && is_labeled(line),
        Some((b'"' | b'\'' | b'`', _)) => ends_in_quoted_option(line),
        _ => false,
    }
}

/// Whether a prefix has nothing but the quote before a document.
pub(super) fn is_quote(prefix: &[u8]) -> bool {
    without_opening_quote(prefix.trim_ascii()).is_empty()
}

/// Returns a text without the quote at its end, with the prefixes and backslashes that it may have.
fn without_opening_quote(text: &[u8]) -> &[u8] {
    let Some((b'"' | b'\'' | b'`', unquoted)) = text.split_last() else {
        return text;
    };
    // Python, Rust and C# have prefixes, Bash has `$`.
    let is_mark = |byte: &u8| b"\\$@bBrRuU".contains(byte);
    let marks = unquoted.iter().rev().take_while(|byte| is_mark(byte));
    let (rest, marks) = unquoted.split_at(unquoted.len() - marks.count());
    match rest.last() {
        // The end of a word.
        Some(last) if last.is_ascii_alphanumeric() && marks.first() != Some(&b'\\') => unquoted,
        _ => rest,
    }
}

/// Whether the text ends in an option whose value is a body, and the quote before the value.
fn ends_in_quoted_option(text: &[u8]) -> bool {
    let unquoted = without_opening_quote(text);
    unquoted.len() < text.len() && is_option(unquoted.trim_ascii_end())
}

/// Whether the text ends in an option whose value is a body.
fn is_option(text: &[u8]) -> bool {
    let text = text.strip_suffix(b"=").unwrap_or(text);
    ENDS_OF_OPTIONS.may_end_ignore_case(text)
        && OPTIONS.rows().any(|option| {
            let Some(start) = text.len().checked_sub(option.len()) else {
                return false;
            };
            let (before, end) = text.split_at(start);
            end.eq_ignore_ascii_case(option.as_bytes())
                && before.last().is_none_or(|last| b" \t('\"".contains(last))
        })
}

/// Whether the text ends in a label of what was sent.
fn is_labeled(text: &[u8]) -> bool {
    let Some((b':' | b'=', text)) = text.split_last() else {
        return false;
    };
    let text = text.trim_ascii_end();
    // The key of an object.
    let text = text.strip_suffix(b"\"").unwrap_or(text);
    ENDS_OF_LABELS.may_end_ignore_case(text)
        && LABELS
            .rows()
            .any(|label| strip_label(text, label.as_bytes()).is_some_and(keeps_meaning))
}

/// Returns what precedes a label at the end of a text; `None` if the text does not end in it.
fn strip_label<'t>(text: &'t [u8], label: &[u8]) -> Option<&'t [u8]> {
    let mut rest = text;
    let mut first = b' ';
    for &letter in label.iter().rev() {
        if first != b' ' {
            rest = trim_end_of(rest, b" _-.");
        }
        let (&last, before) = rest.split_last()?;
        if !last.eq_ignore_ascii_case(&letter) {
            return None;
        }
        (first, rest) = (last, before);
    }
    let is_word = rest.last().is_none_or(|last| {
        !last.is_ascii_alphanumeric() || (last.is_ascii_lowercase() && first.is_ascii_uppercase())
    });
    let is_word = is_word || ends_in_escape(rest);
    is_word.then_some(rest)
}

/// Whether a label keeps its meaning after this text. It does after punctuation, numbers and names,
/// such as `[client] ` or `10:00:00 app.client `.
fn keeps_meaning(before: &[u8]) -> bool {
    let before = trim_end_of(before.trim_ascii_end(), b"_-");
    if ends_in_escape(before) {
        return true;
    }
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"_./".contains(byte);
    let length = before.iter().rev().take_while(|byte| is_part(byte)).count();
    let (_, word) = before.split_at(before.len() - length);
    !word.iter().all(u8::is_ascii_alphabetic)
        || word.is_empty()
        || QUALIFIERS.contains_ignore_case(word)
}

/// Whether a text ends in the escape of white space, as in `failed\nrequest: `.
fn ends_in_escape(text: &[u8]) -> bool {
    matches!(text, [.., b'\\', b'n' | b'r' | b't'])
}

fn trim_end_of<'t>(text: &'t [u8], trimmed: &[u8]) -> &'t [u8] {
    let count = text
        .iter()
        .rev()
        .take_while(|byte| trimmed.contains(byte))
        .count();
    text.split_at(text.len() - count).0
}

/// Whether the text ends inside the bytes that Python's `http.client` prints, as in
/// `send: b'POST /v1 HTTP/1.1\r\n\r\n`.
fn is_in_sent_bytes(text: &[u8]) -> bool {
    if text.len() <= SEND.len() {
        return false;
    }
    let first_quote = memchr::memchr2(b'"', b'\'', text);
    let Some((before, [quote, sent @ ..])) = first_quote.and_then(|at| text.split_at_checked(at))
    else {
        return false;
    };
    let before = before.strip_suffix(SEND);
    before.is_some_and(keeps_meaning) && !sent.contains(quote)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_option_label_and_qualifier_is_needed() {
        assert_each_row_is_needed("options", &OPTIONS, |row| is_sent(row.example().as_bytes()));
        assert_each_row_is_needed("labels of what was sent", &LABELS, |row| {
            is_sent(row.example().as_bytes())
        });
        assert_each_row_is_needed("qualifiers", &QUALIFIERS, |row| {
            is_sent(row.example().as_bytes())
        });
    }

    #[test]
    fn the_word_before_a_label_decides() {
        for before in [
            "request:",
            "{\"request\": ",
            "httpRequest=",
            "[client] request: \"",
            "2026-11-23T06:00:00Z request: b'",
            "10:00:00 app.client request: ",
            "call failed. Request: ",
            "call failed\\nRequest: ",
            "call failed\\r\\n\\trequest: ",
            "send: b'",
            "DEBUG:http.client:send: b\"POST /v1 HTTP/1.1\\r\\n\\r\\n",
        ] {
            assert!(is_sent(before.as_bytes()), "{before}");
        }
        for before in [
            "",
            "400 Bad Request: ",
            "Invalid request: \"",
            "invalid_request: ",
            "badRequest: ",
            "failed request body: ",
            "error in request: ",
            "Response to request: ",
            "prerequest: ",
            "send: ",
            "send: b'' ",
            "failed to send: b'",
            "request failed: ",
            "' https://host/v1 -> ",
            "spend -dd '",
            "response: ",
        ] {
            assert!(!is_sent(before.as_bytes()), "{before}");
        }
    }
}
