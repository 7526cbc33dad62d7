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
mod in_string;
mod literal;
mod marks;
mod pieces;
mod wrap;

use std::fmt::Debug;

use super::boundary::{DocumentScanner, LinePosition, Open, Outcome};
use crate::first_bytes::FirstBytes;
use crate::table::{Fact, Table, fact};
pub(super) use escapes::{Escapes, Escaping};
pub(super) use wrap::{LineBreak, Wrapped, is_right_border, may_have_prefix_of};

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

impl<U: Undo + ?Sized> Undo for Box<U> {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        (**self).push(byte, text)
    }

    fn complete(&mut self, text: Vec<u8>) -> Option<Vec<u8>> {
        (**self).complete(text)
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

impl Start<'_> {
    pub(super) fn sign(&self) -> Sign {
        let after = self.ahead.get(1..).unwrap_or_default();
        let pair = |text: &[u8]| [0, 1].map(|index| text.get(index).copied());
        Sign {
            unexpected: pair(self.unexpected),
            first: pair(after.trim_ascii_start()),
        }
    }
}

/// The bytes that show whether a document may have been changed. Most have others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// The first bytes that cannot continue a plain document.
    unexpected: [Option<u8>; 2],
    /// The first bytes after the bracket and spaces.
    first: [Option<u8>; 2],
}

impl Sign {
    /// Whether one of the [`DECORATIONS`] has this sign.
    pub(super) fn is_known(self) -> bool {
        SIGNS.include(self)
    }
}

/// What documents that were changed in one way have at one of both places.
#[derive(Debug)]
struct Signs {
    unexpected: FirstBytes,
    first: FirstBytes,
}

impl Signs {
    const NONE: Self = Self {
        unexpected: FirstBytes::NONE,
        first: FirstBytes::NONE,
    };

    const fn unexpected(prefixes: &[&str]) -> Self {
        Self {
            unexpected: Self::of(prefixes),
            ..Self::NONE
        }
    }

    const fn first(prefixes: &[&str]) -> Self {
        Self {
            first: Self::of(prefixes),
            ..Self::NONE
        }
    }

    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    const fn of(prefixes: &[&str]) -> FirstBytes {
        let mut first = FirstBytes::NONE;
        let mut index = 0;
        while index < prefixes.len() {
            first = first.with(prefixes[index].as_bytes());
            index += 1;
        }
        first
    }

    const fn and(self, other: &Self) -> Self {
        Self {
            unexpected: self.unexpected.and(&other.unexpected),
            first: self.first.and(&other.first),
        }
    }

    fn include(&self, sign: Sign) -> bool {
        let ([unexpected, next], [first, second]) = (sign.unexpected, sign.first);
        self.unexpected.have(unexpected, next) || self.first.have(first, second)
    }
}

/// A change that is undone only if the result is an error response.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decoration {
    signs: &'static Signs,
    begin: fn(&Start<'_>) -> Option<Box<dyn Undo>>,
}

impl Decoration {
    const fn new(signs: &'static Signs, begin: fn(&Start<'_>) -> Option<Box<dyn Undo>>) -> Self {
        Self { signs, begin }
    }

    /// Whether a document with this sign may have been changed in this way.
    pub(super) fn has_sign(&self, sign: Sign) -> bool {
        self.signs.include(sign)
    }

    /// Begins to undo the change, if a document that was changed in this way may begin here.
    pub(super) fn begin(&self, start: &Start<'_>) -> Option<Box<dyn Undo>> {
        (self.begin)(start)
    }
}

/// The changes, in order: the first one that gives an error response counts.
pub(super) static DECORATIONS: Table<Fact<Decoration>> = Table::new(&[
    fact(
        Decoration::new(&csv::SIGNS, csv::begin),
        r#"7,"{""error"":""m"",""code"":""volume_busy""}",8"#,
    ),
    fact(
        Decoration::new(&html::SIGNS, html::begin),
        "<pre>{&quot;error&quot;:&quot;m&quot;,&#34;code&#x22;:&quot;volume_busy&quot;}</pre>",
    ),
    fact(
        Decoration::new(&curly_quotes::SIGNS, curly_quotes::begin),
        "{“error”: “m”, “code”: “volume_busy”, “request_id”: “req_1”}",
    ),
    fact(
        Decoration::new(&marks::SIGNS, marks::begin),
        r#"409 Conflict: "{<EOL>  "error": "m",<EOL>  "code": "volume_busy"<EOL>}""#,
    ),
    fact(
        Decoration::new(&pieces::SIGNS, pieces::begin),
        r#"body: '{\n' + '  "error": "m",\n' + '  "code": "volume_busy"\n' + '}'"#,
    ),
    fact(
        Decoration::new(&literal::SIGNS, literal::begin),
        "{ error: 'm', code: 'volume_busy' }",
    ),
    fact(
        Decoration::new(&half_escaped::SIGNS, half_escaped::begin),
        r#"{\"error\": \"one\ntwo\", \"code\": \"volume_busy\"}"#,
    ),
]);

/// The signs of all changes.
static SIGNS: Signs = {
    let mut signs = Signs::NONE;
    let mut row = 0;
    while let Some(decoration) = DECORATIONS.fact(row) {
        signs = signs.and(decoration.signs);
        row += 1;
    }
    signs
};

/// The buffers of an [`UndoingScanner`], for the next one.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    text: Vec<u8>,
    open: Vec<usize>,
    document: Vec<Open>,
}

/// Follows a changed document and collects its text as it was before.
#[derive(Debug)]
pub(super) struct UndoingScanner<U> {
    undo: U,
    document: DocumentScanner,
    text: Vec<u8>,
    keeps_text: bool,
    /// How many bytes were read.
    read: usize,
    /// The offsets of the brackets that are not closed, in the changed text.
    open: Vec<usize>,
}

impl<U: Undo> UndoingScanner<U> {
    /// Returns a scanner of a document that begins with the next byte.
    pub(super) fn new(undo: U, mut buffers: Buffers) -> Self {
        buffers.text.clear();
        buffers.open.clear();
        Self {
            undo,
            document: DocumentScanner::with_buffer(LinePosition::AfterText, buffers.document),
            text: buffers.text,
            keeps_text: true,
            read: 0,
            open: buffers.open,
        }
    }

    /// Reads the next bytes of an object, like [`DocumentScanner::feed`].
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Option<(Outcome, usize)> {
        for (index, &byte) in bytes.iter().enumerate() {
            if !self.keeps_text {
                self.text.clear();
            }
            let mut fed = self.text.len();
            if self.undo.push(byte, &mut self.text).is_none() {
                return Some((Outcome::Broken, index));
            }
            while let Some(&undone) = self.text.get(fed) {
                match self.document.step(undone) {
                    None | Some(Outcome::Item) => fed += 1,
                    Some(outcome) => {
                        let end = usize::from(outcome == Outcome::Closed);
                        self.text.truncate(fed + end);
                        return Some((outcome, index + end));
                    }
                }
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

    /// Returns the buffers, for the next scanner.
    pub(super) fn into_buffers(self) -> Buffers {
        Buffers {
            text: self.text,
            open: self.open,
            document: self.document.into_buffer(),
        }
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
    fn no_change_begins_without_its_signs() {
        let examples = || DECORATIONS.rows().map(Row::example);
        let rests = examples().filter_map(|example| example.split_once('{'));
        for rest in rests.map(|(_, rest)| rest.as_bytes()) {
            for first in 0..=u8::MAX {
                let ahead = [b"{", &[first][..], rest].concat();
                for unexpected in (1..ahead.len()).filter_map(|at| ahead.get(at..)) {
                    let start = Start {
                        prefix: b"'",
                        ahead: &ahead,
                        unexpected,
                        is_whole_line: true,
                        offset: 1,
                    };
                    for decoration in DECORATIONS.rows() {
                        assert!(
                            decoration.begin(&start).is_none() || decoration.has_sign(start.sign()),
                            "{:?}, {:?}",
                            decoration.example(),
                            unexpected.escape_ascii().to_string()
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn each_decoration_is_needed() {
        assert_each_row_is_needed("decorations", &DECORATIONS, |decoration| {
            has_response(decoration.example())
        });
    }
}
