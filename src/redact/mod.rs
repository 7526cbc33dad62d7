//! Redacts credentials in the texts of a response.
//!
//! A message may quote the request that failed, with its key or its signed URL. Texts are redacted
//! when they are read, so that no output can show a credential. In doubt, a word is redacted:
//! the user can look it up in the response, but cannot take back a key that was posted in a ticket.
//! A secret that looks like any other word of a sentence is not detected.

mod by_name;
mod by_shape;
mod json;
mod scan;
#[cfg(test)]
mod tests;
mod token;

use std::borrow::Cow;
use std::ops::Range;

use crate::table::{ByteSet, Fact, Table, fact};

use by_name::{after_client_flag, after_flag, after_name};
use by_shape::{after_scheme, jwt, key, private_key, user_information};
pub(crate) use json::redact_value;
use scan::length_until_byte;
use token::is_word_char;

/// Replaces a credential.
pub(crate) const MASK: &str = "[masked]";

/// How often a text is searched for credentials, at most.
const MAX_PASSES: usize = 8;

/// The characters at which a credential is detected: the sign after a name, or the first character
/// of a key, a scheme, a flag or a token.
static TRIGGERS: Table<Fact<u8>> = Table::new(&[
    fact(b'=', "token=SECRET"),
    fact(b':', "token: SECRET"),
    fact(b'-', "--token SECRET"),
    fact(b'A', "AKIASECRET7EXAMPLE"),
    fact(b'B', "Bearer SECRET"),
    fact(b'b', "bearer SECRET"),
    fact(b'e', "eyJSECRET.eyJzdWIi"),
    fact(b'g', "ghp_SECRET0123456789"),
    fact(b'h', "hf_SECRET0123456789"),
    fact(b'n', "ns_live_SECRET"),
    fact(b's', "sk-SECRET0123456789"),
    fact(b'x', "xoxb-SECRET01"),
]);

/// The bytes of [`TRIGGERS`].
static TRIGGER_BYTES: ByteSet = TRIGGERS.byte_set();

/// What each byte means for the search, so that it takes one look-up: bit 0 says that a credential
/// may be detected at it after another character than a letter, bit 1 the same after a letter, and
/// bit 2 that it is a letter of a word.
static CLASSES: [u8; 256] = classes();

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
#[expect(clippy::cast_possible_truncation, reason = "the index is below 256")]
const fn classes() -> [u8; 256] {
    let triggers = TRIGGERS.bytes();
    let mut classes = [0; 256];
    let mut index = 0;
    while index < classes.len() {
        let is_letter = is_word_char(index as u8 as char);
        // Inside a word, only the key `ns_...` is detected.
        let may_follow_letter = !is_letter || index as u8 == b'n';
        classes[index] = match (triggers[index], may_follow_letter) {
            (false, _) => 0,
            (true, false) => 0b01,
            (true, true) => 0b11,
        } | (is_letter as u8) << 2;
        index += 1;
    }
    classes
}

/// A text in which credentials are replaced by `[masked]`.
#[derive(Debug, PartialEq)]
pub(crate) struct Redacted<'t> {
    pub(crate) text: Cow<'t, str>,
    /// How many credentials were replaced.
    pub(crate) count: usize,
}

/// Redacts the credentials in a text. Redacting the result again changes nothing.
pub(crate) fn redact(text: &str) -> Redacted<'_> {
    let mut redacted = Redacted {
        text: Cow::Borrowed(text),
        count: 0,
    };
    // Without one credential, another may be detected: in `--ns_live_token x`, the first pass
    // redacts the value of the flag, and the second one the name, which looks like a key.
    for _ in 0..MAX_PASSES {
        let Some((text, count)) = redact_once(&redacted.text) else {
            return redacted;
        };
        redacted.text = Cow::Owned(text);
        redacted.count += count;
    }
    // Only a text that was crafted for it needs more passes.
    redacted.text = Cow::Borrowed(MASK);
    redacted
}

/// Returns the text after one search, with the number of credentials; `None` if nothing was found.
fn redact_once(text: &str) -> Option<(String, usize)> {
    let mut redacted = String::new();
    let mut count = 0;
    let mut copied_to = 0;
    let mut at = 0;
    while let Some((before, rest)) = text.split_at_checked(at) {
        let mut is_in_word = u8::from(before.ends_with(is_word_char));
        at += length_until_byte(rest, |byte| {
            let class = CLASSES.get(usize::from(byte)).copied().unwrap_or_default();
            let may_begin = (class >> is_in_word) & 1 == 1;
            is_in_word = class >> 2;
            may_begin
        });
        if at == text.len() {
            break;
        }
        let credential = credential_at(text, at).filter(|credential| {
            let credential = text.get(credential.clone()).unwrap_or_default();
            !credential.is_empty() && credential != MASK
        });
        let Some(credential) = credential else {
            at += 1;
            continue;
        };
        redacted.push_str(text.get(copied_to..credential.start).unwrap_or_default());
        redacted.push_str(MASK);
        count += 1;
        copied_to = credential.end;
        at = credential.end.max(at + 1);
    }
    if count == 0 {
        return None;
    }
    redacted.push_str(text.get(copied_to..).unwrap_or_default());
    Some((redacted, count))
}

/// Returns the range of the credential that the character at `at` introduces.
fn credential_at(text: &str, at: usize) -> Option<Range<usize>> {
    let (before, from) = text.split_at_checked(at)?;
    // A test may have left out the byte.
    let first = from.as_bytes().first();
    let range = match first.filter(|byte| TRIGGER_BYTES.contains(**byte))? {
        b'=' | b':' => after_name(before, from).or_else(|| user_information(from)),
        // These keys may follow a letter: in `\\nns_live_x` it belongs to an escaped line break.
        b'n' if from.starts_with("ns_") => key(from),
        _ if before.ends_with(is_word_char) => None,
        b'-' => private_key(from)
            .or_else(|| after_client_flag(from))
            .or_else(|| after_flag(from)),
        b'B' | b'b' => after_scheme(from),
        b'e' => jwt(before, from),
        _ => key(from),
    }?;
    Some(at + range.start..at + range.end)
}
