//! Fields that show which program wrote a JSON object with an `error` or a `code`, if it was not
//! the API.

use crate::tree::{Map, Value};

use crate::table::{Fact, Table, fact};

/// A field with a value of this kind.
pub(super) type Mark = (&'static str, fn(&Value) -> bool);

/// Fields of the object around an error that only other protocols and APIs have.
static OUTER: Table<Fact<Mark>> = Table::new(&[
    // JSON-RPC, the Language Server Protocol.
    fact(
        ("jsonrpc", Value::is_string),
        r#"{"jsonrpc": "2.0", "error": {"message": "m"}, "request_id": "r"}"#,
    ),
    // AWS.
    fact(
        ("__type", Value::is_string),
        r#"{"__type": "x", "error": {"message": "m"}, "request_id": "r"}"#,
    ),
    // Node.js and its libraries.
    fact(
        ("errno", Value::is_number),
        r#"{"error": "m", "code": "RESOURCE_BUSY", "errno": 5}"#,
    ),
    // Notion, Mistral.
    fact(
        ("object", Value::is_string),
        r#"{"object": "error", "error": {"message": "m"}, "request_id": "r"}"#,
    ),
]);

/// Fields of the object with the message and the code that only other APIs have.
static ERROR: Table<Fact<Mark>> = Table::new(&[
    // Azure.
    fact(
        ("innererror", Value::is_object),
        r#"{"error": {"message": "m", "innererror": {}}, "request_id": "r"}"#,
    ),
    // Google.
    fact(
        ("errors", Value::is_array),
        r#"{"error": {"message": "m", "errors": []}, "request_id": "r"}"#,
    ),
    fact(
        ("status", Value::is_string),
        r#"{"error": {"message": "m", "status": "ABORTED"}, "request_id": "r"}"#,
    ),
    fact(
        ("details", Value::is_array),
        r#"{"error": {"message": "m", "details": []}, "request_id": "r"}"#,
    ),
    // OpenAI, Stripe.
    fact(
        ("param", |_| true),
        r#"{"error": {"message": "m", "param": null}, "request_id": "r"}"#,
    ),
    // OpenAI, Stripe, Anthropic.
    fact(
        ("type", Value::is_string),
        r#"{"error": {"message": "m", "type": "x"}, "request_id": "r"}"#,
    ),
    // GitHub.
    fact(
        ("documentation_url", Value::is_string),
        r#"{"error": {"message": "m", "documentation_url": "x"}, "request_id": "r"}"#,
    ),
    // OpenRouter.
    fact(
        ("metadata", Value::is_object),
        r#"{"error": {"message": "m", "metadata": {}}, "request_id": "r"}"#,
    ),
    // npm.
    fact(
        ("summary", Value::is_string),
        r#"{"error": {"code": "eresolve", "summary": "s"}, "request_id": "r"}"#,
    ),
]);

/// Fields of the errors of programs, which are not responses without a known code.
static EXCEPTION: Table<Fact<Mark>> = Table::new(&[
    // JavaScript.
    fact(
        ("stack", Value::is_string),
        r#"{"error": {"message": "m", "stack": "s"}, "request_id": "r"}"#,
    ),
    fact(
        ("name", Value::is_string),
        r#"{"error": {"message": "m", "name": "TypeError"}, "request_id": "r"}"#,
    ),
    // Python.
    fact(
        ("traceback", |_| true),
        r#"{"error": {"message": "m", "traceback": "t"}, "request_id": "r"}"#,
    ),
]);

/// Fields that say what failed when the `error` of a response without a code is only the name of its
/// status.
static OTHER_MESSAGES: Table<Fact<Mark>> = Table::new(&[
    // NestJS, Hapi, Spring.
    fact(
        ("message", |message| !message.is_null()),
        r#"{"error": "Bad Request", "message": ["m"], "request_id": "r"}"#,
    ),
    // OAuth.
    fact(
        ("error_description", Value::is_string),
        r#"{"error": "invalid_grant", "error_description": "m", "request_id": "r"}"#,
    ),
    // Spring without a message.
    fact(
        ("path", Value::is_string),
        r#"{"error": "Not Found", "path": "/x", "request_id": "r"}"#,
    ),
]);

/// Fields that only log records have.
static LOG_ONLY: Table<Fact<Mark>> = Table::new(&[
    // Docker.
    fact(
        ("log", Value::is_string),
        r#"{"error": "m", "code": "c", "log": "m"}"#,
    ),
    // Google Cloud.
    fact(
        ("textPayload", Value::is_string),
        r#"{"error": "m", "code": "c", "textPayload": "m"}"#,
    ),
    // Amazon CloudWatch.
    fact(
        ("ingestionTime", |_| true),
        r#"{"error": "m", "code": "c", "ingestionTime": 1}"#,
    ),
    // journald.
    fact(
        ("MESSAGE", Value::is_string),
        r#"{"error": "m", "code": "c", "MESSAGE": "m"}"#,
    ),
    fact(
        ("level", |_| true),
        r#"{"error": "m", "code": "c", "level": 50}"#,
    ),
    fact(
        ("levelname", |_| true),
        r#"{"error": "m", "code": "c", "levelname": "ERROR"}"#,
    ),
    fact(
        ("log.level", |_| true),
        r#"{"error": "m", "code": "c", "log.level": "error"}"#,
    ),
    fact(
        ("logger", |_| true),
        r#"{"error": "m", "code": "c", "logger": "http"}"#,
    ),
    fact(
        ("lvl", |_| true),
        r#"{"error": "m", "code": "c", "lvl": "eror"}"#,
    ),
    fact(
        ("severity", |_| true),
        r#"{"error": "m", "code": "c", "severity": "ERROR"}"#,
    ),
]);

/// Other fields of log records.
static LOG_RECORD: Table<Fact<Mark>> = Table::new(&[
    fact(
        ("@timestamp", |_| true),
        r#"{"error": "m", "code": "c", "@timestamp": "t"}"#,
    ),
    fact(
        ("msg", Value::is_string),
        r#"{"error": "m", "code": "c", "msg": "m"}"#,
    ),
    fact(
        ("time", |_| true),
        r#"{"error": "m", "code": "c", "time": 1}"#,
    ),
    fact(
        ("timestamp", |_| true),
        r#"{"error": "m", "code": "c", "timestamp": 1}"#,
    ),
    fact(
        ("ts", |_| true),
        r#"{"error": "m", "code": "c", "ts": 1.5}"#,
    ),
]);

/// Fields that show that `error` is one of several severities, each with a text or a color.
static SEVERITIES: Table<Fact<Mark>> = Table::new(&[
    fact(
        ("info", Value::is_string),
        r#"{"error": "m", "code": "c", "info": "blue"}"#,
    ),
    fact(
        ("success", Value::is_string),
        r#"{"error": "m", "code": "c", "success": "green"}"#,
    ),
    fact(
        ("warn", Value::is_string),
        r#"{"error": "m", "code": "c", "warn": "yellow"}"#,
    ),
    fact(
        ("warning", Value::is_string),
        r#"{"error": "m", "code": "c", "warning": "yellow"}"#,
    ),
]);

/// Whether an object has one of the fields.
fn has(object: &Map, table: &'static Table<Fact<Mark>>) -> bool {
    let mut rows = table.rows();
    rows.any(|mark| {
        let (name, is_mark) = **mark;
        object.get(name).is_some_and(is_mark)
    })
}

/// Whether the object around an error is one of another protocol or API.
pub(super) fn is_outer(object: &Map) -> bool {
    has(object, &OUTER)
}

/// Whether the object with the message and the code is one of another API.
pub(super) fn is_error(object: &Map) -> bool {
    has(object, &ERROR)
}

/// Whether an object is an error of a program.
pub(super) fn is_exception(object: &Map) -> bool {
    has(object, &EXCEPTION)
}

/// Whether the `error` of an object without a code is only the name of a status.
pub(super) fn has_other_message(object: &Map) -> bool {
    has(object, &OTHER_MESSAGES)
}

/// Whether an object is a record of a log.
pub(super) fn is_log_record(object: &Map) -> bool {
    is_certainly_logged(object) || has(object, &LOG_RECORD)
}

/// Whether an object has a field that only log records have, such as the level.
pub(super) fn is_certainly_logged(object: &Map) -> bool {
    has(object, &LOG_ONLY)
}

/// Whether an object has a text or a color for each of several severities.
pub(super) fn is_map_of_severities(object: &Map) -> bool {
    has(object, &SEVERITIES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::KnownCodes;
    use crate::response::{Place, Shape};
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    fn needs(json: &str) -> Option<Place> {
        let value = serde_json::from_str(json).expect("valid JSON");
        Shape::of(&value, &KnownCodes::Bundled).needs()
    }

    #[test]
    fn each_mark_of_another_api_is_needed() {
        for table in [&OUTER, &ERROR, &EXCEPTION, &OTHER_MESSAGES] {
            assert_each_row_is_needed("marks of other APIs", table, |mark| {
                needs(mark.example()).is_none()
            });
        }
    }

    #[test]
    fn each_mark_of_other_json_is_needed() {
        for table in [&LOG_ONLY, &LOG_RECORD, &SEVERITIES] {
            assert_each_row_is_needed("marks of other JSON", table, |mark| {
                needs(mark.example()) == Some(Place::FailedBody)
            });
        }
    }
}
