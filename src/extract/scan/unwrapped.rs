//! Documents that were wrapped, or have a prefix on each line.

use std::io::{self, Read};

use super::undo::{
    DECORATIONS, LineBreak, Sign, Start, Undo, Wrapped, is_right_border, may_have_prefix_of,
};
use super::{Context, Scanner};
use crate::ansi;

/// How many bytes the right border of a box may have, with the line break after it.
const MAX_BORDER: usize = 6;

impl<R: Read, C: Context> Scanner<R, C> {
    /// Reads the document that begins here if it is an error response that was wrapped, and may have
    /// been changed before by one of the [`DECORATIONS`]. As a plain document it breaks after `length`
    /// bytes. Returns whether it is.
    pub(super) fn read_wrapped_document(&mut self, length: usize, sign: Sign) -> io::Result<bool> {
        if self.may_be_wrapped(length) && self.unwrap(None)? {
            return Ok(true);
        }
        if !sign.is_known() {
            return Ok(false);
        }
        for decoration in DECORATIONS.rows().filter(|change| change.has_sign(sign)) {
            let inner = decoration.begin(&self.undo_start(length));
            if inner.is_some() && self.unwrap(inner)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the line where the document breaks may continue it. Its first bytes decide, however many
    /// are buffered.
    fn may_be_wrapped(&self, length: usize) -> bool {
        let Start {
            prefix, unexpected, ..
        } = self.undo_start(length);
        let line = LineBreak {
            prefix,
            before: self.input.buffered(..length),
            after: unexpected,
        };
        line.may_continue()
    }

    /// Reads the document that begins here if it is an error response that was wrapped. Before that,
    /// it may have been changed in another way. Returns whether it is.
    pub(super) fn unwrap(&mut self, inner: Option<Box<dyn Undo>>) -> io::Result<bool> {
        let wrapped = Wrapped::new(self.undo_start(0), inner);
        self.undo(wrapped, None)
    }

    /// Reads the document that begins here, which has line breaks in its strings and ends after
    /// `length` bytes, if it is an error response that was certainly wrapped. Returns whether it is.
    pub(super) fn unwrap_plain(&mut self, length: usize) -> io::Result<bool> {
        let document = self.input.buffered(..length);
        let is_hint = |hint: &&str| memchr::memmem::find(document, hint.as_bytes()).is_some();
        // At most one of the names is cut.
        if !["error", "code", "message"].iter().any(is_hint) {
            return Ok(false);
        }
        let wrapped = Wrapped::new(self.undo_start(0), None).if_certain();
        self.undo(wrapped, None)
    }

    /// Whether a document that breaks after `length` bytes may have been wrapped: it breaks at the end
    /// of a line, at the border there, at the first character of a line, or in a prefix, part of
    /// which may be a word of JSON.
    pub(super) fn breaks_at_line(&mut self, length: usize) -> io::Result<bool> {
        let next = self.input.buffered(length..).first().copied();
        if matches!(next, Some(b'\n' | b'\r')) {
            return Ok(true);
        }
        // The first byte is the bracket.
        let inside = self.input.buffered(1..length);
        let line = memchr::memrchr(b'\n', inside).and_then(|end| inside.get(end + 1..));
        let is_blank = |line: &[u8]| line.is_empty() || ansi::strip(line).trim_ascii().is_empty();
        let is_in_prefix = |line: &[u8]| may_have_prefix_of(self.line.bytes(), line);
        if line.is_some_and(|line| is_blank(line) || is_in_prefix(line)) {
            return Ok(true);
        }
        if !matches!(next, Some(b'|' | b'\xe2')) {
            return Ok(false);
        }
        self.input.peek(length + MAX_BORDER)?;
        Ok(is_right_border(self.input.buffered(length..)))
    }
}
