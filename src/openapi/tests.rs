//! JSON is YAML, too, so both readers have to find the same.

use proptest::prelude::*;
use serde_json::Value;

use super::document::{Document, NodeId};
use super::{SpecError, json, pointer, yaml};

/// The pointer, the position and the text of each node.
fn nodes(document: &Document) -> Vec<(String, u32, u32, Option<String>)> {
    let mut found = Vec::new();
    let mut open: Vec<NodeId> = document.root().into_iter().collect();
    while let Some(id) = open.pop() {
        let position = document.position(id);
        found.push((
            pointer::to(document, id),
            position.line,
            position.column,
            document.string(id).map(str::to_owned),
        ));
        open.extend(document.items(id));
        open.extend(document.fields(id).map(|(_, id)| id));
    }
    found
}

#[test]
fn merged_objects_lend_their_fields() {
    let fields = |text: &str| {
        let document = yaml::read(text).expect("it is YAML");
        let last = document
            .root()
            .and_then(|root| document.field(root, "last"));
        let fields = document.fields(last.expect("it is there"));
        let text = |id| document.string(id).unwrap_or("?");
        let found =
            fields.map(|(key, id)| (document.position(id).line, format!("{key}={}", text(id))));
        found
            .filter(|(_, text)| !text.starts_with("<<"))
            .collect::<Vec<_>>()
    };
    let field = |line, text: &str| (line, text.to_owned());
    let base = "base: &base {k: v, l: &w w}\nmore: &more {l: x, m: *w}\n";
    for (last, expected) in [
        ("{<<: *base}", &[field(1, "k=v"), field(1, "l=w")][..]),
        ("{l: own, <<: *base}", &[field(3, "l=own"), field(1, "k=v")]),
        (
            "{<<: [*more, *base]}",
            &[field(2, "l=x"), field(2, "m=w"), field(1, "k=v")],
        ),
        (
            "{<<: {<<: *base, k: new}}",
            &[field(3, "k=new"), field(1, "l=w")],
        ),
        // A key in quotes has no meaning, and an object lends itself nothing.
        ("{'<<': *base}", &[]),
        ("&last {<<: *last, k: own}", &[field(3, "k=own")]),
        ("{<<: text}", &[]),
    ] {
        assert_eq!(fields(&format!("{base}last: {last}\n")), expected, "{last}");
    }
}

#[test]
fn merging_takes_few_steps() {
    let fields: Vec<_> = (0..2_000).map(|field| format!("k{field}: v")).collect();
    let aliases = vec!["*a"; 2_000];
    let text = format!(
        "- &a {{{}}}\n- <<: [{}]\n",
        fields.join(", "),
        aliases.join(", ")
    );
    assert_eq!(yaml::read(&text).err(), Some(SpecError::TooManyValues));
}

#[test]
fn json_errors_have_the_place_in_characters() {
    for (text, place) in [
        ("[\n", (2, 1)),
        ("[\"\u{e9}\u{e9}\" x]", (1, 7)),
        ("{\n  \"\u{65e5}\": \n  \u{e9}}", (3, 3)),
    ] {
        let Err(SpecError::Invalid { line, column, .. }) = json::read(text) else {
            panic!("{text} is no JSON");
        };
        assert_eq!((line, column), place, "{text}");
    }
}

#[test]
fn json_may_begin_with_spaces() {
    let document = super::document("\n\t [\"\\ud83d\\ude00\"]").expect("it is JSON");
    assert_eq!(nodes(&document).last().map(|node| node.2), Some(4));
}

/// JSON with texts of any characters.
fn any_json() -> impl Strategy<Value = Value> {
    let text = "[a-z\"\\\\/~\u{e9}\u{65e5}\n\r\t {}\\[\\]:,#&*!|>'%@`-]{0,8}";
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    scalar.prop_recursive(4, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((text, inner), 0..5).prop_map(Value::from_iter),
        ]
    })
}

proptest! {
    #[test]
    fn both_readers_find_the_same_nodes_at_the_same_places(value in any_json(), is_pretty: bool) {
        let text = if is_pretty {
            serde_json::to_string_pretty(&value)
        } else {
            serde_json::to_string(&value)
        };
        let text = text.expect("it is JSON");
        let by_json = json::read(&text).expect("it is JSON");
        let by_yaml = yaml::read(&text).expect("it is YAML");
        prop_assert_eq!(nodes(&by_json), nodes(&by_yaml));
        for (pointer, _, _, text) in nodes(&by_json) {
            let found = value.pointer(&pointer).expect("it is a value");
            prop_assert_eq!(found.as_str(), text.as_deref());
        }
    }
}
