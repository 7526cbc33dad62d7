//! Headers and records.

use super::Assembler;
use super::list::List;
use super::pairing::{Bodiless, Claim};
use crate::extract::client::seen_head::SeenHead;
use crate::extract::json::length::{self, Fit};
use crate::extract::json::nested::TimedResponse;
use crate::extract::record::{Content, OtherFailure, Record};
use crate::extract::scan::{DocumentFrame, Prefix};
use crate::extract::skipped::Skipped;
use crate::response::{DoubtfulHead, ResponseHead};
use crate::untrusted::Untrusted;

/// The largest document that may be the body of headers before the last ones. Until that is decided,
/// records are kept.
const MAX_INTERLEAVED: usize = 16 * 1024;

/// Where the record of a body begins, and the headers before it.
#[derive(Clone, Debug)]
pub(super) struct RecordStart {
    pub(super) line: u64,
    pub(super) head: Option<ResponseHead>,
    pub(super) doubtful_head: Option<DoubtfulHead>,
}

impl RecordStart {
    /// Returns the start of a response without headers.
    pub(super) fn new(line: u64) -> Self {
        Self {
            line,
            head: None,
            doubtful_head: None,
        }
    }

    /// Returns the start of an error response with this request ID in a list.
    pub(super) fn of_item(line: u64, id: Option<&Untrusted>, list: &mut List) -> Self {
        let head = list.share_head();
        let is_same = |head: &ResponseHead| id.is_some() && head.request_id() == id;
        match list.doubt() {
            Some(doubt) if !head.as_ref().is_some_and(is_same) => Self {
                doubtful_head: head.map(|head| DoubtfulHead::new(head, doubt)),
                ..Self::new(line)
            },
            _ => Self {
                head,
                ..Self::new(line)
            },
        }
    }
}

impl Assembler {
    /// Returns the headers of the body that begins at this line, and the line where the record
    /// begins.
    pub(super) fn claim_head(&mut self, line: u64) -> (u64, Option<ResponseHead>) {
        match self.pairing.claim_head() {
            Some(SeenHead { line, head, .. }) => {
                self.queue.withdraw(line);
                (line, Some(head))
            }
            None => (line, None),
        }
    }

    /// Returns the headers of an error response.
    pub(super) fn claim_head_of(
        &mut self,
        id: Option<&Untrusted>,
        document: &DocumentFrame,
    ) -> RecordStart {
        if let Some(id) = id {
            self.pairing.choose_by_id(id);
        }
        let claim = self.pairing.claim_head_of(id, fit(document));
        let Some(Claim {
            line: start,
            head,
            doubt,
        }) = claim
        else {
            self.settle();
            return RecordStart::new(document.line);
        };
        if let Some(line) = start {
            self.queue.withdraw(line);
        }
        if self.pairing.is_complete() {
            self.settle();
        }
        let record = RecordStart::new(start.unwrap_or(document.line));
        match doubt {
            None => RecordStart {
                head: Some(head),
                ..record
            },
            Some(doubt) => RecordStart {
                doubtful_head: Some(DoubtfulHead::new(head, doubt)),
                ..record
            },
        }
    }

    /// Chooses the headers of a document if several may be followed by their body. Otherwise, it is
    /// decided that no other body follows.
    pub(super) fn choose_head(&mut self, document: &DocumentFrame) {
        if !self.pairing.has_earlier() {
            return;
        }
        if document.prefix.is_text || document.bytes.len() > MAX_INTERLEAVED {
            self.settle();
        } else if !document.is_item {
            self.pairing.choose_by_length(fit(document));
        }
    }

    /// Chooses the headers of a text in the same way.
    pub(super) fn choose_head_of_text(&mut self) {
        if self.pairing.has_earlier() && !self.pairing.choose_by_type() {
            self.settle();
        }
    }

    /// Called for a document that is not an error response. Unless it is clearly a body of one of
    /// several responses, no other body follows.
    pub(super) fn settle_before(&mut self, document: &DocumentFrame) {
        if self.pairing.has_earlier() && !self.pairing.is_body(fit(document)) {
            self.settle();
        }
    }

    pub(super) fn push_seen_head(&mut self, head: SeenHead) {
        self.begin_message();
        let bodiless = self.pairing.push_head(head);
        self.push_superseded(bodiless);
    }

    /// Called when the headers of a response or a request begin.
    pub(super) fn begin_message(&mut self) {
        self.queue.end_response();
        if self.pairing.is_settled() {
            self.settle();
        }
    }

    /// Decides that no bodies follow that belong to headers before the last ones.
    pub(super) fn settle(&mut self) {
        for line in self.pairing.settle() {
            self.queue.withdraw(line);
        }
        self.queue.confirm();
    }

    /// Called before a body. Emits the pending headers if their response cannot have one.
    pub(super) fn begin_body(&mut self) {
        let bodiless = self.pairing.before_body();
        self.push_bodiless(bodiless);
    }

    /// Emits the pending headers as a response without a body.
    pub(super) fn end_response(&mut self) {
        self.queue.end_response();
        let bodiless = self.pairing.end();
        self.push_bodiless(bodiless);
    }

    pub(super) fn push_bodiless(&mut self, bodiless: Option<SeenHead>) {
        if let Some(bodiless) = bodiless {
            self.queue.push(without_body(bodiless));
        }
    }

    /// Emits a failed response whose body did not follow.
    pub(super) fn push_superseded(&mut self, bodiless: Option<Bodiless>) {
        match bodiless {
            None => {}
            Some(Bodiless::Certain(seen)) => self.queue.push(without_body(seen)),
            Some(Bodiless::SoFar(seen)) => self.queue.push_provisional(without_body(seen)),
        }
    }

    /// Emits an error response that is a whole document.
    pub(super) fn push_response(
        &mut self,
        start: RecordStart,
        response: TimedResponse,
        prefix: &Prefix,
    ) {
        let record = self.record_of(start, response, prefix);
        self.queue.push_error(record);
        if self.list.is_none() {
            self.queue.wait_for_id();
        }
    }

    /// Emits an error response inside another document.
    pub(super) fn push_inner(&mut self, line: u64, response: TimedResponse, prefix: &Prefix) {
        let record = self.record_of(RecordStart::new(line), response, prefix);
        self.queue.push(record);
    }

    fn record_of(
        &mut self,
        start: RecordStart,
        response: TimedResponse,
        prefix: &Prefix,
    ) -> Record {
        let RecordStart {
            line,
            head,
            doubtful_head,
        } = start;
        if head.is_none() {
            self.pairing.forget_request();
        }
        let TimedResponse {
            response,
            time,
            head: beside,
        } = response;
        let head = head.or(beside);
        let time = time.or_else(|| prefix.time.clone());
        let content = Content::ErrorResponse(response);
        let record = Record::new(line, head, content);
        Record {
            doubtful_head,
            time,
            ..record
        }
    }

    /// Emits something that is not an error response: what it is depends on its headers.
    pub(super) fn push_other(
        &mut self,
        line: u64,
        head: Option<ResponseHead>,
        other: OtherFailure,
    ) {
        self.queue.push(Record::of_other(line, head, other));
    }
}

/// Compares a document with lengths of bodies.
fn fit(document: &DocumentFrame) -> impl Fn(u64) -> Fit + '_ {
    let plain = document.plain();
    move |length| length::compare(&plain, length)
}

fn without_body(seen: SeenHead) -> Record {
    Record::of_other(seen.line, Some(seen.head), Skipped::Empty.into())
}
