//! Reads JSON into a document.
//!
//! The reader of YAML accepts most JSON, too, but it is several times slower and rejects surrogate pairs
//! such as `\ud83d\ude00`.

use serde::de::IgnoredAny;

use super::SpecError;
use super::document::{Builder, Document, Position};

/// Reads a document.
pub(super) fn read(text: &str) -> Result<Document, SpecError> {
    // The reader below relies on valid JSON.
    serde_json::from_str::<IgnoredAny>(text).map_err(|error| SpecError::json(text, &error))?;
    let mut builder = Builder::default();
    let mut cursor = Cursor::new(text);
    while let Some(token) = cursor.next_token() {
        match token.text.as_bytes().first() {
            Some(b'{' | b'[') => {
                builder.open(token.text == "{", token.position)?;
            }
            Some(b'}' | b']') => builder.close()?,
            Some(b'"') => {
                let raw = token.text.trim_matches('"');
                if token.has_escapes {
                    // A lone surrogate cannot be decoded: the string is kept as the document writes it.
                    let decoded = serde_json::from_str::<String>(token.text);
                    builder.scalar(decoded.as_deref().unwrap_or(raw), true, token.position)?;
                } else {
                    builder.scalar(raw, true, token.position)?;
                }
            }
            _ => {
                builder.scalar(token.text, false, token.position)?;
            }
        }
    }
    Ok(builder.finish())
}

/// A bracket, a string with its quotes, or another scalar.
struct Token<'t> {
    text: &'t str,
    has_escapes: bool,
    position: Position,
}

/// Splits valid JSON into tokens.
struct Cursor<'t> {
    rest: &'t str,
    position: Position,
}

impl<'t> Cursor<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            rest: text,
            position: Position { line: 1, column: 1 },
        }
    }

    fn next_token(&mut self) -> Option<Token<'t>> {
        let is_between = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':');
        let between = self
            .rest
            .bytes()
            .take_while(|byte| is_between(byte))
            .count();
        self.skip(between)?;
        let (length, has_escapes) = match self.rest.as_bytes() {
            [] => return None,
            [b'{' | b'}' | b'[' | b']', ..] => (1, false),
            [b'"', inside @ ..] => string(inside),
            scalar => {
                let is_end = |byte: &u8| is_between(byte) || matches!(byte, b'}' | b']');
                let length = scalar.iter().position(is_end).unwrap_or(scalar.len());
                (length, false)
            }
        };
        let position = self.position;
        let text = self.skip(length)?;
        Some(Token {
            text,
            has_escapes,
            position,
        })
    }

    /// Skips this many bytes and returns them.
    fn skip(&mut self, length: usize) -> Option<&'t str> {
        let (skipped, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        let mut line_start = 0;
        for at in memchr::memchr_iter(b'\n', skipped.as_bytes()) {
            self.position = Position {
                line: self.position.line.saturating_add(1),
                column: 1,
            };
            line_start = at + 1;
        }
        let in_line = skipped.get(line_start..).unwrap_or_default();
        let columns = u32::try_from(in_line.chars().count()).unwrap_or(u32::MAX);
        self.position.column = self.position.column.saturating_add(columns);
        Some(skipped)
    }
}

/// Returns the length of a string with its quotes, and whether it has escapes. `inside` is the text
/// after the first quote.
fn string(inside: &[u8]) -> (usize, bool) {
    let mut has_escapes = false;
    let mut at = 0;
    while let Some(found) = inside
        .get(at..)
        .and_then(|rest| memchr::memchr2(b'"', b'\\', rest))
    {
        at += found;
        if inside.get(at) == Some(&b'"') {
            return (at + 2, has_escapes);
        }
        has_escapes = true;
        at += 2;
    }
    (inside.len() + 1, has_escapes)
}
