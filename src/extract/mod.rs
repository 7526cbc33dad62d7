//! Finds error responses in whatever an HTTP client printed, or a log holds.
//!
//! The stages:
//!
//! - UTF-16 with a byte order mark becomes UTF-8; everything else is taken as bytes.
//! - The bytes are cut into heads, JSON documents and lines of text. What clients print around them
//!   is passed over: marks before the lines of a head, requests, remarks and progress meters,
//!   colours, the rows of a trace. Documents are found behind other text, in lists, one behind
//!   another, and inside quotes.
//! - A document is read even where it is not quite JSON, and what it holds in its fields and
//!   strings is looked through, in two levels of strings.
//! - Heads, requests and bodies are put together into records.
//!
//! A response is ready as soon as the last byte of its JSON was read; one that the official CLI
//! prints as text, with the line behind it. Time is linear in the input, and memory bounded: no more
//! than one document of up to [`MAX_DOCUMENT`] bytes is held, which takes up to some seventy times
//! as much when it is read.
//!
//! What is no response is a [`Skipped`] record, but for what clients say of themselves, heads below
//! 400 that another head or a request follows, text on the line of a document, and what stands
//! around the responses of a document that has no head.

mod ansi;
mod cli_report;
mod client;
mod json;
mod limits;
mod pairing;
mod scan;
mod skipped;

use std::collections::VecDeque;
use std::io::{self, Read};

pub use limits::MAX_DOCUMENT;
pub use skipped::{Skipped, SkippedKind};

use cli_report::TextLine;
use client::trace;
use json::nested::{Matches, TimedResponse};
use json::{lenient, nested};
use pairing::{BodilessHead, Pairing};
use scan::encoding::Utf8;
use scan::{DocumentFrame, Frame, Prefix, Role, Scanner};

use crate::response::{ErrorResponse, ResponseHead};

/// One thing that was found in the input.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Record {
    /// The line it begins on, counted from 1.
    pub line: u64,
    /// The head of the answer whose body this is: the last one, unless something stands in between.
    /// A response inside another document has none: the answer is not its own.
    pub head: Option<ResponseHead>,
    /// The time that the log gives it, as it is written there: a date and a time in the order of
    /// ISO 8601, in a field beside it or around it, the nearest one, else at the beginning of its
    /// line.
    pub time: Option<String>,
    /// What it is.
    pub content: Content,
}

/// What a record is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The body of a failed call.
    ErrorResponse(Box<ErrorResponse>),
    /// Anything else.
    Skipped(Skipped),
}

/// Iterates over the records of a reader; see [`extract`].
#[derive(Debug)]
pub struct Extractor<R> {
    scanner: Scanner<Utf8<R>>,
    pairing: Pairing,
    lines: cli_report::ReportParser,
    text: Option<(u64, Skipped)>,
    list: Option<List>,
    trace_body: Option<(u64, Vec<u8>)>,
    ready: VecDeque<Record>,
    /// What ended the reading before the input did.
    error: Option<io::Error>,
    state: State,
}

/// A list whose items come one by one.
#[derive(Debug)]
struct List {
    line: u64,
    head: Option<ResponseHead>,
    /// The items since the last response, none of which is one: they are one record together,
    /// named for the first.
    skipped: Option<(u64, Skipped)>,
    has_response: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// No frame was seen yet.
    Empty,
    Reading,
    Ended,
}

/// Finds the records of a reader, in their order. An input with nothing in it has one record that
/// says so.
///
/// An error of the reader is the last item.
///
/// ```
/// use errcat::extract::{Content, extract};
///
/// let printed = "HTTP/1.1 409 Conflict\r\n\r\n{\"error\": \"in use\", \"code\": \"volume_busy\"}";
/// let record = extract(printed.as_bytes()).next().ok_or("nothing found")??;
/// assert_eq!(record.head.map(|head| head.status()), Some(409));
/// assert!(matches!(record.content, Content::ErrorResponse(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn extract<R: Read>(reader: R) -> Extractor<R> {
    Extractor {
        scanner: Scanner::new(Utf8::new(reader)),
        pairing: Pairing::default(),
        lines: cli_report::ReportParser::default(),
        text: None,
        list: None,
        trace_body: None,
        ready: VecDeque::new(),
        error: None,
        state: State::Empty,
    }
}

impl<R: Read> Iterator for Extractor<R> {
    type Item = io::Result<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(record) = self.ready.pop_front() {
                return Some(Ok(record));
            }
            if self.state == State::Ended {
                return self.error.take().map(Err);
            }
            match self.scanner.next_frame() {
                Ok(Some((line, frame))) => {
                    self.state = State::Reading;
                    self.take_frame(line, frame);
                }
                Ok(None) => self.take_end(),
                Err(error) => {
                    // What was found before the error is told before it.
                    self.error = Some(error);
                    self.scanner.end();
                }
            }
        }
    }
}

impl<R: Read> Extractor<R> {
    fn take_frame(&mut self, line: u64, frame: Frame) {
        if !matches!(frame, Frame::TraceBody(_)) {
            self.end_trace_body(Some(&frame));
        }
        if matches!(
            frame,
            Frame::Document(_) | Frame::Text(_) | Frame::Unreadable(_)
        ) {
            let answer = self.pairing.before_body();
            self.push_empty(answer);
        }
        match frame {
            Frame::TraceBody(bytes) => self.take_trace_body(line, bytes),
            Frame::Text(bytes) => {
                let text_line = self.lines.line(line, bytes);
                self.take_text_line(text_line);
            }
            Frame::Head(head, marker) => {
                self.end_text();
                let answer = self.pairing.take_head(line, head, marker);
                self.push_empty(answer);
            }
            Frame::Request(request, has_ended) => {
                self.end_text();
                let answer = self.pairing.take_request(request, has_ended);
                self.push_empty(answer);
            }
            Frame::Document(found) => self.take_document(line, &found),
            Frame::ListEnd => self.end_list(),
            Frame::Unreadable(skipped) => {
                self.end_text();
                match &self.list {
                    // The rest of the list, or one of its items.
                    Some(list) => {
                        let head = list.head.clone();
                        self.end_items();
                        self.push(line, head, Content::Skipped(skipped));
                        if skipped != Skipped::TooDeep {
                            self.list = None;
                        }
                    }
                    None => self.skip(line, skipped),
                }
            }
        }
    }

    fn take_end(&mut self) {
        self.end_trace_body(None);
        self.end_text();
        if self.error.is_some() {
            // Whether a body would have come is not known.
            if let Some((line, head)) = self.pairing.end() {
                let content = Content::Skipped(Skipped::Truncated { line });
                self.push(line, Some(head), content);
            }
        }
        self.end_answer();
        if self.state == State::Empty && self.error.is_none() {
            self.skip(
                1,
                match self.scanner.curl_error() {
                    None if self.scanner.is_blank() => Skipped::Empty,
                    curl_error => Skipped::NoAnswer { curl_error },
                },
            );
        }
        self.state = State::Ended;
    }

    /// Keeps what a trace showed of a body, as the body itself may follow.
    fn take_trace_body(&mut self, line: u64, mut bytes: Vec<u8>) {
        let (_, trace_body) = self.trace_body.get_or_insert_with(|| (line, Vec::new()));
        bytes.truncate(MAX_DOCUMENT - trace_body.len());
        trace_body.append(&mut bytes);
    }

    /// Takes what a trace showed of a body, unless the body itself comes `next`.
    fn end_trace_body(&mut self, next: Option<&Frame>) {
        let Some((line, trace_body)) = self.trace_body.take() else {
            return;
        };
        let trace_body = trace::dechunked(&trace_body).unwrap_or(trace_body);
        let shown = trace::as_shown(&trace_body);
        let follows = match next {
            // The sizes of chunks and other documents may stand around it.
            Some(Frame::Document(DocumentFrame { bytes, .. })) => {
                memchr::memmem::find(&shown, &trace::as_shown(bytes)).is_some()
            }
            Some(Frame::Text(bytes)) => shown.starts_with(&trace::as_shown(bytes)),
            // The trace shows what was cut off too.
            Some(Frame::Unreadable(_)) => true,
            _ => false,
        };
        if follows {
            return;
        }
        let mut frames = Scanner::over_body(trace_body);
        // Memory can be read.
        while let Ok(Some((_, frame))) = frames.next_frame() {
            // Places inside the trace are none of the input.
            let frame = match frame {
                Frame::Unreadable(Skipped::Truncated { .. }) => {
                    Frame::Unreadable(Skipped::Truncated { line })
                }
                Frame::Unreadable(Skipped::InvalidJson { .. }) => {
                    Frame::Unreadable(Skipped::InvalidJson { line, column: 1 })
                }
                frame => frame,
            };
            self.take_frame(line, frame);
        }
        self.end_text();
    }

    /// Takes what lines of text turned out to be. Those that are nothing in particular are one
    /// record together, named for the first; a page ends with its last element.
    fn take_text_line(&mut self, text_line: Option<TextLine>) {
        match text_line {
            Some(TextLine::Text(line, bytes)) => {
                let text = self.text.get_or_insert((line, Skipped::from_text(&bytes)));
                if text.1 == Skipped::Html && ends_page(&bytes) {
                    self.end_page();
                }
            }
            Some(TextLine::Report(line, response)) => {
                self.end_page();
                // The CLI prints no heads, so one is of something else.
                self.end_answer();
                self.push(line, None, Content::ErrorResponse(response));
            }
            None => {}
        }
    }

    /// Makes a record of the text so far.
    fn end_text(&mut self) {
        let text_line = self.lines.end();
        self.take_text_line(text_line);
        self.end_page();
    }

    fn end_page(&mut self) {
        if let Some((line, text)) = self.text.take() {
            self.skip(line, text);
        }
    }

    /// Makes a record of the answer whose body did not come.
    fn end_answer(&mut self) {
        let answer = self.pairing.end();
        self.push_empty(answer);
    }

    fn push_empty(&mut self, answer: Option<BodilessHead>) {
        if let Some((line, head)) = answer {
            self.push(line, Some(head), Content::Skipped(Skipped::Empty));
        }
    }

    /// Makes a record of something that is no error response, as the body of the head before it.
    fn skip(&mut self, line: u64, skipped: Skipped) {
        let (line, head) = self.take_head(line);
        self.push(line, head, Content::Skipped(skipped));
    }

    fn take_document(&mut self, line: u64, found: &DocumentFrame) {
        // Of what was told already, and of a page with scripts in it, only responses matter.
        let is_part =
            found.role == Role::AlreadyReported || matches!(self.text, Some((_, Skipped::Html)));
        if !is_part {
            self.end_text();
            if found.before.is_text && self.pairing.head().is_some() {
                // The text before it on its line is the body.
                self.skip(line, Skipped::Text);
            }
            if found.is_item && self.list.is_none() {
                self.begin_list(line, found.role);
            }
        }
        let responses = match self.responses_in(line, found, is_part) {
            Err(_) if is_part => return,
            Err(skipped) => return self.skip_document(line, skipped),
            Ok(responses) => responses,
        };
        self.end_text();
        match responses {
            Matches::Whole(timed) => {
                self.end_items();
                let (line, head) = match &self.list {
                    Some(list) => (line, list.head.clone()),
                    None => self.take_head(line),
                };
                self.push_response(line, head, *timed, &found.before);
            }
            Matches::Inside(responses) => {
                // The answer is not theirs: it is a list of others, or a log.
                if !is_part && (self.pairing.head().is_some() || self.list.is_some()) {
                    self.skip_document(line, Skipped::Json);
                }
                self.end_items();
                for timed in responses {
                    self.push_response(line, None, timed, &found.before);
                }
            }
        }
        if let Some(list) = &mut self.list {
            list.has_response = true;
        }
    }

    /// Makes a record of a document that is no error response, unless it is an item: those come
    /// together.
    fn skip_document(&mut self, line: u64, skipped: Skipped) {
        match &mut self.list {
            Some(list) => {
                list.skipped.get_or_insert((line, skipped));
            }
            None if skipped == Skipped::Request => {
                self.push(line, None, Content::Skipped(skipped));
            }
            None => self.skip(line, skipped),
        }
    }

    /// The responses of a document, else what it is.
    fn responses_in(
        &self,
        line: u64,
        found: &DocumentFrame,
        is_part: bool,
    ) -> Result<Matches, Skipped> {
        if found.role == Role::Request {
            return Err(Skipped::Request);
        }
        let head = match &self.list {
            Some(list) => list.head.as_ref(),
            None => self.pairing.head(),
        };
        let head = head.filter(|_| !is_part);
        let value = lenient::read(&found.bytes, found.has_color).ok_or(Skipped::InvalidJson {
            line,
            column: found.column,
        })?;
        nested::responses(value, head.is_some_and(ResponseHead::is_failure)).map_err(|other| {
            Skipped::from_json(&other, head.is_some_and(ResponseHead::is_problem_json))
        })
    }

    fn begin_list(&mut self, line: u64, role: Role) {
        let (line, head) = match role {
            Role::Request => (line, None),
            Role::Body | Role::AlreadyReported => self.take_head(line),
        };
        self.list = Some(List {
            line,
            head,
            skipped: None,
            has_response: false,
        });
    }

    /// Makes a record of the items since the last response in the list.
    fn end_items(&mut self) {
        let Some(list) = &mut self.list else {
            return;
        };
        if let Some((line, skipped)) = list.skipped.take() {
            let head = list.head.clone();
            self.push(line, head, Content::Skipped(skipped));
        }
    }

    fn end_list(&mut self) {
        // Without a response in it, the list itself is what was skipped.
        if let Some(List {
            line,
            skipped: Some((first, _)),
            has_response: false,
            ..
        }) = &mut self.list
        {
            *first = *line;
        }
        self.end_items();
        self.list = None;
    }

    /// The head of the body that comes now, and where the record with it begins.
    fn take_head(&mut self, line: u64) -> (u64, Option<ResponseHead>) {
        match self.pairing.take_body() {
            Some((line, head)) => (line, Some(head)),
            None => (line, None),
        }
    }

    fn push(&mut self, line: u64, head: Option<ResponseHead>, content: Content) {
        self.ready.push_back(Record {
            line,
            head,
            time: None,
            content,
        });
    }

    fn push_response(
        &mut self,
        line: u64,
        head: Option<ResponseHead>,
        timed: TimedResponse,
        before: &Prefix,
    ) {
        if head.is_none() {
            self.pairing.lose_request();
        }
        let TimedResponse { response, time } = timed;
        self.ready.push_back(Record {
            line,
            head,
            time: time.or_else(|| before.time.clone()),
            content: Content::ErrorResponse(Box::new(response)),
        });
    }
}

/// Whether a line of a page is its last.
fn ends_page(line: &[u8]) -> bool {
    let line = line.to_ascii_lowercase();
    memchr::memmem::find(&line, b"</html>").is_some()
}
