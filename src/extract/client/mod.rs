//! Reads what HTTP clients print around bodies: headers, requests, traces, progress, and notes.

mod bare_numbers;
mod headers;
mod labels;
pub(super) mod markers;
mod noise;
mod noise_prefixes;
mod pattern;
mod progress;
mod request;
pub(super) mod seen_head;
mod sent;
pub(super) mod trace;
mod transcript;
mod wget;
mod wget_session;

use std::borrow::Cow;
use std::collections::VecDeque;

use super::scan::{Context, Frame};
use crate::response::RequestLine;
use bare_numbers::BareNumbers;
use headers::Headers;
use markers::Marker;
use noise::ClientNoise;
use seen_head::SeenHead;
use trace::{Block, Kind};
use transcript::Transcript;
use wget_session::{WgetLine, WgetSession};

/// What clients print besides bodies and notes.
#[derive(Debug)]
pub(crate) enum ClientFrame {
    /// The status line and headers of a response.
    Head(SeenHead),
    /// The first line of a request.
    Request(RequestLine),
    /// A part of a body as a trace shows it. The body itself may follow.
    TraceBody(Vec<u8>),
}

/// A frame of the scanner or of client output.
pub(crate) type AnyFrame = Frame<ClientFrame>;

/// Recognizes the output of HTTP clients in lines of text.
#[derive(Debug, Default)]
pub(crate) struct ClientOutput {
    headers: Headers,
    /// The block of a trace that is not complete yet.
    block: Option<Block>,
    noise: ClientNoise,
    wget: WgetSession,
    transcript: Transcript,
    /// The numbers that the next lines may be.
    numbers: BareNumbers,
    /// Whether the input is a body, which contains no headers and no trace.
    is_body: bool,
    found: VecDeque<(u64, ClientFrame)>,
}

impl ClientOutput {
    /// Returns the state at the beginning of a body.
    pub(crate) fn in_body() -> Self {
        Self {
            is_body: true,
            ..Self::default()
        }
    }

    /// Returns the state at the beginning of a body that may contain the sizes of chunks.
    pub(crate) fn in_chunked_body() -> Self {
        Self {
            numbers: BareNumbers::ChunkSizes,
            ..Self::in_body()
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

    /// Reads a line of a trace. Returns whether it is one.
    fn read_trace(&mut self, number: u64, line: &[u8]) -> bool {
        if self.is_body {
            return false;
        }
        if self
            .block
            .as_mut()
            .is_some_and(|block| block.read_row(line))
        {
            return true;
        }
        let title = Block::from_title(line, number);
        let is_title = title.is_some();
        if is_title || !line.is_empty() {
            self.end_block();
            self.block = title;
        }
        is_title
    }

    fn end_block(&mut self) {
        let Some(block) = self.block.take() else {
            return;
        };
        let (kind, number) = (block.kind, block.line);
        let bytes = block.into_bytes();
        match kind {
            Kind::ReceivedHeader => {
                // The hexadecimal form shows the line break, too.
                let line = bytes.trim_ascii_end();
                let outcome = self.headers.read_content(number, line, Marker::Trace);
                self.push_head(outcome.complete);
            }
            Kind::ReceivedData => {
                let head = self.headers.end();
                self.push_head(head);
                let body = ClientFrame::TraceBody(bytes);
                self.found.push_back((number, body));
            }
            Kind::SentHeader => {
                let first = bytes.split(|byte| b"\r\n".contains(byte)).next();
                let request = first.and_then(RequestLine::from_line);
                self.push_request(number, request);
            }
            Kind::Other => {}
        }
    }

    /// Reads a line of a header section. Returns whether it is one.
    fn read_header(&mut self, number: u64, line: &[u8]) -> bool {
        if self.is_body {
            return false;
        }
        let outcome = self.headers.read_line(number, line);
        self.push_head(outcome.complete);
        if let Some(marker) = self.headers.marker().filter(|_| outcome.is_header) {
            self.noise.note_marker(marker);
        }
        self.push_request(number, outcome.request);
        outcome.is_header
    }

    /// Reads a line that wget printed in any language. Returns whether it is one.
    fn read_wget(&mut self, number: u64, line: &[u8]) -> bool {
        if self.is_body || line.trim_ascii().is_empty() {
            return false;
        }
        let status = match self.wget.read_line(line) {
            WgetLine::Other => return false,
            WgetLine::Note => None,
            WgetLine::Status(head) => Some(SeenHead {
                line: number,
                head,
                marker: Marker::Indented,
                is_chunked: false,
            }),
        };
        let before = self.headers.end();
        self.push_head(before);
        self.push_head(status);
        self.noise.note_client();
        true
    }

    fn push_request(&mut self, line: u64, request: Option<RequestLine>) {
        if let Some(request) = request {
            self.numbers = BareNumbers::None;
            self.found.push_back((line, ClientFrame::Request(request)));
        }
    }

    fn push_head(&mut self, head: Option<SeenHead>) {
        if let Some(head) = head {
            self.numbers = if head.is_chunked {
                BareNumbers::ChunkSizes
            } else {
                BareNumbers::None
            };
            self.found.push_back((head.line, ClientFrame::Head(head)));
        }
    }
}

impl Context for ClientOutput {
    type Found = ClientFrame;

    fn visible(line: &[u8]) -> Cow<'_, [u8]> {
        progress::visible(line)
    }

    fn permits_document(&self, prefix: &[u8]) -> bool {
        let is_row = self.block.is_some() && Block::is_row(prefix);
        !is_row && !self.noise.forbids_documents(prefix) && !self.headers.is_header(prefix)
    }

    fn is_in_request(&self, prefix: &[u8]) -> bool {
        self.headers.is_in_request(prefix)
            || self.transcript.is_in_request(prefix)
            || sent::is_sent(prefix)
    }

    fn is_text(&self, prefix: &[u8]) -> bool {
        !labels::is_label(prefix)
    }

    fn begin_document(&mut self, prefix: &[u8]) {
        self.end_block();
        self.wget.begin_document();
        self.transcript.begin_document(prefix);
        let head = self.headers.begin_document(prefix);
        self.push_head(head);
        if self.numbers == BareNumbers::None {
            self.numbers = BareNumbers::WriteOut;
        }
    }

    fn read_line(&mut self, number: u64, line: &[u8]) -> bool {
        if self.transcript.read_line(line)
            || self.read_wget(number, line)
            || self.read_trace(number, line)
            || self.read_header(number, line)
        {
            return false;
        }
        if line.trim_ascii().is_empty() || self.noise.is_noise(line) || self.numbers.matches(line) {
            return false;
        }
        self.numbers = BareNumbers::None;
        true
    }

    fn note_cut(&mut self) {
        self.headers.note_cut();
    }

    fn end(&mut self) {
        self.end_block();
        let head = self.headers.end();
        self.push_head(head);
    }

    fn next_found(&mut self) -> Option<(u64, ClientFrame)> {
        self.found.pop_front()
    }

    fn begins_message(found: &ClientFrame) -> bool {
        matches!(found, ClientFrame::Head(_) | ClientFrame::Request(_))
    }
}
