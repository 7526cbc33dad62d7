//! Documents whose text was changed, such as those inside escaped strings.

use std::io::{self, Read};

use super::boundary::Outcome;
use super::position::Position;
use super::undo::{AHEAD, DECORATIONS, Escapes, Escaping, Sign, Start, Undo, UndoingScanner};
use super::{Context, DocumentFrame, Role, Scanner};
use crate::ansi;
use crate::catalog::KnownCodes;
use crate::extract::skipped::Skipped;

/// What a document is that is read only if it is an error response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// It is or contains an error response.
    ErrorResponse,
    /// It is or contains an error response, of which a program left out some values.
    IncompleteResponse,
    Other,
}

/// Classifies a document.
pub(crate) type Classify = fn(&[u8], &KnownCodes) -> Class;

impl<R: Read, C: Context> Scanner<R, C> {
    /// Reads the document that begins here inside an escaped string. Returns whether there is one.
    pub(super) fn read_escaped_document(&mut self) -> io::Result<bool> {
        let is_python = self.line.last == Some(b'\'') && self.recovery.permits_attempt();
        if is_python && self.unescape(Escaping::Python)? {
            return Ok(true);
        }
        match Escaping::from_backslashes(self.count_backslashes()?) {
            Some(escaping) => self.unescape(escaping),
            None => Ok(false),
        }
    }

    /// Returns how many backslashes follow the bracket that begins here.
    fn count_backslashes(&mut self) -> io::Result<usize> {
        let mut is_bracket = true;
        let (_, length) = self.follow(|bytes| {
            let is_other = |byte: &u8| !std::mem::take(&mut is_bracket) && *byte != b'\\';
            Some((Outcome::Closed, bytes.iter().position(is_other)?))
        })?;
        Ok(length - 1)
    }

    /// Reads the document that begins here, with this escaping. Returns whether there is one.
    fn unescape(&mut self, escaping: Escaping) -> io::Result<bool> {
        let buffers = std::mem::take(&mut self.spare_undone);
        let mut document = UndoingScanner::new(Escapes::new(escaping), buffers);
        let (outcome, length) = self.follow(|bytes| document.feed(bytes))?;
        if outcome == Outcome::Closed {
            let is_string = self.is_whole_string(length)?;
            self.push_undone(document, length, is_string);
            return Ok(true);
        }
        let is_wrapped = outcome == Outcome::Broken && self.breaks_at_line(length)?;
        if is_wrapped && self.unwrap(Some(Box::new(Escapes::new(escaping))))? {
            return Ok(true);
        }
        // Text in single quotes may be plain JSON, which the caller tries next.
        let is_certain = document.document().has_key() && escaping != Escaping::Python;
        if !is_certain {
            self.recovery.charge(length);
            self.recovery.charge_attempt();
            self.spare_undone = document.into_buffers();
            return Ok(false);
        }
        if outcome == Outcome::Broken && self.read_decorated_document(1)? {
            return Ok(true);
        }
        self.begin_unreadable();
        match outcome {
            Outcome::TooLarge => self.push_too_large(document, length),
            Outcome::TooDeep => self.push_too_deep(&document, length),
            Outcome::Truncated => self.push_truncated(&document, length),
            Outcome::Broken | Outcome::Item | Outcome::Closed => {
                self.push_broken(&document, length);
            }
        }
        Ok(true)
    }

    /// Reads the document that begins here if it is an error response and was changed by one of the
    /// [`DECORATIONS`] or wrapped. As a plain document it breaks after `length` bytes. Returns whether
    /// it is.
    pub(super) fn read_decorated_document(&mut self, length: usize) -> io::Result<bool> {
        if !self.recovery.permits_attempt() {
            return Ok(false);
        }
        self.input.peek(length + AHEAD)?;
        let start = self.undo_start(length);
        let sign = start.sign();
        // No change begins with another bracket.
        let is_bracket = |byte: &u8| matches!(byte, b'{' | b'[' | b'}' | b']');
        let may_be_changed = sign.is_known() && !start.unexpected.first().is_some_and(is_bracket);
        if may_be_changed && self.read_changed_document(length, sign)? {
            return Ok(true);
        }
        Ok(self.breaks_at_line(length)? && self.read_wrapped_document(length, sign)?)
    }

    /// Tries the [`DECORATIONS`] at the document that begins here. Returns whether it is one of them.
    fn read_changed_document(&mut self, length: usize, sign: Sign) -> io::Result<bool> {
        let offset = self.input.consumed();
        for (index, decoration) in DECORATIONS.rows().enumerate() {
            if !decoration.has_sign(sign) || self.recovery.failed_undos.contain(index, offset) {
                continue;
            }
            if let Some(undo) = decoration.begin(&self.undo_start(length)) {
                if self.undo(undo, Some(index))? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Returns where a document begins that breaks after `length` bytes.
    pub(super) fn undo_start(&self, length: usize) -> Start<'_> {
        let first_of = |bytes| <[u8]>::get(bytes, ..AHEAD).unwrap_or(bytes);
        Start {
            prefix: self.line.bytes(),
            ahead: first_of(self.input.buffered(..)),
            unexpected: first_of(self.input.buffered(length..)),
            is_whole_line: !self.line.has_document,
            offset: usize::try_from(self.input.position().column - 1).unwrap_or_default(),
        }
    }

    /// Reads the document that begins here if it is an error response that was changed in this way.
    /// Returns whether it is. `change` is the index in [`DECORATIONS`] if the document was changed
    /// only once.
    pub(super) fn undo(&mut self, undo: impl Undo, change: Option<usize>) -> io::Result<bool> {
        if !self.recovery.permits_attempt() {
            return Ok(false);
        }
        let buffers = std::mem::take(&mut self.spare_undone);
        let mut undoing = UndoingScanner::new(undo, buffers);
        let (outcome, length) = self.follow(|bytes| undoing.feed(bytes))?;
        if let Some(index) = change {
            let offset = self.input.consumed();
            let failed = &mut self.recovery.failed_undos;
            if outcome == Outcome::Closed {
                failed.add_other(index, offset + length as u64);
            } else {
                failed.add_broken(index, offset, undoing.open_offsets());
            }
        }
        if outcome == Outcome::Closed && undoing.complete() {
            match (self.classify)(&ansi::strip(undoing.text()), &self.known) {
                Class::ErrorResponse => {
                    self.push_undone(undoing, length, true);
                    return Ok(true);
                }
                Class::IncompleteResponse => {
                    self.skip_incomplete(length);
                    return Ok(true);
                }
                Class::Other => {}
            }
        }
        self.recovery.charge(length);
        if outcome != Outcome::Closed {
            self.recovery.charge_attempt();
        }
        self.spare_undone = undoing.into_buffers();
        Ok(false)
    }

    /// Reports an error response of `length` bytes whose fields are not all there. What is left of it
    /// could be mistaken for a response.
    fn skip_incomplete(&mut self, length: usize) {
        self.begin_unreadable();
        let line = self.input.position_ahead(length).line;
        self.push_unreadable(Skipped::Truncated { line }, length);
        self.end_document(length);
    }

    /// Whether a document of `length` bytes, which begins here, has quotes on both sides.
    fn is_whole_string(&mut self, length: usize) -> io::Result<bool> {
        let is_begin = self.line.last.is_some_and(|last| b"\"'".contains(&last));
        let next = self.input.peek(length)?.first();
        // The quote after it may be escaped as well.
        Ok(is_begin && next.is_some_and(|next| b"\"'\\".contains(next)))
    }

    /// Emits a document that ends after `length` bytes as it was before it was changed. `is_string`
    /// says that it is not part of a string with other text.
    fn push_undone(&mut self, undoing: UndoingScanner<impl Undo>, length: usize, is_string: bool) {
        let (role, prefix) = self.begin_document();
        let role = match role {
            Role::AlreadyReported if !is_string => Role::Quoted,
            role => role,
        };
        let Position { line, column } = self.input.position();
        let is_too_deep = undoing.document().is_too_deep();
        let has_color = undoing.document().has_color();
        let document = DocumentFrame {
            has_color,
            bytes: undoing.text().to_vec(),
            line,
            column,
            is_item: false,
            prefix,
            role,
        };
        self.spare_undone = undoing.into_buffers();
        self.push_frame(document, is_too_deep);
        self.end_document(length);
    }
}
