//! JSON that is safe to print to a terminal and that loses nothing.
//!
//! `serde_json` writes DEL, the C1 controls, bidirectional controls and line separators unescaped,
//! and terminals act on them. Here they become `\uXXXX`, which every JSON parser decodes again.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use crate::untrusted;

/// Writes a value as one line of JSON, without a newline at the end.
///
/// # Errors
///
/// Returns the error of the writer or of the value's `Serialize` implementation.
///
/// ```
/// let mut line = Vec::new();
/// errcat::json::to_writer(&mut line, &["red\u{9b}31m"])?;
/// assert_eq!(line, br#"["red\u009b31m"]"#);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn to_writer(mut writer: impl io::Write, value: &impl Serialize) -> io::Result<()> {
    let mut line = Vec::with_capacity(LINE);
    serde_json::to_writer(&mut line, value)?;
    // Nearly every line is visible ASCII. One check of the line is faster than one of each string.
    if !is_visible_ascii(&line) {
        line.clear();
        value.serialize(&mut Serializer::with_formatter(&mut line, VisibleFormatter))?;
    }
    writer.write_all(&line)
}

/// The length of an ordinary line, in bytes.
const LINE: usize = 2048;

/// Formats compact JSON whose strings have every hidden character escaped.
struct VisibleFormatter;

impl Formatter for VisibleFormatter {
    /// Writes a part of a string that contains nothing that `serde_json` escapes.
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        for (plain, hidden) in untrusted::split_at_hidden(fragment) {
            CompactFormatter.write_string_fragment(writer, plain)?;
            if let Some(hidden) = hidden {
                for unit in hidden.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
        }
        Ok(())
    }
}

/// Whether JSON has neither DEL nor a character beyond ASCII, so that none has to be escaped:
/// `serde_json` has escaped the other control characters.
fn is_visible_ascii(json: &[u8]) -> bool {
    json.is_ascii() && memchr::memchr(0x7f, json).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::untrusted::needs_escape;

    fn json(value: &impl Serialize) -> String {
        let mut line = Vec::new();
        to_writer(&mut line, value).expect("a vector can be written");
        String::from_utf8(line).expect("JSON is text")
    }

    #[test]
    fn hidden_characters_are_escaped_and_parse_back() {
        let all: String = (0..=0x10_ffff)
            .filter_map(char::from_u32)
            .filter(|&c| needs_escape(c))
            .collect();
        let line = json(&all);
        assert!(!line.chars().any(needs_escape), "{line}");
        assert_eq!(
            serde_json::from_str::<String>(&line).expect("valid JSON"),
            all
        );
    }

    #[test]
    fn characters_above_u_ffff_become_surrogate_pairs() {
        assert_eq!(json(&"\u{e0041}"), r#""\udb40\udc41""#);
    }

    #[test]
    fn keys_are_escaped_like_values() {
        let object = serde_json::json!({ "a\u{202e}": "\u{7f}" });
        assert_eq!(json(&object), r#"{"a\u202e":"\u007f"}"#);
    }

    #[test]
    fn a_hidden_character_is_escaped_at_every_position() {
        for length in 0..40 {
            for position in 0..=length {
                let mut text = "x".repeat(length);
                text.insert(position, '\u{7f}');
                let expected = format!("\"{}\"", text.replace('\u{7f}', "\\u007f"));
                assert_eq!(json(&text), expected);
            }
        }
    }

    #[test]
    fn visible_characters_are_not_escaped() {
        assert_eq!(json(&"Größe \"1\" \\ 日本"), r#""Größe \"1\" \\ 日本""#);
    }
}
