//! The current line, up to the next document on it.

use std::borrow::Cow;

use super::boundary::LinePosition;
use super::{Context, Role};
use crate::timestamp;

/// How much of a line is kept to classify it, in bytes. Documents are found even after more text.
const MAX_LINE: usize = 16 * 1024;

/// The part of a line that was read since the last document on it.
#[derive(Debug)]
pub(super) struct Line {
    /// The line, counted from 1.
    pub(super) number: u64,
    /// The offset of the line in the input.
    pub(super) offset: u64,
    /// The first bytes, at most [`MAX_LINE`].
    bytes: Vec<u8>,
    /// How many of the bytes are known to be visible.
    plain: usize,
    /// The last byte.
    pub(super) last: Option<u8>,
    /// Whether a document precedes.
    pub(super) has_document: bool,
    /// Whether it is the body of a request.
    has_request: bool,
    /// The time at the beginning of the line, if a document precedes.
    time: Option<String>,
    /// Whether a document may begin on the line, once that is known.
    pub(super) permits_document: Option<bool>,
    /// Whether nothing but spaces was visible at the last call of [`Line::position`].
    is_blank: bool,
}

impl Line {
    pub(super) fn new(number: u64, offset: u64) -> Self {
        Self {
            number,
            offset,
            bytes: Vec::new(),
            plain: 0,
            last: None,
            has_document: false,
            has_request: false,
            time: None,
            permits_document: None,
            is_blank: true,
        }
    }

    /// Returns the rest of the line, which follows a document.
    pub(super) fn after_document<C: Context>(&self, role: Role) -> Self {
        Self {
            has_document: true,
            has_request: role == Role::Request,
            time: self.time::<C>(),
            ..Self::new(self.number, self.offset)
        }
    }

    /// Whether a document after this prefix belongs to the body of a request before it: only a
    /// separator is between them, such as an escaped line break.
    pub(super) fn follows_request(&self, prefix: &[u8]) -> bool {
        self.has_request && matches!(prefix.trim_ascii(), b"" | b"," | b"\\n" | b"\\r\\n")
    }

    /// Returns the time at the beginning of the line, as logs write it.
    pub(super) fn time<C: Context>(&self) -> Option<String> {
        if self.has_document {
            self.time.clone()
        } else {
            timestamp::from_line(&self.visible::<C>()).map(str::to_owned)
        }
    }

    /// Takes over the buffer of a line that was read, so that this one does not allocate.
    pub(super) fn reuse(&mut self, mut line: Self) {
        if self.bytes.is_empty() {
            line.bytes.clear();
            self.bytes = line.bytes;
        }
    }

    /// Whether nothing was read of the line.
    pub(super) fn is_new(&self) -> bool {
        self.last.is_none() && !self.has_document
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        let room = MAX_LINE - self.bytes.len();
        let kept = bytes.get(..room).unwrap_or(bytes);
        self.bytes.extend_from_slice(kept);
        self.last = bytes.last().copied().or(self.last);
    }

    /// Returns what precedes a document that begins here.
    pub(super) fn position<C: Context>(&mut self) -> LinePosition {
        // What is not kept may be text, so a full line counts as text.
        let is_whole = self.bytes.len() < MAX_LINE;
        self.is_blank = self.is_blank && is_whole && self.visible::<C>().trim_ascii().is_empty();
        if self.is_blank {
            LinePosition::Start
        } else {
            LinePosition::AfterText
        }
    }

    /// Notes whether all bytes so far are visible, so that they are not searched again.
    pub(super) fn look<C: Context>(&mut self) {
        if self.plain != self.bytes.len() {
            let visible = self.visible::<C>().len();
            if visible == self.bytes.len() {
                self.plain = visible;
            }
        }
    }

    /// Returns the bytes as a terminal shows them.
    pub(super) fn visible<C: Context>(&self) -> Cow<'_, [u8]> {
        if self.plain == self.bytes.len() {
            return Cow::Borrowed(&self.bytes);
        }
        C::visible(&self.bytes)
    }

    /// Returns the bytes as they were read.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::client::ClientOutput;

    fn line(bytes: &[u8]) -> Line {
        let mut line = Line::new(1, 0);
        line.push(bytes);
        line
    }

    #[test]
    fn colors_and_byte_order_marks_are_not_text_before_a_document() {
        for (bytes, position) in [
            (&b"\xef\xbb\xbf \x1b[0m\t"[..], LinePosition::Start),
            (b"data: ", LinePosition::AfterText),
            (&[b' '; MAX_LINE], LinePosition::AfterText),
        ] {
            assert_eq!(line(bytes).position::<ClientOutput>(), position);
        }
    }

    #[test]
    fn only_the_first_bytes_of_a_line_are_kept() {
        let mut line = line(&[b'x'; MAX_LINE - 1]);
        line.push(b"yz");
        line.push(b"z");
        assert_eq!(
            (line.bytes.len(), line.bytes.last()),
            (MAX_LINE, Some(&b'y'))
        );
    }
}
