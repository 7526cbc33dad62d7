//! JSON that is safe to print to a terminal and that loses nothing.
//!
//! `serde_json` writes DEL, the C1 controls, bidirectional controls and line separators unescaped,
//! and terminals act on them. Here they become `\uXXXX`, which every JSON parser decodes again.

mod compound;
mod serializer;
mod string;
#[cfg(test)]
mod tests;
mod text;

use std::io;

use serde::Serialize;

use serializer::JsonSerializer;
use text::Text;

/// Writes a value as one line of JSON, without a newline at the end.
///
/// # Errors
///
/// Returns the error of the writer or of the value's `Serialize` implementation.
///
/// ```
/// let mut line = Vec::new();
/// errcat::json::to_writer(&mut line, &["red\u{9b}31m"])?;
/// assert_eq!(line, br#"["red\u009b31m"]"#);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn to_writer(mut writer: impl io::Write, value: &impl Serialize) -> io::Result<()> {
    let mut line = Vec::new();
    append_to(&mut line, value)?;
    writer.write_all(&line)
}

/// Appends a value to a buffer as one line of JSON, without a newline at the end. For many values,
/// this is faster than [`to_writer`], which allocates.
///
/// # Errors
///
/// Returns the error of the value's `Serialize` implementation. The buffer is then unchanged.
///
/// ```
/// let mut lines = b"[1]\n".to_vec();
/// errcat::json::append_to(&mut lines, &["red\u{9b}31m"])?;
/// assert_eq!(lines, b"[1]\n[\"red\\u009b31m\"]");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn append_to(buffer: &mut Vec<u8>, value: &impl Serialize) -> io::Result<()> {
    let length = buffer.len();
    let mut text = Text::after(std::mem::take(buffer));
    let written = value.serialize(JsonSerializer::new(&mut text));
    *buffer = text.into_bytes();
    if written.is_err() {
        buffer.truncate(length);
    }
    Ok(written?)
}
