//! Quotes that are doubled, as CSV and SQL double them in a quoted field.

use super::{Signs, Start, Undo};

pub(super) static SIGNS: Signs = Signs::first(&["\"\""]);

/// Begins at a document in a quoted field, such as `"{""error"": 1}"`.
pub(super) fn begin(start: &Start<'_>) -> Option<Box<dyn Undo>> {
    let key = start.ahead.get(1..)?.trim_ascii_start();
    let is_doubled = match key {
        [b'"', b'"', next, ..] => !matches!(next, b':' | b' '),
        _ => false,
    };
    is_doubled.then(|| Box::new(Doubled::default()) as Box<dyn Undo>)
}

#[derive(Debug, Default)]
struct Doubled {
    /// Whether the last byte was the first of two quotes.
    is_after_quote: bool,
}

impl Undo for Doubled {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        let is_quote = byte == b'"';
        match (self.is_after_quote, is_quote) {
            (false, true) => self.is_after_quote = true,
            (true, true) => {
                text.push(b'"');
                self.is_after_quote = false;
            }
            (false, false) => text.push(byte),
            // The field ends.
            (true, false) => return None,
        }
        Some(())
    }
}
