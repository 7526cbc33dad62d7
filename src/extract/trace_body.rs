//! Bodies in curl's traces.
//!
//! With `--trace -`, curl may also print the body itself to the same output. To report it once, a
//! body in a trace is kept until the next frame shows whether the body itself follows.

use super::client::{AnyFrame, ClientOutput, trace};
use super::json::nested;
use super::limits::MAX_DOCUMENT;
use super::scan::{Frame, Scanner};
use super::skipped::Skipped;

/// The body of a response, collected from the blocks of a trace.
#[derive(Debug)]
pub(super) struct TraceBody {
    /// The line of the first block, counted from 1.
    line: u64,
    bytes: Vec<u8>,
}

impl TraceBody {
    pub(super) fn new(line: u64) -> Self {
        Self {
            line,
            bytes: Vec::new(),
        }
    }

    /// Adds the bytes of a block, up to [`MAX_DOCUMENT`] in total.
    pub(super) fn push(&mut self, mut bytes: Vec<u8>) {
        bytes.truncate(MAX_DOCUMENT - self.bytes.len());
        self.bytes.append(&mut bytes);
    }

    /// Returns the frames of the body, or `None` if `next` is the body itself.
    pub(super) fn into_frames(self, next: Option<&AnyFrame>) -> Option<Vec<(u64, AnyFrame)>> {
        let line = self.line;
        let body = trace::dechunked(&self.bytes).unwrap_or(self.bytes);
        if next.is_some_and(|next| repeats(&body, next)) {
            return None;
        }
        let mut scanner =
            Scanner::from_bytes(body, ClientOutput::in_chunked_body(), nested::classify);
        // Reading memory does not fail.
        let frames = std::iter::from_fn(|| scanner.next_frame().ok().flatten());
        Some(
            frames
                .map(|(_, frame)| (line, at_line(frame, line)))
                .collect(),
        )
    }
}

/// Whether a frame is the body that a trace showed.
fn repeats(body: &[u8], frame: &AnyFrame) -> bool {
    let shown = trace::as_shown(body);
    match frame {
        // The sizes of chunks or other documents may surround it.
        Frame::Document(document) => {
            let document = trace::as_shown(&document.bytes);
            memchr::memmem::find(&shown, &document).is_some()
        }
        Frame::Text(line) => shown.starts_with(&trace::as_shown(line)),
        // What is cut off here is cut off in the trace, too.
        Frame::Unreadable(_) => true,
        Frame::ListEnd | Frame::Found(_) => false,
    }
}

/// Replaces positions in the body by the line of the trace.
fn at_line(frame: AnyFrame, line: u64) -> AnyFrame {
    match frame {
        Frame::Unreadable(Skipped::Truncated { .. }) => {
            Frame::Unreadable(Skipped::Truncated { line })
        }
        Frame::Unreadable(Skipped::InvalidJson { .. }) => {
            Frame::Unreadable(Skipped::InvalidJson { line, column: 1 })
        }
        frame => frame,
    }
}
