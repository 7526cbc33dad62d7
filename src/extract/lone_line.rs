//! What a line of a log holds if nothing before it matters.

use super::client::{self, ClientOutput};
use super::json::filter::Filter;
use super::json::lenient;
use super::json::nested::{self, Matches, TimedResponse};
use super::scan::Context;
use super::scan::boundary::{DocumentScanner, LinePosition, Outcome};
use crate::catalog::KnownCodes;
use crate::response::Place;

/// Whether a line is text that says nothing about the lines around it.
pub(crate) fn is_plain_text(line: &[u8]) -> bool {
    client::is_independent_text(line)
}

/// Whether a document after this prefix of its line may be a response. What precedes the line may
/// still make it a part of something else.
pub(crate) fn permits_response(prefix: &[u8]) -> bool {
    let client = ClientOutput::in_input();
    let is_clean = prefix
        .iter()
        .all(|byte| *byte == b'\t' || !byte.is_ascii_control());
    is_clean
        && std::str::from_utf8(prefix).is_ok()
        && client.permits_document(prefix)
        && !client.is_in_request(prefix)
}

/// The document on a line.
#[derive(Debug)]
pub(crate) struct LoneDocument {
    /// Where it ends on the line.
    pub(crate) end: usize,
    /// The error responses that it is or contains.
    pub(crate) responses: Vec<TimedResponse>,
}

/// Reads documents on lines.
#[derive(Debug)]
pub(crate) struct LoneLines {
    filter: Filter,
    known: KnownCodes,
}

impl LoneLines {
    /// Creates a reader that knows these codes.
    pub(crate) fn new(known: KnownCodes) -> Self {
        Self {
            filter: Filter::default(),
            known,
        }
    }

    /// Reads the document that begins at an offset of a line. Returns `None` if it does not end on the
    /// line, or cannot be read.
    pub(crate) fn read_document(&self, line: &[u8], start: usize) -> Option<LoneDocument> {
        let (prefix, text) = line.split_at_checked(start)?;
        let position = if prefix.trim_ascii().is_empty() {
            LinePosition::Start
        } else {
            LinePosition::AfterText
        };
        let mut scanner = DocumentScanner::new(position);
        let (Outcome::Closed, length) = scanner.feed(text)? else {
            return None;
        };
        if scanner.has_color() || scanner.is_too_deep() {
            return None;
        }
        let document = text.get(..length)?;
        let end = start + length;
        if self.filter.read_other(document).is_some() {
            return Some(LoneDocument {
                end,
                responses: Vec::new(),
            });
        }
        let value = lenient::read(document)?;
        let responses = match nested::find_responses(value, Place::Anywhere, &self.known) {
            Ok(Matches::Whole(response)) => vec![*response],
            Ok(Matches::Inside(responses)) => responses,
            Err(other) if other.unreadable.is_none() => Vec::new(),
            Err(_) => return None,
        };
        Some(LoneDocument { end, responses })
    }
}
