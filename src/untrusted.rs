//! Text from outside errcat, and the one way to show it.
//!
//! Text from a response, a file or an argument may hold characters that control a terminal, reorder
//! what a reader sees, or are invisible. [`Untrusted`] has no [`Display`](fmt::Display): text
//! output uses [`Untrusted::escaped`], and JSON output [`json::to_writer`](crate::json::to_writer).
//! Both escape the characters for which [`needs_escape`] returns `true`.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use serde::{Deserialize, Serialize, Serializer};

/// Returns whether a character must be escaped before it is printed, because it controls the
/// terminal, changes the direction of the text, or is invisible.
///
/// These are the C0 and C1 controls (tab, carriage return and newline among them), DEL, the
/// Unicode bidirectional controls, line and paragraph separators, zero-width and invisible
/// formatting characters, invisible fillers, tag characters and the supplementary variation
/// selectors. The sixteen basic variation selectors are not among them: emoji and CJK text use
/// them.
///
/// ```
/// use errcat::untrusted::needs_escape;
///
/// assert!(needs_escape('\u{1b}'));
/// assert!(needs_escape('\u{202e}'));
/// assert!(!needs_escape('é'));
/// ```
#[must_use]
pub fn needs_escape(c: char) -> bool {
    matches!(
        c,
        '\u{0}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Splits text after each character that needs an escape, into the plain text before it and the
/// character. Only the last piece may have no such character.
pub(crate) fn split_at_hidden(text: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    text.split_inclusive(needs_escape).map(|piece| {
        let mut before = piece.chars();
        match before.next_back() {
            Some(last) if needs_escape(last) => (before.as_str(), Some(last)),
            _ => (piece, None),
        }
    })
}

/// Converts bytes to text. Each byte that is not UTF-8 becomes `mark` and two hexadecimal digits.
pub(crate) fn utf8<'b>(bytes: &'b [u8], mark: &str) -> Cow<'b, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(text, "{mark}{byte:02x}");
        }
    }
    Cow::Owned(text)
}

/// Text that errcat did not write itself, such as the message of a response.
///
/// It compares with string literals, and is shown escaped:
///
/// ```
/// use errcat::untrusted::Untrusted;
///
/// let code = Untrusted::new("volume_busy");
/// assert!(code == "volume_busy");
/// assert_eq!(format!("code: {}", code.escaped()), "code: volume_busy");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(with = "String")
)]
pub struct Untrusted(String);

impl Untrusted {
    /// Wraps text from outside.
    ///
    /// ```
    /// use errcat::untrusted::Untrusted;
    ///
    /// let message = Untrusted::new("\u{1b}[31mboo\nresult: ok");
    /// assert_eq!(message.escaped().to_string(), "\\u{1b}[31mboo\\nresult: ok");
    /// ```
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Wraps bytes from outside. Each byte that is not UTF-8 becomes `\xNN`, with two hexadecimal
    /// digits.
    ///
    /// ```
    /// use errcat::untrusted::Untrusted;
    ///
    /// assert_eq!(Untrusted::from_bytes(b"caf\xe9").escaped().to_string(), "caf\\xe9");
    /// ```
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(utf8(bytes, "\\x").into_owned())
    }

    /// Returns the text for a terminal or a log, on one line: characters that need an escape become
    /// `\n`, `\r`, `\t` or `\u{...}`.
    #[must_use]
    pub fn escaped(&self) -> Escaped<'_> {
        Escaped {
            text: &self.0,
            max_chars: usize::MAX,
        }
    }

    /// Returns whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the text unescaped, to compare it or to look it up.
    ///
    /// **Never print it**, not even to a log: it may control the terminal that shows it, or forge
    /// lines. [`Untrusted::escaped`] is for printing.
    ///
    /// ```
    /// use errcat::untrusted::Untrusted;
    ///
    /// let code = Untrusted::new("volume_busy");
    /// let is_volume = match code.as_raw_str() {
    ///     "volume_busy" | "volume_not_found" => true,
    ///     _ => false,
    /// };
    /// assert!(is_volume);
    /// ```
    #[must_use]
    pub fn as_raw_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Untrusted {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Untrusted {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Debug for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.escaped())
    }
}

/// Serializes the text unescaped: lossless, so only for
/// [`json::to_writer`](crate::json::to_writer) or a format that escapes as much.
impl Serialize for Untrusted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// [`Untrusted`] text that is safe to print; returned by [`Untrusted::escaped`].
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'a> {
    text: &'a str,
    max_chars: usize,
}

impl Escaped<'_> {
    /// Limits the text to its first characters, followed by the number of those left out.
    ///
    /// ```
    /// use errcat::untrusted::Untrusted;
    ///
    /// let message = Untrusted::new("abcdefgh");
    /// assert_eq!(message.escaped().at_most(3).to_string(), "abc... (5 more characters)");
    /// ```
    #[must_use]
    pub fn at_most(self, characters: usize) -> Self {
        Self {
            max_chars: characters,
            ..self
        }
    }
}

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Nearly all texts are plain, and are written as a whole.
        let is_plain = self.text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if is_plain && self.text.len() <= self.max_chars {
            return f.write_str(self.text);
        }
        let end = match self.text.char_indices().nth(self.max_chars) {
            Some((end, _)) => end,
            None => self.text.len(),
        };
        let (shown, rest) = self.text.split_at(end);
        for (plain, hidden) in split_at_hidden(shown) {
            f.write_str(plain)?;
            match hidden {
                // `\n` is better known than `\u{a}`.
                Some(c @ ('\n' | '\r' | '\t')) => write!(f, "{}", c.escape_default())?,
                Some(c) => write!(f, "{}", c.escape_unicode())?,
                None => {}
            }
        }
        match rest.chars().count() {
            0 => Ok(()),
            1 => f.write_str("... (1 more character)"),
            more => write!(f, "... ({more} more characters)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        Untrusted::new(text).escaped().to_string()
    }

    #[test]
    fn the_escape_of_color_and_cursor_sequences_is_shown() {
        assert_eq!(
            escaped("\u{1b}[31mred\u{1b}[2J"),
            "\\u{1b}[31mred\\u{1b}[2J"
        );
        assert_eq!(escaped("\u{9b}31m"), "\\u{9b}31m");
    }

    #[test]
    fn a_clipboard_write_is_shown_as_text() {
        assert_eq!(
            escaped("\u{1b}]52;c;ZXZpbA==\u{7}"),
            "\\u{1b}]52;c;ZXZpbA==\\u{7}"
        );
    }

    #[test]
    fn line_breaks_cannot_forge_a_line() {
        for line_break in [
            "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{b}", "\u{c}",
        ] {
            let shown = escaped(&format!("a{line_break}b"));
            assert!(shown.starts_with("a\\") && shown.ends_with('b'), "{shown}");
        }
    }

    #[test]
    fn direction_and_zero_width_characters_are_escaped() {
        for hidden in "\u{202a}\u{202e}\u{2066}\u{2069}\u{200e}\u{200f}\u{61c}\u{200b}\u{200d}\u{2060}\u{feff}\u{ad}\u{e0041}".chars() {
            assert_eq!(escaped(&hidden.to_string()), hidden.escape_unicode().to_string());
        }
    }

    #[test]
    fn every_control_character_needs_an_escape() {
        for c in (0..=0x10_ffff)
            .filter_map(char::from_u32)
            .filter(|c| c.is_control())
        {
            assert!(needs_escape(c), "{c:?}");
        }
    }

    #[test]
    fn letters_of_any_script_and_emoji_are_unchanged() {
        for text in [
            "Größe",
            "日本語",
            "مرحبا",
            "שלום",
            "हिन्दी",
            "🙂",
            "a\\u{1b}",
        ] {
            assert_eq!(escaped(text), text);
        }
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_shown_in_hexadecimal() {
        let text = Untrusted::from_bytes(b"\xff\xfea\xf0\x9f\x99");
        assert_eq!(text.escaped().to_string(), "\\xff\\xfea\\xf0\\x9f\\x99");
    }

    #[test]
    fn a_limit_counts_characters_and_those_left_out() {
        let text = Untrusted::new("éé\nab");
        assert_eq!(
            text.escaped().at_most(3).to_string(),
            "éé\\n... (2 more characters)"
        );
        assert_eq!(
            text.escaped().at_most(4).to_string(),
            "éé\\na... (1 more character)"
        );
        assert_eq!(text.escaped().at_most(5).to_string(), "éé\\nab");
    }
}
