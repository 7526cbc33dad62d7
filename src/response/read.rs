//! Reads the fields of an error response.

use crate::tree::{Map, Value};

use super::body::Form;
use super::clean::{self, Kind};
use super::known_fields::{KnownFields, flatten_stream_error, has_content, text};
use super::{Detail, ErrorResponse, Shape, marks};
use crate::catalog::KnownCodes;
use crate::redact::{self, Masked};
use crate::table::{Fact, Table, fact};

/// Fields that the nullspace CLI adds to the nested shape, and the API does not send.
///
/// Source: the CLI of the Python SDK, releases 0.1.9 and 1.0.3.
static CLI_FIELDS: Table<Fact<&str>> = Table::new(&[
    fact("doc_url", r#"{"error": {"code": "c", "doc_url": "x"}}"#),
    fact("hint", r#"{"error": {"code": "c", "hint": "x"}}"#),
    fact(
        "inspection_command",
        r#"{"error": {"code": "c", "inspection_command": "x"}}"#,
    ),
    fact(
        "next_action",
        r#"{"error": {"code": "c", "next_action": "x"}}"#,
    ),
    fact(
        "resume_command",
        r#"{"error": {"code": "c", "resume_command": "x"}}"#,
    ),
]);

impl ErrorResponse {
    /// Reads the fields of an object that is an error response, where these codes are known.
    pub(crate) fn from_object(mut outer: Map, known: &KnownCodes) -> Self {
        let shape = Shape::of_object(&outer, known);
        let is_foreign = shape.is_foreign();
        let ends_stream = shape.is_stream_error();
        if ends_stream {
            flatten_stream_error(&mut outer);
        }
        let mut fields = KnownFields::default();
        fields.fill(outer);
        let (error, mut inner) = match std::mem::take(&mut fields.error) {
            Value::Object(inner) => (Value::Null, inner),
            error => (error, Map::new()),
        };
        let has_code = inner.contains_key("code");
        let hides_code = inner.get("code").is_some_and(|code| !has_content(code));
        let is_cli_json = CLI_FIELDS
            .rows()
            .any(|name| inner.get(**name).is_some_and(has_content));
        let inner_error = inner.remove("error").unwrap_or_default();
        let inner_message = inner.remove("message");
        // An object without known fields, such as `{"reason": "x"}`, is itself the message.
        let is_known = inner_message.is_some() || has_code;
        let rest = fields.fill(inner);
        let unknown = if is_known || rest.is_empty() {
            Value::Null
        } else {
            rest.into()
        };
        let message = if has_content(&error) && !error.is_boolean() {
            error
        } else {
            let inner_message = inner_message.unwrap_or_default();
            let outer_message = fields.message.take();
            let mut others =
                [inner_message, inner_error, outer_message, unknown, error].into_iter();
            others.find(has_content).unwrap_or_default()
        };
        let form = if is_cli_json {
            Form::CliJson
        } else {
            Form::Body
        };
        Self {
            ends_stream,
            is_foreign,
            hides_code,
            form,
            ..Self::from_fields(fields, message, known)
        }
    }

    /// Reads the fields of a report in text that the nullspace CLI printed.
    pub(crate) fn from_cli_report(fields: Map) -> Self {
        Self {
            form: Form::CliReport,
            ..Self::from_object(fields, &KnownCodes::Bundled)
        }
    }

    /// Adds the request ID of the object around it, unless it has the same one.
    pub(crate) fn with_outer_id(mut self, id: Option<&str>) -> Self {
        let id = id.and_then(clean::request_id);
        self.outer_request_id = id.filter(|id| self.request_id.as_ref() != Some(id));
        self
    }

    /// Notes that it was found in a string with other text. A request ID shows that it is a response
    /// all the same.
    pub(crate) fn note_other_text(&mut self) {
        self.is_quoted = self.request_id.is_none();
    }

    /// Redacts the fields and converts them to text.
    fn from_fields(mut fields: KnownFields, mut message: Value, known: &KnownCodes) -> Self {
        if let Value::String(text) = &mut message {
            if text.contains("@/") {
                *text = marks::without_highlights(text);
            }
        }
        Kind::Code(known).clean_field(&mut fields.code);
        Kind::Id.clean_field(&mut fields.request_id);
        Kind::Id.clean_field(&mut fields.build_id);
        let mut masked = Masked::default();
        let mut id = |mut value: Value| {
            redact::redact_id(&mut value, &mut masked);
            text(value)
        };
        let (code, request_id) = (id(fields.code), id(fields.request_id));
        let build_id = id(fields.build_id);
        let mut redacted = |mut value: Value| {
            redact::redact_value(&mut value, &mut masked);
            value
        };
        let error_detail = Detail::new(redacted(fields.error_detail));
        let details = Detail::new(redacted(fields.details));
        let mut redacted_text = |value: Value| match value {
            Value::Null => None,
            value => text(redacted(value)),
        };
        Self {
            message: redacted_text(message),
            code,
            request_id,
            build_id,
            retryable: fields.retryable.as_bool(),
            suggested_action: redacted_text(fields.suggested_action),
            hint: redacted_text(fields.hint),
            next_action: redacted_text(fields.next_action),
            resume_command: redacted_text(fields.resume_command),
            inspection_command: redacted_text(fields.inspection_command),
            doc_url: redacted_text(fields.doc_url),
            error_detail,
            details,
            masked,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Display;

    use crate::tree::json;

    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;
    use crate::untrusted::Untrusted;

    fn read(value: impl Display) -> ErrorResponse {
        let body = value.to_string();
        ErrorResponse::from_body(body.as_bytes(), None).expect("an error response")
    }

    fn has(field: Option<&Untrusted>, text: &str) -> bool {
        field.is_some_and(|field| field == text)
    }

    #[test]
    fn the_flat_shape_has_its_message_in_error() {
        let response = read(json!({
            "error": "in use", "code": "volume_busy", "request_id": "req_1", "build_id": "tb_1",
            "retryable": false, "suggested_action": "Detach it.", "details": {"a": 1}
        }));
        assert!(has(response.message(), "in use"), "{response:?}");
        assert!(has(response.code(), "volume_busy"), "{response:?}");
        assert!(has(response.request_id(), "req_1"), "{response:?}");
        assert!(has(response.build_id(), "tb_1"), "{response:?}");
        assert_eq!(response.retryable, Some(false));
        assert!(
            has(response.suggested_action(), "Detach it."),
            "{response:?}"
        );
        assert!(response.details.is_some());
        assert!(response.error_detail.is_none());
    }

    #[test]
    fn the_nested_shape_has_its_message_in_message() {
        let response =
            read(json!({"error": {"message": "in use", "code": "volume_busy", "retryable": true}}));
        assert!(has(response.message(), "in use"), "{response:?}");
        assert!(has(response.code(), "volume_busy"), "{response:?}");
        assert_eq!(response.retryable, Some(true));
    }

    #[test]
    fn each_field_of_the_cli_is_needed() {
        assert_each_row_is_needed("fields of the CLI", &CLI_FIELDS, |field| {
            read(field.example()).form() == Form::CliJson
        });
        let with_null = json!({"error": {"code": "c", "hint": null}, "hint": "x"});
        assert_eq!(read(with_null).form(), Form::Body);
    }

    type Field = fn(&ErrorResponse) -> Option<&Untrusted>;

    #[test]
    fn the_next_step_is_read_from_either_object() {
        let field = |name: &str| json!({"error": "m", "code": "c", name: "outer"});
        let nested = |name: &str| json!({"error": {"code": "c", name: "inner"}, name: "outer"});
        let fields: [(&str, Field); 6] = [
            ("suggested_action", ErrorResponse::suggested_action),
            ("hint", ErrorResponse::hint),
            ("next_action", ErrorResponse::next_action),
            ("resume_command", ErrorResponse::resume_command),
            ("inspection_command", ErrorResponse::inspection_command),
            ("doc_url", ErrorResponse::doc_url),
        ];
        for (name, value) in fields {
            assert!(has(value(&read(field(name))), "outer"), "{name}");
            assert!(has(value(&read(nested(name))), "inner"), "{name}");
            let mut outer = nested(name);
            outer["error"][name].take();
            assert!(has(value(&read(outer)), "outer"), "{name}");
        }
    }

    #[test]
    fn a_nested_object_without_known_fields_is_the_message() {
        let response = read(json!({"error": {"reason": "x"}, "code": "c"}));
        assert!(has(response.message(), r#"{"reason":"x"}"#), "{response:?}");
        let response = read(json!({"error": {"message": "", "reason": "x"}, "code": "c"}));
        assert_eq!(response.message(), None);
    }

    #[test]
    fn a_field_that_the_nested_object_lacks_comes_from_the_outer_one() {
        let response = read(json!({
            "error": {"message": "m", "code": null},
            "code": "volume_busy", "request_id": "req_1", "retryable": true, "message": "not this"
        }));
        assert!(has(response.message(), "m"), "{response:?}");
        assert!(has(response.code(), "volume_busy"), "{response:?}");
        assert!(has(response.request_id(), "req_1"), "{response:?}");
        assert_eq!(response.retryable, Some(true));
    }

    #[test]
    fn fields_of_another_type_are_kept_as_json() {
        let response =
            read(json!({"error": "m", "code": "c", "request_id": 7, "retryable": "yes"}));
        assert!(has(response.request_id(), "7"), "{response:?}");
        assert_eq!(response.retryable, None);
        let response = read(json!({"error": "m", "code": 42, "request_id": "req_1"}));
        assert!(has(response.code(), "42"), "{response:?}");
    }

    #[test]
    fn the_record_that_ends_a_stream_is_read_as_the_sdk_reads_it() {
        let record = |detail| {
            json!({
                "kind": "error", "level": "error", "message": "build failed", "build_id": "tb_1",
                "error_detail": detail
            })
        };
        let response = read(record(
            json!({"code": "unauthorized", "message": "no registry"}),
        ));
        assert!(has(response.code(), "unauthorized"), "{response:?}");
        assert!(has(response.message(), "no registry"), "{response:?}");
        assert!(has(response.build_id(), "tb_1"), "{response:?}");
        assert!(response.error_detail.is_some());
        let response = read(record(json!(null)));
        assert!(has(response.code(), "build_error"), "{response:?}");
        assert!(has(response.message(), "build failed"), "{response:?}");
        let mut without_id = record(json!({"code": "build_error", "message": "step failed"}));
        without_id["build_id"].take();
        let response = read(without_id);
        assert!(response.ends_stream, "{response:?}");
    }

    #[test]
    fn credentials_are_redacted_in_every_field() {
        for body in [
            json!({
                "error": "Bearer ns_live_abc1 is no key", "code": "unauthorized",
                "details": {"url": "http://h/?token=abc", "api_key": "abc123"}
            }),
            json!({
                "error": "m", "code": "ns_live_abc1", "request_id": "ns_live_abc2",
                "build_id": "ns_live_abc3"
            }),
        ] {
            let response = read(body);
            assert_eq!(response.redactions(), 3);
            assert!(!format!("{response:?}").contains("abc"), "{response:?}");
        }
    }

    #[test]
    fn other_json_is_not_an_error_response() {
        for value in [
            json!({}),
            json!([]),
            json!(null),
            json!({"id": "sb_1", "status": "running"}),
            json!({"error": null, "status": "ready", "error_detail": null}),
            json!({"error": {}}),
            json!({"error": {"type": "x"}}),
            json!({"error": {"type": "x"}, "code": 1}),
            json!({"code": "print(1)", "language": "python"}),
            json!({"type": "about:blank", "title": "Bad Gateway", "status": 502}),
            json!({"kind": "message", "message": "step 1", "build_id": "tb_1"}),
            json!({"kind": "error", "message": "from another log"}),
            json!({"kind": "error", "error": "e", "message": "m", "build_id": "tb_1"}),
            json!({"type": "error", "name": "ValueError", "value": "x", "traceback": "..."}),
        ] {
            let body = value.to_string();
            assert_eq!(ErrorResponse::from_body(body.as_bytes(), None), None);
        }
    }
}
