//! Error responses inside other JSON: in a field of a log record, or escaped in a string of it.

use serde_json::Value;

use super::{joined, lenient};
use crate::extract::client::ClientOutput;
use crate::extract::scan::{Class, Frame, LEFT_OUT, Role, Scanner};
use crate::response::{ErrorResponse, Shape};
use crate::table::{Fact, Table, fact};
use crate::timestamp;

/// How many levels of strings inside strings are searched.
const MAX_LEVELS: u32 = 2;

/// The error responses of a document.
#[derive(Debug)]
pub(crate) enum Matches {
    /// The document is one.
    Whole(Box<TimedResponse>),
    /// The document contains some.
    Inside(Vec<TimedResponse>),
}

/// An error response with its time: that in a field beside it, else in the nearest object around it.
#[derive(Debug)]
pub(crate) struct TimedResponse {
    pub(crate) response: ErrorResponse,
    pub(crate) time: Option<String>,
}

/// Finds the error responses in a document, or returns the document. `failed` says that it is the
/// body of a response with a status of 400 or above.
///
/// An error response is not searched for others, unless it lacks a code and only its fields identify
/// it: a log record may have an `error` field, and the response in another one.
pub(crate) fn find_responses(mut value: Value, failed: bool) -> Result<Matches, Value> {
    let shape = Shape::of(&value);
    let is_error_response = shape.is_error_response(failed);
    let is_certain = is_error_response && (failed || shape.has_code());
    let ends_stream = shape.is_stream_error();
    if !is_certain {
        let mut inside = Vec::new();
        search(&mut value, 0, None, &mut inside);
        if !inside.is_empty() {
            return Ok(Matches::Inside(inside));
        }
    }
    let time = timestamp::from_record(&value).map(str::to_owned);
    match value {
        Value::Object(fields) if is_error_response => {
            let response = ErrorResponse::from_object(fields, ends_stream);
            Ok(Matches::Whole(Box::new(TimedResponse { response, time })))
        }
        other => Err(other),
    }
}

/// Classifies a document by the error responses with a code that it is or contains.
pub(crate) fn classify(document: &[u8]) -> Class {
    classify_to(document, 0)
}

/// Classifies a document in a string. Its own strings are not searched, which would be recursion
/// without end.
fn classify_in_string(document: &[u8]) -> Class {
    classify_to(document, MAX_LEVELS)
}

/// Classifies a document, as if it were at this level of strings inside strings.
fn classify_to(document: &[u8], level: u32) -> Class {
    let mut found = Vec::new();
    if let Some(mut value) = lenient::read(document, false) {
        take_or_search(&mut value, level, None, &mut found);
    }
    let mut responses = found.iter().map(|timed| &timed.response);
    if !responses.any(|response| response.code().is_some()) {
        Class::Other
    } else if found.iter().any(|timed| timed.response.contains(LEFT_OUT)) {
        Class::IncompleteResponse
    } else {
        Class::ErrorResponse
    }
}

/// Takes out a value that is an error response, or searches it. `time` is that of the objects around it.
fn take_or_search(
    value: &mut Value,
    level: u32,
    time: Option<&str>,
    found: &mut Vec<TimedResponse>,
) {
    let shape = Shape::of(value);
    let is_error_response = shape.is_error_response(false);
    let ends_stream = shape.is_stream_error();
    if !is_error_response {
        return search(value, level, time, found);
    }
    let time = timestamp::from_record(value).or(time).map(str::to_owned);
    if let Value::Object(fields) = value.take() {
        let response = ErrorResponse::from_object(fields, ends_stream);
        found.push(TimedResponse { response, time });
    }
}

fn search(value: &mut Value, level: u32, time: Option<&str>, found: &mut Vec<TimedResponse>) {
    let own_time = timestamp::from_record(value).map(str::to_owned);
    let time = own_time.as_deref().or(time);
    match value {
        Value::Object(fields) => {
            for (_, field) in fields.iter_mut().filter(|(name, _)| !is_request(name)) {
                take_or_search(field, level, time, found);
            }
        }
        Value::Array(items) => {
            let before = found.len();
            for item in &mut *items {
                take_or_search(item, level, time, found);
            }
            // Nothing is in a single line.
            if found.len() == before && level < MAX_LEVELS {
                for text in joined::texts_of(items).into_iter().flatten() {
                    search_text(&text, level, time, found);
                    if found.len() > before {
                        break;
                    }
                }
            }
        }
        Value::String(text) if level < MAX_LEVELS && text.contains('{') => {
            search_text(text, level, time, found);
        }
        _ => {}
    }
}

fn search_text(text: &str, level: u32, time: Option<&str>, found: &mut Vec<TimedResponse>) {
    for mut document in documents(text) {
        take_or_search(&mut document, level + 1, time, found);
    }
}

/// The names that log records give to requests, in lower case.
static REQUEST_FIELDS: Table<Fact<&str>> = Table::new(&[
    fact("req", "req"),
    fact("request", "request"),
    fact("requestbody", "requestBody"),
    fact("request_body", "request_body"),
    fact("requestdata", "requestData"),
]);

/// Whether a field with this name contains what a client sent.
fn is_request(name: &str) -> bool {
    REQUEST_FIELDS
        .rows()
        .any(|field| name.eq_ignore_ascii_case(field))
}

/// Returns the documents in a text.
fn documents(text: &str) -> impl Iterator<Item = Value> {
    let mut scanner = Scanner::from_bytes(text.into(), ClientOutput::default(), classify_in_string);
    // Reading memory does not fail.
    let frames = std::iter::from_fn(move || scanner.next_frame().ok().flatten());
    frames.filter_map(|(_, frame)| match frame {
        Frame::Document(document) if document.role != Role::Request => {
            lenient::read(&document.bytes, document.has_color)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_name_of_a_request_is_needed() {
        assert_each_row_is_needed("request fields", &REQUEST_FIELDS, |field| {
            let response = json!({"error": "m", "code": "volume_busy"});
            find_responses(json!({field.example(): response}), false).is_err()
        });
    }

    fn timed(value: Value) -> Vec<TimedResponse> {
        match find_responses(value, false) {
            Ok(Matches::Whole(timed)) => vec![*timed],
            Ok(Matches::Inside(timed)) => timed,
            Err(_) => Vec::new(),
        }
    }

    fn codes(value: Value) -> Vec<String> {
        let timed = timed(value);
        let codes = timed.iter().map(|timed| timed.response.code());
        codes
            .map(|code| code.map_or_else(String::new, |code| code.escaped().to_string()))
            .collect()
    }

    #[test]
    fn responses_are_found_in_fields_lists_and_strings() {
        let response = json!({"error": "m", "code": "volume_busy"});
        let quoted = response.to_string();
        let twice = json!({ "inner": quoted }).to_string();
        for value in [
            response.clone(),
            json!({"level": "error", "body": response}),
            json!({"all": [1, [response]]}),
            json!({"msg": quoted}),
            json!({"msg": format!("the call failed: {quoted} (try 1)")}),
            json!({"msg": twice}),
            json!({"error": format!("the call failed: {quoted}"), "request_id": "req_9"}),
        ] {
            assert_eq!(codes(value.clone()), ["volume_busy"], "{value}");
        }
    }

    #[test]
    fn two_levels_of_strings_are_searched() {
        let mut value = json!({"error": "m", "code": "volume_busy"});
        for level in 0..5 {
            assert_eq!(
                codes(value.clone()).len(),
                usize::from(level <= 2),
                "{level}"
            );
            value = json!({ "inner": value.to_string() });
        }
    }

    #[test]
    fn requests_are_not_error_responses() {
        let sent = json!({"error": "m", "code": "c"});
        for value in [
            json!({"request": {"body": sent}, "status": 200}),
            json!({"request_body": sent.to_string()}),
            json!({"msg": format!("POST /x HTTP/1.1\nHost: h\n\n{sent}\n")}),
        ] {
            assert!(codes(value.clone()).is_empty(), "{value}");
        }
    }

    #[test]
    fn a_message_cannot_replace_the_response_around_it() {
        let inner = json!({"error": "m", "code": "inner"}).to_string();
        let value = json!({"error": format!("bad name {inner}"), "request_id": "r"});
        assert!(
            matches!(find_responses(value, true), Ok(Matches::Whole(timed)) if timed.response.code().is_none())
        );
    }

    #[test]
    fn the_nearest_time_belongs_to_a_response() {
        let response = json!({"error": "m", "code": "volume_busy"});
        let (outer, inner) = ("2026-11-23T06:00:00Z", "2026-11-23T06:50:27Z");
        for (value, times) in [
            (
                json!({"time": inner, "error": "m", "code": "c"}),
                vec![Some(inner)],
            ),
            (
                json!({"log": {"ts": inner, "msg": response.to_string()}}),
                vec![Some(inner)],
            ),
            (
                json!({"time": outer, "body": {"time": inner, "error": "m", "code": "c"}}),
                vec![Some(inner)],
            ),
            (
                json!({"time": outer, "all": [{"body": response}]}),
                vec![Some(outer)],
            ),
            (
                json!({"time": outer, "all": [{"time": inner, "body": response}, response]}),
                vec![Some(inner), Some(outer)],
            ),
            (
                json!({"all": [{"time": inner}, {"body": response}]}),
                vec![None],
            ),
        ] {
            let timed = timed(value.clone());
            let found: Vec<_> = timed.iter().map(|timed| timed.time.as_deref()).collect();
            assert_eq!(found, times, "{value}");
        }
    }

    #[test]
    fn an_error_response_is_not_searched() {
        let inner = json!({"error": "m", "code": "inner"});
        assert_eq!(
            codes(json!({"error": "m", "code": "outer", "details": inner})),
            ["outer"]
        );
        assert_eq!(codes(json!({"error": "m", "request_id": "req_1"})), [""]);
    }
}
