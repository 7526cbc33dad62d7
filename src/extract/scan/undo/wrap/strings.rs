//! Puts wrapped strings together: identifiers without anything in between, and messages as
//! [`Wrapping`] says.

use std::slice;

use super::holes::{HOLE, Holes};
use super::line_prefix::has_border;
use super::lines::LineSize;
use super::wrapping::{Hint, Join, Wrapping};
use crate::catalog::KnownCodes;

/// A text without holes.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) text: Vec<u8>,
    /// Whether any line break was certainly not part of the text.
    pub(super) is_certain: bool,
}

/// Fills the holes of a text. Returns `None` if an identifier cannot be put together.
pub(super) fn join_strings(
    text: &[u8],
    holes: &Holes,
    sizes: (&[LineSize], LineSize),
    hint: Hint,
) -> Option<Joined> {
    let spaces = indent(text);
    let hint = match hint {
        Hint::Folded { indent, .. } if spaces <= indent => Hint::Nothing,
        hint => hint,
    };
    let wrapping = Wrapping::of(holes, sizes, hint);
    let indent = match (hint, spaces) {
        (Hint::Folded { .. }, _) => usize::MAX,
        // One space may be that between two words.
        (_, 1) if holes.in_strings.len() < 3 => 0,
        _ => spaces,
    };
    let mut joiner = Joiner {
        wrapping,
        sizes: sizes.0,
        lines: holes.in_strings.iter(),
        key: Vec::new(),
        joined: Vec::with_capacity(text.len()),
        is_certain: false,
    };
    let mut at = 0;
    while let Some(string) = next_string(text, at) {
        joiner.joined.extend_from_slice(text.get(at..string.start)?);
        at = string.end;
        let mut after = text.get(string.end..)?.iter();
        let is_key = after.find(|byte| !byte.is_ascii_whitespace()) == Some(&b':');
        let wrapped = WrappedString {
            text,
            start: string.start,
            content: text.get(string)?,
            indent,
        };
        let start = joiner.joined.len();
        joiner.add_string(&wrapped, is_key)?;
        if is_key {
            joiner.key = without_quotes(joiner.joined.get(start..)?).to_vec();
        }
    }
    joiner.joined.extend_from_slice(text.get(at..)?);
    Some(Joined {
        text: joiner.joined,
        is_certain: joiner.is_certain,
    })
}

/// Joins the strings of a document one by one.
struct Joiner<'t> {
    wrapping: Wrapping,
    /// The sizes of all lines.
    sizes: &'t [LineSize],
    /// The indexes of the lines that end at the next holes.
    lines: slice::Iter<'t, usize>,
    /// The last key.
    key: Vec<u8>,
    joined: Vec<u8>,
    is_certain: bool,
}

impl Joiner<'_> {
    /// Adds a string without its holes. Returns `None` if it cannot be put together.
    fn add_string(&mut self, string: &WrappedString<'_>, is_key: bool) -> Option<()> {
        if string.holes() == 0 {
            self.joined.extend_from_slice(string.content);
            return Some(());
        }
        let joined = string.joined();
        let value = without_quotes(&joined);
        if !may_be_wrapped(&self.key, value) {
            return None;
        }
        if is_key || is_identifier(&self.key, value, &self.wrapping) {
            if !is_key && !is_whole(&self.key, value) {
                return None;
            }
            self.lines.by_ref().take(string.holes()).for_each(drop);
            self.is_certain = true;
            self.joined.extend_from_slice(&joined);
            return Some(());
        }
        string.fill(&mut self.joined, |hole| {
            let size = self.lines.next().and_then(|&line| self.sizes.get(line));
            let join = hole.join(&self.wrapping, size.copied().unwrap_or_default());
            self.is_certain |= join != Join::Break;
            join
        });
        Some(())
    }
}

/// Returns the next string of a text, with its quotes.
fn next_string(text: &[u8], from: usize) -> Option<std::ops::Range<usize>> {
    let rest = text.get(from..)?;
    let start = from + rest.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
    let quote = *text.get(start)?;
    let mut is_escaped = false;
    let inside = text.get(start + 1..)?;
    let length = inside.iter().position(|&byte| {
        let ends = byte == quote && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })?;
    Some(start..start + 1 + length + 1)
}

fn without_quotes(string: &[u8]) -> &[u8] {
    match string {
        [_, inside @ .., _] => inside,
        _ => &[],
    }
}

/// Returns how many spaces each wrapped line of a string begins with.
fn indent(text: &[u8]) -> usize {
    let after = text.split(|&byte| byte == HOLE).skip(1);
    let spaces = after.filter_map(|piece| piece.iter().position(|byte| !b" \t".contains(byte)));
    spaces.min().unwrap_or_default()
}

/// Whether the value of a field is one word. Its key says so, else its characters. If it is unknown how
/// the document was wrapped, only a code is one, which can be looked up.
fn is_identifier(key: &[u8], value: &[u8], wrapping: &Wrapping) -> bool {
    let has_mark = value.iter().any(|byte| b"_/".contains(byte));
    let is_known = !matches!(wrapping, Wrapping::Unknown);
    is_code(key) || is_known && (is_id(key) || is_word(value) && has_mark)
}

fn is_code(key: &[u8]) -> bool {
    key == b"code"
}

fn is_id(key: &[u8]) -> bool {
    key.ends_with(b"_id") || key == b"id" || key.ends_with(b"Id")
}

/// Whether a string may have been wrapped. The lines of a box, and marks in an ID, come from a program
/// that shortened it or put other text beside it.
fn may_be_wrapped(key: &[u8], value: &[u8]) -> bool {
    let has_mark = is_id(key) && !value.is_ascii();
    !has_border(value) && !has_mark
}

/// Whether the value of a field was put together correctly.
fn is_whole(key: &[u8], value: &[u8]) -> bool {
    if !is_code(key) {
        // Two request IDs in two lines are not one.
        let starts = memchr::memmem::find_iter(value, b"req_").count();
        return is_word(value) && starts < 2;
    }
    std::str::from_utf8(value).is_ok_and(|code| KnownCodes::Bundled.include(code))
}

fn is_word(value: &[u8]) -> bool {
    let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.:/".contains(byte);
    !value.is_empty() && value.iter().all(is_inside)
}

/// A string with holes, and its quotes.
struct WrappedString<'t> {
    text: &'t [u8],
    /// The offset of the string in the text.
    start: usize,
    content: &'t [u8],
    indent: usize,
}

impl WrappedString<'_> {
    fn holes(&self) -> usize {
        memchr::memchr_iter(HOLE, self.content).count()
    }

    /// Returns the string with nothing in its holes.
    fn joined(&self) -> Vec<u8> {
        let mut joined = Vec::new();
        self.fill(&mut joined, |_| Join::Nothing);
        joined
    }

    /// Adds the string to a text, with its holes filled.
    fn fill(&self, joined: &mut Vec<u8>, mut join: impl FnMut(&Hole) -> Join) {
        let mut offset = self.start;
        for (index, piece) in self.content.split(|&byte| byte == HOLE).enumerate() {
            if index == 0 {
                joined.extend_from_slice(piece);
                offset += piece.len();
                continue;
            }
            let spaces = piece
                .iter()
                .take_while(|byte| b" \t".contains(byte))
                .count();
            let spaces = spaces.min(self.indent);
            let hole = Hole {
                before: self.text.get(..offset).unwrap_or_default(),
                after: self.text.get(offset + 1 + spaces..).unwrap_or_default(),
            };
            joined.extend_from_slice(join(&hole).text());
            joined.extend_from_slice(piece.get(spaces..).unwrap_or_default());
            offset += 1 + piece.len();
        }
    }
}

/// A place where a string was wrapped, with the text around it.
struct Hole<'t> {
    before: &'t [u8],
    after: &'t [u8],
}

impl Hole<'_> {
    fn join(&self, wrapping: &Wrapping, line: LineSize) -> Join {
        let start = self.before.iter().rposition(|&byte| is_space(byte));
        let last = self.before.get(start.map_or(0, |at| at + 1)..);
        let end = self.after.iter().position(|&byte| is_space(byte));
        let next = self.after.get(..end.unwrap_or(self.after.len()));
        match (self.before.last(), self.after.first()) {
            (_, Some(&HOLE)) => Join::Nothing,
            // An empty line precedes.
            (Some(&HOLE), _) => Join::Break,
            _ => wrapping.join(line, last.unwrap_or_default(), next.unwrap_or_default()),
        }
    }
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == HOLE
}
