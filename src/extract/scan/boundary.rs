//! Where a JSON document ends.

use crate::ansi::{self, Sequence, Step};

/// How deep objects and lists may nest; `serde_json` reads no deeper either.
const MAX_NESTING: usize = 127;

/// How deep a document may nest before the scan gives it up. Bounds the memory of `open`.
const MAX_FOLLOWED: usize = 8 * 1024;

/// How many line breaks a string may contain. Long messages are wrapped, but an unterminated string
/// would swallow the rest of a log.
const MAX_BREAKS: usize = 16;

/// How the scan of a document, or of one item of a list, ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The document is a list of objects, and one of its items is complete.
    Item,
    /// The document is complete.
    Closed,
    /// The next byte cannot continue a JSON document.
    Broken,
    /// The document nests deeper than [`MAX_FOLLOWED`].
    TooDeep,
    /// The input ends first.
    Truncated,
    /// The document is larger than [`MAX_DOCUMENT`](crate::extract::MAX_DOCUMENT).
    TooLarge,
}

/// What may come next, outside strings and scalars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    Document,
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
}

/// The token that the next byte may belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Nothing,
    String { is_key: bool, escaped: bool },
    Scalar,
    Color(Sequence),
}

/// What precedes a document on its line. After other text a bracket is less likely to be JSON, so
/// fewer beginnings are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinePosition {
    /// Nothing, or another document.
    Start,
    /// Other text.
    AfterText,
}

/// An object or list that is not closed yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    offset: usize,
    is_list: bool,
}

/// Scans one document byte by byte from its first bracket. It finds the end without parsing the
/// values, and gives up early on text that is not JSON.
///
/// It accepts more than JSON: strings may contain raw control characters, as servers and terminals
/// print them; colors may surround the tokens; and a document whose first key has single quotes may
/// be a Python dictionary. What numbers and bare words consist of is not checked.
#[derive(Debug)]
pub(crate) struct DocumentScanner {
    position: LinePosition,
    open: Vec<Open>,
    expected: Expected,
    inside: Inside,
    /// The quote that ends the current string.
    quote: u8,
    /// The quote of the first string.
    first_quote: Option<u8>,
    /// How many line breaks the current string contains, and the offset of the first one.
    breaks: usize,
    first_break: usize,
    /// How many line breaks all strings contain.
    all_breaks: usize,
    /// How many bytes were fed.
    fed: usize,
    /// The largest number of brackets that were open at once.
    deepest: usize,
    has_key: bool,
    has_color: bool,
    is_list_of_objects: bool,
    item_start: usize,
}

impl DocumentScanner {
    /// Returns a scanner of a document that begins with the next byte.
    pub(crate) fn new(position: LinePosition) -> Self {
        Self::with_buffer(position, Vec::new())
    }

    /// Returns a scanner of a document that begins with the next byte, with the buffer of another one.
    pub(super) fn with_buffer(position: LinePosition, mut open: Vec<Open>) -> Self {
        open.clear();
        Self {
            position,
            open,
            expected: Expected::Document,
            inside: Inside::Nothing,
            quote: b'"',
            first_quote: None,
            breaks: 0,
            first_break: 0,
            all_breaks: 0,
            fed: 0,
            deepest: 0,
            has_key: false,
            has_color: false,
            is_list_of_objects: false,
            item_start: 0,
        }
    }

    /// Reads the next bytes. Returns `None` if the document continues after them.
    ///
    /// The offset that comes with [`Outcome::Item`] and [`Outcome::Closed`] is the one after the
    /// last byte, otherwise that of the byte that ends the scan. After an item, the bytes from
    /// there on have to be fed again.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Option<(Outcome, usize)> {
        let mut index = 0;
        while index < bytes.len() {
            if matches!(self.inside, Inside::String { escaped: false, .. }) {
                // Only these matter inside a string.
                let rest = bytes.get(index..).unwrap_or_default();
                let skipped = memchr::memchr3(self.quote, b'\\', b'\n', rest);
                index += skipped.unwrap_or(rest.len());
            }
            let Some(&byte) = bytes.get(index) else {
                break;
            };
            if let Some(outcome) = self.read_byte(self.fed + index, byte) {
                if matches!(outcome, Outcome::Item | Outcome::Closed) {
                    index += 1;
                }
                self.fed += index;
                return Some((outcome, index));
            }
            index += 1;
        }
        self.fed += bytes.len();
        None
    }

    /// Reads the next byte. Returns how the document ends, if it does there.
    pub(super) fn step(&mut self, byte: u8) -> Option<Outcome> {
        self.fed += 1;
        self.read_byte(self.fed - 1, byte)
    }

    /// Reads the byte at this offset of the document.
    #[inline]
    fn read_byte(&mut self, offset: usize, byte: u8) -> Option<Outcome> {
        match self.inside {
            Inside::String { is_key, escaped } => {
                if byte == b'\n' && !self.permits_break(offset) {
                    return Some(Outcome::Broken);
                }
                self.inside = if byte == self.quote && !escaped {
                    self.has_key |= is_key && byte == b'"' && self.position == LinePosition::Start;
                    self.expected = if is_key {
                        Expected::Colon
                    } else {
                        Expected::CommaOrEnd
                    };
                    Inside::Nothing
                } else {
                    Inside::String {
                        is_key,
                        escaped: !escaped && byte == b'\\',
                    }
                };
                return None;
            }
            Inside::Color(mut sequence) => {
                self.inside = match sequence.step(byte) {
                    Step::Inside => Inside::Color(sequence),
                    Step::Last => Inside::Nothing,
                    Step::Outside => return Some(Outcome::Broken),
                };
                return None;
            }
            Inside::Scalar if is_in_scalar(byte) => return None,
            Inside::Scalar | Inside::Nothing => self.inside = Inside::Nothing,
        }
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => None,
            ansi::ESCAPE => {
                self.has_color = true;
                self.inside = Inside::Color(Sequence::default());
                None
            }
            _ => self.begin_token(offset, byte),
        }
    }

    /// Reads the first byte of a token.
    fn begin_token(&mut self, offset: usize, byte: u8) -> Option<Outcome> {
        if self.open.len() == 1 && !self.may_follow_first_bracket(byte) {
            return Some(Outcome::Broken);
        }
        match (self.expected, byte) {
            (Expected::Document | Expected::Value | Expected::ValueOrEnd, b'{' | b'[') => {
                self.open(offset, byte == b'[')
            }
            (Expected::Value | Expected::ValueOrEnd, b'"' | b'\'') => {
                self.begin_string(byte, false)
            }
            (Expected::Key | Expected::KeyOrEnd, b'"' | b'\'') => self.begin_string(byte, true),
            (Expected::Value | Expected::ValueOrEnd, _) if is_in_scalar(byte) => {
                self.inside = Inside::Scalar;
                self.expected = Expected::CommaOrEnd;
                None
            }
            (Expected::Colon, b':') => {
                self.has_key = true;
                self.expected = Expected::Value;
                None
            }
            (Expected::CommaOrEnd, b',') => {
                self.expected = match self.open.last() {
                    Some(Open { is_list: true, .. }) => Expected::Value,
                    _ => Expected::Key,
                };
                None
            }
            (Expected::CommaOrEnd | Expected::ValueOrEnd | Expected::KeyOrEnd, b'}' | b']') => {
                self.close(byte == b']')
            }
            _ => Some(Outcome::Broken),
        }
    }

    fn begin_string(&mut self, quote: u8, is_key: bool) -> Option<Outcome> {
        // Python prints single quotes, and double ones around text that contains a single quote.
        let first = *self.first_quote.get_or_insert(quote);
        if first == b'"' && quote != first {
            return Some(Outcome::Broken);
        }
        self.quote = quote;
        self.breaks = 0;
        self.inside = Inside::String {
            is_key,
            escaped: false,
        };
        None
    }

    /// Whether a string may continue after a line break. Not after text or in single quotes, where
    /// the quote is probably an apostrophe.
    fn permits_break(&mut self, offset: usize) -> bool {
        if self.breaks == 0 {
            self.first_break = offset;
        }
        self.breaks += 1;
        self.all_breaks += 1;
        self.breaks <= MAX_BREAKS && self.position == LinePosition::Start && self.quote == b'"'
    }

    fn open(&mut self, offset: usize, is_list: bool) -> Option<Outcome> {
        if self.open.len() == MAX_FOLLOWED {
            return Some(Outcome::TooDeep);
        }
        let is_in_list = self.open.first().is_some_and(|first| first.is_list);
        if self.open.len() == 1 && is_in_list {
            self.is_list_of_objects |= !is_list && self.expected == Expected::ValueOrEnd;
            self.item_start = offset;
        }
        self.open.push(Open { offset, is_list });
        self.deepest = self.deepest.max(self.open.len());
        self.expected = if is_list {
            Expected::ValueOrEnd
        } else {
            Expected::KeyOrEnd
        };
        None
    }

    fn close(&mut self, is_list: bool) -> Option<Outcome> {
        if self.open.last().is_none_or(|open| open.is_list != is_list) {
            return Some(Outcome::Broken);
        }
        self.open.pop();
        self.expected = Expected::CommaOrEnd;
        match self.open.len() {
            0 => Some(Outcome::Closed),
            1 if self.is_list_of_objects => Some(Outcome::Item),
            _ => None,
        }
    }

    fn may_follow_first_bracket(&self, byte: u8) -> bool {
        match self.expected {
            Expected::KeyOrEnd => may_follow(b'{', self.position, byte),
            Expected::ValueOrEnd => may_follow(b'[', self.position, byte),
            _ => true,
        }
    }

    /// Whether the document has a key, so that it certainly is JSON. After text or in single
    /// quotes, a key counts only with its colon.
    pub(crate) fn has_key(&self) -> bool {
        self.has_key
    }

    /// Whether there are colors between the tokens.
    pub(crate) fn has_color(&self) -> bool {
        self.has_color
    }

    /// Whether a string contains a line break.
    pub(crate) fn has_break(&self) -> bool {
        self.all_breaks > 0
    }

    /// Whether a token was read after the first bracket.
    pub(crate) fn has_token(&self) -> bool {
        let is_at_first_bracket = matches!(
            self.expected,
            Expected::Document | Expected::KeyOrEnd | Expected::ValueOrEnd
        );
        self.open.len() > 1 || !is_at_first_bracket || matches!(self.inside, Inside::String { .. })
    }

    /// Whether the document nests deeper than `serde_json` reads.
    pub(crate) fn is_too_deep(&self) -> bool {
        self.deepest > MAX_NESTING
    }

    /// Returns the offset of the last object or list among the items of the list.
    pub(crate) fn item_start(&self) -> usize {
        self.item_start
    }

    /// Makes the next byte offset 0, and resets what was found in the items so far.
    pub(crate) fn rebase(&mut self) {
        self.fed = 0;
        self.deepest = self.open.len();
        self.has_color = false;
        self.breaks = 0;
    }

    /// Returns the offset of the first line break in the current string. When the document ends or
    /// breaks there, the string is unterminated and the following lines are probably not part of
    /// it.
    pub(crate) fn unterminated_string(&self) -> Option<usize> {
        (self.breaks > 0).then_some(self.first_break)
    }

    /// Returns the buffer for another scanner, so that it does not allocate.
    pub(super) fn into_buffer(self) -> Vec<Open> {
        self.open
    }

    /// Returns how many objects and lists are not closed.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Returns the offsets of the objects and lists that are not closed, from the outside in.
    pub(crate) fn open_offsets(&self) -> impl Iterator<Item = usize> {
        self.open.iter().map(|open| open.offset)
    }
}

/// Whether this byte may follow the first bracket of a document, directly or after spaces and colors.
/// Lists of numbers and bare words are excluded because log lines begin with `[2026-` and `[info]`.
pub(super) fn may_follow(bracket: u8, position: LinePosition, byte: u8) -> bool {
    match (byte, bracket, position) {
        (b' ' | b'\t' | b'\r' | b'\n' | ansi::ESCAPE, _, _) => true,
        (_, b'{', LinePosition::Start) => matches!(byte, b'"' | b'\'' | b'}'),
        (_, b'{', LinePosition::AfterText) => matches!(byte, b'"' | b'\''),
        (_, _, LinePosition::Start) => matches!(byte, b'{' | b'[' | b'"' | b']'),
        (_, _, LinePosition::AfterText) => byte == b'{',
    }
}

/// Whether a number or a bare word may contain this byte. Bare words other than JSON's three come
/// from Python and JavaScript.
pub(crate) fn is_in_scalar(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_')
}

#[cfg(test)]
mod tests;
