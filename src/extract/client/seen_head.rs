//! The headers of a response as a client printed them.

use super::markers::Marker;
use crate::response::{ResponseHead, split_header};

/// The status line and headers of a response as a client printed them.
#[derive(Clone, Debug)]
pub(crate) struct SeenHead {
    /// The line where it begins, counted from 1.
    pub(crate) line: u64,
    pub(crate) head: ResponseHead,
    pub(crate) marker: Marker,
    /// Whether the body is chunked. Some clients leave the sizes of the chunks in it.
    pub(crate) is_chunked: bool,
    /// Whether the body is compressed. Some clients decompress it.
    pub(crate) is_compressed: bool,
}

impl SeenHead {
    pub(crate) fn new(line: u64, head: ResponseHead, marker: Marker) -> Self {
        Self {
            line,
            head,
            marker,
            is_chunked: false,
            is_compressed: false,
        }
    }

    /// Adds a header line.
    pub(super) fn add_header(&mut self, line: &[u8]) {
        self.head.add_header(line);
        let name = split_header(line).map(|(name, _)| name).unwrap_or_default();
        self.is_chunked |= name.eq_ignore_ascii_case(b"transfer-encoding");
        self.is_compressed |= name.eq_ignore_ascii_case(b"content-encoding");
    }

    /// Returns the length of the body, if the headers announce it for the body as clients print it.
    /// A document is only a part of a stream of events.
    pub(crate) fn body_length(&self) -> Option<u64> {
        let is_other = self.is_chunked || self.is_compressed || self.head.is_event_stream();
        self.head.content_length().filter(|_| !is_other)
    }

    /// Whether the response has no body, so that what follows is not its body.
    pub(crate) fn has_no_body(&self) -> bool {
        self.head.forbids_body() || self.body_length() == Some(0)
    }

    /// Whether the response has a body that a client may print after other headers. It does not
    /// print those of redirects and of a proxy's response to CONNECT.
    pub(crate) fn may_have_body(&self) -> bool {
        let announces_body = || {
            self.head.content_length().is_some() || self.is_chunked || self.head.has_content_type()
        };
        match self.head.status() {
            _ if self.has_no_body() => false,
            Some(200..=299) => announces_body(),
            Some(407) => false,
            _ => self.head.is_failure(),
        }
    }
}
