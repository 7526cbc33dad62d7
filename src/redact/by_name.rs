//! Credentials that the name before them makes known: of a value, a header, a flag.

use std::ops::Range;

use super::token::{STOP_WORDS, Word, is_of_word, looks_random, probe, quote_end, value_of};

/// How the names of values end that are credentials, in lower case.
const NAME_ENDS: [&str; 27] = [
    "-pass",
    "_pass",
    "access-key",
    "access_key",
    "accesskey",
    "api-key",
    "api_key",
    "apikey",
    "authorization",
    "connection_string",
    "cookie",
    "credential",
    "credentials",
    "jwt",
    "passphrase",
    "passwd",
    "password",
    "private_key",
    "privatekey",
    "pwd",
    "secret",
    "secret_key",
    "secretkey",
    "session_id",
    "sessionid",
    "signature",
    "token",
];

/// Names that end like one of these and are none.
const HARMLESS_ENDS: [&str; 4] = [
    "continuation_token",
    "idempotency_token",
    "next_token",
    "page_token",
];

/// Names that are too short to be the end of another.
const SHORT_NAMES: [&str; 2] = ["pass", "sig"];

/// How the names of headers end whose value may be all that follows on the line.
const HEADERS: [&str; 2] = ["authorization", "cookie"];

/// The schemes that an Authorization header begins with.
const AUTHORIZATION_SCHEMES: [&str; 7] = [
    "apikey",
    "basic",
    "bearer",
    "digest",
    "key",
    "negotiate",
    "token",
];

/// How the names of passwords end.
const PASSWORDS: [&str; 3] = ["passphrase", "passwd", "password"];

/// Flags of clients whose value is a credential when it has this sign in it: a user's name and
/// password, cookies.
const FLAGS: [(&str, char); 5] = [
    ("--proxy-user", ':'),
    ("--user", ':'),
    ("-U", ':'),
    ("-b", '='),
    ("-u", ':'),
];

/// The longest name of a value, in bytes.
const LONGEST_NAME: usize = 64;

/// The credential in `NAME=VALUE` and `NAME: VALUE`, from the sign on.
pub(super) fn after_name(before: &str, from_sign: &str) -> Option<Range<usize>> {
    let before = before.trim_end_matches(' ');
    let quoted = before.strip_suffix(['"', '\'']);
    let unquoted = quoted.map_or(before, |before| before.trim_end_matches('\\'));
    let length = unquoted
        .bytes()
        .rev()
        .take(LONGEST_NAME)
        .take_while(|&byte| byte == b'-' || is_of_word(char::from(byte)))
        .count();
    let name = unquoted.get(unquoted.len() - length..)?;
    if !is_secret(name) {
        return None;
    }
    let value = from_sign.get(1..)?;
    let is_colon = from_sign.starts_with(':');
    if HEADERS.iter().any(|header| ends_with(name, header)) {
        let name_begin = unquoted.len() - length;
        let opening = unquoted
            .get(..name_begin)
            .and_then(|text| text.chars().last());
        if let Some(header) = header_value(value, opening) {
            return Some(1 + header.start..1 + header.end);
        }
    }
    let blanks = value.len() - value.trim_start_matches([' ', '\t']).len();
    let value = value.get(blanks..)?;
    let Word {
        text,
        behind,
        is_quoted,
    } = Word::of(value)?;
    // Prose has colons too: "invalid token: the signature does not match".
    let may_be_prose = (is_colon || blanks > 0) && !is_quoted;
    if (may_be_prose && goes_on(text, behind)) || is_plain(name, text) {
        return None;
    }
    let credential = value_of(value)?;
    let offset = 1 + blanks;
    Some(offset + credential.start..offset + credential.end)
}

/// All of a header's value, when it begins with a scheme or has pairs: up to the end of the line, or
/// of the quotes that the header or its value stands in. `opening` is what stands before its name.
fn header_value(text: &str, opening: Option<char>) -> Option<Range<usize>> {
    let begin = text.len() - text.trim_start_matches([' ', '\t', '"', '\'', '\\']).len();
    let (before, value) = text.split_at_checked(begin)?;
    let probe = probe(value);
    let first = probe.split([' ', '\r', '\n']).next()?;
    // A shell has the blank behind it escaped.
    let scheme_sent = first.trim_end_matches('\\');
    let has_scheme = AUTHORIZATION_SCHEMES
        .iter()
        .any(|scheme| scheme_sent.eq_ignore_ascii_case(scheme));
    let goes_on = probe
        .get(first.len()..)
        .is_some_and(|rest| rest.starts_with(' '));
    let is_credential = (has_scheme && goes_on) || first.contains('=');
    if !is_credential {
        return None;
    }
    let is_quote = |c: &char| matches!(c, '"' | '\'' | '`');
    let quote = before.chars().find(is_quote).or(opening.filter(is_quote));
    let end = quote_end(value, quote);
    Some(begin..begin + end)
}

/// The credential in `--NAME VALUE`.
pub(super) fn after_flag(from: &str) -> Option<Range<usize>> {
    let flag = from.strip_prefix("--")?;
    let is_of_name = |byte: &u8| *byte == b'-' || is_of_word(char::from(*byte));
    let bytes = flag.bytes().take(LONGEST_NAME);
    let (name, value) = flag.split_at(bytes.take_while(is_of_name).count());
    let value = value.strip_prefix(' ').filter(|_| is_secret(name))?;
    let begin = from.len() - value.len();
    let word = Word::of(value)?;
    let is_last = word.behind.is_empty() || word.behind.starts_with(" -");
    if !word.is_quoted && !is_last && !looks_random(word.text) {
        return None;
    }
    let credential = value_of(value)?;
    Some(begin + credential.start..begin + credential.end)
}

/// The credential in `-u NAME:PASSWORD` and the like.
pub(super) fn after_client_flag(from: &str) -> Option<Range<usize>> {
    FLAGS.iter().find_map(|(flag, sign)| {
        let value = from.strip_prefix(flag)?;
        let value = value.strip_prefix([' ', '='])?;
        let begin = from.len() - value.len();
        let credential = value_of(value)?;
        let word = probe(value.get(credential.clone())?);
        // The numbers of a user and a group are none.
        let is_ids = word.chars().all(|c| c == ':' || c.is_ascii_digit());
        (word.contains(*sign) && !is_ids).then(|| begin + credential.start..begin + credential.end)
    })
}

/// Whether values of this name are credentials.
pub(super) fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let ends_with_one = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    SHORT_NAMES.contains(&&*name) || (ends_with_one(&NAME_ENDS) && !ends_with_one(&HARMLESS_ENDS))
}

/// Whether a value is too plain to be a credential: a word that says what is wrong with one, or,
/// but for passwords, a short number, a date, a path or a sign.
fn is_plain(name: &str, word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| word.bytes().any(|byte| is(&byte));
    let is_password = PASSWORDS.iter().any(|password| ends_with(name, password));
    let is_number = word.len() < 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_hexadecimal = word.starts_with("0x") && word.len() < 8;
    let is_date = word.len() >= 10
        && word
            .bytes()
            .take(10)
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_other = is_number || is_hexadecimal || is_date || word.starts_with('/');
    !has(u8::is_ascii_alphanumeric)
        || STOP_WORDS
            .iter()
            .any(|stop| word.eq_ignore_ascii_case(stop))
        || (is_other && !is_password)
}

fn ends_with(name: &str, end: &str) -> bool {
    let begin = name.len().checked_sub(end.len());
    let tail = begin.and_then(|begin| name.get(begin..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

/// Whether a word is one of a sentence that goes on behind it.
fn goes_on(word: &str, behind: &str) -> bool {
    let next = behind
        .strip_prefix(' ')
        .and_then(|behind| behind.chars().next());
    word.chars().all(char::is_alphabetic) && next.is_some_and(char::is_lowercase)
}
