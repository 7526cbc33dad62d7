//! What is found in the input.

use super::skipped::Skipped;
use crate::response::{ErrorResponse, ResponseHead};

/// One thing that was found in the input.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Record {
    /// The line where it begins, counted from 1.
    pub line: u64,
    /// The status and headers of the response that this is the body of: the last ones, unless
    /// something else came after them. An error response inside another document has none, since the
    /// headers belong to that document.
    pub head: Option<ResponseHead>,
    /// The time that the log gives it, unchanged: a date and a time in the order of ISO 8601, from a
    /// field beside it or in the nearest object around it, else from the beginning of its line.
    pub time: Option<String>,
    /// What it is.
    pub content: Content,
}

/// What a record is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Content {
    /// The body of a failed call.
    ErrorResponse(Box<ErrorResponse>),
    /// Anything else.
    Skipped(Skipped),
}
