//! Finds the error responses in a block of lines. The description of [`reading`](super) lists the ways to
//! read a line, in their order.

use std::io::{self, Read};
use std::ops::Range;

use memchr::memmem::Finder;

use super::blocks::BLOCK;
use super::flat::{self, Flat};
use super::lines::{self, Boundary, Kind, Line};
use super::needle::{NEEDLE, is_field, is_quoted};
use super::paths::Paths;
use super::prefix::{Prefix, Prefixes};
use super::slow;
use crate::extract::LoneLines;
use crate::triage::counts::Counts;
use crate::triage::sighting::{Code, Context, Sighting};
use crate::triage::time::Timestamp;

/// How much of a block is searched before its line breaks are counted, in bytes.
const PIECE: usize = 16 * 1024;

/// How many bytes at the beginning of lines show that they are alike.
const OPENING: usize = 8;

/// How many lines before and after a line a region has at least, apart from empty ones: a status may
/// precede a body, and a request ID may follow it.
const MIN_CONTEXT: usize = 2;

/// Finds the error responses in blocks.
pub(super) struct BlockScanner<'c> {
    context: Context<'c>,
    counts: Counts,
    breaks: u64,
    paths: Paths,
    needle: Finder<'static>,
    prefixes: Prefixes,
    lone_lines: LoneLines,
    /// How the last line began that is only a flat response.
    opening: [u8; OPENING],
}

/// What is known about a line with the needle.
enum Outcome {
    /// The word is not a field of an error response.
    NotAField,
    /// The responses on the line are counted.
    Counted,
    /// The line depends on others.
    Undecided,
}

impl<'c> BlockScanner<'c> {
    pub(super) fn new(context: Context<'c>, counts: Counts) -> Self {
        Self {
            lone_lines: LoneLines::new(context.catalog.codes().clone()),
            context,
            counts,
            breaks: 0,
            paths: Paths::default(),
            needle: Finder::new(NEEDLE),
            prefixes: Prefixes::default(),
            opening: *b"{\"error\"",
        }
    }

    /// Returns the counts, and the number of line breaks.
    pub(super) fn finish(self) -> (Counts, u64, Paths) {
        (self.counts, self.breaks, self.paths)
    }

    /// Counts the error responses of lines that cannot be cut into blocks.
    pub(super) fn read_stretch(&mut self, stretch: impl Read) -> io::Result<()> {
        self.paths.stretches += 1;
        slow::read_part(stretch, BLOCK, &self.context, &mut self.counts)
    }

    /// Counts the error responses of a block.
    pub(super) fn scan(&mut self, block: &[u8]) {
        // The end of the last line whose responses were counted.
        let mut counted = 0;
        let mut at = 0;
        while let Some(hit) = self.next_hit(block, at) {
            let before = block.get(counted..hit).unwrap_or_default();
            let start = memchr::memrchr(b'\n', before).map_or(counted, |feed| counted + feed + 1);
            let length = block
                .get(hit..)
                .and_then(|rest| memchr::memchr(b'\n', rest));
            let end = length.map_or(block.len(), |length| hit + length);
            match self.read_line(block, start..end, hit - start, counted) {
                Outcome::NotAField => {
                    self.paths.skipped += 1;
                    at = hit + NEEDLE.len();
                }
                Outcome::Counted => {
                    self.breaks += u64::from(end < block.len());
                    counted = self.scan_like_last(block, (end + 1).min(block.len()));
                    at = counted;
                }
                Outcome::Undecided => {
                    self.paths.regions += 1;
                    let region = self.region(block, start..end, counted);
                    self.count_breaks(block, hit..region.end);
                    at = region.end;
                    counted = region.end;
                    let bytes = block.get(region).unwrap_or_default();
                    // Memory can be read.
                    let _ = slow::read_part(bytes, bytes.len(), &self.context, &mut self.counts);
                }
            }
        }
    }

    /// Returns the offset of the next needle. Counts the line breaks before it, while they are in the
    /// cache of the processor.
    fn next_hit(&mut self, block: &[u8], start: usize) -> Option<usize> {
        let mut at = start;
        while at < block.len() {
            let end = (at + PIECE).min(block.len());
            // A needle may be in two pieces.
            let piece = block.get(at..(end + NEEDLE.len() - 1).min(block.len()))?;
            if let Some(hit) = self.needle.find(piece) {
                self.count_breaks(block, at..at + hit);
                return Some(at + hit);
            }
            self.count_breaks(block, at..end);
            at = end;
        }
        None
    }

    fn count_breaks(&mut self, block: &[u8], range: Range<usize>) {
        let bytes = block.get(range).unwrap_or_default();
        self.breaks += memchr::memchr_iter(b'\n', bytes).count() as u64;
    }

    /// Counts the lines from this offset on that begin like the last flat response, up to one that is not
    /// a flat response. Returns where they end.
    fn scan_like_last(&mut self, block: &[u8], start: usize) -> usize {
        let mut at = start;
        while let Some(rest) = block
            .get(at..)
            .filter(|rest| rest.starts_with(&self.opening))
        {
            let Some(flat) = flat::read(rest, 0, self.context.codes) else {
                break;
            };
            let after = rest.get(flat.end..).unwrap_or_default();
            let length = match after.first() {
                None | Some(b'\n') => 0,
                Some(_) => memchr::memchr(b'\n', after).unwrap_or(after.len()),
            };
            let end = flat.end + length;
            if !is_plain_rest(rest.get(..end).unwrap_or(rest), flat.end) {
                break;
            }
            self.count_flat(&flat, None);
            self.breaks += u64::from(end < rest.len());
            at = (at + end + 1).min(block.len());
        }
        at
    }

    fn count_flat(&mut self, flat: &Flat<'_>, time: Option<&str>) {
        self.paths.flat += 1;
        let sighting = Sighting {
            code: flat.code,
            time: flat.time.or(time).and_then(|time| self.timestamp(time)),
            request_id: Some(flat.request_id),
        };
        self.counts.add(&sighting, &self.context);
    }

    /// Reads a line with the needle at `hit`. The lines before `counted` are counted already.
    fn read_line(
        &mut self,
        block: &[u8],
        range: Range<usize>,
        hit: usize,
        counted: usize,
    ) -> Outcome {
        let start = range.start;
        let line = block.get(range).unwrap_or_default();
        if !is_field(line, hit) {
            return Outcome::NotAField;
        }
        let follows_counted = start == counted && counted > 0;
        let Some(bracket) = first_bracket(line) else {
            return match Line::of(line).kind {
                Kind::Timed | Kind::Text
                    if !is_quoted(line, hit) && is_independent(block, start, line) =>
                {
                    Outcome::NotAField
                }
                _ => Outcome::Undecided,
            };
        };
        let (prefix, _) = line.split_at_checked(bracket).unwrap_or((line, b""));
        let Some(Prefix { time }) = self.prefixes.read(prefix) else {
            return Outcome::Undecided;
        };
        let is_independent = match time {
            Some(_) => !is_continued(block, start),
            None => follows_counted || is_independent(block, start, line),
        };
        if !is_independent {
            return Outcome::Undecided;
        }
        if let Some(flat) = flat::read(line, bracket, self.context.codes) {
            if is_plain_rest(line, flat.end) {
                self.count_flat(&flat, time);
                if let (0, Some(opening)) = (bracket, line.first_chunk()) {
                    self.opening = *opening;
                }
                return Outcome::Counted;
            }
        }
        self.parse(line, bracket, time)
    }

    /// Parses the document on a line and counts its responses.
    fn parse(&mut self, line: &[u8], start: usize, time: Option<&str>) -> Outcome {
        let Some(document) = self.lone_lines.read_document(line, start) else {
            return Outcome::Undecided;
        };
        let responses = &document.responses;
        let has_ids = responses
            .iter()
            .all(|timed| timed.response.request_id().is_some());
        if !has_ids || !is_plain_rest(line, document.end) {
            return Outcome::Undecided;
        }
        self.paths.parsed += 1;
        for timed in responses {
            let time = timed.time.as_deref().or(time);
            let code = timed.response.code();
            let code = code.map(|code| self.context.code(code.as_raw_str()));
            let request_id = timed.response.request_id();
            let sighting = Sighting {
                code: code.unwrap_or(Code::Missing),
                time: time.and_then(|time| self.timestamp(time)),
                request_id: request_id.map(|id| id.as_raw_str().as_bytes()),
            };
            self.counts.add(&sighting, &self.context);
        }
        Outcome::Counted
    }

    fn timestamp(&self, time: &str) -> Option<Timestamp> {
        Timestamp::from_log(time, self.context.options.now)
    }

    /// Returns the lines that a line may depend on, and those that may depend on it. They begin after
    /// what is counted.
    fn region(&self, block: &[u8], line: Range<usize>, counted: usize) -> Range<usize> {
        let text = |range: Range<usize>| block.get(range).unwrap_or_default();
        let mut start = line.start;
        let mut first = Line::of(text(line.clone()));
        let mut context = 0;
        let mut has_others = first.kind == Kind::Other;
        while let Some(range) = lines::before(block, start) {
            if range.start < counted {
                break;
            }
            let before = Line::of(text(range.clone()));
            if before.kind != Kind::Empty {
                if context >= MIN_CONTEXT && before.boundary(first) > Boundary::None {
                    break;
                }
                context += 1;
                has_others |= before.kind == Kind::Other;
                first = before;
            }
            start = range.start;
        }
        let mut end = (line.end + 1).min(block.len());
        let mut last = Line::of(text(line));
        let mut context = 0;
        while let Some(range) = lines::after(block, end) {
            let after = Line::of(text(range.clone()));
            if after.kind != Kind::Empty {
                let boundary = last.boundary(after);
                let is_end = match boundary {
                    Boundary::None => false,
                    // With several headers before several bodies, the next body depends on them.
                    Boundary::Documents => !has_others,
                    Boundary::Lines => true,
                };
                let has_needle = || self.needle.find(text(range.clone())).is_some();
                if is_end && (context >= MIN_CONTEXT || has_needle()) {
                    break;
                }
                context += 1;
                has_others |= after.kind == Kind::Other;
                last = after;
            }
            end = (range.end + 1).min(block.len());
        }
        start..end
    }
}

/// Returns where a document may begin on a line.
fn first_bracket(line: &[u8]) -> Option<usize> {
    let mut brackets = memchr::memchr2_iter(b'{', b'[', line);
    brackets.find(|&at| {
        let next = line.get(at + 1).copied().unwrap_or_default();
        // `[info]` and `[2026-11-23` are text.
        line.get(at) == Some(&b'{') || !next.is_ascii_alphanumeric()
    })
}

/// Whether nothing after a document on its line may be another one.
fn is_plain_rest(line: &[u8], end: usize) -> bool {
    let rest = line.get(end..).unwrap_or_default();
    rest.is_empty() || (memchr::memchr3(b'{', b'[', 0, rest).is_none() && !rest.starts_with(b","))
}

/// Whether the text before a line may be continued by it.
fn is_continued(block: &[u8], start: usize) -> bool {
    let before = block.get(..start).unwrap_or_default().trim_ascii_end();
    before.last().is_some_and(|last| lines::is_open(*last))
}

/// Whether a line does not depend on those before it.
fn is_independent(block: &[u8], start: usize, line: &[u8]) -> bool {
    let mut at = start;
    while let Some(range) = lines::before(block, at) {
        at = range.start;
        let before = Line::of(block.get(range).unwrap_or_default());
        if before.kind != Kind::Empty {
            return before.boundary(Line::of(line)) > Boundary::None;
        }
    }
    true
}
