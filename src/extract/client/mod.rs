//! Reads what HTTP clients print around bodies: headers, requests, traces, progress, and notes.

mod bare_numbers;
mod chunks;
mod event_stream;
mod headers;
pub(super) mod labeled_id;
pub(super) mod labels;
pub(super) mod logged_status;
pub(super) mod markers;
mod noise;
mod noise_prefixes;
mod plain_line;
pub(super) mod postscript;
mod progress;
mod request;
pub(super) mod seen_head;
mod sent;
mod start_line;
pub(super) mod trace;
mod trace_lines;
mod transcript;
mod wget;
mod wget_session;

pub(super) use plain_line::is_independent_text;

use std::borrow::Cow;
use std::collections::VecDeque;

use super::scan::{BodyDecoder, Context, Frame};
use crate::response::RequestLine;
use bare_numbers::is_bare_number;
use chunks::{Announced, Chunks};
use event_stream::{EventLine, EventStream};
use headers::Headers;
use markers::Marker;
use noise::ClientNoise;
use postscript::{Postscript, PostscriptLine, PostscriptReader};
use seen_head::SeenHead;
use trace::{Block, TracedBody};
use transcript::Transcript;
use wget_session::{WgetLine, WgetSession};

/// What clients print besides bodies and notes.
#[derive(Debug)]
pub(crate) enum ClientFrame {
    /// The status line and headers of a response.
    Head(SeenHead),
    /// The first line of a request.
    Request(RequestLine),
    /// The beginning of a body in a trace. The body itself may follow the trace.
    TracedBody,
    /// The end of a body that was in a trace or in chunks.
    BodyEnd,
    /// The end of a stream of events. What follows is not one of them.
    StreamEnd,
    /// What the text after the last document says about its response.
    Postscript(Postscript),
}

/// A frame of the scanner or of client output.
pub(crate) type AnyFrame = Frame<ClientFrame>;

/// What the next line is part of. A body contains no headers and no trace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Output,
    /// A body in the output.
    EncodedBody,
    /// A body that is the whole input.
    Body,
}

/// Recognizes the output of HTTP clients in lines of text.
#[derive(Debug, Default)]
pub(crate) struct ClientOutput {
    headers: Headers,
    /// The block of a trace that is not complete yet.
    block: Option<Block>,
    noise: ClientNoise,
    wget: WgetSession,
    transcript: Transcript,
    events: EventStream,
    postscripts: PostscriptReader,
    /// Whether the next line may be a number that curl writes after a body.
    may_be_number: bool,
    part: Part,
    /// Whether the next bytes may be in chunks, and how that is known.
    chunks: Option<Announced>,
    /// Whether the body that is expected is compressed.
    is_compressed: bool,
    /// The body in a trace that begins after this line.
    traced_body: Option<TracedBody>,
    /// The noise around the body in a trace.
    outer_noise: Option<ClientNoise>,
    found: VecDeque<ClientFrame>,
}

impl ClientOutput {
    /// Returns the state at the beginning of a body.
    pub(crate) fn in_body() -> Self {
        Self {
            part: Part::Body,
            ..Self::default()
        }
    }

    /// Returns the state at the beginning of an input. It may be a body in chunks.
    pub(crate) fn in_input() -> Self {
        Self {
            chunks: Some(Announced::Not),
            ..Self::default()
        }
    }

    /// Returns the number of the last error that curl reported.
    pub(crate) fn curl_error(&self) -> Option<u16> {
        self.noise.curl_error()
    }

    /// Whether any line was noise of a client.
    pub(crate) fn saw_client(&self) -> bool {
        self.noise.saw_client()
    }

    /// Reads a line of a header section. Returns whether it is one.
    fn read_header(&mut self, number: u64, line: &[u8]) -> bool {
        let may_be_header = !self.headers.is_idle() || start_line::may_begin(line);
        if self.part != Part::Output || !may_be_header {
            return false;
        }
        let outcome = self.headers.read_line(number, line);
        self.push_head(outcome.complete);
        if let Some(marker) = self.headers.marker().filter(|_| outcome.is_header) {
            self.noise.note_marker(marker);
        }
        self.push_request(outcome.request);
        outcome.is_header
    }

    /// Reads a line that wget printed in any language. Returns whether it is one.
    fn read_wget(&mut self, number: u64, line: &[u8]) -> bool {
        if self.part != Part::Output || line.trim_ascii().is_empty() {
            return false;
        }
        let wget_line = self.wget.read_line(line);
        if wget_line == WgetLine::Other {
            return false;
        }
        let before = self.headers.end();
        self.push_head(before);
        match wget_line {
            WgetLine::Other | WgetLine::Note => {}
            WgetLine::End => self.found.push_back(ClientFrame::BodyEnd),
            WgetLine::Status(head) => {
                self.push_head(Some(SeenHead::new(number, head, Marker::Indented)));
            }
        }
        self.noise.note_client();
        true
    }

    /// Reads a line of output. Returns whether it is unrecognized text.
    fn read_output(&mut self, number: u64, line: &[u8]) -> bool {
        if self.transcript.read_line(line)
            || self.read_wget(number, line)
            || self.read_trace(number, line)
            || self.read_header(number, line)
        {
            return false;
        }
        if line.trim_ascii().is_empty() {
            self.chunks = None;
            return false;
        }
        let is_number = self.may_be_number && is_bare_number(line);
        if self.noise.is_noise(line) || is_number {
            return false;
        }
        self.may_be_number = false;
        self.chunks = None;
        match self.events.read_line(line) {
            EventLine::Field => {
                self.noise.note_client();
                return false;
            }
            EventLine::Data => {}
            EventLine::Other => {
                if self.events.end() {
                    self.found.push_back(ClientFrame::StreamEnd);
                }
            }
        }
        true
    }

    fn push_postscript(&mut self, postscript: Option<Postscript>) {
        self.found.extend(postscript.map(ClientFrame::Postscript));
    }

    fn push_request(&mut self, request: Option<RequestLine>) {
        if let Some(request) = request {
            self.may_be_number = false;
            self.chunks = None;
            self.events.end();
            self.found.push_back(ClientFrame::Request(request));
        }
    }

    fn push_head(&mut self, head: Option<SeenHead>) {
        if let Some(head) = head {
            self.may_be_number = false;
            self.chunks = head.is_chunked.then_some(Announced::ByHeaders);
            self.is_compressed = head.is_compressed;
            self.events.begin_response(&head.head);
            self.found.push_back(ClientFrame::Head(head));
        }
    }
}

impl Context for ClientOutput {
    type Found = ClientFrame;

    fn visible(line: &[u8]) -> Cow<'_, [u8]> {
        progress::visible(line)
    }

    fn is_visible(line: &[u8]) -> bool {
        progress::is_plain(line)
    }

    fn is_progress(text: &[u8]) -> bool {
        progress::is_progress(text)
    }

    fn begins_output(line: &[u8]) -> bool {
        noise::interrupts_headers(line) || start_line::begins_section(line)
    }

    fn permits_document(&self, prefix: &[u8]) -> bool {
        let is_row = self.block.is_some() && Block::is_row(prefix);
        !is_row && !self.noise.forbids_documents(prefix) && !self.headers.is_header(prefix)
    }

    fn is_in_request(&self, prefix: &[u8]) -> bool {
        let is_open = !self.headers.is_idle() || !self.transcript.is_idle();
        (is_open && (self.headers.is_in_request(prefix) || self.transcript.is_in_request(prefix)))
            || sent::is_sent(prefix)
    }

    fn is_text(&self, prefix: &[u8]) -> bool {
        !labels::is_label(prefix)
    }

    fn status(prefix: &[u8]) -> Option<u16> {
        logged_status::in_text(prefix)
    }

    fn begin_document(&mut self, prefix: &[u8]) {
        self.end_block();
        self.wget.begin_document();
        self.transcript.begin_document(prefix);
        self.postscripts.begin_document(prefix);
        let head = self.headers.begin_document(prefix);
        self.push_head(head);
        if self.events.begin_document(prefix) {
            self.found.push_back(ClientFrame::StreamEnd);
        }
        self.may_be_number = true;
        self.chunks = None;
    }

    fn read_line(&mut self, number: u64, line: &[u8]) -> bool {
        // Most lines are text or empty, and nothing is open.
        if self.is_idle() && (line.is_empty() || plain_line::is_plain(line)) {
            return !line.is_empty();
        }
        match self.postscripts.read_line(line) {
            PostscriptLine::Other => {}
            PostscriptLine::Between => return false,
            PostscriptLine::Decided(postscript) => self.push_postscript(Some(postscript)),
        }
        self.read_output(number, line)
    }

    fn read_rest(&mut self, number: u64, rest: &[u8]) {
        let postscript = self.postscripts.read_rest(rest);
        self.push_postscript(postscript);
        self.read_output(number, rest);
    }

    #[inline]
    fn expected_body(&mut self, next: impl FnOnce() -> Option<u8>) -> Option<Box<dyn BodyDecoder>> {
        if let Some(body) = self.traced_body.take() {
            return Some(Box::new(body));
        }
        // The header section may not have ended yet.
        let announced = self.chunks.filter(|_| self.headers.marker().is_none())?;
        let may_begin = next().is_none_or(chunks::may_begin);
        may_begin.then(|| Box::new(Chunks::new(announced)) as Box<dyn BodyDecoder>)
    }

    fn set_in_body(&mut self, is_in_body: bool) {
        self.part = match self.part {
            Part::Body => Part::Body,
            _ if is_in_body => Part::EncodedBody,
            _ => Part::Output,
        };
        if let Some(noise) = self.outer_noise.take_if(|_| !is_in_body) {
            self.noise = noise;
        }
    }

    fn end_body(&mut self) {
        self.set_in_body(false);
        self.chunks = None;
        self.found.push_back(ClientFrame::BodyEnd);
    }

    fn note_cut(&mut self) {
        self.headers.note_cut();
    }

    fn end(&mut self) {
        self.set_in_body(false);
        self.end_block();
        let head = self.headers.end();
        self.push_head(head);
        let postscript = self.postscripts.end();
        self.push_postscript(postscript);
    }

    fn next_found(&mut self) -> Option<ClientFrame> {
        self.found.pop_front()
    }

    fn ends_body(found: &ClientFrame) -> bool {
        !matches!(
            found,
            ClientFrame::TracedBody | ClientFrame::StreamEnd | ClientFrame::Postscript(_)
        )
    }
}
