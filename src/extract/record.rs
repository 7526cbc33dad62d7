//! The results of the extractor.

use super::skipped::Skipped;
use crate::response::{ErrorResponse, ResponseHead};
use crate::untrusted::Untrusted;

/// An error response, or another part of the input.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Record {
    /// The line where it begins, counted from 1.
    pub line: u64,
    /// How many lines a text or page has, apart from blank ones; 1 for anything else.
    pub lines: u64,
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
    /// A failed HTTP response that is not an error response, such as a page of a gateway. The record
    /// has its headers.
    OtherFailure(Box<OtherFailure>),
    /// An HTTP response with a status below 400. The record has its headers.
    Success(Skipped),
    /// Anything else.
    Skipped(Skipped),
}

/// A failed HTTP response that is not an error response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OtherFailure {
    /// What its body is instead.
    pub body: Skipped,
    /// The message in the body, with credentials redacted.
    pub message: Option<Untrusted>,
}
