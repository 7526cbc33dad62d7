//! Headers that a program printed as a dictionary, with the status beside it.

use super::Assembler;
use crate::extract::client::logged_status;
use crate::extract::client::markers::Marker;
use crate::extract::client::seen_head::SeenHead;
use crate::extract::json::printed_headers::{self, Header};
use crate::extract::scan::{DocumentFrame, Prefix};
use crate::response::ResponseHead;

/// The longest line that is only a status, in bytes, such as `<Response [429 Too Many Requests]>`.
const LONGEST_STATUS: usize = 64;

/// Headers whose status may follow.
#[derive(Debug)]
pub(super) struct PrintedHeaders {
    /// The line where they end, counted from 1.
    last: u64,
    headers: Vec<Header>,
}

/// What the text line directly above a document says.
#[derive(Debug)]
pub(super) struct Above {
    line: u64,
    status: u16,
    headers: Vec<Header>,
}

impl Above {
    /// Reads the line above. Without headers, it may have nothing but the status.
    pub(super) fn from_text(line: u64, text: &[u8]) -> Option<Self> {
        let headers = printed_headers::in_text(text);
        let is_short = text.len() <= LONGEST_STATUS;
        let status = if headers.is_empty() && !is_short {
            None
        } else {
            logged_status::in_text(text).or_else(|| logged_status::alone(text))
        };
        Some(Self {
            line,
            status: status?,
            headers,
        })
    }
}

impl Assembler {
    /// Reads headers in the text line above a document, together with the status.
    pub(super) fn read_headers_above(&mut self, above: &Above) {
        let is_free = self.pairing.head().is_none() && self.list.is_none();
        if !above.headers.is_empty() && is_free && !self.follows_response(above.line) {
            self.push_printed(above.line, above.status, &above.headers);
        }
    }

    /// Reads a document that may be a dictionary of headers. Returns whether it begins a response.
    pub(super) fn read_printed_headers(
        &mut self,
        line: u64,
        document: &DocumentFrame,
        above: Option<&Above>,
    ) -> bool {
        let is_free = self.pairing.head().is_none() && self.list.is_none();
        if !is_free || self.follows_response(line) {
            return false;
        }
        let headers = printed_headers::in_document(&document.bytes);
        if headers.is_empty() {
            return false;
        }
        let prefix = &document.prefix;
        let in_prefix = prefix.status.filter(|_| prefix.is_first);
        let status = in_prefix.or_else(|| above.map(|above| above.status));
        if let Some(status) = status {
            self.push_printed(line, status, &headers);
        } else {
            let last = line + document.line_breaks();
            self.printed = Some(PrintedHeaders { last, headers });
        }
        status.is_some()
    }

    /// Returns the status that the text before an error response names, with the headers that precede
    /// it on the line.
    pub(super) fn head_beside(&mut self, line: u64, prefix: &Prefix) -> Option<ResponseHead> {
        let printed = self.printed.take().filter(|printed| printed.last == line);
        let head = ResponseHead::new(prefix.status?).ok()?;
        match printed {
            Some(printed) => Some(with_headers(head, &printed.headers)),
            None => prefix.is_first.then_some(head),
        }
    }

    /// Notes where an error response ends.
    pub(super) fn note_response(&mut self, line: u64, document: &DocumentFrame) {
        self.response_end = Some(line + document.line_breaks());
    }

    /// Whether headers on this line may belong to the response before them.
    fn follows_response(&self, line: u64) -> bool {
        self.response_end.is_some_and(|end| line <= end + 2)
    }

    fn push_printed(&mut self, line: u64, status: u16, headers: &[Header]) {
        let Ok(head) = ResponseHead::new(status) else {
            return;
        };
        let head = with_headers(head, headers);
        self.push_seen_head(SeenHead::new(line, head, Marker::Plain));
    }
}

fn with_headers(head: ResponseHead, headers: &[Header]) -> ResponseHead {
    headers.iter().fold(head, |head, header| {
        head.with_header(&header.name, &header.value)
    })
}
