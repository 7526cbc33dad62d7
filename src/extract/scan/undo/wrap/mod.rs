//! Documents that were wrapped, or have a prefix on each line. Before that, they may have been
//! changed in another way.
//!
//! - `lines` removes the prefix ([`line_prefix`], [`tag`]) and the border of each line, and marks
//!   where it ended.
//! - `joins` finds out which line breaks are in strings, and leaves [`holes`] there.
//! - `strings` fills the holes at the end of the document: identifiers are joined, messages as
//!   `wrapping` finds out from the widths of the lines, and `yaml` from the text before them.

mod holes;
mod joins;
mod line_break;
mod line_prefix;
mod lines;
mod strings;
mod tag;
mod wrapping;
mod yaml;

use super::{Start, Undo};
use joins::Joins;
pub(in crate::extract::scan) use line_break::LineBreak;
pub(in crate::extract::scan) use line_prefix::{is_right_border, may_have_prefix_of};
use lines::{BREAK, CONTINUED, Lines};
use wrapping::Hint;

/// Undoes what was done to the lines of a document, and then another change.
#[derive(Debug)]
pub(in crate::extract::scan) struct Wrapped {
    lines: Lines,
    continuation: Option<yaml::Continuation>,
    inner: Option<Box<dyn Undo>>,
    joins: Joins,
    hint: Hint,
    /// Whether to give up if all line breaks may be those of the text.
    needs_certainty: bool,
    /// The results of the first and the second step for one byte.
    content: Vec<u8>,
    undone: Vec<u8>,
}

impl Wrapped {
    /// Begins at a document that may have been wrapped, and changed before in another way.
    pub(in crate::extract::scan) fn new(start: Start<'_>, inner: Option<Box<dyn Undo>>) -> Self {
        let is_escaped = start.ahead.get(1) == Some(&b'\\');
        Self {
            lines: Lines::new(start),
            continuation: is_escaped.then(yaml::Continuation::default),
            inner,
            joins: Joins::default(),
            hint: yaml::hint(start.prefix),
            needs_certainty: false,
            content: Vec::new(),
            undone: Vec::new(),
        }
    }

    /// Gives up if all line breaks may be those of the text.
    pub(in crate::extract::scan) fn if_certain(self) -> Self {
        Self {
            needs_certainty: true,
            ..self
        }
    }

    fn push_content(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        match (byte, &mut self.inner) {
            (BREAK, _) => self.joins.push_break(text),
            (CONTINUED, _) => self.joins.push_continuation(),
            (_, None) => self.joins.push(byte, text),
            (_, Some(inner)) => {
                self.undone.clear();
                inner.push(byte, &mut self.undone)?;
                for &byte in &self.undone {
                    self.joins.push(byte, text);
                }
            }
        }
        Some(())
    }
}

impl Undo for Wrapped {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        let mut content = std::mem::take(&mut self.content);
        content.clear();
        self.lines.push(byte, &mut content)?;
        let mut continued = Vec::new();
        for &byte in &content {
            match &mut self.continuation {
                Some(continuation) => {
                    continued.clear();
                    continuation.push(byte, &mut continued);
                    for &byte in &continued {
                        self.push_content(byte, text)?;
                    }
                }
                None => self.push_content(byte, text)?,
            }
        }
        self.content = content;
        Some(())
    }

    fn complete(&mut self, text: Vec<u8>) -> Option<Vec<u8>> {
        let joined = self.joins.complete(text, self.lines.sizes(), self.hint)?;
        (joined.is_certain || !self.needs_certainty).then_some(joined.text)
    }
}
