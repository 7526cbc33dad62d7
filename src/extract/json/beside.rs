//! The status and headers of a response in the fields beside it, in a log record or an object of a
//! client.

use crate::tree::{Map, Value};

use super::printed_headers::{header_value, is_identifying, is_sent};
use crate::response::{FAILURES, ResponseHead, parse_status};
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

/// Returns the status of a failure in the fields of an object, and the headers beside it. Without a
/// status, the headers are added to those of the objects around. Fields that contradict each other
/// are ignored.
pub(super) fn head(object: &Map, around: Option<&ResponseHead>) -> Option<ResponseHead> {
    let mut statuses = STATUS_FIELDS
        .rows()
        .filter_map(|name| status(object.get(name)?));
    let headers = object.get(HEADERS).and_then(Value::as_object);
    let headers = headers.filter(|headers| !headers.keys().any(|name| is_sent(name)));
    let head = match statuses.next() {
        Some(status) => {
            let is_one = !statuses.any(|other| other != status) && FAILURES.contains(&status);
            ResponseHead::new(status).ok().filter(|_| is_one)?
        }
        None if headers?.keys().any(|name| is_identifying(name)) => {
            around.map_or_else(ResponseHead::without_status, ResponseHead::clone)
        }
        None => return None,
    };
    let headers = headers.into_iter().flatten();
    Some(
        headers.fold(head, |head, (name, value)| match header_value(value) {
            Some(value) => head.with_header(name, value),
            None => head,
        }),
    )
}

fn status(value: &Value) -> Option<u16> {
    match value {
        Value::Number(number) => u16::try_from(number.as_u64()?).ok(),
        Value::String(text) => parse_status(text.as_bytes()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::tree::json;

    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    fn head_of(value: &Value) -> Option<ResponseHead> {
        head(value.as_object()?, None)
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
            let found = head_of(&value).and_then(|head| head.status());
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
        for (headers, has_head) in [
            (json!({"x-request-id": "req_1"}), true),
            (json!({"date": "x"}), false),
            (json!({"x-request-id": "req_1", "User-Agent": "x"}), false),
        ] {
            assert_eq!(
                head_of(&json!({"headers": headers})).is_some(),
                has_head,
                "{headers}"
            );
        }
        let value = json!({"status": 429, "headers": {"x-request-id": ["req_1", "req_2"]}});
        let head = head_of(&value).expect("it has a status");
        assert_eq!(head.request_id(), None);
    }
}
