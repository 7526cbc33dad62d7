use std::ops::{Index, IndexMut};

use super::{Map, Value};

/// Builds a value like the macro of `serde_json`.
macro_rules! json {
    ($($json:tt)+) => {
        $crate::tree::Value::from(::serde_json::json!($($json)+))
    };
}
pub(crate) use json;

impl From<serde_json::Value> for Value {
    fn from(value: serde_json::Value) -> Self {
        serde_json::from_value(value).expect("it is JSON")
    }
}

impl Index<&str> for Value {
    type Output = Value;

    fn index(&self, name: &str) -> &Value {
        self.get(name).unwrap_or(&Value::Null)
    }
}

impl IndexMut<&str> for Value {
    fn index_mut(&mut self, name: &str) -> &mut Value {
        let Value::Object(fields) = self else {
            panic!("it is an object");
        };
        if !fields.contains_key(name) {
            fields.push(name.to_owned().into(), Value::Null);
        }
        let mut fields = fields.iter_mut();
        fields
            .find(|(field, _)| *field == name)
            .map(|(_, value)| value)
            .expect("it has the field")
    }
}

#[test]
fn json_is_read_and_written_as_by_serde_json() {
    for json in [
        "null",
        "true",
        "-1",
        "18446744073709551615",
        "1.5",
        r#""a\n\u001b""#,
        "[]",
        r#"[1,[{}],""]"#,
        r#"{"z":1,"a":{"b":[null,false]}}"#,
    ] {
        let value: Value = serde_json::from_str(json).expect("it is JSON");
        assert_eq!(value.to_string(), json);
        let same: serde_json::Value = serde_json::from_str(json).expect("it is JSON");
        assert_eq!(value, Value::from(same), "{json}");
    }
}

#[test]
fn the_last_of_repeated_fields_counts_in_the_place_of_the_first() {
    let few = r#"{"a":1,"b":2,"a":3}"#;
    let value: Value = serde_json::from_str(few).expect("it is JSON");
    assert_eq!(value.to_string(), r#"{"a":3,"b":2}"#);
    let many: Vec<String> = (0..40).map(|n| format!(r#""k{}":{n}"#, n % 20)).collect();
    let value: Value = serde_json::from_str(&format!("{{{}}}", many.join(","))).expect("JSON");
    let fields = value.as_object().expect("an object");
    assert_eq!(fields.len(), 20);
    assert_eq!(fields.get("k3"), Some(&json!(23)));
}

#[test]
fn fields_are_set_and_removed_in_order() {
    let mut fields = Map::new();
    assert!(fields.is_empty());
    for (name, value) in [("a", "1"), ("b", "2"), ("c", "3"), ("a", "4")] {
        fields.insert(name.into(), value.into());
    }
    assert_eq!(fields.remove("b"), Some("2".into()));
    assert_eq!(fields.remove("b"), None);
    assert_eq!(Value::from(fields).to_string(), r#"{"a":"4","c":"3"}"#);
}

#[test]
fn a_value_is_small() {
    assert!(size_of::<Value>() <= 32);
}
