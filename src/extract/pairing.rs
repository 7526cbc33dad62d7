//! Which head, and which request, the next body belongs to.

use super::client::markers::Marker;
use crate::response::{RequestLine, ResponseHead};

/// How many heads without a body may be shown again: more than the redirects that curl follows.
const MOST_SUPERSEDED: usize = 64;

/// A head with the line it begins on, counted from 1, and the request that it answers in it.
pub(super) type BodilessHead = (u64, ResponseHead);

/// Keeps the last head until its body comes, and the last request until its answer comes.
///
/// What gives back an [`Answer`] gives one that no body will follow any more.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    pending: Option<SeenHead>,
    /// The heads before it, up to the last body, which may be shown again.
    superseded: Vec<SeenHead>,
    /// The request that the next answer is to, unless that is in doubt.
    request: Option<RequestLine>,
    /// How many requests came whose answer did not: with `-Z`, curl sends several at once, and the
    /// answers come in any order.
    unanswered: usize,
}

/// A head that waits for its body.
#[derive(Clone, Debug)]
struct SeenHead {
    line: u64,
    head: ResponseHead,
    marker: Marker,
}

impl Pairing {
    /// The head that waits for a body.
    pub(super) fn head(&self) -> Option<&ResponseHead> {
        self.pending.as_ref().map(|pending| &pending.head)
    }

    /// Takes a request. The answer before, if it was one, has no body. `has_ended` says that a
    /// connection ended since: a request without an answer was lost with it.
    pub(super) fn take_request(
        &mut self,
        request: RequestLine,
        has_ended: bool,
    ) -> Option<BodilessHead> {
        let answer = self.pass();
        if has_ended && self.unanswered > 0 {
            self.unanswered -= 1;
            self.request = None;
        }
        // One that is sent again takes the place of the one that was lost.
        if self.request.as_ref() != Some(&request) {
            self.unanswered += 1;
            self.request = (self.unanswered == 1).then_some(request);
        }
        answer
    }

    /// Takes a head. The one before had no body, unless it is shown a second time.
    pub(super) fn take_head(
        &mut self,
        line: u64,
        head: ResponseHead,
        marker: Marker,
    ) -> Option<BodilessHead> {
        // With `-v` and `-i` together, curl shows the same heads in two styles.
        let is_again = |shown: &SeenHead| shown.head == head && shown.marker != marker;
        let mut answer = None;
        if !self.pending.as_ref().is_some_and(is_again) {
            if self.pending.is_some() && self.superseded.iter().any(is_again) {
                return None;
            }
            answer = self.pass();
        }
        self.pending = Some(SeenHead { line, head, marker });
        answer
    }

    /// Takes notice of a body, and ends the head before it if its answer has none whatever happens.
    pub(super) fn before_body(&mut self) -> Option<BodilessHead> {
        let is_head = |request: &RequestLine| request.method() == "HEAD";
        let is_answer_to_head = self.request.as_ref().is_some_and(is_head);
        let is_bodiless = |pending: &mut SeenHead| is_answer_to_head || pending.head.forbids_body();
        let pending = self.pending.take_if(is_bodiless)?;
        Some(self.answer(pending))
    }

    /// The head of the body that comes now.
    pub(super) fn take_body(&mut self) -> Option<BodilessHead> {
        let pending = self.pending.take()?;
        self.superseded.clear();
        Some(self.answer(pending))
    }

    /// Takes a body without a head: the answer to the last request is this one, or lost.
    pub(super) fn lose_request(&mut self) {
        self.request = None;
    }

    /// Takes the end of the answers.
    pub(super) fn end(&mut self) -> Option<BodilessHead> {
        let pending = self.pending.take()?;
        Some(self.answer(pending))
    }

    /// Passes over the head that no body followed, which is worth telling of a failure. An interim
    /// one leaves its request without an answer.
    fn pass(&mut self) -> Option<BodilessHead> {
        let pending = self.pending.take()?;
        if self.superseded.len() == MOST_SUPERSEDED {
            self.superseded.clear();
        }
        self.superseded.push(pending.clone());
        if pending.head.status() < 200 {
            return None;
        }
        let is_failure = pending.head.is_failure();
        let answer = self.answer(pending);
        is_failure.then_some(answer)
    }

    /// The head with the request that it answers. It answers no other.
    fn answer(&mut self, pending: SeenHead) -> BodilessHead {
        let SeenHead { line, mut head, .. } = pending;
        self.unanswered = self.unanswered.saturating_sub(1);
        if let Some(request) = self.request.take() {
            head = head.with_request(request);
        }
        (line, head)
    }
}
