//! Text that YAML folds.

use super::lines::{BREAK, CONTINUED};
use super::wrapping::Hint;

/// Returns how YAML folds the text of a field, given the first line up to a document in it.
pub(super) fn hint(first_line: &[u8]) -> Hint {
    let indent = first_line.iter().take_while(|&&byte| byte == b' ').count();
    match scalar(first_line) {
        Some([b'"' | b'\'', ..]) => Hint::Folded {
            indent,
            is_certain: true,
        },
        Some(_) if indent > 0 => Hint::Folded {
            indent,
            is_certain: false,
        },
        _ => Hint::Nothing,
    }
}

/// Returns the text after a key at the start of a line: `  - message: `.
fn scalar(line: &[u8]) -> Option<&[u8]> {
    let mut rest = line.trim_ascii_start();
    while let Some(item) = rest.strip_prefix(b"- ") {
        rest = item.trim_ascii_start();
    }
    let is_in_key = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-./".contains(byte);
    let end = rest.iter().position(|byte| !is_in_key(byte))?;
    let is_name = rest.first().is_some_and(u8::is_ascii_lowercase);
    let value = rest.get(end..)?.strip_prefix(b": ")?;
    is_name.then_some(value)
}

/// Undoes the backslash with which YAML ends a line that continues without a space.
#[derive(Debug, Default)]
pub(super) enum Continuation {
    #[default]
    Text,
    Backslash,
    /// After a backslash and a line break, before as many spaces.
    Break {
        spaces: usize,
    },
    /// After a backslash that is the first character of a line.
    FirstBackslash,
}

impl Continuation {
    pub(super) fn push(&mut self, byte: u8, text: &mut Vec<u8>) {
        *self = match (&self, byte) {
            (Self::Text, b'\\') => Self::Backslash,
            (Self::Backslash, BREAK) => Self::Break { spaces: 0 },
            (Self::Break { spaces }, b' ') => Self::Break { spaces: spaces + 1 },
            (Self::Break { spaces: 1.. }, b'\\') => {
                text.push(CONTINUED);
                Self::FirstBackslash
            }
            (Self::Break { spaces: 1.. }, _) => {
                text.extend([CONTINUED, byte]);
                Self::Text
            }
            (Self::Break { .. }, _) => {
                text.extend([b'\\', BREAK, byte]);
                Self::Text
            }
            (Self::FirstBackslash, b' ') => {
                text.push(b' ');
                Self::Text
            }
            (Self::Backslash | Self::FirstBackslash, _) => {
                text.extend([b'\\', byte]);
                Self::Text
            }
            (Self::Text, _) => {
                text.push(byte);
                Self::Text
            }
        };
    }
}
