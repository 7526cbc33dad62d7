//! Bodies that the input shows twice: in curl's trace, and after it.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::extract::client::{AnyFrame, ClientFrame, trace};
use crate::extract::scan::Frame;

/// How many documents and lines of a body are remembered.
const MAX_REMEMBERED: usize = 4 * 1024;

/// Recognizes the documents and lines of the last body in a trace if they follow the trace. The
/// decoder of the trace leaves out what follows each of its blocks.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    is_in_trace: bool,
    /// The hashes of the documents and lines in the trace.
    remembered: VecDeque<u64>,
}

impl Repeats {
    /// Reads the next frame. Returns whether it repeats a frame of the trace.
    pub(super) fn read(&mut self, frame: &AnyFrame) -> bool {
        let bytes = match frame {
            Frame::Document(document) => &document.bytes,
            Frame::Text(_, line) => line,
            Frame::ListEnd | Frame::Found(ClientFrame::StreamEnd | ClientFrame::Postscript(_)) => {
                return false;
            }
            Frame::Unreadable(..) => {
                self.remembered.clear();
                return false;
            }
            Frame::Found(found) => {
                self.is_in_trace = matches!(found, ClientFrame::TracedBody);
                if !matches!(found, ClientFrame::BodyEnd) {
                    self.remembered.clear();
                }
                return false;
            }
        };
        if !self.is_in_trace && self.remembered.is_empty() {
            return false;
        }
        let hash = hash_as_shown(bytes);
        if self.is_in_trace {
            if self.remembered.len() < MAX_REMEMBERED {
                self.remembered.push_back(hash);
            }
            return false;
        }
        let repeats = self.remembered.pop_front() == Some(hash);
        if !repeats {
            self.remembered.clear();
        }
        repeats
    }
}

fn hash_as_shown(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    as_shown(bytes).hash(&mut hasher);
    hasher.finish()
}

/// Returns bytes as the ASCII form of a trace shows them, without the line breaks.
fn as_shown(bytes: &[u8]) -> Vec<u8> {
    let mut shown = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [byte, others @ ..] = rest {
        rest = match others {
            [b'\n', others @ ..] if *byte == b'\r' => others,
            _ => {
                shown.push(trace::as_ascii(*byte));
                others
            }
        };
    }
    shown
}
