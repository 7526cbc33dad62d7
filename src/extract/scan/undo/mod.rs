//! Undoes what programs do to the text of a document: escapes, prefixes of its lines, line breaks.
//!
//! Each change has a file or folder here, and is undone byte by byte. [`DECORATIONS`] lists those
//! that count only if the result is an error response. A document in an escaped string ([`Escapes`])
//! may be any document. [`Wrapped`] undoes what was done to the lines of a document, on top of
//! any other change.

mod chain;
mod csv;
mod curly_quotes;
mod escapes;
mod half_escaped;
mod html;
mod literal;
mod marks;
mod pieces;
mod wrap;

use std::fmt::Debug;

use super::boundary::{DocumentScanner, LinePosition, Outcome};
use crate::table::{Fact, Table, fact};
pub(super) use escapes::{Escapes, Escaping};
pub(super) use wrap::{Wrapped, is_right_border, may_have_prefix_of};

/// Undoes one kind of change.
pub(super) trait Undo: Debug {
    /// Reads the next byte, and adds the bytes that it was before the change to `text`. Returns `None`
    /// if the byte cannot belong to a document that was changed in this way.
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()>;

    /// Completes the text of a document that ended. Returns `None` if it is uncertain.
    fn complete(&mut self, text: Vec<u8>) -> Option<Vec<u8>> {
        Some(text)
    }
}

/// What is written for a value that a program left out, as Node does with `[Object]`.
pub(crate) const LEFT_OUT: &str = "\u{fffc}";

/// How many bytes [`Start::ahead`] has, unless the input ends.
pub(super) const AHEAD: usize = 24;

/// The place where a changed document may begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start<'i> {
    /// The bytes before it on its line, as they were read.
    pub(super) prefix: &'i [u8],
    /// The first [`AHEAD`] bytes, from the bracket on.
    pub(super) ahead: &'i [u8],
    /// The first [`AHEAD`] bytes that cannot continue a plain document.
    pub(super) unexpected: &'i [u8],
    /// Whether the prefix begins with the line, not after another document.
    pub(super) is_whole_line: bool,
    /// How many bytes precede on the line.
    pub(super) offset: usize,
}

/// Begins to undo a change, if a document that was changed in this way may begin here.
pub(super) type Decoration = fn(Start<'_>) -> Option<Box<dyn Undo>>;

/// The changes that are undone only if the result is an error response. The first one that gives one
/// counts.
pub(super) static DECORATIONS: Table<Fact<Decoration>> = Table::new(&[
    fact(
        csv::begin,
        r#"7,"{""error"":""m"",""code"":""volume_busy""}",8"#,
    ),
    fact(
        html::begin,
        "<pre>{&quot;error&quot;:&quot;m&quot;,&#34;code&#x22;:&quot;volume_busy&quot;}</pre>",
    ),
    fact(
        curly_quotes::begin,
        "{“error”: “m”, “code”: “volume_busy”, “request_id”: “req_1”}",
    ),
    fact(
        marks::begin,
        r#"409 Conflict: "{<EOL>  "error": "m",<EOL>  "code": "volume_busy"<EOL>}""#,
    ),
    fact(
        pieces::begin,
        r#"body: '{\n' + '  "error": "m",\n' + '  "code": "volume_busy"\n' + '}'"#,
    ),
    fact(literal::begin, "{ error: 'm', code: 'volume_busy' }"),
    fact(
        half_escaped::begin,
        r#"{\"error\": \"one\ntwo\", \"code\": \"volume_busy\"}"#,
    ),
]);

/// How long and deep most documents are where an attempt fails.
const USUAL_LENGTH: usize = 128;
const USUAL_DEPTH: usize = 16;

/// Follows a changed document and collects its text as it was before.
#[derive(Debug)]
pub(super) struct UndoingScanner {
    undo: Box<dyn Undo>,
    document: DocumentScanner,
    text: Vec<u8>,
    keeps_text: bool,
    /// How many bytes were read.
    read: usize,
    /// The offsets of the brackets that are not closed, in the changed text.
    open: Vec<usize>,
}

impl UndoingScanner {
    /// Returns a scanner of a document that begins with the next byte.
    pub(super) fn new(undo: Box<dyn Undo>) -> Self {
        Self {
            undo,
            document: DocumentScanner::new(LinePosition::AfterText),
            text: Vec::with_capacity(USUAL_LENGTH),
            keeps_text: true,
            read: 0,
            open: Vec::with_capacity(USUAL_DEPTH),
        }
    }

    /// Reads the next bytes of an object, like [`DocumentScanner::feed`].
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Option<(Outcome, usize)> {
        for (index, &byte) in bytes.iter().enumerate() {
            if !self.keeps_text {
                self.text.clear();
            }
            let fed = self.text.len();
            if self.undo.push(byte, &mut self.text).is_none() {
                return Some((Outcome::Broken, index));
            }
            let mut new = self.text.get(fed..).unwrap_or_default();
            if new.is_empty() {
                continue;
            }
            while let Some((outcome, length)) = self.document.feed(new) {
                new = new.get(length..).unwrap_or_default();
                if outcome == Outcome::Item {
                    continue;
                }
                let rest = new.len();
                self.text.truncate(self.text.len() - rest);
                let is_closed = outcome == Outcome::Closed;
                return Some((outcome, index + usize::from(is_closed)));
            }
            if self.document.depth() != self.open.len() {
                self.open.resize(self.document.depth(), self.read + index);
            }
        }
        self.read += bytes.len();
        None
    }

    /// Completes the text of a document that ended. Returns whether it is certain.
    pub(super) fn complete(&mut self) -> bool {
        let text = self.undo.complete(std::mem::take(&mut self.text));
        let is_certain = text.is_some();
        self.text = text.unwrap_or_default();
        is_certain
    }

    /// Returns the offsets of the objects and lists that are not closed, from the outside in.
    pub(super) fn open_offsets(&self) -> impl Iterator<Item = usize> {
        self.open.iter().copied()
    }

    /// Drops the text, which is not needed to find the end of the document.
    pub(super) fn without_text(mut self) -> Self {
        self.text = Vec::new();
        self.keeps_text = false;
        self
    }

    /// Returns the scanner of the text as it was before.
    pub(super) fn document(&self) -> &DocumentScanner {
        &self.document
    }

    /// Returns the text as it was before.
    pub(super) fn text(&self) -> &[u8] {
        &self.text
    }

    /// Returns the text as it was before.
    pub(super) fn into_text(self) -> Vec<u8> {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Content, Extractor};
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    /// Whether an input has an error response.
    pub(super) fn has_response(input: &str) -> bool {
        let mut records = Extractor::from_slice(input.as_bytes());
        records.any(|record| {
            record.is_ok_and(|record| matches!(record.content, Content::ErrorResponse(_)))
        })
    }

    #[test]
    fn each_decoration_is_needed() {
        assert_each_row_is_needed("decorations", &DECORATIONS, |decoration| {
            has_response(decoration.example())
        });
    }
}
