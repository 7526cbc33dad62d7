//! Documents whose text was changed, such as those inside escaped strings.

use std::io::{self, Read};

use super::boundary::Outcome;
use super::input::Place;
use super::undo::{AHEAD, DECORATIONS, Escapes, Escaping, Start, UndoingScanner};
use super::{Context, DocumentFrame, Scanner};
use crate::extract::skipped::Skipped;

impl<R: Read, C: Context> Scanner<R, C> {
    /// Reads the document that begins here inside an escaped string. Returns whether there is one.
    pub(super) fn read_escaped_document(&mut self) -> io::Result<bool> {
        if self.line.last == Some(b'\'') && self.unescape(Escaping::Python)? {
            return Ok(true);
        }
        if self.input.peek(1)?.first() != Some(&b'\\') {
            return Ok(false);
        }
        // Enough bytes to count the backslashes.
        self.input.peek(4)?;
        let ahead = self.input.buffered(1..);
        match Escaping::from_backslashes(ahead.get(..4).unwrap_or(ahead)) {
            Some(escaping) => self.unescape(escaping),
            None => Ok(false),
        }
    }

    /// Reads the document that begins here, with this escaping. Returns whether there is one.
    fn unescape(&mut self, escaping: Escaping) -> io::Result<bool> {
        let mut unescaping = UndoingScanner::new(Box::new(Escapes::new(escaping)));
        let (outcome, length) = self.follow(|bytes| unescaping.feed(bytes))?;
        if outcome == Outcome::Closed {
            self.push_undone(unescaping, length);
            return Ok(true);
        }
        // Text in single quotes may be plain JSON, which the caller tries next.
        let is_certain = unescaping.document().has_key() && escaping != Escaping::Python;
        if outcome == Outcome::Truncated && is_certain {
            self.begin_document();
            let line = self.input.place_ahead(length).line;
            self.push_unreadable(Skipped::Truncated { line }, length);
        }
        self.recovery.charge(length);
        Ok(false)
    }

    /// Reads the document that begins here if it is an error response and was changed by one of the
    /// [`DECORATIONS`]. Returns whether it is.
    pub(super) fn read_decorated_document(&mut self) -> io::Result<bool> {
        self.input.peek(AHEAD)?;
        for decoration in DECORATIONS.rows() {
            let start = Start {
                prefix: self.line.bytes(),
                ahead: self
                    .input
                    .buffered(..)
                    .get(..AHEAD)
                    .unwrap_or(self.input.buffered(..)),
            };
            let Some(undo) = decoration(start) else {
                continue;
            };
            let mut undoing = UndoingScanner::new(undo);
            let (outcome, length) = self.follow(|bytes| undoing.feed(bytes))?;
            if outcome == Outcome::Closed && (self.is_error_response)(undoing.text()) {
                self.push_undone(undoing, length);
                return Ok(true);
            }
            self.recovery.charge(length);
        }
        Ok(false)
    }

    /// Emits a document that ends after `length` bytes as it was before it was changed.
    fn push_undone(&mut self, undoing: UndoingScanner, length: usize) {
        let role = self.role();
        let prefix = self.begin_document();
        let Place { line, column } = self.input.place();
        let is_too_deep = undoing.document().is_too_deep();
        let document = DocumentFrame {
            has_color: undoing.document().has_color(),
            bytes: undoing.into_text(),
            column,
            is_item: false,
            prefix,
            role,
        };
        self.push_frame(line, document, is_too_deep);
        self.end_document(length);
    }
}
