//! Error responses inside other JSON: as a field of a log's record, or quoted in a string of it.

use serde_json::Value;

use super::framer::{Frame, Framer, Role};
use super::mend;
use super::timestamp;
use crate::response::ErrorResponse;

/// How many strings inside strings are looked into.
const MAX_LEVELS: u32 = 2;

/// The error responses of a document.
#[derive(Debug)]
pub(super) enum Responses {
    /// The document itself.
    Whole(Box<ErrorResponse>),
    /// Inside of it.
    Inside {
        responses: Vec<ErrorResponse>,
        /// The time in a field of the document.
        time: Option<String>,
    },
}

/// Finds the responses in a document, or gives it back. `failed` says that it is the body of an
/// answer with a status of 400 or above.
///
/// A response is not looked into, unless it lacks a code and nothing but its fields says that it is
/// one: the record of a log may have an `error` of its own and the response inside.
pub(super) fn responses(mut value: Value, failed: bool) -> Result<Responses, Value> {
    let is_response = ErrorResponse::is_in(&value, failed);
    let is_sure = is_response && (failed || ErrorResponse::has_code(&value));
    if !is_sure {
        let mut inside = Vec::new();
        look_into(&mut value, 0, &mut inside);
        if !inside.is_empty() {
            return Ok(Responses::Inside {
                responses: inside,
                time: timestamp::of_record(&value),
            });
        }
    }
    let response = ErrorResponse::from_json(value, failed)?;
    Ok(Responses::Whole(Box::new(response)))
}

/// Takes a value out that is a response, else what is inside.
fn take(value: &mut Value, level: u32, found: &mut Vec<ErrorResponse>) {
    if ErrorResponse::is_in(value, false) {
        found.extend(ErrorResponse::from_json(value.take(), false));
    } else {
        look_into(value, level, found);
    }
}

fn look_into(value: &mut Value, level: u32, found: &mut Vec<ErrorResponse>) {
    match value {
        Value::Object(fields) => {
            // What a client sent is no answer.
            let answers = fields.iter_mut().filter(|(name, _)| !is_request(name));
            answers.for_each(|(_, field)| take(field, level, found));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| take(item, level, found)),
        Value::String(text) if level < MAX_LEVELS && text.contains('{') => {
            for mut inner in documents(text) {
                take(&mut inner, level + 1, found);
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
    let mut framer = Framer::over(text.into());
    // Memory can be read.
    std::iter::from_fn(move || framer.next_frame().ok().flatten()).filter_map(|(_, frame)| {
        match frame {
            Frame::Document(found) if found.role != Role::Request => {
                mend::read(&found.bytes, found.has_color)
            }
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn codes(value: Value) -> Vec<String> {
        let responses = match responses(value, false) {
            Ok(Responses::Whole(response)) => vec![*response],
            Ok(Responses::Inside { responses, .. }) => responses,
            Err(_) => Vec::new(),
        };
        let codes = responses.iter().map(|response| response.code.as_ref());
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
            matches!(responses(value, true), Ok(Responses::Whole(response)) if response.code.is_none())
        );
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
