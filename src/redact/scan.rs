//! Finds the secrets of a text, from its beginning to its end.

use std::ops::Range;

use super::blocks::{block, putty};
use super::context::{after_sign, after_words, may_introduce, next_item};
use super::cost::count_read;
use super::flags::after_flag;
use super::keys::{bot_token, in_word};
use super::urls::{password_before_at, user_information};
use super::view::View;
use super::{MASK, SecretKind, Span};
use crate::slice::from;
use crate::untrusted::needs_escape;

/// The shortest word in which a key is searched, in bytes: `ns_live_x`.
const LONG_WORD: usize = 9;

// What a byte is, as bits.
/// Part of a word: of a name, a key or a flag.
const WORD: u8 = 1;
/// A capital or a digit: secrets have one.
const STRONG: u8 = 2;
/// A sign that may introduce a secret.
const SIGN: u8 = 4;
/// The beginning of an escape, or of a character that may be invisible.
const ESCAPE: u8 = 8;
/// What is between the parts of keys.
const JOINT: u8 = 16;
/// The dash of a flag, or the `_` of `ns_`.
const INSIDE: u8 = 32;
/// What a word has that may be a secret or introduce one, or the byte after it.
const TRIGGER: u8 = STRONG | SIGN | ESCAPE | INSIDE;

static CLASSES: [u8; 256] = classes();

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut byte = 0_u8;
    while byte < 255 {
        classes[byte as usize] = match byte {
            b'-' | b'_' => WORD | JOINT | INSIDE,
            b'.' => WORD | JOINT,
            b'A'..=b'Z' | b'0'..=b'9' => WORD | STRONG,
            b'a'..=b'z' | b'~' => WORD,
            b':' | b'=' | b'>' | b'@' | b'"' | b'\'' | b'`' | b'[' => SIGN,
            b'\\' | b'%' | b'&' => ESCAPE,
            b'\t' | b'\n' | b'\r' | b' '..=b'~' => 0,
            // The first bytes of the characters that need an escape.
            0..=0x7f | 0xc2 | 0xcd | 0xd8 | 0xe1..=0xe3 | 0xef | 0xf0 | 0xf3 => ESCAPE,
            _ => 0,
        };
        byte += 1;
    }
    classes
}

fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Whether a text is one word that may be a key; `None` if it is not one word.
pub(super) fn may_be_key(text: &str) -> Option<bool> {
    let (mut any, mut all) = (0, WORD);
    for byte in text.bytes() {
        any |= class(byte);
        all &= class(byte);
    }
    (all == WORD).then_some(any & STRONG != 0 && any & JOINT != 0)
}

/// Returns the secrets of a text in order; `None` if it first has to be decoded.
pub(super) fn secrets(view: &View) -> Option<Vec<Span>> {
    let bytes = view.text.as_bytes();
    let mut spans = Vec::new();
    let (mut at, mut done) = (0, 0);
    // A word, which may be empty, and the byte after it.
    while let Some(rest @ [_, ..]) = bytes.get(at..) {
        let mut any = 0;
        let end = rest.iter().position(|&byte| {
            any |= class(byte);
            class(byte) & WORD == 0
        });
        let length = end.unwrap_or(rest.len());
        count_read(length + 1);
        if any & TRIGGER == 0 {
            at += length + 1;
            continue;
        }
        let word = at..at + length;
        at = word.end;
        let mut found = at_word(view, word, any & STRONG != 0, done);
        if found.is_none() {
            found = match bytes.get(at).map_or(0, |&byte| class(byte)) {
                SIGN => at_sign(view, at),
                ESCAPE if !view.is_decoded() && is_escape(from(&view.text, at)) => return None,
                _ => None,
            };
            at += 1;
        }
        while let Some(span) = found.filter(|span| span.range.start >= done) {
            let secret = bytes.get(span.range.clone()).unwrap_or_default();
            // Decoded, the secret may be longer.
            if !view.is_decoded() && secret.iter().any(|&byte| class(byte) == ESCAPE) {
                return None;
            }
            found = next_item(view, &span);
            if !secret.is_empty() && secret != MASK.as_bytes() {
                done = span.range.end;
                at = at.max(done);
                spans.push(span);
            }
        }
    }
    Some(spans)
}

fn is_escape(text: &str) -> bool {
    match text.as_bytes() {
        [b'\\' | b'%' | b'&', next, ..] => !next.is_ascii_whitespace(),
        _ => text.starts_with(needs_escape),
    }
}

/// Returns the secret that a word is or introduces, or that the words before it introduce.
fn at_word(view: &View, word: Range<usize>, is_strong: bool, done: usize) -> Option<Span> {
    let bytes = view.text.as_bytes();
    let introduced = match bytes.get(word.clone())? {
        [b'-', b'-', b'-', ..] => block(view, word.clone(), done),
        [b'-', _, ..] => after_flag(view, word.start, word.end),
        _ if is_strong && may_introduce(bytes.get(..word.start)?) => after_words(view, word.start),
        _ => None,
    };
    // A key keeps its prefix, unless it is a credential: `Bearer ghp_...`.
    let is_named = |span: &Span| span.kind == SecretKind::NamedValue;
    let may_be_key = word.len() >= LONG_WORD && introduced.as_ref().is_none_or(is_named);
    let key = may_be_key.then(|| in_word(view, word)).flatten();
    key.or(introduced)
}

/// Returns the secret that a sign introduces.
fn at_sign(view: &View, at: usize) -> Option<Span> {
    match view.text.as_bytes().get(at)? {
        b':' => after_sign(view, at)
            .or_else(|| user_information(view, at))
            .or_else(|| putty(view, at))
            .or_else(|| bot_token(view, at)),
        b'@' => password_before_at(view, at),
        b'=' | b'>' => after_sign(view, at),
        _ => after_words(view, at),
    }
}
