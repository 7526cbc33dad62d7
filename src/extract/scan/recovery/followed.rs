//! What plain and escaped documents have in common when they cannot be read.

use std::fmt::Debug;

use crate::extract::scan::boundary::{DocumentScanner, Outcome};
use crate::extract::scan::undo::{Undo, UndoingScanner};

/// Follows a document to its end.
pub(in crate::extract::scan) trait Feed: Debug {
    /// Reads the next bytes, like [`DocumentScanner::feed`].
    fn feed(&mut self, bytes: &[u8]) -> Option<(Outcome, usize)>;
}

/// A document that was followed from its first bracket. Offsets are bytes of the input.
pub(in crate::extract::scan) trait Followed: Feed {
    /// Whether the document is in an escaped string.
    fn is_escaped(&self) -> bool;

    /// Returns the offsets of the objects and lists that are not closed, from the outside in.
    fn open_offsets(&self) -> impl Iterator<Item = usize>;

    /// Returns the offset where a string was probably not terminated.
    fn unterminated_string(&self) -> Option<usize>;

    /// Returns what follows the rest of the document, without its text.
    fn into_feed(self) -> Box<dyn Feed>;
}

impl Feed for DocumentScanner {
    fn feed(&mut self, bytes: &[u8]) -> Option<(Outcome, usize)> {
        self.feed(bytes)
    }
}

impl Followed for DocumentScanner {
    fn is_escaped(&self) -> bool {
        false
    }

    fn open_offsets(&self) -> impl Iterator<Item = usize> {
        self.open_offsets()
    }

    fn unterminated_string(&self) -> Option<usize> {
        self.unterminated_string()
    }

    fn into_feed(self) -> Box<dyn Feed> {
        Box::new(self)
    }
}

impl<U: Undo> Feed for UndoingScanner<U> {
    fn feed(&mut self, bytes: &[u8]) -> Option<(Outcome, usize)> {
        self.feed(bytes)
    }
}

impl<U: Undo + 'static> Followed for UndoingScanner<U> {
    fn is_escaped(&self) -> bool {
        true
    }

    fn open_offsets(&self) -> impl Iterator<Item = usize> {
        self.open_offsets()
    }

    // An escaped string stays on its line.
    fn unterminated_string(&self) -> Option<usize> {
        None
    }

    fn into_feed(self) -> Box<dyn Feed> {
        Box::new(self.without_text())
    }
}
