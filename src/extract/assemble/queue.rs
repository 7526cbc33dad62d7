//! Records that were read and not returned yet.

use std::collections::VecDeque;

use crate::extract::client::postscript::Postscript;
use crate::extract::record::{Content, Record};
use crate::extract::skipped::Skipped;
use crate::response::ResponseHead;

/// Records in the order of the input, except that a success or a stream of events follows the other
/// records of its response: one of them may be an error response, as at the end of a stream.
#[derive(Debug, Default)]
pub(super) struct Queue {
    ready: VecDeque<Entry>,
    /// A response whose body may continue with an error response, as the log of a template build does.
    response: Option<Record>,
    /// The headers of a stream with an error response. They belong to each of its events.
    stream: Option<ResponseHead>,
    /// Whether the last record waits for the text after it, which may have its request ID.
    is_last_open: bool,
}

#[derive(Debug)]
struct Entry {
    record: Record,
    /// Whether the record may be withdrawn. Until that is decided, the following ones wait.
    is_provisional: bool,
}

impl From<Record> for Entry {
    fn from(record: Record) -> Self {
        Self {
            record,
            is_provisional: false,
        }
    }
}

impl Queue {
    /// Returns the next record.
    pub(super) fn pop(&mut self) -> Option<Record> {
        let waits = self.is_last_open && self.ready.len() == 1;
        let is_next = self.ready.front().is_some_and(|next| !next.is_provisional) && !waits;
        let next = is_next.then(|| self.ready.pop_front()).flatten();
        next.map(|entry| entry.record)
    }

    /// Adds a record.
    pub(super) fn push(&mut self, record: Record) {
        if may_continue(&record) {
            self.end_response();
            self.response = Some(record);
            return;
        }
        match (&record.content, &record.head) {
            (Content::ErrorResponse(_), None) => self.begin_errors(),
            // It may be part of the body.
            (Content::Skipped(_), None) => {}
            _ => {
                self.end_response();
                let head = record.head.as_ref();
                self.stream = head.filter(|head| head.is_event_stream()).cloned();
            }
        }
        self.ready.push_back(record.into());
    }

    /// Adds an error response that is a whole document. It may be an event of a stream.
    pub(super) fn push_error(&mut self, mut record: Record) {
        if record.head.is_none() && record.doubtful_head.is_none() {
            self.begin_errors();
            record.head.clone_from(&self.stream);
            self.ready.push_back(record.into());
        } else {
            self.push(record);
        }
    }

    /// Keeps the record that was added last until the text after it is known, if it is an error
    /// response without a request ID.
    pub(super) fn wait_for_id(&mut self) {
        let last = self.ready.back().map(|entry| &entry.record);
        self.is_last_open = last.is_some_and(needs_id);
    }

    /// Releases the record that waits. Adds what the text after it says about its response.
    pub(super) fn release(&mut self, postscript: Option<&Postscript>) {
        let waits = std::mem::take(&mut self.is_last_open);
        let last = self.ready.back_mut().filter(|_| waits);
        if let (Some(entry), Some(postscript)) = (last, postscript) {
            let head = &mut entry.record.head;
            let completed = postscript.complete(head.as_ref());
            *head = completed.or_else(|| head.take());
        }
    }

    /// Called before an error response in the body of a response.
    fn begin_errors(&mut self) {
        if let Some(mut response) = self.response.take() {
            self.stream = response.head.take_if(|head| head.is_event_stream());
            self.ready.push_back(response.without_head().into());
        }
    }

    /// Adds a record that is returned after [`Queue::confirm`], unless it is withdrawn before.
    pub(super) fn push_provisional(&mut self, record: Record) {
        self.end_response();
        self.ready.push_back(Entry {
            record,
            is_provisional: true,
        });
    }

    /// Removes the provisional record that begins at this line.
    pub(super) fn withdraw(&mut self, line: u64) {
        self.ready
            .retain(|entry| !(entry.is_provisional && entry.record.line == line));
    }

    /// Confirms the provisional records.
    pub(super) fn confirm(&mut self) {
        for entry in &mut self.ready {
            entry.is_provisional = false;
        }
    }

    /// Ends a response: what follows is not part of its body.
    pub(super) fn end_response(&mut self) {
        self.ready.extend(self.response.take().map(Entry::from));
        self.stream = None;
    }
}

/// Whether a record is an error response without a request ID.
fn needs_id(record: &Record) -> bool {
    let in_head = record.head.as_ref().and_then(ResponseHead::request_id);
    let in_body = match &record.content {
        Content::ErrorResponse(response) => response.request_id(),
        _ => return false,
    };
    in_head.is_none() && in_body.is_none() && record.doubtful_head.is_none()
}

/// Whether the body of a response may continue with an error response.
fn may_continue(record: &Record) -> bool {
    let is_stream = || {
        record
            .head
            .as_ref()
            .is_some_and(ResponseHead::is_event_stream)
    };
    let body = match &record.content {
        Content::Success(body) => *body,
        Content::OtherFailure(failure) if is_stream() => failure.body,
        _ => return false,
    };
    matches!(body, Skipped::Json | Skipped::Text)
}
