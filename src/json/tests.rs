//! The JSON is that of `serde_json`, with hidden characters escaped.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::value::RawValue;
use serde_json::{Number, Value};

use super::*;
use crate::untrusted::needs_escape;

fn json(value: &impl Serialize) -> String {
    let mut line = Vec::new();
    to_writer(&mut line, value).expect("a vector can be written");
    String::from_utf8(line).expect("JSON is text")
}

#[test]
fn hidden_characters_are_escaped_and_parse_back() {
    let all: String = (0..=0x10_ffff)
        .filter_map(char::from_u32)
        .filter(|&c| needs_escape(c))
        .collect();
    let line = json(&all);
    assert!(!line.chars().any(needs_escape), "{line}");
    assert_eq!(
        serde_json::from_str::<String>(&line).expect("valid JSON"),
        all
    );
}

#[test]
fn characters_above_u_ffff_become_surrogate_pairs() {
    assert_eq!(json(&"\u{e0041}"), r#""\udb40\udc41""#);
}

#[test]
fn keys_are_escaped_like_values() {
    let object = serde_json::json!({ "a\u{202e}": "\u{7f}" });
    assert_eq!(json(&object), r#"{"a\u202e":"\u007f"}"#);
}

#[test]
fn visible_characters_are_not_escaped() {
    assert_eq!(json(&"Größe \"1\" \\ 日本"), r#""Größe \"1\" \\ 日本""#);
}

/// Returns what `serde_json` writes, with the hidden characters beyond ASCII escaped.
fn reference(value: &impl Serialize) -> String {
    let unescaped = serde_json::to_string(value).expect("it can be written");
    let mut json = String::new();
    for c in unescaped.chars() {
        if needs_escape(c) && c >= ' ' {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(json, "\\u{unit:04x}").expect("a string can be written");
            }
        } else {
            json.push(c);
        }
    }
    json
}

/// Bytes as serde has them, not as a list of numbers.
#[derive(Debug)]
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

#[derive(Debug, Serialize)]
struct Unit;

#[derive(Debug, Serialize)]
struct Newtype<T>(T);

#[derive(Debug, Serialize)]
struct Pair<T>(T, T);

#[derive(Debug, Serialize)]
struct Empty {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
enum Key {
    Plain,
    #[serde(rename = "a\"b\u{202e}")]
    Special,
}

#[derive(Debug, Serialize)]
enum Variant<T> {
    Unit,
    Newtype(T),
    Tuple(T, T),
    Struct {
        a: T,
        #[serde(rename = "b\u{9b}\\")]
        b: T,
    },
    NoField {},
    #[serde(rename = "\n\u{7f}")]
    Special(T),
}

type Signed = (i8, i16, i32, i64, i128);
type Unsigned = (u8, u16, u32, u64, u128);

/// A value of each type that serde knows.
#[derive(Debug, Serialize)]
struct All {
    bool: bool,
    signed: Signed,
    unsigned: Unsigned,
    float: (f32, f64),
    char: char,
    text: String,
    bytes: Bytes,
    some: Option<String>,
    none: Option<u8>,
    unit: ((), Unit),
    #[serde(rename = "\"quoted\" \u{200b}")]
    newtype: Newtype<String>,
    pair: Pair<String>,
    empty: (Empty, [u8; 0], BTreeMap<String, u8>),
    variants: [Variant<String>; 6],
    texts: BTreeMap<String, String>,
    numbers: BTreeMap<i64, Vec<u8>>,
    keys: BTreeMap<Key, bool>,
    options: BTreeMap<Option<char>, u8>,
    flags: BTreeMap<bool, Number>,
    value: Value,
    raw: Box<RawValue>,
}

/// Text in which quotes, controls and hidden characters are frequent.
fn text() -> impl Strategy<Value = String> {
    let plain = proptest::string::string_regex("[ -~]{0,40}").expect("a pattern");
    let special = proptest::sample::select(vec![
        "",
        "\"",
        "\\",
        "\n",
        "\u{7f}",
        "\u{9b}",
        "\u{202e}",
        "\u{e0041}",
        "é",
        "日本",
        "🙂",
    ]);
    (plain, special, any::<String>(), 0..3).prop_map(|(plain, special, any, kind)| match kind {
        0 => plain,
        1 => format!("{plain}{special}"),
        _ => format!("{plain}{special}{any}"),
    })
}

fn value() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    scalar.prop_recursive(3, 32, 8, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((text(), inner), 0..4).prop_map(Value::from_iter),
        ]
    })
}

fn all() -> impl Strategy<Value = All> {
    let numbers = (any::<Signed>(), any::<Unsigned>(), any::<(f32, f64)>());
    let inputs = (numbers, any::<char>(), text(), text(), value());
    inputs.prop_map(|((signed, unsigned, float), char, a, b, value)| All {
        bool: signed.0 > 0,
        signed,
        unsigned,
        float,
        char,
        text: a.clone(),
        bytes: Bytes(b.clone().into_bytes()),
        some: Some(b.clone()),
        none: None,
        unit: ((), Unit),
        newtype: Newtype(a.clone()),
        pair: Pair(a.clone(), b.clone()),
        empty: (Empty {}, [], BTreeMap::new()),
        variants: [
            Variant::Unit,
            Variant::Newtype(a.clone()),
            Variant::Tuple(a.clone(), b.clone()),
            Variant::Struct {
                a: a.clone(),
                b: b.clone(),
            },
            Variant::NoField {},
            Variant::Special(b.clone()),
        ],
        texts: BTreeMap::from([(a.clone(), b.clone()), (b, a)]),
        numbers: BTreeMap::from([(signed.3, vec![1, 2]), (-1, vec![])]),
        keys: BTreeMap::from([(Key::Plain, true), (Key::Special, false)]),
        options: BTreeMap::from([(Some(char), 1)]),
        flags: BTreeMap::from([(true, 1.into())]),
        raw: RawValue::from_string(format!(" {value:#} ")).expect("it is JSON"),
        value,
    })
}

proptest! {
    #[test]
    fn every_type_is_written_as_by_serde_json(all in all()) {
        prop_assert_eq!(json(&all), reference(&all));
    }

    #[test]
    fn parsed_json_is_written_as_by_serde_json(value in value()) {
        prop_assert_eq!(json(&value), reference(&value));
    }
}

#[test]
fn special_characters_are_escaped_at_every_position() {
    for special in ["\"", "\\", "\n", "\u{1f}", "\u{7f}", "é", "\u{9b}"] {
        for length in 0..70 {
            for position in 0..=length {
                let mut text = "x".repeat(length);
                text.insert_str(position, special);
                assert_eq!(json(&text), reference(&text));
            }
        }
    }
}

#[test]
fn keys_that_json_cannot_have_are_errors_and_leave_the_buffer_unchanged() {
    let mut buffer = b"[1]".to_vec();
    let error = append_to(&mut buffer, &HashMap::from([((), 1)])).expect_err("no key");
    assert_eq!(error.to_string(), "key must be a string");
    assert_eq!(buffer, b"[1]");
}
