//! Streams of server-sent events.

use crate::response::ResponseHead;
use crate::table::{Fact, Table, fact};

/// The fields of an event besides `data`. A comment has an empty name.
static FIELDS: Table<Fact<&str>> = Table::new(&[
    fact("", ": ping"),
    fact("event", "event: build_log"),
    fact("id", "id: 7"),
    fact("retry", "retry: 3000"),
]);

/// What the first line of an event begins with.
const EVENT: &[u8] = b"event: ";

/// Whether a line may begin a stream without headers.
pub(super) fn may_begin(line: &[u8]) -> bool {
    line.starts_with(EVENT)
}

/// Recognizes the lines of a stream of events. Clients print them unchanged.
#[derive(Debug, Default)]
pub(super) struct EventStream {
    /// Whether the next lines may belong to events.
    is_open: bool,
}

/// What a line is in a stream of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EventLine {
    /// A field or comment without a body.
    Field,
    /// Text that is the data of an event.
    Data,
    Other,
}

impl EventStream {
    /// Notes that a response with these headers begins.
    pub(super) fn begin_response(&mut self, head: &ResponseHead) {
        self.is_open = head.is_event_stream();
    }

    /// Notes a document after this prefix. Returns whether it ends a stream.
    pub(super) fn begin_document(&mut self, prefix: &[u8]) -> bool {
        let is_event = prefix.starts_with(b"data:");
        std::mem::replace(&mut self.is_open, is_event) && !is_event
    }

    /// Reads a line. The name of an event begins a stream even without headers.
    pub(super) fn read_line(&mut self, line: &[u8]) -> EventLine {
        self.is_open |= may_begin(line);
        if !self.is_open {
            return EventLine::Other;
        }
        match name(line) {
            Some(b"data") => EventLine::Data,
            Some(name) if FIELDS.contains(name) => EventLine::Field,
            _ => EventLine::Other,
        }
    }

    /// Whether no stream is open.
    pub(super) fn is_idle(&self) -> bool {
        !self.is_open
    }

    /// Ends a stream. Returns whether one was open.
    pub(super) fn end(&mut self) -> bool {
        std::mem::take(&mut self.is_open)
    }
}

/// Returns what precedes the first colon of a line.
fn name(line: &[u8]) -> Option<&[u8]> {
    let colon = memchr::memchr(b':', line.get(..8).unwrap_or(line))?;
    line.get(..colon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_field_is_needed() {
        assert_each_row_is_needed("fields of events", &FIELDS, |field| {
            let mut stream = EventStream { is_open: true };
            stream.read_line(field.example().as_bytes()) == EventLine::Field
        });
    }

    #[test]
    fn fields_count_only_in_a_stream() {
        let mut stream = EventStream::default();
        assert_eq!(stream.read_line(b"id: 7"), EventLine::Other);
        assert!(!stream.begin_document(b"data: "));
        assert_eq!(stream.read_line(b"id: 7"), EventLine::Field);
        assert_eq!(stream.read_line(b"data: [DONE]"), EventLine::Data);
        assert_eq!(stream.read_line(b"identity: 7"), EventLine::Other);
        assert!(stream.begin_document(b"body: "));
        assert!(!stream.end());
        assert_eq!(stream.read_line(b"event: error"), EventLine::Field);
        assert!(stream.end());
    }
}
