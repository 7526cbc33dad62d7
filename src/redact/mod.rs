//! Credentials inside texts, and how they are masked.
//!
//! A message may quote the request that failed, with the key or the signed address in it. Texts
//! are masked as soon as they are read, so that no output can show what stood there. What looks
//! like a credential is one here: a masked word can be looked up where the response came from, a
//! key that went into a ticket cannot be taken back. No list of shapes is complete, though: a
//! secret that stands in prose like any other word stays.

mod by_name;
mod by_shape;
mod token;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use serde_json::{Map, Value};

use by_name::{after_client_flag, after_flag, after_name, is_secret};
use by_shape::{after_scheme, jwt, key, private_key, user_information};
use token::{STOP_WORDS, is_of_word, looks_random};

/// What stands for a credential.
const MASK: &str = "[masked]";

/// The text with a mask for every credential, and how many there were.
pub(crate) fn redact(text: &str) -> (Cow<'_, str>, usize) {
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
pub(crate) fn redact_value(value: &mut Value) -> usize {
    match value {
        Value::String(text) => {
            let (masked, count) = redact(text);
            if let Cow::Owned(masked) = masked {
                *text = masked;
            }
            count
        }
        Value::Array(items) => items.iter_mut().map(redact_value).sum(),
        Value::Object(fields) => redact_fields(fields),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

fn redact_fields(fields: &mut Map<String, Value>) -> usize {
    // Lists of variables and headers have the name of each beside its value.
    let mut names = ["name", "key"]
        .iter()
        .filter_map(|key| fields.get(*key)?.as_str());
    let has_secret_value = names.any(is_secret);
    let mut count = 0;
    for (name, value) in fields.iter_mut() {
        count += if is_secret(name) || (has_secret_value && name == "value") {
            redact_all(value)
        } else {
            redact_value(value)
        };
    }
    count + redact_names(fields)
}

/// Masks the names of fields, and says how many credentials there were. Names that are the same
/// without theirs are numbered.
fn redact_names(fields: &mut Map<String, Value>) -> usize {
    if fields.keys().all(|name| redact(name).1 == 0) {
        return 0;
    }
    let mut count = 0;
    let mut numbers = HashMap::<String, usize>::new();
    for (name, value) in std::mem::take(fields) {
        let (masked, found) = redact(&name);
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
fn redact_all(value: &mut Value) -> usize {
    match value {
        Value::Array(items) => items.iter_mut().map(redact_all).sum(),
        Value::Object(fields) => fields.values_mut().map(redact_all).sum(),
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
            assert_eq!(redact(text).0, masked, "{text}");
            // What was masked holds nothing more to mask.
            assert_eq!(redact(masked).0, masked, "{masked}");
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
            assert_eq!(redact(text).0, masked, "{text}");
            assert_eq!(redact(masked).0, masked, "{masked}");
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
            assert_eq!(redact(text), (Cow::Borrowed(text), 0));
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
        assert_eq!(redact_value(&mut value), 6);
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
        assert_eq!(redact_names(&mut fields), 20_000);
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
            redact(&piece.repeat(1 << 16));
        }
    }
}
