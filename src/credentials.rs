//! Credentials inside texts, and how they are masked.
//!
//! A message may quote the request that failed, with the key or the signed address in it. Texts
//! are masked as soon as they are read, so that no output can show what stood there. What looks
//! like a credential is one here: a masked word can be looked up where the response came from, a
//! key that went into a ticket cannot be taken back. No list of shapes is complete, though: a
//! secret that stands in prose like any other word stays.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use serde_json::{Map, Value};

/// What stands for a credential.
const MASK: &str = "[masked]";

/// How keys begin that tell themselves, and how long the rest is at least.
const KEYS: [(&str, usize); 16] = [
    ("AKIA", 12),
    ("ghp_", 16),
    ("gho_", 16),
    ("ghs_", 16),
    ("github_pat_", 16),
    ("glpat-", 8),
    ("hf_", 16),
    ("npm_", 16),
    ("ns_dev_", 1),
    ("ns_live_", 1),
    ("ns_pat_", 1),
    ("ns_prod_", 1),
    ("ns_sk_", 1),
    ("ns_test_", 1),
    ("sk-", 16),
    ("xoxb-", 8),
];

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

/// Flags of clients whose value is a credential when it has this sign in it: a user's name and
/// password, cookies.
const FLAGS: [(&str, char); 5] = [
    ("--proxy-user", ':'),
    ("--user", ':'),
    ("-U", ':'),
    ("-b", '='),
    ("-u", ':'),
];

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

/// The schemes of an Authorization header that a credential follows in prose, too.
const SCHEMES: [&str; 2] = ["bearer", "basic"];

/// Words that stand in the place of a credential and say what is wrong with it, or that there is
/// none.
const STOP_WORDS: [&str; 27] = [
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

/// How a token begins that is a JSON object in Base64: a JWT.
const JWT: &str = "eyJ";

/// What stands around a private key in the PEM form.
const PEM: (&str, &str) = ("-----BEGIN ", "-----END ");

/// The longest name of a value, in bytes.
const LONGEST_NAME: usize = 64;

/// The text with a mask for every credential, and how many there were.
pub(crate) fn mask(text: &str) -> (Cow<'_, str>, usize) {
    let mut masked = String::new();
    let mut count = 0;
    let mut shown_to = 0;
    let mut at = 0;
    while let Some(begin) = text.get(at..).and_then(|rest| rest.find(is_trigger)) {
        at += begin;
        let credential = credential_at(text, at).filter(|credential| {
            let what = text.get(credential.clone()).unwrap_or_default();
            !what.is_empty() && what != MASK
        });
        let Some(credential) = credential else {
            at += 1;
            continue;
        };
        masked.push_str(text.get(shown_to..credential.start).unwrap_or_default());
        masked.push_str(MASK);
        count += 1;
        shown_to = credential.end;
        at = credential.end.max(at + 1);
    }
    if count == 0 {
        return (Cow::Borrowed(text), 0);
    }
    masked.push_str(text.get(shown_to..).unwrap_or_default());
    (Cow::Owned(masked), count)
}

/// Masks every text in a JSON value, and says how many credentials there were.
pub(crate) fn mask_value(value: &mut Value) -> usize {
    match value {
        Value::String(text) => {
            let (masked, count) = mask(text);
            if let Cow::Owned(masked) = masked {
                *text = masked;
            }
            count
        }
        Value::Array(items) => items.iter_mut().map(mask_value).sum(),
        Value::Object(fields) => mask_fields(fields),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

fn mask_fields(fields: &mut Map<String, Value>) -> usize {
    // Lists of variables and headers have the name of each beside its value.
    let mut names = ["name", "key"]
        .iter()
        .filter_map(|key| fields.get(*key)?.as_str());
    let has_secret_value = names.any(is_secret);
    let mut count = 0;
    for (name, value) in fields.iter_mut() {
        count += if is_secret(name) || (has_secret_value && name == "value") {
            mask_all(value)
        } else {
            mask_value(value)
        };
    }
    count + mask_names(fields)
}

/// Masks the names of fields, and says how many credentials there were. Names that are the same
/// without theirs are numbered.
fn mask_names(fields: &mut Map<String, Value>) -> usize {
    if fields.keys().all(|name| mask(name).1 == 0) {
        return 0;
    }
    let mut count = 0;
    let mut numbers = HashMap::<String, usize>::new();
    for (name, value) in std::mem::take(fields) {
        let (masked, found) = mask(&name);
        count += found;
        let masked = masked.into_owned();
        let mut name = masked.clone();
        let number = numbers.entry(masked.clone()).or_default();
        while fields.contains_key(&name) {
            *number += 1;
            name = format!("{masked} ({number})");
        }
        fields.insert(name, value);
    }
    count
}

/// Masks a value that is a credential as a whole, and says how many it held.
fn mask_all(value: &mut Value) -> usize {
    match value {
        Value::Array(items) => items.iter_mut().map(mask_all).sum(),
        Value::Object(fields) => fields.values_mut().map(mask_all).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
        Value::String(text) if text.is_empty() || is_sentence(text) => 0,
        Value::String(_) => {
            *value = MASK.into();
            1
        }
    }
}

/// Whether a text says something of a credential, as the messages about a field do.
fn is_sentence(text: &str) -> bool {
    let mut words = text.split(' ');
    let is_long = |word: &str| word.len() > 7 && looks_random(word);
    words.clone().any(|word| STOP_WORDS.contains(&word)) && !words.any(is_long)
}

/// Whether a credential may be recognised by this character: a sign behind a name, or the first of
/// a key, a scheme, a flag or a token.
fn is_trigger(c: char) -> bool {
    matches!(
        c,
        '=' | ':' | '-' | 'A' | 'B' | 'b' | 'e' | 'g' | 'h' | 'n' | 's' | 'x'
    )
}

/// Where the credential stands that the character at this place makes known.
fn credential_at(text: &str, at: usize) -> Option<Range<usize>> {
    let (before, from) = text.split_at_checked(at)?;
    let range = match from.as_bytes().first()? {
        b'=' | b':' => after_name(before, from).or_else(|| user_information(from)),
        // A line break that was quoted may stand before: `\\nns_live_...`.
        b'n' if from.starts_with("ns_") => key(from),
        _ if before.ends_with(is_of_word) => None,
        b'-' => private_key(from)
            .or_else(|| after_client_flag(from))
            .or_else(|| after_flag(from)),
        b'B' | b'b' => after_scheme(from),
        b'e' => jwt(before, from),
        _ => key(from),
    }?;
    Some(at + range.start..at + range.end)
}

/// The credential in `NAME=VALUE` and `NAME: VALUE`, from the sign on.
fn after_name(before: &str, from_sign: &str) -> Option<Range<usize>> {
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

/// The first bytes of a text, which are enough to tell what it begins with: texts may be long, and
/// what is no credential is passed many times.
fn probe(text: &str) -> &str {
    const LENGTH: usize = 64;
    let end = (0..=LENGTH.min(text.len())).rfind(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// What a value begins with, as far as it tells a credential from prose.
struct Word<'t> {
    text: &'t str,
    behind: &'t str,
    is_quoted: bool,
}

impl<'t> Word<'t> {
    fn of(value: &'t str) -> Option<Self> {
        let probe = probe(value);
        let word = value_of(probe)?;
        Some(Self {
            text: probe.get(word.clone())?,
            behind: probe.get(word.end..)?,
            is_quoted: word.start > 0,
        })
    }
}

/// Whether a word is one of a sentence that goes on behind it.
fn goes_on(word: &str, behind: &str) -> bool {
    let next = behind
        .strip_prefix(' ')
        .and_then(|behind| behind.chars().next());
    word.chars().all(char::is_alphabetic) && next.is_some_and(char::is_lowercase)
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

/// Whether values of this name are credentials.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let ends_with_one = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    SHORT_NAMES.contains(&&*name) || (ends_with_one(&NAME_ENDS) && !ends_with_one(&HARMLESS_ENDS))
}

/// The credential in `--NAME VALUE`.
fn after_flag(from: &str) -> Option<Range<usize>> {
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
fn after_client_flag(from: &str) -> Option<Range<usize>> {
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

/// The credential in `Bearer VALUE`.
fn after_scheme(from: &str) -> Option<Range<usize>> {
    let scheme = SCHEMES.iter().find(|scheme| {
        let word = from.get(..scheme.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(scheme))
    })?;
    let rest = from.get(scheme.len()..)?;
    let value = rest.trim_start_matches([' ', ':', '=', '<', '`']);
    if value.len() == rest.len() {
        return None;
    }
    let value = value.strip_prefix("token ").unwrap_or(value);
    let begin = from.len() - value.len();
    let word = Word::of(value)?;
    let text = word.text.trim_end_matches(['.', ':', '!', '?', '=']);
    // "bearer was rejected" and "basic plan" are prose, and "Basic tier-2" is no Base64.
    let is_lower = |byte: u8| byte.is_ascii_lowercase();
    let is_prose = text.len() < 16 && text.bytes().skip(1).all(is_lower);
    let has_upper = text.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
    let is_base64 = text.len() > 5 && has_upper && !text.contains(['-', '.']);
    let is_other = if *scheme == "basic" {
        is_base64
    } else {
        !is_prose
    };
    if !word.is_quoted && !is_other {
        return None;
    }
    let credential = value_of(value)?;
    Some(begin + credential.start..begin + credential.end)
}

/// What follows the beginning of a key that tells itself.
fn key(from: &str) -> Option<Range<usize>> {
    let (begin, least) = KEYS.iter().find(|(begin, _)| from.starts_with(begin))?;
    let rest = from.get(begin.len()..)?;
    let length = |text: &str| {
        text.bytes()
            .take_while(|&byte| is_of_base64url(byte))
            .count()
    };
    let probe = probe(rest);
    let key = probe.get(..length(probe))?;
    // Those that may be the beginning of a word are followed by what is none.
    let is_random = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
    let is_key = key.len() >= *least && (*least == 1 || key.bytes().any(is_random));
    is_key.then(|| begin.len()..begin.len() + length(rest))
}

/// A JWT: at least two parts of Base64 with a dot between.
fn jwt(before: &str, from: &str) -> Option<Range<usize>> {
    let is_of_token = |byte: &u8| *byte == b'.' || is_of_base64url(*byte);
    if !from.starts_with(JWT) || before.as_bytes().last().is_some_and(is_of_token) {
        return None;
    }
    let length = from.bytes().take_while(is_of_token).count();
    let mut parts = from.get(..length)?.split('.').filter(|part| part.len() > 3);
    parts.nth(1).map(|_| 0..length)
}

/// A private key in the PEM form, with what stands around it.
fn private_key(from: &str) -> Option<Range<usize>> {
    let title = from.strip_prefix(PEM.0)?;
    let (title, _) = title.split_once("-----")?;
    if !title.ends_with("PRIVATE KEY") {
        return None;
    }
    let end = from.find(PEM.1).unwrap_or(from.len());
    Some(0..end)
}

/// What stands before the `@` in the authority of an address, from the colon behind its scheme on.
fn user_information(from_colon: &str) -> Option<Range<usize>> {
    let authority = from_colon.strip_prefix("://")?;
    let is_end =
        |c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\'' | '<' | '>');
    let authority = authority.split(is_end).next()?;
    let (user, _) = authority.rsplit_once('@')?;
    Some(3..3 + user.len())
}

/// The value that a text begins with: what stands in its quotes, else a word.
fn value_of(text: &str) -> Option<Range<usize>> {
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

/// How much of a text stands before the end of its line, or before this quote if it is not escaped.
fn quote_end(text: &str, quote: Option<char>) -> usize {
    let mut is_escaped = false;
    let is_end = |c: char| {
        let ends = matches!(c, '\r' | '\n') || (!is_escaped && Some(c) == quote);
        is_escaped = c == '\\' && !is_escaped;
        ends
    };
    text.find(is_end).unwrap_or(text.len())
}

/// Whether a word is none of a language: it has digits or both cases, or is long.
fn looks_random(word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| word.bytes().any(|byte| is(&byte));
    let inner = word.get(1..).unwrap_or_default();
    has(u8::is_ascii_digit)
        || (inner.bytes().any(|byte| byte.is_ascii_uppercase()) && has(u8::is_ascii_lowercase))
        || word.len() > 24
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn is_of_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn credentials_are_masked_and_what_they_belong_to_stays() {
        for (text, masked) in [
            (
                "key ns_live_abc123 is revoked",
                "key ns_live_[masked] is revoked",
            ),
            ("(ns_test_x-Y_9)", "(ns_test_[masked])"),
            (
                "\\nns_live_x token = SECRET1",
                "\\nns_live_[masked] token = [masked]",
            ),
            ("sent Bearer abc.def~1+/=", "sent Bearer [masked]"),
            (
                "Bearer \"a b\", bearer: c1, bearer=D2 <Bearer <e-f>>",
                "Bearer \"[masked]\", bearer: [masked], bearer=[masked] <Bearer <[masked]>>",
            ),
            ("bearer token a1b2", "bearer token [masked]"),
            (
                "Authorization: Bearer ns_live_abc",
                "Authorization: [masked]",
            ),
            (
                "authorization: token ghs_abc123\r\nHost: h",
                "authorization: [masked]\r\nHost: h",
            ),
            ("basic dXNlcjpw, x", "basic [masked], x"),
            ("-H 'bearer SECRET'", "-H 'bearer [masked]'"),
            (
                "/p?edge_token=e1&token=t2&x=1",
                "/p?edge_token=[masked]&token=[masked]&x=1",
            ),
            (
                "api_key=k sig=sss; x-api-key: k2",
                "api_key=[masked] sig=[masked]; x-api-key: [masked]",
            ),
            (
                r#"{"token": "t", "api-key":"k l"}"#,
                r#"{"token": "[masked]", "api-key":"[masked]"}"#,
            ),
            (
                r#"{\"access_token\":\"t\"}"#,
                r#"{\"access_token\":\"[masked]\"}"#,
            ),
            ("https://user:pw@host/x?a=b", "https://[masked]@host/x?a=b"),
            ("https://a@b@host", "https://[masked]@host"),
            ("jwt eyJhbGciOi.eyJzdWIi.c2ln end", "jwt [masked] end"),
            ("Cookie: a=b; sid=hunter2", "Cookie: [masked]"),
            (
                "password=hunter MYSQL_PWD=x SECRET_KEY='a b'",
                "password=[masked] MYSQL_PWD=[masked] SECRET_KEY='[masked]'",
            ),
            ("accessToken: aB1", "accessToken: [masked]"),
            ("password: swordfish", "password: [masked]"),
            ("password: correct-horse-battery", "password: [masked]"),
            ("X-Api-Key: abcdefghijklmnopqrst", "X-Api-Key: [masked]"),
            ("Authorization=Bearer Zq7Rf2", "Authorization=[masked]"),
            (
                "Proxy-Authorization: Digest username=\"u\", response=\"S\"",
                "Proxy-Authorization: [masked]",
            ),
            (
                "cli --token abc --password 'a b' --name x",
                "cli --token [masked] --password '[masked]' --name x",
            ),
            (
                "-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----",
                "[masked]-----END RSA PRIVATE KEY-----",
            ),
            (
                "ghp_16C7e42F292c6912 glpat-abcd1234 AKIAIOSFODNN7EXAMPLE",
                "ghp_[masked] glpat-[masked] AKIA[masked]",
            ),
            ("token=[masked]SECRET", "token=[masked]"),
            ("Cookie: a=1; password='S'", "Cookie: [masked]"),
            (
                "Authorization: Digest username=\"u\", nonce='S'",
                "Authorization: [masked]",
            ),
            (
                "curl -H 'Cookie: a=\"S\"; b=S' -H \"Authorization: Bearer x'S\" URL",
                "curl -H 'Cookie: [masked]' -H \"Authorization: [masked]\" URL",
            ),
            (
                "password=\"S\\\"S two\" DB_PASS=S pass=S session_id=S1",
                "password=\"[masked]\" DB_PASS=[masked] pass=[masked] session_id=[masked]",
            ),
            (
                "curl -u me:S --user 'me:S' -b sid=S --proxy-user=p:S URL",
                "curl -u [masked] --user '[masked]' -b [masked] --proxy-user=[masked] URL",
            ),
        ] {
            assert_eq!(mask(text).0, masked, "{text}");
            // What was masked holds nothing more to mask.
            assert_eq!(mask(masked).0, masked, "{masked}");
        }
    }

    #[test]
    fn credentials_are_masked_as_shells_and_logs_quote_them() {
        for (text, masked) in [
            (
                r#"{\"password\": \"S\\\"S two\", \"a\": \"b\"}"#,
                r#"{\"password\": \"[masked]\", \"a\": \"b\"}"#,
            ),
            (
                "`Authorization: Basic S` is wrong, `Cookie: a=S` too",
                "`Authorization: [masked]` is wrong, `Cookie: [masked]` too",
            ),
            (
                "-H Authorization:Bearer\\ S1 URL",
                "-H Authorization:[masked]",
            ),
        ] {
            assert_eq!(mask(text).0, masked, "{text}");
            assert_eq!(mask(masked).0, masked, "{masked}");
        }
    }

    #[test]
    fn other_text_stays_as_it_is() {
        for text in [
            "Bearer token is missing",
            "use bearer authentication.",
            "WWW-Authenticate: Bearer error=\"invalid\"",
            "the basic plan has bearer tokens, but Bearer was rejected",
            "invalid token: expired",
            "password: must be longer; api_key: not found; edge_token_expired",
            "field 'token': required",
            "unexpected token: '}' at position 42, token: 4096 > 2048",
            "token: 2026-11-23T12:00:00Z is in the past",
            "Unknown flag --token given; did you mean --tokens",
            "Authorization: header is missing, Cookie: session cookie expired",
            "volume hf_transformers_cache_volume_a is busy",
            "sk-learn-environment-prod-large, Basic tier-2 quota",
            "pwd: /srv/app2",
            "got token= but no value, api_key=\"\" region=eu, token=null, exit sig=9",
            "next_page_token=abc1 idempotency_token=x",
            "design=x signal=9 bypass=on",
            "git checkout -b fix, sort -u file, ls -U x",
            "docker run -u 1000:1000 --user 0:0 x",
            "https://host/a@b",
            "time 12:30, a=b",
            "eyJ is how it begins",
            "ns_live_",
            "größe=ü Bär: ß",
            "-----BEGIN CERTIFICATE-----",
            "",
        ] {
            assert_eq!(mask(text), (Cow::Borrowed(text), 0));
        }
    }

    #[test]
    fn values_are_masked_by_their_names_and_their_texts() {
        let mut value = json!({
            "message": "Bearer abc1",
            "errors": {"password": ["must be 8 chars", "needs a digit"]},
            "headers": {"X-Api-Key": ["k"], "Accept": ["x"]},
            "env": [{"name": "API_TOKEN", "value": "v"}, {"name": "HOME", "value": "/"}],
            "details": [{"api_key": "k", "token": 7, "ns_live_a": 1, "ns_live_b": 2, "sig": ""}],
        });
        assert_eq!(mask_value(&mut value), 6);
        assert_eq!(
            value,
            json!({
                "message": "Bearer [masked]",
                "errors": {"password": ["must be 8 chars", "needs a digit"]},
                "headers": {"X-Api-Key": ["[masked]"], "Accept": ["x"]},
                "env": [{"name": "API_TOKEN", "value": "[masked]"}, {"name": "HOME", "value": "/"}],
                "details": [{
                    "api_key": "[masked]", "token": 7, "ns_live_[masked]": 1,
                    "ns_live_[masked] (1)": 2, "sig": ""
                }],
            })
        );
    }

    #[test]
    fn many_names_that_are_masked_alike_take_linear_time() {
        let names = (0..20_000).map(|number| (format!("ns_live_{number}"), number.into()));
        let mut fields: Map<String, Value> = names.collect();
        assert_eq!(mask_names(&mut fields), 20_000);
        assert_eq!(fields.len(), 20_000);
    }

    #[test]
    fn long_texts_take_linear_time() {
        for piece in [
            "token=",
            "eyJ",
            "eyJa.",
            "://",
            "a@",
            "Bearer ",
            "ns_live_",
            "=",
            "x_",
            "\"",
            "b-",
            "e-",
            "eyJ-",
            "bearer-",
            "--token ",
            "--",
            "-----BEGIN ",
            "token=\"",
            "cookie: ",
            "token:\\",
            "sk-",
            "bearer=",
            "bearer.",
            "basic=",
            "token =",
            "token: a ",
            "authorization: ",
            "password=x,",
            "sk-a",
            "-u ",
            "-u a",
            "cookie:'\\'",
        ] {
            // A quadratic search would take minutes.
            mask(&piece.repeat(1 << 16));
        }
    }
}
