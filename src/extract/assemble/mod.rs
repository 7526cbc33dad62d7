//! Puts frames together into records.
//!
//! | frame | record |
//! |---|---|
//! | headers, request | kept by [`Pairing`] until the body comes, or reported as a response without one |
//! | document | the error responses in it, or a record that says what else it is |
//! | item of a list | the same; items that are not error responses are one record, see [`List`] |
//! | unreadable document | a record that says so |
//! | text | a report of the nullspace CLI, else one record per run of lines or per HTML page |
//! | body in a trace | the records of the body, once even if the body follows, see [`Repeats`] |
//!
//! [`Queue`] keeps records that wait for others.

mod documents;
mod list;
mod pairing;
mod printed;
mod queue;
mod repeats;
mod responses;
mod text;

use super::cli_report::{ReportParser, TextLine};
use super::client::postscript::Postscript;
use super::client::seen_head::SeenHead;
use super::client::{AnyFrame, ClientFrame, labels};
use super::json::filter::Filter;
use super::record::{OtherFailure, Record};
use super::scan::{DocumentFrame, Frame};
use super::skipped::Skipped;
use crate::catalog::KnownCodes;
use crate::response::Place;
use list::List;
use pairing::Pairing;
use printed::PrintedHeaders;
use queue::Queue;
use repeats::Repeats;
use text::Text;

/// The state between frames.
#[derive(Debug, Default)]
pub(in crate::extract) struct Assembler {
    known: KnownCodes,
    pairing: Pairing,
    reports: ReportParser,
    text: Option<Text>,
    list: Option<List>,
    repeats: Repeats,
    filter: Filter,
    queue: Queue,
    opening: Opening,
    /// Headers without a status that were printed last.
    printed: Option<PrintedHeaders>,
    /// The line where the last error response ends.
    response_end: Option<u64>,
}

/// What is known about the beginning of the input.
#[derive(Debug, Default)]
enum Opening {
    #[default]
    Empty,
    /// It is a document that is an error response only if nothing else follows, except for its
    /// request ID.
    Undecided(DocumentFrame, Option<Postscript>),
    Read,
}

impl Assembler {
    /// Sets the codes that are known.
    pub(in crate::extract) fn set_known(&mut self, known: KnownCodes) {
        self.known = known;
    }

    /// Notes that something precedes the first frame.
    pub(in crate::extract) fn note_beginning(&mut self) {
        self.opening = Opening::Read;
    }

    /// Returns the next complete record.
    pub(in crate::extract) fn next_record(&mut self) -> Option<Record> {
        self.queue.pop()
    }

    /// Adds a frame.
    pub(in crate::extract) fn push_frame(&mut self, frame: AnyFrame) {
        if self.repeats.read(&frame) {
            return;
        }
        if matches!(self.opening, Opening::Read) {
            return self.read_frame(frame);
        }
        match (std::mem::replace(&mut self.opening, Opening::Read), frame) {
            (Opening::Empty, Frame::Document(document))
                if documents::is_undecided(&document, &self.known) =>
            {
                self.opening = Opening::Undecided(document, None);
            }
            (
                Opening::Undecided(document, _),
                Frame::Found(ClientFrame::Postscript(postscript)),
            ) => self.opening = Opening::Undecided(document, Some(postscript)),
            (Opening::Undecided(document, _), frame) => {
                self.read_document(&document, Place::Anywhere);
                self.read_frame(frame);
            }
            (_, frame) => self.read_frame(frame),
        }
    }

    fn read_frame(&mut self, frame: AnyFrame) {
        if !matches!(frame, Frame::Found(ClientFrame::Postscript(_))) {
            self.queue.release(None);
        }
        match &frame {
            Frame::Document(document) if self.is_idle() && self.skip_other(document) => return,
            Frame::Document(_) => self.begin_body(),
            Frame::Text(..) => {
                if self.text.is_none() {
                    self.choose_head_of_text();
                }
                self.begin_body();
            }
            Frame::Unreadable(..) => {
                self.settle();
                self.begin_body();
            }
            Frame::ListEnd | Frame::Found(_) => {}
        }
        if self.printed.is_some() && !may_precede_body(&frame) {
            let printed = self.printed.take();
            self.skip_printed(printed);
        }
        match frame {
            Frame::Document(document) => self.read_document(&document, Place::Anywhere),
            Frame::ListEnd => self.end_list(),
            Frame::Unreadable(line, skipped) => self.skip_unreadable(line, skipped),
            Frame::Text(_, bytes) if self.is_label_of_body(&bytes) => {}
            Frame::Text(line, bytes) => {
                if self.is_in_body() {
                    self.push_text(TextLine::Other(line, bytes));
                } else {
                    self.reports.read_line(line, bytes);
                    self.push_texts();
                }
            }
            Frame::Found(ClientFrame::Head(head)) => {
                self.end_text();
                self.push_seen_head(head);
            }
            Frame::Found(ClientFrame::Request(request)) => {
                self.end_text();
                self.begin_message();
                let bodiless = self.pairing.push_request(request);
                self.push_superseded(bodiless);
            }
            Frame::Found(ClientFrame::TracedBody) => self.end_text(),
            Frame::Found(ClientFrame::Postscript(postscript)) => {
                self.queue.release(Some(&postscript));
            }
            Frame::Found(ClientFrame::StreamEnd) => {
                self.end_text();
                self.queue.end_response();
            }
            Frame::Found(ClientFrame::BodyEnd) => {
                self.end_text();
                self.end_response();
            }
        }
    }

    /// Ends the input. `is_cut` says that an error of the reader cut it off.
    pub(in crate::extract) fn end(&mut self, is_cut: bool) {
        if let Opening::Undecided(document, postscript) = std::mem::take(&mut self.opening) {
            let place = if is_cut {
                Place::Anywhere
            } else {
                Place::WholeInput
            };
            self.read_document(&document, place);
            self.queue.release(postscript.as_ref().filter(|_| !is_cut));
        }
        self.queue.release(None);
        let printed = self.printed.take();
        self.skip_printed(printed);
        self.end_text();
        self.settle();
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

    /// Whether nothing is open that a document may belong to or end.
    fn is_idle(&self) -> bool {
        self.pairing.is_idle()
            && self.text.is_none()
            && self.list.is_none()
            && self.printed.is_none()
            && self.reports.is_idle()
    }

    /// Emits something that is not an error response, as the body of the pending headers.
    pub(in crate::extract) fn skip(&mut self, line: u64, other: impl Into<OtherFailure>) {
        let (line, head) = self.claim_head(line);
        self.push_other(line, head, other.into());
    }
}

/// Whether the body of printed headers may follow this frame, or is this frame.
fn may_precede_body(frame: &AnyFrame) -> bool {
    match frame {
        Frame::Document(_) | Frame::Found(ClientFrame::Postscript(_)) => true,
        Frame::Text(_, line) => labels::is_label_line(line),
        Frame::ListEnd | Frame::Unreadable(..) | Frame::Found(_) => false,
    }
}
