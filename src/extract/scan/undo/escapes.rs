//! Unescapes documents inside escaped strings, such as JSON in a field of a log record.

use super::Undo;
use crate::extract::hexadecimal;

/// How often a text was escaped, and by which rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::scan) enum Escaping {
    /// As a JSON string, or by a language with the same escapes, this many times.
    Json { levels: usize },
    /// By Python's `repr`, which prefers single quotes.
    Python,
}

impl Escaping {
    /// Returns the escaping of a document with this many backslashes after its first bracket. At
    /// each level they double: a quote has one backslash at the first level, three at the second and
    /// seven at the third; a line break, one, two and four.
    pub(in crate::extract::scan) fn from_backslashes(count: usize) -> Option<Self> {
        let levels = (count + 1).next_power_of_two().trailing_zeros() as usize;
        (levels > 0).then_some(Self::Json { levels })
    }
}

/// Undoes an [`Escaping`].
#[derive(Debug)]
pub(in crate::extract::scan) struct Escapes {
    outermost: Level,
    /// The other levels, from the outside in.
    others: Vec<Level>,
}

impl Escapes {
    pub(in crate::extract::scan) fn new(escaping: Escaping) -> Self {
        let (quote, count) = match escaping {
            Escaping::Json { levels } => (b'"', levels),
            Escaping::Python => (b'\'', 1),
        };
        let level = || Level::new(quote);
        Self {
            outermost: level(),
            others: std::iter::repeat_with(level).take(count).skip(1).collect(),
        }
    }
}

impl Undo for Escapes {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        unescape(&mut self.outermost, &mut self.others, byte, text)
    }
}

/// Unescapes a byte through all levels and adds the result to `text`. Returns `None` if the byte
/// ends the escaped string or cannot be part of it.
fn unescape(
    outermost: &mut Level,
    others: &mut [Level],
    byte: u8,
    text: &mut Vec<u8>,
) -> Option<()> {
    let mut push = |byte| {
        if let Some((next, others)) = others.split_first_mut() {
            return unescape(next, others, byte, text);
        }
        text.push(byte);
        Some(())
    };
    match outermost.step(byte) {
        Unescaped::Nothing => Some(()),
        Unescaped::Byte(byte) => push(byte),
        Unescaped::Escape(byte) => {
            push(b'\\')?;
            push(byte)
        }
        Unescaped::LongEscape(start, byte) => {
            start.iter().try_for_each(|byte| push(*byte))?;
            push(byte)
        }
        Unescaped::End => None,
    }
}

/// One level of escaping.
#[derive(Debug)]
pub(super) struct Level {
    quote: u8,
    state: State,
}

#[derive(Debug)]
enum State {
    Plain,
    /// After a backslash.
    Escape,
    /// After `\x`, with the first digit once it was read.
    Byte(Option<u8>),
    /// After `\u`, with the digits that were read.
    Unicode(Unicode),
}

/// The beginning of the number of an ASCII character that is not a control character.
#[derive(Clone, Copy, Debug)]
enum Unicode {
    Nothing,
    Zero,
    Zeros,
    Ascii(u8),
}

/// What a byte means at one level.
#[derive(Clone, Copy, Debug)]
pub(super) enum Unescaped {
    /// The escape is not complete.
    Nothing,
    Byte(u8),
    /// A backslash and this byte, which are an escape of the text itself.
    Escape(u8),
    /// An escape of the text itself: its first bytes, and the last one.
    LongEscape(&'static [u8], u8),
    /// The end of the string.
    End,
}

impl Level {
    /// Returns the state at the beginning of a string in these quotes.
    pub(super) fn new(quote: u8) -> Self {
        Self {
            quote,
            state: State::Plain,
        }
    }

    /// Reads the next byte of the string.
    pub(super) fn step(&mut self, byte: u8) -> Unescaped {
        match (&self.state, byte) {
            (State::Plain, b'\\') => self.state = State::Escape,
            // An escaped string stays on its line.
            (State::Plain, b'\n') => return Unescaped::End,
            (State::Plain, _) if byte == self.quote => return Unescaped::End,
            (State::Plain, _) => return Unescaped::Byte(byte),
            (State::Escape, b'x') => self.state = State::Byte(None),
            (State::Escape, b'u') => self.state = State::Unicode(Unicode::Nothing),
            (State::Escape, _) => {
                self.state = State::Plain;
                return match byte {
                    b'n' => Unescaped::Byte(b'\n'),
                    b'r' => Unescaped::Byte(b'\r'),
                    b't' => Unescaped::Byte(b'\t'),
                    b'b' => Unescaped::Byte(0x08),
                    b'f' => Unescaped::Byte(0x0c),
                    // Ruby escapes `#` before a brace.
                    b'\\' | b'"' | b'\'' | b'/' | b'#' => Unescaped::Byte(byte),
                    // The text is JSON, which has more escapes, such as `\u`.
                    _ => Unescaped::Escape(byte),
                };
            }
            (State::Unicode(read), digit) => {
                let read = *read;
                self.state = State::Plain;
                return self.step_unicode(read, digit);
            }
            (State::Byte(high), digit) => {
                let Some(digit) = hexadecimal::digit_value(digit) else {
                    return Unescaped::End;
                };
                match *high {
                    None => self.state = State::Byte(Some(digit)),
                    Some(high) => {
                        self.state = State::Plain;
                        return Unescaped::Byte(high << 4 | digit);
                    }
                }
            }
        }
        Unescaped::Nothing
    }

    /// Reads a digit after `\u`. The quotes of the text may be escaped in this way. Other escapes are left to
    /// the text, which is JSON and has them as well.
    fn step_unicode(&mut self, read: Unicode, digit: u8) -> Unescaped {
        if digit == self.quote || matches!(digit, b'\\' | b'\n') {
            return Unescaped::End;
        }
        let next = match (read, hexadecimal::digit_value(digit)) {
            (Unicode::Nothing, Some(0)) => Unicode::Zero,
            (Unicode::Zero, Some(0)) => Unicode::Zeros,
            (Unicode::Zeros, Some(high @ 2..8)) => Unicode::Ascii(high),
            (Unicode::Ascii(high), Some(low)) => return Unescaped::Byte(high << 4 | low),
            (Unicode::Nothing, _) => return Unescaped::LongEscape(b"\\u", digit),
            (Unicode::Zero, _) => return Unescaped::LongEscape(b"\\u0", digit),
            (Unicode::Zeros, _) => return Unescaped::LongEscape(b"\\u00", digit),
            (Unicode::Ascii(_), _) => return Unescaped::End,
        };
        self.state = State::Unicode(next);
        Unescaped::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Buffers, UndoingScanner};
    use super::*;
    use crate::extract::scan::boundary::Outcome;

    /// Returns the unescaped text, and how it ended.
    fn unescaped(escaping: Escaping, escaped: &str) -> (String, Option<(Outcome, usize)>) {
        let mut document = UndoingScanner::new(Escapes::new(escaping), Buffers::default());
        let outcome = document.feed(escaped.as_bytes());
        let text = String::from_utf8(document.text().to_vec()).expect("the cases are text");
        (text, outcome)
    }

    #[test]
    fn text_escaped_several_times_as_json_is_unescaped() {
        let text = "{\"error\": \"say \\\"hi\\\"\\n\\u00e9\", \"a\\\\b\": [{}]}";
        let mut quoted = text.to_owned();
        for levels in 1..=6 {
            quoted = serde_json::to_string(&quoted).expect("a string can be quoted");
            let document = quoted.trim_matches(['"', '\\']);
            let escaping = Escaping::Json { levels };
            let end = Some((Outcome::Closed, document.len()));
            assert_eq!(
                unescaped(escaping, document),
                (text.to_owned(), end),
                "{quoted}"
            );
            let rest = document.strip_prefix('{').expect("there is one");
            let backslashes = rest.bytes().take_while(|&byte| byte == b'\\').count();
            assert_eq!(Escaping::from_backslashes(backslashes), Some(escaping));
        }
    }

    #[test]
    fn text_escaped_by_python_is_unescaped() {
        assert_eq!(
            unescaped(
                Escaping::Python,
                r#"{"a": "it\'s \x41\\n \\u00e9 \U0001f642"}'"#
            ),
            (
                r#"{"a": "it's A\n \u00e9 \U0001f642"}"#.to_owned(),
                Some((Outcome::Closed, 41))
            )
        );
    }

    #[test]
    fn the_end_of_the_string_ends_the_document() {
        let json = Escaping::Json { levels: 1 };
        for (escaping, quoted, at) in [
            (json, r#"{\"a\": "b"#, 8),
            (json, "{\\\"a\n", 4),
            (Escaping::Python, r#"{"a": 'b"#, 6),
            (Escaping::Python, r#"{"a\xzz"#, 5),
        ] {
            assert_eq!(
                unescaped(escaping, quoted).1,
                Some((Outcome::Broken, at)),
                "{quoted}"
            );
        }
    }

    #[test]
    fn a_line_break_has_fewer_backslashes_than_a_quote() {
        for (backslashes, levels) in [(1, 1), (2, 2), (4, 3), (8, 4)] {
            let escaping = Some(Escaping::Json { levels });
            assert_eq!(Escaping::from_backslashes(backslashes), escaping);
        }
        assert_eq!(Escaping::from_backslashes(0), None);
    }
}
