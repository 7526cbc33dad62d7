//! JSON that is safe to print: lossless, and without hidden characters in the raw.
//!
//! `serde_json` alone leaves DEL, the C1 controls, bidirectional controls and line separators as
//! they are, which a terminal acts upon. Here they become `\uXXXX`, which every JSON reader turns
//! back.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use crate::untrusted;

/// Writes a value as one line of JSON, with no newline at its end.
///
/// # Errors
///
/// An error of the writer, or of the value's own `Serialize`.
///
/// ```
/// let mut line = Vec::new();
/// errcat::json::to_writer(&mut line, &["red\u{9b}31m"])?;
/// assert_eq!(line, br#"["red\u009b31m"]"#);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn to_writer(writer: impl io::Write, value: &impl Serialize) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(writer, VisibleFormatter);
    // `io::Error::from` gives the writer's own error back, so that a closed pipe stays one.
    value.serialize(&mut serializer).map_err(io::Error::from)
}

/// Compact JSON whose strings show every hidden character as an escape.
struct VisibleFormatter;

impl Formatter for VisibleFormatter {
    /// Gets the parts of a string that `serde_json` itself sees no need to escape.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::untrusted::needs_escape;

    fn json(value: &impl Serialize) -> String {
        let mut line = Vec::new();
        to_writer(&mut line, value).expect("a vector takes all");
        String::from_utf8(line).expect("JSON is text")
    }

    #[test]
    fn hidden_characters_come_out_as_escapes_and_read_back_the_same() {
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
    fn characters_beyond_16_bits_become_surrogate_pairs() {
        assert_eq!(json(&"\u{e0041}"), r#""\udb40\udc41""#);
    }

    #[test]
    fn keys_are_escaped_as_values_are() {
        let object = serde_json::json!({ "a\u{202e}": "\u{7f}" });
        assert_eq!(json(&object), r#"{"a\u202e":"\u007f"}"#);
    }

    #[test]
    fn what_is_plain_stays_plain() {
        assert_eq!(json(&"Größe \"1\" \\ 日本"), r#""Größe \"1\" \\ 日本""#);
    }
}
