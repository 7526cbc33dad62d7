//! Reads the blocks of a trace.

use std::ops::RangeInclusive;

use crate::extract::hexadecimal::digit_value;
use crate::first_bytes::{FirstBytes, first_bytes};
use crate::table::{Fact, Table, fact};

/// How many bytes a row of the hexadecimal form shows.
const BYTES_PER_ROW: usize = 16;

/// How many digits the offset of a row has.
const OFFSET_DIGITS: RangeInclusive<usize> = 4..=8;

/// Returns the byte that the ASCII form shows for a byte other than a line break.
pub(in crate::extract) fn as_ascii(byte: u8) -> u8 {
    match byte {
        b' '..=b'~' => byte,
        _ => b'.',
    }
}

/// What a block shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::client) enum Kind {
    /// A header of the response.
    ReceivedHeader,
    /// A part of the body of the response.
    ReceivedData,
    /// The headers of the request.
    SentHeader,
    /// The body of the request, or bytes of an encrypted connection.
    Other,
}

/// The beginning of a title, such as `<= Recv data, 66 bytes (0x42)`.
#[derive(Clone, Copy, Debug)]
struct Title {
    prefix: &'static [u8],
    kind: Kind,
}

const fn title(prefix: &'static str, kind: Kind, example: &'static str) -> Fact<Title> {
    let prefix = prefix.as_bytes();
    fact(Title { prefix, kind }, example)
}

/// The first match counts.
static TITLES: Table<Fact<Title>> = Table::new(&[
    title(
        "<= Recv header",
        Kind::ReceivedHeader,
        "<= Recv header, 23 bytes (0x17)",
    ),
    title(
        "<= Recv data",
        Kind::ReceivedData,
        "<= Recv data, 112 bytes (0x70)",
    ),
    title(
        "=> Send header",
        Kind::SentHeader,
        "=> Send header, 75 bytes (0x4b)",
    ),
    title("<= Recv ", Kind::Other, "<= Recv SSL data, 5 bytes (0x5)"),
    title("=> Send ", Kind::Other, "=> Send data, 40 bytes (0x28)"),
]);

/// The first bytes of [`TITLES`].
static FIRST_BYTES: FirstBytes = first_bytes!(TITLES, prefix);

/// One block: a title, and rows of an offset and the bytes there.
#[derive(Debug)]
pub(in crate::extract::client) struct Block {
    pub(in crate::extract::client) kind: Kind,
    /// The line of the title, counted from 1.
    pub(in crate::extract::client) line: u64,
    /// The bytes of the rows. In the ASCII form a dot may stand for any byte.
    bytes: Vec<u8>,
    /// Whether it is in the ASCII form.
    pub(in crate::extract::client) is_ascii: bool,
    /// The offset after the last row.
    offset: usize,
    /// How many bytes the title announces.
    announced: Option<usize>,
}

impl Block {
    /// Begins a block if the line is a title.
    pub(in crate::extract::client) fn from_title(text: &[u8], line: u64) -> Option<Self> {
        if !FIRST_BYTES.may_begin(text) {
            return None;
        }
        let title = TITLES.rows().find(|title| text.starts_with(title.prefix))?;
        Some(Self {
            kind: title.kind,
            line,
            bytes: Vec::new(),
            is_ascii: false,
            offset: 0,
            announced: announced(text),
        })
    }

    /// Whether a line with this prefix is a row.
    pub(in crate::extract::client) fn is_row(prefix: &[u8]) -> bool {
        split_row(prefix).is_some()
    }

    /// Reads a row. Returns whether the line is one.
    pub(in crate::extract::client) fn read_row(&mut self, line: &[u8]) -> bool {
        let Some((offset, shown)) = split_row(line) else {
            return false;
        };
        // The ASCII form counts line breaks but does not show them.
        if offset == self.offset + 2 {
            self.bytes.extend_from_slice(b"\r\n");
        }
        let start = self.bytes.len();
        if let Some(bytes) = hexadecimal(shown) {
            self.bytes.extend(bytes);
        } else {
            self.bytes.extend_from_slice(shown);
            self.is_ascii = true;
        }
        self.offset = offset + self.bytes.len() - start;
        true
    }

    /// How many bytes were read and not taken.
    pub(in crate::extract::client) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether the block has as many bytes as the title announces.
    pub(in crate::extract::client) fn is_complete(&self) -> bool {
        self.announced == Some(self.offset)
    }

    /// Whether only a line break may be missing, which the ASCII form does not show.
    pub(in crate::extract::client) fn may_be_complete(&self) -> bool {
        self.announced == Some(self.offset + 2)
    }

    /// Takes out the bytes so far.
    pub(in crate::extract::client) fn take_bytes(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Returns the bytes of the block.
    pub(in crate::extract::client) fn into_bytes(mut self) -> Vec<u8> {
        if self.may_be_complete() {
            self.bytes.extend_from_slice(b"\r\n");
        }
        self.bytes
    }
}

/// Returns the number in a title such as `<= Recv data, 66 bytes (0x42)`.
fn announced(title: &[u8]) -> Option<usize> {
    let title = std::str::from_utf8(title).ok()?;
    title.split_once(", ")?.1.split(' ').next()?.parse().ok()
}

/// Returns the offset at the beginning of a row, such as `0010: `, and what follows it.
fn split_row(line: &[u8]) -> Option<(usize, &[u8])> {
    let mut offset = 0;
    let mut rest = line;
    while let [digit, others @ ..] = rest {
        let Some(digit) = digit_value(*digit) else {
            break;
        };
        if line.len() - rest.len() == *OFFSET_DIGITS.end() {
            return None;
        }
        offset = offset << 4 | usize::from(digit);
        rest = others;
    }
    let shown = rest.strip_prefix(b": ")?;
    let has_all_digits = line.len() - rest.len() >= *OFFSET_DIGITS.start();
    has_all_digits.then_some((offset, shown))
}

/// Reads a row of the hexadecimal form: two digits and a space for each of sixteen bytes, then the
/// bytes as characters.
fn hexadecimal(shown: &[u8]) -> Option<Vec<u8>> {
    let (columns, characters) = shown.split_at_checked(3 * BYTES_PER_ROW)?;
    let mut bytes = Vec::with_capacity(BYTES_PER_ROW);
    for column in columns.trim_ascii_end().chunks(3) {
        match *column {
            [high, low] | [high, low, b' '] => {
                bytes.push(digit_value(high)? << 4 | digit_value(low)?);
            }
            _ => return None,
        }
    }
    (bytes.len() == characters.len()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_title_is_needed() {
        assert_each_row_is_needed("titles", &TITLES, |title| {
            let block = Block::from_title(title.example().as_bytes(), 1);
            block.is_some_and(|block| block.kind == title.kind)
        });
    }

    fn block(title: &str, rows: &[&str]) -> Block {
        let mut block = Block::from_title(title.as_bytes(), 1).expect("it is a title");
        for row in rows {
            assert!(block.read_row(row.as_bytes()), "{row}");
        }
        block
    }

    #[test]
    fn rows_of_text_are_joined_with_their_line_breaks() {
        let block = block(
            "<= Recv data, 22 bytes (0x16)",
            &["0000: b", "0003: {\"a\": \"bcd", "000d: efg\"}", "0014: "],
        );
        assert_eq!(block.kind, Kind::ReceivedData);
        assert_eq!(block.into_bytes(), b"b\r\n{\"a\": \"bcdefg\"}\r\n\r\n");
    }

    #[test]
    fn hexadecimal_rows_are_read() {
        let block = block(
            "<= Recv header, 23 bytes (0x17)",
            &[
                "0000: 48 54 54 50 2f 31 2e 31 20 34 30 39 20 43 6f 6e HTTP/1.1 409 Con",
                "0010: 66 6c 69 63 74 0d 0a                            flict..",
            ],
        );
        assert_eq!(block.kind, Kind::ReceivedHeader);
        assert_eq!(block.into_bytes(), b"HTTP/1.1 409 Conflict\r\n");
    }

    #[test]
    fn offsets_have_as_many_digits_as_they_need() {
        let block = block("<= Recv data, 9 bytes (0x9)", &["fff0: ab", "10000: c"]);
        assert_eq!(block.into_bytes(), b"abc");
    }

    #[test]
    fn other_lines_are_neither_titles_nor_rows() {
        for line in ["<= ", "=> next", "Recv data, 1 bytes", ""] {
            assert!(Block::from_title(line.as_bytes(), 1).is_none(), "{line}");
        }
        for line in ["{\"a\": 1}", "0000", "000g: x", "== Info: x"] {
            assert!(!Block::is_row(line.as_bytes()), "{line}");
        }
    }
}
