//! Documents and lists.

use super::Assembler;
use super::list::List;
use super::printed::Above;
use super::responses::RecordStart;
use crate::catalog::KnownCodes;
use crate::extract::json::nested::{Matches, Other, TimedResponse};
use crate::extract::json::{classify, length, lenient, nested, printed_headers};
use crate::extract::record::OtherFailure;
use crate::extract::scan::{DocumentFrame, Role};
use crate::extract::skipped::Skipped;
use crate::response::{HeadDoubt, IsProblem, Place, ResponseHead, other_message};

/// Whether a document at the beginning of the input is an error response only if nothing else
/// follows.
pub(super) fn is_undecided(document: &DocumentFrame, known: &KnownCodes) -> bool {
    let is_logged = document.prefix.is_text || document.prefix.time.is_some();
    let is_alone = document.role == Role::Body && !document.is_item && !is_logged;
    is_alone && classify::needs_whole_input(&document.plain(), known)
}

impl Assembler {
    /// Reads a document. `place` is where it is, unless it is the body of a response.
    pub(super) fn read_document(&mut self, document: &DocumentFrame, place: Place) {
        let line = document.line;
        let above = self.reports.line_above(line);
        let above = above.and_then(|text| Above::from_text(line - 1, text));
        let status_above = above.as_ref().and_then(|above| above.status);
        self.end_report();
        if document.role == Role::Request {
            return self.skip_request(line, document.is_item);
        }
        // In a document that was already reported, and in scripts of a page, only error responses
        // matter.
        let is_reported = document.role.is_reported() || self.is_in_page();
        if !is_reported {
            self.end_text();
            if let Some(above) = above {
                self.read_headers_above(above);
            }
            self.choose_head(document);
            if document.prefix.is_text && !self.has_id_of_head(document) {
                self.skip_prefix(line);
            }
            if document.is_item && self.list.is_none() {
                self.begin_list(document);
            }
        }
        let printed = self.take_printed(document);
        let mut matches = match self.find_responses(document, place, is_reported) {
            Ok(matches) => matches,
            Err(_) if is_reported => return,
            Err(other) => {
                self.skip_printed(printed);
                if self.read_printed_headers(document, status_above) {
                    return;
                }
                self.settle_before(document);
                return self.skip_document(line, other);
            }
        };
        self.end_text();
        self.add_head_beside(&mut matches, &document.prefix, printed);
        self.note_response(document);
        self.push_matches(document, matches, is_reported);
    }

    /// Skips a document that cannot be an error response or belong to one, while nothing is open.
    /// Returns whether it is one.
    pub(super) fn skip_other(&mut self, document: &DocumentFrame) -> bool {
        let is_alone = document.role == Role::Body && !document.is_item;
        if !is_alone || printed_headers::may_be_headers(&document.bytes) {
            return false;
        }
        let Some(is_problem) = self.filter.read_other(&document.bytes) else {
            return false;
        };
        self.reports.end();
        self.push_other(document.line, None, Skipped::from_json(is_problem).into());
        true
    }

    /// Emits the error responses in a document.
    fn push_matches(&mut self, document: &DocumentFrame, matches: Matches, is_reported: bool) {
        let responses = match matches {
            Matches::Whole(response) => {
                self.skip_items(None);
                return self.push_body(document, *response);
            }
            Matches::Inside(responses) => responses,
        };
        let is_failure = self.pairing.head().is_some_and(ResponseHead::is_failure);
        if !is_reported && self.list.is_none() && is_failure {
            // The failed response wraps them, and says no more about them.
            let first = responses.first();
            let id = first.and_then(|first| first.response.request_id());
            let start = self.claim_head_of(id, document);
            for response in responses {
                self.push_response(start.clone(), response, &document.prefix);
            }
            return;
        }
        // The document is a log or a list that contains responses of other calls, so the headers do
        // not belong to them.
        self.settle();
        if !is_reported && (self.pairing.head().is_some() || self.list.is_some()) {
            self.skip_document(document.line, Skipped::Json.into());
        }
        let head = self.list.as_mut().and_then(List::take_head);
        self.skip_items(head);
        for response in responses {
            self.push_inner(document.line, response, &document.prefix);
        }
    }

    /// Emits an error response as the body of the headers before it, or as an item of the list.
    fn push_body(&mut self, document: &DocumentFrame, response: TimedResponse) {
        let id = response.response.request_id();
        let start = match &mut self.list {
            Some(list) => RecordStart::of_item(document.line, id, list),
            None => self.claim_head_of(id, document),
        };
        self.push_response(start, response, &document.prefix);
    }

    /// Whether a document after text has the request ID of the pending headers, so that it is their
    /// body.
    fn has_id_of_head(&self, document: &DocumentFrame) -> bool {
        let Some(id) = self.pairing.head().and_then(ResponseHead::request_id) else {
            return false;
        };
        match self.find_responses(document, Place::Anywhere, false) {
            Ok(Matches::Whole(found)) => found.response.request_id() == Some(id),
            _ => false,
        }
    }

    /// Emits the text before a document as the body of the pending headers.
    fn skip_prefix(&mut self, line: u64) {
        if self.pairing.head().is_some() {
            self.skip(line, Skipped::Text);
        }
    }

    /// Emits the body of a request, or an item of it. The pending headers belong to a response.
    fn skip_request(&mut self, line: u64, is_item: bool) {
        if self.is_in_page() {
            return;
        }
        self.end_text();
        if is_item && self.list.is_none() {
            self.list = Some(List::new(line, None, None));
        }
        match &mut self.list {
            Some(list) => list.skip(line, Skipped::Request.into()),
            None => self.push_other(line, None, Skipped::Request.into()),
        }
    }

    /// Whether the next document is in a script of an HTML page.
    fn is_in_page(&self) -> bool {
        let text = self.text.as_ref();
        text.is_some_and(|text| text.skipped == Skipped::Html)
    }

    /// Returns the error responses in a document. The error says what the document is instead.
    pub(super) fn find_responses(
        &self,
        document: &DocumentFrame,
        place: Place,
        is_reported: bool,
    ) -> Result<Matches, OtherFailure> {
        let head = match &self.list {
            Some(list) => list.head(),
            None => self.pairing.head(),
        };
        let head = head.filter(|_| !is_reported);
        let skipped = |is_problem: IsProblem| {
            let is_announced = head.is_some_and(ResponseHead::is_problem_json);
            Skipped::from_json(IsProblem(is_problem.0 || is_announced))
        };
        let failed = head.is_some_and(ResponseHead::is_failure);
        let place = match document.role {
            Role::AlreadyReported | Role::Quoted => Place::Broken,
            _ if failed => Place::FailedBody,
            _ => place,
        };
        if !failed {
            if let Some(is_problem) = self.filter.read_other(&document.bytes) {
                return Err(skipped(is_problem).into());
            }
        }
        let invalid = Skipped::InvalidJson {
            line: document.line,
            column: document.column,
        };
        let value = lenient::read(&document.plain()).ok_or(invalid)?;
        let found = nested::find_responses(value, place, &self.known);
        let found = found.map(|matches| match document.role {
            Role::Quoted => matches.quoted(),
            _ => matches,
        });
        found.map_err(|Other { value, unreadable }| {
            // A body was read, even if a text in it cannot be.
            let unreadable = unreadable.filter(|_| head.is_none());
            let body = match unreadable {
                Some(Skipped::InvalidJson { .. }) => invalid,
                Some(Skipped::Truncated { .. }) => Skipped::Truncated {
                    line: document.line,
                },
                Some(unreadable) => unreadable,
                None => skipped(IsProblem::of(&value)),
            };
            let message = failed.then(|| other_message::in_json(value)).flatten();
            OtherFailure { body, message }
        })
    }

    /// Emits a document that is not an error response. Consecutive items of a list become one
    /// record.
    pub(super) fn skip_document(&mut self, line: u64, other: OtherFailure) {
        match &mut self.list {
            Some(list) => list.skip(line, other),
            None => self.skip(line, other),
        }
    }

    pub(super) fn skip_unreadable(&mut self, line: u64, skipped: Skipped) {
        self.end_text();
        let Some(list) = &mut self.list else {
            return self.skip(line, skipped);
        };
        let head = list.take_head();
        self.skip_items(None);
        self.push_other(line, head, skipped.into());
        // The rest of the list cannot be read, unless only an item nests too deep.
        if skipped != Skipped::TooDeep {
            self.list = None;
        }
    }

    /// Begins a list with this item.
    fn begin_list(&mut self, item: &DocumentFrame) {
        let exceeds = |length| length::exceeds(&item.plain(), length);
        let doubt = if self.pairing.has_earlier() {
            Some(HeadDoubt::SeveralHeads)
        } else if self.pairing.body_length().is_some_and(exceeds) {
            Some(HeadDoubt::OtherLength)
        } else {
            None
        };
        self.settle();
        let (line, head) = self.claim_head(item.line);
        self.list = Some(List::new(line, head, doubt));
    }

    /// Emits the items that were skipped since the last record of the list.
    pub(super) fn skip_items(&mut self, head: Option<ResponseHead>) {
        if let Some((line, items)) = self.list.as_mut().and_then(List::take_skipped) {
            self.push_other(line, head, items);
        }
    }

    pub(super) fn end_list(&mut self) {
        if let Some((line, head, items)) = self.list.take().and_then(List::end) {
            self.push_other(line, head, items);
        }
    }
}
