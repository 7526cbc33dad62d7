//! The word that shows which lines are worth reading.

use crate::ansi;

/// What every line with a counted error response has.
pub(super) const NEEDLE: &[u8] = b"code";

/// How much may separate the name of a field from its value, in bytes.
const MAX_SIGN: usize = 6;

/// Whether the needle may be the name of a field: `"code":`, `code: `, `\"code\":` or `code=`, and not
/// `decode` or `exit code 3`.
pub(super) fn is_field(line: &[u8], hit: usize) -> bool {
    let (before, from) = line.split_at_checked(hit).unwrap_or((line, b""));
    let after = from.get(NEEDLE.len()..).unwrap_or_default();
    let is_in_word = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.".contains(byte);
    let begins = match before {
        [.., b'\\', b'n' | b'r' | b't'] | [] => true,
        // The end of a color.
        [.., b'm'] => memchr::memchr(ansi::ESCAPE, before).is_some(),
        [.., last] => !is_in_word(last),
    };
    // A dump shows `"code..14` for a name before a line break.
    let is_dumped = before.ends_with(b"\"") && after.starts_with(b".");
    let ends = match after.trim_ascii_start().first() {
        None => true,
        _ if is_dumped => true,
        Some(next) if after.first() == Some(next) => !is_in_word(next) && !b",;)".contains(next),
        Some(next) => b":=\"'\\&".contains(next),
    };
    begins && ends
}

/// Whether the needle or its value is in quotes, as in a line of a document.
pub(super) fn is_quoted(line: &[u8], hit: usize) -> bool {
    let after = line.get(hit + NEEDLE.len()..).unwrap_or_default();
    let before = line.get(..hit).and_then(<[u8]>::last);
    before
        .into_iter()
        .chain(after.iter().take(MAX_SIGN))
        .any(|byte| b"\"'`".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(line: &str) -> usize {
        line.find("code").expect("it has the word")
    }

    #[test]
    fn the_word_may_be_the_name_of_a_field() {
        for line in [
            r#"{"code":"volume_busy"}"#,
            r#"{"code" : "volume_busy"}"#,
            r#"{\"code\":\"volume_busy\"}"#,
            r#""a\ncode: volume_busy""#,
            "code: volume_busy",
            "code=volume_busy",
            "\u{1b}[1mcode\u{1b}[0m: volume_busy",
            "ends with code",
            "  7b 22 63 6f 64 65 22 0a  {\"code..14",
            "?code&",
        ] {
            assert!(is_field(line.as_bytes(), hit(line)), "{line}");
        }
    }

    #[test]
    fn the_word_in_text_is_not_a_field() {
        for line in [
            "decoded: 3",
            "error_code: 3",
            "the.code: 3",
            "barcode: 3",
            "codec: 3",
            "code_name: 3",
            "exit code 3",
            "exit code, decoded",
            "exit (code)",
            "code.rs:14",
        ] {
            assert!(!is_field(line.as_bytes(), hit(line)), "{line}");
        }
    }

    #[test]
    fn a_quote_before_the_word_or_soon_after_it_is_recognized() {
        for (line, expected) in [
            (r#""code": 3"#, true),
            ("'code': 3", true),
            ("code: \"volume_busy\"", true),
            ("code   = 'volume_busy'", true),
            ("code: 3", false),
            ("code: 3, message: \"x\"", false),
        ] {
            assert_eq!(is_quoted(line.as_bytes(), hit(line)), expected, "{line}");
        }
    }
}
