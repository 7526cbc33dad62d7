//! Finds the headers and the request that a body belongs to.

use super::client::seen_head::SeenHead;
use crate::response::{RequestLine, ResponseHead};

/// How many header sections without a body are remembered, because curl may print them again. curl
/// follows at most 50 redirects by default.
const MAX_SUPERSEDED: usize = 64;

/// Keeps the last headers until their body comes, and the last request until its response comes.
///
/// `push_request`, `push_head`, `before_body` and `end` return headers that turned out to have no
/// body.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    pending: Option<SeenHead>,
    /// The headers without a body since the last body. curl may print them again.
    superseded: Vec<SeenHead>,
    /// The request that the next response belongs to, unless that is uncertain.
    request: Option<RequestLine>,
    /// How many requests have no response yet. With `-Z`, curl sends several at once, and their
    /// responses come in any order.
    unanswered: usize,
}

impl Pairing {
    /// Returns the headers whose body may come next.
    pub(super) fn head(&self) -> Option<&ResponseHead> {
        self.pending.as_ref().map(|pending| &pending.head)
    }

    /// Adds a request, which means that the pending response has no body.
    pub(super) fn push_request(&mut self, request: RequestLine) -> Option<SeenHead> {
        let bodiless = self.supersede();
        // The same request again means that the client retried it.
        if self.request.as_ref() != Some(&request) {
            self.unanswered += 1;
            self.request = (self.unanswered == 1).then_some(request);
        }
        bodiless
    }

    /// Adds the headers of a response. The pending response then has no body, unless these are its
    /// headers again.
    pub(super) fn push_head(&mut self, head: SeenHead) -> Option<SeenHead> {
        // With `-v` and `-i` together, curl prints the headers with two markers.
        let is_again = |seen: &SeenHead| seen.head == head.head && seen.marker != head.marker;
        let mut bodiless = None;
        if !self.pending.as_ref().is_some_and(is_again) {
            if self.pending.is_some() && self.superseded.iter().any(is_again) {
                return None;
            }
            bodiless = self.supersede();
        }
        self.pending = Some(head);
        bodiless
    }

    /// Called before a body. Returns the pending headers if their response cannot have one (HEAD,
    /// 204, 304).
    pub(super) fn before_body(&mut self) -> Option<SeenHead> {
        let is_head = |request: &RequestLine| request.method() == "HEAD";
        let is_response_to_head = self.request.as_ref().is_some_and(is_head);
        let is_bodiless =
            |pending: &mut SeenHead| is_response_to_head || pending.head.forbids_body();
        let pending = self.pending.take_if(is_bodiless)?;
        Some(self.with_request(pending))
    }

    /// Returns the pending headers, whose body begins now.
    pub(super) fn claim_head(&mut self) -> Option<SeenHead> {
        let pending = self.pending.take()?;
        self.superseded.clear();
        Some(self.with_request(pending))
    }

    /// Called after a body without headers, which may be the response to the last request. No other
    /// response belongs to that request.
    pub(super) fn forget_request(&mut self) {
        self.request = None;
    }

    /// Returns the pending headers at the end of the input.
    pub(super) fn end(&mut self) -> Option<SeenHead> {
        let pending = self.pending.take()?;
        Some(self.with_request(pending))
    }

    /// Removes the pending headers, which have no body. Returns them if the status is a failure.
    /// After an interim response (1xx), its request still waits for a response.
    fn supersede(&mut self) -> Option<SeenHead> {
        let pending = self.pending.take()?;
        if self.superseded.len() == MAX_SUPERSEDED {
            self.superseded.clear();
        }
        self.superseded.push(pending.clone());
        if pending.head.is_interim() {
            return None;
        }
        let seen = self.with_request(pending);
        seen.head.is_failure().then_some(seen)
    }

    /// Adds the last request to the headers of its response, and forgets it.
    fn with_request(&mut self, mut seen: SeenHead) -> SeenHead {
        self.unanswered = self.unanswered.saturating_sub(1);
        if let Some(request) = self.request.take() {
            seen.head = seen.head.with_request(request);
        }
        seen
    }
}
