//! The interface of the scanner to the text around documents.

use std::borrow::Cow;

/// Interprets the text around documents for the scanner.
pub(crate) trait Context {
    /// What the context finds in lines, such as the headers of a response.
    type Found;

    /// Returns what a terminal shows of a line: without colors, for example.
    fn visible(line: &[u8]) -> Cow<'_, [u8]>;

    /// Whether a document may begin after this prefix of its line.
    fn permits_document(&self, prefix: &[u8]) -> bool;

    /// Whether a document after this prefix is the body of a request.
    fn is_in_request(&self, prefix: &[u8]) -> bool;

    /// Whether this prefix of a document is text, not a label such as `body:`.
    fn is_text(&self, prefix: &[u8]) -> bool;

    /// Notes that a document begins after this prefix.
    fn begin_document(&mut self, prefix: &[u8]);

    /// Reads a whole line, counted from 1. Returns whether it is unrecognized text.
    fn read_line(&mut self, number: u64, line: &[u8]) -> bool;

    /// Notes that the end of the input may have cut off the next line.
    fn note_cut(&mut self);

    /// Notes that the input ends.
    fn end(&mut self);

    /// Returns what was found and not returned yet, with the line where it begins, counted from 1.
    fn next_found(&mut self) -> Option<(u64, Self::Found)>;

    /// Whether a response or request begins with what was found.
    fn begins_message(found: &Self::Found) -> bool;
}
