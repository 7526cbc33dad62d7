//! The blocks of curl's `--trace` and `--trace-ascii`.

use super::MAX_DOCUMENT;

/// How many bytes a row of the hexadecimal form holds.
const BYTES_A_ROW: usize = 16;

/// How many digits the offset of a row has: as many as it needs, but at least four.
const DIGITS: std::ops::RangeInclusive<usize> = 4..=8;

/// What stands behind the offset.
const MARK: &[u8] = b": ";

/// What a block shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A line of the response's head.
    ReceivedHeader,
    /// A part of the response's body.
    ReceivedData,
    /// The request, or bytes of an encrypted connection.
    Other,
}

/// One block: a title such as `<= Recv data, 66 bytes (0x42)` and rows of an offset and what is
/// there.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// The line of the title, counted from 1.
    pub(super) line: u64,
    /// What the rows hold, as much as the largest document may have. In the ASCII form a dot may
    /// stand for any byte.
    pub(super) bytes: Vec<u8>,
    /// The offset behind the last row.
    offset: usize,
}

impl Block {
    /// Begins a block with its title.
    pub(super) fn begin(title: &[u8], line: u64) -> Option<Self> {
        let (is_received, rest) = match (title.strip_prefix(b"<= "), title.strip_prefix(b"=> ")) {
            (Some(rest), _) => (true, rest),
            (_, Some(rest)) => (false, rest),
            _ => return None,
        };
        let kind = if is_received && rest.starts_with(b"Recv header") {
            Kind::ReceivedHeader
        } else if is_received && rest.starts_with(b"Recv data") {
            Kind::ReceivedData
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
        })
    }

    /// Whether a line with this beginning is a row.
    pub(super) fn is_row(begin: &[u8]) -> bool {
        offset(begin).is_some()
    }

    /// Takes a row; says whether the line is one.
    pub(super) fn row(&mut self, line: &[u8]) -> bool {
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
pub(super) fn as_shown(bytes: &[u8]) -> Vec<u8> {
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
        assert_eq!(block.bytes, b"b\r\n{\"a\": \"bcdefg\"}\r\n");
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
        assert_eq!(block.bytes, b"HTTP/1.1 409 Conflict\r\n");
    }

    #[test]
    fn offsets_have_as_many_digits_as_they_need() {
        let block = block("<= Recv data, 9 bytes (0x9)", &["fff0: ab", "10000: c"]);
        assert_eq!(block.bytes, b"abc");
    }

    #[test]
    fn what_is_sent_is_known_and_other_lines_are_no_titles() {
        assert_eq!(
            block("=> Send header, 75 bytes (0x4b)", &[]).kind,
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
