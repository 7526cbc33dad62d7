//! Credentials recognized by the name before them: of a value, a header, a flag.

use std::ops::Range;

use crate::table::{Fact, Table, fact};

use super::MASK;
use super::scan::{length_until, trim_end};
use super::token::{
    STOP_WORDS, Word, first_value_in, is_quote, is_word_char, looks_random, probe, quote_end,
};

/// Ends of the names of credentials. In this and the other tables of names, case does not matter,
/// and an underscore also matches a hyphen.
static NAME_ENDS: Table<Fact<&str>> = Table::new(&[
    fact("_pass", "db-pass=SECRET"),
    fact("access_key", "aws_access_key=SECRET"),
    fact("accesskey", "AccountAccessKey=SECRET"),
    fact("api_key", "X-Api-Key: SECRET"),
    fact("apikey", "apikey: SECRET"),
    fact("authorization", "Authorization: SECRET"),
    fact("connection_string", "connection_string=SECRET"),
    fact("cookie", "Set-Cookie: SECRET"),
    fact("credential", "x-amz-credential=SECRET"),
    fact("credentials", "credentials=SECRET"),
    fact("jwt", "jwt=SECRET"),
    fact("passphrase", "passphrase: SECRET"),
    fact("passwd", "passwd=SECRET"),
    fact("password", r#""password": "SECRET""#),
    fact("private_key", "private_key=SECRET"),
    fact("privatekey", "privateKey: SECRET"),
    fact("pwd", "MYSQL_PWD=SECRET"),
    fact("secret", "client_secret=SECRET"),
    fact("secret_key", "secret_key=SECRET"),
    fact("secretkey", "secretKey: SECRET"),
    fact("session_id", "session_id=SECRET"),
    fact("sessionid", "sessionId=SECRET"),
    fact("signature", "X-Amz-Signature=SECRET"),
    fact("token", "edge_token=SECRET"),
]);

/// Ends of names that look like those of credentials but whose values are harmless.
static HARMLESS_ENDS: Table<Fact<&str>> = Table::new(&[
    fact("continuation_token", "continuation_token=abc1"),
    fact("idempotency_token", "idempotency_token=abc1"),
    fact("next_token", "next_token=abc1"),
    fact("page_token", "next_page_token=abc1"),
]);

/// Names of credentials that have to match as a whole, because other words end with them: `bypass`.
static SHORT_NAMES: Table<Fact<&str>> =
    Table::new(&[fact("pass", "pass=SECRET"), fact("sig", "?sig=SECRET")]);

/// Ends of the names of headers whose value may contain spaces: a scheme with its credential, or
/// several pairs.
static HEADERS: Table<Fact<&str>> = Table::new(&[
    fact("authorization", "Proxy-Authorization: Basic SECRET"),
    fact("cookie", "Cookie: theme=dark; sid=SECRET"),
]);

/// The schemes that an `Authorization` header begins with.
static AUTHORIZATION_SCHEMES: Table<Fact<&str>> = Table::new(&[
    fact("apikey", "Authorization: ApiKey SECRET"),
    fact("basic", "Authorization: Basic SECRET"),
    fact("bearer", "Authorization: Bearer SECRET"),
    fact("digest", "Authorization: Digest SECRET"),
    fact("key", "Authorization: Key SECRET"),
    fact("negotiate", "Authorization: Negotiate SECRET"),
    fact("token", "Authorization: Token SECRET"),
]);

/// Ends of the names of passwords. A password may look like a number, a date or a path.
static PASSWORDS: Table<Fact<&str>> = Table::new(&[
    fact("passphrase", "passphrase: /SECRET"),
    fact("passwd", "passwd=/SECRET"),
    fact("password", "password=/SECRET"),
]);

/// Flags of HTTP clients, with the sign that distinguishes a credential from another value:
/// `user:password`, not `user`; `name=value`, not the name of a file.
static CLIENT_FLAGS: Table<Fact<(&str, char)>> = Table::new(&[
    fact(("--proxy-user", ':'), "curl --proxy-user me:SECRET URL"),
    fact(("--user", ':'), "curl --user me:SECRET URL"),
    fact(("-U", ':'), "curl -U me:SECRET URL"),
    fact(("-b", '='), "curl -b sid=SECRET URL"),
    fact(("-u", ':'), "curl -u me:SECRET URL"),
]);

/// The longest name of a credential, in bytes.
const MAX_NAME: usize = 64;

/// Returns the range of the credential in `NAME=VALUE` or `NAME: VALUE`, from the sign on.
pub(super) fn after_name(before: &str, from_sign: &str) -> Option<Range<usize>> {
    let before = trim_end(before, ' ');
    let unquoted = before
        .strip_suffix(['"', '\''])
        .map_or(before, |before| trim_end(before, '\\'));
    let name_length = unquoted
        .bytes()
        .rev()
        .take(MAX_NAME)
        .take_while(|&byte| is_name_byte(byte))
        .count();
    let (before_name, name) = unquoted.split_at_checked(unquoted.len() - name_length)?;
    if !is_secret(name) {
        return None;
    }
    let value = from_sign.get(1..)?;
    if HEADERS.rows().any(|header| ends_with(name, header)) {
        let opening = before_name.chars().next_back();
        if let Some(range) = header_value(value, opening) {
            return Some(1 + range.start..1 + range.end);
        }
    }
    let spaces = length_until(value, |c| !matches!(c, ' ' | '\t'));
    let value = value.get(spaces..)?;
    let word = Word::first_of(value)?;
    // Prose also has colons: `invalid token: the signature does not match`.
    let may_be_prose = from_sign.starts_with(':') || spaces > 0;
    if (may_be_prose && begins_sentence(&word)) || is_plain(name, word.text) {
        return None;
    }
    first_value_in(from_sign, value)
}

/// Returns the range of the whole value of a header, if it begins with a scheme or a pair. The
/// range ends with the line, or with the quotes around the value or the header. `opening` is the
/// character before the header's name.
fn header_value(text: &str, opening: Option<char>) -> Option<Range<usize>> {
    let begin = length_until(text, |c| !matches!(c, ' ' | '\t' | '"' | '\'' | '\\'));
    let (before, value) = text.split_at_checked(begin)?;
    let probe = probe(value);
    let first = probe.split([' ', '\r', '\n']).next()?;
    // A shell escapes the space: `Authorization:Bearer\ x`.
    let word = first.trim_end_matches('\\');
    let has_scheme = AUTHORIZATION_SCHEMES
        .rows()
        .any(|scheme| word.eq_ignore_ascii_case(scheme));
    if !has_scheme && !first.contains('=') {
        return None;
    }
    let quote = before
        .chars()
        .find(|&c| is_quote(c))
        .or(opening.filter(|&c| is_quote(c)));
    let end = quote_end(value, quote);
    Some(begin..begin + end)
}

/// Returns the range of the credential in `--NAME VALUE`.
pub(super) fn after_flag(from: &str) -> Option<Range<usize>> {
    let flag = from.strip_prefix("--")?;
    let name_length = flag
        .bytes()
        .take(MAX_NAME)
        .take_while(|&byte| is_name_byte(byte))
        .count();
    let (name, value) = flag.split_at_checked(name_length)?;
    let value = value.strip_prefix(' ').filter(|_| is_secret(name))?;
    let word = Word::first_of(value)?;
    let is_last = word.rest.is_empty() || word.rest.starts_with(" -");
    if !word.is_quoted && !is_last && !looks_random(word.text) {
        return None;
    }
    first_value_in(from, value)
}

/// Returns the range of the credential in `-u NAME:PASSWORD` and the like.
pub(super) fn after_client_flag(from: &str) -> Option<Range<usize>> {
    CLIENT_FLAGS.rows().find_map(|row| {
        let (flag, sign) = **row;
        let value = from.strip_prefix(flag)?.strip_prefix([' ', '='])?;
        let word = Word::first_of(value)?.text;
        // `docker run -u 1000:1000` has the numbers of a user and a group.
        let is_ids = word.chars().all(|c| c == ':' || c.is_ascii_digit());
        if !word.contains(sign) || is_ids {
            return None;
        }
        first_value_in(from, value)
    })
}

/// Whether values of this name are credentials.
pub(super) fn is_secret(name: &str) -> bool {
    let has_end = |ends: &Table<Fact<&str>>| ends.rows().any(|end| ends_with(name, end));
    let is_short_name = SHORT_NAMES
        .rows()
        .any(|short| name.eq_ignore_ascii_case(short));
    is_short_name || (has_end(&NAME_ENDS) && !has_end(&HARMLESS_ENDS))
}

/// Whether a value is too plain to be a credential: it has no letter or digit, it is a stop word
/// or, except for passwords, a short number, a date or a path.
fn is_plain(name: &str, value: &str) -> bool {
    let is_password = PASSWORDS.rows().any(|password| ends_with(name, password));
    let is_number = value.len() < 6 && value.bytes().all(|byte| byte.is_ascii_digit());
    let is_hexadecimal = value.starts_with("0x") && value.len() < 8;
    let is_date = value.len() >= 10
        && value
            .bytes()
            .take(10)
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_other = is_number || is_hexadecimal || is_date || value.starts_with('/');
    !value.bytes().any(|byte| byte.is_ascii_alphanumeric())
        || STOP_WORDS
            .rows()
            .any(|stop| value.eq_ignore_ascii_case(stop))
        || (is_other && !is_password)
}

fn is_name_byte(byte: u8) -> bool {
    byte == b'-' || is_word_char(char::from(byte))
}

/// Whether a name ends like this, in any case and with hyphens or underscores.
fn ends_with(name: &str, end: &str) -> bool {
    let normalized = name.bytes().rev().map(|byte| match byte {
        b'-' => b'_',
        _ => byte.to_ascii_lowercase(),
    });
    name.len() >= end.len() && normalized.zip(end.bytes().rev()).all(|(a, b)| a == b)
}

/// Whether a word is followed by another in lower case, as in a sentence, or by a credential that
/// is already redacted: `token: got [masked]`.
fn begins_sentence(word: &Word) -> bool {
    let next = word.rest.strip_prefix(' ').unwrap_or_default();
    word.text.chars().all(char::is_alphabetic)
        && (next.starts_with(char::is_lowercase) || next.starts_with(MASK))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redact::redact;
    use crate::redact::tests::{assert_each_row_redacts, is_unchanged};
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_name_is_needed() {
        assert_each_row_redacts("name ends", &NAME_ENDS);
        assert_each_row_redacts("short names", &SHORT_NAMES);
        assert_each_row_is_needed("harmless ends", &HARMLESS_ENDS, is_unchanged);
    }

    #[test]
    fn each_header_and_scheme_is_needed() {
        assert_each_row_redacts("headers", &HEADERS);
        assert_each_row_redacts("authorization schemes", &AUTHORIZATION_SCHEMES);
    }

    #[test]
    fn each_name_of_a_password_is_needed() {
        assert_each_row_redacts("passwords", &PASSWORDS);
    }

    #[test]
    fn each_client_flag_is_needed() {
        assert_each_row_redacts("client flags", &CLIENT_FLAGS);
    }

    #[test]
    fn values_of_client_flags_need_their_sign() {
        for row in CLIENT_FLAGS.rows() {
            let (flag, sign) = **row;
            let other = if sign == ':' { '=' } else { ':' };
            let text = format!("curl {flag} me{other}x URL");
            assert_eq!(redact(&text).count, 0, "{text}");
        }
    }
}
