//! The status and headers of a response in the fields beside it, in a log record or an object of a
//! client.

use crate::tree::{Map, Value};

use crate::response::{ResponseHead, parse_status};
use crate::table::{Fact, Table, fact};

/// The names of fields with the status.
static STATUS_FIELDS: Table<Fact<&str>> = Table::new(&[
    fact("status", "status"),
    fact("statusCode", "statusCode"),
    fact("status_code", "status_code"),
    fact("httpStatus", "httpStatus"),
    fact("http_status", "http_status"),
    fact("response_status", "response_status"),
]);

/// The field with the headers.
const HEADERS: &str = "headers";

/// Returns the status of a failure in the fields of an object, and the headers beside it. Fields
/// that contradict each other are ignored.
pub(super) fn head(object: &Map) -> Option<ResponseHead> {
    let mut statuses = STATUS_FIELDS
        .rows()
        .filter_map(|name| status(object.get(name)?));
    let status = statuses.next()?;
    if statuses.any(|other| other != status) || !(400..=599).contains(&status) {
        return None;
    }
    let head = ResponseHead::new(status).ok()?;
    Some(match object.get(HEADERS) {
        Some(Value::Object(headers)) => headers.iter().fold(head, with_header),
        _ => head,
    })
}

fn status(value: &Value) -> Option<u16> {
    match value {
        Value::Number(number) => u16::try_from(number.as_u64()?).ok(),
        Value::String(text) => parse_status(text.as_bytes()),
        _ => None,
    }
}

fn with_header(head: ResponseHead, (name, value): (&String, &Value)) -> ResponseHead {
    match value {
        Value::String(text) => head.with_header(name, text),
        Value::Array(values) => match &values[..] {
            [Value::String(text)] => head.with_header(name, text),
            _ => head,
        },
        _ => head,
    }
}

#[cfg(test)]
mod tests {
    use crate::tree::json;

    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    fn head_of(value: &Value) -> Option<ResponseHead> {
        head(value.as_object()?)
    }

    #[test]
    fn each_field_is_needed() {
        assert_each_row_is_needed("status fields", &STATUS_FIELDS, |name| {
            head_of(&json!({name.example(): 429})).is_some()
        });
    }

    #[test]
    fn a_status_is_one_of_a_failure() {
        for (value, status) in [
            (json!({"status": 429}), Some(429)),
            (json!({"status": "429"}), Some(429)),
            (json!({"status": 429, "statusCode": 429}), Some(429)),
            (json!({"status": 429, "statusCode": 502}), None),
            (json!({"status": 200}), None),
            (json!({"status": 65_965}), None),
            (json!({"status": "failed"}), None),
            (json!({"code": 429}), None),
        ] {
            let found = head_of(&value).map(|head| head.status());
            assert_eq!(found, status, "{value}");
        }
    }

    #[test]
    fn headers_have_one_value() {
        let value =
            json!({"status": 429, "headers": {"X-Request-Id": ["req_1"], "retry-after": "12"}});
        let head = head_of(&value).expect("it has a status");
        assert!(head.request_id().is_some_and(|id| id == "req_1"));
        assert!(head.retry_after().is_some());
        let value = json!({"status": 429, "headers": {"x-request-id": ["req_1", "req_2"]}});
        let head = head_of(&value).expect("it has a status");
        assert_eq!(head.request_id(), None);
    }
}
