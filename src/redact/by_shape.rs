//! Credentials that make themselves known: keys, tokens, what a scheme stands before, addresses.

use std::ops::Range;

use super::token::{Word, probe, value_of};

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

/// The schemes of an Authorization header that a credential follows in prose, too.
const SCHEMES: [&str; 2] = ["bearer", "basic"];

/// How a token begins that is a JSON object in Base64: a JWT.
const JWT: &str = "eyJ";

/// What stands around a private key in the PEM form.
const PEM: (&str, &str) = ("-----BEGIN ", "-----END ");

/// What follows the beginning of a key that tells itself.
pub(super) fn key(from: &str) -> Option<Range<usize>> {
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

/// The credential in `Bearer VALUE`.
pub(super) fn after_scheme(from: &str) -> Option<Range<usize>> {
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

/// A JWT: at least two parts of Base64 with a dot between.
pub(super) fn jwt(before: &str, from: &str) -> Option<Range<usize>> {
    let is_of_token = |byte: &u8| *byte == b'.' || is_of_base64url(*byte);
    if !from.starts_with(JWT) || before.as_bytes().last().is_some_and(is_of_token) {
        return None;
    }
    let length = from.bytes().take_while(is_of_token).count();
    let mut parts = from.get(..length)?.split('.').filter(|part| part.len() > 3);
    parts.nth(1).map(|_| 0..length)
}

/// A private key in the PEM form, with what stands around it.
pub(super) fn private_key(from: &str) -> Option<Range<usize>> {
    let title = from.strip_prefix(PEM.0)?;
    let (title, _) = title.split_once("-----")?;
    if !title.ends_with("PRIVATE KEY") {
        return None;
    }
    let end = from.find(PEM.1).unwrap_or(from.len());
    Some(0..end)
}

/// What stands before the `@` in the authority of an address, from the colon behind its scheme on.
pub(super) fn user_information(from_colon: &str) -> Option<Range<usize>> {
    let authority = from_colon.strip_prefix("://")?;
    let is_end =
        |c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\'' | '<' | '>');
    let authority = authority.split(is_end).next()?;
    let (user, _) = authority.rsplit_once('@')?;
    Some(3..3 + user.len())
}

fn is_of_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}
