//! HTML entities.

use super::{Start, Undo};

/// The longest entity, without its `&` and `;`.
const MAX_ENTITY: usize = 8;

/// Begins at a document whose first quote is an entity, such as `{&quot;error&quot;: 1}`.
pub(super) fn begin(start: Start<'_>) -> Option<Box<dyn Undo>> {
    let key = start.ahead.get(1..)?.trim_ascii_start();
    let is_entity = key.first() == Some(&b'&');
    is_entity.then(|| Box::new(Html::default()) as Box<dyn Undo>)
}

#[derive(Debug, Default)]
struct Html {
    /// The entity that is being read, without its `&`.
    entity: Option<String>,
}

impl Undo for Html {
    fn push(&mut self, byte: u8, text: &mut Vec<u8>) -> Option<()> {
        match (&mut self.entity, byte) {
            (None, b'&') => self.entity = Some(String::new()),
            // A tag ends the document.
            (None, b'<') => return None,
            (None, _) => text.push(byte),
            (Some(entity), b';') => {
                let character = character(entity)?;
                text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                self.entity = None;
            }
            (Some(entity), _) if entity.len() < MAX_ENTITY && is_in_entity(byte) => {
                entity.push(char::from(byte));
            }
            (Some(_), _) => return None,
        }
        Some(())
    }
}

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
            "nbsp" => Some('\u{a0}'),
            "quot" => Some('"'),
            _ => None,
        };
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => number.parse(),
    };
    char::from_u32(number.ok()?)
}
