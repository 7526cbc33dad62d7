//! JSON that grows.

use std::io;
use std::ops::Deref;

/// How much room is made at once. Most lines of JSON are shorter.
const ROOM: usize = 2048;

/// JSON that is appended to a buffer. The buffer is longer than the JSON: where the length of a piece
/// is a constant, copying it into this room is faster than making the buffer longer.
#[derive(Debug)]
pub(super) struct Text {
    bytes: Vec<u8>,
    /// Where the JSON ends.
    end: usize,
}

impl Text {
    /// Creates a text that follows these bytes.
    pub(super) fn after(mut bytes: Vec<u8>) -> Self {
        let end = bytes.len();
        bytes.resize(end + ROOM, 0);
        Self { bytes, end }
    }

    /// Returns the text with what was before it.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        let mut bytes = self.bytes;
        bytes.truncate(self.end);
        bytes
    }

    /// Appends a piece.
    #[expect(
        clippy::inline_always,
        reason = "the length may be a constant where this is inlined"
    )]
    #[inline(always)]
    pub(super) fn push(&mut self, piece: &[u8]) {
        let end = self.end + piece.len();
        match self.bytes.get_mut(self.end..end) {
            Some(room) => room.copy_from_slice(piece),
            None => self.push_with_room(piece),
        }
        self.end = end;
    }

    /// Appends a piece between two quotes.
    #[inline]
    pub(super) fn push_quoted(&mut self, text: &str) {
        let end = self.end + text.len() + 2;
        if let Some([first, inside @ .., last]) = self.bytes.get_mut(self.end..end) {
            inside.copy_from_slice(text.as_bytes());
            (*first, *last) = (b'"', b'"');
            self.end = end;
        } else {
            self.push(b"\"");
            self.push(text.as_bytes());
            self.push(b"\"");
        }
    }

    /// Appends `,"name":` with this separator. Writing each byte to its place is faster than building
    /// the bytes elsewhere and copying them.
    #[expect(
        clippy::inline_always,
        reason = "the name is a constant only where this is inlined"
    )]
    #[inline(always)]
    pub(super) fn push_name(&mut self, separator: u8, name: &str) {
        let end = self.end + name.len() + 4;
        if let Some([first, open, inside @ .., close, colon]) = self.bytes.get_mut(self.end..end) {
            inside.copy_from_slice(name.as_bytes());
            (*first, *open, *close, *colon) = (separator, b'"', b'"', b':');
            self.end = end;
        } else {
            self.push_name_with_room(separator, name);
        }
    }

    #[cold]
    fn push_name_with_room(&mut self, separator: u8, name: &str) {
        for piece in [&[separator, b'"'], name.as_bytes(), b"\":"] {
            self.push_with_room(piece);
            self.end += piece.len();
        }
    }

    #[cold]
    fn push_with_room(&mut self, piece: &[u8]) {
        self.bytes.truncate(self.end);
        self.bytes.extend_from_slice(piece);
        self.bytes.resize(self.bytes.len() + ROOM, 0);
    }

    /// Removes what follows the first bytes, and returns it.
    pub(super) fn take_after(&mut self, start: usize) -> Vec<u8> {
        let taken = self.get(start..).unwrap_or_default().to_vec();
        self.end = self.end.min(start);
        taken
    }
}

impl Deref for Text {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.bytes.get(..self.end).unwrap_or_default()
    }
}

impl io::Write for Text {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.push(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
