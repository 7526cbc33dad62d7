//! Reads the blocks of curl's `--trace` and `--trace-ascii`.

use std::ops::RangeInclusive;

use crate::extract::limits::MAX_DOCUMENT;
use crate::table::{Fact, Table, fact};

/// How many bytes a row of the hexadecimal form shows.
const BYTES_PER_ROW: usize = 16;

/// How many digits the offset of a row has.
const OFFSET_DIGITS: RangeInclusive<usize> = 4..=8;

/// What a block shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
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

/// One block: a title, and rows of an offset and the bytes there.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// The line of the title, counted from 1.
    pub(super) line: u64,
    /// The bytes of the rows, at most [`MAX_DOCUMENT`]. In the ASCII form a dot may stand for any
    /// byte.
    bytes: Vec<u8>,
    /// The offset after the last row.
    offset: usize,
    /// How many bytes the title announces.
    announced: Option<usize>,
}

impl Block {
    /// Begins a block if the line is a title.
    pub(super) fn from_title(text: &[u8], line: u64) -> Option<Self> {
        let title = TITLES.rows().find(|title| text.starts_with(title.prefix))?;
        Some(Self {
            kind: title.kind,
            line,
            bytes: Vec::new(),
            offset: 0,
            announced: announced(text),
        })
    }

    /// Whether a line with this prefix is a row.
    pub(super) fn is_row(prefix: &[u8]) -> bool {
        split_row(prefix).is_some()
    }

    /// Reads a row. Returns whether the line is one.
    pub(super) fn read_row(&mut self, line: &[u8]) -> bool {
        let Some((offset, shown)) = split_row(line) else {
            return false;
        };
        // The ASCII form counts line breaks but does not show them.
        if offset == self.offset + 2 {
            self.bytes.extend_from_slice(b"\r\n");
        }
        let start = self.bytes.len();
        match hexadecimal(shown) {
            Some(bytes) => self.bytes.extend(bytes),
            None => self.bytes.extend_from_slice(shown),
        }
        self.offset = offset + self.bytes.len() - start;
        self.bytes.truncate(MAX_DOCUMENT);
        true
    }

    /// Returns the bytes of the block.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        // The ASCII form does not show a line break at the end either.
        if self.announced == Some(self.offset + 2) {
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
    let is_digit = |byte: &&u8| byte.is_ascii_hexdigit();
    let count = line.iter().take_while(is_digit).count();
    let (digits, rest) = line.split_at_checked(count)?;
    let shown = rest
        .strip_prefix(b": ")
        .filter(|_| OFFSET_DIGITS.contains(&count))?;
    let digits = std::str::from_utf8(digits).ok()?;
    Some((usize::from_str_radix(digits, 16).ok()?, shown))
}

/// Reads a row of the hexadecimal form: two digits and a space for each of sixteen bytes, then the
/// bytes as characters.
fn hexadecimal(shown: &[u8]) -> Option<Vec<u8>> {
    let (columns, characters) = shown.split_at_checked(3 * BYTES_PER_ROW)?;
    let columns = std::str::from_utf8(columns.trim_ascii_end()).ok()?;
    let bytes: Option<Vec<u8>> = columns
        .split(' ')
        .map(|digits| {
            let byte = u8::from_str_radix(digits, 16).ok()?;
            (digits.len() == 2).then_some(byte)
        })
        .collect();
    bytes.filter(|bytes| bytes.len() == characters.len())
}

/// Joins the chunks of a body. Returns `None` if the bytes are not a sequence of chunks.
pub(crate) fn dechunked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    let mut rest = bytes;
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let (size, chunks) = rest.split_at_checked(end + 1)?;
        let size = std::str::from_utf8(size.trim_ascii()).ok()?;
        let size = usize::from_str_radix(size, 16).ok()?;
        let (chunk, chunks) = chunks.split_at_checked(size)?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(chunk);
        rest = chunks.strip_prefix(b"\r\n")?;
    }
}

/// Returns bytes as the ASCII form shows them, without line breaks and with dots, to compare a body
/// with that of a trace.
pub(crate) fn as_shown(bytes: &[u8]) -> Vec<u8> {
    let mut shown = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [byte, others @ ..] = rest {
        rest = match others {
            [b'\n', others @ ..] if *byte == b'\r' => others,
            _ => {
                let is_visible = matches!(byte, b' '..=b'~');
                shown.push(if is_visible { *byte } else { b'.' });
                others
            }
        };
    }
    shown
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
    fn chunks_are_joined_if_there_is_nothing_else() {
        for (bytes, body) in [
            (&b"3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n"[..], Some(&b"abcd"[..])),
            (b"a\r\n0123456789\r\n0\r\n", Some(b"0123456789")),
            (b"3\r\nabc\r\n", None),
            (b"3\r\nabcd\r\n0\r\n", None),
            (b"{\"a\": 1}", None),
            (b"", None),
        ] {
            assert_eq!(
                dechunked(bytes).as_deref(),
                body,
                "{}",
                bytes.escape_ascii()
            );
        }
        let mut chunk =
            Block::from_title(b"<= Recv data, 8 bytes (0x8)", 1).expect("it is a title");
        assert!(chunk.read_row(b"0000: 3") && chunk.read_row(b"0003: abc"));
        assert_eq!(chunk.into_bytes(), b"3\r\nabc\r\n");
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
