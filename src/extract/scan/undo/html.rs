//! HTML: entities, and the tags around tokens.

use super::chain::Chain;
use super::in_string::InString;
use super::{Signs, Start, Undo};
use crate::inline_tags;
use crate::table::{Fact, Table, fact};

pub(super) static SIGNS: Signs = Signs::unexpected(&["&", "<"]);

/// The entities without a number, and their characters.
static ENTITIES: Table<Fact<(&str, char)>> = Table::new(&[
    fact(
        ("amp", '&'),
        r#"{&amp;quot;error&amp;quot;: &quot;m&quot;, "code": "volume_busy"}"#,
    ),
    fact(
        ("apos", '\''),
        "{&apos;error&apos;: 'm', 'code': 'volume_busy'}",
    ),
    fact(
        ("gt", '>'),
        r#"{&quot;error&quot;: "a &gt; b", "code": "volume_busy"}"#,
    ),
    fact(
        ("lt", '<'),
        r#"{&quot;error&quot;: "a &lt; b", "code": "volume_busy"}"#,
    ),
    // Between tokens, a space that breaks means the same.
    fact(
        ("nbsp", ' '),
        r#"{&nbsp;"error": "m", "code": "volume_busy"}"#,
    ),
    fact(
        ("quot", '"'),
        r#"{&quot;error&quot;: "m", "code": "volume_busy"}"#,
    ),
]);

/// The longest entity, without its `&` and `;`.
const MAX_ENTITY: usize = 8;

/// The longest tag.
const MAX_TAG: usize = 512;

/// Begins at a document in a page: `{&quot;error&quot;: 1}`, `{<br>"error": 1}`.
pub(super) fn begin(start: &Start<'_>) -> Option<Box<dyn Undo>> {
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
    in_string: InString,
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
        self.in_string.step(byte);
        text.push(byte);
    }

    /// Replaces a tag: one inside a line by nothing, another one by a line break. No string contains
    /// a line break.
    fn push_tag(&mut self, tag: &[u8], text: &mut Vec<u8>) -> Option<()> {
        if inline_tags::is_inline(inline_tags::name(tag)?) {
            return Some(());
        }
        (!self.in_string.is_inside()).then(|| text.push(b'\n'))
    }
}

fn is_in_entity(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'#'
}

/// Returns the character of an entity, given without its `&` and `;`.
fn character(entity: &str) -> Option<char> {
    let Some(number) = entity.strip_prefix('#') else {
        let known = ENTITIES.rows().find(|known| known.0 == entity)?;
        return Some(known.1);
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
    use crate::extract::scan::undo::tests::has_response;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_entity_is_needed() {
        assert_each_row_is_needed("entities", &ENTITIES, |entity| {
            has_response(entity.example())
        });
    }
}
