//! Keys and tokens that are recognized by their shape.

use std::ops::Range;

use super::cost::count_read;
use super::look::{Look, PROBE};
use super::names::class_of;
use super::prefixes::{may_begin_key, prefixes_of};
use super::urls::secret_path;
use super::view::View;
use super::{SecretKind, Span};
use crate::slice::{end_of, from, length_until, to};
use crate::table::{Words, words};

/// The shortest word in which a key is searched after its beginning, in bytes.
const SHORT_WORD: usize = 12;

/// The shortest and the longest word that begins with a name to which a key is glued, in bytes.
const SHORTEST_NAME: usize = 5;
const LONGEST_NAME: usize = 20;

/// The longest header of a JSON Web Token, in bytes.
const MAX_HEADER: usize = 4096;

/// The shortest key without a prefix, in bytes.
const LONG_KEY: usize = 32;

/// What is inside keys, or at their end: of Mailchimp, Terraform, Azure AD and `MaxMind`.
pub(super) static MARKS: Words = words!["-us1" "-us2" ".atlasv1." "Q~" "_mmk"];

/// Returns the secret in a long word of letters, digits and `_-.~`.
pub(super) fn in_word(view: &View, word: Range<usize>) -> Option<Span> {
    let text = &*view.text;
    let tail = |begin: usize| begin..begin + tail_length(text, begin);
    if let Some((kind, begin)) = key(text, &word) {
        return Some(kind.at(tail(begin)));
    }
    let is_in_path = text.as_bytes().get(word.start.wrapping_sub(1)) == Some(&b'/');
    let shown = from(to(text, word.end), word.start);
    let has_mark = || MARKS.iter().any(|mark| to(shown, PROBE).contains(mark));
    let is_random = || Look::of_signs(to(shown, PROBE)) >= Look::Random;
    if is_in_path && is_random() {
        secret_path(text, word)
    } else if word.len() >= LONG_KEY && ((has_mark() && is_random()) || is_signed(shown)) {
        Some(SecretKind::Key.at(tail(word.start)))
    } else {
        None
    }
}

/// Whether a word has three random parts, such as the token of a Discord bot or a signed cookie.
fn is_signed(word: &str) -> bool {
    let mut parts = word.split('.');
    let mut is_random = |least: usize| {
        let part = parts.next().unwrap_or_default();
        part.len() >= least && Look::of_signs(to(part, PROBE)) >= Look::Random
    };
    is_random(18) && is_random(5) && is_random(20) && parts.next().is_none()
}

/// Returns where a JSON Web Token begins, or the secret of a key: after its prefix.
pub(super) fn key(text: &str, word: &Range<usize>) -> Option<(SecretKind, usize)> {
    let bytes = text.as_bytes().get(word.clone())?;
    // A prefix begins a part of the word, or is glued to a name in the first part. Only the shortest
    // keys are in short words.
    let mut begin = 0;
    loop {
        let rest = bytes.get(begin..)?;
        let is_short = bytes.len() < SHORT_WORD;
        let joint = if is_short {
            None
        } else {
            rest.iter().position(|byte| b"-._~".contains(byte))
        };
        let part = joint.unwrap_or(rest.len());
        let is_name = begin == 0 && part >= SHORTEST_NAME && !is_short;
        for at in 0..if is_name { part.min(LONGEST_NAME) } else { 1 } {
            if rest.get(at..).is_some_and(may_begin_key) {
                let key = key_at(text, word, word.start + begin + at, at > 0);
                if key.is_some() {
                    return key;
                }
            }
        }
        begin += joint? + 1;
    }
}

fn key_at(
    text: &str,
    word: &Range<usize>,
    at: usize,
    is_glued: bool,
) -> Option<(SecretKind, usize)> {
    let rest = from(to(text, word.end), at);
    // `{"` in Base64, a dot and more Base64.
    if rest.starts_with("eyJ") {
        let (header, payload) = to(rest, MAX_HEADER).split_once('.').unwrap_or_default();
        let payload = payload.trim_start_matches('.');
        if header.len() > 3 && payload.len() > 3 && !to(payload, 4).contains('.') {
            return Some((SecretKind::Jwt, at));
        }
    }
    let mut prefixes = prefixes_of(text.as_bytes().get(at..)?);
    prefixes.find_map(|prefix| {
        // Keys may be glued to a name, and those of this API to anything.
        let glue = || from(to(text, at), word.start);
        let is_capital =
            || rest.starts_with('A') && glue().ends_with(|c: char| c.is_ascii_lowercase());
        if is_glued && !prefix.as_bytes().starts_with(b"ns_") && !is_capital() {
            class_of(glue())?;
        }
        let begin = at + prefix.as_bytes().len();
        let shown = to(text, begin + prefix.least().max(PROBE));
        let shown = to(from(shown, begin), tail_length(shown, begin));
        let last = prefix.as_bytes().last();
        let is_joined = last.is_some_and(|last| !last.is_ascii_alphanumeric());
        let is_key = shown.len() >= prefix.least() && is_key(shown, prefix.least(), is_joined);
        is_key.then_some((SecretKind::Key, begin))
    })
}

/// Whether what follows a prefix is a key, not a name: `sk-learn-environment`, `ns_test_vol_1`.
fn is_key(tail: &str, least: usize, is_joined: bool) -> bool {
    let digits = || tail.bytes().filter(u8::is_ascii_digit).count();
    match Look::of_signs(tail) {
        Look::Random | Look::Mixed => true,
        _ if !is_joined => false,
        // `ns_live_-`
        Look::Plain if least == 1 => true,
        // `xoxb-123456789012-345678901234`, `xoxo-1-2-3-a`
        Look::Name | Look::Number | Look::Plain => least > 1 && (digits() > 9 || least < 8),
        _ => false,
    }
}

/// Returns how long a key is that continues at `begin`. A path may continue after it.
fn tail_length(text: &str, begin: usize) -> usize {
    let lead = end_of(to(text, begin), PROBE);
    let lead = lead.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "_-.".contains(c));
    let is_in_path = lead.ends_with('/');
    let rest = from(text, begin);
    let length = length_until(rest, |&(_, c)| {
        !c.is_ascii_alphanumeric() && !"-_.+=~".contains(c) && (is_in_path || c != '/')
    });
    count_read(length);
    to(rest, length).trim_end_matches(['.', '/']).len()
}

/// Returns the token of a Telegram bot, `123456:AAE...`.
pub(super) fn bot_token(view: &View, colon: usize) -> Option<Span> {
    let (before, token) = view.text.split_at_checked(colon)?;
    let last = before.bytes().rev().take(12);
    let digits = last.take_while(u8::is_ascii_digit).count();
    if !(6..12).contains(&digits) {
        return None;
    }
    let token = to(from(token, 1), PROBE);
    let length = length_until(token, |&(_, c)| {
        !c.is_ascii_alphanumeric() && c != '-' && c != '_'
    });
    let is_token = (30..40).contains(&length) && Look::of_signs(to(token, length)) == Look::Random;
    is_token.then(|| SecretKind::Key.at(colon - digits..colon + 1 + length))
}
