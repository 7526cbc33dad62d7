//! Cuts a stream of bytes into JSON documents and lines of text.
//!
//! The scanner knows only JSON. Whether a bracket may begin a document depends on the text before
//! it on its line, the prefix. A [`Context`] interprets prefixes and whole lines.

pub(crate) mod bare_words;
mod body;
pub(crate) mod boundary;
mod context;
mod document;
pub(crate) mod encoding;
mod frame;
mod input;
mod line;
mod line_end;
mod position;
mod recovery;
mod undo;
mod undone;
mod unreadable;
mod unwrapped;

use std::collections::VecDeque;
use std::io::{self, Read};

pub(crate) use body::{BodyDecoder, Step};
pub(crate) use context::Context;
pub(crate) use frame::{DocumentFrame, Frame, Prefix, Role};
pub(crate) use undo::LEFT_OUT;
pub(crate) use undone::{Class, Classify};

use super::limits::MAX_DOCUMENT;
use super::skipped::Skipped;
use crate::ansi;
use crate::catalog::KnownCodes;
use boundary::{DocumentScanner, LinePosition, Open, Outcome};
use input::Input;
use line::Line;
use recovery::Recovery;

/// How many bytes of a reader may be scanned again at first. After a document of the largest size, some
/// of them have to be left.
const RESCAN_BUDGET: usize = 2 * MAX_DOCUMENT;

/// Cuts the input into frames. Never reads further than necessary, so that results of a slow input
/// come without delay.
#[derive(Debug)]
pub(crate) struct Scanner<R, C: Context> {
    input: Input<R>,
    context: C,
    classify: Classify,
    known: KnownCodes,
    line: Line,
    /// The list whose items are being read, and what it is part of.
    list: Option<(DocumentScanner, Role)>,
    /// The buffer of the last document, for the next one.
    spare: Vec<Open>,
    /// The buffers of the last document that was changed, for the next one.
    spare_undone: undo::Buffers,
    recovery: Recovery,
    ready: VecDeque<Frame<C::Found>>,
    has_ended: bool,
}

impl<C: Context> Scanner<io::Empty, C> {
    /// Returns a scanner of a text in memory.
    pub(crate) fn from_bytes(bytes: Vec<u8>, context: C, classify: Classify) -> Self {
        let rescan_budget = bytes.len();
        Self {
            recovery: Recovery::new(rescan_budget),
            ..Self::with_input(Input::from_bytes(bytes), context, classify)
        }
    }
}

impl<R: Read, C: Context> Scanner<R, C> {
    pub(crate) fn new(reader: R, context: C, classify: Classify) -> Self {
        Self::with_input(Input::new(reader), context, classify)
    }

    /// Returns a scanner of a reader with at most `len` bytes.
    pub(crate) fn with_len(reader: R, len: usize, context: C, classify: Classify) -> Self {
        Self::with_input(Input::with_len(reader, len), context, classify)
    }

    fn with_input(input: Input<R>, context: C, classify: Classify) -> Self {
        Self {
            input,
            context,
            classify,
            known: KnownCodes::default(),
            line: Line::new(1, 0),
            list: None,
            spare: Vec::new(),
            spare_undone: undo::Buffers::default(),
            recovery: Recovery::new(RESCAN_BUDGET),
            ready: VecDeque::new(),
            has_ended: false,
        }
        .at_start()
    }

    /// Sets the codes that are known.
    pub(crate) fn with_known(self, known: KnownCodes) -> Self {
        Self { known, ..self }
    }

    /// Returns the context, with what it found so far.
    pub(crate) fn context(&self) -> &C {
        &self.context
    }

    /// Ends the input here. What was read so far still becomes frames.
    pub(crate) fn end(&mut self) {
        if !self.has_ended {
            self.has_ended = true;
            if !self.line.bytes().is_empty() {
                self.context.note_cut();
            }
            self.end_line();
            self.context.end();
            self.collect_found();
        }
    }

    /// Returns the next frame; `None` at the end of the input.
    pub(crate) fn next_frame(&mut self) -> io::Result<Option<Frame<C::Found>>> {
        loop {
            if let Some(frame) = self.ready.pop_front() {
                return Ok(Some(frame));
            }
            if self.has_ended {
                return Ok(None);
            }
            match self.list.take() {
                Some((list, role)) => self.follow_list(list, role)?,
                None => self.scan()?,
            }
        }
    }

    /// Reads up to the next line break or bracket, and then the line break or what begins with the
    /// bracket.
    fn scan(&mut self) -> io::Result<()> {
        let bytes = self.input.peek(0)?;
        if bytes.is_empty() {
            self.end_body_or_input();
            return Ok(());
        }
        let plain = match bytes {
            // Many lines are this short.
            [b'\n' | b'{' | b'[', ..] => 0,
            [_, b'\n' | b'{' | b'[', ..] => 1,
            _ => memchr::memchr3(b'\n', b'{', b'[', bytes).unwrap_or(bytes.len()),
        };
        let special = bytes.get(plain).copied();
        if self.line.is_new() {
            self.begin_line();
            if special == Some(b'\n') && self.read_whole_line(plain) {
                return Ok(());
            }
        }
        if plain > 0 {
            if self.line.is_full() {
                self.end_returned_lines();
            }
            let taken = self.line.push(self.input.buffered(..plain));
            self.consume(taken);
            if taken < plain {
                self.end_returned_lines();
                return Ok(());
            }
        }
        match special {
            None => {}
            Some(b'\n') => {
                self.consume(1);
                self.end_line();
            }
            Some(bracket) => self.read_bracket(bracket)?,
        }
        Ok(())
    }

    /// Reads a bracket: the beginning of a document, or a byte of the line.
    fn read_bracket(&mut self, bracket: u8) -> io::Result<()> {
        self.end_returned_lines();
        let offset = self.input.consumed();
        let is_unclosed = self.recovery.is_unclosed(offset);
        let is_unclosed_escaped = self.recovery.is_unclosed_escaped(offset);
        if !self.permits_document() || !self.recovery.permits_rescan() {
            self.push_bracket(bracket);
            return Ok(());
        }
        let next = self.input.peek(1)?.first().copied();
        let is_escaped = next == Some(b'\\');
        let may_be_escaped = is_escaped || self.line.last == Some(b'\'');
        let is_tried = bracket == b'{' && may_be_escaped && !is_unclosed_escaped;
        if is_tried && self.read_escaped_document()? {
            return Ok(());
        }
        if is_escaped && self.read_decorated_document(1)? {
            return Ok(());
        }
        if is_unclosed && !is_escaped {
            if let Some(length) = self.recovery.innermost_length(offset) {
                if self.read_decorated_document(length)? {
                    return Ok(());
                }
            }
        }
        if is_escaped || is_unclosed {
            self.push_bracket(bracket);
            return Ok(());
        }
        let position = self.line.position::<C>();
        match next {
            Some(next) if !boundary::may_follow(bracket, position, next) => {
                // No change that is undone puts a bracket there, or begins inside a color.
                let is_certain =
                    matches!(next, b'{' | b'[') || self.line.last == Some(ansi::ESCAPE);
                if is_certain || !self.read_decorated_document(1)? {
                    self.recovery.record_bracket(offset);
                    self.pass_bracket(1);
                }
                Ok(())
            }
            _ => self.read_document(position),
        }
    }

    /// Whether a document may begin after what was read of the line.
    fn permits_document(&mut self) -> bool {
        if let Some(permits) = self.line.permits_document {
            return permits;
        }
        self.line.note_visible::<C>();
        let prefix = self.line.visible::<C>();
        // Control characters may separate records, but compressed bytes are not text.
        let is_binary =
            || Skipped::from_text(&prefix).is_binary() && std::str::from_utf8(&prefix).is_err();
        // Nothing precedes most documents on their lines.
        let permits = prefix.is_empty() || (!is_binary() && self.context.permits_document(&prefix));
        self.line.permits_document = Some(permits);
        permits
    }

    /// Reads the document that begins here, or only its bracket if it is not a document.
    fn read_document(&mut self, position: LinePosition) -> io::Result<()> {
        let buffer = std::mem::take(&mut self.spare);
        let mut document = DocumentScanner::with_buffer(position, buffer);
        let (outcome, length) = self.follow(|bytes| document.feed(bytes))?;
        match outcome {
            Outcome::Item | Outcome::Closed
                if document.has_break() && self.unwrap_plain(length)? => {}
            Outcome::Item | Outcome::Closed => {
                let is_item = outcome == Outcome::Item;
                let (role, prefix) = self.begin_document();
                self.push_document(&document, length, role, is_item, prefix);
                if is_item {
                    document.rebase();
                    self.list = Some((document, role));
                    return Ok(());
                }
            }
            Outcome::Broken if self.read_decorated_document(length)? => {}
            Outcome::Broken if document.has_key() => {
                self.begin_unreadable();
                self.push_broken(&document, length);
            }
            Outcome::Truncated if document.has_token() || position == LinePosition::Start => {
                self.begin_unreadable();
                self.push_truncated(&document, length);
            }
            Outcome::TooDeep => {
                self.begin_unreadable();
                self.push_too_deep(&document, length);
            }
            Outcome::TooLarge if document.has_key() => {
                self.begin_unreadable();
                self.push_too_large(document, length);
                return Ok(());
            }
            Outcome::Broken | Outcome::Truncated | Outcome::TooLarge => {
                self.look_inside(&document, length);
            }
        }
        self.spare = document.into_buffer();
        Ok(())
    }

    /// Reads a list from the end of one item to the end of the next one.
    fn follow_list(&mut self, mut list: DocumentScanner, role: Role) -> io::Result<()> {
        let (outcome, length) = self.follow(|bytes| list.feed(bytes))?;
        match outcome {
            Outcome::Item => {
                let prefix = Prefix {
                    is_text: false,
                    time: self.line.time::<C>(),
                    status: None,
                    is_first: false,
                };
                self.push_document(&list, length, role, true, prefix);
                list.rebase();
                self.list = Some((list, role));
            }
            Outcome::Closed => {
                self.ready.push_back(Frame::ListEnd);
                self.end_document(length);
            }
            Outcome::Broken => self.push_broken(&list, length),
            Outcome::Truncated => self.push_truncated(&list, length),
            Outcome::TooDeep => self.push_too_deep(&list, length),
            Outcome::TooLarge => self.push_too_large(list, length),
        }
        Ok(())
    }

    /// Feeds the bytes from here on to a scanner, without consuming them. Returns how the document
    /// ends and after how many bytes.
    fn follow(
        &mut self,
        mut feed: impl FnMut(&[u8]) -> Option<(Outcome, usize)>,
    ) -> io::Result<(Outcome, usize)> {
        let mut ahead = 0;
        loop {
            if ahead == MAX_DOCUMENT {
                return Ok((Outcome::TooLarge, ahead));
            }
            let bytes = self.input.peek(ahead)?;
            if bytes.is_empty() {
                return Ok((Outcome::Truncated, ahead));
            }
            let most = bytes.len().min(MAX_DOCUMENT - ahead);
            match feed(bytes.get(..most).unwrap_or_default()) {
                Some((outcome, length)) => return Ok((outcome, ahead + length)),
                None => ahead += most,
            }
        }
    }

    /// Adds the bracket that begins here to the line.
    fn push_bracket(&mut self, bracket: u8) {
        self.line.push_bracket(bracket);
        self.consume(1);
    }

    fn consume(&mut self, count: usize) {
        let offset = self.input.consumed();
        self.recovery.consume(offset, self.input.consume(count));
    }
}
