//! The parts that the input is cut into.

use crate::extract::skipped::Skipped;

/// One part of the input.
#[derive(Debug)]
pub(crate) enum Frame<F> {
    /// A document with balanced brackets.
    Document(DocumentFrame),
    /// The end of a list, after its items.
    ListEnd,
    /// A document that cannot be read.
    Unreadable(Skipped),
    /// Any other line, without its line break. Only the first bytes of a long line are kept.
    Text(Vec<u8>),
    /// What the [`Context`](super::Context) found in the lines.
    Found(F),
}

/// A JSON document, unescaped.
#[derive(Debug)]
pub(crate) struct DocumentFrame {
    pub(crate) bytes: Vec<u8>,
    /// The byte of its line where it begins, counted from 1.
    pub(crate) column: u64,
    /// Whether there are colors between its tokens.
    pub(crate) has_color: bool,
    /// Whether it is one of the items of a list.
    pub(crate) is_item: bool,
    pub(crate) prefix: Prefix,
    pub(crate) role: Role,
}

impl DocumentFrame {
    /// Returns how many lines below its beginning it ends.
    pub(crate) fn line_breaks(&self) -> u64 {
        memchr::memchr_iter(b'\n', &self.bytes).count() as u64
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
