//! Exceptions as JavaScript prints them: `Error: reset`, lines of a stack trace, and ` {` if the
//! object has properties.

use super::word::push_json;

/// The longest message, and the longest stack trace, in bytes.
const MAX_MESSAGE: usize = 512;
const MAX_TRACE: usize = 16 * 1024;

/// Reads an exception from the byte after the colon.
#[derive(Debug, Default)]
pub(super) struct ErrorText {
    /// The message, as JSON.
    message: Vec<u8>,
    /// The beginning of the current line.
    line: Vec<u8>,
    /// The last byte of the line that is not a space.
    last: u8,
    is_in_trace: bool,
    bytes: usize,
}

/// What follows an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// More of it.
    More,
    /// Its properties.
    Properties,
    /// The comma after the value.
    Comma,
    /// The bracket around the value, which the current byte is.
    Bracket,
}

impl ErrorText {
    /// Reads the next byte. Returns `None` if the message or the trace is too long.
    pub(super) fn step(&mut self, byte: u8) -> Option<Next> {
        self.bytes += 1;
        let most = if self.is_in_trace {
            MAX_TRACE
        } else {
            MAX_MESSAGE
        };
        if self.bytes > most {
            return None;
        }
        if byte == b'\n' {
            return Some(self.end_line());
        }
        let is_first = self.line.is_empty();
        if is_first && byte.is_ascii_whitespace() {
            return Some(Next::More);
        }
        if is_first && self.is_in_trace && matches!(byte, b'}' | b']') {
            return Some(Next::Bracket);
        }
        self.line.push(byte);
        if byte != b'\r' {
            self.last = byte;
        }
        Some(Next::More)
    }

    fn end_line(&mut self) -> Next {
        let line = self.line.trim_ascii();
        self.is_in_trace |= line.starts_with(b"at ") || line.starts_with("« ".as_bytes());
        if !self.is_in_trace {
            if !self.message.is_empty() {
                push_json(b'\n', &mut self.message);
            }
            for byte in line {
                push_json(*byte, &mut self.message);
            }
        }
        self.line.clear();
        match self.last {
            _ if !self.is_in_trace => Next::More,
            b'{' => Next::Properties,
            b',' => Next::Comma,
            _ => Next::More,
        }
    }

    /// Returns the message, as JSON without quotes.
    pub(super) fn message(&self) -> &[u8] {
        &self.message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_and_traces_have_a_longest_length() {
        let mut error = ErrorText::default();
        let mut read = (0..).map(|_| error.step(b'x'));
        assert_eq!(read.position(|next| next.is_none()), Some(MAX_MESSAGE));
        let mut error = ErrorText::default();
        let mut bytes = b"m\n    at f\n".iter().chain(std::iter::repeat(&b'x'));
        let read = bytes.position(|byte| error.step(*byte).is_none());
        assert_eq!(read, Some(MAX_TRACE));
        assert_eq!(error.message(), b"m");
    }
}
