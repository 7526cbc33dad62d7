//! Text inside a quoted string, as it was before it was quoted.

/// How often text was quoted, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoting {
    /// As a JSON string, or by a language with the same escapes, this many times.
    Json {
        /// 1 or 2.
        levels: usize,
    },
    /// By Python's `repr`, which prefers single quotes.
    Python,
}

/// What a byte does to a quoted string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It belongs to the string.
    Inside,
    /// The string ends with it, or is none.
    Outside,
}

/// Undoes the quoting byte by byte.
#[derive(Debug)]
pub(super) struct Unquoted {
    levels: Vec<Level>,
}

/// One level of quoting.
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

impl Quoting {
    /// How text is quoted in which a bracket is followed by these bytes, which begin with a
    /// backslash: those before an escaped quote double with every level. A level more than two is
    /// none that is read.
    pub(super) fn of_backslashes(bytes: &[u8]) -> Option<Self> {
        let backslashes = bytes.iter().take_while(|&&byte| byte == b'\\').count();
        match backslashes {
            1 => Some(Self::Json { levels: 1 }),
            2 | 3 => Some(Self::Json { levels: 2 }),
            _ => None,
        }
    }
}

impl Unquoted {
    pub(super) fn new(quoting: Quoting) -> Self {
        let (quote, count) = match quoting {
            Quoting::Json { levels } => (b'"', levels),
            Quoting::Python => (b'\'', 1),
        };
        let level = || Level {
            quote,
            state: State::Plain,
        };
        Self {
            levels: std::iter::repeat_with(level).take(count).collect(),
        }
    }

    /// Takes the next byte of the quoted text and adds what it stands for.
    pub(super) fn step(&mut self, byte: u8, text: &mut Vec<u8>) -> Step {
        pass(&mut self.levels, byte, text)
    }
}

/// Passes a byte through the levels, the outermost first.
fn pass(levels: &mut [Level], byte: u8, text: &mut Vec<u8>) -> Step {
    let Some((outermost, others)) = levels.split_first_mut() else {
        text.push(byte);
        return Step::Inside;
    };
    match outermost.step(byte) {
        Unescaped::Nothing => Step::Inside,
        Unescaped::Byte(byte) => pass(others, byte, text),
        Unescaped::Escape(byte) => match pass(others, b'\\', text) {
            Step::Inside => pass(others, byte, text),
            Step::Outside => Step::Outside,
        },
        Unescaped::End => Step::Outside,
    }
}

/// What one level of quoting makes of a byte.
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

    fn unquoted(quoting: Quoting, quoted: &str) -> (String, Step) {
        let mut text = Vec::new();
        let mut unquoted = Unquoted::new(quoting);
        let mut steps = quoted.bytes().map(|byte| unquoted.step(byte, &mut text));
        let end = steps.find(|step| *step == Step::Outside);
        drop(steps);
        (
            String::from_utf8(text).expect("the cases are text"),
            end.unwrap_or(Step::Inside),
        )
    }

    #[test]
    fn what_json_quoted_once_or_twice_comes_back() {
        let text = "{\"error\": \"say \\\"hi\\\"\\n\\u00e9\", \"a\\\\b\": 1}";
        let once = serde_json::to_string(text).expect("a string can be quoted");
        let twice = serde_json::to_string(&once).expect("a string can be quoted");
        let inner = |quoted: &str| quoted[1..quoted.len() - 1].to_owned();
        for (levels, quoted) in [(1, inner(&once)), (2, inner(&twice)[2..].to_owned())] {
            let (unquoted, _) = unquoted(Quoting::Json { levels }, &quoted);
            assert_eq!(unquoted.trim_end_matches('"'), text, "{quoted}");
            let after_bracket = quoted.split_once('{').expect("there is one").1;
            assert_eq!(
                Quoting::of_backslashes(after_bracket.as_bytes()),
                Some(Quoting::Json { levels })
            );
        }
    }

    #[test]
    fn the_end_of_the_string_is_the_end() {
        let json = Quoting::Json { levels: 1 };
        assert_eq!(unquoted(json, "a'b\"c"), ("a'b".to_owned(), Step::Outside));
        assert_eq!(unquoted(json, "a\nb"), ("a".to_owned(), Step::Outside));
        assert_eq!(
            unquoted(Quoting::Python, "\\'a\"\\x41\\\\'b"),
            ("'a\"A\\".to_owned(), Step::Outside)
        );
        assert_eq!(
            unquoted(Quoting::Python, "a\\xzz"),
            ("a".to_owned(), Step::Outside)
        );
    }

    #[test]
    fn more_than_two_levels_are_none() {
        assert_eq!(Quoting::of_backslashes(b"\\\\\\\\\\\\\\\""), None);
        assert_eq!(
            Quoting::of_backslashes(b"\\n"),
            Some(Quoting::Json { levels: 1 })
        );
        assert_eq!(
            Quoting::of_backslashes(b"\\\\n"),
            Some(Quoting::Json { levels: 2 })
        );
    }
}
