//! What is redacted: the cases of `tests/data/redaction.tsv`, and random texts.

use crate::tree::{Map, Value};
use proptest::prelude::*;
use proptest::sample::select;

use super::scan::bytes_read;
use super::*;
use crate::table::Row;
use crate::table::proof::assert_each_row_is_needed;

/// Inputs and their redacted forms, one pair a line. `=` is an unchanged input, `␍` and `␊`
/// are a carriage return and a line feed.
const CASES: &str = include_str!("../../tests/data/redaction.tsv");

/// Words that one of the recognizers reacts to, parts of them, and values.
const WORDS: &str = "token password api_key api-key db-pass pass sig Cookie cookie Authorization \
    authorization X-Api-Key next_token secret pwd Bearer bearer Basic basic Digest Key ghp_ github_pat_ \
    glpat- npm_ ns_live_ ns_test_ sk- xoxb- AKIA eyJ eyJhbGciOi eyJ1. -----END ----- https:// :// \
    user:pw@ a@b@ host -u= -- [masked] [masked masked] é 日 🦀 a S 7 abc1 aB1 hunter2 dXNlcjpwYXNz \
    expired must a=b abcdefghijklmnop1234 0x1F 4096 2026-11-23 /srv/app \
    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

/// Single characters that separate, quote or escape.
const SIGNS: &str = "=: \t\n\"'`\\,;&<>()[]{}|/@?#.-_\u{a0}\u{2028}";

/// Parts that contain spaces, or several signs.
const PHRASES: [&str; 13] = [
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
];

/// Asserts for each row that `SECRET` in its example is redacted with it and not without it.
pub(super) fn assert_each_row_redacts<R: Row>(name: &str, table: &Table<R>) -> usize {
    assert_each_row_is_needed(name, table, |row| {
        assert!(row.example().contains("SECRET"), "{}", row.example());
        !redact(row.example()).text.contains("SECRET")
    })
}

pub(super) fn is_unchanged(row: &impl Row) -> bool {
    redact(row.example()).count == 0
}

#[test]
fn each_trigger_is_needed() {
    assert_each_row_redacts("triggers", &TRIGGERS);
}

#[test]
fn credentials_are_redacted_and_what_surrounds_them_stays() {
    let mut number = 0;
    for line in CASES.lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let line = line.replace('␍', "\r").replace('␊', "\n");
        let (input, output) = line.split_once('\t').expect("an input and an output");
        let output = if output == "=" { input } else { output };
        assert_eq!(redact(input).text, output, "{input}");
        number += 1;
    }
    assert!(number > 60, "{number} cases");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn redacting_twice_changes_nothing_more(text in hostile_text()) {
        let redacted = redact(&text);
        let again = redact(&redacted.text);
        prop_assert_eq!(again.count, 0);
        prop_assert_eq!(&again.text, &redacted.text);
    }

    #[test]
    fn what_is_not_redacted_stays_in_order(text in hostile_text()) {
        let redacted = redact(&text);
        prop_assert!(fits(&text, &redacted.text), "{:?} -> {:?}", text, redacted.text);
        prop_assert_eq!(redacted.count == 0, redacted.text == text);
    }

    #[test]
    fn redacting_a_json_value_twice_changes_nothing_more(
        fields in prop::collection::vec((hostile_text(), hostile_text()), 0..4),
        name in hostile_text(),
    ) {
        let fields = fields.into_iter().map(|(name, text)| (name.into(), text.into()));
        let name = ("name".into(), name.into());
        let mut value = Value::from(fields.chain([name]).collect::<Map>());
        redact_value(&mut value);
        let redacted = value.clone();
        redact_value(&mut value);
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
        "-u=",
        "cookie:'\\'",
    ] {
        let work = |times: usize| bytes_read(|| drop(redact(&piece.repeat(times))));
        let (half, whole) = (work(1 << 10), work(1 << 11));
        assert!(
            whole <= 2 * half + 1000,
            "{piece:?}: {half}, then {whole} bytes"
        );
    }
}
