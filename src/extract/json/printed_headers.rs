//! Headers as programs print dictionaries of them.

use crate::tree::Value;

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
static NAMES: Table<Fact<&str>> = Table::new(&[
    fact("retry-after", "Retry-After"),
    fact("x-request-id", "x-request-id"),
]);

/// Reads the dictionary that Python or Node prints, which has single quotes. Returns nothing for
/// another document.
pub(crate) fn in_document(document: &[u8]) -> Vec<Header> {
    let first = document.get(1..).unwrap_or_default().trim_ascii_start();
    if document.len() > MAX_DICTIONARY || first.first() != Some(&b'\'') {
        return Vec::new();
    }
    let Some(Value::Object(object)) = lenient::read(document, false) else {
        return Vec::new();
    };
    let headers = object.into_iter().map(|(name, value)| match value {
        Value::String(value) => Some(Header { name, value }),
        _ => None,
    });
    headers
        .collect::<Option<Vec<_>>>()
        .filter(|headers| headers.iter().any(is_identifying))
        .unwrap_or_default()
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
    if headers.iter().any(is_identifying) {
        headers
    } else {
        Vec::new()
    }
}

fn is_identifying(header: &Header) -> bool {
    let mut names = NAMES.rows();
    names.any(|name| header.name.eq_ignore_ascii_case(name))
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
        assert_each_row_is_needed("names of headers", &NAMES, |name| {
            let document = format!("{{'{}': '1'}}", name.example());
            !in_document(document.as_bytes()).is_empty()
        });
    }

    #[test]
    fn a_dictionary_of_headers_has_single_quotes_and_texts() {
        assert_eq!(
            shown(&in_document(b"{\n  'retry-after': '12',\n  date: 'x'\n}")),
            ["retry-after: 12", "date: x"]
        );
        for document in [
            &b"{\"retry-after\": \"12\"}"[..],
            b"{'retry-after': 12}",
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
