//! Objects as programs print or write them: JavaScript, Ruby and Elixir.

mod colors;
mod error;
mod word;

use super::escapes::{Level, Unescaped};
use super::{LEFT_OUT, Start, Undo};
use colors::Colored;
use error::{ErrorText, Next};
pub(super) use word::SIGNS;
use word::Scalar;

/// Begins at an object with a key that JSON does not have: `{ error: 'm' }`, `{:error=>"m"}`,
/// `{"error"=>"m"}`.
pub(super) fn begin(start: &Start<'_>) -> Option<Box<dyn Undo>> {
    let is_literal = word::begins_key(start.unexpected) || word::begins_symbol(start.ahead);
    // The objects in a list after text are tried one by one.
    let is_list = start.ahead.first() == Some(&b'[');
    let is_alone = !is_list || start.prefix.trim_ascii().is_empty();
    let is_literal = is_literal && is_alone && !word::is_in_source(start.prefix);
    is_literal.then(|| Box::new(Colored::default()) as Box<dyn Undo>)
}

/// What may come next, outside strings and words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Expected {
    #[default]
    Value,
    Key,
    Colon,
    /// The second byte of `=>`.
    Arrow,
    CommaOrEnd,
}

/// What the next byte may belong to.
#[derive(Debug, Default)]
enum Inside {
    #[default]
    Nothing,
    /// A name, number or constant.
    Word,
    /// A string, with the level that unescapes it.
    Text(Level),
    /// After a string that may continue in another one: after `+`, or, in Python, on another line.
    AfterText { is_joined: bool, is_on_line: bool },
    /// A bracket and a word, which begin a list or a description.
    Bracket(Vec<u8>),
    /// A description such as `[Function: get]`, `<ref *1>` or `(3)`, with the brackets that are open.
    Description(Vec<u8>),
    /// An exception, after the name of its class and a colon.
    Error(ErrorText),
}

/// Rewrites an object as JSON.
#[derive(Debug, Default)]
struct Literal {
    /// Whether each open bracket is that of a list.
    open: Vec<bool>,
    expected: Expected,
    inside: Inside,
    /// The current word.
    word: Vec<u8>,
    /// Whether a comma precedes, which is left out before a bracket.
    has_comma: bool,
    /// The words before a value, such as the name of its class.
    words: Vec<u8>,
    /// Whether a description precedes, which is the value itself unless one follows.
    is_described: bool,
    /// Whether the word that begins is a symbol of Ruby or Elixir.
    is_symbol: bool,
}

impl Undo for Literal {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        match &mut self.inside {
            Inside::Nothing => self.read_between(byte, text),
            // A prefix of Python: `u'error'`.
            Inside::Word
                if matches!(byte, b'\'' | b'"') && matches!(self.word.as_slice(), b"u" | b"b") =>
            {
                self.inside = Inside::Nothing;
                self.read_between(byte, text)
            }
            Inside::Word => {
                if word::continues(&self.word, byte, self.expected == Expected::Value) {
                    self.word.push(byte);
                    return Some(());
                }
                self.end_word(text);
                self.read_between(byte, text)
            }
            Inside::Text(level) => {
                let unescaped = level.step(byte);
                self.read_text(byte, unescaped, text)
            }
            Inside::AfterText {
                is_joined,
                is_on_line,
            } => match byte {
                b' ' | b'\t' | b'\r' => Some(()),
                b'\n' => {
                    *is_on_line = false;
                    Some(())
                }
                b'+' if !*is_joined => {
                    *is_joined = true;
                    Some(())
                }
                b'\'' | b'"' | b'`' if *is_joined || !*is_on_line => {
                    self.inside = Inside::Text(Level::new(byte));
                    Some(())
                }
                _ if *is_joined => None,
                _ => {
                    text.push(b'"');
                    self.inside = Inside::Nothing;
                    self.read_between(byte, text)
                }
            },
            Inside::Error(error) => {
                let next = error.step(byte)?;
                self.end_error(next, byte, text)
            }
            Inside::Bracket(word) => {
                if byte.is_ascii_alphanumeric() {
                    word.push(byte);
                    return Some(());
                }
                let word = std::mem::take(word);
                self.end_bracket(&word, byte, text)
            }
            Inside::Description(open) => {
                word::step_description(open, byte);
                if open.is_empty() {
                    self.inside = Inside::Nothing;
                }
                Some(())
            }
        }
    }
}

impl Literal {
    /// Reads a byte that is not part of a string or word.
    fn read_between(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        if byte.is_ascii_whitespace() {
            text.push(byte);
            return Some(());
        }
        match (self.expected, byte) {
            (Expected::Colon, b':') | (Expected::Arrow, b'>') => {
                text.push(b':');
                self.is_symbol = false;
                self.expected = Expected::Value;
            }
            (Expected::Colon, b'=') => self.expected = Expected::Arrow,
            (Expected::CommaOrEnd, b',') => {
                self.has_comma = true;
                let is_list = *self.open.last()?;
                self.expected = if is_list {
                    Expected::Value
                } else {
                    Expected::Key
                };
            }
            (Expected::Value | Expected::Key | Expected::CommaOrEnd, b'}' | b']') => {
                self.close(byte, text)?;
            }
            (Expected::Value, b',') => {
                self.end_value(text)?;
                return self.read_between(byte, text);
            }
            _ => return self.begin(byte, text),
        }
        Some(())
    }

    /// Begins a value or a key with its first byte, or a part of one.
    fn begin(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        match (self.expected, byte) {
            (Expected::Value, b'{') => self.open(false, text),
            (Expected::Value, b'[') => self.inside = Inside::Bracket(Vec::new()),
            (Expected::Value, b'<') => self.begin_description(byte),
            // The number of items, as in `Array(3) [`.
            (Expected::Value, b'(') if !self.words.is_empty() => {
                self.inside = Inside::Description(vec![byte]);
            }
            // `[Symbol(x)]: 1`
            (Expected::Key, b'[') => {
                self.push_comma(text);
                text.extend_from_slice(b"\"[]\"");
                self.expected = Expected::Colon;
                self.inside = Inside::Description(vec![byte]);
            }
            // `Symbol(x): 1`
            (Expected::Colon, b'(') => self.inside = Inside::Description(vec![byte]),
            (Expected::Value | Expected::Key, b'\'' | b'"' | b'`') => {
                if !self.words.is_empty() || self.is_described {
                    return None;
                }
                self.push_comma(text);
                text.push(b'"');
                self.inside = Inside::Text(Level::new(byte));
            }
            (Expected::Value | Expected::Key, b':') if self.is_at_start() => self.is_symbol = true,
            (Expected::Value, b':') if self.words.first().is_some_and(u8::is_ascii_uppercase) => {
                self.inside = Inside::Error(ErrorText::default());
            }
            // Before brackets, Ruby has `#<` and Elixir `%{`.
            (Expected::Value, b'#' | b'%') if self.is_at_start() => {}
            (Expected::Value | Expected::Key, _) if word::begins(byte) => {
                self.begin_word(&[byte]);
            }
            _ => return None,
        }
        Some(())
    }

    fn push_comma(&mut self, text: &mut Vec<u8>) {
        if std::mem::take(&mut self.has_comma) {
            text.push(b',');
        }
    }

    fn begin_description(&mut self, bracket: u8) {
        self.is_described = true;
        self.inside = Inside::Description(vec![bracket]);
    }

    fn open(&mut self, is_list: bool, text: &mut Vec<u8>) {
        self.push_comma(text);
        // Words before a bracket are names of classes.
        self.words.clear();
        self.is_described = false;
        self.is_symbol = false;
        self.open.push(is_list);
        text.push(if is_list { b'[' } else { b'{' });
        self.expected = if is_list {
            Expected::Value
        } else {
            Expected::Key
        };
    }

    fn close(&mut self, bracket: u8, text: &mut Vec<u8>) -> Option<()> {
        if self.expected == Expected::Value && (self.is_described || !self.words.is_empty()) {
            self.end_value(text)?;
        }
        let is_list = self.open.pop()?;
        if is_list != (bracket == b']') || (self.expected == Expected::Value && !is_list) {
            return None;
        }
        // Bun prints a comma after the last item.
        self.has_comma = false;
        text.push(bracket);
        self.expected = Expected::CommaOrEnd;
        Some(())
    }

    /// Ends a value that consists of words and descriptions.
    fn end_value(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let is_described = std::mem::take(&mut self.is_described);
        let mut words = std::mem::take(&mut self.words);
        let scalar = match word::scalar(&words) {
            // An object that is not data, such as a function.
            None if is_described && words.is_empty() => Scalar::Json(b"null"),
            scalar => scalar?,
        };
        self.push_scalar(scalar, text);
        words.clear();
        self.words = words;
        Some(())
    }

    fn push_scalar(&mut self, scalar: Scalar<'_>, text: &mut Vec<u8>) {
        self.push_comma(text);
        match scalar {
            Scalar::Json(json) => text.extend_from_slice(json),
            Scalar::Text(word) => {
                text.push(b'"');
                text.extend_from_slice(word);
                text.push(b'"');
            }
        }
        self.expected = Expected::CommaOrEnd;
    }

    fn begin_word(&mut self, begin: &[u8]) {
        self.word.clear();
        self.word.extend_from_slice(begin);
        self.inside = Inside::Word;
    }

    /// Ends a word: a key, a symbol, or a part of a value.
    fn end_word(&mut self, text: &mut Vec<u8>) {
        self.inside = Inside::Nothing;
        let word = std::mem::take(&mut self.word);
        if self.expected == Expected::Key {
            self.push_scalar(Scalar::Text(&word), text);
            self.expected = Expected::Colon;
        } else if std::mem::take(&mut self.is_symbol) {
            self.push_scalar(Scalar::Text(&word), text);
        } else {
            if !self.words.is_empty() {
                self.words.push(b' ');
            }
            self.words.extend_from_slice(&word);
        }
        self.word = word;
    }

    /// Ends an exception, unless more of it follows.
    fn end_error(&mut self, next: Next, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        let Inside::Error(error) = &mut self.inside else {
            return None;
        };
        if next == Next::More {
            return Some(());
        }
        let error = std::mem::take(error);
        self.inside = Inside::Nothing;
        self.open(false, text);
        text.extend_from_slice(b"\"message\":\"");
        text.extend_from_slice(error.message());
        text.push(b'"');
        match next {
            Next::More | Next::Properties => self.has_comma = true,
            Next::Comma => {
                self.close(b'}', text)?;
                self.read_between(b',', text)?;
            }
            Next::Bracket => {
                self.close(b'}', text)?;
                self.read_between(byte, text)?;
            }
        }
        Some(())
    }

    /// Whether nothing was read of a value or key yet.
    fn is_at_start(&self) -> bool {
        self.words.is_empty() && !self.is_described && !self.is_symbol
    }

    /// Reads the byte after a bracket and the word that follows it.
    fn end_bracket(&mut self, word: &[u8], byte: u8, text: &mut Vec<u8>) -> Option<()> {
        self.inside = Inside::Nothing;
        let is_list = word.is_empty()
            || (matches!(byte, b',' | b']') && word::scalar(word).is_some())
            || word.first().is_some_and(u8::is_ascii_digit);
        if is_list {
            self.open(true, text);
            if !word.is_empty() {
                self.begin_word(word);
            }
            return self.push(byte, text);
        }
        if word::is_left_out(word, byte) {
            self.push_scalar(Scalar::Text(LEFT_OUT.as_bytes()), text);
            self.inside = Inside::Description(vec![b'[']);
        } else if word::begins_description(word) {
            self.begin_description(b'[');
        } else {
            return None;
        }
        self.push(byte, text)
    }

    /// Reads a byte of a string, given what it means there.
    fn read_text(&mut self, byte: u8, unescaped: Unescaped, text: &mut Vec<u8>) -> Option<()> {
        match unescaped {
            Unescaped::Nothing => {}
            Unescaped::Byte(byte) => word::push_json(byte, text),
            // `\u{1f642}`
            Unescaped::LongEscape(_, b'{') => return None,
            Unescaped::LongEscape(start, byte) => {
                text.extend_from_slice(start);
                text.push(byte);
            }
            Unescaped::Escape(escape) => word::push_escape(escape, text)?,
            Unescaped::End if byte == b'\n' => return None,
            Unescaped::End if self.expected == Expected::Key => {
                text.push(b'"');
                self.expected = Expected::Colon;
                self.inside = Inside::Nothing;
            }
            Unescaped::End => {
                self.is_symbol = false;
                self.expected = Expected::CommaOrEnd;
                self.inside = Inside::AfterText {
                    is_joined: false,
                    is_on_line: true,
                };
            }
        }
        Some(())
    }
}
