//! Lists of objects, whose items are read one by one.

use crate::extract::record::OtherFailure;
use crate::response::{HeadDoubt, ResponseHead};

/// The state of the list that is being read. Consecutive items that are not error responses become
/// one record, with the line and reason of the first one.
#[derive(Debug)]
pub(super) struct List {
    /// The line where it begins, counted from 1.
    line: u64,
    head: Option<ResponseHead>,
    /// Why the headers may belong to another response.
    doubt: Option<HeadDoubt>,
    /// The first item that was skipped since the last record, with its line and the first message.
    skipped: Option<(u64, OtherFailure)>,
    /// Whether there is a record of a part of the list.
    is_reported: bool,
}

impl List {
    pub(super) fn new(line: u64, head: Option<ResponseHead>, doubt: Option<HeadDoubt>) -> Self {
        Self {
            line,
            head,
            doubt,
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

    /// Returns why the headers may belong to another response than the list.
    pub(super) fn doubt(&self) -> Option<HeadDoubt> {
        self.doubt
    }

    /// Returns the headers for a record of an error response, of which there may be several.
    pub(super) fn share_head(&mut self) -> Option<ResponseHead> {
        self.is_reported = true;
        self.head.clone()
    }

    /// Returns the headers for a record of anything else, unless another record has them.
    pub(super) fn take_head(&mut self) -> Option<ResponseHead> {
        let is_first = !std::mem::replace(&mut self.is_reported, true);
        self.head.clone().filter(|_| is_first)
    }

    /// Returns the items that were skipped since the last record.
    pub(super) fn take_skipped(&mut self) -> Option<(u64, OtherFailure)> {
        self.skipped.take()
    }

    /// Returns the last record. If it is the only one, it reports the whole list.
    pub(super) fn end(self) -> Option<(u64, Option<ResponseHead>, OtherFailure)> {
        let (line, items) = self.skipped?;
        Some(if self.is_reported {
            (line, None, items)
        } else {
            (self.line, self.head, items)
        })
    }
}
