//! Credentials recognized by their shape: keys, tokens, credentials after a scheme, user
//! information of URLs.

use std::ops::Range;

use crate::table::{Fact, Table, fact};

use super::scan::{length_until, length_until_str};
use super::token::{Word, first_value_in, probe};

/// The prefix of a kind of key, and the minimal length of the rest.
#[derive(Clone, Copy)]
struct Key {
    prefix: &'static str,
    min_length: usize,
}

const fn key_prefix(prefix: &'static str, min_length: usize, example: &'static str) -> Fact<Key> {
    fact(Key { prefix, min_length }, example)
}

static KEYS: Table<Fact<Key>> = Table::new(&[
    key_prefix("AKIA", 12, "AKIASECRET7EXAMPLE"),
    key_prefix("ghp_", 16, "ghp_SECRET0123456789"),
    key_prefix("gho_", 16, "gho_SECRET0123456789"),
    key_prefix("ghs_", 16, "ghs_SECRET0123456789"),
    key_prefix("github_pat_", 16, "github_pat_SECRET0123456789"),
    key_prefix("glpat-", 8, "glpat-SECRET01"),
    key_prefix("hf_", 16, "hf_SECRET0123456789"),
    key_prefix("npm_", 16, "npm_SECRET0123456789"),
    key_prefix("ns_dev_", 1, "ns_dev_SECRET"),
    key_prefix("ns_live_", 1, "ns_live_SECRET"),
    key_prefix("ns_pat_", 1, "ns_pat_SECRET"),
    key_prefix("ns_prod_", 1, "ns_prod_SECRET"),
    key_prefix("ns_sk_", 1, "ns_sk_SECRET"),
    key_prefix("ns_test_", 1, "ns_test_SECRET"),
    key_prefix("sk-", 16, "sk-SECRET0123456789"),
    key_prefix("xoxb-", 8, "xoxb-SECRET01"),
]);

/// The schemes that introduce a credential in prose as well as in an `Authorization` header.
static SCHEMES: Table<Fact<&str>> = Table::new(&[
    fact("bearer", "sent Bearer SECRET"),
    fact("basic", "sent Basic dXNlSECRET"),
]);

/// The beginning of a JSON object (`{"`) in Base64, and so of each JWT.
const JWT_PREFIX: &str = "eyJ";

/// The marks around a private key in PEM.
const PEM_BEGIN: &str = "-----BEGIN ";
const PEM_END: &str = "-----END ";

/// Returns the range of what follows the prefix of a key.
pub(super) fn key(from: &str) -> Option<Range<usize>> {
    let row = KEYS.rows().find(|row| from.starts_with(row.prefix))?;
    let rest = from.get(row.prefix.len()..)?;
    let key = probe(rest);
    let key = key.get(..base64url_length(key))?;
    // Some names begin like keys: `sk-learn-environment`, `hf_transformers_cache`.
    let is_unmistakable = row.min_length == 1;
    let has_digit_or_upper = key
        .bytes()
        .any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    let is_key = key.len() >= row.min_length && (is_unmistakable || has_digit_or_upper);
    is_key.then(|| row.prefix.len()..row.prefix.len() + base64url_length(rest))
}

/// Returns the range of the credential in `Bearer VALUE`.
pub(super) fn after_scheme(from: &str) -> Option<Range<usize>> {
    let scheme = SCHEMES.rows().find(|scheme| {
        let word = from.get(..scheme.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(scheme))
    })?;
    let rest = from.get(scheme.len()..)?;
    let separators = length_until(rest, |c| !matches!(c, ' ' | ':' | '=' | '<' | '`'));
    if separators == 0 {
        return None;
    }
    let value = rest.get(separators..)?;
    let value = value.strip_prefix("token ").unwrap_or(value);
    let word = Word::first_of(value)?;
    let text = word.text.trim_end_matches(['.', ':', '!', '?', '=']);
    let after_first = || text.bytes().skip(1);
    let looks_like_credential = if **scheme == "basic" {
        // `Basic tier-2` and `basic plan` are not Base64.
        let has_upper = after_first().any(|byte| byte.is_ascii_uppercase());
        text.len() > 5 && has_upper && !text.contains(['-', '.'])
    } else {
        // Not `bearer was rejected`.
        text.len() >= 16 || !after_first().all(|byte| byte.is_ascii_lowercase())
    };
    if !word.is_quoted && !looks_like_credential {
        return None;
    }
    first_value_in(from, value)
}

/// Returns the range of a JWT: at least two parts of Base64, with a dot between them.
pub(super) fn jwt(before: &str, from: &str) -> Option<Range<usize>> {
    let is_of_token = |c| c == '.' || is_base64url(c);
    if !from.starts_with(JWT_PREFIX) || before.ends_with(is_of_token) {
        return None;
    }
    let length = length_until(from, |c| !is_of_token(c));
    let mut parts = from.get(..length)?.split('.').filter(|part| part.len() > 3);
    parts.nth(1).map(|_| 0..length)
}

/// Returns the range of a private key in PEM, up to its end mark.
pub(super) fn private_key(from: &str) -> Option<Range<usize>> {
    let title = from.strip_prefix(PEM_BEGIN)?;
    let length = length_until_str(title, "-----");
    let is_closed = length < title.len();
    if !is_closed || !title.get(..length)?.ends_with("PRIVATE KEY") {
        return None;
    }
    Some(0..length_until_str(from, PEM_END))
}

/// Returns the range of `user:password` in `://user:password@host`.
pub(super) fn user_information(from_colon: &str) -> Option<Range<usize>> {
    let authority = from_colon.strip_prefix("://")?;
    let authority = authority.get(..length_until(authority, ends_authority))?;
    let (user, _) = authority.rsplit_once('@')?;
    Some(3..3 + user.len())
}

fn ends_authority(c: char) -> bool {
    c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\'' | '<' | '>')
}

fn base64url_length(text: &str) -> usize {
    length_until(text, |c| !is_base64url(c))
}

fn is_base64url(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redact::redact;
    use crate::redact::tests::assert_each_row_redacts;

    #[test]
    fn each_key_is_needed() {
        assert_each_row_redacts("keys", &KEYS);
    }

    #[test]
    fn keys_have_a_minimal_length() {
        for row in KEYS.rows() {
            let key = "A1b2C3d4E5f6G7h8";
            let key = key.get(..row.min_length).expect("a longer key");
            let too_short = key.get(1..).expect("a key");
            assert_eq!(
                redact(&format!("{}{key}", row.prefix)).count,
                1,
                "{}",
                row.prefix
            );
            assert_eq!(
                redact(&format!("{}{too_short}", row.prefix)).count,
                0,
                "{}",
                row.prefix
            );
        }
    }

    #[test]
    fn each_scheme_is_needed() {
        assert_each_row_redacts("schemes", &SCHEMES);
    }

    #[test]
    fn each_of_these_characters_separates_a_scheme() {
        for separator in " :=<`".chars() {
            let text = format!("bearer{separator}a1");
            assert_eq!(redact(&text).text, format!("bearer{separator}[masked]"));
        }
    }

    #[test]
    fn each_of_these_characters_may_end_a_sentence_after_a_scheme() {
        for end in ".:!?=".chars() {
            let text = format!("it has no bearer token{end}");
            assert_eq!(redact(&text).count, 0, "{text}");
        }
    }

    #[test]
    fn each_of_these_characters_ends_the_authority_of_a_url() {
        for end in "/?#\"'<> \t\r\n\u{a0}".chars() {
            let text = format!("https://host{end}a@b");
            assert_eq!(redact(&text).count, 0, "{text}");
        }
    }
}
