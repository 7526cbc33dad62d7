//! The results of the extractor.

use super::skipped::{Skipped, SkippedKind};
use crate::response::{DoubtfulHead, ErrorResponse, ResponseHead};
use crate::untrusted::Untrusted;

/// An error response, or another part of the input.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Record {
    /// The line where it begins, counted from 1.
    pub line: u64,
    /// How many lines a text or page has, apart from empty ones; 1 for anything else.
    pub lines: u64,
    /// The status and headers of the response whose body this is: the last ones before it, unless
    /// something else followed them. `None` for an error response inside another document, because
    /// the headers belong to that document.
    pub head: Option<ResponseHead>,
    /// The headers before an error response if they may belong to another response. Then `head` is
    /// `None`, and nothing of these headers may be used for the response.
    pub doubtful_head: Option<DoubtfulHead>,
    /// The time of the log record, as the log writes it, such as `2026-11-23 06:50:27,123`: from a
    /// field beside it or in the nearest object around it, else from the beginning of its line.
    pub time: Option<String>,
    /// The error response, or what was found instead.
    pub content: Content,
}

impl Record {
    pub(super) fn new(line: u64, head: Option<ResponseHead>, content: Content) -> Self {
        Self {
            line,
            lines: 1,
            head,
            doubtful_head: None,
            time: None,
            content,
        }
    }

    /// Creates a record of something that is not an error response. What it is depends on the
    /// headers of its response.
    pub(super) fn of_other(line: u64, head: Option<ResponseHead>, other: OtherFailure) -> Self {
        let is_readable = other.body.kind() == SkippedKind::NotAnError;
        let content = match &head {
            Some(head) if head.is_failure() => Content::OtherFailure(Box::new(other)),
            Some(head) if is_readable && !head.is_interim() => Content::Success(other.body),
            _ => Content::Skipped(other.body),
        };
        Self::new(line, head, content)
    }

    /// Turns the record of a response into one of its body alone.
    pub(super) fn without_head(self) -> Self {
        let content = match self.content {
            Content::Success(body) => Content::Skipped(body),
            Content::OtherFailure(failure) => Content::Skipped(failure.body),
            content => content,
        };
        Self {
            head: None,
            content,
            ..self
        }
    }
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
    /// A successful HTTP response or a redirect, with what its body is. The record has its headers
    /// and follows those of its body. If an error response follows in the body, it is not a success
    /// but [`Content::Skipped`].
    Success(Skipped),
    /// Anything else: text, JSON without headers, a success whose body could not be read.
    Skipped(Skipped),
}

impl Content {
    /// Returns what it is instead of an error response: the body of a failure or a success, or
    /// another part of the input. `None` for an error response.
    ///
    /// ```
    /// use errcat::extract::{Content, Extractor, Skipped};
    ///
    /// let printed = "HTTP/1.1 502 Bad Gateway\r\n\r\n<html></html>";
    /// let record = Extractor::new(printed.as_bytes()).next().ok_or("nothing found")??;
    /// assert!(matches!(record.content, Content::OtherFailure(_)));
    /// assert_eq!(record.content.skipped(), Some(Skipped::Html));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn skipped(&self) -> Option<Skipped> {
        match self {
            Self::ErrorResponse(_) => None,
            Self::OtherFailure(failure) => Some(failure.body),
            Self::Success(skipped) | Self::Skipped(skipped) => Some(*skipped),
        }
    }
}

/// A failed HTTP response that is not an error response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OtherFailure {
    /// What its body is instead.
    pub body: Skipped,
    /// The message in the body, with credentials redacted: about 2,000 bytes and 10 lines of it, at
    /// most.
    pub message: Option<Untrusted>,
}

impl From<Skipped> for OtherFailure {
    fn from(body: Skipped) -> Self {
        Self {
            body,
            message: None,
        }
    }
}
