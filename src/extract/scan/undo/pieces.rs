//! Documents that are cut over several strings, such as `'{\n' + '  "error": "m"\n' + '}'`.

use super::escapes::{Level, Unescaped};
use super::{Signs, Start, Undo};

pub(super) static SIGNS: Signs = Signs::unexpected(&["\\", "'", "\"", "`"]);

/// How many bytes may separate two pieces.
const MAX_GAP: usize = 256;

/// Begins at a document in a quoted string that ends before the document does.
pub(super) fn begin(start: &Start<'_>) -> Option<Box<dyn Undo>> {
    let quote = *start.prefix.last()?;
    let first = start.unexpected.first()?;
    let is_cut = is_quote(quote) && (*first == b'\\' || is_quote(*first));
    is_cut.then(|| Box::new(Pieces::new(quote)) as Box<dyn Undo>)
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'\'' | b'"' | b'`')
}

/// The text of strings that are concatenated, or are the items of a list.
#[derive(Debug)]
struct Pieces {
    state: State,
}

#[derive(Debug)]
enum State {
    /// In a string.
    Inside(Level),
    /// After one, with the number of bytes since.
    Between(usize),
}

impl Pieces {
    fn new(quote: u8) -> Self {
        Self {
            state: State::Inside(Level::new(quote)),
        }
    }
}

impl Undo for Pieces {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        match &mut self.state {
            State::Inside(level) => match level.step(byte) {
                Unescaped::Nothing => {}
                Unescaped::Byte(byte) => text.push(byte),
                // The text is JSON, which has the same escapes in its strings.
                Unescaped::Escape(byte) => text.extend([b'\\', byte]),
                Unescaped::LongEscape(start, byte) => {
                    text.extend_from_slice(start);
                    text.push(byte);
                }
                Unescaped::End if byte == b'\n' => return None,
                Unescaped::End => self.state = State::Between(0),
            },
            State::Between(bytes) => match byte {
                b'+' | b',' | b' ' | b'\t' | b'\r' | b'\n' if *bytes < MAX_GAP => *bytes += 1,
                quote if is_quote(quote) => self.state = State::Inside(Level::new(quote)),
                _ => return None,
            },
        }
        Some(())
    }
}
