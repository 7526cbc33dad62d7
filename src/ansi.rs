//! Removes the escape sequences that color the output of clients.

use std::borrow::Cow;

/// The byte that every sequence begins with.
pub(crate) const ESCAPE: u8 = 0x1b;

/// Reads one control sequence (ECMA-48, "CSI") byte by byte, from the byte after its [`ESCAPE`].
/// Quotes and backslashes are not part of a sequence: no client prints them there, and in JSON they
/// have another meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sequence {
    has_bracket: bool,
}

/// The role of a byte in a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Part of the sequence, which continues.
    Inside,
    /// The last byte of the sequence.
    Last,
    /// Not part of any sequence.
    Outside,
}

impl Sequence {
    /// Reads the next byte.
    pub(crate) fn step(&mut self, byte: u8) -> Step {
        match (self.has_bracket, byte) {
            (false, b'[') => {
                self.has_bracket = true;
                Step::Inside
            }
            (true, b' ' | b'0'..=b'?') => Step::Inside,
            (true, b'~') => Step::Last,
            (true, _) if byte.is_ascii_alphabetic() => Step::Last,
            _ => Step::Outside,
        }
    }
}

/// Returns the bytes without their control sequences.
pub(crate) fn strip(bytes: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(ESCAPE, bytes).is_none() {
        return Cow::Borrowed(bytes);
    }
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(escape) = memchr::memchr(ESCAPE, rest) {
        let (before, from_escape) = rest.split_at(escape);
        plain.extend_from_slice(before);
        let length = length(from_escape);
        if length == 0 {
            plain.push(ESCAPE);
        }
        rest = from_escape.get(length.max(1)..).unwrap_or_default();
    }
    plain.extend_from_slice(rest);
    Cow::Owned(plain)
}

/// Returns a text without its color sequences. Returns `None` if it has any other escape, such as one
/// that erases what precedes, so that a terminal shows another text.
pub(crate) fn strip_colors(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, from_escape)) = rest.split_once(char::from(ESCAPE)) {
        plain.push_str(before);
        let sequence = from_escape.strip_prefix('[')?;
        let end = sequence.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        rest = sequence.get(end..)?.strip_prefix(['m', 'K'])?;
    }
    Some(plain + rest)
}

/// Returns the length of the control sequence that the bytes begin with, including its [`ESCAPE`],
/// or 0 if they begin with anything else.
fn length(bytes: &[u8]) -> usize {
    let mut sequence = Sequence::default();
    for (index, &byte) in bytes.iter().enumerate().skip(1) {
        match sequence.step(byte) {
            Step::Inside => {}
            Step::Last => return index + 1,
            Step::Outside => return 0,
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colors_leave_a_text_certain() {
        for (colored, plain) in [
            ("\x1b[1;31mreq\x1b[0m_1\x1b[K", Some("req_1")),
            ("req_1", Some("req_1")),
            ("req\x1b[2J_1", None),
            ("req_1\x1b[3D", None),
            ("req_1\x1b", None),
        ] {
            assert_eq!(strip_colors(colored).as_deref(), plain, "{colored:?}");
        }
    }

    #[test]
    fn colors_are_removed_and_everything_else_is_kept() {
        for (colored, plain) in [
            (
                "\x1b[34mHTTP\x1b[39;49;00m/\x1b[1;38;5;12m1.1\x1b[0m",
                "HTTP/1.1",
            ),
            ("\x1b[K\x1b[?25lx", "x"),
            ("\x1b[200~pasted\x1b[201~", "pasted"),
            ("no escape", "no escape"),
            ("\x1b]0;title\x07", "\x1b]0;title\x07"),
            ("cut \x1b[3", "cut \x1b[3"),
            ("\x1b\x1b[1mx", "\x1bx"),
        ] {
            assert_eq!(strip(colored.as_bytes()), plain.as_bytes(), "{colored:?}");
        }
    }
}
