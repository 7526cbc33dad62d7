//! The headers of a response as a client printed them.

use super::markers::Marker;
use crate::response::ResponseHead;

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
        self.is_chunked |= is_named(line, b"transfer-encoding:");
        self.is_compressed |= is_named(line, b"content-encoding:");
    }
}

/// Whether a header has this name, given in lower case with its colon.
pub(super) fn is_named(line: &[u8], name: &[u8]) -> bool {
    line.get(..name.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(name))
}
