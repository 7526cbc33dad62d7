//! Names of secrets.

use Class::{Authorization, Basic, Bearer, Cookie, Password, Pin, Session, Token, Weak};

use super::SecretKind;
use super::letters::Letters;
use crate::slice::{end_of, ends_with_any_case};
use crate::table::{Row, Table, Words, words};

/// The longest name, in bytes.
pub(super) const MAX_NAME: usize = 64;

/// How many signs and digits may follow the letters of a name.
const MAX_SIGNS: usize = 8;

/// What a name says about its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A header, whose whole value is secret.
    Authorization,
    Cookie,
    /// A scheme of the header.
    Bearer,
    Basic,
    /// People choose it, so that it may be a word.
    Password,
    /// A number.
    Pin,
    /// Programs make it, so that it has digits or is long.
    Token,
    /// Like a token, but other values also have the name: `sig=9`, `session_id: sess_1`.
    Session,
    /// Most values of this name are harmless. A secret one is long and random.
    Weak,
}

impl Class {
    /// Returns the kind of the secrets with a name of this class.
    pub(super) const fn kind(self) -> SecretKind {
        match self {
            Authorization | Bearer | Basic => SecretKind::Authorization,
            Cookie => SecretKind::Cookie,
            Password | Pin | Token | Session | Weak => SecretKind::NamedValue,
        }
    }
}

/// The end of a name. Case, separators, a plural and digits at the end do not matter.
#[derive(Debug)]
pub(super) struct Name {
    text: &'static str,
    pub(super) class: Class,
    /// Whether it has to be a whole word of the name, because other words end with it: `bypass`.
    is_word: bool,
}

impl Row for Name {
    #[cfg(test)]
    fn example(&self) -> &'static str {
        self.text
    }
}

macro_rules! names {
    ($($class:ident $is_word:literal: $($text:literal)+;)+) => {
        Table::new(&[$($(Name { text: $text, class: $class, is_word: $is_word }),+),+])
    };
}

pub(super) static NAMES: Table<Name> = names! {
    Authorization false: "authorization" "authorizationheader" "authheader";
    Cookie false: "cookie";
    Bearer true: "bearer";
    Basic true: "basic";
    Pin false: "accesscode" "mfacode" "onetimecode" "onetimepassword" "otpcode" "verificationcode";
    Pin true: "cvc" "cvv" "otp" "pin" "totp";
    Password false: "backupcode" "identifiedby" "mnemonic" "pass" "passcode" "passphrase" "passwd" "password"
        "passwort" "pswd" "pwd" "recoverycode" "seedphrase";
    Password true: "psk";
    Token false: "accesskey" "accountkey" "adminkey" "apikey" "appkey" "applicationkey" "authkey"
        "clientkey" "connectionstring" "consumerkey" "credential" "deploykey" "encryptionkey"
        "functionskey" "integrationkey" "licensekey" "masterkey" "mfaseed" "otpseed" "privatekey" "secret" "secretid" "secretkey"
        "servicekey" "sharedkey" "signingkey" "storagekey" "subscriptionkey" "token" "webhookkey";
    Token true: "cred" "csrf" "jwt" "xsrf";
    Session false: "sessid" "sessionid" "signature" "verifier";
    Session true: "auth" "sid" "sig";
    Weak false: "assertion" "authorizationcode" "devicecode";
    Weak true: "code" "hmac" "key" "license" "mac" "nonce" "salt" "seed" "session";
};

/// Ends of names that look like those of secrets but whose values are harmless.
pub(super) static HARMLESS: Words = words![
    "bypass" "cancellationtoken" "compass" "continuationtoken" "foreignkey" "hostkey" "idempotencykey" "idempotencytoken"
    "nexttoken" "objectkey" "pagetoken" "paginationtoken" "primarykey" "publickey"
    "publishablekey" "resumetoken" "synctoken"
];

/// Words that may follow in the name of a secret: `SECRET_KEY_BASE`, `password_confirmation`.
pub(super) static SUFFIXES: Words = words![
    "again" "base" "confirm" "confirmation" "current" "data" "dev" "fallback" "hash" "live" "new" "old" "plain"
    "primary" "prod" "production" "raw" "repeat" "secondary" "staging" "string" "test" "text" "value"
];

/// Names of fields and arguments that repeat the value of another: `input_value='x'`.
pub(super) static ECHOES: Words = words![
    "actual" "content" "context" "ctx" "current" "data" "default" "given" "got" "input" "new" "old" "params"
    "previous" "provided" "received" "submitted" "v" "val" "was"
];

/// The last three letters of names, and the three before the last. Most names are rejected by them.
static ENDINGS: (Letters, Letters) = endings();

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn endings() -> (Letters, Letters) {
    let (mut endings, mut index) = ((Letters::NONE, Letters::NONE), 0);
    while index < NAMES.as_slice().len() {
        let name = NAMES.as_slice()[index].text.as_bytes();
        endings = with_ending(endings, name, name.len());
        // The plural; but `https` is not one of `otp`.
        if !NAMES.as_slice()[index].is_word {
            endings = with_ending(endings, name, name.len() + 1);
        }
        index += 1;
    }
    let (tables, mut table) = ([&SUFFIXES, &ECHOES], 0);
    while table < tables.len() {
        index = 0;
        while let Some(word) = tables[table].bytes(index) {
            endings = with_ending(endings, word, word.len());
            index += 1;
        }
        table += 1;
    }
    endings
}

/// Adds the end of a word, or of its plural if it ends one letter later.
const fn with_ending(endings: (Letters, Letters), word: &[u8], end: usize) -> (Letters, Letters) {
    let (third, next) = (letter(word, end, 3), letter(word, end, 2));
    (
        endings.0.with(next, letter(word, end, 1), third),
        endings.1.with(third, next, letter(word, end, 4)),
    )
}

/// Returns the letter of a word or its plural that is this far from the end, or zero.
#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn letter(word: &[u8], end: usize, distance: usize) -> u8 {
    if distance > end {
        0
    } else if end - distance == word.len() {
        b's'
    } else {
        word[end - distance]
    }
}

/// Whether a text may end with a name: of a secret, or of a field that repeats a value. Signs and
/// digits may follow it.
pub(super) fn may_end_with_name(text: &[u8]) -> bool {
    let mut last = text.iter().rev().take(MAX_SIGNS);
    let signs = last.position(u8::is_ascii_alphabetic);
    let name = signs.and_then(|signs| text.get(..text.len() - signs));
    let Some([before @ .., next, last]) = name else {
        return name.is_some();
    };
    let (fourth, third) = match before {
        // A separator may be inside the name.
        [.., third, b'_' | b'-' | b' ' | b'.'] => (b' ', *third),
        [.., fourth, third] => (*fourth, *third),
        _ => (b' ', before.first().copied().unwrap_or_default()),
    };
    ENDINGS.0.may_have(*next, *last, third)
        && (!fourth.is_ascii_alphabetic() || ENDINGS.1.may_have(third, *next, fourth))
}

/// Returns what the name at the end of a text says about its value; `None` if it is not the name of
/// a secret. The name may have two words: `api key`.
pub(super) fn class_of(text: &str) -> Option<Class> {
    let name = end_of(text, MAX_NAME).as_bytes();
    if !may_end_with_name(name) {
        return None;
    }
    let name = trim_end(name);
    let mut suffixes = SUFFIXES.iter();
    let stem = suffixes.find_map(|suffix| strip_word(name, suffix, true));
    let stem = stem.map(trim_end).filter(|stem| !stem.is_empty());
    let stem = match stem.unwrap_or(name) {
        [stem @ .., b's' | b'S'] if !stem.ends_with(b"s") && !stem.ends_with(b"S") => stem,
        stem => stem,
    };
    let mut names = NAMES.rows();
    let name = names.find(|name| strip_word(stem, name.text, name.is_word).is_some())?;
    let mut harmless = HARMLESS.iter();
    let is_harmless = harmless.any(|end| strip_word(stem, end, false).is_some());
    (!is_harmless).then_some(name.class)
}

/// Removes the signs and digits at the end of a name.
fn trim_end(name: &[u8]) -> &[u8] {
    let last = name.iter().rposition(u8::is_ascii_alphabetic);
    last.and_then(|last| name.get(..=last)).unwrap_or_default()
}

/// Returns what is before these letters at the end of a name. Case and separators do not matter.
/// `is_word` is whether the letters have to begin a word of the name.
fn strip_word<'n>(name: &'n [u8], letters: &str, is_word: bool) -> Option<&'n [u8]> {
    let (last, mut rest, mut first) = (name.last()?, name, 0);
    if !letters.as_bytes().ends_with(&[last.to_ascii_lowercase()]) {
        return None;
    }
    for letter in letters.bytes().rev() {
        while let [before @ .., b'_' | b'-' | b' ' | b'.'] = rest {
            rest = before;
        }
        let (last, before) = rest.split_last()?;
        if !last.eq_ignore_ascii_case(&letter) {
            return None;
        }
        (rest, first) = (before, *last);
    }
    let begins_word = |before: &u8| {
        !before.is_ascii_alphanumeric()
            || (before.is_ascii_lowercase() && first.is_ascii_uppercase())
    };
    (!is_word || rest.last().is_none_or(begins_word)).then_some(rest)
}

/// Whether a name is that of a field that repeats the value of another: `given`, `rejectedValue`.
pub(super) fn is_echo(name: &str) -> bool {
    let mut echoes = ECHOES.iter();
    may_end_with_name(name.as_bytes())
        && (ends_with_any_case(name, "value") || echoes.any(|echo| name.eq_ignore_ascii_case(echo)))
}
