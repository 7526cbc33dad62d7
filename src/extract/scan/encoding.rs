//! Text in UTF-16, which `PowerShell` writes into files, as UTF-8.

use std::io::{self, Read};

/// What UTF-16 text begins with, the low byte first or the high one.
const LITTLE_ENDIAN: [u8; 2] = [0xff, 0xfe];
const BIG_ENDIAN: [u8; 2] = [0xfe, 0xff];

/// How much UTF-16 is taken from the reader at once, in bytes.
const BLOCK: usize = 8 * 1024;

/// Reads UTF-16 with a byte order mark as UTF-8 and everything else as it is.
///
/// A surrogate without its partner and a byte at the end without its own come out as bytes that are
/// not UTF-8, so that they are shown for what they are.
#[derive(Debug)]
pub(crate) struct Utf8<R> {
    reader: R,
    encoding: Encoding,
    /// Bytes that were made and not yet given out.
    ready: Vec<u8>,
    given: usize,
}

#[derive(Debug)]
enum Encoding {
    /// Too few bytes were seen to know.
    Unknown,
    /// UTF-8 or whatever else: nothing is to be done.
    Plain,
    Utf16(Units),
}

/// The state between two blocks of UTF-16.
#[derive(Debug)]
struct Units {
    combine: fn([u8; 2]) -> u16,
    /// The first byte of a unit.
    byte: Option<u8>,
    /// The first half of a character.
    high: Option<u16>,
}

impl<R: Read> Utf8<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self {
            reader,
            encoding: Encoding::Unknown,
            ready: Vec::new(),
            given: 0,
        }
    }

    /// Reads the bytes that tell the encoding.
    fn detect(&mut self) -> io::Result<()> {
        while self.ready.len() < 2 {
            let mut byte = [0];
            // To wait for a second byte is no delay: no readable text begins like a mark.
            if self.reader.read(&mut byte)? == 0 {
                break;
            }
            self.ready.extend_from_slice(&byte);
            if !matches!(byte, [0xfe | 0xff]) {
                break;
            }
        }
        let combine = match *self.ready.as_slice() {
            [first, second] if [first, second] == LITTLE_ENDIAN => u16::from_le_bytes,
            [first, second] if [first, second] == BIG_ENDIAN => u16::from_be_bytes,
            _ => {
                self.encoding = Encoding::Plain;
                return Ok(());
            }
        };
        self.ready.clear();
        self.encoding = Encoding::Utf16(Units {
            combine,
            byte: None,
            high: None,
        });
        Ok(())
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if matches!(self.encoding, Encoding::Unknown) {
            self.detect()?;
        }
        loop {
            let ready = self.ready.get(self.given..).unwrap_or_default();
            if !ready.is_empty() || buffer.is_empty() {
                let count = ready.len().min(buffer.len());
                let (to, from) = (buffer.get_mut(..count), ready.get(..count));
                if let (Some(to), Some(from)) = (to, from) {
                    to.copy_from_slice(from);
                }
                self.given += count;
                return Ok(count);
            }
            self.ready.clear();
            self.given = 0;
            match &mut self.encoding {
                Encoding::Unknown | Encoding::Plain => return self.reader.read(buffer),
                Encoding::Utf16(units) => {
                    let mut block = [0; BLOCK];
                    let count = self.reader.read(&mut block)?;
                    units.take(block.get(..count).unwrap_or_default(), &mut self.ready);
                    if count == 0 {
                        units.end(&mut self.ready);
                        self.encoding = Encoding::Plain;
                    }
                }
            }
        }
    }
}

impl Units {
    /// Turns the next bytes into UTF-8.
    fn take(&mut self, bytes: &[u8], text: &mut Vec<u8>) {
        for &byte in bytes {
            let Some(first) = self.byte.take() else {
                self.byte = Some(byte);
                continue;
            };
            self.unit((self.combine)([first, byte]), text);
        }
    }

    fn unit(&mut self, unit: u16, text: &mut Vec<u8>) {
        let high = self.high.take();
        if (0xd800..0xdc00).contains(&unit) {
            text.extend(high.into_iter().flat_map(surrogate));
            self.high = Some(unit);
            return;
        }
        for character in char::decode_utf16(high.into_iter().chain([unit])) {
            match character {
                Ok(character) => {
                    text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                }
                Err(error) => text.extend(surrogate(error.unpaired_surrogate())),
            }
        }
    }

    /// Gives what is left over at the end of the input.
    fn end(&mut self, text: &mut Vec<u8>) {
        text.extend(self.high.take().into_iter().flat_map(surrogate));
        text.extend(self.byte.take());
    }
}

/// A surrogate in the three bytes it would have if UTF-8 allowed it.
fn surrogate(unit: u16) -> [u8; 3] {
    let [high, low] = unit.to_be_bytes();
    [
        0xe0 | high >> 4,
        0x80 | (high & 0xf) << 2 | low >> 6,
        0x80 | low & 0x3f,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads in pieces of one size.
    fn read(bytes: &[u8], size: usize) -> Vec<u8> {
        let mut reader = Utf8::new(bytes);
        let mut text = Vec::new();
        let mut piece = vec![0; size];
        loop {
            let count = reader.read(&mut piece).expect("memory can be read");
            if count == 0 {
                return text;
            }
            text.extend_from_slice(&piece[..count]);
        }
    }

    #[test]
    fn both_byte_orders_are_read_in_pieces_of_any_size() {
        let text = "{\"error\": \"Größe 🙂\"}\r\n".repeat(500);
        let little = text.encode_utf16().flat_map(u16::to_le_bytes);
        let big = text.encode_utf16().flat_map(u16::to_be_bytes);
        let little: Vec<u8> = LITTLE_ENDIAN.into_iter().chain(little).collect();
        let big: Vec<u8> = BIG_ENDIAN.into_iter().chain(big).collect();
        for size in [1, 2, 3, 7, 100_000] {
            assert_eq!(read(&little, size), text.as_bytes(), "{size}");
            assert_eq!(read(&big, size), text.as_bytes(), "{size}");
        }
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        for bytes in [
            &b""[..],
            b"a",
            b"\xff",
            b"\xffa",
            b"\xfe\xfe",
            b"\xef\xbb\xbf{}",
            b"ab\xff\xfe",
        ] {
            assert_eq!(read(bytes, 9), bytes, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn what_is_no_character_becomes_bytes_that_are_no_utf8() {
        for (bytes, text) in [
            (&b"\xff\xfea\0\0\xd8"[..], &b"a\xed\xa0\x80"[..]),
            (b"\xff\xfe\0\xd8a\0", b"\xed\xa0\x80a"),
            (
                b"\xff\xfe\0\xd8\0\xd8\0\xdc",
                b"\xed\xa0\x80\xf0\x90\x80\x80",
            ),
            (b"\xff\xfe\0\xdca\0", b"\xed\xb0\x80a"),
            (b"\xff\xfea\0b", b"ab"),
        ] {
            assert_eq!(read(bytes, 9), text, "{}", bytes.escape_ascii());
        }
    }
}
