//! Puts the lines of a wrapped document together.

use super::holes::{HOLE, Holes};
use super::lines::LineSize;
use super::strings::{Joined, join_strings};
use super::wrapping::Hint;
use crate::extract::scan::boundary::is_in_scalar;

/// Follows the strings of a document, to know which line breaks are inside.
#[derive(Debug, Default)]
pub(super) struct Joins {
    /// The quote that ends the current string.
    quote: Option<u8>,
    escape: Escape,
    /// Whether a line ended in the current escape.
    is_escape_cut: bool,
    /// Whether what followed was not the rest of the escape.
    has_wrong_escape: bool,
    line_start: LineStart,
    /// White space after a number or word, which may continue after it.
    pending: Vec<u8>,
    /// How many lines ended.
    lines: usize,
    holes: Holes,
}

/// Where a line begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum LineStart {
    /// Not at the beginning of a line.
    #[default]
    Inside,
    /// In an escape or character, so that spaces are not part of the text.
    InWord,
    BetweenTokens,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Escape {
    #[default]
    None,
    Backslash,
    /// This many hexadecimal digits follow.
    Unicode(u8),
}

impl Escape {
    fn continues_with(self, byte: u8) -> bool {
        match self {
            Self::None => true,
            Self::Backslash => b"\"'\\/bfnrtu".contains(&byte),
            Self::Unicode(_) => byte.is_ascii_hexdigit(),
        }
    }
}

impl Joins {
    /// Adds a byte of a line to the text.
    pub(super) fn push(&mut self, byte: u8, text: &mut Vec<u8>) {
        if self.line_start == LineStart::InWord && b" \t".contains(&byte) {
            return;
        }
        let line_start = std::mem::take(&mut self.line_start);
        if self.quote.is_some() {
            self.push_in_string(byte, text);
            return;
        }
        if line_start == LineStart::BetweenTokens && !b" \t}]".contains(&byte) {
            self.holes.between_tokens.push(self.lines - 1);
        }
        if !self.pending.is_empty() {
            if byte.is_ascii_whitespace() {
                self.pending.push(byte);
                return;
            }
            let pending = std::mem::take(&mut self.pending);
            if is_in_scalar(byte) {
                self.holes.in_words.push(self.lines.saturating_sub(1));
            } else {
                text.extend_from_slice(&pending);
            }
        }
        if matches!(byte, b'"' | b'\'') {
            self.quote = Some(byte);
        }
        text.push(byte);
    }

    fn push_in_string(&mut self, byte: u8, text: &mut Vec<u8>) {
        if self.is_escape_cut && !self.escape.continues_with(byte) {
            self.has_wrong_escape = true;
        }
        self.escape = match (self.escape, byte) {
            (Escape::None, b'\\') => Escape::Backslash,
            (Escape::None, _) => {
                if Some(byte) == self.quote {
                    self.quote = None;
                }
                Escape::None
            }
            (Escape::Backslash, b'u') => Escape::Unicode(4),
            (Escape::Backslash | Escape::Unicode(..=1), _) => Escape::None,
            (Escape::Unicode(digits), _) => Escape::Unicode(digits - 1),
        };
        self.is_escape_cut &= self.escape != Escape::None;
        text.push(byte);
    }

    /// Adds the end of a line to the text.
    pub(super) fn push_break(&mut self, text: &mut Vec<u8>) {
        let line = self.lines;
        self.lines += 1;
        if self.quote.is_some() {
            if self.escape != Escape::None || is_in_character(text) {
                self.line_start = LineStart::InWord;
                self.is_escape_cut = true;
                self.holes.in_words.push(line);
            } else {
                text.push(HOLE);
                self.holes.in_strings.push(line);
            }
        } else if text.last().is_some_and(|&last| is_in_scalar(last)) || !self.pending.is_empty() {
            self.pending.push(b'\n');
        } else {
            self.line_start = LineStart::BetweenTokens;
            text.push(b'\n');
        }
    }

    /// Adds the end of a line that continues without a space.
    pub(super) fn push_continuation(&mut self) {
        self.lines += 1;
    }

    /// Returns the text with its strings put together, unless it is uncertain what an identifier
    /// was.
    pub(super) fn complete(
        &self,
        text: Vec<u8>,
        sizes: (&[LineSize], LineSize),
        hint: Hint,
    ) -> Option<Joined> {
        if self.has_wrong_escape {
            return None;
        }
        let is_certain = !self.holes.in_words.is_empty();
        if self.holes.in_strings.is_empty() {
            return Some(Joined { text, is_certain });
        }
        let joined = join_strings(&text, &self.holes, sizes, hint)?;
        Some(Joined {
            is_certain: is_certain || joined.is_certain,
            ..joined
        })
    }
}

/// Whether a text ends in the middle of a character of UTF-8.
fn is_in_character(text: &[u8]) -> bool {
    let last = text.iter().rev().take(4);
    let continued = last
        .clone()
        .take_while(|&&byte| byte & 0xc0 == 0x80)
        .count();
    let length = match last.copied().nth(continued) {
        Some(0xc0..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf7) => 4,
        _ => 1,
    };
    continued + 1 < length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_have_the_indexes_of_their_lines() {
        let (mut joins, mut text) = (Joins::default(), Vec::new());
        joins.push(b'"', &mut text);
        joins.push_break(&mut text);
        joins.push_continuation();
        joins.push(b'a', &mut text);
        joins.push_break(&mut text);
        assert_eq!(joins.holes.in_strings, [0, 2]);
    }
}
