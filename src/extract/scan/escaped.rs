//! Documents inside escaped strings.

use std::io::{self, Read};

use super::boundary::Outcome;
use super::input::Place;
use super::unescape::{Escaping, UnescapingScanner};
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
        let mut unescaping = UnescapingScanner::new(escaping);
        let (outcome, length) = self.follow(|bytes| unescaping.feed(bytes))?;
        if outcome == Outcome::Closed {
            let role = self.role();
            let prefix = self.begin_document();
            let Place { line, column } = self.input.place();
            let is_too_deep = unescaping.document().is_too_deep();
            let document = DocumentFrame {
                has_color: unescaping.document().has_color(),
                bytes: unescaping.into_text(),
                column,
                is_item: false,
                prefix,
                role,
            };
            self.push_frame(line, document, is_too_deep);
            self.end_document(length);
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
}
