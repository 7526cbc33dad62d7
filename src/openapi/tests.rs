//! JSON is YAML, too, so both readers have to find the same.

use proptest::prelude::*;
use serde_json::Value;

use super::document::{Document, NodeId};
use super::{json, pointer, yaml};

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
