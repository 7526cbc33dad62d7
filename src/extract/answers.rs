//! Which head, and which request, the next body belongs to.

use std::sync::Arc;

use super::transcript::Style;
use crate::response::{Head, Request};

/// How many heads without a body may be shown again: more than the redirects that curl follows.
const MOST_PASSED: usize = 64;

/// A head with the line it begins on, counted from 1, and the request that it answers in it.
pub(super) type Answer = (u64, Arc<Head>);

/// Keeps the last head until its body comes, and the last request until its answer comes.
///
/// What gives back an [`Answer`] gives one that no body will follow any more.
#[derive(Debug, Default)]
pub(super) struct Answers {
    pending: Option<Pending>,
    /// The heads before it, up to the last body, which may be shown again.
    passed: Vec<Pending>,
    /// The request that the next answer is to, unless that is in doubt.
    request: Option<Request>,
    /// How many requests came whose answer did not: with `-Z`, curl sends several at once, and the
    /// answers come in any order.
    unanswered: usize,
}

/// A head that waits for its body.
#[derive(Clone, Debug)]
struct Pending {
    line: u64,
    head: Arc<Head>,
    style: Style,
}

impl Answers {
    /// The head that waits for a body.
    pub(super) fn head(&self) -> Option<&Head> {
        self.pending.as_ref().map(|pending| &*pending.head)
    }

    /// Takes a request. The answer before, if it was one, has no body. `has_ended` says that a
    /// connection ended since: a request without an answer was lost with it.
    pub(super) fn take_request(&mut self, request: Request, has_ended: bool) -> Option<Answer> {
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
    pub(super) fn take_head(&mut self, line: u64, head: Head, style: Style) -> Option<Answer> {
        // With `-v` and `-i` together, curl shows the same heads in two styles.
        let is_again = |shown: &Pending| *shown.head == head && shown.style != style;
        let mut answer = None;
        if !self.pending.as_ref().is_some_and(is_again) {
            if self.pending.is_some() && self.passed.iter().any(is_again) {
                return None;
            }
            answer = self.pass();
        }
        let head = Arc::new(head);
        self.pending = Some(Pending { line, head, style });
        answer
    }

    /// Takes notice of a body, and ends the head before it if its answer has none whatever happens.
    pub(super) fn expect_body(&mut self) -> Option<Answer> {
        let is_head = |request: &Request| request.method == "HEAD";
        let is_answer_to_head = self.request.as_ref().is_some_and(is_head);
        let is_bodiless = |pending: &mut Pending| is_answer_to_head || pending.head.forbids_body();
        let pending = self.pending.take_if(is_bodiless)?;
        Some(self.answer(pending))
    }

    /// The head of the body that comes now.
    pub(super) fn take_body(&mut self) -> Option<Answer> {
        let pending = self.pending.take()?;
        self.passed.clear();
        Some(self.answer(pending))
    }

    /// Takes a body without a head: the answer to the last request is this one, or lost.
    pub(super) fn lose_request(&mut self) {
        self.request = None;
    }

    /// Takes the end of the answers.
    pub(super) fn end(&mut self) -> Option<Answer> {
        let pending = self.pending.take()?;
        Some(self.answer(pending))
    }

    /// Passes over the head that no body followed, which is worth telling of a failure. An interim
    /// one leaves its request without an answer.
    fn pass(&mut self) -> Option<Answer> {
        let pending = self.pending.take()?;
        if self.passed.len() == MOST_PASSED {
            self.passed.clear();
        }
        self.passed.push(pending.clone());
        if pending.head.status < 200 {
            return None;
        }
        let is_failure = pending.head.is_failure();
        let answer = self.answer(pending);
        is_failure.then_some(answer)
    }

    /// The head with the request that it answers. It answers no other.
    fn answer(&mut self, pending: Pending) -> Answer {
        let Pending { line, mut head, .. } = pending;
        self.unanswered = self.unanswered.saturating_sub(1);
        if let Some(request) = self.request.take() {
            Arc::make_mut(&mut head).request = Some(request);
        }
        (line, head)
    }
}
