//! The message in the body of a failed response that is not an error response, such as that of a
//! gateway or of another API.

use crate::tree::{Map, Value};

use crate::redact;
use crate::slice;
use crate::table::{Fact, Table, fact};
use crate::untrusted::{self, Untrusted};

/// The longest message, in bytes.
pub(crate) const MAX_MESSAGE: usize = 2_000;

/// How many items of a list or fields of an object are part of a message, at most.
const MAX_PARTS: usize = 10;

/// How many items of each list are searched for the message.
const MAX_ITEMS: usize = 2 * MAX_PARTS;

/// How deep objects and lists are searched for the message.
const MAX_DEPTH: usize = 4;

/// Fields that say what failed.
static SUMMARIES: Table<Fact<&str>> = Table::new(&[
    // Amazon's gateway, Kong and many APIs. Some write it with a capital.
    fact("message", r#"{"message": "Unauthorized"}"#),
    // Problem documents.
    fact("title", r#"{"title": "Not Found", "status": 404}"#),
    fact("error", r#"{"error": {"type": "overloaded"}}"#),
    // Amazon Lambda.
    fact("errorMessage", r#"{"errorMessage": "timed out"}"#),
    fact("error_message", r#"{"error_message": "REQUEST_DENIED"}"#),
    fact("msg", r#"{"msg": "no token"}"#),
    // Apigee.
    fact("fault", r#"{"fault": {"faultstring": "no API key"}}"#),
    fact("faultstring", r#"{"faultstring": "no API key"}"#),
    fact("reason", r#"{"reason": "forbidden by policy"}"#),
]);

/// Fields that say more about it, or all there is.
static DETAILS: Table<Fact<&str>> = Table::new(&[
    // Problem documents, FastAPI, Django.
    fact("detail", r#"{"detail": "Not authenticated"}"#),
    // OAuth.
    fact("error_description", r#"{"error_description": "expired"}"#),
    fact("description", r#"{"description": "no such route"}"#),
    // GraphQL, JSON:API, Cloudflare, Laravel.
    fact("errors", r#"{"errors": [{"message": "too complex"}]}"#),
]);

/// Fields that say which part of the request is meant, as a name or as the way to it.
static PLACES: Table<Fact<&str>> = Table::new(&[
    fact("loc", r#"[{"loc": ["body", "name"], "msg": "required"}]"#),
    fact("field", r#"[{"field": "name", "message": "required"}]"#),
    fact("path", r#"[{"path": ["body", "name"], "msg": "required"}]"#),
]);

/// Returns the message in a JSON body, with credentials redacted.
///
/// | body | message |
/// |---|---|
/// | `{"message": "Unauthorized"}` | `Unauthorized` |
/// | `{"title": "Not Found", "detail": "no such volume"}` | `Not Found: no such volume` |
/// | `{"detail": [{"loc": ["body", "name"], "msg": "field required"}]}` | `body.name: field required` |
/// | `{"errors": {"name": ["is too long"]}}` | `name: is too long` |
pub(crate) fn in_json(mut body: Value) -> Option<Untrusted> {
    prune(&mut body, 0);
    redact::redact_value(&mut body, &mut redact::Masked::default());
    let mut message = message_of(&body, false)?;
    shorten(&mut message);
    Some(Untrusted::new(message))
}

/// Returns the message in a body that is text, with credentials redacted.
pub(crate) fn in_text(body: &[u8]) -> Option<Untrusted> {
    let text = untrusted::utf8(body, "\\x");
    let mut message = redact::text(text.trim()).text.into_owned();
    shorten(&mut message);
    (!message.is_empty()).then(|| Untrusted::new(message))
}

/// Removes what is not searched, so that only the rest has to be redacted.
fn prune(value: &mut Value, depth: usize) {
    match value {
        Value::Array(_) | Value::Object(_) if depth >= MAX_DEPTH => *value = Value::Null,
        Value::Array(items) => {
            items.truncate(MAX_ITEMS);
            for item in items {
                prune(item, depth + 1);
            }
        }
        Value::Object(fields) => {
            for field in fields.values_mut() {
                prune(field, depth + 1);
            }
        }
        _ => {}
    }
}

/// Returns the message of a body, or of a value inside it.
fn message_of(value: &Value, is_inside: bool) -> Option<String> {
    let message = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Array(items) => {
            let parts = items.iter().filter_map(|item| message_of(item, true));
            joined(parts)
        }
        Value::Object(fields) => return message_of_object(fields, is_inside),
        _ => return None,
    };
    (!message.is_empty()).then_some(message)
}

fn message_of_object(fields: &Map, is_inside: bool) -> Option<String> {
    let first_in = |table: &'static Table<Fact<&str>>| {
        table.rows().find_map(|name| {
            let (_, value) = fields
                .iter()
                .find(|(field, _)| field.eq_ignore_ascii_case(name))?;
            message_of(value, true)
        })
    };
    let message = match (first_in(&SUMMARIES), first_in(&DETAILS)) {
        (Some(summary), Some(detail)) if !summary.contains(&detail) => {
            let summary = summary.trim_end_matches(['.', ':']);
            format!("{summary}: {detail}")
        }
        (Some(message), _) | (None, Some(message)) => message,
        // A body without any of these fields has no message, but inside, its fields are part of it.
        (None, None) if !is_inside => return None,
        (None, None) => {
            let parts = fields.iter().filter_map(|(name, value)| {
                let message = message_of(value, true)?;
                Some(format!("{name}: {message}"))
            });
            return Some(joined(parts)).filter(|message| !message.is_empty());
        }
    };
    match place_in(fields).filter(|_| is_inside) {
        Some(place) => Some(format!("{place}: {message}")),
        None => Some(message),
    }
}

/// Returns the part of the request that a message is about: `body.name`.
fn place_in(fields: &Map) -> Option<String> {
    PLACES.rows().find_map(|name| match fields.get(**name)? {
        Value::String(place) => Some(place.clone()),
        Value::Array(parts) => {
            let parts = parts.iter().take(MAX_PARTS).map(|part| match part {
                Value::String(name) => name.clone(),
                other => other.to_string(),
            });
            Some(parts.collect::<Vec<_>>().join("."))
        }
        _ => None,
    })
}

/// Joins the first parts.
fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.take(MAX_PARTS).collect::<Vec<_>>().join("; ")
}

/// Cuts off what is longer than the longest message.
fn shorten(message: &mut String) {
    if message.len() > MAX_MESSAGE {
        message.truncate(slice::to(message, MAX_MESSAGE).len());
        message.push_str("...");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    fn message(json: &str) -> Option<String> {
        let value = serde_json::from_str(json).expect("valid JSON");
        in_json(value).map(|message| message.as_raw_str().to_owned())
    }

    #[test]
    fn each_field_is_needed() {
        for table in [&SUMMARIES, &DETAILS] {
            assert_each_row_is_needed("message fields", table, |field| {
                message(field.example()).is_some()
            });
        }
        assert_each_row_is_needed("places", &PLACES, |field| {
            message(field.example()).is_some_and(|message| message.contains("name: "))
        });
    }

    #[test]
    fn the_message_of_any_body_is_read() {
        for (json, expected) in [
            (r#"{"Message": "Forbidden"}"#, Some("Forbidden")),
            (
                r#"{"detail": [{"type": "missing", "loc": ["body", "name"], "msg": "field required", "input": {}}]}"#,
                Some("body.name: field required"),
            ),
            (
                r#"{"detail": [{"loc": ["query", 0], "msg": "not a number"}, {"loc": ["body"], "msg": "required"}]}"#,
                Some("query.0: not a number; body: required"),
            ),
            (
                r#"{"type": "about:blank", "title": "Not Found", "status": 404, "detail": "no such volume"}"#,
                Some("Not Found: no such volume"),
            ),
            (
                r#"{"title": "Bad Request.", "status": 400, "errors": {"Name": ["is required", "is short"]}}"#,
                Some("Bad Request: Name: is required; is short"),
            ),
            (
                r#"{"errors": [{"message": "no field", "path": ["volume", "name"]}]}"#,
                Some("volume.name: no field"),
            ),
            (
                r#"{"statusCode": 400, "message": ["a", "b"], "error": "Bad Request"}"#,
                Some("a; b"),
            ),
            (
                r#"{"error": {"status": "DENIED", "details": {"by": "policy"}}}"#,
                Some("status: DENIED; details: by: policy"),
            ),
            (r#"{"error": true, "detail": "no route"}"#, Some("no route")),
            (
                r#"{"message": "", "title": null, "detail": "d"}"#,
                Some("d"),
            ),
            (
                r#"{"message": "no route", "detail": "no"}"#,
                Some("no route"),
            ),
            (r#"{"path": "/x", "message": "m"}"#, Some("m")),
            (r#"[{"message": "m"}]"#, Some("m")),
            (r#""down for maintenance""#, Some("down for maintenance")),
            (r#"{"id": "sb_1", "status": "error"}"#, None),
            (r#"{"message": {}}"#, None),
            (r#"{"message": 1}"#, None),
            ("null", None),
        ] {
            assert_eq!(message(json).as_deref(), expected, "{json}");
        }
    }

    #[test]
    fn credentials_are_redacted() {
        for json in [
            r#"{"message": "bad token=sekret1"}"#,
            r#"{"errors": {"api_key": "sekret1"}}"#,
        ] {
            let message = message(json).expect("a message");
            assert!(message.contains("[masked]"), "{message}");
            assert!(!message.contains("sekret1"), "{message}");
        }
        let about = r#"{"errors": {"password": ["must be 8 chars"]}}"#;
        assert_eq!(message(about).as_deref(), Some("password: must be 8 chars"));
        let text = in_text(b" no: token=sekret1\n").expect("a message");
        assert!(text == "no: token=[masked]", "{text:?}");
    }

    #[test]
    fn a_message_is_bounded() {
        let long = "\u{20ac}".repeat(MAX_MESSAGE);
        let many = vec![r#"{"msg": "m"}"#; 1_000].join(",");
        for (json, length) in [
            (format!(r#"{{"message": "{long}"}}"#), MAX_MESSAGE + 1),
            (
                format!(r#"{{"errors": ["{long}", "{long}"]}}"#),
                MAX_MESSAGE + 1,
            ),
            (format!(r#"{{"errors": [{many}]}}"#), 3 * MAX_PARTS - 2),
        ] {
            let message = message(&json).expect("a message");
            assert_eq!(message.len(), length, "{}", &message[..20]);
        }
        let whole = "x".repeat(MAX_MESSAGE);
        assert_eq!(message(&format!("\"{whole}\"")), Some(whole));
        let text = in_text(long.as_bytes()).expect("a message");
        assert!(text.as_raw_str().ends_with("..."));
        assert_eq!(in_text(b" \n"), None);
        let deep = format!("{}\"m\"{}", r#"{"error":"#.repeat(9), "}".repeat(9));
        assert_eq!(message(&deep), None);
        assert_eq!(message(r#"[[[[[{"msg": "m"}]]]]]"#), None);
        let late = [vec!["{}"; MAX_ITEMS], vec![r#"{"msg": "m"}"#]].concat();
        let late = late.join(",");
        assert_eq!(message(&format!(r#"{{"errors": [{late}]}}"#)), None);
    }
}
