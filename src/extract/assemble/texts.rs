//! Text between documents: reports of the nullspace CLI, HTML pages, and anything else.

use super::Assembler;
use crate::extract::cli_report::TextLine;
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

    pub(super) fn push_text(&mut self, text_line: Option<TextLine>) {
        match text_line {
            Some(TextLine::Other(line, bytes)) => {
                let head = self.pairing.head();
                let text = self
                    .text
                    .get_or_insert_with(|| Text::new(line, &bytes, head));
                if text.push(&bytes) {
                    self.skip_text();
                }
            }
            Some(TextLine::Report(line, response)) => {
                self.skip_text();
                // The CLI prints no headers, so the pending ones belong to another response.
                self.end_response();
                self.queue
                    .push(Record::new(line, None, Content::ErrorResponse(response)));
            }
            None => {}
        }
    }

    pub(super) fn end_text(&mut self) {
        let text_line = self.reports.end();
        self.push_text(text_line);
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
