//! The interface of the scanner to the text around documents.

use std::borrow::Cow;

use super::body::BodyDecoder;

/// Interprets the text around documents for the scanner.
pub(crate) trait Context {
    /// What the context finds in lines, such as the headers of a response.
    type Found;

    /// Returns what a terminal shows of a line: without colors, for example.
    fn visible(line: &[u8]) -> Cow<'_, [u8]>;

    /// Whether a terminal certainly shows all of a line, and it has no carriage return.
    fn is_visible(line: &[u8]) -> bool;

    /// Whether a client wrote this text to overwrite it after a carriage return.
    fn is_progress(text: &[u8]) -> bool;

    /// Whether this line may be the first one of a client's output.
    fn begins_output(line: &[u8]) -> bool;

    /// Whether a document may begin after this prefix of its line.
    fn permits_document(&self, prefix: &[u8]) -> bool;

    /// Whether a document after this prefix is the body of a request.
    fn is_in_request(&self, prefix: &[u8]) -> bool;

    /// Whether this prefix of a document is text, not a label such as `body:`.
    fn is_text(&self, prefix: &[u8]) -> bool;

    /// Returns the status that this prefix of a document names.
    fn status(prefix: &[u8]) -> Option<u16>;

    /// Notes that a document begins after this prefix.
    fn begin_document(&mut self, prefix: &[u8]);

    /// Reads a whole line, counted from 1. Returns whether it is unrecognized text.
    fn read_line(&mut self, number: u64, line: &[u8]) -> bool;

    /// Reads the rest of a line after a document.
    fn read_rest(&mut self, number: u64, rest: &[u8]);

    /// Notes that the end of the input may have cut off the next line.
    fn note_cut(&mut self);

    /// Returns how to decode the bytes after the last line, if they may be an encoded body. `next`
    /// returns the first of them if it is known.
    fn expected_body(&mut self, next: impl FnOnce() -> Option<u8>) -> Option<Box<dyn BodyDecoder>>;

    /// Notes whether the next line is one of an encoded body.
    fn set_in_body(&mut self, is_in_body: bool);

    /// Notes that an encoded body ends.
    fn end_body(&mut self);

    /// Notes that the input ends.
    fn end(&mut self);

    /// Returns what was found and not returned yet.
    fn next_found(&mut self) -> Option<Self::Found>;

    /// Whether a response or request begins with what was found, or a body ends.
    fn ends_body(found: &Self::Found) -> bool;
}
