//! Headers and records.

use super::Assembler;
use crate::extract::client::seen_head::SeenHead;
use crate::extract::json::nested::TimedResponse;
use crate::extract::record::{Content, OtherFailure, Record};
use crate::extract::scan::Prefix;
use crate::extract::skipped::Skipped;
use crate::response::ResponseHead;

impl Assembler {
    /// Returns the headers of the body that begins at this line, and the line where the record
    /// begins.
    pub(super) fn claim_head(&mut self, line: u64) -> (u64, Option<ResponseHead>) {
        match self.pairing.claim_head() {
            Some(SeenHead { line, head, .. }) => (line, Some(head)),
            None => (line, None),
        }
    }

    /// Emits the pending headers as a response without a body.
    pub(super) fn end_response(&mut self) {
        self.queue.end_response();
        let bodiless = self.pairing.end();
        self.push_bodiless(bodiless);
    }

    pub(super) fn push_bodiless(&mut self, bodiless: Option<SeenHead>) {
        if let Some(SeenHead { line, head, .. }) = bodiless {
            self.push_other(line, Some(head), Skipped::Empty.into());
        }
    }

    pub(super) fn push_response(
        &mut self,
        line: u64,
        head: Option<ResponseHead>,
        response: TimedResponse,
        prefix: &Prefix,
    ) {
        if head.is_none() {
            self.pairing.forget_request();
        }
        let TimedResponse { response, time } = response;
        let time = time.or_else(|| prefix.time.clone());
        let content = Content::ErrorResponse(Box::new(response));
        let record = Record::new(line, head, content);
        self.queue.push(Record { time, ..record });
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
