//! Reads one JSON document that the framer has cut out.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt::Write as _;
use std::ops::Range;

use serde_json::Value;
use serde_json::value::RawValue;

use super::Skipped;
use crate::response::ErrorResponse;
use crate::untrusted;

/// The values of a document, each with the line it begins on.
#[derive(Debug)]
pub(super) enum Values {
    /// The document as it is.
    One(Option<(u64, Value)>),
    /// The items of a list. They are read one by one, as a list may be as large as a document.
    Items {
        text: String,
        items: VecDeque<(u64, Range<usize>)>,
    },
}

impl Values {
    /// Moves the first value to the line of the head that the document belongs to.
    pub(super) fn below(mut self, line: u64) -> Self {
        if let Self::One(Some((begin, _))) = &mut self {
            *begin = line;
        }
        self
    }
}

impl Iterator for Values {
    type Item = (u64, Value);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::One(value) => value.take(),
            Self::Items { text, items } => {
                let (line, range) = items.pop_front()?;
                // It was read once before.
                Some((line, serde_json::from_str(text.get(range)?).ok()?))
            }
        }
    }
}

/// Reads the values of a document that begins at this place of the input: the items of a list that
/// holds an error response, else the document as one value. `failed` says that the HTTP status was
/// 400 or above.
pub(super) fn read(bytes: &[u8], line: u64, column: u64, failed: bool) -> Result<Values, Skipped> {
    let (text, value) = parse(bytes).ok_or_else(|| broken(bytes, line, column))?;
    let is_response = |item: &Value| ErrorResponse::is_in(item, failed);
    match &value {
        Value::Array(items) if items.iter().any(is_response) => {
            drop(value);
            let items = items_of(&text, line);
            Ok(Values::Items {
                text: text.into_owned(),
                items,
            })
        }
        _ => Ok(Values::One(Some((line, value)))),
    }
}

/// Reads a document as it is, else with its text mended.
fn parse(bytes: &[u8]) -> Option<(Cow<'_, str>, Value)> {
    // A byte that is not UTF-8 becomes `\xNN`, its backslash doubled as a JSON string needs it.
    let text = untrusted::utf8(bytes, r"\\x");
    if let Ok(value) = serde_json::from_str(&text) {
        return Some((text, value));
    }
    let mended = escape_controls(&text);
    let value = serde_json::from_str(&mended).ok()?;
    Some((Cow::Owned(mended), value))
}

/// Where the items of a list stand in its text, each with its line.
fn items_of(text: &str, mut line: u64) -> VecDeque<(u64, Range<usize>)> {
    let raw: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
    let mut end = 0;
    raw.into_iter()
        .map(|item| {
            // An item is a part of the text, so this is how far it is from its beginning.
            let start = item.get().as_ptr().addr() - text.as_ptr().addr();
            let between = text.get(end..start).unwrap_or_default();
            line += between.matches('\n').count() as u64;
            let begin = line;
            end = start + item.get().len();
            line += item.get().matches('\n').count() as u64;
            (begin, start..end)
        })
        .collect()
}

/// The document with control characters inside its strings written as JSON wants them. Servers and
/// terminals bring them in raw, and the rest can be read for all that.
fn escape_controls(text: &str) -> String {
    let mut strings = Strings::default();
    text.chars()
        .fold(String::with_capacity(text.len()), |mut mended, c| {
            if strings.holds(c) && u32::from(c) < 0x20 {
                // Writing to a string cannot fail.
                let _ = write!(mended, "\\u{:04x}", u32::from(c));
            } else {
                mended.push(c);
            }
            mended
        })
}

/// Where a document breaks that cannot be read.
fn broken(bytes: &[u8], line: u64, column: u64) -> Skipped {
    // What can be mended becomes one plain byte each, so that the place is that in the input.
    let mut strings = Strings::default();
    let plain: Vec<u8> = bytes
        .iter()
        .map(|&byte| {
            let in_string = strings.holds(char::from(byte));
            if !byte.is_ascii() || (in_string && byte < 0x20) {
                b'?'
            } else {
                byte
            }
        })
        .collect();
    match serde_json::from_slice::<Value>(&plain) {
        Err(error) => {
            // serde_json counts from 1, but a line break is column 0 of the next line.
            let before = if error.line() == 1 { column - 1 } else { 0 };
            Skipped::InvalidJson {
                line: line + (error.line() as u64).saturating_sub(1),
                column: before + (error.column() as u64).max(1),
            }
        }
        Ok(_) => Skipped::InvalidJson { line, column },
    }
}

/// Follows which characters are inside a string.
#[derive(Default)]
struct Strings {
    in_string: bool,
    escaped: bool,
}

impl Strings {
    /// Takes the next character and says whether a string holds it; the quotes are outside.
    fn holds(&mut self, c: char) -> bool {
        let inside = self.in_string && (self.escaped || c != '"');
        if c == '"' && !self.escaped {
            self.in_string = !self.in_string;
        }
        self.escaped = self.in_string && c == '\\' && !self.escaped;
        inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &[u8]) -> Vec<(u64, String)> {
        let values = read(text, 1, 1, false).ok().into_iter().flatten();
        values
            .map(|(line, value)| (line, value.to_string()))
            .collect()
    }

    fn place(text: &[u8]) -> Option<(u64, u64)> {
        match read(text, 3, 5, false) {
            Err(Skipped::InvalidJson { line, column }) => Some((line, column)),
            _ => None,
        }
    }

    #[test]
    fn raw_control_characters_in_strings_are_read() {
        let text = b"{\"a\": \"x\x1b[31m\ty\nz\", \"b\\\"\": 1}";
        assert_eq!(
            values(text),
            [(1, r#"{"a":"x\u001b[31m\ty\nz","b\"":1}"#.to_owned())]
        );
    }

    #[test]
    fn a_list_with_a_response_gives_its_items_with_their_lines() {
        let text = b"[\n 1,\n {\"error\": \"m\",\n \"code\": \"c\"},\n {\"error\": \"m\", \"code\": \"d\"}\n]";
        let lines: Vec<_> = values(text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [2, 3, 5]);
        assert_eq!(values(b"[1,\n2]"), [(1, "[1,2]".to_owned())]);
    }

    #[test]
    fn a_break_is_placed_in_the_input_whatever_was_mended() {
        for (text, expected) in [
            (&b"{\"a\": }"[..], (3, 11)),
            (b"{\"\xe9\xe9\": }", (3, 12)),
            (b"{\"a\x1b\": }", (3, 12)),
            (b"{\n\"a\": }", (4, 6)),
        ] {
            assert_eq!(place(text), Some(expected), "{}", text.escape_ascii());
        }
    }
}
