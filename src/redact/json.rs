//! Redacts credentials in JSON values, by the names of fields and by their texts.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::tree::{Map, Value};

use crate::table::{Fact, Table, fact};

use super::by_name::is_secret;
use super::token::{STOP_WORDS, looks_random};
use super::{MASK, redact};

/// Fields that contain the name of the `value` beside them, as in lists of variables and headers.
static NAMING_FIELDS: Table<Fact<&str>> = Table::new(&[
    fact("name", r#"{"name": "API_TOKEN", "value": "SECRET"}"#),
    fact("key", r#"{"key": "X-Api-Key", "value": "SECRET"}"#),
]);

/// Redacts every text in a JSON value, and returns the number of credentials.
pub(crate) fn redact_value(value: &mut Value) -> usize {
    match value {
        Value::String(text) => {
            let redacted = redact(text);
            let count = redacted.count;
            if let Cow::Owned(redacted) = redacted.text {
                *text = redacted;
            }
            count
        }
        Value::Array(items) => items.iter_mut().map(redact_value).sum(),
        Value::Object(fields) => redact_fields(fields),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

fn redact_fields(fields: &mut Map) -> usize {
    let mut names = NAMING_FIELDS
        .rows()
        .filter_map(|field| fields.get(**field)?.as_str());
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

/// Redacts the names of fields, and returns the number of credentials. Names that become equal are
/// numbered: `ns_live_[masked]`, `ns_live_[masked] (1)`.
fn redact_names(fields: &mut Map) -> usize {
    if fields.keys().all(|name| redact(name).count == 0) {
        return 0;
    }
    let mut count = 0;
    let mut numbers = HashMap::<String, usize>::new();
    let mut names = HashSet::new();
    for (name, value) in std::mem::take(fields) {
        let redacted = redact(&name);
        count += redacted.count;
        let redacted = redacted.text.into_owned();
        let mut name = redacted.clone();
        let number = numbers.entry(redacted.clone()).or_default();
        while names.contains(&name) {
            *number += 1;
            name = format!("{redacted} ({number})");
        }
        names.insert(name.clone());
        fields.push(name.into(), value);
    }
    count
}

/// Redacts every text in a value whose name is the name of a credential, and returns the number of
/// credentials.
fn redact_all(value: &mut Value) -> usize {
    match value {
        Value::Array(items) => items.iter_mut().map(redact_all).sum(),
        Value::Object(fields) => fields.values_mut().map(redact_all).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
        Value::String(text) if text.is_empty() || is_about_credential(text) => 0,
        Value::String(_) => {
            *value = MASK.into();
            1
        }
    }
}

/// Whether a text describes a credential instead of being one: `must be 8 characters`.
fn is_about_credential(text: &str) -> bool {
    let mut words = text.split(' ');
    let is_long = |word: &str| word.len() > 7 && looks_random(word);
    words
        .clone()
        .any(|word| STOP_WORDS.rows().any(|stop| **stop == word))
        && !words.any(is_long)
}

#[cfg(test)]
mod tests {
    use crate::tree::json;

    use super::*;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_naming_field_is_needed() {
        let is_redacted = |row: &Fact<_>| {
            let mut value = example_value(row);
            redact_value(&mut value) == 1 && !value.to_string().contains("SECRET")
        };
        assert_each_row_is_needed("naming fields", &NAMING_FIELDS, is_redacted);
    }

    fn example_value(row: &impl crate::table::Row) -> Value {
        serde_json::from_str(row.example()).unwrap()
    }

    #[test]
    fn values_are_redacted_by_their_names_and_their_texts() {
        let mut value = json!({
            "message": "Bearer abc1",
            "errors": {"password": ["must be 8 chars", "is x7Kq9Zr2LmP"]},
            "headers": {"X-Api-Key": ["k"], "Accept": ["x"]},
            "secret": {"current": "s", "length": 1},
            "env": [{"name": "API_TOKEN", "value": "v"}, {"name": "HOME", "value": "/"}],
            "details": [{"api_key": "k", "token": 7, "ns_live_a": 1, "ns_live_b": 2, "sig": ""}],
        });
        assert_eq!(redact_value(&mut value), 8);
        let redacted = json!({
            "message": "Bearer [masked]",
            "errors": {"password": ["must be 8 chars", "[masked]"]},
            "headers": {"X-Api-Key": ["[masked]"], "Accept": ["x"]},
            "secret": {"current": "[masked]", "length": 1},
            "env": [{"name": "API_TOKEN", "value": "[masked]"}, {"name": "HOME", "value": "/"}],
            "details": [{
                "api_key": "[masked]", "token": 7, "ns_live_[masked]": 1,
                "ns_live_[masked] (1)": 2, "sig": ""
            }],
        });
        assert_eq!(value, redacted);
    }

    #[test]
    fn many_names_that_become_equal_take_linear_time() {
        let names = (0..20_000).map(|number| (format!("ns_live_{number}").into(), json!(number)));
        let mut fields: Map = names.collect();
        assert_eq!(redact_names(&mut fields), 20_000);
        assert_eq!(fields.len(), 20_000);
    }
}
