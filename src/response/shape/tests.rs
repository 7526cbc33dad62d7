use crate::tree::json;

use super::*;
use crate::table::Row;
use crate::table::proof::assert_each_row_is_needed;

#[test]
fn each_success_code_is_needed() {
    assert_each_row_is_needed("success codes", &SUCCESS_CODES, |code| {
        let value = serde_json::from_str(code.example()).expect("it is JSON");
        Shape::of(&value, &KnownCodes::Bundled).needs().is_none()
    });
}

#[track_caller]
fn assert_needs(place: Option<Place>, values: impl IntoIterator<Item = Value>) {
    for value in values {
        assert_eq!(
            Shape::of(&value, &KnownCodes::Bundled).needs(),
            place,
            "{value}"
        );
    }
}

#[test]
fn a_known_code_with_another_sign_counts_anywhere() {
    assert_needs(
        Some(Place::Broken),
        [
            json!({"error": "m", "code": "volume_busy"}),
            json!({"error": "m", "code": "unauthorized"}),
            json!({"error": "m", "code": " quota_exceeded "}),
            json!({"error": {"message": "m"}, "code": "machine_not_found"}),
            json!({"error": {"code": "edge_token_expired"}}),
            json!({"error": {"code": "not_found", "message": "m"}, "ok": false}),
            json!({"error": {"code": "timeout", "message": "m"}}),
            json!({"error": {"code": "not_found", "param": null, "request_id": "r"}}),
            json!({"error": null, "code": "volume_busy", "request_id": "r"}),
            json!({"code": "volume_busy", "request_id": "r"}),
            json!({"code": "volume_busy", "error_detail": {}}),
            json!({"code": "not_found", "message": "m", "request_id": "r"}),
        ],
    );
}

#[test]
fn an_unknown_code_needs_a_message_and_an_id_or_a_detail_to_count_anywhere() {
    assert_needs(
        Some(Place::Broken),
        [
            json!({"error": "m", "code": "brand_new", "request_id": "r"}),
            json!({"error": "m", "code": "brand_new", "error_detail": {}}),
            json!({"message": "m", "code": "brand_new", "request_id": "r"}),
            json!({"error": {"message": "m", "code": "brand_new"}, "request_id": "r"}),
            json!({"level": "error", "error": "m", "code": "brand_new", "request_id": "r"}),
            json!({"kind": "error", "message": "m", "build_id": "tb_1"}),
            json!({"kind": "error", "message": "m", "error_detail": {}}),
        ],
    );
}

#[test]
fn an_object_under_error_alone_counts_unless_the_rest_is_lost() {
    assert_needs(
        Some(Place::Anywhere),
        [
            json!({"code": "volume_busy", "message": "m"}),
            json!({"code": "rate_limit_exceeded", "message": "m", "param": null}),
        ],
    );
}

#[test]
fn less_counts_only_as_the_whole_input() {
    assert_needs(
        Some(Place::WholeInput),
        [
            json!({"error": {"message": "m"}}),
            json!({"error": {"code": "brand_new"}}),
            json!({"error": {"reason": "x"}, "code": "brand_new"}),
            json!({"error": "m", "code": "brand_new"}),
            json!({"error": "m", "code": 1}),
            json!({"error": "m", "code": null}),
            json!({"error": "m", "code": ""}),
            json!({"error": null, "code": "brand_new"}),
            json!({"error": "m", "request_id": "r"}),
            json!({"error": "m", "error_detail": {}}),
            json!({"code": "brand_new", "error_detail": {}}),
            json!({"error": "out of range", "code": "0"}),
            json!({"error": true, "code": "ok"}),
            json!({"error": null, "code": "volume_busy"}),
        ],
    );
}

#[test]
fn the_least_counts_only_as_the_body_of_a_failed_response() {
    assert_needs(
        Some(Place::FailedBody),
        [
            json!({"error": "m"}),
            json!({"error": ""}),
            json!({"code": "c"}),
            json!({"code": "volume_busy"}),
            json!({"code": "SUMMER24", "request_id": "r"}),
            json!({"code": "not_found", "request_id": "r"}),
            json!({"error": "", "code": "", "request_id": "r"}),
            json!({"error": {"message": null}}),
            json!({"error": null, "code": 42}),
            json!({"error": null, "code": "Success"}),
            json!({"error": false, "code": "ok"}),
            json!({"error": "m", "code": "NotFound"}),
            json!({"error": "m", "code": "E2"}),
            json!({"error": {"message": "m", "code": "NotFound"}}),
            json!({"error": null, "code": "de"}),
            json!({"error": "red", "code": "cyan"}),
            json!({"level": "error", "error": "m", "code": "timeout", "request_id": "r"}),
            json!({"error": "m", "code": "timeout", "level": "error"}),
            json!({"message": "m", "code": "brand_new", "request_id": "r", "level": "error"}),
            json!({"error": "m", "request_id": "r", "level": "error"}),
            json!({"error": "Fehler", "code": "Code", "request_id": "ID"}),
        ],
    );
}

#[test]
fn other_json_is_never_an_error_response() {
    assert_needs(
        None,
        [
            json!({}),
            json!([]),
            json!(null),
            json!("error"),
            json!([{"error": "m", "code": "c"}]),
            json!({"id": "sb_1", "status": "running"}),
            json!({"error": {}}),
            json!({"error": "{{.Error}}", "code": "{{.Code}}", "request_id": "{{.ID}}"}),
            json!({"error": {"message": "${m}", "code": "volume_busy"}}),
            json!({"error": {"type": "x"}}),
            json!({"error": {"reason": "x"}, "code": 1}),
            json!({"error": "no such file", "code": "ENOENT"}),
            json!({"error": "no such file", "code": "ENOENT", "request_id": 1}),
            json!({"error": "m", "status": 404}),
            json!({"error": "m", "code": 404}),
            json!({"error": "m", "code": 1006, "reason": "x"}),
            json!({"error": {"message": "m", "status": 401}}),
            json!({"type": "error", "error": {"message": "m"}}),
            json!({"error": {"message": "m", "code": "brand_new"}, "status": 404}),
            json!({"error": "Not Found", "message": "m", "code": "brand_new"}),
            json!({"message": "m", "code": "brand_new"}),
            json!({"message": "m", "code": "not_found", "status": 404}),
            json!({"message": "m", "code": "not_found", "type": "error", "request_id": "r"}),
            json!({"error": {"message": "m", "code": "not_found", "invalidToken": true}}),
            json!({"error": "string", "code": "string", "request_id": "string"}),
            json!({"error": null, "request_id": "r"}),
            json!({"code": 1, "request_id": "r"}),
            json!({"code": "ok", "request_id": "r"}),
            json!({"message": "m", "request_id": "r"}),
            json!({"message": "m", "code": "not_found", "request_id": 1, "type": "x"}),
            json!({"error": {"code": -32601, "message": "m"}, "id": 1}),
            json!({"kind": "message", "message": "m", "build_id": "tb_1"}),
            json!({"kind": "error", "message": "m"}),
            json!({"kind": "error", "message": 1, "build_id": "tb_1"}),
            json!({"kind": "error", "build_id": "tb_1"}),
        ],
    );
}

#[test]
fn a_known_code_among_fields_of_another_api_is_foreign() {
    for (value, is_foreign) in [
        (json!({"error": {"code": "volume_busy", "type": "x"}}), true),
        (
            json!({"code": "volume_busy", "message": "m", "param": null}),
            true,
        ),
        (
            json!({"error": "Too Many Requests", "message": "m", "code": "volume_busy"}),
            true,
        ),
        (
            json!({"error": "in use", "message": "m", "code": "volume_busy"}),
            false,
        ),
        (json!({"error": {"code": "volume_busy"}}), false),
        (
            json!({"error": "m", "code": "volume_busy", "type": "x"}),
            false,
        ),
    ] {
        let shape = Shape::of(&value, &KnownCodes::Bundled);
        assert!(shape.is_error_response(Place::Anywhere), "{value}");
        assert_eq!(shape.is_foreign(), is_foreign, "{value}");
    }
}
