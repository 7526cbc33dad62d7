//! The parts of the input that are not error responses.

use crate::named_enum::named_enum;
use crate::response::IsProblem;
use crate::table::{Fact, Table, fact};

/// A part of the input that is not an error response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Skipped {
    /// No input, or headers without a body.
    Empty,
    /// JSON without the fields of an error response.
    Json,
    /// A problem document (RFC 9457), which the API does not send, but a gateway may.
    ProblemJson,
    /// An HTML page, mostly of a gateway.
    Html,
    /// Text that is not JSON.
    Text,
    /// JSON that the client sent, not the API.
    Request,
    /// Only notes of a client, such as an error of the connection.
    NoAnswer {
        /// The number of the error that curl reported: 7 for `curl: (7)`.
        curl_error: Option<u16>,
    },
    /// Bytes that are not text, such as a compressed body.
    Binary,
    /// Bytes compressed with gzip.
    Gzip,
    /// A document in brackets that is not valid JSON and cannot be repaired. In a trace, the
    /// position is the one of the block.
    InvalidJson {
        /// The line of the input where it breaks, counted from 1.
        line: u64,
        /// The byte of that line, counted from 1. In UTF-16 input, the byte of the line as UTF-8.
        column: u64,
    },
    /// A JSON document that is cut off by the end of the input.
    Truncated {
        /// The line of the input where it ends, counted from 1.
        line: u64,
    },
    /// A JSON document larger than [`MAX_DOCUMENT`](super::MAX_DOCUMENT).
    TooLarge,
    /// A JSON document that nests more than 127 levels deep, or has JSON nested in strings more than four
    /// levels deep.
    TooDeep,
}

/// The bytes that data compressed with gzip begins with (RFC 1952).
const GZIP: &[u8] = b"\x1f\x8b";

/// The HTML elements that lines of gateways' error pages begin with.
static ELEMENTS: Table<Fact<&str>> = Table::new(&[
    fact("a", "<a href=\"/\">"),
    fact("body", "<body bgcolor=\"white\">"),
    fact("br", "<br/>"),
    fact("center", "<center><h1>502 Bad Gateway</h1></center>"),
    fact("div", "<div class=\"error\">"),
    fact("h1", "<H1>502</H1>"),
    fact("h2", "<h2>What happened?</h2>"),
    fact("h3", "<h3>Details</h3>"),
    fact("head", "<head><title>502</title></head>"),
    fact("hr", "<hr><center>nginx</center>"),
    fact("html", "<HTML>"),
    fact("meta", "<meta charset=\"utf-8\">"),
    fact("p", "<p>Please try again.</p>"),
    fact("pre", "</pre>"),
    fact("script", "<script>"),
    fact("style", "<style>"),
    fact("table", "<table>"),
    fact("title", "<title>502 Bad Gateway</title>"),
]);

named_enum! {
    /// Whether a part of the input that is not an error response could be read.
    pub enum SkippedKind {
        /// It was read and is something else.
        NotAnError = "not_an_error",
        /// It may contain an error response that errcat could not read.
        Unreadable = "unreadable",
    }
}

named_enum! {
    /// Why a part of the input is not an error response: [`Skipped`] without its data.
    pub enum SkipReason {
        /// [`Skipped::Empty`].
        Empty = "empty",
        /// [`Skipped::Json`].
        Json = "json",
        /// [`Skipped::ProblemJson`].
        ProblemJson = "problem_json",
        /// [`Skipped::Html`].
        Html = "html",
        /// [`Skipped::Text`].
        Text = "text",
        /// [`Skipped::Request`].
        Request = "request",
        /// [`Skipped::NoAnswer`].
        NoAnswer = "no_answer",
        /// [`Skipped::Binary`].
        Binary = "binary",
        /// [`Skipped::Gzip`].
        Gzip = "gzip",
        /// [`Skipped::InvalidJson`].
        InvalidJson = "invalid_json",
        /// [`Skipped::Truncated`].
        Truncated = "truncated",
        /// [`Skipped::TooLarge`].
        TooLarge = "too_large",
        /// [`Skipped::TooDeep`].
        TooDeep = "too_deep",
    }
}

impl Skipped {
    /// Returns whether it could be read.
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
            | Self::Gzip
            | Self::InvalidJson { .. }
            | Self::Truncated { .. }
            | Self::TooLarge
            | Self::TooDeep => SkippedKind::Unreadable,
        }
    }

    /// Returns the reason without its data, as JSON reports it.
    ///
    /// ```
    /// use errcat::extract::Skipped;
    ///
    /// assert_eq!(Skipped::Truncated { line: 3 }.reason().as_str(), "truncated");
    /// ```
    #[must_use]
    pub const fn reason(self) -> SkipReason {
        match self {
            Self::Empty => SkipReason::Empty,
            Self::Json => SkipReason::Json,
            Self::ProblemJson => SkipReason::ProblemJson,
            Self::Html => SkipReason::Html,
            Self::Text => SkipReason::Text,
            Self::Request => SkipReason::Request,
            Self::NoAnswer { .. } => SkipReason::NoAnswer,
            Self::Binary => SkipReason::Binary,
            Self::Gzip => SkipReason::Gzip,
            Self::InvalidJson { .. } => SkipReason::InvalidJson,
            Self::Truncated { .. } => SkipReason::Truncated,
            Self::TooLarge => SkipReason::TooLarge,
            Self::TooDeep => SkipReason::TooDeep,
        }
    }

    pub(super) const fn is_binary(self) -> bool {
        matches!(self, Self::Binary | Self::Gzip)
    }

    /// Classifies text by its first line.
    pub(super) fn from_text(line: &[u8]) -> Self {
        if line.starts_with(GZIP) {
            return Self::Gzip;
        }
        // Compressed bodies begin with one of these. The other control characters occur in text: line
        // breaks, tabs, bells, escape sequences.
        let is_binary = |byte: &u8| matches!(byte, 0..=6 | 0xe..=0x1a | 0x1c..=0x1f);
        if line.iter().any(is_binary) {
            return Self::Binary;
        }
        let tag = match line {
            [b'<', b'!' | b'?', ..] => return Self::Html,
            [b'<', b'/', tag @ ..] | [b'<', tag @ ..] => tag,
            _ => return Self::Text,
        };
        let end = tag.iter().position(|byte| !byte.is_ascii_alphanumeric());
        let name = tag.get(..end.unwrap_or(tag.len())).unwrap_or_default();
        if ELEMENTS.contains_ignore_case(name) {
            Self::Html
        } else {
            Self::Text
        }
    }

    /// Classifies JSON that is not an error response.
    pub(super) fn from_json(is_problem: IsProblem) -> Self {
        if is_problem.0 {
            Self::ProblemJson
        } else {
            Self::Json
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_element_is_needed() {
        assert_each_row_is_needed("elements", &ELEMENTS, |element| {
            Skipped::from_text(element.example().as_bytes()) == Skipped::Html
        });
        assert_eq!(Skipped::from_text(b"<nil>"), Skipped::Text);
        assert_eq!(Skipped::from_text(b"<!DOCTYPE html>"), Skipped::Html);
        assert_eq!(Skipped::from_text(b"\x1f\x8b\x08"), Skipped::Gzip);
    }
}
