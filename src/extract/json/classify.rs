//! Classifies documents that are read only if they are error responses.

use super::nested::{self, MAX_LEVELS, Matches, responses_in};
use super::{filter, lenient};
use crate::catalog::KnownCodes;
use crate::extract::scan::{Class, LEFT_OUT};
use crate::response::{Place, Shape};
use crate::tree::Value;

/// Classifies a document by the error responses with a code that it is or contains, wherever it is.
pub(crate) fn document(document: &[u8], known: &KnownCodes) -> Class {
    at_level(document, 0, known)
}

/// Whether a document is an error response as the whole input, and neither is nor contains one
/// otherwise.
pub(crate) fn needs_whole_input(document: &[u8], known: &KnownCodes) -> bool {
    lenient::read(document).is_some_and(|value| {
        let needs_it = Shape::of(&value, known).needs() == Some(Place::WholeInput);
        needs_it
            && match nested::find_responses(value, Place::Anywhere, known) {
                Ok(Matches::Inside(found)) => found.iter().all(|timed| timed.response.is_quoted()),
                Ok(Matches::Whole(_)) => false,
                Err(_) => true,
            }
    })
}

/// Classifies a document in a string. Its own strings are not searched, which would be recursion
/// without end.
pub(super) fn in_string(document: &[u8], known: &KnownCodes) -> Class {
    at_level(document, MAX_LEVELS + 1, known)
}

/// Classifies a document, as if it were at this level of JSON nested in strings.
fn at_level(document: &[u8], level: u32, known: &KnownCodes) -> Class {
    if !filter::may_be_response(document) {
        return Class::Other;
    }
    let Some(value) = lenient::read(document) else {
        return Class::Other;
    };
    if !may_be_incomplete(document) && is_known_response(&value, known) {
        return Class::ErrorResponse;
    }
    let found = responses_in(value, level, known);
    let mut responses = found.iter().map(|timed| &timed.response);
    if !responses.clone().any(|response| response.code().is_some()) {
        Class::Other
    } else if responses.any(|response| response.contains(LEFT_OUT)) {
        Class::IncompleteResponse
    } else {
        Class::ErrorResponse
    }
}

/// Whether a document is an error response as a whole, wherever it is, and has a known code. Most of
/// those that were changed are.
fn is_known_response(value: &Value, known: &KnownCodes) -> bool {
    let shape = Shape::of(value, known);
    shape.has_known_code() && shape.is_error_response(Place::Anywhere)
}

/// Whether values of a document may be left out. The sign of that may be escaped.
fn may_be_incomplete(document: &[u8]) -> bool {
    let first = LEFT_OUT.as_bytes().first();
    first.is_none_or(|first| memchr::memchr2(*first, b'\\', document).is_some())
}
