//! Lists of objects, whose items are read one by one.

use super::skipped::Skipped;
use crate::response::ResponseHead;

/// The state of the list that is being read. Consecutive items that are not error responses become
/// one record, with the line and reason of the first one.
#[derive(Debug)]
pub(super) struct List {
    /// The line where it begins, counted from 1.
    line: u64,
    head: Option<ResponseHead>,
    /// The line and the reason of the first item that was skipped since the last response.
    skipped: Option<(u64, Skipped)>,
    has_response: bool,
}

impl List {
    pub(super) fn new(line: u64, head: Option<ResponseHead>) -> Self {
        Self {
            line,
            head,
            skipped: None,
            has_response: false,
        }
    }

    /// Returns the headers of the response whose body is the list.
    pub(super) fn head(&self) -> Option<&ResponseHead> {
        self.head.as_ref()
    }

    /// Adds an item that is not an error response.
    pub(super) fn skip(&mut self, line: u64, skipped: Skipped) {
        self.skipped.get_or_insert((line, skipped));
    }

    /// Notes that an item is an error response or contains some.
    pub(super) fn note_response(&mut self) {
        self.has_response = true;
    }

    /// Returns the items that were skipped since the last response.
    pub(super) fn take_skipped(&mut self) -> Option<(u64, Skipped)> {
        self.skipped.take()
    }

    /// Ends the list. If it has no response, the list itself is skipped.
    pub(super) fn end(self) -> Option<(u64, Skipped)> {
        let (line, skipped) = self.skipped?;
        let line = if self.has_response { line } else { self.line };
        Some((line, skipped))
    }
}
