//! Finds the headers and the request that a body belongs to.

use crate::extract::client::seen_head::SeenHead;
use crate::extract::json::length::Fit;
use crate::response::{HeadDoubt, RequestLine, ResponseHead};
use crate::untrusted::Untrusted;

/// How many header sections without a body are remembered. curl follows at most 50 redirects and
/// sends at most 50 requests at once by default.
const MAX_REMEMBERED: usize = 64;

/// Keeps the last headers until their body comes, and the last request until its response comes.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    pending: Option<SeenHead>,
    /// The headers before the pending ones whose body may still come: with `-Z`, curl prints the
    /// headers of several responses, and then the bodies.
    earlier: Vec<SeenHead>,
    /// The headers that were pending until earlier ones were chosen for the next body.
    aside: Option<SeenHead>,
    /// How many bodies belong to one of `earlier` although it is not known to which one.
    unplaced: usize,
    /// Whether a body came after the first of `earlier`.
    has_body: bool,
    /// Whether one of `earlier` had a body after the headers of another response, so that requests
    /// were sent at once.
    is_parallel: bool,
    /// The last headers, if their response has no body and only one frame followed.
    bodiless: Option<ResponseHead>,
    /// The headers without a body since the last body. curl may print them again.
    superseded: Vec<SeenHead>,
    /// The request that the next response belongs to, unless that is uncertain.
    request: Option<RequestLine>,
    /// How many requests have no response yet. With `-Z`, curl sends several at once, and their
    /// responses come in any order.
    unanswered: usize,
}

/// A failed response whose body did not follow its headers.
#[derive(Debug)]
pub(super) enum Bodiless {
    /// It has no body.
    Certain(SeenHead),
    /// The body may still come.
    SoFar(SeenHead),
}

/// The headers before the body of an error response.
#[derive(Debug)]
pub(super) struct Claim {
    /// The line where the response begins, if it begins before the body.
    pub(super) line: Option<u64>,
    pub(super) head: ResponseHead,
    /// Why the headers may belong to another response.
    pub(super) doubt: Option<HeadDoubt>,
}

impl Pairing {
    /// Whether no headers are kept that a body may belong to.
    pub(super) fn is_idle(&self) -> bool {
        self.pending.is_none() && self.earlier.is_empty() && self.bodiless.is_none()
    }

    /// Returns the headers whose body may come next.
    pub(super) fn head(&self) -> Option<&ResponseHead> {
        self.pending.as_ref().map(|pending| &pending.head)
    }

    /// Returns the length that the pending headers announce for the body.
    pub(super) fn body_length(&self) -> Option<u64> {
        self.pending.as_ref().and_then(SeenHead::body_length)
    }

    /// Whether the body of headers before the pending ones may still come.
    pub(super) fn has_earlier(&self) -> bool {
        !self.earlier.is_empty()
    }

    /// Adds a request, which means that the pending response has no body, or that several requests
    /// were sent at once.
    pub(super) fn push_request(&mut self, request: RequestLine) -> Option<Bodiless> {
        let bodiless = self.supersede();
        // The same request again means that the client retried it.
        if self.request.as_ref() != Some(&request) {
            self.unanswered += 1;
            self.request = (self.unanswered == 1).then_some(request);
        }
        bodiless
    }

    /// Adds the headers of a response. Returns the pending response if it is a failure, unless these
    /// are its headers again.
    pub(super) fn push_head(&mut self, head: SeenHead) -> Option<Bodiless> {
        // With `-v` and `-i` together, curl prints the headers with two markers.
        let is_again = |seen: &SeenHead| seen.marker != head.marker && seen.head == head.head;
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
    /// 204, 304, a Content-Length of 0).
    pub(super) fn before_body(&mut self) -> Option<SeenHead> {
        let is_response_to_head = self.is_response_to_head();
        let is_bodiless = |pending: &mut SeenHead| is_response_to_head || pending.has_no_body();
        let pending = self.pending.take_if(is_bodiless);
        self.bodiless = pending.as_ref().map(|pending| pending.head.clone());
        Some(self.with_request(pending?))
    }

    /// Makes earlier headers the pending ones if only they announce a body of exactly this length.
    pub(super) fn choose_by_length(&mut self, fit: impl Fn(u64) -> Fit) {
        self.choose_only(|seen| seen.body_length().map(&fit) == Some(Fit::AsPrinted));
    }

    /// Makes earlier headers the pending ones if only they announce text. Returns whether the
    /// pending ones do so now.
    pub(super) fn choose_by_type(&mut self) -> bool {
        self.choose_only(|seen| seen.head.is_text());
        self.head().is_some_and(ResponseHead::is_text)
    }

    /// Makes earlier headers the pending ones if only they fit.
    fn choose_only(&mut self, fits: impl Fn(&SeenHead) -> bool) {
        if self.pending.as_ref().is_some_and(&fits) {
            return;
        }
        let mut fitting = (0..).zip(&self.earlier).filter(|(_, seen)| fits(seen));
        if let (Some((index, _)), None) = (fitting.next(), fitting.next()) {
            self.choose(index);
        }
    }

    /// Makes earlier headers with this request ID the pending ones.
    pub(super) fn choose_by_id(&mut self, id: &Untrusted) {
        let has_id = |seen: &SeenHead| seen.head.request_id() == Some(id);
        if !self.pending.as_ref().is_some_and(has_id) {
            if let Some(index) = self.earlier.iter().position(has_id) {
                self.choose(index);
            }
        }
    }

    fn choose(&mut self, index: usize) {
        let chosen = self.earlier.remove(index);
        if let Some(pending) = self.pending.replace(chosen) {
            let pending = self.with_request(pending);
            if self.aside.is_none() {
                self.aside = Some(pending);
            } else {
                self.earlier.push(pending);
            }
        }
        self.is_parallel = true;
        // The request is the one of other headers.
        self.request = None;
    }

    /// Returns the pending headers, whose body begins now.
    pub(super) fn claim_head(&mut self) -> Option<SeenHead> {
        let pending = self.pending.take()?;
        self.superseded.clear();
        self.has_body = true;
        let claimed = self.with_request(pending);
        self.pending = self.aside.take();
        Some(claimed)
    }

    /// Returns the headers before an error response with this request ID. `fit` compares its
    /// length.
    pub(super) fn claim_head_of(
        &mut self,
        id: Option<&Untrusted>,
        fit: impl Fn(u64) -> Fit,
    ) -> Option<Claim> {
        let is_one_of_several = self.has_earlier();
        let Some(seen) = self.claim_head() else {
            return self.claim_doubtful(id);
        };
        let fit = seen.body_length().map_or(Fit::Possible, fit);
        let doubt = match (Ids::compare(&seen.head, id), fit) {
            (Ids::Same, _) | (Ids::Unknown, Fit::AsPrinted) => None,
            _ if is_one_of_several => Some(HeadDoubt::SeveralHeads),
            (Ids::Unknown, Fit::No) => Some(HeadDoubt::OtherLength),
            // The diagnosis reports different IDs.
            (Ids::Different, _) | (Ids::Unknown, Fit::Possible) => None,
        };
        if doubt == Some(HeadDoubt::SeveralHeads) {
            let head = seen.head.clone();
            self.earlier.push(seen);
            self.unplaced += 1;
            let line = None;
            return Some(Claim { line, head, doubt });
        }
        let SeenHead { line, head, .. } = seen;
        let line = Some(line);
        Some(Claim { line, head, doubt })
    }

    /// Whether a body came that may belong to any of several headers, so that others will follow.
    fn is_interleaved(&self) -> bool {
        (1..self.earlier.len()).contains(&self.unplaced)
    }

    /// Returns headers that a body without pending ones may belong to: one of several, or those
    /// directly before it whose response has no body.
    fn claim_doubtful(&mut self, id: Option<&Untrusted>) -> Option<Claim> {
        let (head, doubt) = match (self.bodiless.take(), self.earlier.last()) {
            (Some(head), _) if Ids::compare(&head, id) == Ids::Same => (head, None),
            (_, Some(last)) if self.is_interleaved() => {
                self.unplaced += 1;
                (last.head.clone(), Some(HeadDoubt::SeveralHeads))
            }
            (Some(head), _) => (head, Some(HeadDoubt::NoBody)),
            (None, _) => return None,
        };
        let line = None;
        Some(Claim { line, head, doubt })
    }

    /// Whether a document that is not an error response is the body of the pending headers, although
    /// that of earlier ones may still come.
    pub(super) fn is_body(&self, fit: impl Fn(u64) -> Fit) -> bool {
        self.pending.as_ref().is_some_and(|seen| {
            !seen.head.is_failure() || seen.body_length().map(fit) == Some(Fit::AsPrinted)
        })
    }

    /// Whether it is time to decide which of the earlier headers have no body, when something
    /// begins that is not a body: after some bodies, or when there are too many headers.
    pub(super) fn is_settled(&self) -> bool {
        (self.has_body && !self.is_parallel) || self.earlier.len() >= MAX_REMEMBERED
    }

    /// Whether the bodies of all earlier headers came.
    pub(super) fn is_complete(&self) -> bool {
        self.unplaced >= self.earlier.len()
    }

    /// Decides that no bodies of earlier headers follow. Returns the lines of those that have one.
    pub(super) fn settle(&mut self) -> impl Iterator<Item = u64> + use<> {
        let earlier = std::mem::take(&mut self.earlier).into_iter().rev();
        let with_body = earlier.take(std::mem::take(&mut self.unplaced));
        self.has_body = false;
        self.is_parallel = false;
        with_body.map(|seen| seen.line)
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

    /// Removes the pending headers, whose body did not follow. Returns them if the status is a
    /// failure. After an interim response (1xx), its request still waits for a response.
    fn supersede(&mut self) -> Option<Bodiless> {
        let is_response_to_head = self.is_response_to_head();
        let pending = self.pending.take()?;
        if self.superseded.len() == MAX_REMEMBERED {
            self.superseded.clear();
        }
        self.superseded.push(pending.clone());
        if pending.head.is_interim() {
            return None;
        }
        let may_have_body = pending.may_have_body() && !is_response_to_head;
        let seen = self.with_request(pending);
        if may_have_body {
            self.earlier.push(seen.clone());
        }
        let bodiless = if may_have_body {
            Bodiless::SoFar
        } else {
            Bodiless::Certain
        };
        seen.head.is_failure().then(|| bodiless(seen))
    }

    fn is_response_to_head(&self) -> bool {
        let is_head = |request: &RequestLine| request.method() == "HEAD";
        self.request.as_ref().is_some_and(is_head)
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

/// Whether headers and a body have the same request ID. The API sends the same one in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ids {
    Same,
    Different,
    Unknown,
}

impl Ids {
    fn compare(head: &ResponseHead, body: Option<&Untrusted>) -> Self {
        match (head.request_id(), body) {
            (Some(head), Some(body)) if head == body => Self::Same,
            (Some(_), Some(_)) => Self::Different,
            _ => Self::Unknown,
        }
    }
}
