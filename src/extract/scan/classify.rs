//! Classifies lines without a document, and what remains of the other lines.

use std::io::Read;

use super::line::{self, Line, MAX_LINE};
use super::{Context, Frame, Scanner};

impl<R: Read, C: Context> Scanner<R, C> {
    /// Classifies the line that ends here.
    pub(super) fn end_line(&mut self) {
        let (number, offset) = (self.input.position().line, self.input.consumed());
        if self.line.has_document && self.line.bytes().is_empty() {
            self.line.restart(number, offset);
            return;
        }
        self.line.trim_returns();
        self.end_returned_lines();
        let next = Line::new(number, offset);
        let line = std::mem::replace(&mut self.line, next);
        self.classify(&line);
        self.line.reuse(line);
    }

    /// Classifies the lines that carriage returns end. A line feed does not follow the last of them.
    pub(super) fn end_returned_lines(&mut self) {
        if !self.line.has_return() {
            return;
        }
        let next = Line::new(self.line.number, self.line.offset);
        let line = std::mem::replace(&mut self.line, next);
        let (lines, rest) = line.split_at_returns::<C>();
        self.line = rest;
        for line in &lines {
            self.classify(line);
        }
    }

    /// Reads a line of `length` bytes that is buffered as a whole and has no document. Returns `false`
    /// if its text may differ from its bytes.
    pub(super) fn read_whole_line(&mut self, length: usize) -> bool {
        let line = line::without_returns(self.input.buffered(..length));
        if length > MAX_LINE || !C::is_visible(line) {
            return false;
        }
        let (number, offset) = (self.line.number, self.input.consumed());
        let text = self.context.read_line(number, line).then(|| line.to_vec());
        self.consume(length + 1);
        self.line.restart(number + 1, self.input.consumed());
        self.end_classified(number, offset, text);
        true
    }

    fn classify(&mut self, line: &Line) {
        let visible = line.visible::<C>();
        if line.has_document && visible.trim_ascii().is_empty() {
            return;
        }
        let is_text = if line.has_document {
            self.context.read_rest(line.number, &visible);
            false
        } else {
            self.context.read_line(line.number, &visible)
        };
        let text = is_text.then(|| visible.into_owned());
        self.end_classified(line.number, line.offset, text);
    }

    /// Emits what the context found in a line, and its text if it is unrecognized.
    fn end_classified(&mut self, number: u64, offset: u64, text: Option<Vec<u8>>) {
        self.collect_found();
        if let Some(text) = text.filter(|text| !self.recovery.is_rest(offset, text)) {
            self.ready.push_back((number, Frame::Text(text)));
        }
        self.begin_body(number);
    }

    /// Emits what the context found. An unreadable document ends where the next request or response
    /// begins.
    pub(super) fn collect_found(&mut self) {
        while let Some((line, found)) = self.context.next_found() {
            if C::ends_body(&found) {
                self.recovery.end(self.input.consumed());
            }
            self.ready.push_back((line, Frame::Found(found)));
        }
    }
}
