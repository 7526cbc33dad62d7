//! What is known about an input while it is read.

use crate::stable_hash::stable_hash;
use crate::triage::inputs::Input;
use crate::untrusted::Untrusted;

/// How much of the first and last line is hashed, in bytes.
const MAX_HASHED: usize = 4 * 1024;

/// What is known about an input while it is read.
#[derive(Debug, Default)]
pub(in crate::triage) struct Summary {
    bytes: u64,
    has_text: bool,
    breaks: u64,
    first: Vec<u8>,
    is_first_complete: bool,
    last: Vec<u8>,
    ends_with_break: bool,
}

impl Summary {
    /// Adds the next bytes of an input that is in UTF-8. Their line breaks are counted
    /// separately.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.add_bytes(bytes.len() as u64);
        self.feed_text(bytes);
    }

    /// Adds the next part of the text of an input. [`Summary::add_bytes`] counts its bytes.
    pub(super) fn feed_text(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.has_text = true;
        if !self.is_first_complete {
            let end = memchr::memchr(b'\n', bytes);
            self.is_first_complete = end.is_some();
            extend(&mut self.first, bytes.get(..end.unwrap_or(bytes.len())));
        }
        if std::mem::take(&mut self.ends_with_break) {
            self.last.clear();
        }
        let lines = bytes.strip_suffix(b"\n");
        self.ends_with_break = lines.is_some();
        let lines = lines.unwrap_or(bytes);
        match memchr::memrchr(b'\n', lines) {
            Some(end) => {
                self.last.clear();
                extend(&mut self.last, lines.get(end + 1..));
            }
            None => extend(&mut self.last, Some(lines)),
        }
    }

    /// Adds bytes of the input.
    pub(super) fn add_bytes(&mut self, bytes: u64) {
        self.bytes += bytes;
    }

    /// Adds line breaks of the bytes that were read.
    pub(super) fn add_breaks(&mut self, breaks: u64) {
        self.breaks += breaks;
    }

    /// Adds the line breaks of these bytes.
    pub(super) fn count_breaks(&mut self, bytes: &[u8]) {
        self.breaks += memchr::memchr_iter(b'\n', bytes).count() as u64;
    }

    /// Copies as many of these bytes as fit to the buffer of a reader, and adds them with their line
    /// breaks. Returns how many it copied.
    pub(super) fn copy(&mut self, bytes: &[u8], buffer: &mut [u8]) -> usize {
        let count = bytes.len().min(buffer.len());
        let (copied, _) = bytes.split_at(count);
        let (room, _) = buffer.split_at_mut(count);
        room.copy_from_slice(copied);
        self.feed(copied);
        self.count_breaks(copied);
        count
    }

    pub(in crate::triage) fn into_input(self, name: &str, responses: u64) -> Input {
        let hash = |line: &[u8]| self.has_text.then(|| format!("{:016x}", stable_hash(line)));
        Input {
            name: Untrusted::new(name),
            bytes: self.bytes,
            lines: self.breaks + u64::from(self.has_text && !self.ends_with_break),
            responses,
            first_line: hash(&self.first),
            last_line: hash(&self.last),
        }
    }
}

/// What is known about parts of an input, each of which has whole lines. They are added in any
/// order.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The offset of the first part, and of the last one.
    first: u64,
    last: u64,
    summary: Summary,
}

impl Parts {
    /// Returns the part that begins at an offset of the input.
    pub(super) fn at(offset: u64, summary: Summary) -> Self {
        Self {
            first: offset,
            last: offset,
            summary,
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        if self.summary.bytes == 0 {
            *self = other;
            return;
        }
        if other.summary.bytes == 0 {
            return;
        }
        self.summary.bytes += other.summary.bytes;
        self.summary.breaks += other.summary.breaks;
        if other.first < self.first {
            self.first = other.first;
            self.summary.first = other.summary.first;
        }
        if other.last > self.last {
            self.last = other.last;
            self.summary.last = other.summary.last;
            self.summary.ends_with_break = other.summary.ends_with_break;
        }
    }

    pub(super) fn into_summary(self) -> Summary {
        self.summary
    }
}

fn extend(line: &mut Vec<u8>, bytes: Option<&[u8]>) {
    let bytes = bytes.unwrap_or_default();
    let room = MAX_HASHED.saturating_sub(line.len());
    line.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(pieces: &[&str]) -> Input {
        let mut summary = Summary::default();
        for piece in pieces {
            summary.feed(piece.as_bytes());
            summary.count_breaks(piece.as_bytes());
        }
        summary.into_input("x", 1)
    }

    #[test]
    fn an_input_is_the_same_however_it_is_cut() {
        let whole = input(&["first\nsecond\nlast\n"]);
        assert_eq!((whole.bytes, whole.lines), (18, 3));
        assert_eq!(
            whole.last_line,
            Some(format!("{:016x}", stable_hash(b"last")))
        );
        for cut in 0..18 {
            let (start, end) = "first\nsecond\nlast\n".split_at(cut);
            assert_eq!(input(&[start, end]), whole, "{cut}");
        }
    }

    #[test]
    fn the_parts_of_an_input_may_come_in_any_order() {
        let summary = |text: &str| {
            let mut summary = Summary::default();
            summary.feed(text.as_bytes());
            summary.count_breaks(text.as_bytes());
            summary
        };
        let whole = input(&["first\nsecond\nlast"]);
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
            let mut parts = Parts::default();
            for index in order {
                let (offset, text) =
                    [(0, "first\n"), (6, "second\n"), (13, ""), (13, "last")][index];
                parts.add(Parts::at(offset, summary(text)));
            }
            let input = parts.into_summary().into_input("x", 1);
            assert_eq!(input, whole, "{order:?}");
        }
    }

    #[test]
    fn the_summary_of_another_input_differs() {
        for other in ["a\nc", "c\nb", "a\nb\n", "a\n\nb"] {
            assert_ne!(input(&["a\nb"]), input(&[other]), "{other}");
        }
        let empty = input(&[]);
        assert_eq!((empty.lines, &empty.first_line), (0, &None));
    }

    #[test]
    fn only_the_beginning_of_a_long_line_is_hashed() {
        let long = "x".repeat(MAX_HASHED);
        let longer = format!("{long}y");
        assert_eq!(input(&[&long]).first_line, input(&[&longer]).first_line);
    }
}
