//! The value after a name, a flag or a scheme: where it ends, and whether it looks like a
//! credential.

use std::ops::Range;

use crate::table::{Fact, Table, fact};

use super::MASK;
use super::scan::length_until;

/// Words that occur instead of a credential, and say what is wrong with it or that it is missing.
/// The examples are texts of a field `password`.
pub(super) static STOP_WORDS: Table<Fact<&str>> = Table::new(&[
    fact("absent", "absent from the request"),
    fact("cannot", "cannot be reused"),
    fact("denied", "access denied"),
    fact("empty", "empty"),
    fact("expired", "expired yesterday"),
    fact("failed", "failed the check"),
    fact("false", "false"),
    fact("forbidden", "forbidden here"),
    fact("invalid", "invalid format"),
    fact("is", "this field is weak"),
    fact("malformed", "malformed header"),
    fact("missing", "missing from the body"),
    fact("must", "must be 8 characters"),
    fact("needs", "needs a digit"),
    fact("none", "none given"),
    fact("not", "not found"),
    fact("null", "null"),
    fact("rejected", "rejected by the server"),
    fact("required", "field required"),
    fact("revoked", "revoked by its owner"),
    fact("should", "should be longer"),
    fact("too", "too short"),
    fact("true", "true"),
    fact("unauthorized", "unauthorized"),
    fact("undefined", "undefined"),
    fact("unknown", "unknown key"),
    fact("was", "was leaked"),
]);

/// How much of a value decides whether it is a credential, in bytes. Without a limit, a long text
/// would be read again at each name in it.
const PROBE_LENGTH: usize = 64;

/// The word or the quoted text that a value begins with, up to [`PROBE_LENGTH`].
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) rest: &'t str,
    pub(super) is_quoted: bool,
}

impl<'t> Word<'t> {
    pub(super) fn first_of(value: &'t str) -> Option<Self> {
        let probe = probe(value);
        let word = first_value(probe)?;
        Some(Self {
            text: probe.get(word.clone())?,
            rest: probe.get(word.end..)?,
            is_quoted: word.start > 0,
        })
    }
}

/// Returns the range of the value that a text begins with: a quoted text without its quotes, or a
/// word.
fn first_value(text: &str) -> Option<Range<usize>> {
    let backslashes = length_until(text, |c| c != '\\');
    let unescaped = text.get(backslashes..)?;
    if let Some(quote) = unescaped.chars().next().filter(|&c| is_quote(c)) {
        let begin = backslashes + 1;
        let value = text.get(begin..)?;
        let end = if backslashes == 0 {
            quote_end(value, Some(quote))
        } else {
            escaped_quote_end(value, quote, backslashes)
        };
        let value = value.get(..end)?.trim_end_matches('\\');
        return Some(begin..begin + value.len());
    }
    // What follows a mask without a space belongs to the same value: `token=[masked]rest`.
    let mask = if text.starts_with(MASK) {
        MASK.len()
    } else {
        0
    };
    Some(0..mask + length_until(text.get(mask..)?, ends_word))
}

/// Returns the range of the first value in `suffix`, which is the end of `text`, counted from the
/// beginning of `text`.
pub(super) fn first_value_in(text: &str, suffix: &str) -> Option<Range<usize>> {
    let begin = text.len() - suffix.len();
    let value = first_value(suffix)?;
    Some(begin + value.start..begin + value.end)
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`')
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || is_quote(c) || "&<>;,()[]{}|\\".contains(c)
}

/// Returns the length of the text before the end of its line, or before this quote if it is not
/// escaped.
pub(super) fn quote_end(text: &str, quote: Option<char>) -> usize {
    let mut is_escaped = false;
    length_until(text, |c| {
        let is_end = matches!(c, '\r' | '\n') || (!is_escaped && Some(c) == quote);
        is_escaped = c == '\\' && !is_escaped;
        is_end
    })
}

/// Returns the length of the text before the end of its line, or before the quote that closes one
/// with this number of backslashes. Quotes inside the value have more: `\"a \\\"b\\\" c\"`.
fn escaped_quote_end(text: &str, quote: char, max_backslashes: usize) -> usize {
    let mut backslashes = 0;
    length_until(text, |c| {
        let is_end = matches!(c, '\r' | '\n') || (c == quote && backslashes <= max_backslashes);
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
        is_end
    })
}

/// Returns the beginning of a text, up to [`PROBE_LENGTH`].
pub(super) fn probe(text: &str) -> &str {
    let max = PROBE_LENGTH.min(text.len());
    let end = (0..=max).rfind(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// Whether a word looks unlike a word of a natural language: it has digits, or capitals inside, or
/// is long.
pub(super) fn looks_random(word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| word.bytes().any(|byte| is(&byte));
    // Sentences begin with a capital.
    let has_inner_upper = word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
    has(u8::is_ascii_digit) || (has_inner_upper && has(u8::is_ascii_lowercase)) || word.len() > 24
}

pub(super) const fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use crate::tree::json;

    use super::*;
    use crate::redact::{redact, redact_value};
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_stop_word_is_needed_in_texts_about_a_field() {
        assert_each_row_is_needed("stop words", &STOP_WORDS, |row| {
            redact_value(&mut json!({"password": row.example()})) == 0
        });
    }

    #[test]
    fn each_stop_word_is_needed_after_a_name() {
        assert_each_row_is_needed("stop words", &STOP_WORDS, |row| {
            redact(&format!("password={}", row.to_uppercase())).count == 0
        });
    }

    #[test]
    fn each_of_these_characters_ends_a_value() {
        for end in "\"&'<>;,()[]{}|\\` \t\r\n\u{a0}".chars() {
            let text = format!("token=SECRET{end}rest");
            let redacted = format!("token=[masked]{end}rest");
            assert_eq!(redact(&text).text, redacted);
        }
    }

    #[test]
    fn each_of_these_quotes_surrounds_a_value() {
        for quote in ['"', '\'', '`'] {
            let text = format!("token={quote}two words{quote} x");
            let redacted = format!("token={quote}[masked]{quote} x");
            assert_eq!(redact(&text).text, redacted);
        }
    }
}
