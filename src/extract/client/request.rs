//! The header section of a request, and its body.

use super::markers::Marker;
use crate::response::{RequestLine, split_header};

/// The header section of a request so far.
#[derive(Debug)]
pub(super) struct RequestSection {
    pub(super) marker: Marker,
    has_headers: bool,
    has_body: bool,
    /// Whether the body is one JSON document.
    is_json: bool,
}

impl RequestSection {
    pub(super) fn new(request: &RequestLine, marker: Marker) -> Self {
        Self {
            marker,
            has_headers: false,
            has_body: request.takes_body(),
            is_json: false,
        }
    }

    pub(super) fn add_header(&mut self, line: &[u8]) {
        self.has_headers = true;
        let Some((name, value)) = split_header(line) else {
            return;
        };
        if name.eq_ignore_ascii_case(b"content-length") {
            self.has_body = value != b"0";
        } else if name.eq_ignore_ascii_case(b"content-type") {
            self.has_body = true;
            self.is_json = value.starts_with(b"application/json");
        }
    }

    /// Returns the body after the empty line that ends the section. A request line alone is a
    /// caption, not what a client sent.
    pub(super) fn into_body(self) -> Option<RequestBody> {
        let is_caption = self.marker == Marker::Plain && !self.has_headers;
        (self.has_body && !is_caption).then_some(RequestBody {
            marker: self.marker,
            is_json: self.is_json,
            has_begun: false,
        })
    }
}

/// The body of a request, which ends with an empty line if not before.
#[derive(Debug)]
pub(super) struct RequestBody {
    marker: Marker,
    is_json: bool,
    has_begun: bool,
}

impl RequestBody {
    /// Whether a document after this prefix belongs to the body. Clients that mark the headers of a
    /// request also mark its body, or do not print it.
    pub(super) fn contains(&self, prefix: &[u8]) -> bool {
        let is_form = || prefix.ends_with(b"=") && !prefix.iter().any(u8::is_ascii_whitespace);
        match self.marker {
            Marker::Plain => prefix.trim_ascii().is_empty() || is_form(),
            marker => marker.strip(prefix).is_some(),
        }
    }

    /// Returns the rest of the body after a document.
    pub(super) fn after_document(self) -> Option<Self> {
        let may_go_on = !self.is_json || self.marker != Marker::Plain;
        may_go_on.then_some(Self {
            has_begun: true,
            ..self
        })
    }

    /// Reads a line of the body. Returns whether it is the empty one that ends it.
    pub(super) fn ends_with(&mut self, line: &[u8]) -> bool {
        let is_empty = line.trim_ascii().is_empty();
        let is_end = is_empty && self.has_begun;
        self.has_begun |= !is_empty;
        is_end
    }
}
