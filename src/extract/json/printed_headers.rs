//! Headers as programs print dictionaries of them.

use crate::tree::{Map, Value};

use super::lenient;
use crate::table::{Fact, Table, fact};

/// The largest dictionary that is read, in bytes.
const MAX_DICTIONARY: usize = 16 * 1024;

/// A header.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// The names of headers that identify a dictionary of headers, in lower case.
static IDENTIFYING: Table<Fact<&str>> = Table::new(&[
    fact("retry-after", "Retry-After"),
    fact("x-request-id", "x-request-id"),
]);

/// Other headers of responses whose names are single words, in lower case. Fields of log records
/// have such names, too.
static WORDS: Table<Fact<&str>> = Table::new(&[
    fact("age", "age"),
    fact("allow", "allow"),
    fact("connection", "Connection"),
    fact("date", "Date"),
    fact("etag", "etag"),
    fact("expires", "expires"),
    fact("nel", "nel"),
    fact("pragma", "pragma"),
    fact("server", "Server"),
    fact("vary", "vary"),
    fact("via", "via"),
]);

/// Headers that only a client sends, in lower case.
static SENT: Table<Fact<&str>> = Table::new(&[
    fact("accept", "Accept"),
    fact("accept-encoding", "accept-encoding"),
    fact("accept-language", "accept-language"),
    fact("authorization", "Authorization"),
    fact("cookie", "cookie"),
    fact("host", "Host"),
    fact("origin", "Origin"),
    fact("referer", "Referer"),
    fact("user-agent", "User-Agent"),
    fact("x-api-key", "x-api-key"),
]);

/// Reads the dictionary that Python or Node prints, or JSON. Returns nothing for another document.
pub(crate) fn in_document(document: &[u8]) -> Vec<Header> {
    if document.len() > MAX_DICTIONARY || !may_be_headers(document) {
        return Vec::new();
    }
    match lenient::read(document) {
        Some(Value::Object(object)) => in_object(&object).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Returns the headers if all fields of an object are headers of a response.
fn in_object(object: &Map) -> Option<Vec<Header>> {
    let headers = object.iter().map(|(name, value)| {
        let header = || Header {
            name: name.to_string(),
            value: header_value(value).unwrap_or_default().to_owned(),
        };
        (is_header(name) && header_value(value).is_some()).then(header)
    });
    let headers: Vec<_> = headers.collect::<Option<_>>()?;
    is_of_response(&headers).then_some(headers)
}

/// Returns the value of a header, which some programs print as a list of one.
pub(super) fn header_value(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(values) => match &values[..] {
            [Value::String(text)] => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a document may be a dictionary of headers: its first name is the one of a header, and some
/// name ends like one of those that identify headers.
pub(crate) fn may_be_headers(document: &[u8]) -> bool {
    let first = document.get(1..).unwrap_or_default().trim_ascii_start();
    let mut words = first.split(|byte| b"\"':".contains(byte));
    let name = words.find(|word| !word.is_empty()).unwrap_or_default();
    let begins_name = name.first().is_some_and(|first| is_in_name(*first));
    let finds = |text: &[u8]| memchr::memmem::find(document, text).is_some();
    begins_name
        && std::str::from_utf8(name).is_ok_and(is_header)
        && (finds(b"etry-") || finds(b"equest-") || finds(b"ETRY-") || finds(b"EQUEST-"))
}

/// Whether this may be the name of a header.
fn is_header(name: &str) -> bool {
    let is_name = name.bytes().all(is_in_name);
    is_name && (name.contains('-') || WORDS.contains_ignore_case(name.as_bytes()))
}

fn is_in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_".contains(&byte)
}

/// Whether a client sent these headers.
pub(super) fn is_sent(name: &str) -> bool {
    SENT.contains_ignore_case(name.as_bytes())
}

/// Whether a header identifies those of a response.
pub(super) fn is_identifying(name: &str) -> bool {
    IDENTIFYING.contains_ignore_case(name.as_bytes())
}

fn is_of_response(headers: &[Header]) -> bool {
    let mut names = headers.iter().map(|header| &*header.name);
    names.clone().any(is_identifying) && !names.any(is_sent)
}

/// Reads the map that Go prints: `map[Retry-After:[12] X-Request-Id:[req_1]]`. Headers with several
/// values are left out.
pub(crate) fn in_text(text: &[u8]) -> Vec<Header> {
    let start = memchr::memmem::find(text, b"map[").map(|start| start + 4);
    let mut rest = start
        .and_then(|start| text.get(start..))
        .unwrap_or_default();
    let mut headers = Vec::new();
    while let Some(end) = memchr::memmem::find(rest, b":[") {
        let (name, value) = rest.split_at(end);
        let value = value.get(2..).unwrap_or_default();
        let Some(end) = memchr::memchr(b']', value) else {
            break;
        };
        let (value, after) = value.split_at(end);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes.trim_ascii()).into_owned();
        headers.push(Header {
            name: text(name),
            value: text(value),
        });
        rest = after.get(1..).unwrap_or_default();
        if !rest.starts_with(b" ") {
            break;
        }
    }
    if is_of_response(&headers) {
        headers
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    fn shown(headers: &[Header]) -> Vec<String> {
        let headers = headers.iter();
        headers
            .map(|header| format!("{}: {}", header.name, header.value))
            .collect()
    }

    #[test]
    fn each_name_is_needed() {
        assert_each_row_is_needed("names of headers", &IDENTIFYING, |name| {
            let document = format!("{{'{}': '1'}}", name.example());
            !in_document(document.as_bytes()).is_empty()
        });
    }

    #[test]
    fn each_word_is_needed() {
        assert_each_row_is_needed("words", &WORDS, |name| {
            let document = format!("{{'retry-after': '1', '{}': '1'}}", name.example());
            !in_document(document.as_bytes()).is_empty()
        });
        assert_each_row_is_needed("sent headers", &SENT, |name| {
            let text = format!("map[Retry-After:[1] {}:[1]]", name.example());
            in_text(text.as_bytes()).is_empty()
        });
    }

    #[test]
    fn all_fields_of_a_dictionary_are_headers_with_texts() {
        for document in [
            "{\n  'retry-after': '12',\n  date: 'x'\n}",
            "{ date: 'x', 'retry-after': [ '12' ] }",
            "{\"retry-after\": \"12\", \"date\": \"x\"}",
        ] {
            let mut headers = shown(&in_document(document.as_bytes()));
            headers.sort();
            assert_eq!(headers, ["date: x", "retry-after: 12"], "{document}");
        }
        for document in [
            &b"{\"x-request-id\": \"req_1\", \"path\": \"/\"}"[..],
            b"{'retry-after': 12}",
            b"{'retry-after': ['1', '2']}",
            b"{'date': 'x'}",
            b"{'retry-after'",
            b"[]",
        ] {
            assert!(in_document(document).is_empty());
        }
    }

    #[test]
    fn a_map_of_headers_has_lists() {
        assert_eq!(
            shown(&in_text(
                b"429 map[Date:[Mon, 23 Nov] Retry-After:[12]] x:[1]"
            )),
            ["Date: Mon, 23 Nov", "Retry-After: 12"]
        );
        for text in [
            &b"map[a:[1]]"[..],
            b"map[Retry-After:[12",
            b"Retry-After:[12]",
        ] {
            assert!(in_text(text).is_empty());
        }
    }
}
