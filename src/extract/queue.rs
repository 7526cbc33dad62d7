//! Records that were read and not returned yet.

use std::collections::VecDeque;

use super::record::{Content, Record};
use super::skipped::Skipped;
use crate::response::ResponseHead;

/// Records in the order of the input, except that a success follows the other records of its
/// response: one of them may be an error response, as at the end of a stream.
#[derive(Debug, Default)]
pub(super) struct Queue {
    ready: VecDeque<Entry>,
    /// A success whose body may continue with an error response, as the log of a template build does.
    success: Option<Record>,
    /// How many records are provisional.
    provisional: usize,
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
        let is_next = self.ready.front().is_some_and(|next| !next.is_provisional);
        let next = is_next.then(|| self.ready.pop_front()).flatten();
        next.map(|entry| entry.record)
    }

    /// Adds a record.
    pub(super) fn push(&mut self, mut record: Record) {
        match (&record.content, &record.head) {
            (Content::Success(Skipped::Json | Skipped::Text), _) => {
                self.end_response();
                self.success = Some(record);
                return;
            }
            // It is in the body of the success.
            (Content::ErrorResponse(response), None) => {
                if let Some(mut success) = self.success.take() {
                    // The headers of a stream belong to each of its events.
                    let is_event = response.ends_stream();
                    let is_stream = |head: &mut ResponseHead| is_event && head.is_event_stream();
                    record.head = success.head.take_if(is_stream);
                    self.ready.push_back(success.without_head().into());
                }
            }
            // It may be part of the body.
            (Content::Skipped(_), None) => {}
            _ => self.end_response(),
        }
        self.ready.push_back(record.into());
    }

    /// Adds a record that is returned after [`Queue::confirm`], unless it is withdrawn before.
    pub(super) fn push_provisional(&mut self, record: Record) {
        self.end_response();
        self.provisional += 1;
        self.ready.push_back(Entry {
            record,
            is_provisional: true,
        });
    }

    /// Removes the provisional record that begins at this line.
    pub(super) fn withdraw(&mut self, line: u64) {
        if self.provisional > 0 {
            let before = self.ready.len();
            self.ready
                .retain(|entry| !(entry.is_provisional && entry.record.line == line));
            self.provisional -= before - self.ready.len();
        }
    }

    /// Confirms the provisional records.
    pub(super) fn confirm(&mut self) {
        if std::mem::take(&mut self.provisional) > 0 {
            for entry in &mut self.ready {
                entry.is_provisional = false;
            }
        }
    }

    /// Ends a response: what follows is not part of its body.
    pub(super) fn end_response(&mut self) {
        self.ready.extend(self.success.take().map(Entry::from));
    }
}
