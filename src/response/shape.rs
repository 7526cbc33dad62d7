//! The rule for which JSON is an error response.
//!
//! The rule needs only a few fields. The same code reads them from parsed JSON or directly from
//! bytes.

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess};
use serde_json::Value;

use super::field::{Field, ReadObject};
use crate::table::{Fact, Table, fact};

/// The fields of a JSON object that decide whether it is an error response or a problem document.
/// All are absent from JSON that is not an object.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Shape<'j> {
    error: Field<'j, ErrorObject<'j>>,
    code: Field<'j>,
    request_id: Field<'j>,
    error_detail: Field<'j>,
    kind: Field<'j>,
    message: Field<'j>,
    build_id: Field<'j>,
    r#type: Field<'j>,
    title: Field<'j>,
    status: Field<'j>,
}

/// The fields of an object under `error`.
#[derive(Debug, Default, PartialEq)]
struct ErrorObject<'j> {
    message: Field<'j>,
    code: Field<'j>,
}

impl<'j> Shape<'j> {
    /// Reads the fields of parsed JSON.
    pub(crate) fn of(value: &'j Value) -> Self {
        // Reading a parsed value cannot fail.
        Self::deserialize(value).unwrap_or_default()
    }

    /// Returns whether the JSON is an error response. `failed` says that its HTTP status is 400 or
    /// above.
    ///
    /// One of these conditions is enough:
    ///
    /// | JSON | status |
    /// |---|---|
    /// | `{"error": {"message": "m"}}`, `{"error": {"code": "c"}}` | any |
    /// | `{"error": {"code": 1}}`: the field, of any type | failed |
    /// | `{"error": "m", "code": 1}`, `{"error": null, "code": "c"}`: both fields, one of them text | any |
    /// | `{"error": null, "code": 1}`: both fields, of any type | failed |
    /// | `{"error": "m"}`, `{"code": "c"}` | failed |
    /// | either of these two with `"request_id": "r"` or `"error_detail": {}` | any |
    /// | the record that ends the log of a failed template build | any |
    ///
    /// An empty `error` counts as text only with a failed status. A `code` such as `ok` without an
    /// `error` does not count as text.
    pub(crate) fn is_error_response(&self, failed: bool) -> bool {
        if self.is_stream_error() {
            return true;
        }
        if let Field::Object(inner) = &self.error {
            let is_marked = |field: &Field| field.is_text() || (failed && field.is_present());
            if is_marked(&inner.message) || is_marked(&inner.code) {
                return true;
            }
        }
        let message = self.error.text();
        let has_message = message.is_some_and(|message| failed || !message.is_empty());
        let has_code = self.code.is_text() && !self.is_success();
        if self.error.is_present() && self.code.is_present() {
            return has_message || has_code || failed;
        }
        let has_other_sign = failed || self.request_id.is_text() || self.error_detail.is_object();
        (has_message || has_code) && has_other_sign
    }

    /// Returns whether an error response has a code that is a text.
    pub(crate) fn has_code(&self) -> bool {
        let inner = match &self.error {
            Field::Object(inner) => &inner.code,
            _ => &Field::Absent,
        };
        let is_code = |field: &Field| field.text().is_some_and(|code| !code.is_empty());
        is_code(&self.code) || is_code(inner) || self.is_stream_error()
    }

    /// Returns whether this is the record that ends the log of a failed template build, such as
    /// `{"kind": "error", "message": "m", "build_id": "tb_1"}`.
    ///
    /// Source: `TemplateBuildLogEntry` of the Python SDK 1.0.3.
    pub(crate) fn is_stream_error(&self) -> bool {
        self.kind.text() == Some("error")
            && !self.error.is_present()
            && self.message.is_text()
            && (self.build_id.is_text() || self.error_detail.is_object())
    }

    /// Returns whether the JSON has the fields of a problem document (RFC 9457).
    pub(crate) fn is_problem(&self) -> bool {
        let fields = [&self.r#type, &self.title, &self.status];
        fields.iter().all(|field| field.is_present())
    }

    /// Returns whether the code says that nothing failed, as in the `{"error": null, "code": "ok"}`
    /// of other services.
    fn is_success(&self) -> bool {
        let is_error = match &self.error {
            Field::Absent | Field::Null | Field::False => false,
            Field::Text(message) => !message.is_empty(),
            Field::Object(_) | Field::Other => true,
        };
        let is_success = |code: &str| SUCCESS_CODES.rows().any(|ok| code.eq_ignore_ascii_case(ok));
        !is_error && self.code.text().is_some_and(is_success)
    }
}

/// The codes with which other services say that nothing failed.
static SUCCESS_CODES: Table<Fact<&str>> = Table::new(&[
    fact("0", r#"{"error": null, "code": "0"}"#),
    fact("ok", r#"{"error": null, "code": "OK"}"#),
    fact("success", r#"{"error": null, "code": "success"}"#),
]);

/// The names of the fields that are read.
#[derive(serde::Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Name {
    Error,
    Code,
    RequestId,
    ErrorDetail,
    Kind,
    Message,
    BuildId,
    Type,
    Title,
    Status,
    #[serde(other)]
    Other,
}

impl<'j> ReadObject<'j> for Shape<'j> {
    fn read<M: MapAccess<'j>>(mut object: M) -> Result<Self, M::Error> {
        let mut shape = Self::default();
        while let Some(name) = object.next_key()? {
            match name {
                Name::Error => shape.error = object.next_value()?,
                Name::Code => shape.code = object.next_value()?,
                Name::RequestId => shape.request_id = object.next_value()?,
                Name::ErrorDetail => shape.error_detail = object.next_value()?,
                Name::Kind => shape.kind = object.next_value()?,
                Name::Message => shape.message = object.next_value()?,
                Name::BuildId => shape.build_id = object.next_value()?,
                Name::Type => shape.r#type = object.next_value()?,
                Name::Title => shape.title = object.next_value()?,
                Name::Status => shape.status = object.next_value()?,
                Name::Other => drop(object.next_value::<IgnoredAny>()?),
            }
        }
        Ok(shape)
    }
}

impl<'j> ReadObject<'j> for ErrorObject<'j> {
    fn read<M: MapAccess<'j>>(mut object: M) -> Result<Self, M::Error> {
        let mut inner = Self::default();
        while let Some(name) = object.next_key()? {
            match name {
                Name::Message => inner.message = object.next_value()?,
                Name::Code => inner.code = object.next_value()?,
                _ => drop(object.next_value::<IgnoredAny>()?),
            }
        }
        Ok(inner)
    }
}

impl<'de> Deserialize<'de> for Shape<'de> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        match Field::<Shape>::deserialize(json)? {
            Field::Object(shape) => Ok(shape),
            _ => Ok(Self::default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    fn is_error_response(value: &Value, failed: bool) -> bool {
        Shape::of(value).is_error_response(failed)
    }

    #[test]
    fn each_success_code_is_needed() {
        assert_each_row_is_needed("success codes", &SUCCESS_CODES, |code| {
            let value = serde_json::from_str(code.example()).expect("it is JSON");
            !Shape::of(&value).is_error_response(false)
        });
    }

    #[test]
    fn each_condition_makes_an_error_response() {
        for value in [
            json!({"error": {"message": "m"}}),
            json!({"error": {"code": "c"}}),
            json!({"error": {"type": "x"}, "code": "c"}),
            json!({"error": "m", "code": 1}),
            json!({"error": "m", "code": null}),
            json!({"error": "m", "code": ""}),
            json!({"error": null, "code": "c"}),
            json!({"error": "m", "request_id": "req_1"}),
            json!({"error": "m", "error_detail": {}}),
            json!({"code": "c", "request_id": "req_1"}),
            json!({"code": "c", "error_detail": {}}),
            json!({"error": "out of range", "code": "0"}),
            json!({"error": true, "code": "ok"}),
            json!({"kind": "error", "message": "m", "build_id": "tb_1"}),
            json!({"kind": "error", "message": "m", "error_detail": {}}),
        ] {
            assert!(is_error_response(&value, false), "{value}");
            assert!(is_error_response(&value, true), "{value} failed");
        }
    }

    #[test]
    fn some_conditions_need_a_failed_status() {
        for value in [
            json!({"error": "m"}),
            json!({"error": ""}),
            json!({"code": "c"}),
            json!({"error": {"code": 1}}),
            json!({"error": {"message": null}}),
            json!({"error": {"type": "x"}, "code": 1}),
            json!({"error": null, "code": 42}),
            json!({"error": "", "code": 0}),
            json!({"error": null, "code": "Success"}),
            json!({"error": false, "code": "ok"}),
        ] {
            assert!(!is_error_response(&value, false), "{value}");
            assert!(is_error_response(&value, true), "{value} failed");
        }
    }

    #[test]
    fn other_json_is_never_an_error_response() {
        for value in [
            json!({}),
            json!([]),
            json!(null),
            json!("error"),
            json!([{"error": "m", "code": "c"}]),
            json!({"id": "sb_1", "status": "running"}),
            json!({"error": {}}),
            json!({"error": {"type": "x"}}),
            json!({"error": null, "request_id": "req_1"}),
            json!({"code": 1, "request_id": "req_1"}),
            json!({"code": "ok", "request_id": "req_1"}),
            json!({"kind": "message", "message": "m", "build_id": "tb_1"}),
            json!({"kind": "error", "message": "m"}),
            json!({"kind": "error", "message": 1, "build_id": "tb_1"}),
            json!({"kind": "error", "build_id": "tb_1"}),
        ] {
            assert!(!is_error_response(&value, false), "{value}");
            assert!(!is_error_response(&value, true), "{value} failed");
        }
    }

    #[test]
    fn a_code_is_text_in_either_object() {
        for (value, has_code) in [
            (json!({"error": "m", "code": "c"}), true),
            (json!({"error": {"code": "c"}}), true),
            (
                json!({"kind": "error", "message": "m", "build_id": "b"}),
                true,
            ),
            (json!({"error": "m", "code": ""}), false),
            (json!({"error": {"code": 1}, "code": null}), false),
            (json!({"error": "m"}), false),
        ] {
            assert_eq!(Shape::of(&value).has_code(), has_code, "{value}");
        }
    }

    #[test]
    fn the_last_of_repeated_fields_counts() {
        let json = r#"{"code": 1, "error": {"code": "c", "code": 2}, "code": "c"}"#;
        assert_same_shape(json);
        let shape: Shape = serde_json::from_str(json).expect("valid JSON");
        assert!(shape.has_code());
    }

    /// Asserts that the fields read from the text are those read from the parsed text.
    fn assert_same_shape(json: &str) {
        let value: Value = serde_json::from_str(json).expect("valid JSON");
        let shape: Shape = serde_json::from_str(json).expect("valid JSON");
        assert_eq!(shape, Shape::of(&value), "{json}");
    }

    #[test]
    fn text_and_parsed_json_have_the_same_shape_in_all_cases_of_odd_json() {
        let table = include_str!("../../tests/data/odd-json.tsv");
        let inputs = table.lines().filter_map(|line| line.split('\t').nth(1));
        let is_json = |input: &&str| serde_json::from_str::<Value>(input).is_ok();
        let compared = inputs.filter(is_json).map(assert_same_shape).count();
        assert!(compared > 100, "only {compared} inputs are plain JSON");
    }

    /// Generates any JSON, with the fields of the rule more often than others.
    fn json() -> impl Strategy<Value = Value> {
        let scalar = prop_oneof![
            Just(json!(null)),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            prop::sample::select(vec!["", "error", "ok", "\u{1b}\"m"]).prop_map(Value::from),
        ];
        scalar.prop_recursive(3, 32, 8, |inner| {
            let name = prop::sample::select(vec![
                "error",
                "code",
                "request_id",
                "error_detail",
                "kind",
                "message",
                "build_id",
                "id",
            ]);
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
                prop::collection::vec((name, inner), 0..8).prop_map(Value::from_iter),
            ]
        })
    }

    proptest! {
        #[test]
        fn text_and_parsed_json_have_the_same_shape(value in json()) {
            assert_same_shape(&value.to_string());
        }
    }
}
