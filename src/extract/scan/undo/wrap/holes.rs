//! The places where a document was wrapped.

use super::lines::BREAK;

/// Marks in the text where a string was wrapped, until it is known what was there. Like every
/// [`BREAK`], it is not a byte of the document itself.
pub(super) const HOLE: u8 = BREAK;

/// Where a document was wrapped, as indexes of the lines that ended there.
#[derive(Debug, Default)]
pub(super) struct Holes {
    /// In strings, where the text has a [`HOLE`].
    pub(super) in_strings: Vec<usize>,
    /// Where there certainly was no space: in escapes, numbers and characters.
    pub(super) in_words: Vec<usize>,
    /// Between tokens, where the next line does not begin like one of pretty JSON.
    pub(super) between_tokens: Vec<usize>,
}
