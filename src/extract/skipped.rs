//! What was found in the input but is no error response.

use serde_json::Value;

/// A part of the input that is no error response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Skipped {
    /// Nothing at all, or an HTTP head without a body.
    Empty,
    /// JSON without the fields of an error response.
    Json,
    /// A problem document (RFC 9457), which the API does not send, but a gateway may.
    ProblemJson,
    /// A page, mostly a gateway's.
    Html,
    /// Text that is not JSON.
    Text,
    /// JSON that the client sent, not the API.
    Request,
    /// What a client says of itself, but no answer.
    NoAnswer {
        /// The number of the error that curl tells of, if it does.
        curl_error: Option<u16>,
    },
    /// Bytes that are no text, such as a compressed body.
    Binary,
    /// A document in brackets that is not JSON; errcat could not read it. In the rows of a trace
    /// the place is that of the block.
    InvalidJson {
        /// The line of the input, counted from 1.
        line: u64,
        /// The byte of that line, counted from 1; of UTF-16 input as UTF-8.
        column: u64,
    },
    /// A JSON document that the end of the input cut off.
    Truncated {
        /// The line of the input that it ends on, counted from 1.
        line: u64,
    },
    /// A JSON document larger than [`MAX_DOCUMENT`](super::MAX_DOCUMENT).
    TooLarge,
    /// A JSON document that nests more than 127 deep.
    TooDeep,
}

/// The elements that a line of a page begins with.
const TAGS: [&[u8]; 18] = [
    b"a", b"body", b"br", b"center", b"div", b"h1", b"h2", b"h3", b"head", b"hr", b"html", b"meta",
    b"p", b"pre", b"script", b"style", b"table", b"title",
];

/// Whether something that is no error response could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkippedKind {
    /// It was read, and it is something else.
    NotAnError,
    /// It may hold an error response that errcat could not read.
    Unreadable,
}

impl Skipped {
    /// Whether it could be read.
    ///
    /// ```
    /// use errcat::extract::{Skipped, SkippedKind};
    ///
    /// assert_eq!(Skipped::Html.kind(), SkippedKind::NotAnError);
    /// assert_eq!(Skipped::Truncated { line: 3 }.kind(), SkippedKind::Unreadable);
    /// ```
    #[must_use]
    pub const fn kind(self) -> SkippedKind {
        match self {
            Self::Empty
            | Self::Json
            | Self::ProblemJson
            | Self::Html
            | Self::Text
            | Self::Request
            | Self::NoAnswer { .. } => SkippedKind::NotAnError,
            Self::Binary
            | Self::InvalidJson { .. }
            | Self::Truncated { .. }
            | Self::TooLarge
            | Self::TooDeep => SkippedKind::Unreadable,
        }
    }

    /// Every name that [`Skipped::as_str`] gives; later releases may add some.
    pub const NAMES: &'static [&'static str] = &[
        "empty",
        "json",
        "problem_json",
        "html",
        "text",
        "request",
        "no_answer",
        "binary",
        "invalid_json",
        "truncated",
        "too_large",
        "too_deep",
    ];

    /// The reason as JSON spells it.
    ///
    /// ```
    /// use errcat::extract::Skipped;
    ///
    /// assert_eq!(Skipped::ProblemJson.as_str(), "problem_json");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Json => "json",
            Self::ProblemJson => "problem_json",
            Self::Html => "html",
            Self::Text => "text",
            Self::Request => "request",
            Self::NoAnswer { .. } => "no_answer",
            Self::Binary => "binary",
            Self::InvalidJson { .. } => "invalid_json",
            Self::Truncated { .. } => "truncated",
            Self::TooLarge => "too_large",
            Self::TooDeep => "too_deep",
        }
    }

    /// Names a line of text for what it is the beginning of.
    pub(super) fn from_text(line: &[u8]) -> Self {
        const GZIP: &[u8] = b"\x1f\x8b";
        // No text has these, whatever its encoding; the others move the cursor or colour.
        let is_of_binary = |byte: &u8| matches!(byte, 0..=6 | 0xe..=0x1a | 0x1c..=0x1f);
        if line.starts_with(GZIP) || line.iter().any(is_of_binary) {
            return Self::Binary;
        }
        let tag = match line {
            [b'<', b'!' | b'?', ..] => return Self::Html,
            [b'<', b'/', tag @ ..] | [b'<', tag @ ..] => tag,
            _ => return Self::Text,
        };
        let end = tag.iter().position(|byte| !byte.is_ascii_alphanumeric());
        let name = tag.get(..end.unwrap_or(tag.len())).unwrap_or_default();
        if TAGS.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            Self::Html
        } else {
            Self::Text
        }
    }

    /// Names a JSON value that is no error response.
    pub(super) fn from_json(value: &Value, is_problem: bool) -> Self {
        let has = |key| value.get(key).is_some();
        if is_problem || (has("type") && has("title") && has("status")) {
            Self::ProblemJson
        } else {
            Self::Json
        }
    }
}
