//! The words of objects that programs print, and the characters of their strings.

use std::io::Write as _;

use super::super::Signs;
use crate::ansi;
use crate::extract::scan::bare_words;
use crate::table::{Fact, Table, fact};

/// A value without quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scalar<'w> {
    /// JSON.
    Json(&'w [u8]),
    /// Text, which has no quotes and backslashes.
    Text(&'w [u8]),
}

/// The longest word, in bytes.
const MAX_WORD: usize = 64;

/// The first words of source code. There, an object is not something that was printed.
static SOURCE_WORDS: Table<Fact<&str>> = Table::new(&[
    fact("const", "const body = {"),
    fact("export", "export default {"),
    fact("let", "let body = {"),
    fact("return", "  return {"),
    fact("throw", "throw {"),
    fact("var", "var body = {"),
]);

/// Whether an object after this prefix is source code: `const body = {`, `json({`.
pub(super) fn is_in_source(prefix: &[u8]) -> bool {
    let prefix = prefix.trim_ascii();
    let begins = SOURCE_WORDS.rows().any(|word| {
        let after = prefix.strip_prefix(word.as_bytes());
        after.is_some_and(|after| after.first().is_none_or(u8::is_ascii_whitespace))
    });
    begins || prefix.last() == Some(&b'(')
}

/// The first bytes of what [`begins_key`] and [`begins_symbol`] find.
pub(in super::super) static SIGNS: Signs = Signs {
    unexpected: Signs::of(&["=", "`", "'", "\"", "+", "_", "$"])
        .with(&[ansi::ESCAPE])
        .with_range(b'A', b'Z')
        .with_range(b'a', b'z')
        .with_range(0x80, 0xff),
    first: Signs::of(&[":"]),
};

/// Whether text that JSON does not permit begins or follows a key of an object in a program, or
/// belongs to a value of one.
pub(super) fn begins_key(text: &[u8]) -> bool {
    let text = ansi::strip(text);
    let name = text.iter().take_while(|byte| is_in_name(**byte)).count();
    let after = text.get(name..).unwrap_or_default().trim_ascii_start();
    match text.first() {
        // `error:`, and not `std::fmt`.
        Some(byte) if begins_name(*byte) => match after {
            [b':', next, ..] => *next != b':',
            [] | [b'=', b'>', ..] => true,
            // `u'error'` in Python.
            [b'\'' | b'"', ..] => matches!(text.get(..name), Some(b"u" | b"b")),
            _ => false,
        },
        Some(b'=') => text.get(1) == Some(&b'>'),
        Some(byte) => matches!(byte, b'`' | b'\'' | b'"' | b'+'),
        None => false,
    }
}

/// Whether the first key of an object is a symbol of Ruby: `{:error=>"m"}`.
pub(super) fn begins_symbol(object: &[u8]) -> bool {
    let key = object.get(1..).unwrap_or_default().trim_ascii_start();
    matches!(key, [b':', next, ..] if *next == b'"' || begins_name(*next))
}

pub(super) fn begins_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}

fn is_in_name(byte: u8) -> bool {
    begins_name(byte) || byte.is_ascii_digit()
}

/// Whether a word may begin with this byte.
pub(super) fn begins(byte: u8) -> bool {
    is_in_name(byte) || matches!(byte, b'-' | b'+')
}

/// Whether a word continues with this byte. A time has colons, and spaces before its zone.
pub(super) fn continues(word: &[u8], byte: u8, is_value: bool) -> bool {
    let is_number = word.first().is_some_and(u8::is_ascii_digit);
    let continues = is_in_name(byte)
        || (is_value && matches!(byte, b'.' | b'-' | b'+'))
        // The end of some names in Ruby.
        || (!is_value && matches!(byte, b'?' | b'!'))
        || (is_value && is_number && matches!(byte, b':' | b' '));
    continues && word.len() < MAX_WORD
}

/// Returns the value of words: a constant, a number or a time.
pub(super) fn scalar(words: &[u8]) -> Option<Scalar<'_>> {
    let words = words.trim_ascii();
    match words {
        b"null" | b"true" | b"false" => Some(Scalar::Json(words)),
        b"NaN" | b"Infinity" | b"-Infinity" => Some(Scalar::Text(words)),
        _ if serde_json::from_slice::<serde_json::Number>(words).is_ok() => {
            Some(Scalar::Json(words))
        }
        [b'0'..=b'9', ..] | [b'-', b'0'..=b'9', ..] => {
            let is_time = words.contains(&b':');
            (is_time || !words.contains(&b' ')).then_some(Scalar::Text(words))
        }
        _ => bare_words::json_of(words).map(|json| Scalar::Json(json.as_bytes())),
    }
}

/// Whether a word in brackets, followed by this byte, replaces a value that was left out:
/// `[Object]`, `[Array ...]`, but not `[Object: null prototype]`.
pub(super) fn is_left_out(word: &[u8], next: u8) -> bool {
    matches!(word, b"Object" | b"Array") && next != b':'
}

/// Whether a word after a bracket begins the description of a value, such as `[Function: get]` or
/// `[class Volume]`.
pub(super) fn begins_description(word: &[u8]) -> bool {
    word.first().is_some_and(u8::is_ascii_uppercase) || matches!(word, b"class" | b"native")
}

/// Reads a byte of a description in which these brackets are open.
pub(super) fn step_description(open: &mut Vec<u8>, byte: u8) {
    match (open.last(), byte) {
        (_, b'[' | b'<' | b'(') => open.push(byte),
        (Some(b'['), b']') | (Some(b'<'), b'>') | (Some(b'('), b')') => {
            open.pop();
        }
        _ => {}
    }
}

/// Adds a byte of a string as JSON.
pub(super) fn push_json(byte: u8, text: &mut Vec<u8>) {
    match byte {
        b'"' | b'\\' => text.extend([b'\\', byte]),
        b'\n' => text.extend_from_slice(b"\\n"),
        // Writing to memory does not fail.
        0..0x20 => drop(write!(text, "\\u{byte:04x}")),
        _ => text.push(byte),
    }
}

/// Adds the character of an escape that JSON does not have. Returns `None` if it is unknown.
pub(super) fn push_escape(escape: u8, text: &mut Vec<u8>) -> Option<()> {
    match escape {
        b'`' => text.push(escape),
        b'0' => push_json(0x00, text),
        b'a' => push_json(0x07, text),
        b'v' => push_json(0x0b, text),
        b'e' => push_json(0x1b, text),
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_word_of_source_code_is_needed() {
        assert_each_row_is_needed("words of source code", &SOURCE_WORDS, |word| {
            let prefix = word.example().trim_end_matches('{');
            is_in_source(prefix.as_bytes())
        });
    }
}
