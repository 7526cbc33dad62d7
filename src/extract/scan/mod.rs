//! Cuts a stream of bytes into HTTP heads, JSON documents and lines of text.

pub(crate) mod boundary;
pub(crate) mod encoding;
mod input;
mod line;
mod recovery;
mod unescape;

use std::collections::VecDeque;
use std::io::{self, Read};

use super::Skipped;
use super::client::headers::{Heads, SeenHead};
use super::client::markers::{self, Marker};
use super::client::noise::ClientNoise;
use super::client::trace::{Block, Kind};
use super::limits::MAX_DOCUMENT;
use crate::response::{RequestLine, ResponseHead};
use boundary::{DocumentScanner, LinePosition, Outcome};
use input::{Input, Place};
use line::Line;
use recovery::Recovery;
use unescape::{Escaping, UnescapingScanner};

/// One piece of the input.
#[derive(Debug)]
pub(crate) enum Frame {
    /// A status line and its headers, and how they were marked.
    Head(ResponseHead, Marker),
    /// The head of a request, by its first line, and whether a connection ended since the last head.
    Request(RequestLine, bool),
    /// A whole JSON document by its brackets.
    Document(DocumentFrame),
    /// The end of a list whose items came as documents.
    ListEnd,
    /// A JSON document that cannot be read.
    Unreadable(Skipped),
    /// A part of a body as a trace shows it. The body itself may follow.
    TraceBody(Vec<u8>),
    /// A line of anything else, without its line break and cut at a length.
    Text(Vec<u8>),
}

/// A document that was found.
#[derive(Debug)]
pub(crate) struct DocumentFrame {
    pub(crate) bytes: Vec<u8>,
    /// The byte of its line that it begins with, counted from 1.
    pub(crate) column: u64,
    /// Whether colours stand between its tokens.
    pub(crate) has_color: bool,
    /// Whether it is one of the items of a list.
    pub(crate) is_item: bool,
    /// What stands before it on its line.
    pub(crate) before: Prefix,
    pub(crate) role: Role,
}

/// What stands before a document on its line.
#[derive(Debug)]
pub(crate) struct Prefix {
    /// Whether it is text, and no mark or quote.
    pub(crate) is_text: bool,
    /// The time that a log's line begins with.
    pub(crate) time: Option<String>,
}

/// What a document is to the answer it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The body, or one of a log's records.
    Body,
    /// What the client sent.
    Request,
    /// A part of a document that could not be read as one, and was told already.
    AlreadyReported,
}

/// Numbers alone on a line that are none of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BareNumbers {
    None,
    /// The sizes of chunks.
    Chunks,
    /// What curl writes behind a body.
    Trailer,
}

#[derive(Debug)]
pub(crate) struct Scanner<R> {
    input: Input<R>,
    heads: Heads,
    line: Line,
    block: Option<Block>,
    list: Option<(DocumentScanner, Role)>,
    recovery: Recovery,
    noise: ClientNoise,
    /// Which numbers alone on a line are those that a client adds.
    numbers: BareNumbers,
    /// Whether the input is a body, so that no heads and traces are looked for.
    is_body: bool,
    ready: VecDeque<(u64, Frame)>,
    ended: bool,
}

impl Scanner<io::Empty> {
    /// Cuts text that is there already.
    pub(crate) fn over(text: Vec<u8>) -> Self {
        let rescan_budget = text.len();
        Self::of(Input::over(text), rescan_budget)
    }

    /// Cuts a body that is there already. The sizes of its chunks may stand in it, but no heads.
    pub(crate) fn over_body(body: Vec<u8>) -> Self {
        Self {
            numbers: BareNumbers::Chunks,
            is_body: true,
            ..Self::over(body)
        }
    }
}

impl<R: Read> Scanner<R> {
    pub(crate) fn new(reader: R) -> Self {
        // The largest document has to leave some.
        Self::of(Input::new(reader), 2 * MAX_DOCUMENT)
    }

    fn of(input: Input<R>, rescan_budget: usize) -> Self {
        Self {
            input,
            heads: Heads::default(),
            line: Line::new(1, 0),
            block: None,
            list: None,
            recovery: Recovery::new(rescan_budget),
            noise: ClientNoise::default(),
            numbers: BareNumbers::None,
            is_body: false,
            ready: VecDeque::new(),
            ended: false,
        }
    }

    /// The number of the last error that curl told of.
    pub(crate) fn curl_error(&self) -> Option<u16> {
        self.noise.curl_error()
    }

    /// Whether nothing was seen but blanks.
    pub(crate) fn is_blank(&self) -> bool {
        !self.noise.saw_client()
    }

    /// Ends the input here: what was seen so far comes out.
    pub(crate) fn end(&mut self) {
        if !self.ended {
            self.ended = true;
            self.list = None;
            self.end_line();
            self.end_block();
            let complete = self.heads.end();
            self.push_head(complete);
        }
    }

    /// The next frame with the line it begins on, counted from 1; `None` at the end of the input.
    pub(crate) fn next_frame(&mut self) -> io::Result<Option<(u64, Frame)>> {
        loop {
            if let Some(frame) = self.ready.pop_front() {
                return Ok(Some(frame));
            }
            if self.ended {
                return Ok(None);
            }
            match self.list.take() {
                Some((list, role)) => self.follow_list(list, role)?,
                None => self.scan()?,
            }
        }
    }

    /// Takes the bytes up to the next one that can matter, and that one.
    fn scan(&mut self) -> io::Result<()> {
        let bytes = self.input.from(0)?;
        if bytes.is_empty() {
            self.end();
            return Ok(());
        }
        let plain = memchr::memchr3(b'\n', b'{', b'[', bytes).unwrap_or(bytes.len());
        let special = bytes.get(plain).copied();
        self.line.push(bytes.get(..plain).unwrap_or_default());
        self.consume(plain);
        match special {
            None => {}
            Some(b'\n') => {
                self.consume(1);
                self.end_line();
            }
            Some(bracket) => self.bracket(bracket)?,
        }
        Ok(())
    }

    /// Takes a bracket: a document, or a byte of the line.
    fn bracket(&mut self, bracket: u8) -> io::Result<()> {
        let is_unclosed_offset = self.recovery.is_unclosed_offset(self.input.consumed());
        if !self.permits_documents() || !self.recovery.permits_rescan() {
            self.take_into_line(bracket);
            return Ok(());
        }
        if bracket == b'{' && self.quoted_document()? {
            return Ok(());
        }
        let is_quoted = self.input.from(1)?.first() == Some(&b'\\');
        if is_quoted || is_unclosed_offset {
            self.take_into_line(bracket);
            return Ok(());
        }
        self.document()
    }

    /// Reads the document that begins here inside quotes of some kind; says whether there is one.
    fn quoted_document(&mut self) -> io::Result<bool> {
        if self.line.last == Some(b'\'') && self.quoted(Escaping::Python)? {
            return Ok(true);
        }
        if self.input.from(1)?.first() != Some(&b'\\') {
            return Ok(false);
        }
        // As many as have to be seen to count the backslashes.
        self.input.from(4)?;
        let behind = self.input.at_hand(1..).len().min(4);
        match Escaping::from_backslashes(self.input.at_hand(1..=behind)) {
            Some(escaping) => self.quoted(escaping),
            None => Ok(false),
        }
    }

    /// Follows the document that begins here, or finds that there is none.
    fn document(&mut self) -> io::Result<()> {
        let start = self.line.start();
        let mut document = DocumentScanner::new(start);
        match self.follow(|bytes| document.feed(bytes))? {
            Followed::Item(length) => {
                let role = self.role();
                let before = self.begin_document();
                self.push_document(&document, length, role, true, before);
                document.rebase();
                self.list = Some((document, role));
            }
            Followed::Closed(length) => {
                let role = self.role();
                let before = self.begin_document();
                self.push_document(&document, length, role, false, before);
            }
            Followed::Broken(at) if document.has_key() => {
                self.begin_document();
                self.push_broken(&document, at);
            }
            Followed::Cut(at) if document.has_begun() || start == LinePosition::Line => {
                self.begin_document();
                self.push_cut(&document, at);
            }
            Followed::TooDeep(at) => {
                self.begin_document();
                self.push_too_deep(&document, at);
            }
            Followed::TooLarge(at) if document.has_key() => {
                self.begin_document();
                self.push_too_large(document, at);
            }
            Followed::Broken(at) | Followed::Cut(at) | Followed::TooLarge(at) => {
                self.look_inside(&document, at);
            }
        }
        Ok(())
    }

    /// Follows a list from the end of an item on.
    fn follow_list(&mut self, mut list: DocumentScanner, role: Role) -> io::Result<()> {
        match self.follow(|bytes| list.feed(bytes))? {
            Followed::Item(length) => {
                let before = Prefix {
                    is_text: false,
                    time: self.line.time(),
                };
                self.push_document(&list, length, role, true, before);
                list.rebase();
                self.list = Some((list, role));
            }
            Followed::Closed(length) => {
                let line = self.input.place().line;
                self.ready.push_back((line, Frame::ListEnd));
                self.end_document(length);
            }
            Followed::Broken(at) => self.push_broken(&list, at),
            Followed::Cut(at) => self.push_cut(&list, at),
            Followed::TooDeep(at) => self.push_too_deep(&list, at),
            Followed::TooLarge(at) => self.push_too_large(list, at),
        }
        Ok(())
    }

    /// Feeds a document the bytes that come, without consuming them.
    fn follow(&mut self, mut feed: impl FnMut(&[u8]) -> Outcome) -> io::Result<Followed> {
        let mut at = 0;
        loop {
            if at == MAX_DOCUMENT {
                return Ok(Followed::TooLarge(at));
            }
            let bytes = self.input.from(at)?;
            if bytes.is_empty() {
                return Ok(Followed::Cut(at));
            }
            let most = bytes.len().min(MAX_DOCUMENT - at);
            match feed(bytes.get(..most).unwrap_or_default()) {
                Outcome::Open => at += most,
                Outcome::Item(length) => return Ok(Followed::Item(at + length)),
                Outcome::Closed(length) => return Ok(Followed::Closed(at + length)),
                Outcome::Broken(length) => return Ok(Followed::Broken(at + length)),
                Outcome::TooDeep(length) => return Ok(Followed::TooDeep(at + length)),
            }
        }
    }

    /// Follows the document that begins here inside such quotes; says whether there is one.
    fn quoted(&mut self, escaping: Escaping) -> io::Result<bool> {
        let mut quoted = UnescapingScanner::new(escaping);
        match self.follow(|bytes| quoted.feed(bytes))? {
            Followed::Closed(length) => {
                let role = self.role();
                let before = self.begin_document();
                let Place { line, column } = self.input.place();
                let is_too_deep = quoted.document().is_too_deep();
                let found = DocumentFrame {
                    has_color: quoted.document().has_color(),
                    bytes: quoted.into_text(),
                    column,
                    is_item: false,
                    before,
                    role,
                };
                self.push_found(line, found, is_too_deep);
                self.end_document(length);
                return Ok(true);
            }
            // What stands in single quotes may be plain, and is looked at again then.
            Followed::Cut(at) if quoted.document().has_key() && escaping != Escaping::Python => {
                self.begin_document();
                let line = self.input.place_ahead(at).line;
                self.push_unreadable(Skipped::Truncated { line }, at);
                self.recovery.charge(at);
            }
            Followed::Cut(at)
            | Followed::Item(at)
            | Followed::Broken(at)
            | Followed::TooDeep(at)
            | Followed::TooLarge(at) => self.recovery.charge(at),
        }
        Ok(false)
    }

    /// Puts out the document that ends this far ahead.
    fn push_document(
        &mut self,
        document: &DocumentScanner,
        length: usize,
        role: Role,
        is_item: bool,
        before: Prefix,
    ) {
        let start = if is_item { document.item_start() } else { 0 };
        let place = self.input.place_ahead(start);
        let found = DocumentFrame {
            bytes: self.input.at_hand(start..length).to_vec(),
            column: place.column,
            has_color: document.has_color(),
            is_item,
            before,
            role,
        };
        self.push_found(place.line, found, document.is_too_deep());
        self.end_document(length);
    }

    /// Puts out a document, or that it nests too deep to be read.
    fn push_found(&mut self, line: u64, found: DocumentFrame, is_too_deep: bool) {
        let frame = match (is_too_deep, found.role) {
            (false, _) => Frame::Document(found),
            (true, Role::AlreadyReported) => return,
            (true, Role::Body | Role::Request) => Frame::Unreadable(Skipped::TooDeep),
        };
        self.ready.push_back((line, frame));
    }

    /// Passes over a document; the line that it ends on goes on.
    fn end_document(&mut self, length: usize) {
        self.consume(length);
        self.line.number = self.input.place().line;
    }

    /// Puts out that a document breaks this far ahead.
    fn push_broken(&mut self, document: &DocumentScanner, at: usize) {
        let Place { line, column } = self.input.place_ahead(at);
        let ahead = document.unfinished_string().unwrap_or(at);
        self.push_unreadable(Skipped::InvalidJson { line, column }, ahead);
        self.recovery.expect_remains();
        self.look_inside(document, at);
    }

    /// Puts out that the input ends in the middle of a document.
    fn push_cut(&mut self, document: &DocumentScanner, at: usize) {
        let ahead = document.unfinished_string().unwrap_or(at);
        let said = self.input.at_hand(..ahead).trim_ascii_end().len();
        let line = self.input.place_ahead(said).line;
        self.push_unreadable(Skipped::Truncated { line }, ahead);
        self.look_inside(document, at);
    }

    /// Puts out that a document nests too deep to be followed.
    fn push_too_deep(&mut self, document: &DocumentScanner, at: usize) {
        let here = self.input.consumed();
        if self.recovery.nests(here, at) {
            self.recovery.begin(here, at);
        } else {
            self.push_unreadable(Skipped::TooDeep, at);
        }
        self.look_inside(document, at);
    }

    /// Puts out that a document is too large, and follows it to its end nevertheless.
    fn push_too_large(&mut self, document: DocumentScanner, at: usize) {
        let fed_to = self.input.consumed() + at as u64;
        self.push_unreadable(Skipped::TooLarge, at);
        self.look_inside(&document, at);
        self.recovery.follow(document, fed_to);
    }

    /// Puts out that what stands from here to this far ahead cannot be read.
    fn push_unreadable(&mut self, skipped: Skipped, ahead: usize) {
        if self.role() != Role::AlreadyReported {
            self.recovery.begin(self.input.consumed(), ahead);
            let line = self.input.place().line;
            self.ready.push_back((line, Frame::Unreadable(skipped)));
        }
    }

    /// Goes on behind the next byte, which opens no document that can be read, though it was
    /// followed so far: a document may begin inside.
    fn look_inside(&mut self, document: &DocumentScanner, at: usize) {
        self.recovery.charge(at);
        self.recovery.record_open(self.input.consumed(), document);
        if let Some(next) = self.input.at_hand(..1).first().copied() {
            self.take_into_line(next);
        }
    }

    /// Makes everything ready for a document that begins here.
    fn begin_document(&mut self) -> Prefix {
        self.end_block();
        let complete = self.heads.document(&self.line.visible());
        self.push_head(complete);
        self.recovery.end_remains();
        let behind = self.line.after_document();
        let before = std::mem::replace(&mut self.line, behind);
        let is_text = !before.has_document && !markers::is_mark(&before.visible());
        // A page may hold scripts with JSON in them, and is a page for all that.
        if Skipped::from_text(before.bytes.trim_ascii_start()) == Skipped::Html {
            let frame = Frame::Text(before.bytes);
            self.ready.push_back((before.number, frame));
        }
        if self.numbers == BareNumbers::None {
            self.numbers = BareNumbers::Trailer;
        }
        Prefix {
            is_text,
            time: self.line.time(),
        }
    }

    /// What a document is that begins here.
    fn role(&self) -> Role {
        if self.recovery.holds(self.input.consumed()) {
            Role::AlreadyReported
        } else if self.heads.is_in_request(&self.line.visible()) {
            Role::Request
        } else {
            Role::Body
        }
    }

    /// Whether a document can begin behind what was seen of the line.
    fn permits_documents(&mut self) -> bool {
        if let Some(permits) = self.line.permits_documents {
            return permits;
        }
        let begin = self.line.visible();
        // Records may be set apart by control characters, but compressed bytes are no text at all.
        let is_binary =
            Skipped::from_text(&begin) == Skipped::Binary && std::str::from_utf8(&begin).is_err();
        let is_row = self.block.is_some() && Block::is_row(&begin);
        let is_other = is_binary || is_row || self.noise.forbids_documents(&begin);
        let permits = !is_other && !self.heads.is_header(&begin);
        self.line.permits_documents = Some(permits);
        permits
    }

    /// Takes the next byte as one of the line.
    fn take_into_line(&mut self, byte: u8) {
        self.line.push(&[byte]);
        self.consume(1);
    }

    /// Takes the line up to here for what it is.
    fn end_line(&mut self) {
        let next = Line::new(self.input.place().line, self.input.consumed());
        let line = std::mem::replace(&mut self.line, next);
        let shown = line.visible();
        if line.has_document && shown.trim_ascii().is_empty() {
            return;
        }
        if self.is_of_block(line.number, &shown) || self.is_of_head(line.number, &shown) {
            return;
        }
        if shown.trim_ascii().is_empty() || self.noise.is_noise(&shown) {
            return;
        }
        let is_number = match self.numbers {
            BareNumbers::None => false,
            BareNumbers::Chunks => markers::is_chunk_size(&shown),
            BareNumbers::Trailer => markers::is_number(&shown),
        };
        if is_number {
            return;
        }
        self.numbers = BareNumbers::None;
        if !line.has_document && !self.recovery.is_remains(line.begin, &shown) {
            let frame = Frame::Text(shown.into_owned());
            self.ready.push_back((line.number, frame));
        }
    }

    /// Whether a line is one of a trace.
    fn is_of_block(&mut self, number: u64, line: &[u8]) -> bool {
        if self.is_body {
            return false;
        }
        if self.block.as_mut().is_some_and(|block| block.row(line)) {
            return true;
        }
        let title = Block::begin(line, number);
        let is_title = title.is_some();
        if is_title || !line.is_empty() {
            self.end_block();
            self.block = title;
        }
        is_title
    }

    /// Takes the block of a trace that is complete.
    fn end_block(&mut self) {
        let Some(block) = self.block.take() else {
            return;
        };
        match block.kind {
            Kind::ReceivedHeader => {
                // One line of the head, in the hexadecimal form with its line break.
                let (number, bytes) = (block.line, block.into_bytes());
                let line = bytes.trim_ascii_end();
                let taken = self.heads.content(number, line, Marker::Trace);
                self.push_head(taken.complete);
            }
            Kind::ReceivedData => {
                let complete = self.heads.end();
                self.push_head(complete);
                let line = block.line;
                self.ready
                    .push_back((line, Frame::TraceBody(block.into_bytes())));
            }
            Kind::SentHeader => {
                let (number, bytes) = (block.line, block.into_bytes());
                let first = bytes.split(|byte| b"\r\n".contains(byte)).next();
                if let Some(request) = first.and_then(RequestLine::from_line) {
                    self.push_request(number, request);
                }
            }
            Kind::Other => {}
        }
    }

    /// Whether a line is one of a head, of a response or a request.
    fn is_of_head(&mut self, number: u64, line: &[u8]) -> bool {
        if self.is_body {
            return false;
        }
        let taken = self.heads.line(number, line);
        self.push_head(taken.complete);
        if let Some(marker) = self.heads.marker().filter(|_| taken.is_of_head) {
            self.noise.note_marker(marker);
        }
        if let Some(request) = taken.request {
            self.push_request(number, request);
        }
        taken.is_of_head
    }

    /// Puts out the beginning of a request.
    fn push_request(&mut self, line: u64, request: RequestLine) {
        self.end_answer();
        let has_ended = self.noise.take_end_of_connection();
        self.ready
            .push_back((line, Frame::Request(request, has_ended)));
    }

    /// Puts out a head that is complete.
    fn push_head(&mut self, complete: Option<SeenHead>) {
        if let Some(complete) = complete {
            self.end_answer();
            self.noise.take_end_of_connection();
            if complete.is_chunked {
                self.numbers = BareNumbers::Chunks;
            }
            let frame = Frame::Head(complete.head, complete.marker);
            self.ready.push_back((complete.line, frame));
        }
    }

    /// Ends the answer before a head.
    fn end_answer(&mut self) {
        self.numbers = BareNumbers::None;
        self.recovery.end(self.input.consumed());
    }

    /// Passes over bytes.
    fn consume(&mut self, count: usize) {
        let bytes = self.input.at_hand(..count);
        self.recovery.consume(self.input.consumed(), bytes);
        self.input.consume(count);
    }
}

/// How following a document ended, and how far ahead.
#[derive(Clone, Copy, Debug)]
enum Followed {
    Item(usize),
    Closed(usize),
    Broken(usize),
    /// By the end of the input.
    Cut(usize),
    TooDeep(usize),
    TooLarge(usize),
}
