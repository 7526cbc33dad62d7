//! Curly quotes, which word processors and chats put in place of straight ones.

use super::{Signs, Start, Undo};

/// The first byte of all curly quotes.
const FIRST: u8 = 0xe2;

pub(super) static SIGNS: Signs = Signs::unexpected(&["“"]);

/// Begins at a document whose first quote is curly, such as `{“error”: “m”}`.
pub(super) fn begin(start: &Start<'_>) -> Option<Box<dyn Undo>> {
    let quote = start.unexpected.get(..3);
    let quote = quote.filter(|quote| quote.first() == Some(&FIRST));
    quote
        .and_then(Quote::from_bytes)
        .map(|_| Box::new(CurlyQuotes::default()) as Box<dyn Undo>)
}

/// A curly quote, by what it can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quote {
    /// `“`
    LeftDouble,
    /// `”`
    RightDouble,
    /// `„`
    LowDouble,
    /// `‘`
    LeftSingle,
    /// `’`
    RightSingle,
}

impl Quote {
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        match std::str::from_utf8(bytes).ok()? {
            "“" => Some(Self::LeftDouble),
            "”" => Some(Self::RightDouble),
            "„" => Some(Self::LowDouble),
            "‘" => Some(Self::LeftSingle),
            "’" => Some(Self::RightSingle),
            _ => None,
        }
    }

    /// Returns the quote that ends a string which begins with this one.
    fn end(self) -> Self {
        match self {
            Self::LeftDouble | Self::RightDouble => Self::RightDouble,
            Self::LowDouble => Self::LeftDouble,
            Self::LeftSingle | Self::RightSingle => Self::RightSingle,
        }
    }
}

/// Straight quotes in place of the curly ones around strings. Those inside strings stay.
#[derive(Debug, Default)]
struct CurlyQuotes {
    /// The quote that ends the current string.
    end: Option<Quote>,
    is_escaped: bool,
    /// The beginning of a character of three bytes.
    character: Vec<u8>,
}

impl CurlyQuotes {
    fn push_character(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let is_escaped = std::mem::take(&mut self.is_escaped);
        let quote = Quote::from_bytes(&self.character);
        match (self.end, quote) {
            // A quote in the text, escaped as a straight one.
            (Some(_), Some(_)) if is_escaped => text.push(b'"'),
            (Some(end), Some(quote)) if quote == end => {
                text.push(b'"');
                self.end = None;
            }
            (Some(_), _) => text.extend_from_slice(&self.character),
            (None, quote) => {
                text.push(b'"');
                self.end = Some(quote?.end());
            }
        }
        self.character.clear();
        Some(())
    }
}

impl Undo for CurlyQuotes {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        if !self.character.is_empty() || byte == FIRST {
            self.character.push(byte);
            if self.character.len() == 3 {
                return self.push_character(text);
            }
            return Some(());
        }
        match (self.end, byte) {
            // A document with straight quotes is not changed in this way.
            (None, b'"' | b'\'') => return None,
            // The first byte of a space that does not break, which the same programs write.
            (None, 0xc2) => {}
            (None, 0xa0) => text.push(b' '),
            (Some(_), b'"') if !self.is_escaped => return None,
            _ => text.push(byte),
        }
        self.is_escaped = self.end.is_some() && byte == b'\\' && !self.is_escaped;
        Some(())
    }
}
