//! The parts that the input is cut into.

use std::borrow::Cow;

use crate::ansi;
use crate::extract::skipped::Skipped;

/// One part of the input.
#[derive(Debug)]
pub(crate) enum Frame<F> {
    /// A document with balanced brackets.
    Document(DocumentFrame),
    /// The end of a list, after its items.
    ListEnd,
    /// A document that cannot be read, and the line where it begins, counted from 1.
    Unreadable(u64, Skipped),
    /// Any other line, counted from 1, without its line break. Only the first bytes of a long line
    /// are kept.
    Text(u64, Vec<u8>),
    /// What the [`Context`](super::Context) found in the lines.
    Found(F),
}

/// A JSON document, unescaped.
#[derive(Debug)]
pub(crate) struct DocumentFrame {
    pub(crate) bytes: Vec<u8>,
    /// The line where it begins, counted from 1.
    pub(crate) line: u64,
    /// The byte of that line, counted from 1.
    pub(crate) column: u64,
    /// Whether there are colors between its tokens.
    pub(crate) has_color: bool,
    /// Whether it is one of the items of a list.
    pub(crate) is_item: bool,
    pub(crate) prefix: Prefix,
    pub(crate) role: Role,
}

impl DocumentFrame {
    /// Returns the line where it ends.
    pub(crate) fn last_line(&self) -> u64 {
        self.line + memchr::memchr_iter(b'\n', &self.bytes).count() as u64
    }

    /// Returns the bytes without colors. In a document without colors between its tokens, a color in a
    /// string is part of the text.
    pub(crate) fn plain(&self) -> Cow<'_, [u8]> {
        if self.has_color {
            ansi::strip(&self.bytes)
        } else {
            Cow::Borrowed(&self.bytes)
        }
    }
}

/// What precedes a document on its line.
#[derive(Debug)]
pub(crate) struct Prefix {
    /// Whether it is text, not a label such as `body:`.
    pub(crate) is_text: bool,
    /// The time at the beginning of the line, as logs write it.
    pub(crate) time: Option<String>,
    /// The status that it names.
    pub(crate) status: Option<u16>,
    /// Whether no other document precedes on the line.
    pub(crate) is_first: bool,
}

/// What a document is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The body of a response, or a log record.
    Body,
    /// The body of a request.
    Request,
    /// A document that was already reported as unreadable.
    AlreadyReported,
    /// The same, in a string of it with other text.
    Quoted,
}

impl Role {
    /// Whether it is part of a document that was already reported as unreadable.
    pub(crate) fn is_reported(self) -> bool {
        matches!(self, Self::AlreadyReported | Self::Quoted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_in_strings_are_removed_if_there_are_others() {
        let plain = |bytes: &[u8], has_color| {
            let document = DocumentFrame {
                bytes: bytes.to_vec(),
                line: 1,
                column: 1,
                has_color,
                is_item: false,
                prefix: Prefix {
                    is_text: false,
                    time: None,
                    status: None,
                    is_first: true,
                },
                role: Role::Body,
            };
            document.plain().into_owned()
        };
        let colored = b"{\x1b[1m\"a\"\x1b[0m: \"\x1b[31mred\"}";
        assert_eq!(plain(colored, true), b"{\"a\": \"red\"}");
        let quoted = b"{\"a\": \"\x1b[31mred\"}";
        assert_eq!(plain(quoted, false), quoted);
    }
}
