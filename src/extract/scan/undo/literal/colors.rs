//! The colors of objects that programs print to a terminal.

use super::{Inside, Literal};
use crate::ansi::{ESCAPE, Sequence, Step};
use crate::extract::scan::undo::Undo;

/// Rewrites an object as JSON, without the colors around its keys and values. In its strings, programs
/// escape the first byte of a color.
#[derive(Debug, Default)]
pub(super) struct Colored {
    literal: Literal,
    sequence: Option<Sequence>,
}

impl Undo for Colored {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        if let Some(sequence) = &mut self.sequence {
            match sequence.step(byte) {
                Step::Inside => {}
                Step::Last => self.sequence = None,
                Step::Outside => return None,
            }
            return Some(());
        }
        let is_in_text = || matches!(self.literal.inside, Inside::Text(_) | Inside::Error(_));
        if byte == ESCAPE && !is_in_text() {
            self.sequence = Some(Sequence::default());
            return Some(());
        }
        self.literal.push(byte, text)
    }
}
