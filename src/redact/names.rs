//! Names of secrets, and how a value must look to be one.

use Class::{Authorization, Cookie, Password, Pin, Session, Token, Weak};

use super::look::{Look, without_end};
use super::trigrams::Trigrams;
use super::view::end_of;
use crate::table::{Fact, Row, Table, words};

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
    Authorization false: "authorization";
    Cookie true: "cookie" "setcookie";
    Password false: "mnemonic" "passcode" "passphrase" "passwd" "password" "pswd" "pwd" "seedphrase";
    Password true: "pass" "pgpass" "pw";
    Pin false: "otpcode" "mfacode";
    Pin true: "cvc" "cvv" "otp" "pin" "totp";
    Token false: "accesscode" "accesskey" "accountkey" "adminkey" "apikey" "appkey" "authkey"
        "backupcode" "clientkey" "connectionstring" "consumerkey" "credential" "deploykey"
        "encryptionkey" "functionskey" "integrationkey" "licensekey" "masterkey" "privatekey" "recoverycode"
        "secret" "secretkey" "servicekey" "sharedkey" "signingkey" "storagekey" "subscriptionkey" "token"
        "verificationcode" "webhookkey";
    Token true: "cred" "csrf" "jwt" "xsrf";
    Session false: "authcookie" "sessid" "sessioncookie" "sessionid" "signature" "verifier";
    Session true: "auth" "sid" "sig";
    Weak false: "assertion" "authorizationcode" "devicecode";
    Weak true: "code" "hmac" "key" "license" "mac" "nonce" "salt" "seed" "session";
};

/// Ends of names that look like those of secrets but whose values are harmless.
pub(super) static HARMLESS: Table<Fact<&str>> = words![
    "cancellationtoken" "continuationtoken" "foreignkey" "hostkey" "idempotencykey" "idempotencytoken"
    "nexttoken" "objectkey" "pagetoken" "paginationtoken" "primarykey" "publickey"
    "publishablekey" "resumetoken" "synctoken"
];

/// Words that may follow in the name of a secret: `SECRET_KEY_BASE`, `password_confirmation`.
pub(super) static SUFFIXES: Table<Fact<&str>> = words![
    "again" "base" "confirm" "confirmation" "current" "data" "dev" "hash" "live" "new" "old" "plain"
    "primary" "prod" "production" "raw" "repeat" "secondary" "staging" "string" "test" "text" "value"
];

/// Names of fields and arguments that repeat the value of another: `input_value='x'`.
pub(super) static ECHOES: Table<Fact<&str>> = words![
    "actual" "content" "context" "ctx" "current" "data" "default" "given" "got" "input" "new" "old" "params"
    "previous" "provided" "received" "submitted" "val"
];

/// The last letters of names, in reverse order. Most other names are rejected by them.
static ENDINGS: Trigrams = endings(true);

/// Those of the names that occur in prose.
static PROSE_ENDINGS: Trigrams = endings(false);

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn endings(is_all: bool) -> Trigrams {
    let mut endings = Trigrams::NONE;
    let mut index = 0;
    while index < NAMES.as_slice().len() {
        let name = NAMES.as_slice()[index].text.as_bytes();
        if is_all || matches!(NAMES.as_slice()[index].class, Password | Token) {
            endings = with_ending(endings, name);
            // The plural; but `https` is not one of `otp`.
            if !NAMES.as_slice()[index].is_word {
                endings = endings.with(b's', name[name.len() - 1], name[name.len() - 2]);
            }
        }
        index += 1;
    }
    if is_all {
        endings = with_endings(with_endings(endings, &SUFFIXES), &ECHOES);
    }
    endings
}

const fn with_endings(mut endings: Trigrams, words: &Table<Fact<&str>>) -> Trigrams {
    let mut index = 0;
    while let Some(word) = words.fact(index) {
        endings = with_ending(endings, word.as_bytes());
        index += 1;
    }
    endings
}

const fn with_ending(endings: Trigrams, word: &[u8]) -> Trigrams {
    match word {
        [.., third, next, last] => endings.with(*last, *next, *third),
        [.., next, last] => endings.with(*last, *next, 0),
        _ => endings,
    }
}

/// Whether a text may end with a name: of a secret, or of a field that repeats a value. Signs and
/// digits may follow it.
pub(super) fn may_end_with_name(text: &[u8]) -> bool {
    let mut last = text.iter().rev().take(MAX_SIGNS);
    let signs = last.position(u8::is_ascii_alphabetic);
    signs.is_some_and(|signs| ENDINGS.may_end(text, signs))
}

/// Whether a text may end with a name that occurs in prose: `token `, `password: `, `secret is `.
pub(super) fn may_introduce(text: &[u8]) -> bool {
    let after = match text {
        [.., b' ', b'i', b's', b' '] => 4,
        [.., b':', b' '] => 2,
        [.., b' '] => 1,
        _ => return false,
    };
    PROSE_ENDINGS.may_end(text, after)
}

/// Returns what a name says about its value; `None` if it is not the name of a secret.
pub(super) fn class_of(name: &str) -> Option<Class> {
    let name = end_of(name, MAX_NAME).as_bytes();
    // `passwd.1` is a page of the manual.
    let is_page = || name.contains(&b'.') && name.last().is_some_and(u8::is_ascii_digit);
    if !may_end_with_name(name) || is_page() {
        return None;
    }
    let bare = trim_end(name);
    let mut suffixes = SUFFIXES.rows();
    let stem = suffixes.find_map(|suffix| strip_word(bare, suffix, true));
    let stem = stem.map(trim_end).filter(|stem| !stem.is_empty());
    let stem = match stem.unwrap_or(bare) {
        [stem @ .., b's' | b'S'] if !stem.ends_with(b"s") && !stem.ends_with(b"S") => stem,
        stem => stem,
    };
    let mut names = NAMES.rows();
    let name = names.find(|name| {
        let before = strip_word(stem, name.text, name.is_word);
        // `session_cookie` is not a header, `Set-Cookie` is one.
        before.is_some_and(|before| name.class != Cookie || before.is_empty())
    })?;
    let mut harmless = HARMLESS.rows();
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
    let last = letters.as_bytes().last()?;
    if !name.last()?.eq_ignore_ascii_case(last) {
        return None;
    }
    let (mut rest, mut first) = (name, 0);
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
    if !may_end_with_name(name.as_bytes()) {
        return false;
    }
    let ends = |end: &str| {
        let last = name.get(name.len().wrapping_sub(end.len())..);
        last.is_some_and(|last| last.eq_ignore_ascii_case(end))
    };
    let mut echoes = ECHOES.rows();
    ends("value") || (name.len() < 10 && echoes.any(|echo| name.eq_ignore_ascii_case(echo)))
}

/// How a name and its value are connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// As in `/path?name=value`.
    Query,
    /// As in `NAME=value`.
    Assigned,
    /// As in JSON and in `name: "value"`.
    Quoted,
    /// As in `name: value`, which may also be a sentence.
    Prose,
}

/// Whether a value of this class looks like a secret.
pub(super) fn is_secret(class: Class, context: Context, value: &str) -> bool {
    let look = Look::of(value);
    let value = without_end(value);
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
    match class {
        Authorization | Cookie => true,
        Password => {
            look >= Look::Word || (context != Context::Prose && is_number && value.len() > 3)
        }
        Pin => is_number && value.len() > 2 && context != Context::Prose,
        Token if context == Context::Query => look >= Look::Word,
        Token => look >= Look::Mixed,
        Session if matches!(context, Context::Query | Context::Assigned) => {
            look >= Look::Mixed && !is_number
        }
        Weak if context == Context::Query => look >= Look::Mixed && !is_number && value.len() > 7,
        Session | Weak => {
            is_strong(value) && (look == Look::Random || (look == Look::Mixed && value.len() > 19))
        }
    }
}

/// Whether a random value is long, and not an ID such as `sess_01hzy3k9`.
pub(super) fn is_strong(value: &str) -> bool {
    let value = without_end(value);
    let first = value.split(['_', '-']).next().unwrap_or_default();
    let is_id = first.len() < value.len() && first.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_uuid = value.len() == 36 && value.matches('-').count() == 4;
    let is_path =
        value.contains(['.', ':', ' ']) || (value.contains('/') && !value.contains(['=', '+']));
    value.len() >= 16 && !is_id && !is_uuid && !is_path && !value.starts_with("0x")
}
