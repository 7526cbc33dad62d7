//! Makes JSON of what clients, terminals and servers let through for it.

use std::fmt::Write as _;

use serde_json::Value;

use crate::extract::ansi;
use crate::untrusted;

/// Reads a document whose brackets, keys and commas are in order, as [`DocumentScanner`] finds it.
///
/// What strict readers refuse is repaired: control characters inside strings are kept, halves of
/// characters (lone surrogates), unknown escapes and bytes that are not UTF-8 are kept as the text
/// that stands there, words that are no JSON and numbers that no machine holds as strings; what
/// Python shows of a dictionary is read. Of a repeated key the last counts, as in the official SDK.
/// `has_color` says that escape sequences
/// stand between the tokens, so that those inside are the client's too.
///
/// [`DocumentScanner`]: crate::extract::scan::boundary::DocumentScanner
pub(crate) fn read(bytes: &[u8], has_color: bool) -> Option<Value> {
    let plain = if has_color {
        ansi::strip(bytes)
    } else {
        bytes.into()
    };
    serde_json::from_slice(&plain)
        .or_else(|_| serde_json::from_str(&repaired(&plain)))
        .ok()
}

fn repaired(bytes: &[u8]) -> String {
    // The backslash of a byte is doubled, as a JSON string needs it.
    let text = untrusted::utf8(bytes, r"\\x");
    let mut repaired = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(begin) = rest.find(['"', '\'']) {
        let (tokens, string) = rest.split_at(begin);
        repair_scalars(tokens, &mut repaired);
        rest = repair_string(string, &mut repaired);
    }
    repair_scalars(rest, &mut repaired);
    repaired
}

/// What the bare words of other languages are in JSON.
const WORDS: [(&str, &str); 6] = [
    ("False", "false"),
    ("None", "null"),
    ("True", "true"),
    ("nil", "null"),
    ("null", "null"),
    ("undefined", "null"),
];

/// Mends what stands between two strings.
fn repair_scalars(tokens: &str, repaired: &mut String) {
    let mut rest = tokens;
    while let Some(begin) = rest.find(is_of_scalar) {
        let (before, from_scalar) = rest.split_at(begin);
        let length = from_scalar.find(|c| !is_of_scalar(c));
        let (scalar, behind) = from_scalar.split_at(length.unwrap_or(from_scalar.len()));
        let word = WORDS.iter().find(|(word, _)| *word == scalar);
        repaired.push_str(before);
        if let Some((_, json)) = word {
            repaired.push_str(json);
        } else if serde_json::from_str::<Value>(scalar).is_ok() {
            repaired.push_str(scalar);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(repaired, "\"{scalar}\"");
        }
        rest = behind;
    }
    repaired.push_str(rest);
}

fn is_of_scalar(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_')
}

/// Mends a string, which the text begins with, and gives what follows. Single quotes are Python's.
fn repair_string<'t>(text: &'t str, repaired: &mut String) -> &'t str {
    let mut rest = text.chars();
    let quote = rest.next().unwrap_or('"');
    let mut rest = rest.as_str();
    repaired.push('"');
    loop {
        let is_special = |c: char| matches!(c, '"' | '\\') || c == quote || c < ' ';
        let (plain, special) = rest.split_at(rest.find(is_special).unwrap_or(rest.len()));
        repaired.push_str(plain);
        let mut behind = special.chars();
        match behind.next() {
            None => return "",
            Some(end) if end == quote => {
                repaired.push('"');
                return behind.as_str();
            }
            Some('"') => {
                repaired.push_str("\\\"");
                rest = behind.as_str();
            }
            Some('\\') if quote == '\'' && special.starts_with("\\'") => {
                repaired.push('\'');
                rest = special.get(2..).unwrap_or_default();
            }
            Some('\\') => rest = repair_escape(special, repaired),
            Some(control) => {
                // Writing to a string cannot fail.
                let _ = write!(repaired, "\\u{:04x}", u32::from(control));
                rest = behind.as_str();
            }
        }
    }
}

/// Mends an escape, which the text begins with, and gives what follows.
fn repair_escape<'t>(text: &'t str, repaired: &mut String) -> &'t str {
    let length = match text.as_bytes().get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
        Some(b'u') => match (unit(text), unit(text.get(6..).unwrap_or_default())) {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => 12,
            (None | Some(0xd800..0xe000), _) => 0,
            (Some(_), _) => 6,
        },
        _ => 0,
    };
    if length == 0 {
        // The backslash stands for itself.
        repaired.push_str("\\\\");
        return text.get(1..).unwrap_or_default();
    }
    let (escape, behind) = text.split_at(length);
    repaired.push_str(escape);
    behind
}

/// The number of the `\uXXXX` that the text begins with.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number.then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_again(text: &[u8]) -> String {
        read(text, false).expect("it can be repaired").to_string()
    }

    #[test]
    fn control_characters_in_strings_are_kept() {
        assert_eq!(
            read_again(b"{\"a\": \"x\x1b[31m\ty\nz\", \"b\\\"\": 1}"),
            r#"{"a":"x\u001b[31m\ty\nz","b\"":1}"#
        );
    }

    #[test]
    fn what_strict_readers_refuse_stays_as_text() {
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
            (b"[\"caf\xe9\"]", r#"["caf\\xe9"]"#),
            (b"[\"\\\n\"]", r#"["\\\n"]"#),
        ] {
            assert_eq!(read_again(text), value, "{}", text.escape_ascii());
        }
    }

    #[test]
    fn colours_go_only_when_they_are_the_clients() {
        let text = b"\x1b[1m{\x1b[0m \"a\": \"\x1b[31mred\x1b[0m\"}";
        let value = read(text, true).expect("it is JSON");
        assert_eq!(value.to_string(), r#"{"a":"red"}"#);
    }

    #[test]
    fn the_last_of_a_repeated_key_counts() {
        assert_eq!(
            read_again(br#"{"a": 1, "b": 2, "a": 3}"#),
            r#"{"a":3,"b":2}"#
        );
    }
}
