//! Records that were read and not returned yet.

use std::collections::VecDeque;

use super::record::{Content, Record};
use super::skipped::Skipped;
use crate::response::ResponseHead;

/// Records in the order of the input, except that a success follows the other records of its
/// response: one of them may be an error response, as at the end of a stream.
#[derive(Debug, Default)]
pub(super) struct Queue {
    ready: VecDeque<Record>,
    /// A success whose body may continue with an error response, as the log of a template build does.
    success: Option<Record>,
}

impl Queue {
    /// Returns the next record.
    pub(super) fn pop(&mut self) -> Option<Record> {
        self.ready.pop_front()
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
                    self.ready.push_back(success.without_head());
                }
            }
            // It may be part of the body.
            (Content::Skipped(_), None) => {}
            _ => self.end_response(),
        }
        self.ready.push_back(record);
    }

    /// Ends a response: what follows is not part of its body.
    pub(super) fn end_response(&mut self) {
        self.ready.extend(self.success.take());
    }
}
