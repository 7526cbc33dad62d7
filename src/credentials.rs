//! Credentials inside texts, and how they are masked.
//!
//! A message may quote the request that failed, with the key or the signed address in it. Texts
//! are masked as soon as they are read, so that no output can show what stood there. What looks
//! like a credential is one here: a masked word can be looked up where the response came from, a
//! key that went into a ticket cannot be taken back.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// What stands for a credential.
const MASK: &str = "[masked]";

/// The schemes of an Authorization header that a credential follows.
const SCHEMES: [&str; 2] = ["bearer", "basic"];

/// Words that follow a scheme where people write of it.
const PROSE: [&str; 16] = [
    "a",
    "and",
    "auth",
    "authentication",
    "authorization",
    "credential",
    "credentials",
    "header",
    "is",
    "not",
    "of",
    "or",
    "required",
    "scheme",
    "token",
    "tokens",
];

/// How the API's keys begin.
const KEYS: [&str; 4] = ["ns_live_", "ns_test_", "ns_dev_", "ns_prod_"];

/// How the names of values end that are credentials.
const NAME_ENDS: [&str; 12] = [
    "token",
    "api_key",
    "api-key",
    "apikey",
    "access_key",
    "secret",
    "password",
    "passwd",
    "signature",
    "authorization",
    "cookie",
    "credential",
];

/// A name that is too short to be the end of another.
const SHORT_NAME: &str = "sig";

/// How a token begins that is a JSON object in Base64: a JWT.
const JWT: &str = "eyJ";

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
        let Some(credential) = credential_at(text, at) else {
            at += 1;
            continue;
        };
        let before = text.get(shown_to..credential.0).unwrap_or_default();
        masked.push_str(before);
        masked.push_str(MASK);
        count += 1;
        shown_to = credential.1;
        at = credential.1.max(at + 1);
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
    let mut count = 0;
    for (name, value) in fields.iter_mut() {
        match value {
            Value::String(text) if is_secret(name) && !text.is_empty() => {
                MASK.clone_into(text);
                count += 1;
            }
            _ => count += mask_value(value),
        }
    }
    let in_names: usize = fields.keys().map(|name| mask(name).1).sum();
    if in_names > 0 {
        let masked = std::mem::take(fields).into_iter();
        *fields = masked
            .map(|(name, value)| (mask(&name).0.into_owned(), value))
            .collect();
    }
    count + in_names
}

/// Whether a credential may be recognised by this character.
fn is_trigger(c: char) -> bool {
    matches!(c, '=' | ':' | 'B' | 'b' | 'e' | 'n')
}

/// Where the credential begins and ends that the character at this place makes known.
fn credential_at(text: &str, at: usize) -> Option<(usize, usize)> {
    let (before, from) = text.split_at_checked(at)?;
    match from.as_bytes().first()? {
        b'=' | b':' => after_name(before, from)
            .or_else(|| user_information(from))
            .map(|(begin, end)| (at + begin, at + end)),
        _ if before.ends_with(is_of_word) => None,
        b'n' => key(from).map(|(begin, end)| (at + begin, at + end)),
        b'e' => jwt(before, from).map(|end| (at, at + end)),
        _ => after_scheme(from).map(|(begin, end)| (at + begin, at + end)),
    }
}

/// The credential in `NAME=VALUE` and `NAME: VALUE`, from the sign on.
fn after_name(before: &str, from_sign: &str) -> Option<(usize, usize)> {
    let quoted = before.strip_suffix(['"', '\'']);
    let unquoted = quoted.map_or(before, |before| before.trim_end_matches('\\'));
    let length = unquoted
        .bytes()
        .rev()
        .take(LONGEST_NAME)
        .take_while(|&byte| byte == b'-' || is_of_word(char::from(byte)))
        .count();
    let name = unquoted.get(unquoted.len() - length..)?;
    // Prose has colons too: "invalid token: expired".
    let is_prose = from_sign.starts_with(':') && quoted.is_none() && !name.contains(['_', '-']);
    let is_header = ["authorization", "cookie", "password"]
        .iter()
        .any(|header| name.eq_ignore_ascii_case(header));
    if !is_secret(name) || (is_prose && !is_header) {
        return None;
    }
    let value = from_sign.get(1..)?;
    let value = value.trim_start_matches([' ', '"', '\'', '\\']);
    let begin = from_sign.len() - value.len();
    if let Some((_, end)) = after_scheme(value) {
        return Some((begin, begin + end));
    }
    let length = value_length(value);
    (length > 0 && !value.starts_with(MASK)).then_some((begin, begin + length))
}

/// Whether values of this name are credentials.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == SHORT_NAME || NAME_ENDS.iter().any(|end| name.ends_with(end))
}

/// The credential in `Bearer VALUE`.
fn after_scheme(from: &str) -> Option<(usize, usize)> {
    let scheme = SCHEMES.iter().find(|scheme| {
        let word = from.get(..scheme.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(scheme))
    })?;
    let rest = from.get(scheme.len()..)?;
    let value = rest.trim_start_matches(' ');
    let begin = from.len() - value.len();
    let length = value_length(value);
    let word = value.get(..length)?.trim_end_matches(['.', ':', '!', '?']);
    let is_prose = PROSE.iter().any(|prose| word.eq_ignore_ascii_case(prose));
    let is_credential = rest.starts_with(' ') && length > 0 && !is_prose;
    is_credential.then_some((begin, begin + length))
}

/// What follows the beginning of one of the API's keys.
fn key(from: &str) -> Option<(usize, usize)> {
    let begin = KEYS.iter().find(|begin| from.starts_with(**begin))?.len();
    let length = from
        .get(begin..)?
        .bytes()
        .take_while(|&byte| is_of_base64url(byte))
        .count();
    (length > 0).then_some((begin, begin + length))
}

/// The length of a JWT: at least two parts of Base64 with a dot between.
fn jwt(before: &str, from: &str) -> Option<usize> {
    let is_of_token = |byte: &u8| *byte == b'.' || is_of_base64url(*byte);
    if !from.starts_with(JWT) || before.as_bytes().last().is_some_and(is_of_token) {
        return None;
    }
    let length = from.bytes().take_while(is_of_token).count();
    let is_part = |part: &&str| part.len() > 3;
    let parts = from.get(..length)?.split('.').take_while(is_part);
    (parts.count() >= 2).then_some(length)
}

/// What stands before the `@` in the authority of an address, from the colon behind its scheme on.
fn user_information(from_colon: &str) -> Option<(usize, usize)> {
    let authority = from_colon.strip_prefix("://")?;
    let is_end =
        |c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\'' | '<' | '>');
    let authority = authority.split(is_end).next()?;
    let (user, _) = authority.rsplit_once('@')?;
    (!user.is_empty()).then_some((3, 3 + user.len()))
}

/// How far the value goes that a text begins with.
fn value_length(text: &str) -> usize {
    let is_end = |c: char| c.is_whitespace() || "&\"'<>;,()[]{}|\\`".contains(c);
    text.find(is_end).unwrap_or(text.len())
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
            ("sent Bearer abc.def~1+/=", "sent Bearer [masked]"),
            (
                "Authorization: Bearer ns_live_abc",
                "Authorization: [masked]",
            ),
            (
                "authorization: basic dXNlcjpw, x",
                "authorization: [masked], x",
            ),
            ("-H 'bearer SECRET'", "-H 'bearer [masked]'"),
            (
                "/p?edge_token=e1&token=t2&x=1",
                "/p?edge_token=[masked]&token=[masked]&x=1",
            ),
            (
                "api_key=k sig=s; x-api-key: k2",
                "api_key=[masked] sig=[masked]; x-api-key: [masked]",
            ),
            (
                r#"{"token": "t", "api-key":"k"}"#,
                r#"{"token": "[masked]", "api-key":"[masked]"}"#,
            ),
            (
                r#"{\"access_token\":\"t\"}"#,
                r#"{\"access_token\":\"[masked]\"}"#,
            ),
            ("https://user:pw@host/x?a=b", "https://[masked]@host/x?a=b"),
            ("https://a@b@host", "https://[masked]@host"),
            ("jwt eyJhbGciOi.eyJzdWIi.c2ln end", "jwt [masked] end"),
            ("Cookie: session=s", "Cookie: [masked]"),
            ("password=hunter2", "password=[masked]"),
        ] {
            assert_eq!(mask(text).0, masked, "{text}");
            // What was masked holds nothing more to mask.
            assert_eq!(
                mask(masked).0.matches(MASK).count(),
                masked.matches(MASK).count(),
                "{masked}"
            );
        }
    }

    #[test]
    fn other_text_stays_as_it_is() {
        for text in [
            "Bearer token is missing",
            "use bearer authentication.",
            "invalid token: expired",
            "design=x signal=9",
            "https://host/a@b",
            "time 12:30, a=b",
            "eyJ is how it begins",
            "turns_live_x ns_live_",
            "token=",
            "größe=ü Bär: ß",
            "",
        ] {
            assert_eq!(mask(text), (Cow::Borrowed(text), 0));
        }
    }

    #[test]
    fn values_are_masked_by_their_names_and_their_texts() {
        let mut value = json!({
            "message": "Bearer abc1",
            "details": [{"api_key": "k", "n": 1, "token": 7, "token=x": "y", "sig": ""}],
        });
        assert_eq!(mask_value(&mut value), 3);
        assert_eq!(
            value,
            json!({
                "message": "Bearer [masked]",
                "details": [
                    {"api_key": "[masked]", "n": 1, "token": 7, "token=[masked]": "y", "sig": ""}
                ],
            })
        );
    }

    #[test]
    fn long_texts_take_linear_time() {
        for piece in [
            "token=", "eyJ", "eyJa.", "://", "a@", "Bearer ", "ns_live_", "=", "x_", "\"",
        ] {
            // A quadratic search would take minutes.
            mask(&piece.repeat(1 << 17));
        }
    }
}
