//! The part of a stream that is kept for the diagnosis.

use std::io::Read;

/// How many bytes are kept from the beginning of a stream.
pub(super) const FIRST: usize = 1024 * 1024;

/// How many bytes are kept from the end of a longer stream.
const LAST: usize = 256 * 1024;

/// The first [`FIRST`] bytes of a stream, and the last [`LAST`] of a longer one.
#[derive(Debug, Default)]
pub(super) struct Kept {
    first: Vec<u8>,
    /// Up to twice [`LAST`] bytes, so that they are moved rarely.
    last: Vec<u8>,
    len: u64,
}

impl Kept {
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.len += bytes.len() as u64;
        let (first, rest) = bytes.split_at(bytes.len().min(FIRST - self.first.len()));
        self.first.extend_from_slice(first);
        self.last.extend_from_slice(rest);
        if self.last.len() > 2 * LAST {
            self.last.drain(..self.last.len() - LAST);
        }
    }

    /// Whether these bytes can be pushed so that all are still kept.
    pub(super) fn has_room_for(&self, bytes: &[u8]) -> bool {
        self.first.len() + bytes.len() <= FIRST
    }

    /// The first bytes of the stream.
    pub(super) fn first(&self) -> &[u8] {
        &self.first
    }

    /// Whether the whole stream is kept.
    pub(super) fn is_whole(&self) -> bool {
        self.len == self.first.len() as u64
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether nothing follows the last line break.
    pub(super) fn ends_line(&self) -> bool {
        let last = self.last.last().or(self.first.last());
        last.is_none_or(|last| *last == b'\n')
    }

    /// Reads what is kept. If the middle is missing, a line break takes its place, and the rest begins
    /// with a whole line.
    pub(super) fn reader(&self) -> impl Read {
        let gap: &[u8] = if self.is_whole() || self.follows_first() {
            b""
        } else {
            b"\n"
        };
        self.first.chain(gap).chain(self.rest())
    }

    /// Whether nothing is missing between the first bytes and the last ones.
    fn follows_first(&self) -> bool {
        self.len == (self.first.len() + self.last.len()) as u64
    }

    fn rest(&self) -> &[u8] {
        if self.follows_first() {
            return &self.last;
        }
        let line = memchr::memchr(b'\n', &self.last).map_or(self.last.len(), |at| at + 1);
        self.last.get(line..).unwrap_or_default()
    }
}

/// Reads several streams as one, each from the beginning of a line.
pub(super) fn joined(streams: [&Kept; 2]) -> impl Read + '_ {
    let [before, after] = streams;
    let gap: &[u8] = if before.is_empty() { b"" } else { b"\n" };
    before.reader().chain(gap).chain(after.reader())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(bytes: &[u8], chunk: usize) -> Kept {
        let mut kept = Kept::default();
        bytes.chunks(chunk).for_each(|chunk| kept.push(chunk));
        kept
    }

    fn read(kept: &Kept) -> Vec<u8> {
        let mut bytes = Vec::new();
        kept.reader()
            .read_to_end(&mut bytes)
            .expect("it is in memory");
        bytes
    }

    #[test]
    fn a_short_stream_is_kept_whole() {
        let stream = vec![b'x'; FIRST];
        let kept = kept(&stream, 1000);
        assert!(kept.is_whole() && !kept.has_room_for(b"x"));
        assert_eq!(read(&kept), stream);
        assert!(!kept.ends_line() && Kept::default().ends_line());
        assert!(Kept::default().is_empty() && Kept::default().has_room_for(&stream));
    }

    #[test]
    fn the_end_of_a_long_stream_is_kept_from_a_line_on() {
        let line = |number: usize| format!("line {number:09}\n").into_bytes();
        let stream: Vec<u8> = (0..500_000).flat_map(line).collect();
        for chunk in [1024, 65_536, stream.len()] {
            let kept = kept(&stream, chunk);
            let bytes = read(&kept);
            assert!(!kept.is_whole() && kept.ends_line() && bytes.len() <= FIRST + 2 * LAST + 1);
            assert_eq!(&bytes[..FIRST], &stream[..FIRST]);
            assert!(bytes.len() > FIRST + LAST - 100);
            let rest = &bytes[FIRST + 1..];
            assert!(stream.ends_with(rest) && rest.starts_with(b"line "));
        }
    }

    #[test]
    fn a_stream_that_is_a_little_longer_has_no_gap() {
        let stream = vec![b'x'; FIRST + LAST];
        let kept = kept(&stream, 1000);
        assert!(!kept.is_whole());
        assert_eq!(read(&kept), stream);
    }
}
