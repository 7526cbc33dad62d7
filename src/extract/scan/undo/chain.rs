//! Two changes, one after the other.

use super::Undo;

/// Undoes the last change first.
#[derive(Debug)]
pub(super) struct Chain {
    last: Box<dyn Undo>,
    first: Box<dyn Undo>,
    /// What the last change was made to.
    between: Vec<u8>,
}

impl Chain {
    pub(super) fn new(last: Box<dyn Undo>, first: Box<dyn Undo>) -> Self {
        Self {
            last,
            first,
            between: Vec::new(),
        }
    }
}

impl Undo for Chain {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        self.between.clear();
        self.last.push(byte, &mut self.between)?;
        self.between
            .iter()
            .try_for_each(|byte| self.first.push(*byte, text))
    }
}
