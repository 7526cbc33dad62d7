//! HTML: entities, and the tags around tokens.

use super::chain::Chain;
use super::{Start, Undo};
use crate::table::{Fact, Table, fact};

/// The longest entity, without its `&` and `;`.
const MAX_ENTITY: usize = 8;

/// The longest tag.
const MAX_TAG: usize = 512;

/// Begins at a document in a page: `{&quot;error&quot;: 1}`, `{<br>"error": 1}`.
pub(super) fn begin(start: Start<'_>) -> Option<Box<dyn Undo>> {
    let html = || Box::new(Html::default());
    match start.unexpected {
        // Escaped twice: `&amp;quot;`.
        [b'&', b'a', b'm', b'p', b';', ..] => Some(Box::new(Chain::new(html(), html()))),
        [b'&', next, ..] if is_in_entity(*next) => Some(html()),
        [b'<', next, ..] if *next == b'/' || next.is_ascii_lowercase() => Some(html()),
        _ => None,
    }
}

#[derive(Debug, Default)]
struct Html {
    part: Part,
    is_in_string: bool,
    is_escaped: bool,
}

/// What the next byte may belong to.
#[derive(Debug, Default)]
enum Part {
    #[default]
    Text,
    /// An entity, without its `&`.
    Entity(String),
    /// A tag, without its `<`.
    Tag(Vec<u8>),
}

impl Undo for Html {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        match (&mut self.part, byte) {
            (Part::Text, b'&') => self.part = Part::Entity(String::new()),
            (Part::Text, b'<') => self.part = Part::Tag(Vec::new()),
            (Part::Text, _) => self.push_plain(byte, text),
            (Part::Entity(entity), b';') => {
                let character = character(entity)?;
                self.part = Part::Text;
                for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                    self.push_plain(byte, text);
                }
            }
            (Part::Entity(entity), _) if entity.len() < MAX_ENTITY && is_in_entity(byte) => {
                entity.push(char::from(byte));
            }
            (Part::Tag(tag), b'>') => {
                let tag = std::mem::take(tag);
                self.part = Part::Text;
                self.push_tag(&tag, text)?;
            }
            (Part::Tag(tag), _) if tag.len() < MAX_TAG => tag.push(byte),
            (Part::Entity(_) | Part::Tag(_), _) => return None,
        }
        Some(())
    }
}

impl Html {
    fn push_plain(&mut self, byte: u8, text: &mut Vec<u8>) {
        self.is_in_string ^= byte == b'"' && !self.is_escaped;
        self.is_escaped = self.is_in_string && byte == b'\\' && !self.is_escaped;
        text.push(byte);
    }

    /// Adds what a tag stands for: nothing inside a line, otherwise a line break, which no string
    /// contains.
    fn push_tag(&mut self, tag: &[u8], text: &mut Vec<u8>) -> Option<()> {
        let name = tag.strip_prefix(b"/").unwrap_or(tag);
        let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric());
        let name = name.get(..length.count()).filter(|name| !name.is_empty())?;
        if INLINE_TAGS.rows().any(|tag| tag.as_bytes() == name) {
            return Some(());
        }
        (!self.is_in_string).then(|| text.push(b'\n'))
    }
}

/// Tags that change how a part of a line looks.
static INLINE_TAGS: Table<Fact<&str>> = Table::new(&[
    fact("a", "a"),
    fact("b", "b"),
    fact("code", "code"),
    fact("em", "em"),
    fact("font", "font"),
    fact("i", "i"),
    fact("mark", "mark"),
    fact("span", "span"),
    fact("strong", "strong"),
    fact("u", "u"),
    // A place where a long word may be wrapped.
    fact("wbr", "wbr"),
]);

fn is_in_entity(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'#'
}

/// Returns the character of an entity, given without its `&` and `;`.
fn character(entity: &str) -> Option<char> {
    let Some(number) = entity.strip_prefix('#') else {
        return match entity {
            "amp" => Some('&'),
            "apos" => Some('\''),
            "gt" => Some('>'),
            "lt" => Some('<'),
            // Between tokens, a space that breaks means the same.
            "nbsp" => Some(' '),
            "quot" => Some('"'),
            _ => None,
        };
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => number.parse(),
    };
    let character = char::from_u32(number.ok()?)?;
    Some(if character == '\u{a0}' {
        ' '
    } else {
        character
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_inline_tag_is_needed() {
        assert_each_row_is_needed("inline tags", &INLINE_TAGS, |tag| {
            let mut html = Html::default();
            let mut text = Vec::new();
            let page = format!("\"vol<{0}>ume</{0}>", tag.example());
            page.bytes()
                .all(|byte| html.push(byte, &mut text).is_some())
        });
    }
}
