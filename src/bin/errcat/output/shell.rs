//! Command lines to copy into a shell.

use std::borrow::Cow;

use errcat::untrusted::needs_escape;

/// Returns a command line of errcat to copy; `None` if a word is hard to quote for a shell.
pub(crate) fn command_line<'w>(name: &str, words: impl Iterator<Item = &'w str>) -> Option<String> {
    let mut line = format!("errcat {name}");
    for word in words {
        line.push(' ');
        line += &quoted(word)?;
    }
    Some(line)
}

/// Quotes a word for a shell if that is necessary.
pub(crate) fn quoted(word: &str) -> Option<Cow<'_, str>> {
    if !word.is_empty() && word.chars().all(is_plain) {
        Some(word.into())
    } else if word.contains('\'') || word.contains(needs_escape) {
        None
    } else {
        Some(format!("'{word}'").into())
    }
}

/// Whether a shell takes the character literally.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_./:".contains(c)
}
