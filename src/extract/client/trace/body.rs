//! Bodies in traces.
//!
//! With `--trace -`, curl also prints the body itself to the same output, each part of it after the
//! block that shows the part.

use super::block::{Block, Kind, as_ascii};
use super::dots::Dots;
use crate::extract::client::chunks::Chunks;
use crate::extract::client::noise_prefixes::INFO;
use crate::extract::client::progress;
use crate::extract::limits::MAX_DOCUMENT;
use crate::extract::scan::{BodyDecoder, Step};

/// The longest line of a trace, in bytes. curl's have fewer than a hundred.
const MAX_LINE: usize = 1024;

/// Joins the blocks of a body, without the repetition of the body.
#[derive(Debug)]
pub(in crate::extract::client) struct TracedBody {
    state: State,
    /// The chunks, if the body may have some. curl up to 8.6 shows them in its traces.
    chunks: Option<Chunks>,
    /// The bytes of the blocks that are not part of a chunk yet.
    pending: Vec<u8>,
    /// Whether the blocks show compressed bytes, while curl may print them decompressed.
    is_compressed: bool,
    dots: Dots,
}

#[derive(Debug)]
enum State {
    /// In a block.
    Block(Block),
    /// After a block. The part that it shows may follow.
    Repetition(Repetition),
    /// In a block that does not belong to the body.
    OtherBlock,
    Between,
}

/// What may follow a block.
#[derive(Debug)]
struct Repetition {
    /// The bytes of the block.
    block: Vec<u8>,
    /// The part of the body in the block, if it differs because of chunks.
    part: Option<Vec<u8>>,
    /// Whether the block is in the ASCII form, with dots for the bytes that it cannot show.
    is_ascii: bool,
    /// Whether the bytes of the block are compared, after those of the part turned out to differ.
    is_of_block: bool,
    /// How many of the bytes followed so far.
    matched: usize,
}

impl TracedBody {
    /// Begins with a block of which the title was read.
    pub(in crate::extract::client) fn new(
        block: Block,
        chunks: Chunks,
        is_compressed: bool,
    ) -> Self {
        Self {
            state: State::Block(block),
            chunks: Some(chunks),
            pending: Vec::new(),
            is_compressed,
            dots: Dots::default(),
        }
    }

    /// Adds bytes of a block. Returns the bytes of the body in them.
    fn dechunked(&mut self, block: &[u8], is_all: bool) -> Vec<u8> {
        let Some(chunks) = &mut self.chunks else {
            return block.to_vec();
        };
        self.pending.extend_from_slice(block);
        let mut part = Vec::new();
        let mut taken = 0;
        loop {
            let rest = self.pending.get(taken..).unwrap_or_default();
            match chunks.decode(rest, is_all, &mut part) {
                Step::Take { bytes, .. } => taken += bytes,
                Step::NeedsMore => break,
                Step::End => {
                    taken = self.pending.len();
                    break;
                }
                Step::NotEncoded => {
                    part.extend_from_slice(rest);
                    taken = self.pending.len();
                    self.chunks = None;
                    break;
                }
            }
        }
        self.pending.drain(..taken);
        part
    }

    fn end_block(&mut self, block: Block) {
        let is_ascii = block.is_ascii;
        let block = block.into_bytes();
        let part = self.dechunked(&block, false);
        let part = (part != block).then_some(part);
        self.state = State::Repetition(Repetition {
            is_of_block: part.is_none(),
            block,
            part,
            is_ascii,
            matched: 0,
        });
    }

    /// Adds the part of the body in a block. `repeated` is the part itself, if it followed.
    fn end_repetition(&mut self, repetition: Repetition, repeated: &[u8], body: &mut Vec<u8>) {
        if repetition.is_of_block && repetition.part.is_some() && !repeated.is_empty() {
            // The trace shows the body without its chunks.
            self.chunks = None;
            self.pending.clear();
        }
        let mut part = match repetition.part {
            Some(part) if self.chunks.is_some() => part,
            _ => repetition.block,
        };
        if repeated.len() == part.len() {
            part.copy_from_slice(repeated);
        } else if repetition.is_ascii {
            self.dots.replace(&mut part);
        }
        body.extend(part);
    }

    /// Reads a line after a block.
    fn read_between(&mut self, input: &[u8], is_all: bool, body: &mut Vec<u8>) -> Step {
        let line = match next_line(input, is_all) {
            Some(Line { length: 0, .. }) => None,
            Some(line) => Some(line),
            None => return Step::NeedsMore,
        };
        if let Some(Line { length, text }) = line {
            let text = progress::visible(text);
            // Its line does not matter inside of a body.
            match Block::from_title(&text, 0) {
                Some(block) if block.kind == Kind::ReceivedData => {
                    self.state = State::Block(block);
                    return Step::Take {
                        bytes: length,
                        position: Some(0),
                    };
                }
                Some(block) if block.kind == Kind::Other => {
                    self.state = State::OtherBlock;
                    return Step::take(length);
                }
                None if text.starts_with(INFO.as_bytes()) || text.is_empty() => {
                    return Step::take(length);
                }
                _ => {}
            }
        }
        let rest = self.dechunked(&[], true);
        self.chunks = None;
        if rest.is_empty() {
            return Step::End;
        }
        body.extend_from_slice(&rest);
        Step::take(0)
    }
}

impl BodyDecoder for TracedBody {
    fn decode(&mut self, input: &[u8], is_all: bool, body: &mut Vec<u8>) -> Step {
        loop {
            match std::mem::replace(&mut self.state, State::Between) {
                State::Block(block) if block.is_complete() => self.end_block(block),
                State::Block(mut block) => {
                    let (bytes, end) = read_rows(&mut block, input, is_all);
                    if block.len() >= MAX_DOCUMENT {
                        body.extend(self.dechunked(&block.take_bytes(), false));
                    }
                    if bytes == 0 && end == RowsEnd::BlockEnds {
                        self.end_block(block);
                        continue;
                    }
                    self.state = State::Block(block);
                    return match bytes {
                        0 => Step::NeedsMore,
                        bytes => Step::take(bytes),
                    };
                }
                State::Repetition(mut repetition) => {
                    let Some(length) = repetition.find(input, is_all) else {
                        self.state = State::Repetition(repetition);
                        return Step::NeedsMore;
                    };
                    if length == 0 && self.is_compressed {
                        match next_line(input, is_all) {
                            None => {
                                self.state = State::Repetition(repetition);
                                return Step::NeedsMore;
                            }
                            // The body is not what the trace shows, but what follows it.
                            Some(line) if !line.is_of_trace() => return Step::NotEncoded,
                            Some(_) => {}
                        }
                    }
                    let repeated = input.get(..length).unwrap_or_default();
                    self.end_repetition(repetition, repeated, body);
                    return Step::take(length);
                }
                State::OtherBlock => {
                    let Some(Line { length, text }) = next_line(input, is_all) else {
                        self.state = State::OtherBlock;
                        return Step::NeedsMore;
                    };
                    if Block::is_row(text) {
                        self.state = State::OtherBlock;
                        return Step::take(length);
                    }
                }
                State::Between => return self.read_between(input, is_all, body),
            }
        }
    }

    fn is_literal(&self) -> bool {
        false
    }
}

impl Repetition {
    /// Returns the length of the repetition at the beginning of `input`, or 0. Returns `None` if more
    /// bytes are necessary to know.
    fn find(&mut self, input: &[u8], is_all: bool) -> Option<usize> {
        loop {
            let shown = match &self.part {
                Some(part) if !self.is_of_block => part,
                _ => &self.block,
            };
            let pairs = shown.iter().zip(input).skip(self.matched);
            let same = pairs.take_while(|(shown, byte)| is_shown_as(**byte, **shown));
            self.matched += same.count();
            if self.matched == shown.len() && self.matched > 0 {
                return Some(self.matched);
            }
            if self.matched == input.len() && !shown.is_empty() {
                // The repetition may be cut off, too.
                return is_all.then_some(self.matched);
            }
            self.matched = 0;
            if self.is_of_block {
                return Some(0);
            }
            self.is_of_block = true;
        }
    }
}

/// Why [`read_rows`] ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowsEnd {
    /// The block ends here.
    BlockEnds,
    /// The next row is not complete, or the block is long.
    Later,
}

/// Reads the next rows of a block. Returns how many bytes they have.
fn read_rows(block: &mut Block, input: &[u8], is_all: bool) -> (usize, RowsEnd) {
    let mut taken = 0;
    while block.len() < MAX_DOCUMENT {
        let rest = input.get(taken..).unwrap_or_default();
        let Some(Line { length, text }) = next_line(rest, is_all) else {
            return (taken, RowsEnd::Later);
        };
        let is_empty = text.is_empty() && !block.may_be_complete();
        if block.is_complete() || length == 0 || !(block.read_row(text) || is_empty) {
            return (taken, RowsEnd::BlockEnds);
        }
        taken += length;
    }
    (taken, RowsEnd::Later)
}

/// Whether the ASCII form may show a byte as this one.
fn is_shown_as(byte: u8, shown: u8) -> bool {
    shown == byte || shown == as_ascii(byte)
}

/// A line of a trace.
#[derive(Clone, Copy, Debug)]
struct Line<'i> {
    /// Its length with its line break. 0 at the end of the input.
    length: usize,
    text: &'i [u8],
}

impl Line<'_> {
    /// Whether curl writes the line between blocks.
    fn is_of_trace(&self) -> bool {
        let text = progress::visible(self.text);
        text.is_empty()
            || text.starts_with(INFO.as_bytes())
            || Block::from_title(&text, 0).is_some()
    }
}

/// Returns the next line, or `None` if it is not complete.
fn next_line(input: &[u8], is_all: bool) -> Option<Line<'_>> {
    let most = input.get(..MAX_LINE).unwrap_or(input);
    let (text, length) = match memchr::memchr(b'\n', most) {
        Some(end) => (most.get(..end).unwrap_or_default(), end + 1),
        None if is_all || most.len() == MAX_LINE => (most, most.len()),
        None => return None,
    };
    let end = text.iter().rposition(|&byte| byte != b'\r');
    let text = text
        .get(..end.map_or(0, |last| last + 1))
        .unwrap_or_default();
    Some(Line { length, text })
}
