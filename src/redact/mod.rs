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

use crate::table::{Fact, Table, fact};

use by_name::{after_client_flag, after_flag, after_name};
use by_shape::{after_scheme, jwt, key, private_key, user_information};
pub(crate) use json::redact_value;
use scan::length_until_byte;
use token::is_word_char;

/// Replaces a credential.
pub(crate) const MASK: &str = "[masked]";

/// How often a text is searched for credentials, at most.
const MAX_PASSES: usize = 8;

/// The characters at which a credential is detected, each with those that may follow it; empty for
/// any: the sign after a name, or the first character of a key, a scheme, a flag or a token.
static TRIGGERS: Table<Fact<(u8, &[u8])>> = Table::new(&[
    fact((b'=', b""), "token=SECRET"),
    fact((b':', b""), "token: SECRET"),
    fact((b'-', b""), "--token SECRET"),
    fact((b'A', b"K"), "AKIASECRET7EXAMPLE"),
    fact((b'B', b"aAeE"), "Bearer SECRET"),
    fact((b'b', b"aAeE"), "bearer SECRET"),
    fact((b'e', b"y"), "eyJSECRET.eyJzdWIi"),
    fact((b'g', b"hil"), "ghp_SECRET0123456789"),
    fact((b'h', b"f"), "hf_SECRET0123456789"),
    fact((b'n', b"ps"), "ns_live_SECRET"),
    fact((b's', b"k"), "sk-SECRET0123456789"),
    fact((b'x', b"o"), "xoxb-SECRET01"),
]);

/// What each byte means for the search, so that it takes one look-up: the lower half has a bit for
/// each trigger that it is, and the upper half one for each trigger that it may follow.
static CLASSES: [u32; 256] = classes();

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn classes() -> [u32; 256] {
    let mut classes = [0; 256];
    let mut index = 0;
    while let Some((trigger, next)) = TRIGGERS.fact(index) {
        classes[*trigger as usize] |= 1 << index;
        let mut byte = 0;
        while byte < if next.is_empty() { 256 } else { next.len() } {
            let follows = if next.is_empty() {
                byte
            } else {
                next[byte] as usize
            };
            classes[follows] |= 1 << (16 + index);
            byte += 1;
        }
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
    while let Some(rest) = text.get(at..) {
        let mut before = 0;
        let length = length_until_byte(rest, |byte| {
            let class = CLASSES.get(usize::from(byte)).copied().unwrap_or_default();
            let is_trigger = before & (class >> 16) != 0;
            before = class;
            is_trigger
        });
        if length == rest.len() {
            break;
        }
        // The trigger is before the byte that may follow it.
        at += length.saturating_sub(1);
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
    // A test may have left out the trigger.
    let is_trigger = |byte: &&u8| cfg!(not(test)) || TRIGGERS.rows().any(|row| row.0 == **byte);
    let range = match from.as_bytes().first().filter(is_trigger)? {
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
