//! The results of the extractor.

use super::skipped::Skipped;
use crate::response::{ErrorResponse, ResponseHead};

/// An error response, or another part of the input.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Record {
    /// The line where it begins, counted from 1.
    pub line: u64,
    /// The status and headers of the response whose body this is: the last ones before it, unless
    /// something else followed them. `None` for an error response inside another document, because
    /// the headers belong to that document.
    pub head: Option<ResponseHead>,
    /// The time of the log record, as the log writes it, such as `2026-11-23 06:50:27,123`: from a
    /// field beside it or in the nearest object around it, else from the beginning of its line.
    pub time: Option<String>,
    /// The error response, or what was found instead.
    pub content: Content,
}

/// The content of a [`Record`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Content {
    /// The body of a failed call.
    ErrorResponse(Box<ErrorResponse>),
    /// Anything else.
    Skipped(Skipped),
}
