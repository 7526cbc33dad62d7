//! Emits documents, with what they are part of and what precedes them.

use std::io::Read;

use super::boundary::DocumentScanner;
use super::{Context, DocumentFrame, Frame, Prefix, Role, Scanner};
use crate::extract::skipped::Skipped;

impl<R: Read, C: Context> Scanner<R, C> {
    /// Emits the document that ends after `length` bytes.
    pub(super) fn push_document(
        &mut self,
        document: &DocumentScanner,
        length: usize,
        role: Role,
        is_item: bool,
        prefix: Prefix,
    ) {
        let start = if is_item { document.item_start() } else { 0 };
        let position = self.input.position_ahead(start);
        let frame = DocumentFrame {
            bytes: self.input.buffered(start..length).to_vec(),
            line: position.line,
            column: position.column,
            has_color: document.has_color(),
            is_item,
            prefix,
            role,
        };
        self.push_frame(frame, document.is_too_deep());
        self.end_document(length);
    }

    /// Emits a document, or reports that it nests too deep.
    pub(super) fn push_frame(&mut self, document: DocumentFrame, is_too_deep: bool) {
        // Only error responses matter inside a document that was already reported.
        if (is_too_deep || document.role == Role::Request) && self.is_reported() {
            return;
        }
        let frame = if is_too_deep {
            Frame::Unreadable(document.line, Skipped::TooDeep)
        } else {
            Frame::Document(document)
        };
        self.ready.push_back(frame);
    }

    /// Notes that a document begins here. Returns what it is part of, and what precedes it on its
    /// line.
    pub(super) fn begin_document(&mut self) -> (Role, Prefix) {
        self.line.note_visible::<C>();
        let prefix = self.line.visible::<C>();
        let is_text = self.context.is_text(&prefix);
        let status = is_text.then(|| C::status(&prefix)).flatten();
        let is_first = !self.line.has_document;
        let role = self.end_prefix();
        let prefix = Prefix {
            is_text,
            time: self.line.time::<C>(),
            status,
            is_first,
        };
        (role, prefix)
    }

    /// Notes that a document begins here which cannot be read.
    pub(super) fn begin_unreadable(&mut self) {
        self.end_prefix();
    }

    /// Ends the line up to a document that begins here. Returns what the document is part of.
    fn end_prefix(&mut self) -> Role {
        self.line.note_visible::<C>();
        let role = self.role();
        let prefix = self.line.visible::<C>();
        self.context.begin_document(&prefix);
        self.collect_found();
        self.recovery.end_rest();
        // The JSON may be part of a script in an HTML page. The page is reported, too.
        let text = self.line.bytes().trim_ascii_start();
        if text.starts_with(b"<") && Skipped::from_text(text) == Skipped::Html {
            let frame = Frame::Text(self.line.number, self.line.bytes().to_vec());
            self.ready.push_back(frame);
        }
        self.line.pass_document::<C>(role);
        role
    }

    /// Consumes a document. The line where it ends continues.
    pub(super) fn end_document(&mut self, length: usize) {
        self.consume(length);
        self.line.number = self.input.position().line;
    }

    /// Returns what a document that begins here is part of.
    pub(super) fn role(&self) -> Role {
        let prefix = self.line.visible::<C>();
        if self.line.follows_request(&prefix) || self.context.is_in_request(&prefix) {
            Role::Request
        } else if self.is_reported() && self.line.is_in_single_quotes() {
            Role::Quoted
        } else if self.is_reported() {
            Role::AlreadyReported
        } else {
            Role::Body
        }
    }

    /// Whether the next byte is inside a document that was already reported as unreadable.
    pub(super) fn is_reported(&self) -> bool {
        self.recovery.is_reported(self.input.consumed())
    }
}
