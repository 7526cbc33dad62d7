//! Whether the next byte of a document is inside a string in double quotes.

/// Follows the strings of a document.
#[derive(Debug, Default)]
pub(super) struct InString {
    is_inside: bool,
    is_escaped: bool,
}

impl InString {
    /// Reads the next byte of the document.
    pub(super) fn step(&mut self, byte: u8) {
        self.is_inside ^= byte == b'"' && !self.is_escaped;
        self.is_escaped = self.is_inside && byte == b'\\' && !self.is_escaped;
    }

    /// Whether the next byte is in a string, or ends it.
    pub(super) fn is_inside(&self) -> bool {
        self.is_inside
    }

    /// Whether a backslash escapes the next byte.
    pub(super) fn is_escaped(&self) -> bool {
        self.is_escaped
    }
}
