//! Documents whose quotes were escaped, and nothing else: `{\"error\": \"one\ntwo\"}`.

use super::{Signs, Start, Undo};

pub(super) static SIGNS: Signs = Signs::first(&["\\\""]);

/// Begins at a document whose first quote is escaped.
pub(super) fn begin(start: &Start<'_>) -> Option<Box<dyn Undo>> {
    let first = start.ahead.get(1..)?.trim_ascii_start();
    let is_escaped = first.starts_with(b"\\\"");
    is_escaped.then(|| Box::new(HalfEscaped::default()) as Box<dyn Undo>)
}

#[derive(Debug, Default)]
struct HalfEscaped {
    is_after_backslash: bool,
}

impl Undo for HalfEscaped {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        if std::mem::take(&mut self.is_after_backslash) && byte != b'"' {
            text.push(b'\\');
        }
        if byte == b'\\' {
            self.is_after_backslash = true;
        } else {
            text.push(byte);
        }
        Some(())
    }
}
