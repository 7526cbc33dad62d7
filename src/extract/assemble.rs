//! Puts frames together into records.
//!
//! | frame | record |
//! |---|---|
//! | headers, request | kept by [`Pairing`] until the body comes, or reported as a response without one |
//! | document | the error responses in it, or a record that says what else it is |
//! | item of a list | the same; items that are not error responses are one record, see [`List`] |
//! | unreadable document | a record that says so |
//! | text | a report of the nullspace CLI, else one record per run of lines or per HTML page |
//! | body in a trace | the records of the body, unless the body itself follows, see [`TraceBody`] |

use super::cli_report::{ReportParser, TextLine};
use super::client::headers::SeenHead;
use super::client::{AnyFrame, ClientFrame};
use super::json::filter::Filter;
use super::json::nested::{Matches, TimedResponse};
use super::json::{lenient, nested};
use super::list::List;
use super::pairing::Pairing;
use super::queue::Queue;
use super::record::{Content, OtherFailure, Record};
use super::scan::{DocumentFrame, Frame, Prefix, Role};
use super::skipped::Skipped;
use super::text::Text;
use super::trace_body::TraceBody;
use crate::response::{ResponseHead, Shape, other_message};

/// The state between frames.
#[derive(Debug, Default)]
pub(super) struct Assembler {
    pairing: Pairing,
    reports: ReportParser,
    text: Option<Text>,
    list: Option<List>,
    trace_body: Option<TraceBody>,
    filter: Filter,
    queue: Queue,
}

impl Assembler {
    /// Returns the next complete record.
    pub(super) fn next_record(&mut self) -> Option<Record> {
        self.queue.pop()
    }

    /// Adds a frame, which begins at this line, counted from 1.
    pub(super) fn push_frame(&mut self, line: u64, frame: AnyFrame) {
        if !matches!(frame, Frame::Found(ClientFrame::TraceBody(_))) {
            self.end_trace_body(Some(&frame));
        }
        if matches!(
            frame,
            Frame::Document(_) | Frame::Text(_) | Frame::Unreadable(_)
        ) {
            let bodiless = self.pairing.before_body();
            self.push_bodiless(bodiless);
        }
        match frame {
            Frame::Document(document) => self.read_document(line, &document),
            Frame::ListEnd => self.end_list(),
            Frame::Unreadable(skipped) => self.skip_unreadable(line, skipped),
            Frame::Text(bytes) => {
                let text_line = if self.is_in_body() {
                    Some(TextLine::Other(line, bytes))
                } else {
                    self.reports.read_line(line, bytes)
                };
                self.push_text(text_line);
            }
            Frame::Found(ClientFrame::Head(head)) => {
                self.end_text();
                self.queue.end_response();
                let bodiless = self.pairing.push_head(head);
                self.push_bodiless(bodiless);
            }
            Frame::Found(ClientFrame::Request(request)) => {
                self.end_text();
                self.queue.end_response();
                let bodiless = self.pairing.push_request(request);
                self.push_bodiless(bodiless);
            }
            Frame::Found(ClientFrame::TraceBody(bytes)) => {
                let body = self.trace_body.get_or_insert_with(|| TraceBody::new(line));
                body.push(bytes);
            }
        }
    }

    /// Ends the input. `is_cut` says that an error of the reader cut it off.
    pub(super) fn end(&mut self, is_cut: bool) {
        self.end_trace_body(None);
        self.end_text();
        match self.pairing.end() {
            // A body might have followed.
            Some(SeenHead { line, head, .. }) if is_cut => {
                let truncated = Skipped::Truncated { line }.into();
                self.push_other(line, Some(head), truncated);
            }
            bodiless => self.push_bodiless(bodiless),
        }
        self.queue.end_response();
    }

    /// Emits something that is not an error response, as the body of the pending headers.
    pub(super) fn skip(&mut self, line: u64, other: impl Into<OtherFailure>) {
        let (line, head) = self.claim_head(line);
        self.push_other(line, head, other.into());
    }

    fn end_trace_body(&mut self, next: Option<&AnyFrame>) {
        let Some(body) = self.trace_body.take() else {
            return;
        };
        let Some(frames) = body.into_frames(next) else {
            return;
        };
        for (line, frame) in frames {
            self.push_frame(line, frame);
        }
        self.end_text();
    }
}

/// Text.
impl Assembler {
    /// Whether the next line belongs to the body of a response. The CLI prints no bodies, so it is
    /// not part of a report. A success without a Content-Length may have no body in the input.
    fn is_in_body(&self) -> bool {
        self.pairing.head().is_some_and(|head| {
            let is_announced = match &self.text {
                Some(text) => text.may_go_on(),
                None => head.content_length() != Some(0),
            };
            is_announced && (head.is_failure() || head.content_length().is_some())
        })
    }

    fn push_text(&mut self, text_line: Option<TextLine>) {
        match text_line {
            Some(TextLine::Other(line, bytes)) => {
                let head = self.pairing.head();
                let text = self
                    .text
                    .get_or_insert_with(|| Text::new(line, &bytes, head));
                if text.push(&bytes) {
                    self.skip_text();
                }
            }
            Some(TextLine::Report(line, response)) => {
                self.skip_text();
                // The CLI prints no headers, so the pending ones belong to another response.
                self.end_response();
                self.queue
                    .push(Record::new(line, None, Content::ErrorResponse(response)));
            }
            None => {}
        }
    }

    fn end_text(&mut self) {
        let text_line = self.reports.end();
        self.push_text(text_line);
        self.skip_text();
    }

    /// Emits the text so far.
    fn skip_text(&mut self) {
        if let Some(text) = self.text.take() {
            let lines = text.lines;
            let (line, head) = self.claim_head(text.line);
            let record = Record::of_other(line, head, text.into());
            self.queue.push(Record { lines, ..record });
        }
    }
}

/// Documents and lists.
impl Assembler {
    fn read_document(&mut self, line: u64, document: &DocumentFrame) {
        // In a document that was already reported, and in scripts of a page, only error responses
        // matter.
        let is_reported = document.role == Role::AlreadyReported
            || self
                .text
                .as_ref()
                .is_some_and(|text| text.skipped == Skipped::Html);
        if !is_reported {
            self.end_text();
            if document.prefix.is_text && self.pairing.head().is_some() {
                // The text before the document is the body.
                self.skip(line, Skipped::Text);
            }
            if document.is_item && self.list.is_none() {
                self.begin_list(line);
            }
        }
        let matches = match self.find_responses(line, document, is_reported) {
            Ok(matches) => matches,
            Err(_) if is_reported => return,
            Err(other) => return self.skip_document(line, other),
        };
        self.end_text();
        match matches {
            Matches::Whole(response) => {
                self.skip_items(None);
                let (line, head) = match &mut self.list {
                    Some(list) => (line, list.share_head()),
                    None => self.claim_head(line),
                };
                self.push_response(line, head, *response, &document.prefix);
            }
            Matches::Inside(responses) => {
                // The document is a log or a list that contains responses of other calls, so the
                // headers do not belong to them.
                if !is_reported && (self.pairing.head().is_some() || self.list.is_some()) {
                    self.skip_document(line, Skipped::Json.into());
                }
                let head = self.list.as_mut().and_then(List::take_head);
                self.skip_items(head);
                for response in responses {
                    self.push_response(line, None, response, &document.prefix);
                }
            }
        }
    }

    /// Returns the error responses in a document. The error says what the document is instead.
    fn find_responses(
        &self,
        line: u64,
        document: &DocumentFrame,
        is_reported: bool,
    ) -> Result<Matches, OtherFailure> {
        if document.role == Role::Request {
            return Err(Skipped::Request.into());
        }
        let head = match &self.list {
            Some(list) => list.head(),
            None => self.pairing.head(),
        };
        let head = head.filter(|_| !is_reported);
        let skipped = |shape: &Shape| {
            let is_problem = head.is_some_and(ResponseHead::is_problem_json);
            Skipped::from_shape(shape, is_problem)
        };
        let failed = head.is_some_and(ResponseHead::is_failure);
        if !failed {
            if let Some(shape) = self.filter.shape_of_other(&document.bytes) {
                return Err(skipped(&shape).into());
            }
        }
        let value = lenient::read(&document.bytes, document.has_color).ok_or({
            Skipped::InvalidJson {
                line,
                column: document.column,
            }
        })?;
        nested::find_responses(value, failed).map_err(|other| OtherFailure {
            body: skipped(&Shape::of(&other)),
            message: failed.then(|| other_message::in_json(other)).flatten(),
        })
    }

    /// Emits a document that is not an error response. Consecutive items of a list become one
    /// record.
    fn skip_document(&mut self, line: u64, other: OtherFailure) {
        match &mut self.list {
            Some(list) => list.skip(line, other),
            None => self.skip(line, other),
        }
    }

    fn skip_unreadable(&mut self, line: u64, skipped: Skipped) {
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

    fn begin_list(&mut self, line: u64) {
        let (line, head) = self.claim_head(line);
        self.list = Some(List::new(line, head));
    }

    /// Emits the items that were skipped since the last record of the list.
    fn skip_items(&mut self, head: Option<ResponseHead>) {
        if let Some((line, items)) = self.list.as_mut().and_then(List::take_skipped) {
            self.push_other(line, head, items);
        }
    }

    fn end_list(&mut self) {
        if let Some((line, head, items)) = self.list.take().and_then(List::end) {
            self.push_other(line, head, items);
        }
    }
}

/// Headers and records.
impl Assembler {
    /// Returns the headers of the body that begins at this line, and the line where the record
    /// begins.
    fn claim_head(&mut self, line: u64) -> (u64, Option<ResponseHead>) {
        match self.pairing.claim_head() {
            Some(SeenHead { line, head, .. }) => (line, Some(head)),
            None => (line, None),
        }
    }

    /// Emits the pending headers as a response without a body.
    fn end_response(&mut self) {
        self.queue.end_response();
        let bodiless = self.pairing.end();
        self.push_bodiless(bodiless);
    }

    fn push_bodiless(&mut self, bodiless: Option<SeenHead>) {
        if let Some(SeenHead { line, head, .. }) = bodiless {
            self.push_other(line, Some(head), Skipped::Empty.into());
        }
    }

    fn push_response(
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
    fn push_other(&mut self, line: u64, head: Option<ResponseHead>, other: OtherFailure) {
        self.queue.push(Record::of_other(line, head, other));
    }
}
