//! The word or the quoted text that a credential is, and whether it looks like one.

use std::ops::Range;

use super::MASK;

/// Words that stand in the place of a credential and say what is wrong with it, or that there is
/// none.
pub(super) const STOP_WORDS: [&str; 27] = [
    "absent",
    "cannot",
    "denied",
    "empty",
    "expired",
    "failed",
    "false",
    "forbidden",
    "invalid",
    "is",
    "malformed",
    "missing",
    "must",
    "needs",
    "none",
    "not",
    "null",
    "rejected",
    "required",
    "revoked",
    "should",
    "too",
    "true",
    "unauthorized",
    "undefined",
    "unknown",
    "was",
];

/// What a value begins with, as far as it tells a credential from prose.
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) behind: &'t str,
    pub(super) is_quoted: bool,
}

impl<'t> Word<'t> {
    pub(super) fn of(value: &'t str) -> Option<Self> {
        let probe = probe(value);
        let word = value_of(probe)?;
        Some(Self {
            text: probe.get(word.clone())?,
            behind: probe.get(word.end..)?,
            is_quoted: word.start > 0,
        })
    }
}

/// The value that a text begins with: what stands in its quotes, else a word.
pub(super) fn value_of(text: &str) -> Option<Range<usize>> {
    let escaped = text.len() - text.trim_start_matches('\\').len();
    let unescaped = text.get(escaped..)?;
    if let Some(quote) = unescaped
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\'' | '`'))
    {
        let begin = escaped + 1;
        let value = text.get(begin..)?;
        // Inside quotes that are escaped themselves, the next that is escaped no more than they are
        // ends the value.
        let end = if escaped == 0 {
            quote_end(value, Some(quote))
        } else {
            escaped_quote_end(value, quote, escaped)
        };
        let value = value.get(..end)?.trim_end_matches('\\');
        return Some(begin..begin + value.len());
    }
    let is_end = |c: char| c.is_whitespace() || "&\"'<>;,()[]{}|\\`".contains(c);
    let is_mask = text.starts_with(MASK);
    let skipped = if is_mask { MASK.len() } else { 0 };
    let rest = text.get(skipped..)?;
    Some(0..skipped + rest.find(is_end).unwrap_or(rest.len()))
}

/// How much of a text stands before the end of its line, or before this quote if it is not escaped.
pub(super) fn quote_end(text: &str, quote: Option<char>) -> usize {
    let mut is_escaped = false;
    let is_end = |c: char| {
        let ends = matches!(c, '\r' | '\n') || (!is_escaped && Some(c) == quote);
        is_escaped = c == '\\' && !is_escaped;
        ends
    };
    text.find(is_end).unwrap_or(text.len())
}

/// How much of a text stands before the end of its line, or before this quote with so many
/// backslashes at most.
fn escaped_quote_end(text: &str, quote: char, most: usize) -> usize {
    let mut backslashes = 0;
    let is_end = |c: char| {
        let ends = matches!(c, '\r' | '\n') || (c == quote && backslashes <= most);
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
        ends
    };
    text.find(is_end).unwrap_or(text.len())
}

/// The first bytes of a text, which are enough to tell what it begins with: texts may be long, and
/// what is no credential is passed many times.
pub(super) fn probe(text: &str) -> &str {
    const LENGTH: usize = 64;
    let end = (0..=LENGTH.min(text.len())).rfind(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// Whether a word is none of a language: it has digits or both cases, or is long.
pub(super) fn looks_random(word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| word.bytes().any(|byte| is(&byte));
    let inner = word.get(1..).unwrap_or_default();
    has(u8::is_ascii_digit)
        || (inner.bytes().any(|byte| byte.is_ascii_uppercase()) && has(u8::is_ascii_lowercase))
        || word.len() > 24
}

pub(super) fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
