//! Bodies that are encoded in the input, such as those in chunks.

use std::io::Read;

use super::{Context, Scanner};

/// Turns the bytes of the input into those of a body.
pub(crate) trait BodyDecoder: std::fmt::Debug {
    /// Reads from `input`, which begins after what was taken so far, and appends the next bytes of
    /// the body to `body`. `is_all` says that the input ends with these bytes.
    fn decode(&mut self, input: &[u8], is_all: bool, body: &mut Vec<u8>) -> Step;

    /// Whether the bytes of the body are bytes of the input, so that their line breaks are, too.
    fn is_literal(&self) -> bool;
}

/// What a [`BodyDecoder`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// It took this many bytes.
    Take {
        bytes: usize,
        /// The offset of the byte that has the position of the next bytes of the body, if it is one
        /// of these.
        position: Option<usize>,
    },
    /// It has to see more bytes first.
    NeedsMore,
    /// The body ends here.
    End,
    /// The next bytes are not encoded. They continue the body, if it has begun.
    NotEncoded,
}

impl Step {
    /// Takes bytes that have the position of those before, or none in the body.
    pub(crate) fn take(bytes: usize) -> Self {
        Self::Take {
            bytes,
            position: None,
        }
    }
}

impl<R: Read, C: Context> Scanner<R, C> {
    /// Begins with the input, which may be an encoded body.
    pub(super) fn at_start(mut self) -> Self {
        self.begin_body(1);
        self
    }

    /// Reads the bytes after this line as an encoded body if the context expects one.
    pub(super) fn begin_body(&mut self, line: u64) {
        if !self.input.is_in_body() {
            let next = || self.input.buffered(..1).first().copied();
            if let Some(decoder) = self.context.expected_body(next) {
                self.input.begin_body(decoder, line);
            }
        }
    }

    /// Begins a line. Whether an encoded body begins with it is known only after its first byte was
    /// read.
    pub(super) fn begin_line(&mut self) {
        self.line.number = self.input.position().line;
        self.context.set_in_body(self.input.is_in_body());
    }

    /// Ends an encoded body, the last line of which may have no line break, or the input.
    pub(super) fn end_body_or_input(&mut self) {
        if self.input.end_body() {
            self.end_line();
            self.context.end_body();
            self.collect_found();
        } else {
            self.end();
        }
    }
}
