//! Reports documents that cannot be read, and continues the scan inside them.

use std::io::Read;

use super::position::Position;
use super::recovery::Followed;
use super::{Context, Frame, Scanner};
use crate::extract::skipped::Skipped;

impl<R: Read, C: Context> Scanner<R, C> {
    /// Reports that a document breaks after `length` bytes.
    pub(super) fn push_broken(&mut self, document: &impl Followed, length: usize) {
        let Position { line, column } = self.input.position_ahead(length);
        let reported = document.unterminated_string().unwrap_or(length);
        self.push_unreadable(Skipped::InvalidJson { line, column }, reported);
        if !document.is_escaped() {
            self.recovery.expect_rest();
        }
        self.look_inside(document, length);
    }

    /// Reports that the input ends in the middle of a document.
    pub(super) fn push_truncated(&mut self, document: &impl Followed, length: usize) {
        let reported = document.unterminated_string().unwrap_or(length);
        let last_byte = self.input.buffered(..reported).trim_ascii_end().len();
        let line = self.input.position_ahead(last_byte).line;
        self.push_unreadable(Skipped::Truncated { line }, reported);
        self.look_inside(document, length);
    }

    /// Reports that a document nests too deep to be scanned further than `length` bytes.
    pub(super) fn push_too_deep(&mut self, document: &impl Followed, length: usize) {
        let offset = self.input.consumed();
        if self.recovery.continues_too_deep(offset, length) {
            self.recovery.report(offset, length);
        } else {
            self.push_unreadable(Skipped::TooDeep, length);
        }
        self.look_inside(document, length);
    }

    /// Reports that a document is too large, and scans it to its end.
    pub(super) fn push_too_large(&mut self, document: impl Followed, length: usize) {
        let fed_until = self.input.consumed() + length as u64;
        self.push_unreadable(Skipped::TooLarge, length);
        self.look_inside(&document, length);
        self.recovery.follow(document.into_feed(), fed_until);
    }

    /// Reports that the next `length` bytes cannot be read, unless that was already reported.
    pub(super) fn push_unreadable(&mut self, skipped: Skipped, length: usize) {
        if !self.is_reported() {
            self.recovery.report(self.input.consumed(), length);
            let line = self.input.position().line;
            self.ready.push_back(Frame::Unreadable(line, skipped));
        }
    }

    /// Continues after the bracket that begins here: a readable document may begin inside. The
    /// first `length` bytes are scanned again.
    pub(super) fn look_inside(&mut self, document: &impl Followed, length: usize) {
        self.recovery.record_open(self.input.consumed(), document);
        self.pass_bracket(length);
    }

    /// Passes the bracket that begins here, the first of `length` bytes that are scanned again.
    pub(super) fn pass_bracket(&mut self, length: usize) {
        self.recovery.charge(length);
        if let Some(next) = self.input.buffered(..1).first().copied() {
            self.push_bracket(next);
        }
    }
}
