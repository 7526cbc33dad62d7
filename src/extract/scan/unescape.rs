//! Documents inside a quoted string, as they were before they were quoted.

use super::boundary::{DocumentScanner, LinePosition, Outcome};

/// How often text was quoted, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Escaping {
    /// As a JSON string, or by a language with the same escapes, this many times.
    Json {
        /// 1 or 2.
        levels: usize,
    },
    /// By Python's `repr`, which prefers single quotes.
    Python,
}

/// Follows a document that stands inside quotes.
#[derive(Debug)]
pub(crate) struct UnescapingScanner {
    levels: Vec<Level>,
    document: DocumentScanner,
    text: Vec<u8>,
}

/// What a byte does to a quoted string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// It belongs to the string.
    Inside,
    /// The string ends with it, or is none.
    Outside,
}

/// One level of escaping.
#[derive(Debug)]
struct Level {
    quote: u8,
    state: State,
}

#[derive(Debug)]
enum State {
    Plain,
    /// Behind a backslash.
    Escape,
    /// Behind `\x`, with the first digit once it was seen.
    Byte(Option<u8>),
}

impl Escaping {
    /// How text is quoted in which a bracket is followed by these bytes, which begin with a
    /// backslash: those before an escaped quote double with every level. A level more than two is
    /// none that is read.
    pub(crate) fn from_backslashes(bytes: &[u8]) -> Option<Self> {
        let backslashes = bytes.iter().take_while(|&&byte| byte == b'\\').count();
        match backslashes {
            1 => Some(Self::Json { levels: 1 }),
            2 | 3 => Some(Self::Json { levels: 2 }),
            _ => None,
        }
    }
}

impl UnescapingScanner {
    /// A document that begins with the next byte.
    pub(crate) fn new(escaping: Escaping) -> Self {
        let (quote, count) = match escaping {
            Escaping::Json { levels } => (b'"', levels),
            Escaping::Python => (b'\'', 1),
        };
        let level = || Level {
            quote,
            state: State::Plain,
        };
        Self {
            levels: std::iter::repeat_with(level).take(count).collect(),
            document: DocumentScanner::new(LinePosition::Text),
            text: Vec::new(),
        }
    }

    /// Takes the next bytes, as they stand in the quotes. A list comes as a whole.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Outcome {
        for (index, &byte) in bytes.iter().enumerate() {
            let fed = self.text.len();
            if unescape(&mut self.levels, byte, &mut self.text) == Step::Outside {
                return Outcome::Broken(index);
            }
            let mut new = self.text.get(fed..).unwrap_or_default();
            while !new.is_empty() {
                match self.document.feed(new) {
                    Outcome::Open => break,
                    Outcome::Item(taken) => new = new.get(taken..).unwrap_or_default(),
                    Outcome::Closed(_) => return Outcome::Closed(index + 1),
                    Outcome::Broken(_) => return Outcome::Broken(index),
                    Outcome::TooDeep(_) => return Outcome::TooDeep(index),
                }
            }
        }
        Outcome::Open
    }

    /// The document so far.
    pub(crate) fn document(&self) -> &DocumentScanner {
        &self.document
    }

    /// The document without its quotes.
    pub(crate) fn into_text(self) -> Vec<u8> {
        self.text
    }
}

/// Passes a byte through the levels, the outermost first.
fn unescape(levels: &mut [Level], byte: u8, text: &mut Vec<u8>) -> Step {
    let Some((outermost, others)) = levels.split_first_mut() else {
        text.push(byte);
        return Step::Inside;
    };
    match outermost.step(byte) {
        Unescaped::Nothing => Step::Inside,
        Unescaped::Byte(byte) => unescape(others, byte, text),
        Unescaped::Escape(byte) => match unescape(others, b'\\', text) {
            Step::Inside => unescape(others, byte, text),
            Step::Outside => Step::Outside,
        },
        Unescaped::End => Step::Outside,
    }
}

/// What one level of escaping makes of a byte.
enum Unescaped {
    /// Nothing before more is known.
    Nothing,
    Byte(u8),
    /// An escape that is left to the quoted text: a backslash and this byte.
    Escape(u8),
    /// The string ends.
    End,
}

impl Level {
    fn step(&mut self, byte: u8) -> Unescaped {
        match (&self.state, byte) {
            (State::Plain, b'\\') => self.state = State::Escape,
            // A quoted string stays on its line.
            (State::Plain, b'\n') => return Unescaped::End,
            (State::Plain, _) if byte == self.quote => return Unescaped::End,
            (State::Plain, _) => return Unescaped::Byte(byte),
            (State::Escape, b'x') => self.state = State::Byte(None),
            (State::Escape, _) => {
                self.state = State::Plain;
                return match byte {
                    b'n' => Unescaped::Byte(b'\n'),
                    b'r' => Unescaped::Byte(b'\r'),
                    b't' => Unescaped::Byte(b'\t'),
                    b'b' => Unescaped::Byte(0x08),
                    b'f' => Unescaped::Byte(0x0c),
                    b'\\' | b'"' | b'\'' | b'/' => Unescaped::Byte(byte),
                    // What is quoted is JSON, which has some of the others, and keeps the rest.
                    _ => Unescaped::Escape(byte),
                };
            }
            (State::Byte(high), digit) => {
                let Some(digit) = char::from(digit)
                    .to_digit(16)
                    .and_then(|n| u8::try_from(n).ok())
                else {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What came out, and how it ended.
    fn unquoted(escaping: Escaping, quoted: &str) -> (String, Outcome) {
        let mut document = UnescapingScanner::new(escaping);
        let progress = document.feed(quoted.as_bytes());
        let text = String::from_utf8(document.into_text()).expect("the cases are text");
        (text, progress)
    }

    #[test]
    fn what_json_quoted_once_or_twice_comes_back() {
        let text = "{\"error\": \"say \\\"hi\\\"\\n\\u00e9\", \"a\\\\b\": [{}]}";
        let once = serde_json::to_string(text).expect("a string can be quoted");
        let twice = serde_json::to_string(&once).expect("a string can be quoted");
        for (levels, quoted) in [(1, once), (2, twice)] {
            let document = quoted.trim_matches(['"', '\\']);
            let escaping = Escaping::Json { levels };
            let end = Outcome::Closed(document.len());
            assert_eq!(
                unquoted(escaping, document),
                (text.to_owned(), end),
                "{quoted}"
            );
            let behind = document.split_once('{').expect("there is one").1;
            assert_eq!(
                Escaping::from_backslashes(behind.as_bytes()),
                Some(escaping)
            );
        }
    }

    #[test]
    fn what_python_quoted_comes_back() {
        assert_eq!(
            unquoted(
                Escaping::Python,
                r#"{"a": "it\'s \x41\\n \\u00e9 \U0001f642"}'"#
            ),
            (
                r#"{"a": "it's A\n \u00e9 \U0001f642"}"#.to_owned(),
                Outcome::Closed(41)
            )
        );
    }

    #[test]
    fn the_end_of_the_string_is_the_end() {
        let json = Escaping::Json { levels: 1 };
        for (escaping, quoted, at) in [
            (json, r#"{\"a\": "b"#, 8),
            (json, "{\\\"a\n", 4),
            (Escaping::Python, r#"{"a": 'b"#, 6),
            (Escaping::Python, r#"{"a\xzz"#, 5),
        ] {
            assert_eq!(
                unquoted(escaping, quoted).1,
                Outcome::Broken(at),
                "{quoted}"
            );
        }
    }

    #[test]
    fn more_than_two_levels_are_none() {
        assert_eq!(Escaping::from_backslashes(b"\\\\\\\\\\\\\\\""), None);
        assert_eq!(
            Escaping::from_backslashes(b"\\n"),
            Some(Escaping::Json { levels: 1 })
        );
        assert_eq!(
            Escaping::from_backslashes(b"\\\\n"),
            Some(Escaping::Json { levels: 2 })
        );
    }
}
