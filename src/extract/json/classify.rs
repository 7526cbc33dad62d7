//! Classifies documents that are read only if they are error responses.

use super::nested::{MAX_LEVELS, responses_in};
use super::{filter, lenient};
use crate::extract::scan::{Class, LEFT_OUT};
use crate::response::{Place, Shape};
use crate::tree::Value;

/// Classifies a document by the error responses with a code that it is or contains, wherever it is.
pub(crate) fn document(document: &[u8]) -> Class {
    at_level(document, 0)
}

/// Classifies a document in a string. Its own strings are not searched, which would be recursion
/// without end.
pub(super) fn in_string(document: &[u8]) -> Class {
    at_level(document, MAX_LEVELS + 1)
}

/// Classifies a document, as if it were at this level of strings inside strings.
fn at_level(document: &[u8], level: u32) -> Class {
    if !filter::may_be_response(document) {
        return Class::Other;
    }
    let Some(value) = lenient::read(document, false) else {
        return Class::Other;
    };
    if !may_be_incomplete(document) && is_known_response(&value) {
        return Class::ErrorResponse;
    }
    let found = responses_in(value, level);
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
fn is_known_response(value: &Value) -> bool {
    let shape = Shape::of(value);
    shape.has_known_code() && shape.is_error_response(Place::Anywhere)
}

/// Whether values of a document may be left out. The sign of that may be escaped.
fn may_be_incomplete(document: &[u8]) -> bool {
    let first = LEFT_OUT.as_bytes().first();
    first.is_none_or(|first| memchr::memchr2(*first, b'\\', document).is_some())
}
