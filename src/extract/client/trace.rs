//! The blocks of curl's `--trace` and `--trace-ascii`.

use crate::extract::limits::MAX_DOCUMENT;

/// How many bytes a row of the hexadecimal form holds.
const BYTES_A_ROW: usize = 16;

/// How many digits the offset of a row has: as many as it needs, but at least four.
const DIGITS: std::ops::RangeInclusive<usize> = 4..=8;

/// What stands behind the offset.
const MARK: &[u8] = b": ";

/// What a block shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A line of the response's head.
    ReceivedHeader,
    /// A part of the response's body.
    ReceivedData,
    /// The request's head.
    SentHeader,
    /// The request's body, or bytes of an encrypted connection.
    Other,
}

/// One block: a title such as `<= Recv data, 66 bytes (0x42)` and rows of an offset and what is
/// there.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) kind: Kind,
    /// The line of the title, counted from 1.
    pub(crate) line: u64,
    /// What the rows hold, as much as the largest document may have. In the ASCII form a dot may
    /// stand for any byte.
    bytes: Vec<u8>,
    /// The offset behind the last row.
    offset: usize,
    /// How many bytes the title announces.
    length: Option<usize>,
}

impl Block {
    /// Begins a block with its title.
    pub(crate) fn begin(title: &[u8], line: u64) -> Option<Self> {
        let (is_received, rest) = match (title.strip_prefix(b"<= "), title.strip_prefix(b"=> ")) {
            (Some(rest), _) => (true, rest),
            (_, Some(rest)) => (false, rest),
            _ => return None,
        };
        let kind = if is_received && rest.starts_with(b"Recv header") {
            Kind::ReceivedHeader
        } else if is_received && rest.starts_with(b"Recv data") {
            Kind::ReceivedData
        } else if !is_received && rest.starts_with(b"Send header") {
            Kind::SentHeader
        } else if rest.starts_with(b"Recv ") || rest.starts_with(b"Send ") {
            Kind::Other
        } else {
            return None;
        };
        Some(Self {
            kind,
            line,
            bytes: Vec::new(),
            offset: 0,
            length: length(rest),
        })
    }

    /// Whether a line with this beginning is a row.
    pub(crate) fn is_row(begin: &[u8]) -> bool {
        offset(begin).is_some()
    }

    /// What the block holds. The ASCII form leaves a line break at the end out, too.
    pub(crate) fn into_bytes(mut self) -> Vec<u8> {
        if self.length == Some(self.offset + 2) {
            self.bytes.extend_from_slice(b"\r\n");
        }
        self.bytes
    }

    /// Takes a row; says whether the line is one.
    pub(crate) fn row(&mut self, line: &[u8]) -> bool {
        let Some((offset, shown)) = offset(line) else {
            return false;
        };
        // The ASCII form leaves line breaks out, but counts them.
        if offset == self.offset + 2 {
            self.bytes.extend_from_slice(b"\r\n");
        }
        let from = self.bytes.len();
        match hexadecimal(shown) {
            Some(bytes) => self.bytes.extend(bytes),
            None => self.bytes.extend_from_slice(shown),
        }
        self.offset = offset + self.bytes.len() - from;
        self.bytes.truncate(MAX_DOCUMENT);
        true
    }
}

/// The number in a title such as `Recv data, 66 bytes (0x42)`.
fn length(title: &[u8]) -> Option<usize> {
    let title = std::str::from_utf8(title).ok()?;
    title.split_once(", ")?.1.split(' ').next()?.parse().ok()
}

/// The body whose chunks these bytes are, when they are chunks to their end.
pub(crate) fn dechunked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    let mut rest = bytes;
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let (size, behind) = rest.split_at_checked(end + 1)?;
        let size = std::str::from_utf8(size.trim_ascii()).ok()?;
        let size = usize::from_str_radix(size, 16).ok()?;
        let (chunk, behind) = behind.split_at_checked(size)?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(chunk);
        rest = behind.strip_prefix(b"\r\n")?;
    }
}

/// The offset that a row begins with, and what is shown behind it.
fn offset(line: &[u8]) -> Option<(usize, &[u8])> {
    let length = line
        .iter()
        .take_while(|byte| byte.is_ascii_hexdigit())
        .count();
    let (digits, behind) = line.split_at_checked(length)?;
    let shown = behind
        .strip_prefix(MARK)
        .filter(|_| DIGITS.contains(&length))?;
    let digits = std::str::from_utf8(digits).ok()?;
    Some((usize::from_str_radix(digits, 16).ok()?, shown))
}

/// The bytes of a row in the hexadecimal form: a column of two digits and a blank for each of
/// sixteen, and one character for each.
fn hexadecimal(shown: &[u8]) -> Option<Vec<u8>> {
    let (columns, characters) = shown.split_at_checked(3 * BYTES_A_ROW)?;
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

/// Bytes as the ASCII form shows them, so that a body can be told to be the one of a block.
pub(crate) fn as_shown(bytes: &[u8]) -> Vec<u8> {
    let mut shown = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [byte, others @ ..] = rest {
        rest = match others {
            [b'\n', others @ ..] if *byte == b'\r' => others,
            _ => {
                shown.push(if matches!(byte, b' '..=b'~') {
                    *byte
                } else {
                    b'.'
                });
                others
            }
        };
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(title: &str, rows: &[&str]) -> Block {
        let mut block = Block::begin(title.as_bytes(), 1).expect("it is a title");
        for row in rows {
            assert!(block.row(row.as_bytes()), "{row}");
        }
        block
    }

    #[test]
    fn rows_of_text_come_together_with_their_line_breaks() {
        let block = block(
            "<= Recv data, 22 bytes (0x16)",
            &["0000: b", "0003: {\"a\": \"bcd", "000d: efg\"}", "0014: "],
        );
        assert_eq!(block.kind, Kind::ReceivedData);
        assert_eq!(block.into_bytes(), b"b\r\n{\"a\": \"bcdefg\"}\r\n\r\n");
    }

    #[test]
    fn rows_of_digits_are_read() {
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
    fn chunks_come_together_when_there_is_nothing_else() {
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
        let mut chunk = Block::begin(b"<= Recv data, 8 bytes (0x8)", 1).expect("it is a title");
        assert!(chunk.row(b"0000: 3") && chunk.row(b"0003: abc"));
        assert_eq!(chunk.into_bytes(), b"3\r\nabc\r\n");
    }

    #[test]
    fn what_is_sent_is_known_and_other_lines_are_no_titles() {
        assert_eq!(
            block("=> Send header, 75 bytes (0x4b)", &[]).kind,
            Kind::SentHeader
        );
        assert_eq!(
            block("=> Send data, 75 bytes (0x4b)", &[]).kind,
            Kind::Other
        );
        assert_eq!(
            block("<= Recv SSL data, 5 bytes (0x5)", &[]).kind,
            Kind::Other
        );
        for line in ["<= ", "=> next", "Recv data, 1 bytes", ""] {
            assert!(Block::begin(line.as_bytes(), 1).is_none(), "{line}");
        }
        for line in ["{\"a\": 1}", "0000", "000g: x", "== Info: x"] {
            assert!(!Block::is_row(line.as_bytes()), "{line}");
        }
    }
}
