//! Converts UTF-16, which `PowerShell` writes into files, to UTF-8.

use std::io::{self, Read};

/// The byte order marks of UTF-16.
const LITTLE_ENDIAN: [u8; 2] = [0xff, 0xfe];
const BIG_ENDIAN: [u8; 2] = [0xfe, 0xff];

/// How much UTF-16 is read at once, in bytes.
const BLOCK: usize = 8 * 1024;

/// Converts UTF-16 with a byte order mark to UTF-8, and leaves everything else unchanged.
///
/// A lone surrogate and an odd byte at the end become bytes that are not UTF-8, so that they are
/// shown escaped.
#[derive(Debug)]
pub(crate) struct Utf8<R> {
    reader: R,
    encoding: Encoding,
    /// Converted bytes.
    ready: Vec<u8>,
    /// How many of them were returned.
    returned: usize,
}

#[derive(Debug)]
enum Encoding {
    /// Not detected yet.
    Unknown,
    /// UTF-8 or anything else that needs no conversion.
    Plain,
    Utf16(Utf16Decoder),
}

/// Decodes UTF-16 in chunks of any size.
#[derive(Debug)]
struct Utf16Decoder {
    unit_from_bytes: fn([u8; 2]) -> u16,
    /// The first byte of an incomplete unit.
    byte: Option<u8>,
    /// The first surrogate of an incomplete pair.
    high: Option<u16>,
}

impl<R: Read> Utf8<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self {
            reader,
            encoding: Encoding::Unknown,
            ready: Vec::new(),
            returned: 0,
        }
    }

    /// Reads the bytes that identify the encoding.
    fn detect(&mut self) -> io::Result<()> {
        while self.ready.len() < 2 {
            let mut byte = [0];
            // No readable text begins with these bytes, so waiting for a second one does not delay
            // it.
            if self.reader.read(&mut byte)? == 0 {
                break;
            }
            self.ready.extend_from_slice(&byte);
            if !matches!(byte, [0xfe | 0xff]) {
                break;
            }
        }
        let unit_from_bytes = match *self.ready.as_slice() {
            [first, second] if [first, second] == LITTLE_ENDIAN => u16::from_le_bytes,
            [first, second] if [first, second] == BIG_ENDIAN => u16::from_be_bytes,
            _ => {
                self.encoding = Encoding::Plain;
                return Ok(());
            }
        };
        self.ready.clear();
        self.encoding = Encoding::Utf16(Utf16Decoder {
            unit_from_bytes,
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
            let ready = self.ready.get(self.returned..).unwrap_or_default();
            if !ready.is_empty() || buffer.is_empty() {
                let count = ready.len().min(buffer.len());
                let (to, from) = (buffer.get_mut(..count), ready.get(..count));
                if let (Some(to), Some(from)) = (to, from) {
                    to.copy_from_slice(from);
                }
                self.returned += count;
                return Ok(count);
            }
            self.ready.clear();
            self.returned = 0;
            match &mut self.encoding {
                Encoding::Unknown | Encoding::Plain => return self.reader.read(buffer),
                Encoding::Utf16(decoder) => {
                    let mut block = [0; BLOCK];
                    let count = self.reader.read(&mut block)?;
                    decoder.decode(block.get(..count).unwrap_or_default(), &mut self.ready);
                    if count == 0 {
                        decoder.end(&mut self.ready);
                        self.encoding = Encoding::Plain;
                    }
                }
            }
        }
    }
}

impl Utf16Decoder {
    /// Adds the next bytes to `text` as UTF-8.
    fn decode(&mut self, bytes: &[u8], text: &mut Vec<u8>) {
        for &byte in bytes {
            let Some(first) = self.byte.take() else {
                self.byte = Some(byte);
                continue;
            };
            self.push_unit((self.unit_from_bytes)([first, byte]), text);
        }
    }

    /// Adds a UTF-16 code unit.
    fn push_unit(&mut self, unit: u16, text: &mut Vec<u8>) {
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

    /// Adds what is incomplete at the end of the input.
    fn end(&mut self, text: &mut Vec<u8>) {
        text.extend(self.high.take().into_iter().flat_map(surrogate));
        text.extend(self.byte.take());
    }
}

/// Encodes a surrogate in the three bytes it would have if UTF-8 allowed it.
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

    /// Reads in chunks of this size.
    fn read(bytes: &[u8], size: usize) -> Vec<u8> {
        let mut reader = Utf8::new(bytes);
        let mut text = Vec::new();
        let mut chunk = vec![0; size];
        loop {
            let count = reader.read(&mut chunk).expect("memory can be read");
            if count == 0 {
                return text;
            }
            text.extend_from_slice(&chunk[..count]);
        }
    }

    #[test]
    fn both_byte_orders_are_read_in_chunks_of_any_size() {
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
    fn everything_else_stays_unchanged() {
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
    fn incomplete_characters_become_bytes_that_are_not_utf8() {
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
