//! Text between documents: reports of the nullspace CLI, HTML pages, and anything else.

use super::Assembler;
use crate::extract::cli_report::TextLine;
use crate::extract::client::labels;
use crate::extract::record::{Content, OtherFailure, Record};
use crate::extract::skipped::Skipped;
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

impl Assembler {
    /// Whether the next line belongs to the body of a response. The CLI prints no bodies, so it is
    /// not part of a report. A success without a Content-Length may have no body in the input.
    pub(super) fn is_in_body(&self) -> bool {
        self.pairing.head().is_some_and(|head| {
            let is_announced = match &self.text {
                Some(text) => text.may_go_on(),
                None => head.content_length() != Some(0),
            };
            is_announced && (head.is_failure() || head.content_length().is_some())
        })
    }

    /// Whether a line is between headers and their body, and only labels it.
    pub(super) fn is_label_of_body(&self, line: &[u8]) -> bool {
        let has_head = self.pairing.head().is_some() || self.printed.is_some();
        self.text.is_none() && has_head && labels::is_label_line(line)
    }

    /// Adds the lines and reports that are complete.
    pub(super) fn push_texts(&mut self) {
        while let Some(text_line) = self.reports.next_line() {
            self.push_text(text_line);
        }
    }

    pub(super) fn push_text(&mut self, text_line: TextLine) {
        match text_line {
            TextLine::Other(line, bytes) => {
                let head = self.pairing.head();
                let text = self
                    .text
                    .get_or_insert_with(|| Text::new(line, &bytes, head));
                if text.push(&bytes) {
                    self.skip_text();
                }
            }
            TextLine::Report(line, response) => {
                self.skip_text();
                // The CLI prints no headers, so the pending ones belong to another response.
                self.end_response();
                self.queue
                    .push(Record::new(line, None, Content::ErrorResponse(response)));
            }
        }
    }

    /// Ends the report that a line may belong to, and adds its lines to the text.
    pub(super) fn end_report(&mut self) {
        self.reports.end();
        self.push_texts();
    }

    pub(super) fn end_text(&mut self) {
        self.end_report();
        self.skip_text();
    }

    /// Emits the text so far.
    pub(super) fn skip_text(&mut self) {
        if let Some(text) = self.text.take() {
            let lines = text.lines;
            let (line, head) = self.claim_head(text.line);
            let record = Record::of_other(line, head, text.into());
            self.queue.push(Record { lines, ..record });
        }
    }
}

/// Whether a line is the last one of an HTML page.
fn ends_page(line: &[u8]) -> bool {
    let line = line.to_ascii_lowercase();
    memchr::memmem::find(&line, b"</html>").is_some()
}
