//! Headers that a program printed as a dictionary, with or without the status beside it.

use super::Assembler;
use crate::extract::client::logged_status;
use crate::extract::client::markers::Marker;
use crate::extract::client::seen_head::SeenHead;
use crate::extract::json::nested::Matches;
use crate::extract::json::printed_headers::{self, Header};
use crate::extract::scan::{DocumentFrame, Prefix};
use crate::extract::skipped::Skipped;
use crate::response::ResponseHead;

/// The longest line that is only a status, in bytes, such as `<Response [429 Too Many Requests]>`.
const LONGEST_STATUS: usize = 64;

/// How many lines below a dictionary of headers the body begins at most: an empty line may be in
/// between.
const MAX_DISTANCE: u64 = 2;

/// Headers without a status. Their body may be the next document.
#[derive(Debug)]
pub(super) struct PrintedHeaders {
    /// The line where they begin, counted from 1.
    first: u64,
    /// The line where they end.
    last: u64,
    headers: Vec<Header>,
    /// Whether they may belong to the response before them.
    is_after_response: bool,
    /// Whether they are a document, and not a part of a text line.
    is_document: bool,
}

/// What the text line directly above a document says.
#[derive(Debug)]
pub(super) struct Above {
    line: u64,
    pub(super) status: Option<u16>,
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
        (status.is_some() || !headers.is_empty()).then_some(Self {
            line,
            status,
            headers,
        })
    }
}

impl Assembler {
    /// Reads headers in the text line above a document.
    pub(super) fn read_headers_above(&mut self, above: Above) {
        let is_free = self.pairing.head().is_none() && self.list.is_none();
        if above.headers.is_empty() || !is_free {
            return;
        }
        let is_after_response = self.follows_response(above.line);
        match above.status {
            Some(_) if is_after_response => {}
            Some(status) => self.push_printed(above.line, status, &above.headers),
            None => {
                self.printed = Some(PrintedHeaders {
                    first: above.line,
                    last: above.line,
                    headers: above.headers,
                    is_after_response,
                    is_document: false,
                });
            }
        }
    }

    /// Reads a document that may be a dictionary of headers. Returns whether it is one. `status` is
    /// the one in the line above.
    pub(super) fn read_printed_headers(
        &mut self,
        document: &DocumentFrame,
        status: Option<u16>,
    ) -> bool {
        let is_free = self.pairing.head().is_none() && self.list.is_none();
        if !is_free {
            return false;
        }
        let headers = printed_headers::in_document(&document.bytes);
        if headers.is_empty() {
            return false;
        }
        let prefix = &document.prefix;
        let in_prefix = prefix.status.filter(|_| prefix.is_first);
        let is_after_response = self.follows_response(document.line);
        match in_prefix.or(status) {
            Some(_) if is_after_response => return false,
            Some(status) => self.push_printed(document.line, status, &headers),
            None => {
                self.printed = Some(PrintedHeaders {
                    first: document.line,
                    last: document.last_line(),
                    headers,
                    is_after_response,
                    is_document: true,
                });
            }
        }
        true
    }

    /// Takes the headers that were printed directly before a document.
    pub(super) fn take_printed(&mut self, document: &DocumentFrame) -> Option<PrintedHeaders> {
        let prefix = &document.prefix;
        let is_beside = |printed: &PrintedHeaders| {
            let has_status = prefix.status.is_some() && printed.last == document.line;
            let is_near = document.line <= printed.last + MAX_DISTANCE;
            is_near && !document.is_item && (has_status || !prefix.is_text)
        };
        let printed = self.printed.take()?;
        if is_beside(&printed) {
            return Some(printed);
        }
        self.skip_printed(Some(printed));
        None
    }

    /// Emits a dictionary of headers that does not belong to a response.
    pub(super) fn skip_printed(&mut self, printed: Option<PrintedHeaders>) {
        if let Some(printed) = printed.filter(|printed| printed.is_document) {
            self.skip(printed.first, Skipped::Json);
        }
    }

    /// Adds the status and the headers that precede error responses to them.
    pub(super) fn add_head_beside(
        &mut self,
        matches: &mut Matches,
        prefix: &Prefix,
        printed: Option<PrintedHeaders>,
    ) {
        let status = prefix
            .status
            .filter(|_| prefix.is_first || printed.is_some());
        let status = status.and_then(|status| ResponseHead::new(status).ok());
        let Some(only) = matches.only() else {
            return self.skip_printed(printed);
        };
        let id = only.response.request_id();
        let is_of_response = |printed: &PrintedHeaders| {
            let head = with_headers(ResponseHead::without_status(), &printed.headers);
            let is_same = id.is_some() && head.request_id() == id;
            is_same || (!printed.is_after_response && head.may_belong_to(id))
        };
        let head = match printed {
            Some(printed) if is_of_response(&printed) => {
                let head = status.unwrap_or_else(ResponseHead::without_status);
                Some(with_headers(head, &printed.headers))
            }
            other => {
                self.skip_printed(other);
                status
            }
        };
        only.head = only.head.take().or(head);
    }

    /// Notes where an error response ends.
    pub(super) fn note_response(&mut self, document: &DocumentFrame) {
        self.response_end = Some(document.last_line());
    }

    /// Whether headers on this line may belong to the response before them.
    fn follows_response(&self, line: u64) -> bool {
        self.response_end
            .is_some_and(|end| line <= end + MAX_DISTANCE)
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
