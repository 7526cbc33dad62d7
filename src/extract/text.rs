//! Runs of text between documents.

use super::record::OtherFailure;
use super::skipped::Skipped;
use crate::response::ResponseHead;
use crate::response::other_message::{self, MAX_MESSAGE};

/// How many lines of a text are its message, at most.
const MAX_LINES: u64 = 10;

/// The text or page that is being read.
#[derive(Debug)]
pub(super) struct Text {
    /// The line where it begins, counted from 1.
    pub(super) line: u64,
    /// What it is.
    pub(super) skipped: Skipped,
    /// How many lines it has so far.
    pub(super) lines: u64,
    /// The first lines, if they are the message of a failed response.
    message: Option<Vec<u8>>,
    /// How many bytes of the body are left, at most.
    bytes_left: u64,
}

impl Text {
    /// Starts with a line that is added later. The text is the body of the response with these
    /// headers.
    pub(super) fn new(line: u64, first: &[u8], head: Option<&ResponseHead>) -> Self {
        let skipped = Skipped::from_text(first);
        let is_failure = head.is_some_and(ResponseHead::is_failure);
        let has_message = is_failure && skipped == Skipped::Text;
        Self {
            line,
            skipped,
            lines: 0,
            message: has_message.then(Vec::new),
            bytes_left: head
                .and_then(ResponseHead::content_length)
                .unwrap_or(u64::MAX),
        }
    }

    /// Returns whether the next line may be part of the body.
    pub(super) fn may_go_on(&self) -> bool {
        self.bytes_left > 0
    }

    /// Adds a line. Returns whether it is the last one of an HTML page.
    pub(super) fn push(&mut self, line: &[u8]) -> bool {
        // Each line may have had another byte, a carriage return.
        let is_in_body = self.bytes_left > self.lines;
        self.lines += 1;
        if let Some(message) = &mut self.message {
            if self.lines <= MAX_LINES && message.len() < MAX_MESSAGE && is_in_body {
                message.extend_from_slice(line.trim_ascii_end());
                message.push(b'\n');
            }
        }
        self.bytes_left = self.bytes_left.saturating_sub(line.len() as u64 + 1);
        self.skipped == Skipped::Html && ends_page(line)
    }
}

impl From<Text> for OtherFailure {
    fn from(text: Text) -> Self {
        let message = text.message.as_deref();
        Self {
            body: text.skipped,
            message: message.and_then(other_message::in_text),
        }
    }
}

/// Whether a line is the last one of an HTML page.
fn ends_page(line: &[u8]) -> bool {
    let line = line.to_ascii_lowercase();
    memchr::memmem::find(&line, b"</html>").is_some()
}
