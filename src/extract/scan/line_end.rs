//! Ends lines: shows them to the context, and emits their text if it is unrecognized.

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
        let text = read_line(&mut self.context, &self.line);
        let (line, start) = (self.line.number, self.line.offset);
        self.line.restart(number, offset);
        self.end_classified(line, start, text);
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
            let text = read_line(&mut self.context, line);
            self.end_classified(line.number, line.offset, text);
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
        let next = self.input.position().line;
        self.line.restart(next, self.input.consumed());
        self.end_classified(number, offset, text);
        true
    }

    /// Emits what the context found in a line, and its text if it is unrecognized.
    fn end_classified(&mut self, number: u64, offset: u64, text: Option<Vec<u8>>) {
        self.collect_found();
        if let Some(text) = text.filter(|text| !self.recovery.is_rest(offset, text)) {
            self.ready.push_back(Frame::Text(number, text));
        }
        self.begin_body(number);
    }

    /// Emits what the context found. An unreadable document ends where the next request or response
    /// begins.
    pub(super) fn collect_found(&mut self) {
        while let Some(found) = self.context.next_found() {
            if C::ends_body(&found) {
                self.recovery.end(self.input.consumed());
            }
            self.ready.push_back(Frame::Found(found));
        }
    }
}

/// Shows a line to the context. Returns its text if it is unrecognized.
fn read_line<C: Context>(context: &mut C, line: &Line) -> Option<Vec<u8>> {
    let visible = line.visible::<C>();
    if !line.has_document {
        let is_text = context.read_line(line.number, &visible);
        return is_text.then(|| visible.into_owned());
    }
    if !visible.trim_ascii().is_empty() {
        context.read_rest(line.number, &visible);
    }
    None
}
