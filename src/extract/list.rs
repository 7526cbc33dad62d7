//! Lists of objects, whose items are read one by one.

use super::record::OtherFailure;
use crate::response::ResponseHead;

/// The state of the list that is being read. Consecutive items that are not error responses become
/// one record, with the line and reason of the first one.
#[derive(Debug)]
pub(super) struct List {
    /// The line where it begins, counted from 1.
    line: u64,
    head: Option<ResponseHead>,
    /// The first item that was skipped since the last record, with its line and the first message.
    skipped: Option<(u64, OtherFailure)>,
    /// Whether a record says what the list or a part of it is.
    is_reported: bool,
}

impl List {
    pub(super) fn new(line: u64, head: Option<ResponseHead>) -> Self {
        Self {
            line,
            head,
            skipped: None,
            is_reported: false,
        }
    }

    /// Returns the headers of the response whose body is the list.
    pub(super) fn head(&self) -> Option<&ResponseHead> {
        self.head.as_ref()
    }

    /// Adds an item that is not an error response.
    pub(super) fn skip(&mut self, line: u64, item: OtherFailure) {
        match &mut self.skipped {
            None => self.skipped = Some((line, item)),
            Some((_, first)) if first.message.is_none() => first.message = item.message,
            Some(_) => {}
        }
    }

    /// Whether a record already says what the list or a part of it is.
    pub(super) fn is_reported(&self) -> bool {
        self.is_reported
    }

    /// Notes that a record says what a part of the list is.
    pub(super) fn note_reported(&mut self) {
        self.is_reported = true;
    }

    /// Returns the items that were skipped since the last record.
    pub(super) fn take_skipped(&mut self) -> Option<(u64, OtherFailure)> {
        self.skipped.take()
    }

    /// Ends the list. If no record says what it is, the list itself is skipped.
    pub(super) fn end(self) -> Option<(u64, OtherFailure)> {
        let (line, skipped) = self.skipped?;
        let line = if self.is_reported { line } else { self.line };
        Some((line, skipped))
    }
}
