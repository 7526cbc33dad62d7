//! What programs print before each line of a document: the name of a container, a time, a quote
//! mark or the border of a box.

use crate::ansi;
use crate::table::{Fact, Table, fact};

/// The longest prefix, in bytes.
pub(super) const MAX_PREFIX: usize = 256;

/// The marks that end a prefix. After them, a line may begin without a space.
static MARKS: Table<Fact<&str>> = Table::new(&[
    fact(
        "|",
        "|{\n|\"error\": \"m\",\n|\"code\": \"volume_busy\"\n|}",
    ),
    fact(
        "│",
        "│{\n│\"error\": \"m\",\n│\"code\": \"volume_busy\"\n│}",
    ),
    fact(
        "┃",
        "┃{\n┃\"error\": \"m\",\n┃\"code\": \"volume_busy\"\n┃}",
    ),
    fact(
        "║",
        "║{\n║\"error\": \"m\",\n║\"code\": \"volume_busy\"\n║}",
    ),
    fact(
        ">",
        ">{\n>\"error\": \"m\",\n>\"code\": \"volume_busy\"\n>}",
    ),
]);

/// The marks that end a prefix if a space follows them.
static WORD_MARKS: Table<Fact<&str>> = Table::new(&[
    fact(
        "]",
        "[0] {\"error\": \"m\",\n[0]  \"code\": \"volume_busy\"\n[0] }",
    ),
    fact(
        ":",
        "E: {\"error\": \"m\",\nE:  \"code\": \"volume_busy\"\nE: }",
    ),
]);

/// Whether a text has a border of a box.
pub(super) fn has_border(text: &[u8]) -> bool {
    let mut borders = MARKS.rows().filter(|mark| !mark.is_ascii());
    borders.any(|border| memchr::memmem::find(text, border.as_bytes()).is_some())
}

/// Returns the left border of a box that a line begins with.
pub(super) fn border(line: &[u8]) -> Option<&'static [u8]> {
    let visible = ansi::strip(line);
    let mark = MARKS
        .rows()
        .find(|mark| visible.trim_ascii_start().starts_with(mark.as_bytes()))?;
    (**mark != ">").then_some(mark.as_bytes())
}

/// Whether a line ends with the right border of a box and nothing else.
pub(in crate::extract::scan) fn is_right_border(end: &[u8]) -> bool {
    MARKS.rows().any(|mark| {
        let after = end.strip_prefix(mark.as_bytes());
        let after = after.and_then(|after| after.iter().find(|byte| !b" \t\r".contains(byte)));
        after == Some(&b'\n')
    })
}

/// Whether a line so far has the prefix of the first line, or the beginning of it.
pub(in crate::extract::scan) fn may_have_prefix_of(first_line: &[u8], line: &[u8]) -> bool {
    LinePrefix::new(first_line).length_in(line) == line.len()
}

/// One part of a prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Byte(u8),
    /// One or more digits of a time, which differ from line to line.
    Digits,
}

/// A prefix of lines, and how much of it a line has so far.
#[derive(Clone, Debug)]
pub(super) struct LinePrefix {
    pieces: Vec<Piece>,
    /// For each piece, the offset in the first line after it.
    ends: Vec<usize>,
    /// What the first line has.
    text: Vec<u8>,
    matched: usize,
    is_in_digits: bool,
}

/// What a byte does to the match of a prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// The prefix continues.
    Inside,
    /// The byte is the first one after the prefix.
    After,
    /// The line has another prefix.
    Other,
}

impl LinePrefix {
    /// Returns the prefix that the lines after a first line may have: at most this text.
    pub(super) fn new(first_line: &[u8]) -> Self {
        let text = if first_line.len() <= MAX_PREFIX {
            first_line
        } else {
            &[]
        };
        let mut prefix = Self {
            pieces: Vec::with_capacity(text.len()),
            ends: Vec::with_capacity(text.len()),
            text: text.to_vec(),
            matched: 0,
            is_in_digits: false,
        };
        let mut time_end = 0;
        let mut at = 0;
        while let Some(&byte) = text.get(at) {
            if at >= time_end {
                time_end = at + time_length(text, at);
            }
            let digits = digits_length(text, at);
            if at < time_end && digits > 0 {
                at += digits;
                prefix.add(Piece::Digits, at);
            } else {
                at += 1;
                prefix.add(Piece::Byte(byte), at);
            }
        }
        prefix
    }

    fn add(&mut self, piece: Piece, end: usize) {
        self.pieces.push(piece);
        self.ends.push(end);
    }

    /// Matches the next byte of a line.
    pub(super) fn step(&mut self, byte: u8) -> Match {
        if self.is_in_digits {
            if byte.is_ascii_digit() {
                return Match::Inside;
            }
            self.is_in_digits = false;
            self.matched += 1;
        }
        match self.pieces.get(self.matched) {
            None => Match::After,
            Some(Piece::Digits) if byte.is_ascii_digit() => {
                self.is_in_digits = true;
                Match::Inside
            }
            Some(&Piece::Byte(expected)) if byte == expected => {
                self.matched += 1;
                Match::Inside
            }
            Some(_) => Match::Other,
        }
    }

    /// Begins to match the next line.
    pub(super) fn restart(&mut self) {
        self.matched = 0;
        self.is_in_digits = false;
    }

    /// Whether the line so far has the whole prefix.
    pub(super) fn is_complete(&self) -> bool {
        self.matched + usize::from(self.is_in_digits) == self.pieces.len()
    }

    /// Cuts the prefix down to what the second line, which begins with `line`, has in common with
    /// the first one. Returns `None` if that is not the prefix of a program. The line was matched up to its
    /// last byte. If the first line ends after the bracket of the document, the second one cannot begin in
    /// the middle of a text, and any words may be the prefix.
    pub(super) fn learn(&self, line: &[u8], is_bracket_alone: bool) -> Option<Self> {
        let has_time = |count: usize| {
            let pieces = self.pieces.get(..count).unwrap_or_default();
            pieces.contains(&Piece::Digits)
        };
        for count in (1..=self.matched).rev() {
            let end = *self.ends.get(count - 1)?;
            let (before, after) = self.text.split_at_checked(end)?;
            let is_word = after.first().is_none_or(u8::is_ascii_whitespace);
            if before.last().is_none_or(u8::is_ascii_whitespace) {
                continue;
            }
            let visible = ansi::strip(before);
            let visible = visible.trim_ascii_end();
            let ends_with = |mark: &Fact<&str>| visible.ends_with(mark.as_bytes());
            let is_prefix = MARKS.rows().any(ends_with)
                || is_word && WORD_MARKS.rows().any(ends_with)
                || is_word && is_bracket_alone && !matches!(visible, [] | [.., b'+' | b'-'])
                || is_word && (has_time(count) || self.is_whole_word(count, visible));
            if is_prefix {
                let mut common = self.clone();
                common.pieces.truncate(count);
                common.ends.truncate(count);
                common.text.truncate(end);
                common.restart();
                // In the second line, a space has to follow as well.
                let mut rest = line.iter();
                let after = rest.find(|&&byte| common.step(byte) != Match::Inside);
                let is_word = after.is_none_or(u8::is_ascii_whitespace);
                let is_mark = MARKS.rows().any(ends_with);
                common.restart();
                if is_mark || is_word {
                    return Some(common);
                }
            }
        }
        None
    }

    /// Whether the first `count` pieces are all the words of the first line, and the second line
    /// has them as well.
    fn is_whole_word(&self, count: usize, visible: &[u8]) -> bool {
        let rest = self.pieces.get(count..).unwrap_or_default();
        let is_space =
            |piece: &Piece| matches!(piece, Piece::Byte(byte) if byte.is_ascii_whitespace());
        let letters = visible.iter().filter(|byte| byte.is_ascii_alphanumeric());
        self.matched == self.pieces.len()
            && !rest.is_empty()
            && rest.iter().all(is_space)
            && letters.count() > 1
    }

    /// Returns how many bytes at the start of a line are the prefix.
    pub(super) fn length_in(&mut self, line: &[u8]) -> usize {
        self.restart();
        let length = line
            .iter()
            .position(|&byte| self.step(byte) != Match::Inside)
            .unwrap_or(line.len());
        self.restart();
        length
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

fn digits_length(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Returns the length of the time that begins at this offset, with its date if that is part of the
/// same word: `2026-02-10T01:11:50.123Z`, `01:11:50`, `12.345` or `1770000000`. Returns 0 if no time begins there.
pub(super) fn time_length(text: &[u8], at: usize) -> usize {
    let is_inside = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        before.is_some_and(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(byte))
    };
    if digits_length(text, at) == 0 || is_inside(at) {
        return 0;
    }
    let rest = text.get(at..).unwrap_or_default();
    let length = rest
        .iter()
        .take_while(|byte| byte.is_ascii_digit() || b":.,TZ+-/".contains(byte))
        .count();
    let word = rest.get(..length).unwrap_or_default();
    let trailing = word
        .iter()
        .rev()
        .take_while(|byte| !byte.is_ascii_alphanumeric());
    let word = word.get(..length - trailing.count()).unwrap_or_default();
    if is_time(word) { word.len() } else { 0 }
}

/// Whether a word has hours and minutes, or is a number of seconds.
fn is_time(word: &[u8]) -> bool {
    let has_minutes = (0..word.len()).any(|at| {
        let (before, rest) = word.split_at(at);
        let hours = before.iter().rev().take_while(|byte| byte.is_ascii_digit());
        let hours = hours.count();
        let begins = before
            .len()
            .checked_sub(hours + 1)
            .and_then(|at| before.get(at));
        let is_address = begins == Some(&b'.');
        rest.first() == Some(&b':')
            && (1..=2).contains(&hours)
            && !is_address
            && digits_length(rest, 1) == 2
            && rest.get(1).is_some_and(|&tens| tens < b'6')
    });
    let whole = digits_length(word, 0);
    let fraction = digits_length(word, whole + 1);
    let is_fraction = matches!(word.get(whole), Some(b'.' | b','))
        && fraction > 0
        && whole + 1 + fraction == word.len();
    has_minutes || is_fraction || whole >= 10 && whole == word.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::scan::undo::tests::has_response;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_mark_is_needed() {
        for (name, table) in [("marks", &MARKS), ("word marks", &WORD_MARKS)] {
            assert_each_row_is_needed(name, table, |mark| has_response(mark.example()));
        }
    }

    #[test]
    fn a_right_border_ends_its_line() {
        for (end, is_border) in [
            ("│\n", true),
            ("|  \r\n", true),
            ("│ x\n", false),
            ("x\n", false),
        ] {
            assert_eq!(is_right_border(end.as_bytes()), is_border, "{end:?}");
        }
    }

    #[test]
    fn the_prefix_is_what_both_lines_have_in_common() {
        for (first, second, expected) in [
            ("api-1  | answer: ", "api-1  |   \"code\"", Some("api-1  |")),
            (
                "I/app (133): error: ",
                "I/app (133):     \"",
                Some("I/app (133):"),
            ),
            ("[01:11:50] ", "[01:12:03] \"error\"", Some("[01:11:50]")),
            (
                "2026-02-10T01:11:50.1Z stdout F ",
                "2026-02-10T01:11:50.203Z stdout F   \"error\"",
                Some("2026-02-10T01:11:50.1Z stdout F"),
            ),
            ("api-1 | ", "api-2 |   \"code\"", None),
            ("api ", "api   \"code\"", Some("api")),
            ("a ", "a   \"code\"", None),
            ("Error: 409 ", "lute\"}", None),
            ("    ", "    \"code\"", None),
        ] {
            let mut prefix = LinePrefix::new(first.as_bytes());
            let mut end = 0;
            for (index, &byte) in second.as_bytes().iter().enumerate() {
                end = index + 1;
                if prefix.step(byte) != Match::Inside {
                    break;
                }
            }
            let learned = prefix.learn(&second.as_bytes()[..end], false);
            let text = learned.map(|prefix| String::from_utf8(prefix.text).expect("it is text"));
            assert_eq!(text.as_deref(), expected, "{first:?}");
        }
    }

    #[test]
    fn times_are_words_with_minutes_or_seconds() {
        for (text, length) in [
            ("01:11:50 ", 8),
            ("2026-02-10T01:11:50.123456789Z ", 30),
            ("2026-02-10T01:11:50+00:00 ", 25),
            ("12.345678] ", 9),
            ("1770000000 ", 10),
            ("2026-02-10 ", 0),
            ("10.0.0.1:80 ", 0),
            ("18: ", 0),
            ("12 ", 0),
        ] {
            assert_eq!(time_length(text.as_bytes(), 0), length, "{text:?}");
        }
    }
}
