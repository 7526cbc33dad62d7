//! Text between documents: reports of the nullspace CLI, HTML pages, and anything else.

use super::Assembler;
use crate::extract::cli_report::TextLine;
use crate::extract::client::labels;
use crate::extract::record::{Content, Record};
use crate::extract::text::Text;

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
