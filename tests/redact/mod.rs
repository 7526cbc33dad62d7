//! What is masked: each row of the tables, the cases of `tests/data/redaction.tsv`, and random
//! texts. `tests/redaction.rs` counts what comes out and what is altered.

mod linear_time;
mod prefix_table;

use crate::tree::{Map, Value, json};
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::table::proof::{assert_each_row_is_needed, assert_each_word_is_needed};
use crate::table::{Row, Words};

/// Inputs and their masked forms, one pair a line. `=` is an unchanged input; `␍`, `␊` and `␛` are a
/// carriage return, a line feed and an escape character.
const CASES: &str = include_str!("../data/redaction.tsv");

/// JSON texts and their masked forms, written in the same way.
const JSON_CASES: &str = include_str!("../data/redaction/json.tsv");

/// Words that one of the recognizers reacts to, parts of them, and values.
const WORDS: &str = "token password api_key api-key db-pass pass sig Cookie cookie Authorization \
    authorization X-Api-Key next_token secret pwd Bearer bearer Basic basic Digest Key ghp_ github_pat_ \
    glpat- npm_ ns_live_ ns_test_ sk- xoxb- AKIA eyJ eyJhbGciOi eyJ1. -----END ----- https:// :// :\\/\\/ \
    user:pw@ a@b@ host -u= -- [masked] [masked masked] é 日 🦀 a S 7 abc1 aB1 hunter2 dXNlcjpwYXNz \
    expired must a=b abcdefghijklmnop1234 0x1F 4096 2026-11-23 /srv/app %3D %22 %20 \\u003d &quot; \\n \
    x7Kq9Zr2LmPa1b2c3d4e5f6 input value Private-Lines: /services/T @tcp( Q~ .atlasv1. \
    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

/// Single characters that separate, quote, escape or are invisible.
const SIGNS: &str = "=: \t\n\"'`\\,;&<>()[]{}|/@?#.-_\u{a0}\u{2028}\u{200b}\u{1b}\u{9b}";

/// Parts that contain spaces, or several signs.
const PHRASES: [&str; 16] = [
    "  ",
    "\r\n",
    "\\\\",
    "\\\"",
    "\\\\\\\"",
    "token ",
    "-u ",
    "-b ",
    "--user ",
    "--token ",
    "--password ",
    "-----BEGIN ",
    "RSA PRIVATE KEY-----",
    "-----END EC PRIVATE KEY-----",
    "\u{1b}[31m",
    "api key ",
];

/// Characters of a key: `length` of them, which look random.
fn tail(length: usize) -> String {
    let alphabet = "a1B2c3D4e5F6g7H8i9J0kLmN";
    alphabet.chars().cycle().take(length).collect()
}

fn is_masked(text: &str, secret: &str) -> bool {
    !super::text(text).text.contains(secret)
}

#[test]
fn each_name_is_needed() {
    use names::Class::*;
    assert_each_row_is_needed("names", &names::NAMES, |name| {
        let (class, name) = (name.class, name.example());
        let (text, secret) = match class {
            Authorization => (format!("{name}: Custom swordfish"), "swordfish"),
            Cookie => (format!("{name}: a=swordfish"), "swordfish"),
            Password => (format!("{name}=swordfish"), "swordfish"),
            Pin => (format!("the {name} 123456 is wrong"), "123456"),
            Token | Session | Bearer | Basic => (format!("{name}=a1b2c3"), "a1b2c3"),
            Weak => (format!("{name}=a1B2c3D4e5F6g7H8"), "a1B2c3D4e5F6g7H8"),
        };
        is_masked(&text, secret)
    });
}

/// Asserts for each word of a table that a text with it is masked, or not, only because of it.
fn assert_each_word(name: &str, words: &Words, masked: bool, form: &str) {
    assert_each_word_is_needed(name, words, |word| {
        let text = form.replace("{}", word);
        is_masked(&text, "SECRET") == masked
    });
}

#[test]
fn each_word_of_the_other_tables_is_needed() {
    assert_each_word_is_needed("harmless names", &names::HARMLESS, |name| {
        let name = name.replace("token", "_token").replace("key", "_key");
        !is_masked(&format!("{name}=a1B2c3D4e5SECRETg7H8i9J0"), "SECRET")
    });
    assert_each_word("suffixes", &names::SUFFIXES, true, "secret_{}=a1SECRET2");
    assert_each_word_is_needed("echoes", &names::ECHOES, |echo| {
        let mut value = json!({"field": "token", (echo): "a1SECRET2"});
        redact_value(&mut value, &mut Masked::default());
        !value.to_string().contains("SECRET")
    });
    assert_each_word_is_needed("stop words", &look::STOP_WORDS, |word| {
        text(&format!("password=\"{word} swordfish\""))
            .masked
            .count()
            == 0
    });
    assert_each_row_is_needed("verbs", &context::VERBS, |verb| {
        is_masked(verb.example(), "SECRET")
    });
    assert_each_word_is_needed("members", &json::PRIVATE_MEMBERS, |member| {
        let mut value = json!({"kty": "oct", (member): "a1SECRET2"});
        redact_value(&mut value, &mut Masked::default());
        !value.to_string().contains("SECRET")
    });
    assert_each_word(
        "paths",
        &urls::SECRET_PATHS,
        true,
        "https://h/{}/a1B2c3D4e5SECRETg7H8i9J0",
    );
    assert_each_word(
        "marks",
        &keys::MARKS,
        true,
        "a1B2c3D4e5a1B2c3D4e5SECRETg7H8i9J0{}",
    );
    assert_each_word(
        "examples",
        &urls::EXAMPLE_PASSWORDS,
        false,
        "https://SECRET:{}@host",
    );
    assert_each_word_is_needed("entities", &view::ENTITIES, |entity| {
        let form = match &entity[..1] {
            "=" => "password{}a1SECRET",
            "<" => "<password>a1SECRET{}/password>",
            ">" => "<password{}a1SECRET</password>",
            "&" => "a=b{}token=SECRETword",
            _ => "password={}a b1 SECRET{}",
        };
        is_masked(&form.replace("{}", &format!("&{}", &entity[1..])), "SECRET")
    });
    assert_each_row_is_needed("flags", &flags::FLAGS, |row| {
        is_masked(row.example(), "SECRET")
    });
}

/// Asserts that each input of a file is masked as it says.
fn assert_cases(data: &str, mask: impl Fn(&str) -> String) {
    let lines = data
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let wrong: Vec<String> = lines
        .filter_map(|line| {
            let pictures = [('␍', "\r"), ('␊', "\n"), ('␛', "\u{1b}")];
            let line = pictures
                .iter()
                .fold(line.to_owned(), |line, &(picture, character)| {
                    line.replace(picture, character)
                });
            let (input, output) = line.split_once('\t').expect("an input and an output");
            let output = if output == "=" { input } else { output };
            let shown = mask(input);
            (shown != output).then(|| format!("{input:?}\n  is {shown:?}\n not {output:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn secrets_are_masked_and_what_surrounds_them_stays() {
    assert_cases(CASES, |input| text(input).text.into_owned());
}

#[test]
fn secrets_in_json_are_masked_and_the_rest_stays() {
    assert_cases(JSON_CASES, |input| {
        let mut value: Value = serde_json::from_str(input).expect("the case is JSON");
        let mut masked = Masked::default();
        redact_value(&mut value, &mut masked);
        let shown = value.to_string();
        assert_eq!(masked.count(), shown.matches(MASK).count(), "{shown}");
        shown
    });
}

#[test]
fn the_kinds_of_secrets_are_known() {
    for (kind, input) in [
        (SecretKind::Key, "ghp_16C7e42F292c6912"),
        (SecretKind::Jwt, "eyJhbGciOi.eyJzdWIi.c2ln"),
        (
            SecretKind::PrivateKey,
            "-----BEGIN PRIVATE KEY-----\nMII=\n-----END",
        ),
        (SecretKind::Authorization, "Authorization: Digest x=y"),
        (SecretKind::Authorization, "Bearer a1b2c3"),
        (SecretKind::Authorization, "Basic dXNlcjpw"),
        (SecretKind::Cookie, "Cookie: a=b"),
        (SecretKind::Url, "https://user:pw@host"),
        (SecretKind::NamedValue, "password=swordfish"),
    ] {
        assert!(text(input).masked.kinds().eq([kind]), "{kind}: {input}");
    }
    let both = text("Cookie: a=b\nBearer a1b2c3").masked;
    assert!(
        both.kinds()
            .eq([SecretKind::Authorization, SecretKind::Cookie])
    );
}

#[test]
fn values_are_masked_by_their_names_and_their_texts() {
    let mut masked = Masked::default();
    let mut value = json!({
        "message": "Bearer abc1",
        "errors": {"password": ["must be 8 chars", "is x7Kq9Zr2LmP"]},
        "headers": {"X-Api-Key": ["k7k7k7"], "Accept": ["x"]},
        "secret": {"current": "s1s1s1", "length": 1},
        "env": [{"name": "API_TOKEN", "value": "v1v1v1"}, {"name": "HOME", "value": "/"}],
        "details": [{"ns_live_a1b2c3": 1, "ns_live_b1c2d3": 2, "token": 7, "sig": ""}],
    });
    redact_value(&mut value, &mut masked);
    assert_eq!(masked.count, 7, "{value}");
    let redacted = json!({
        "message": "Bearer [masked]",
        "errors": {"password": ["must be 8 chars", "[masked]"]},
        "headers": {"X-Api-Key": ["[masked]"], "Accept": ["x"]},
        "secret": {"current": "[masked]", "length": 1},
        "env": [{"name": "API_TOKEN", "value": "[masked]"}, {"name": "HOME", "value": "/"}],
        "details": [{"ns_live_[masked]": 1, "ns_live_[masked] (1)": 2, "token": 7, "sig": ""}],
    });
    assert_eq!(value, redacted);
}

#[test]
fn codes_and_ids_stay_unless_they_are_keys() {
    for id in [
        "token_expired",
        "req_a1B2c3D4e5F6g7H8",
        "SKa1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6",
        "secret:abc123",
        "sk-abcdefghijklmnopqrstuvwxyz",
        "AKIAIOSFODNN7EXAMPLE",
    ] {
        assert!(is_id(id), "{id}");
    }
    for id in ["ns_live_a1b2c3d4", "token=abc123", "a b"] {
        assert!(!is_id(id), "{id}");
    }
    for (id, is_secret) in [
        ("ns_live_a1b2c3d4", true),
        ("token=abc123", true),
        ("a b", false),
        ("secret:abc123", false),
        ("req_1", false),
    ] {
        assert_eq!(is_secret_id(id), is_secret, "{id}");
    }
}

#[test]
fn many_names_that_become_equal_take_linear_time() {
    let names = (0..20_000).map(|number| (format!("ns_live_a{number:06}").into(), json!(1)));
    let mut masked = Masked::default();
    let mut value = Value::Object(names.collect());
    redact_value(&mut value, &mut masked);
    let length = value.as_object().map(Map::len);
    assert_eq!((masked.count, length), (20_000, Some(20_000)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn masking_twice_changes_nothing_more(input in hostile_text()) {
        let redacted = text(&input);
        let again = text(&redacted.text);
        prop_assert_eq!(&again.text, &redacted.text);
        prop_assert_eq!(again.masked.count(), 0);
    }

    #[test]
    fn what_is_not_masked_stays_in_order(input in hostile_text()) {
        let redacted = text(&input);
        prop_assert!(fits(&input, &redacted.text), "{:?} -> {:?}", input, redacted);
        prop_assert_eq!(redacted.masked.count() == 0, redacted.text == input);
        prop_assert_eq!(redacted.masked.count() == 0, redacted.masked.kinds().next().is_none());
    }

    #[test]
    fn any_text_is_masked_without_a_panic(input in any::<String>()) {
        let redacted = text(&input);
        prop_assert!(fits(&input, &redacted.text));
    }

    #[test]
    fn masking_a_json_value_twice_changes_nothing_more(
        fields in prop::collection::vec((hostile_text(), hostile_text()), 0..4),
        list in prop::collection::vec(hostile_text(), 0..4),
        name in hostile_text(),
    ) {
        let texts = |list: &[String]| Value::Array(list.iter().map(|text| text.clone().into()).collect());
        let fields = fields.into_iter().map(|(name, text)| (name.into(), text.into()));
        let others = [("name", name.into()), ("token", texts(&list)), ("list", texts(&list))];
        let others = others.map(|(name, value)| (name.into(), value));
        let mut value = Value::Object(fields.chain(others).collect());
        redact_value(&mut value, &mut Masked::default());
        let redacted = value.clone();
        redact_value(&mut value, &mut Masked::default());
        prop_assert_eq!(value, redacted);
    }
}

/// Random texts of these parts, with any other character between them.
fn hostile_text() -> impl Strategy<Value = String> {
    let words: Vec<&str> = WORDS.split(' ').filter(|word| !word.is_empty()).collect();
    let signs: Vec<char> = SIGNS.chars().collect();
    let part = prop_oneof![
        10 => select(words).prop_map(String::from),
        10 => select(signs).prop_map(String::from),
        4 => select(&PHRASES).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 1..16).prop_map(|parts| parts.concat())
}

/// Whether a text becomes `redacted` when some of its parts are replaced by masks.
fn fits(text: &str, redacted: &str) -> bool {
    let mut kept: Vec<&str> = redacted.split(MASK).collect();
    let last = kept.pop().unwrap_or_default();
    let Some(mut rest) = text.strip_suffix(last) else {
        return false;
    };
    for (index, part) in kept.iter().enumerate() {
        let Some(at) = rest.find(part).filter(|&at| index > 0 || at == 0) else {
            return false;
        };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    !kept.is_empty() || rest.is_empty()
}
