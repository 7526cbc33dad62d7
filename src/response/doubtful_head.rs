//! Headers that may belong to another response.

use super::ResponseHead;

/// The headers before a body, if they may belong to another response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DoubtfulHead {
    /// The headers.
    pub head: ResponseHead,
    /// Why they may belong to another response.
    pub doubt: HeadDoubt,
}

/// Why the headers before a body may belong to another response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HeadDoubt {
    /// A response with these headers has no body: the request was a HEAD request, the status is 204
    /// or 304, or the Content-Length is 0.
    NoBody,
    /// The Content-Length is not the length of the body in any layout.
    OtherLength,
    /// Several header sections precede, and neither a request ID nor a length shows to which one the
    /// body belongs. `curl -Z` prints responses like this.
    SeveralHeads,
}

impl DoubtfulHead {
    pub(crate) fn new(head: ResponseHead, doubt: HeadDoubt) -> Self {
        Self { head, doubt }
    }
}
