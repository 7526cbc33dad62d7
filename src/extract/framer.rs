//! Cuts a stream of bytes into HTTP heads, JSON documents and lines of text.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::{self, Read};

use super::Skipped;
use super::ansi;
use super::document::{Document, Progress, Start};
use super::input::{Input, Place};
use super::quoting::{Quoting, Step, Unquoted};
use super::trace::{Block, Kind};
use super::transcript::{self, Request, Style};
use crate::response::Head;

/// The largest JSON document that is read as one, in bytes. An error response is a few hundred
/// bytes; the limit keeps memory bounded on input that is something else. Lists of objects are read
/// item by item, so the limit is one of their items.
pub const MAX_DOCUMENT: usize = 1024 * 1024;

/// How much of a line outside JSON documents is looked at to tell what it is, in bytes. Documents
/// are found behind it too.
const MAX_LINE: usize = 16 * 1024;

/// How many bytes may be looked at in vain for each byte of the input, and how many at the
/// beginning: what was taken for a document and is none is looked at again, as one may begin inside
/// it. This keeps the whole linear. The largest document at the beginning has to leave some.
const LOOKS_A_BYTE: i64 = 8;
const FIRST_LOOKS: i64 = 2 * 1024 * 1024;

/// What some editors and shells put before UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One piece of the input.
#[derive(Debug)]
pub(super) enum Frame {
    /// A status line and its headers, and how they were marked.
    Head(Head, Style),
    /// A whole JSON document by its brackets.
    Document(Found),
    /// The end of a list whose items came as documents.
    ListEnd,
    /// A JSON document that cannot be read.
    Unreadable(Skipped),
    /// A part of a body as a trace shows it. The body itself may follow.
    Echo(Vec<u8>),
    /// A line of anything else, without its line break and cut at a length.
    Text(Vec<u8>),
}

/// A document that was found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) bytes: Vec<u8>,
    /// The byte of its line that it begins with, counted from 1.
    pub(super) column: u64,
    /// Whether colours stand between its tokens.
    pub(super) has_color: bool,
    /// Whether it is one of the items of a list.
    pub(super) is_item: bool,
    pub(super) role: Role,
}

/// What a document is to the answer it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The body, or one of a log's records.
    Body,
    /// What the client sent.
    Request,
    /// A part of a document that could not be read as one, and was told already.
    Part,
}

/// What the lines belong to.
#[derive(Debug)]
enum Mode {
    /// No head.
    Body,
    /// The head of a response that began on this line.
    Head { line: u64, style: Style, head: Head },
    /// The head of a request.
    Request { style: Style, request: Request },
    /// What may follow the head of a request.
    RequestBody,
}

/// What was seen of a line, behind the last document on it.
#[derive(Debug)]
struct Line {
    /// The line, counted from 1.
    number: u64,
    /// The byte of the input that it begins with.
    begin: u64,
    /// Its first bytes.
    bytes: Vec<u8>,
    /// Whether these show nothing, as far as anybody asked.
    is_blank: bool,
    /// Whether a document stands before.
    has_document: bool,
    /// Whether documents may stand on it, once that is known.
    permits_documents: Option<bool>,
}

/// A document that could not be read and that is followed to its end, so that its parts are not
/// taken for documents of their own.
#[derive(Debug)]
struct Outer {
    document: Document,
    /// The first byte of the input that it was not fed.
    fed_to: u64,
}

#[derive(Debug)]
pub(super) struct Framer<R> {
    input: Input<R>,
    mode: Mode,
    line: Line,
    block: Option<Block>,
    list: Option<(Document, Role)>,
    ready: VecDeque<(u64, Frame)>,
    outer: Option<Outer>,
    /// Up to which byte of the input parts of a broken document stand.
    broken_until: u64,
    /// Whether the next lines may be what is left of a broken document.
    has_remains: bool,
    /// The byte of the input at which a document was given up that nests too deep.
    too_deep_until: Option<u64>,
    /// The bytes of the input, in order, that open an object or list of a broken document: what
    /// begins with them is as broken.
    known_open: VecDeque<u64>,
    /// How many bytes may still be looked at in vain.
    looks: i64,
    /// Whether a number alone may be one that a client adds.
    expects_number: bool,
    ended: bool,
}

impl Framer<io::Empty> {
    /// Cuts bytes that are there already: a body, or what stands inside a string.
    pub(super) fn over(bytes: Vec<u8>) -> Self {
        Self {
            // The size of a chunk may stand before the body.
            expects_number: true,
            ..Self::of(Input::over(bytes))
        }
    }
}

impl<R: Read> Framer<R> {
    pub(super) fn new(reader: R) -> Self {
        Self::of(Input::new(reader))
    }

    fn of(input: Input<R>) -> Self {
        Self {
            input,
            mode: Mode::Body,
            line: Line::new(1, 0),
            block: None,
            list: None,
            ready: VecDeque::new(),
            outer: None,
            broken_until: 0,
            has_remains: false,
            too_deep_until: None,
            known_open: VecDeque::new(),
            looks: FIRST_LOOKS,
            expects_number: false,
            ended: false,
        }
    }

    /// The next frame with the line it begins on, counted from 1; `None` at the end of the input.
    pub(super) fn next_frame(&mut self) -> io::Result<Option<(u64, Frame)>> {
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
            self.ended = true;
            self.end_line();
            self.end_block();
            self.end_head();
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
        let here = self.input.consumed();
        while self.known_open.front().is_some_and(|&at| at < here) {
            self.known_open.pop_front();
        }
        let is_known_open = self.known_open.front() == Some(&here);
        if !self.permits_documents() || self.looks < 0 {
            self.take_into_line(bracket);
            return Ok(());
        }
        let is_quoted = self.input.from(1)?.first() == Some(&b'\\');
        if bracket == b'{'
            && (self.line.bytes.last() == Some(&b'\'') && self.quoted(Quoting::Python)?)
        {
            return Ok(());
        }
        if bracket == b'{' && is_quoted {
            self.input.from(4)?;
            let behind = self.input.at_hand(1..).len().min(4);
            let quoting = Quoting::of_backslashes(self.input.at_hand(1..=behind));
            if let Some(quoting) = quoting {
                if self.quoted(quoting)? {
                    return Ok(());
                }
            }
        }
        if is_known_open || is_quoted {
            self.take_into_line(bracket);
            return Ok(());
        }
        self.document()
    }

    /// Follows the document that begins here, or finds that there is none.
    fn document(&mut self) -> io::Result<()> {
        let start = self.line.start();
        let mut document = Document::new(start);
        match self.follow(&mut document)? {
            Followed::Item(length) => {
                let role = self.role();
                self.begin_document();
                self.push_document(&document, length, role, true);
                document.forget();
                self.list = Some((document, role));
            }
            Followed::Closed(length) => {
                let role = self.role();
                self.begin_document();
                self.push_document(&document, length, role, false);
            }
            Followed::Broken(at) if document.has_key() => {
                self.begin_document();
                self.push_broken(&document, at);
            }
            Followed::Cut(at) if document.has_begun() || start == Start::Line => {
                self.begin_document();
                self.push_cut(&document, at);
            }
            Followed::Broken(at) | Followed::Cut(at) => self.look_inside(&document, at),
            Followed::TooDeep(at) => {
                self.begin_document();
                self.push_too_deep(&document, at);
            }
            Followed::TooLarge(at) => {
                self.begin_document();
                self.push_too_large(document, at);
            }
        }
        Ok(())
    }

    /// Follows a list from the end of an item on.
    fn follow_list(&mut self, mut list: Document, role: Role) -> io::Result<()> {
        match self.follow(&mut list)? {
            Followed::Item(length) => {
                self.push_document(&list, length, role, true);
                list.forget();
                self.list = Some((list, role));
            }
            Followed::Closed(length) => {
                let line = self.input.place().line;
                self.consume(length);
                self.line.number = self.input.place().line;
                self.ready.push_back((line, Frame::ListEnd));
            }
            Followed::Broken(at) => self.push_broken(&list, at),
            Followed::Cut(at) => self.push_cut(&list, at),
            Followed::TooDeep(at) => self.push_too_deep(&list, at),
            Followed::TooLarge(at) => self.push_too_large(list, at),
        }
        Ok(())
    }

    /// Feeds a document the bytes that come, without consuming them.
    fn follow(&mut self, document: &mut Document) -> io::Result<Followed> {
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
            match document.feed(bytes.get(..most).unwrap_or_default()) {
                Progress::Open => at += most,
                Progress::Item(length) => return Ok(Followed::Item(at + length)),
                Progress::Closed(length) => return Ok(Followed::Closed(at + length)),
                Progress::Broken(length) => return Ok(Followed::Broken(at + length)),
                Progress::TooDeep(length) => return Ok(Followed::TooDeep(at + length)),
            }
        }
    }

    /// Reads the document that begins here inside quotes; says whether there is one.
    fn quoted(&mut self, quoting: Quoting) -> io::Result<bool> {
        let mut unquoted = Unquoted::new(quoting);
        let mut document = Document::new(Start::Text);
        let mut text = Vec::new();
        let mut at = 0;
        let length = 'end: loop {
            let bytes = self.input.from(at)?;
            if bytes.is_empty() {
                if quoting != Quoting::Python && document.has_key() {
                    self.begin_document();
                    let line = self.input.place_ahead(at).line;
                    self.push_unreadable(Skipped::Truncated { line }, at);
                }
                break None;
            }
            for &byte in bytes {
                let fed = text.len();
                if at == MAX_DOCUMENT || unquoted.step(byte, &mut text) == Step::Outside {
                    break 'end None;
                }
                at += 1;
                let mut new = text.get(fed..).unwrap_or_default();
                while !new.is_empty() {
                    match document.feed(new) {
                        Progress::Open => new = &[],
                        Progress::Item(taken) => new = new.get(taken..).unwrap_or_default(),
                        Progress::Closed(_) => break 'end Some(at),
                        Progress::Broken(_) | Progress::TooDeep(_) => break 'end None,
                    }
                }
            }
        };
        let Some(length) = length else {
            self.looks -= i64::try_from(at).unwrap_or(i64::MAX);
            return Ok(false);
        };
        let role = self.role();
        self.begin_document();
        let place = self.input.place();
        let found = Found {
            bytes: text,
            column: place.column,
            has_color: document.has_color(),
            is_item: false,
            role,
        };
        self.ready.push_back((place.line, Frame::Document(found)));
        self.consume(length);
        self.line.number = self.input.place().line;
        Ok(true)
    }

    /// Puts out the document that ends this far ahead.
    fn push_document(&mut self, document: &Document, length: usize, role: Role, is_item: bool) {
        let start = if is_item { document.item_start() } else { 0 };
        let place = self.input.place_ahead(start);
        let frame = if document.is_too_deep() {
            Frame::Unreadable(Skipped::TooDeep)
        } else {
            Frame::Document(Found {
                bytes: self.input.at_hand(start..length).to_vec(),
                column: place.column,
                has_color: document.has_color(),
                is_item,
                role,
            })
        };
        if !(document.is_too_deep() && role == Role::Part) {
            self.ready.push_back((place.line, frame));
        }
        self.consume(length);
        self.line.number = self.input.place().line;
    }

    /// Puts out that a document breaks this far ahead.
    fn push_broken(&mut self, document: &Document, at: usize) {
        let Place { line, column } = self.input.place_ahead(at);
        self.push_unreadable(Skipped::InvalidJson { line, column }, at);
        self.has_remains = true;
        self.look_inside(document, at);
    }

    /// Puts out that the input ends in the middle of a document.
    fn push_cut(&mut self, document: &Document, at: usize) {
        let said = self.input.at_hand(..at).trim_ascii_end().len();
        let line = self.input.place_ahead(said).line;
        self.push_unreadable(Skipped::Truncated { line }, at);
        self.look_inside(document, at);
    }

    /// Puts out that a document nests too deep to be followed. What goes on nesting where it was
    /// given up is the same document.
    fn push_too_deep(&mut self, document: &Document, at: usize) {
        let here = self.input.consumed();
        if self.too_deep_until == Some(here) {
            self.broken_until = here + at as u64;
        } else {
            self.push_unreadable(Skipped::TooDeep, at);
        }
        self.too_deep_until = Some(here + at as u64);
        self.look_inside(document, at);
    }

    /// Puts out that a document is too large, and follows it to its end nevertheless.
    fn push_too_large(&mut self, document: Document, at: usize) {
        self.push_unreadable(Skipped::TooLarge, at);
        self.look_inside(&document, at);
        let is_outermost = self.outer.is_none();
        if is_outermost {
            // The first bracket was consumed meanwhile.
            let fed_to = self.input.consumed() - 1 + at as u64;
            self.outer = Some(Outer { document, fed_to });
        }
    }

    /// Puts out that what stands from here to this far ahead cannot be read.
    fn push_unreadable(&mut self, skipped: Skipped, ahead: usize) {
        if self.role() != Role::Part {
            self.broken_until = self.input.consumed() + ahead as u64;
            let line = self.input.place().line;
            self.ready.push_back((line, Frame::Unreadable(skipped)));
        }
    }

    /// Goes on behind the next byte, which opens no document that can be read, though it was
    /// followed so far: a document may begin inside.
    fn look_inside(&mut self, document: &Document, at: usize) {
        self.looks -= i64::try_from(at).unwrap_or(i64::MAX);
        let here = self.input.consumed();
        self.known_open = document.open_at().map(|open| here + open as u64).collect();
        let next = self.input.at_hand(..1).first().copied();
        if let Some(next) = next {
            self.take_into_line(next);
        }
    }

    /// Makes everything ready for a document that begins here.
    fn begin_document(&mut self) {
        self.end_block();
        self.end_head();
        if matches!(self.mode, Mode::RequestBody) {
            self.mode = Mode::Body;
        }
        let mut before = Line::new(self.line.number, self.line.begin);
        before.has_document = true;
        std::mem::swap(&mut self.line, &mut before);
        // A page may hold scripts with JSON in them, and is a page for all that.
        if Skipped::of_text(before.bytes.trim_ascii_start()) == Skipped::Html {
            self.ready
                .push_back((before.number, Frame::Text(before.bytes)));
        }
        self.expects_number = true;
    }

    /// What a document is that begins here.
    fn role(&self) -> Role {
        if self.outer.is_some() || self.input.consumed() < self.broken_until {
            Role::Part
        } else if matches!(self.mode, Mode::RequestBody | Mode::Request { .. }) {
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
        let begin = self.line.shown();
        let is_header_of = |style: &Style| {
            let content = style.content(&begin).unwrap_or_default();
            !content.trim_ascii().is_empty() && Head::is_header(content)
        };
        let is_part_of_head = match &self.mode {
            Mode::Head { style, .. } | Mode::Request { style, .. } => is_header_of(style),
            Mode::Body | Mode::RequestBody => false,
        };
        // Records may be set apart by control characters, but compressed bytes are no text at all.
        let is_binary =
            Skipped::of_text(&begin) == Skipped::Binary && std::str::from_utf8(&begin).is_err();
        let is_row = self.block.is_some() && Block::is_row(&begin);
        let forbids = transcript::forbids_documents(&begin);
        let permits = !is_part_of_head && !is_row && !is_binary && !forbids;
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
        let shown = line.shown();
        if self.is_of_block(line.number, &shown) || self.is_of_head(line.number, &shown) {
            return;
        }
        if shown.trim_ascii().is_empty() || transcript::is_chatter(&shown) {
            return;
        }
        if self.expects_number && transcript::is_bare_number(&shown) {
            return;
        }
        self.expects_number = false;
        let is_part = self.outer.is_some() || line.begin < self.broken_until;
        if is_part || line.has_document {
            return;
        }
        self.has_remains = self.has_remains && transcript::is_inside_json(&shown);
        if !self.has_remains {
            let frame = Frame::Text(shown.into_owned());
            self.ready.push_back((line.number, frame));
        }
    }

    /// Whether a line is one of a trace.
    fn is_of_block(&mut self, number: u64, line: &[u8]) -> bool {
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
                let line = block.bytes.trim_ascii_end();
                self.take_head_line(block.line, line, Style::Trace);
            }
            Kind::ReceivedData => {
                self.end_head();
                self.ready.push_back((block.line, Frame::Echo(block.bytes)));
            }
            Kind::Other => {}
        }
    }

    /// Whether a line is one of a head, of a response or a request.
    fn is_of_head(&mut self, number: u64, line: &[u8]) -> bool {
        let is_blank = line.trim_ascii().is_empty();
        if let Mode::Head { style, .. } | Mode::Request { style, .. } = &self.mode {
            let style = *style;
            let content = if is_blank {
                Some(line)
            } else {
                style.content(line)
            };
            if content.is_some_and(|content| self.take_head_line(number, content, style)) {
                return true;
            }
            if transcript::is_chatter(line) {
                return true;
            }
            self.end_head();
        }
        let (style, content) = Style::of(line);
        self.begin_head(number, content, style)
    }

    /// Takes a line of a head without its mark; says whether it is one.
    fn take_head_line(&mut self, number: u64, line: &[u8], style: Style) -> bool {
        if self.begin_head(number, line, style) {
            return true;
        }
        let is_blank = line.trim_ascii().is_empty();
        match &mut self.mode {
            Mode::Head { .. } if is_blank => self.end_head(),
            Mode::Head { head, .. } if Head::is_header(line) => head.add_header(line),
            Mode::Request { request, style } if is_blank => {
                self.mode = if request.takes_body && *style == Style::Plain {
                    Mode::RequestBody
                } else {
                    Mode::Body
                };
            }
            Mode::Request { .. } if Head::is_header(line) => {}
            _ => return false,
        }
        true
    }

    /// Begins a head with its first line; says whether it is one.
    fn begin_head(&mut self, line: u64, first: &[u8], style: Style) -> bool {
        let mode = if let Some(head) = Head::from_status_line(first) {
            Mode::Head { line, style, head }
        } else if let Some(request) = Request::from_line(first) {
            Mode::Request { style, request }
        } else {
            return false;
        };
        self.end_head();
        self.mode = mode;
        true
    }

    /// Puts out the head that is complete.
    fn end_head(&mut self) {
        match std::mem::replace(&mut self.mode, Mode::Body) {
            Mode::Head { line, style, head } => {
                self.ready.push_back((line, Frame::Head(head, style)));
                self.expects_number = true;
                // A document that could not be read does not reach into the next answer.
                self.broken_until = self.broken_until.min(self.input.consumed());
                self.outer = None;
            }
            Mode::RequestBody => self.mode = Mode::RequestBody,
            Mode::Request { .. } | Mode::Body => {}
        }
    }

    /// Passes over bytes.
    fn consume(&mut self, count: usize) {
        self.looks += LOOKS_A_BYTE * i64::try_from(count).unwrap_or(i64::MAX);
        if let Some(outer) = &mut self.outer {
            let here = self.input.consumed();
            let known =
                usize::try_from(outer.fed_to - here.min(outer.fed_to)).unwrap_or(usize::MAX);
            let mut new = self.input.at_hand(..count).get(known..).unwrap_or_default();
            outer.fed_to = outer.fed_to.max(here + count as u64);
            while !new.is_empty() {
                match outer.document.feed(new) {
                    Progress::Open => new = &[],
                    Progress::Item(taken) => new = new.get(taken..).unwrap_or_default(),
                    Progress::Closed(_) | Progress::Broken(_) | Progress::TooDeep(_) => {
                        self.outer = None;
                        break;
                    }
                }
            }
        }
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

impl Line {
    fn new(number: u64, begin: u64) -> Self {
        Self {
            number,
            begin,
            bytes: Vec::new(),
            is_blank: true,
            has_document: false,
            permits_documents: None,
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        let room = MAX_LINE - self.bytes.len();
        let taken = bytes.get(..room).unwrap_or(bytes);
        self.bytes.extend_from_slice(taken);
    }

    /// What a document that begins here begins behind.
    fn start(&mut self) -> Start {
        self.is_blank = self.is_blank && self.shown().trim_ascii().is_empty();
        if self.is_blank {
            Start::Line
        } else {
            Start::Text
        }
    }

    /// The bytes as a terminal leaves them: without colours, and only what was written last where
    /// the line was written over, as progress meters do. These and the times of `--trace-time` are
    /// left out too.
    fn shown(&self) -> Cow<'_, [u8]> {
        let bytes = self.bytes.strip_prefix(BYTE_ORDER_MARK);
        match ansi::strip(bytes.unwrap_or(&self.bytes)) {
            Cow::Borrowed(plain) => Cow::Borrowed(last_writing(plain)),
            Cow::Owned(plain) => Cow::Owned(last_writing(&plain).to_vec()),
        }
    }
}

/// What was written last on a line with carriage returns.
fn last_writing(line: &[u8]) -> &[u8] {
    let mut writings = line.split(|&byte| byte == b'\r');
    let last = writings.rfind(|writing| !writing.is_empty());
    transcript::behind_time(transcript::behind_progress(last.unwrap_or_default()))
}
