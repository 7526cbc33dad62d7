//! Converts UTF-16, which `PowerShell` writes into files, to UTF-8.
//!
//! A file may have both: `PowerShell` and other programs append to what the others wrote.

mod utf16;

use std::io::{self, Read};

use utf16::{BIG_ENDIAN, EVIDENCE, LITTLE_ENDIAN, Utf16Decoder};

/// How much is read at once to convert it, in bytes.
const BLOCK: usize = 8 * 1024;

/// Converts UTF-16 to UTF-8, and leaves everything else unchanged. UTF-16 begins with a byte order
/// mark or is recognized by its zero bytes, and ends where UTF-8 follows.
///
/// A lone surrogate and an odd byte at the end become bytes that are not UTF-8, so that they are
/// shown escaped.
#[derive(Debug)]
pub(crate) struct Utf8<R> {
    source: Source<R>,
    encoding: Encoding,
    /// The last byte that needed no conversion.
    last: Option<u8>,
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

/// A reader with the bytes that were read and not converted.
#[derive(Debug)]
struct Source<R> {
    reader: R,
    bytes: Vec<u8>,
    /// How many of the bytes were converted.
    converted: usize,
    has_ended: bool,
}

impl<R: Read> Source<R> {
    /// Returns the bytes that were not converted.
    fn bytes(&self) -> &[u8] {
        self.bytes.get(self.converted..).unwrap_or_default()
    }

    fn consume(&mut self, count: usize) {
        self.converted = self.bytes.len().min(self.converted + count);
        if self.converted == self.bytes.len() {
            self.bytes.clear();
            self.converted = 0;
        }
    }

    /// Reads until there are this many bytes, or the input ends.
    fn fill(&mut self, count: usize) -> io::Result<()> {
        while self.bytes().len() < count && !self.has_ended {
            self.bytes.drain(..self.converted);
            self.converted = 0;
            let mut block = [0; BLOCK];
            let read = self.reader.read(&mut block)?;
            self.has_ended = read == 0;
            let read = block.get(..read).unwrap_or_default();
            self.bytes.extend_from_slice(read);
        }
        Ok(())
    }
}

impl<R: Read> Utf8<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self {
            source: Source {
                reader,
                bytes: Vec::new(),
                converted: 0,
                has_ended: false,
            },
            encoding: Encoding::Unknown,
            last: None,
            ready: Vec::new(),
            returned: 0,
        }
    }

    /// Reads the bytes that identify the encoding.
    fn detect(&mut self) -> io::Result<()> {
        while self.source.bytes.len() < 2 {
            let mut byte = [0];
            // No readable text begins with these bytes, so waiting for a second one does not delay
            // it.
            if self.source.reader.read(&mut byte)? == 0 {
                break;
            }
            self.source.bytes.extend_from_slice(&byte);
            if !matches!(byte, [0xfe | 0xff]) {
                break;
            }
        }
        let unit_from_bytes = match *self.source.bytes() {
            [first, second] if [first, second] == LITTLE_ENDIAN => u16::from_le_bytes,
            [first, second] if [first, second] == BIG_ENDIAN => u16::from_be_bytes,
            _ => {
                self.encoding = Encoding::Plain;
                return Ok(());
            }
        };
        self.source.consume(2);
        self.encoding = Encoding::Utf16(Utf16Decoder::new(unit_from_bytes));
        Ok(())
    }

    /// Reads bytes that need no conversion. Returns how many there are before the first one that may
    /// begin UTF-16; the others are kept.
    fn read_plain(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.reader.read(buffer)?;
        self.source.has_ended = count == 0;
        let read = buffer.get(..count).unwrap_or_default();
        let (plain, rest) = read.split_at(utf16::find_beginning(read));
        self.last = plain.last().copied().or(self.last);
        self.source.bytes.extend_from_slice(rest);
        Ok(plain.len())
    }

    /// Converts some of the bytes that were read, and reads more if that is necessary.
    fn convert(&mut self) -> io::Result<()> {
        match &self.encoding {
            Encoding::Unknown => self.detect(),
            Encoding::Plain => self.convert_plain(),
            Encoding::Utf16(_) => self.convert_utf16(),
        }
    }

    fn convert_plain(&mut self) -> io::Result<()> {
        loop {
            let bytes = self.source.bytes();
            let mut count = utf16::find_beginning(bytes);
            if count == 0 {
                if bytes.len() < EVIDENCE && !self.ready.is_empty() {
                    return Ok(());
                }
                self.source.fill(EVIDENCE)?;
                if let Some((skipped, decoder)) = utf16::begin(self.last, self.source.bytes()) {
                    self.source.consume(skipped);
                    self.encoding = Encoding::Utf16(decoder);
                    return Ok(());
                }
                count = 1;
            }
            let plain = self.source.bytes().get(..count).unwrap_or_default();
            self.ready.extend_from_slice(plain);
            self.last = plain.last().copied().or(self.last);
            self.source.consume(count);
            if self.source.bytes().is_empty() {
                return Ok(());
            }
        }
    }

    fn convert_utf16(&mut self) -> io::Result<()> {
        let Encoding::Utf16(decoder) = &mut self.encoding else {
            return Ok(());
        };
        self.source.fill(2)?;
        loop {
            let (unit, is_enough) = match *self.source.bytes() {
                [a, b, ref rest @ ..] => ([a, b], rest.len() + 2 >= EVIDENCE),
                [odd] if self.source.has_ended => {
                    decoder.end(&mut self.ready);
                    self.ready.push(odd);
                    self.source.consume(1);
                    return Ok(());
                }
                [] if self.source.has_ended => {
                    decoder.end(&mut self.ready);
                    self.encoding = Encoding::Plain;
                    return Ok(());
                }
                _ => return Ok(()),
            };
            if decoder.may_end(unit) {
                if !is_enough && !self.source.has_ended {
                    if !self.ready.is_empty() {
                        return Ok(());
                    }
                    self.source.fill(EVIDENCE)?;
                }
                let bytes = self.source.bytes();
                let first = bytes.get(..EVIDENCE).unwrap_or(bytes);
                if utf16::is_utf8(first, self.source.has_ended) {
                    self.last = None;
                    self.encoding = Encoding::Plain;
                    return Ok(());
                }
            }
            decoder.push(unit, &mut self.ready);
            self.source.consume(2);
        }
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
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
            let is_plain = matches!(self.encoding, Encoding::Plain);
            if is_plain && self.source.bytes().is_empty() {
                let count = self.read_plain(buffer)?;
                if count > 0 || self.source.has_ended {
                    return Ok(count);
                }
            } else {
                self.convert()?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns at most this many bytes per read.
    struct Chunked<'a>(&'a [u8], usize);

    impl Read for Chunked<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = buffer.len().min(self.1);
            self.0.read(&mut buffer[..most])
        }
    }

    /// Reads in chunks of this size.
    fn read(bytes: &[u8], size: usize) -> Vec<u8> {
        let mut reader = Utf8::new(Chunked(bytes, size));
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
        // The bytes of the second text are those of `aa` as UTF-8.
        for text in [
            &text,
            "é慡慡慡慡慡慡慡慡慡慡\r\n",
            "错误: {\"error\": \"m\"}",
        ] {
            let little = text.encode_utf16().flat_map(u16::to_le_bytes);
            let big = text.encode_utf16().flat_map(u16::to_be_bytes);
            let little: Vec<u8> = LITTLE_ENDIAN.into_iter().chain(little).collect();
            let big: Vec<u8> = BIG_ENDIAN.into_iter().chain(big).collect();
            for size in [1, 2, 3, 7, 100_000] {
                assert_eq!(read(&little, size), text.as_bytes(), "{size}");
                assert_eq!(read(&big, size), text.as_bytes(), "{size}");
            }
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
    fn both_encodings_may_follow_each_other() {
        let (first, second) = ("Größe\r\n", "{\"error\": \"Größe\"}\n");
        let little: Vec<u8> = first.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = first.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let log: &[u8] = b"a log\n";
        for (parts, text) in [
            (
                [&LITTLE_ENDIAN, &*little, second.as_bytes(), &little],
                [first, second, first].concat(),
            ),
            (
                [&BIG_ENDIAN, &*big, second.as_bytes(), &big],
                [first, second, first].concat(),
            ),
            (
                [log, &little, &LITTLE_ENDIAN, &little],
                ["a log\n", first, "\u{feff}", first].concat(),
            ),
            (
                [log, &BIG_ENDIAN, &big, log],
                ["a log\n", first, "a log\n"].concat(),
            ),
        ] {
            for size in [1, 2, 3, 7, 100_000] {
                let read = read(&parts.concat(), size);
                assert_eq!(String::from_utf8_lossy(&read), text, "{size}");
            }
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
