//! The error responses of a document.

use crate::response::{ErrorResponse, ResponseHead};

/// The error responses of a document.
#[derive(Debug)]
pub(crate) enum Matches {
    /// The document is one.
    Whole(Box<TimedResponse>),
    /// The document contains some.
    Inside(Vec<TimedResponse>),
}

impl Matches {
    /// Notes that the document is in a string with other text.
    pub(crate) fn quoted(mut self) -> Self {
        match &mut self {
            Self::Whole(only) => only.quote(),
            Self::Inside(found) => found.iter_mut().for_each(TimedResponse::quote),
        }
        self
    }

    /// Returns the response if there is only one.
    pub(crate) fn only(&mut self) -> Option<&mut TimedResponse> {
        match self {
            Self::Whole(only) => Some(only),
            Self::Inside(found) => match &mut found[..] {
                [only] => Some(only),
                _ => None,
            },
        }
    }
}

/// An error response with its time and status: those in fields beside it, else in the nearest object
/// around it.
#[derive(Debug)]
pub(crate) struct TimedResponse {
    pub(crate) response: Box<ErrorResponse>,
    pub(crate) time: Option<String>,
    pub(crate) head: Option<ResponseHead>,
}

impl TimedResponse {
    pub(super) fn quote(&mut self) {
        self.response.note_other_text();
    }
}
