//! The body of a failed call.

use serde_json::{Map, Value};

use super::Detail;
use super::detail::{says_something, text};
use super::shape::Shape;
use crate::redact;
use crate::untrusted::Untrusted;

/// What the API says of a failure, in any of its shapes: the body of a failed call, flat, with the
/// message in `error`, or nested, with everything in an object under `error`, as the official CLI's
/// `--json` prints it; and the record of kind `error` that ends the stream of a template build.
///
/// A field that is missing, null or empty is `None`. A text of another type than documented is kept
/// as JSON; a `retryable` that is no boolean is none. What looks like a credential is masked, as a
/// message may quote the request.
///
/// Source: `ErrorResponse` of the API's schema. The reading rules are those of the official SDK
/// 1.0.3, except where it loses something: what the nested object lacks or has as null comes from
/// outside it, also `retryable`; a 429 keeps its own code; details of any shape are kept.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorResponse {
    /// The message for people.
    pub message: Option<Untrusted>,
    /// The code for programs.
    pub code: Option<Untrusted>,
    /// The id to quote to support.
    pub request_id: Option<Untrusted>,
    /// The id of the template build that failed.
    pub build_id: Option<Untrusted>,
    /// Whether the API says that a retry makes sense.
    pub retryable: Option<bool>,
    /// What the API says to do.
    pub suggested_action: Option<Untrusted>,
    /// What the official CLI adds of its own, in its nested shape only.
    pub hint: Option<Untrusted>,
    /// What failed in a template build or a file upload.
    pub error_detail: Option<Detail>,
    /// Further facts of edge, preview and upload errors.
    pub details: Option<Detail>,
    /// Whether this is the record that ends the stream of a failed template build. The answer that
    /// carries such a stream has status 200.
    pub ends_stream: bool,
    /// How many credentials were masked in all of these: `Bearer` and other tokens, keys, values
    /// such as `token=` and `sig=`, user names and passwords in addresses.
    pub masked: usize,
}

impl ErrorResponse {
    /// Reads the body of a failed call, with the HTTP status where that is known; `None` when it is
    /// no JSON or something else.
    ///
    /// ```
    /// use errcat::response::ErrorResponse;
    ///
    /// let body = br#"{"error": "in use", "code": "volume_busy"}"#;
    /// let response = ErrorResponse::from_body(body, Some(409)).ok_or("no error response")?;
    /// assert!(response.code.is_some_and(|code| code == *"volume_busy"));
    ///
    /// assert!(ErrorResponse::from_body(br#"{"id": "sb_1"}"#, Some(200)).is_none());
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn from_body(body: &[u8], status: Option<u16>) -> Option<Self> {
        let failed = status.is_some_and(|status| status >= 400);
        // A large body that is no error response is not built in memory.
        let shape: Shape = serde_json::from_slice(body).ok()?;
        if !shape.is_error_response(failed) {
            return None;
        }
        Self::from_json(serde_json::from_slice(body).ok()?, failed).ok()
    }

    /// Reads an error response, or returns other JSON unchanged. `failed` says that the HTTP status
    /// is 400 or above.
    pub(crate) fn from_json(value: Value, failed: bool) -> Result<Self, Value> {
        let shape = Shape::of(&value);
        let is_error_response = shape.is_error_response(failed);
        let ends_stream = shape.is_stream_error();
        let mut outer = match value {
            Value::Object(outer) if is_error_response => outer,
            value => return Err(value),
        };
        if ends_stream {
            flatten_stream_error(&mut outer);
        }
        let (error, mut inner) = match outer.remove("error").unwrap_or_default() {
            Value::Object(inner) => (Value::Null, inner),
            error => (error, Map::new()),
        };
        let inner_error = inner.remove("error").unwrap_or_default();
        // An object with nothing that is known is shown as it is.
        let is_known =
            inner.is_empty() || inner.contains_key("code") || inner.contains_key("message");
        let unknown = if is_known {
            Value::Null
        } else {
            inner.clone().into()
        };
        // Each field comes from the first of the two objects that has a value for it.
        let mut objects = [inner, outer];
        let mut masked = 0;
        let mut take = |key: &str| {
            let mut values = objects.iter_mut().filter_map(|object| object.remove(key));
            values.find(says_something).unwrap_or_default()
        };
        let mut mask = |mut value: Value| {
            masked += redact::redact_value(&mut value);
            value
        };
        // Where no text is in its place, whatever is there says more than nothing.
        let message = if says_something(&error) && !error.is_boolean() {
            error
        } else {
            let mut others = [take("message"), inner_error, unknown, error].into_iter();
            others.find(says_something).unwrap_or_default()
        };
        let retryable = take("retryable").as_bool();
        let mut take = |key| mask(take(key));
        let mut response = Self {
            code: text(&take("code")),
            request_id: text(&take("request_id")),
            build_id: text(&take("build_id")),
            retryable,
            suggested_action: text(&take("suggested_action")),
            hint: text(&take("hint")),
            error_detail: Detail::new(take("error_detail")),
            details: Detail::new(take("details")),
            ends_stream,
            ..Self::default()
        };
        response.message = text(&mask(message));
        response.masked = masked;
        Ok(response)
    }
}

/// Gives such a record the flat shape, as the official SDK reads it: message and code are those of
/// the `error_detail`, else the record's message and `build_error`.
fn flatten_stream_error(record: &mut Map<String, Value>) {
    let of_detail = |key| {
        let value = record.get("error_detail")?.get(key)?;
        says_something(value).then(|| value.clone())
    };
    let message = of_detail("message").or_else(|| record.get("message").cloned());
    let code = of_detail("code").unwrap_or_else(|| "build_error".into());
    record.insert("error".to_owned(), message.unwrap_or_default());
    record.insert("code".to_owned(), code);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: Value) -> ErrorResponse {
        ErrorResponse::from_json(value, false).expect("an error response")
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
        assert!(has(response.message.as_ref(), "in use"), "{response:?}");
        assert!(has(response.code.as_ref(), "volume_busy"), "{response:?}");
        assert!(has(response.request_id.as_ref(), "req_1"), "{response:?}");
        assert!(has(response.build_id.as_ref(), "tb_1"), "{response:?}");
        assert_eq!(response.retryable, Some(false));
        assert!(
            has(response.suggested_action.as_ref(), "Detach it."),
            "{response:?}"
        );
        assert!(response.details.is_some());
        assert!(response.error_detail.is_none());
    }

    #[test]
    fn the_nested_shape_has_its_message_in_message() {
        let response =
            read(json!({"error": {"message": "in use", "code": "volume_busy", "retryable": true}}));
        assert!(has(response.message.as_ref(), "in use"), "{response:?}");
        assert!(has(response.code.as_ref(), "volume_busy"), "{response:?}");
        assert_eq!(response.retryable, Some(true));
    }

    #[test]
    fn what_the_nested_object_lacks_or_has_as_null_comes_from_outside() {
        let response = read(json!({
            "error": {"message": "m", "code": null},
            "code": "volume_busy", "request_id": "req_1", "retryable": true, "message": "not this"
        }));
        assert!(has(response.message.as_ref(), "m"), "{response:?}");
        assert!(has(response.code.as_ref(), "volume_busy"), "{response:?}");
        assert!(has(response.request_id.as_ref(), "req_1"), "{response:?}");
        assert_eq!(response.retryable, Some(true));
    }

    #[test]
    fn fields_of_another_type_are_kept_as_their_json() {
        let response =
            read(json!({"error": "m", "code": "c", "request_id": 7, "retryable": "yes"}));
        assert!(has(response.request_id.as_ref(), "7"), "{response:?}");
        assert_eq!(response.retryable, None);
        let response = read(json!({"error": "m", "code": 42, "request_id": "req_1"}));
        assert!(has(response.code.as_ref(), "42"), "{response:?}");
    }

    #[test]
    fn the_error_of_a_stream_is_read_as_the_sdk_reads_it() {
        let record = |detail| {
            json!({
                "kind": "error", "level": "error", "message": "build failed", "build_id": "tb_1",
                "error_detail": detail
            })
        };
        let response = read(record(
            json!({"code": "unauthorized", "message": "no registry"}),
        ));
        assert!(has(response.code.as_ref(), "unauthorized"), "{response:?}");
        assert!(
            has(response.message.as_ref(), "no registry"),
            "{response:?}"
        );
        assert!(has(response.build_id.as_ref(), "tb_1"), "{response:?}");
        assert!(response.error_detail.is_some());
        let response = read(record(json!(null)));
        assert!(has(response.code.as_ref(), "build_error"), "{response:?}");
        assert!(
            has(response.message.as_ref(), "build failed"),
            "{response:?}"
        );
        let mut without_id = record(json!({"code": "build_error", "message": "step failed"}));
        without_id["build_id"].take();
        let response = read(without_id);
        assert!(response.ends_stream, "{response:?}");
    }

    #[test]
    fn credentials_are_masked_wherever_they_stand() {
        let response = read(json!({
            "error": "Bearer ns_live_abc is no key", "code": "unauthorized",
            "details": {"url": "http://h/?token=abc", "api_key": "abc"}
        }));
        assert_eq!(response.masked, 3);
        assert!(!format!("{response:?}").contains("abc"), "{response:?}");
    }

    #[test]
    fn other_json_is_given_back() {
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
            json!({"type": "error", "name": "ValueError", "value": "x", "traceback": "..."}),
        ] {
            assert_eq!(ErrorResponse::from_json(value.clone(), false), Err(value));
        }
    }
}
