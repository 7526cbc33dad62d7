//! Repairs malformed JSON so that `serde_json` accepts it.

use std::fmt::Write as _;

use crate::tree::Value;

use super::digits;
use crate::extract::scan::{bare_words, boundary};
use crate::untrusted;

/// Reads a document whose brackets, keys and commas are in order, as a [`DocumentScanner`] finds
/// it. Returns `None` if it cannot be repaired.
///
/// - Control characters in strings are kept.
/// - Lone surrogates, unknown escapes and bytes that are not UTF-8 become text, such as `\ud800`.
/// - Single quotes, and constants of other languages such as Python's `None`, are read.
/// - Other bare words become strings, and so do numbers that would lose digits.
/// - If a key is repeated, the last one counts, as in the Python SDK.
///
/// [`DocumentScanner`]: crate::extract::scan::boundary::DocumentScanner
pub(crate) fn read(document: &[u8]) -> Option<Value> {
    let json = std::str::from_utf8(document).ok();
    json.and_then(|json| serde_json::from_str(json).ok())
        .filter(|value| !digits::may_be_lost(document, value))
        .or_else(|| serde_json::from_str(&repaired(document)).ok())
}

fn repaired(bytes: &[u8]) -> String {
    // In a JSON string, the backslash of an escaped byte is doubled.
    let text = untrusted::utf8(bytes, r"\\x");
    let mut json = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(start) = rest.find(['"', '\'']) {
        let (tokens, string) = rest.split_at(start);
        repair_scalars(tokens, &mut json);
        rest = repair_string(string, &mut json);
    }
    repair_scalars(rest, &mut json);
    json
}

/// Adds the text between two strings, with its numbers and bare words repaired.
fn repair_scalars(tokens: &str, json: &mut String) {
    let mut rest = tokens;
    while let Some(start) = rest.find(is_in_scalar) {
        let (before, from_scalar) = rest.split_at(start);
        let length = from_scalar.find(|c| !is_in_scalar(c));
        let (scalar, after) = from_scalar.split_at(length.unwrap_or(from_scalar.len()));
        json.push_str(before);
        if let Some(word) = bare_words::json_of(scalar.as_bytes()) {
            json.push_str(word);
        } else if digits::are_kept(scalar) {
            json.push_str(scalar);
        } else {
            // Writing to a string does not fail.
            let _ = write!(json, "\"{scalar}\"");
        }
        rest = after;
    }
    json.push_str(rest);
}

fn is_in_scalar(c: char) -> bool {
    u8::try_from(c).is_ok_and(boundary::is_in_scalar)
}

/// Adds the string at the beginning of the text, in double or single quotes. Returns what follows
/// it.
fn repair_string<'t>(text: &'t str, json: &mut String) -> &'t str {
    let mut rest = text.chars();
    let quote = rest.next().unwrap_or('"');
    let mut rest = rest.as_str();
    json.push('"');
    loop {
        let is_special = |c: char| matches!(c, '"' | '\\') || c == quote || c < ' ';
        let (plain, from_special) = rest.split_at(rest.find(is_special).unwrap_or(rest.len()));
        json.push_str(plain);
        let mut after = from_special.chars();
        match after.next() {
            None => return "",
            Some(end) if end == quote => {
                json.push('"');
                return after.as_str();
            }
            Some('"') => {
                json.push_str("\\\"");
                rest = after.as_str();
            }
            Some('\\') if quote == '\'' && from_special.starts_with("\\'") => {
                json.push('\'');
                rest = from_special.get(2..).unwrap_or_default();
            }
            Some('\\') if quote == '\'' && python_escape(from_special).is_some() => {
                json.push_str("\\u00");
                json.push_str(python_escape(from_special).unwrap_or_default());
                rest = from_special.get(4..).unwrap_or_default();
            }
            Some('\\') => rest = repair_escape(from_special, json),
            Some(control) => {
                // Writing to a string does not fail.
                let _ = write!(json, "\\u{:04x}", u32::from(control));
                rest = after.as_str();
            }
        }
    }
}

/// Returns the digits of the `\xNN` at the beginning of the text.
fn python_escape(text: &str) -> Option<&str> {
    let digits = text.strip_prefix("\\x")?.get(..2)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number.then_some(digits)
}

/// Adds the escape at the beginning of the text. Returns what follows it.
fn repair_escape<'t>(text: &'t str, json: &mut String) -> &'t str {
    let length = match text.as_bytes().get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
        Some(b'u') => match (
            code_unit(text),
            code_unit(text.get(6..).unwrap_or_default()),
        ) {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => 12,
            (None | Some(0xd800..0xe000), _) => 0,
            (Some(_), _) => 6,
        },
        _ => 0,
    };
    if length == 0 {
        // This is not an escape of JSON, so the backslash is escaped.
        json.push_str("\\\\");
        return text.get(1..).unwrap_or_default();
    }
    let (escape, after) = text.split_at(length);
    json.push_str(escape);
    after
}

/// Returns the number of the `\uXXXX` at the beginning of the text.
fn code_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number.then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired_json(text: &[u8]) -> String {
        read(text).expect("it can be repaired").to_string()
    }

    #[test]
    fn control_characters_in_strings_are_kept() {
        assert_eq!(
            repaired_json(b"{\"a\": \"x\x1b[31m\ty\nz\", \"b\\\"\": 1}"),
            r#"{"a":"x\u001b[31m\ty\nz","b\"":1}"#
        );
    }

    #[test]
    fn what_json_parsers_reject_becomes_text() {
        for (text, value) in [
            (
                &br#"["\ud800", "\udc00x", "\ud83d\ude42", "\ud800\ud800"]"#[..],
                r#"["\\ud800","\\udc00x","🙂","\\ud800\\ud800"]"#,
            ),
            (
                br#"["\q", "\u12", "\u+123", "\"]"]"#,
                r#"["\\q","\\u12","\\u+123","\"]"]"#,
            ),
            (
                b"[1e999, -1e999, 01, +1, 1., tru, NaN]",
                r#"["1e999","-1e999","01","+1","1.","tru","NaN"]"#,
            ),
            (
                b"[1e9, -0.5, true, false, null]",
                r"[1000000000.0,-0.5,true,false,null]",
            ),
            (b"[None, True, undefined]", "[null,true,null]"),
            (b"[\"caf\xe9\"]", r#"["caf\\xe9"]"#),
            (b"[\"\\\n\"]", r#"["\\\n"]"#),
        ] {
            assert_eq!(repaired_json(text), value, "{}", text.escape_ascii());
        }
    }

    #[test]
    fn the_last_of_a_repeated_key_counts() {
        assert_eq!(
            repaired_json(br#"{"a": 1, "b": 2, "a": 3}"#),
            r#"{"a":3,"b":2}"#
        );
    }
}
