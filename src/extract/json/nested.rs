//! Error responses inside other JSON: as a field of a log's record, or quoted in a string of it.

use serde_json::Value;

use super::lenient;
use crate::extract::scan::{Frame, Role, Scanner};
use crate::response::ErrorResponse;
use crate::timestamp;

/// How many strings inside strings are looked into.
const MAX_LEVELS: u32 = 2;

/// The error responses of a document.
#[derive(Debug)]
pub(crate) enum Matches {
    /// The document itself.
    Whole(Box<TimedResponse>),
    /// Inside of it.
    Inside(Vec<TimedResponse>),
}

/// A response with the time in a field of its own, else of the nearest object that it stands in.
#[derive(Debug)]
pub(crate) struct TimedResponse {
    pub(crate) response: ErrorResponse,
    pub(crate) time: Option<String>,
}

/// Finds the responses in a document, or gives it back. `failed` says that it is the body of an
/// answer with a status of 400 or above.
///
/// A response is not looked into, unless it lacks a code and nothing but its fields says that it is
/// one: the record of a log may have an `error` of its own and the response inside.
pub(crate) fn responses(mut value: Value, failed: bool) -> Result<Matches, Value> {
    let is_response = ErrorResponse::is_in(&value, failed);
    let is_sure = is_response && (failed || ErrorResponse::has_code(&value));
    if !is_sure {
        let mut inside = Vec::new();
        look_into(&mut value, 0, None, &mut inside);
        if !inside.is_empty() {
            return Ok(Matches::Inside(inside));
        }
    }
    let time = timestamp::from_record(&value);
    let response = ErrorResponse::from_json(value, failed)?;
    Ok(Matches::Whole(Box::new(TimedResponse { response, time })))
}

/// Takes a value out that is a response, else what is inside. `time` is that of the objects around
/// it.
fn take(value: &mut Value, level: u32, time: Option<&str>, found: &mut Vec<TimedResponse>) {
    if ErrorResponse::is_in(value, false) {
        let time = timestamp::from_record(value).or_else(|| time.map(str::to_owned));
        let response = ErrorResponse::from_json(value.take(), false);
        found.extend(response.map(|response| TimedResponse { response, time }));
    } else {
        look_into(value, level, time, found);
    }
}

fn look_into(value: &mut Value, level: u32, time: Option<&str>, found: &mut Vec<TimedResponse>) {
    let own = timestamp::from_record(value);
    let time = own.as_deref().or(time);
    match value {
        Value::Object(fields) => {
            // What a client sent is no answer.
            let answers = fields.iter_mut().filter(|(name, _)| !is_request(name));
            answers.for_each(|(_, field)| take(field, level, time, found));
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| take(item, level, time, found)),
        Value::String(text) if level < MAX_LEVELS && text.contains('{') => {
            for mut inner in documents(text) {
                take(&mut inner, level + 1, time, found);
            }
        }
        _ => {}
    }
}

/// Whether a field of this name holds a request, as records of logs name them.
fn is_request(name: &str) -> bool {
    const NAMES: [&str; 5] = [
        "req",
        "request",
        "requestbody",
        "request_body",
        "requestdata",
    ];
    NAMES
        .iter()
        .any(|request| name.eq_ignore_ascii_case(request))
}

/// The documents in a text.
fn documents(text: &str) -> impl Iterator<Item = Value> {
    let mut scanner = Scanner::over(text.into());
    // Memory can be read.
    std::iter::from_fn(move || scanner.next_frame().ok().flatten()).filter_map(|(_, frame)| {
        match frame {
            Frame::Document(found) if found.role != Role::Request => {
                lenient::read(&found.bytes, found.has_color)
            }
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn timed(value: Value) -> Vec<TimedResponse> {
        match responses(value, false) {
            Ok(Matches::Whole(timed)) => vec![*timed],
            Ok(Matches::Inside(timed)) => timed,
            Err(_) => Vec::new(),
        }
    }

    fn codes(value: Value) -> Vec<String> {
        let timed = timed(value);
        let codes = timed.iter().map(|timed| timed.response.code.as_ref());
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
    fn no_more_than_two_levels_of_strings_are_opened() {
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
    fn requests_are_no_answers() {
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
    fn a_message_under_a_failure_cannot_stand_for_it() {
        let inner = json!({"error": "m", "code": "inner"}).to_string();
        let value = json!({"error": format!("bad name {inner}"), "request_id": "r"});
        assert!(
            matches!(responses(value, true), Ok(Matches::Whole(timed)) if timed.response.code.is_none())
        );
    }

    #[test]
    fn the_nearest_time_is_that_of_a_response() {
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
    fn a_response_is_not_looked_into() {
        let inner = json!({"error": "m", "code": "inner"});
        assert_eq!(
            codes(json!({"error": "m", "code": "outer", "details": inner})),
            ["outer"]
        );
        assert_eq!(codes(json!({"error": "m", "request_id": "req_1"})), [""]);
    }
}
