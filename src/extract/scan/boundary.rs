//! Where a JSON document ends.

use crate::extract::ansi::{self, Sequence, Step};

/// How deep objects and lists may nest; `serde_json` reads no deeper either.
const MAX_NESTING: usize = 127;

/// How deep a document may nest to be followed at all; this bounds what is kept of it.
const MAX_FOLLOWED: usize = 8 * 1024;

/// How many line breaks a string may have. A long message is wrapped, but a string without an end
/// would take a log along.
const MAX_BREAKS: usize = 16;

/// What has become of a document after some bytes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All bytes belong to the document, and it goes on.
    Open,
    /// The document is a list of objects, and one of its items ends behind this many of the bytes.
    Item(usize),
    /// The document ends behind this many of the bytes.
    Closed(usize),
    /// No document goes on with the byte at this place.
    Broken(usize),
    /// The document nests too deep to be followed further than the byte at this place.
    TooDeep(usize),
}

/// What one byte does to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    None,
    Item,
    Closed,
    Broken,
    TooDeep,
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

/// What the next byte is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Nothing,
    String { is_key: bool, escaped: bool },
    Scalar,
    Color(Sequence),
}

/// Where a document begins. Behind other text on its line a bracket is less likely to be JSON, so
/// fewer beginnings are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinePosition {
    /// At the beginning of a line, or behind another document.
    Line,
    /// Behind other text.
    Text,
}

/// An object or list that was opened and not yet closed.
#[derive(Clone, Copy, Debug)]
struct Open {
    at: usize,
    is_list: bool,
}

/// Follows one document, byte by byte, so that its end is found without reading its values, and so
/// that text which is no JSON is given up early. Begins at the first bracket.
///
/// It is more patient than JSON: strings may hold raw control characters, since terminals and
/// servers bring them in; colours may stand between the tokens; and a document whose first key has
/// single quotes may be Python's. What scalars say is left to whoever reads the values.
#[derive(Debug)]
pub(crate) struct DocumentScanner {
    start: LinePosition,
    open: Vec<Open>,
    expected: Expected,
    inside: Inside,
    /// What the string at hand ends with, and what the first one began with.
    quote: u8,
    first_quote: Option<u8>,
    /// How many line breaks the string has, and where the first one is.
    breaks: usize,
    first_break: usize,
    /// How many bytes were fed.
    fed: usize,
    deepest: usize,
    has_key: bool,
    has_color: bool,
    is_list_of_objects: bool,
    item_start: usize,
}

impl DocumentScanner {
    /// A document that begins with the next byte.
    pub(crate) fn new(start: LinePosition) -> Self {
        Self {
            start,
            open: Vec::new(),
            expected: Expected::Document,
            inside: Inside::Nothing,
            quote: b'"',
            first_quote: None,
            breaks: 0,
            first_break: 0,
            fed: 0,
            deepest: 0,
            has_key: false,
            has_color: false,
            is_list_of_objects: false,
            item_start: 0,
        }
    }

    /// Takes the next bytes. Behind an item, the rest of them has to be fed again.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Outcome {
        let mut index = 0;
        while let Some(&byte) = bytes.get(index) {
            if let Inside::String { escaped: false, .. } = self.inside {
                // Only these matter inside a string.
                let rest = bytes.get(index..).unwrap_or_default();
                match memchr::memchr3(self.quote, b'\\', b'\n', rest) {
                    Some(0) => {}
                    Some(skipped) => {
                        index += skipped;
                        continue;
                    }
                    None => break,
                }
            }
            let (taken, progress) = match self.byte(self.fed + index, byte) {
                Event::None => {
                    index += 1;
                    continue;
                }
                Event::Item => (index + 1, Outcome::Item(index + 1)),
                Event::Closed => (index + 1, Outcome::Closed(index + 1)),
                Event::Broken => (index, Outcome::Broken(index)),
                Event::TooDeep => (index, Outcome::TooDeep(index)),
            };
            self.fed += taken;
            return progress;
        }
        self.fed += bytes.len();
        Outcome::Open
    }

    /// Takes the byte at this place of the document.
    fn byte(&mut self, at: usize, byte: u8) -> Event {
        match self.inside {
            Inside::String { is_key, escaped } => {
                if byte == b'\n' && !self.permits_break(at) {
                    return Event::Broken;
                }
                self.inside = if byte == self.quote && !escaped {
                    self.has_key |= is_key && byte == b'"' && self.start == LinePosition::Line;
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
                return Event::None;
            }
            Inside::Color(mut sequence) => {
                self.inside = match sequence.step(byte) {
                    Step::Inside => Inside::Color(sequence),
                    Step::Last => Inside::Nothing,
                    Step::Outside => return Event::Broken,
                };
                return Event::None;
            }
            Inside::Scalar if is_scalar(byte) => return Event::None,
            Inside::Scalar | Inside::Nothing => self.inside = Inside::Nothing,
        }
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => Event::None,
            ansi::ESCAPE => {
                self.has_color = true;
                self.inside = Inside::Color(Sequence::default());
                Event::None
            }
            _ => self.token(at, byte),
        }
    }

    /// Takes the first byte of a token.
    fn token(&mut self, at: usize, byte: u8) -> Event {
        if self.open.len() == 1 && !self.can_begin_with(byte) {
            return Event::Broken;
        }
        match (self.expected, byte) {
            (Expected::Document | Expected::Value | Expected::ValueOrEnd, b'{' | b'[') => {
                self.open(at, byte == b'[')
            }
            (Expected::Value | Expected::ValueOrEnd, b'"' | b'\'') => self.string(byte, false),
            (Expected::Key | Expected::KeyOrEnd, b'"' | b'\'') => self.string(byte, true),
            (Expected::Value | Expected::ValueOrEnd, _) if is_scalar(byte) => {
                self.inside = Inside::Scalar;
                self.expected = Expected::CommaOrEnd;
                Event::None
            }
            (Expected::Colon, b':') => {
                self.has_key = true;
                self.expected = Expected::Value;
                Event::None
            }
            (Expected::CommaOrEnd, b',') => {
                self.expected = match self.open.last() {
                    Some(Open { is_list: true, .. }) => Expected::Value,
                    _ => Expected::Key,
                };
                Event::None
            }
            (Expected::CommaOrEnd | Expected::ValueOrEnd | Expected::KeyOrEnd, b'}' | b']') => {
                self.close(byte == b']')
            }
            _ => Event::Broken,
        }
    }

    fn string(&mut self, quote: u8, is_key: bool) -> Event {
        // Single quotes are Python's, which also takes double ones where these need fewer escapes.
        let first = *self.first_quote.get_or_insert(quote);
        if first == b'"' && quote != first {
            return Event::Broken;
        }
        self.quote = quote;
        self.breaks = 0;
        self.inside = Inside::String {
            is_key,
            escaped: false,
        };
        Event::None
    }

    /// Whether a string may go on behind a line break: not where the quote is likely to be another.
    fn permits_break(&mut self, at: usize) -> bool {
        if self.breaks == 0 {
            self.first_break = at;
        }
        self.breaks += 1;
        self.breaks <= MAX_BREAKS && self.start == LinePosition::Line && self.quote == b'"'
    }

    fn open(&mut self, at: usize, is_list: bool) -> Event {
        if self.open.len() == MAX_FOLLOWED {
            return Event::TooDeep;
        }
        let first_is_list = self.open.first().is_some_and(|first| first.is_list);
        if self.open.len() == 1 && first_is_list {
            self.is_list_of_objects |= !is_list && self.expected == Expected::ValueOrEnd;
            self.item_start = at;
        }
        self.open.push(Open { at, is_list });
        self.deepest = self.deepest.max(self.open.len());
        self.expected = if is_list {
            Expected::ValueOrEnd
        } else {
            Expected::KeyOrEnd
        };
        Event::None
    }

    fn close(&mut self, is_list: bool) -> Event {
        if self.open.last().is_none_or(|open| open.is_list != is_list) {
            return Event::Broken;
        }
        self.open.pop();
        self.expected = Expected::CommaOrEnd;
        match self.open.len() {
            0 => Event::Closed,
            1 if self.is_list_of_objects => Event::Item,
            _ => Event::None,
        }
    }

    /// Whether the first bracket can be followed by this byte. Lists of numbers and names are left
    /// out on purpose: log lines begin with `[2026-` and `[info]`.
    fn can_begin_with(&self, byte: u8) -> bool {
        match (self.expected, self.start) {
            (Expected::KeyOrEnd, LinePosition::Line) => matches!(byte, b'"' | b'\'' | b'}'),
            (Expected::KeyOrEnd, LinePosition::Text) => matches!(byte, b'"' | b'\''),
            (Expected::ValueOrEnd, LinePosition::Line) => matches!(byte, b'{' | b'[' | b'"' | b']'),
            (Expected::ValueOrEnd, LinePosition::Text) => byte == b'{',
            _ => true,
        }
    }

    /// Whether this surely is JSON: a key was seen, behind other text with its colon.
    pub(crate) fn has_key(&self) -> bool {
        self.has_key
    }

    /// Whether colours stand between the tokens.
    pub(crate) fn has_color(&self) -> bool {
        self.has_color
    }

    /// Whether something follows the first bracket that can.
    pub(crate) fn has_begun(&self) -> bool {
        let is_at_first_bracket = matches!(
            self.expected,
            Expected::Document | Expected::KeyOrEnd | Expected::ValueOrEnd
        );
        self.open.len() > 1 || !is_at_first_bracket || matches!(self.inside, Inside::String { .. })
    }

    /// Whether the document nests deeper than it can be read.
    pub(crate) fn is_too_deep(&self) -> bool {
        self.deepest > MAX_NESTING
    }

    /// Where the last object or list among the items of the list begins.
    pub(crate) fn item_start(&self) -> usize {
        self.item_start
    }

    /// Makes the bytes so far those before the document's first: places count from the next byte.
    pub(crate) fn rebase(&mut self) {
        self.fed = 0;
        self.deepest = self.open.len();
        self.has_color = false;
        self.breaks = 0;
    }

    /// The end of the line on which a string began that has no end, when the document ends or breaks
    /// in it or right behind it. The next lines are probably none of the document.
    pub(crate) fn unfinished_string(&self) -> Option<usize> {
        (self.breaks > 0).then_some(self.first_break)
    }

    /// Where the objects and lists begin that are open, from the outside in.
    pub(crate) fn open_at(&self) -> impl Iterator<Item = usize> {
        self.open.iter().map(|open| open.at)
    }
}

/// Whether a number or a bare word has this byte. Words other than JSON's come from Python and
/// JavaScript.
fn is_scalar(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(text: &str) -> Outcome {
        DocumentScanner::new(LinePosition::Line).feed(text.as_bytes())
    }

    #[test]
    fn a_document_ends_with_the_bracket_that_closes_the_first() {
        for (text, end) in [
            ("{}", 2),
            ("[]x", 2),
            (r#"{"a": {"b": [1, 2]}} {"#, 20),
            (r#"{"a": "}"}x"#, 10),
            (r#"{"a": "\"}"}x"#, 12),
            (r#"{"a": "\\"}x"#, 11),
            ("{\"a\": \"x\x1b\ny\"}", 13),
            ("{\x1b[1m\"a\"\x1b[0m: tru}", 18),
            (r#"["a", -1e5, NaN, null]"#, 22),
            (r#"{'a': "it's", 'b': 'say \'"\'', 'c': None}"#, 42),
        ] {
            assert_eq!(feed(text), Outcome::Closed(end), "{text}");
        }
    }

    #[test]
    fn an_unfinished_document_stays_open() {
        for text in [
            "{",
            "[",
            r#"{"a"#,
            r#"{"a": "}"#,
            r#"{"a": [{}"#,
            r#"{"a\"#,
            "{\x1b[1",
        ] {
            assert_eq!(feed(text), Outcome::Open, "{text}");
        }
    }

    #[test]
    fn what_no_document_goes_on_with_ends_the_search() {
        for (text, place, has_key) in [
            ("{ [66 bytes data]", 2, false),
            ("[2026-11-23] x", 1, false),
            ("[info] x", 1, false),
            ("{{", 1, false),
            ("[\n  x", 4, false),
            (r#"{"a" "b"}"#, 5, true),
            (r"{'a' 'b'}", 5, false),
            (r#"{"a": 1]"#, 7, true),
            (r#"{"a": }"#, 6, true),
            (r#"{"a": 1,}"#, 8, true),
            (r#"{"a": 'b'}"#, 6, true),
            (r#"{"a": "b" c}"#, 10, true),
            ("{\"a\": \x1b]0;", 7, true),
        ] {
            let mut document = DocumentScanner::new(LinePosition::Line);
            assert_eq!(
                document.feed(text.as_bytes()),
                Outcome::Broken(place),
                "{text}"
            );
            assert_eq!(document.has_key(), has_key, "{text}");
        }
    }

    #[test]
    fn behind_text_only_objects_begin() {
        for text in ["{}", "[]", r#"["a"]"#, "[[{}]]"] {
            let mut document = DocumentScanner::new(LinePosition::Text);
            assert_eq!(document.feed(text.as_bytes()), Outcome::Broken(1), "{text}");
        }
        let mut document = DocumentScanner::new(LinePosition::Text);
        assert_eq!(document.feed(br#"[{"a": 1}]"#), Outcome::Item(9));
    }

    #[test]
    fn a_list_of_objects_comes_in_items() {
        let text = br#" [ {"a": [{}]}, 1, [2] ]"#.trim_ascii_start();
        let mut document = DocumentScanner::new(LinePosition::Line);
        assert_eq!(document.feed(text), Outcome::Item(13));
        assert_eq!(document.item_start(), 2);
        document.rebase();
        assert_eq!(document.feed(&text[13..]), Outcome::Item(8));
        assert_eq!(document.item_start(), 5);
        document.rebase();
        assert_eq!(document.feed(&text[21..]), Outcome::Closed(2));
        // Another list comes as a whole.
        assert_eq!(feed(r#"["a", {}]"#), Outcome::Closed(9));
    }

    #[test]
    fn a_string_without_an_end_does_not_go_on_for_ever() {
        let text = format!("{{\"a\": \"b{}", "\nx".repeat(2 * MAX_BREAKS));
        let mut document = DocumentScanner::new(LinePosition::Line);
        assert_eq!(
            document.feed(text.as_bytes()),
            Outcome::Broken(8 + 2 * MAX_BREAKS)
        );
        assert_eq!(document.unfinished_string(), Some(8));
        // Behind text and in single quotes, a line break is the end.
        let mut document = DocumentScanner::new(LinePosition::Text);
        assert_eq!(document.feed(b"{\"a\": \"b\n"), Outcome::Broken(8));
        assert_eq!(feed("{'a': 'b\n"), Outcome::Broken(8));
        // A string that ends takes its line breaks with it.
        let mut document = DocumentScanner::new(LinePosition::Line);
        document.feed(b"{\"a\": \"b\nc\", \"d\": }");
        assert_eq!(document.unfinished_string(), None);
    }

    #[test]
    fn cutting_the_bytes_anywhere_changes_nothing() {
        let text = r#"{"a": "\\\"}", "b": [{"c": "]"}]} rest"#.as_bytes();
        for cut in 0..33 {
            let (before, after) = text.split_at(cut);
            let mut document = DocumentScanner::new(LinePosition::Line);
            assert_eq!(document.feed(before), Outcome::Open);
            let progress = document.feed(after);
            assert_eq!(progress, Outcome::Closed(33 - cut), "cut at {cut}");
        }
    }

    #[test]
    fn what_is_open_is_known_by_its_place() {
        let mut document = DocumentScanner::new(LinePosition::Line);
        document.feed(br#"{"a": [1, {"b": {}, "c"#);
        assert_eq!(document.open_at().collect::<Vec<_>>(), [0, 6, 10]);
    }

    #[test]
    fn nesting_is_measured_outside_strings() {
        let mut document = DocumentScanner::new(LinePosition::Line);
        document.feed(format!("{}\"{}\"", "[".repeat(127), "[".repeat(999)).as_bytes());
        assert!(!document.is_too_deep());
        document.feed(b",[");
        assert!(document.is_too_deep());
        let mut document = DocumentScanner::new(LinePosition::Line);
        let brackets = "[".repeat(2 * MAX_FOLLOWED);
        assert_eq!(
            document.feed(brackets.as_bytes()),
            Outcome::TooDeep(MAX_FOLLOWED)
        );
    }
}
