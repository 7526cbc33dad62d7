use crate::tree::json;

use super::*;
use crate::table::Row;
use crate::table::proof::assert_each_row_is_needed;
use crate::untrusted::Untrusted;

#[test]
fn each_name_of_a_request_is_needed() {
    assert_each_row_is_needed("request fields", &REQUEST_FIELDS, |field| {
        let response = json!({"error": "m", "code": "volume_busy"});
        find_responses(
            json!({field.example(): response}),
            Place::Anywhere,
            &KnownCodes::Bundled,
        )
        .is_err()
    });
}

fn timed(value: Value) -> Vec<TimedResponse> {
    match find_responses(value, Place::Anywhere, &KnownCodes::Bundled) {
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
        json!({"level": "error", "error": format!("the call failed: {quoted}"), "request_id": "req_9"}),
        json!({"message": format!("409 - {quoted}"), "name": "ApiError"}),
    ] {
        assert_eq!(codes(value.clone()), ["volume_busy"], "{value}");
    }
}

#[test]
fn four_levels_of_strings_are_searched() {
    let mut value = json!({"error": "m", "code": "volume_busy"});
    for level in 0..7 {
        assert_eq!(
            codes(value.clone()).len(),
            usize::from(level <= 4),
            "{level}"
        );
        value = json!({ "inner": value.to_string() });
    }
}

#[test]
fn requests_are_not_error_responses() {
    let sent = json!({"error": "m", "code": "volume_busy"});
    for value in [
        json!({"request": {"body": sent}, "status": 200}),
        json!({"request_body": sent.to_string()}),
        json!({"msg": format!("POST /x HTTP/1.1\nHost: h\n\n{sent}\n")}),
    ] {
        assert!(codes(value.clone()).is_empty(), "{value}");
    }
}

#[test]
fn an_unknown_code_without_an_id_gives_way_to_a_response_inside() {
    let response = json!({"error": "m", "code": "volume_busy"});
    for wrapper in [
        json!({"error": null, "code": "upstream", "body": response}),
        json!({"error": "m", "code": "upstream", "body": response.to_string()}),
        json!({"error": {"message": "m", "code": "upstream", "details": {"body": response}}}),
        json!({"request_id": "gw", "code": "502", "upstream": response}),
        json!({"level": "error", "error": "m", "code": "e42", "request_id": "r", "body": response}),
        json!({"detail": response}),
        json!({"error": {"message": format!("409 - {response}")}}),
    ] {
        for place in [Place::Anywhere, Place::WholeInput, Place::FailedBody] {
            let is_quoted = wrapper["error"]["message"].to_string().contains("busy");
            if is_quoted && place == Place::FailedBody {
                continue;
            }
            let found = find_responses(wrapper.clone(), place, &KnownCodes::Bundled);
            let Ok(Matches::Inside(found)) = found else {
                panic!("{found:?} in {wrapper}");
            };
            assert_eq!(found.len(), 1, "{wrapper}");
        }
    }
}

#[test]
fn a_message_cannot_replace_the_response_around_it() {
    let inner = json!({"error": "m", "code": "volume_busy", "retryable": true}).to_string();
    let quoting = format!("bad name {inner}");
    for (value, place) in [
        (
            json!({"error": quoting, "request_id": "r"}),
            Place::Anywhere,
        ),
        (
            json!({"error": quoting, "request_id": "r"}),
            Place::WholeInput,
        ),
        (
            json!({"error": {"message": quoting, "request_id": "r"}}),
            Place::Anywhere,
        ),
        (json!({"error": quoting}), Place::FailedBody),
        (json!({"error": {"message": quoting}}), Place::WholeInput),
        (json!({"error": {"message": quoting}}), Place::Anywhere),
        (
            json!({"error": quoting, "code": "some_new_code"}),
            Place::WholeInput,
        ),
        (
            json!({"error": quoting, "code": "some_new_code"}),
            Place::Anywhere,
        ),
    ] {
        let found = find_responses(value.clone(), place, &KnownCodes::Bundled);
        let Ok(Matches::Whole(timed)) = found else {
            panic!("{found:?} in {value}");
        };
        assert_eq!(timed.response.retryable(), None, "{value}");
    }
}

#[test]
fn a_response_in_other_text_is_quoted() {
    let inner = json!({"error": "m", "code": "volume_busy", "retryable": true}).to_string();
    let quoting = format!("bad name {inner}");
    let identified = quoting.replace("\"m\"", "\"m\",\"request_id\":\"r\"");
    for (value, is_quoted) in [
        (json!({"detail": quoting}), true),
        (json!({"detail": [{"loc": ["name"], "msg": quoting}]}), true),
        (json!({"timestamp": 1, "message": quoting}), true),
        (json!({"body": {"message": quoting}}), true),
        (json!({"x": json!({"detail": quoting}).to_string()}), true),
        (json!({"detail": identified}), false),
        (json!({"detail": inner}), false),
        (json!({"detail": format!("ApiError: 409 - {inner}")}), false),
        (json!({"level": "error", "msg": quoting}), false),
        (
            json!({"level": "error", "err": {"message": quoting}}),
            false,
        ),
        (json!({"log": format!("{quoting}\n"), "time": 1}), false),
        (json!({"lines": ["bad name {", &inner[1..]]}), false),
    ] {
        let timed = timed(value.clone());
        let quoted = timed.first().map(|timed| timed.response.is_quoted());
        assert_eq!(quoted, Some(is_quoted), "{value}");
    }
}

#[test]
fn what_a_failed_body_quotes_is_not_its_response() {
    let inner = json!({"error": "m", "code": "volume_busy"}).to_string();
    for value in [
        json!({"detail": format!("bad name {inner}")}),
        json!({"level": "error", "msg": format!("bad name {inner}")}),
        json!({"errors": [{"message": format!("{inner} is no name")}]}),
    ] {
        assert!(
            find_responses(value.clone(), Place::FailedBody, &KnownCodes::Bundled).is_err(),
            "{value}"
        );
    }
    let rendered = json!({"detail": format!("409 - {inner}")});
    assert!(find_responses(rendered, Place::FailedBody, &KnownCodes::Bundled).is_ok());
}

#[test]
fn the_same_response_again_is_one() {
    let response = json!({"error": "m", "code": "volume_busy", "request_id": "r"});
    let twice = json!({"data": response, "cause": {"message": format!("409 {response}")}});
    assert_eq!(codes(twice), ["volume_busy"]);
    let thrice = json!({"data": response, "body": response, "text": response.to_string()});
    assert_eq!(codes(thrice), ["volume_busy"]);
    let other = json!({"error": "m", "code": "volume_busy"});
    assert_eq!(codes(json!([other, other])).len(), 2);
}

#[test]
fn each_field_of_a_description_is_needed() {
    assert_each_row_is_needed("fields of descriptions", &DESCRIPTIONS, |field| {
        let response = json!({"error": "m", "code": "volume_busy"});
        let document = json!({field.example(): "3.1", "value": response});
        find_responses(document, Place::WholeInput, &KnownCodes::Bundled).is_err()
    });
}

#[test]
fn the_id_of_the_object_around_a_response_is_kept_beside_it() {
    let response = json!({"error": "m", "code": "volume_busy", "request_id": "r"});
    for (value, outer) in [
        (json!({"request_id": "gw", "body": response}), Some("gw")),
        (json!({"request_id": "r", "body": response}), None),
        (json!({"request_id": 1, "body": response}), None),
        (
            json!({"request_id": "a", "x": {"request_id": "b", "body": response}}),
            Some("b"),
        ),
    ] {
        let timed = timed(value.clone());
        let found = timed
            .first()
            .and_then(|timed| timed.response.outer_request_id());
        assert_eq!(found.map(Untrusted::as_raw_str), outer, "{value}");
    }
}

#[test]
fn the_nearest_time_belongs_to_a_response() {
    let response = json!({"error": "m", "code": "volume_busy"});
    let (outer, inner) = ("2026-11-23T06:00:00Z", "2026-11-23T06:50:27Z");
    for (value, times) in [
        (
            json!({"time": inner, "error": "m", "code": "volume_busy"}),
            vec![Some(inner)],
        ),
        (
            json!({"log": {"ts": inner, "msg": response.to_string()}}),
            vec![Some(inner)],
        ),
        (
            json!({"time": outer, "body": {"time": inner, "error": "m", "code": "volume_busy"}}),
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
    let inner = json!({"error": "m", "code": "volume_busy"});
    for outer in [
        json!({"error": "m", "code": "machine_not_found", "details": inner}),
        json!({"error": "m", "code": "brand_new", "request_id": "r", "details": inner}),
    ] {
        assert_eq!(
            codes(outer.clone()),
            [outer["code"].as_str().unwrap_or_default()]
        );
    }
}
