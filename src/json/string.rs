//! Strings of JSON, with every hidden character escaped.

use serde::ser::Error as _;
use serde_json::{Error, Result};

use super::text::Text;
use crate::untrusted::split_at_hidden;

/// Appends a string. Nearly all strings are plain, and are copied as a whole.
pub(super) fn write_string(json: &mut Text, text: &str) -> Result<()> {
    if !is_plain(text.as_bytes()) {
        return write_escaped_string(json, text);
    }
    json.push_quoted(text);
    Ok(())
}

/// Appends a string of which some characters need an escape.
#[cold]
pub(super) fn write_escaped_string(json: &mut Text, text: &str) -> Result<()> {
    let start = json.len();
    serde_json::to_writer(&mut *json, text)?;
    escape_hidden(json, start)
}

/// Whether a string has only visible ASCII characters that need no escape in JSON.
fn is_plain(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some((block, after)) = rest.split_first_chunk::<32>() {
        if has_special(block) {
            return false;
        }
        rest = after;
    }
    // The last block may overlap the one before it.
    if let (Some(first), Some(last)) = (rest.first_chunk::<16>(), rest.last_chunk::<16>()) {
        !has_special(first) && !has_special(last)
    } else if let Some(last) = text.last_chunk::<16>() {
        !has_special(last)
    } else if let (Some(first), Some(last)) = (rest.first_chunk::<8>(), rest.last_chunk::<8>()) {
        !has_special(first) && !has_special(last)
    } else {
        !rest.iter().copied().any(is_special)
    }
}

/// Without an early return, the compiler looks at all bytes of a block at once.
fn has_special<const N: usize>(block: &[u8; N]) -> bool {
    let special = block.iter().map(|&byte| u8::from(is_special(byte)));
    special.fold(0, |any, special| any | special) != 0
}

/// Whether a byte may need an escape in JSON, or belongs to a character that may.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "with `||`, the compiler compares one byte after the other"
)]
pub(super) fn is_special(byte: u8) -> bool {
    !matches!(byte, b' '..=b'~') | (byte == b'"') | (byte == b'\\')
}

/// Escapes the hidden characters in JSON from an offset on. `serde_json` has escaped the control
/// characters before the space; those that are left are the whitespace of a `RawValue`.
pub(super) fn escape_hidden(json: &mut Text, start: usize) -> Result<()> {
    let is_visible = |json: &[u8]| json.is_ascii() && !json.contains(&0x7f);
    if json.get(start..).is_none_or(is_visible) {
        return Ok(());
    }
    let unescaped = String::from_utf8(json.take_after(start)).map_err(Error::custom)?;
    for (plain, hidden) in split_at_hidden(&unescaped) {
        json.push(plain.as_bytes());
        match hidden {
            Some(c) if c < ' ' => json.push(&[c as u8]),
            Some(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    json.push(format!("\\u{unit:04x}").as_bytes());
                }
            }
            None => {}
        }
    }
    Ok(())
}
