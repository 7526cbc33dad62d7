//! The body of a failed call.

use std::fmt::{self, Display};

use serde_json::{Map, Value};

use super::Detail;
use super::detail::{has_content, text};
use super::known_fields::{KnownFields, flatten_stream_error};
use super::shape::Shape;
use crate::redact;
use crate::untrusted::Untrusted;

/// An error response of the API, in any of its shapes:
///
/// - flat, with the message in `error`: `{"error": "in use", "code": "volume_busy"}`
/// - nested, as the official CLI prints it with `--json`:
///   `{"error": {"message": "in use", "code": "volume_busy"}}`
/// - the record of `kind` `error` that ends the log of a failed template build
///
/// Fields that are missing, null or empty are `None`. A field of another type than documented is
/// kept as JSON text, except for `retryable`, which is `None` unless it is a boolean. Credentials
/// are redacted, because a message may quote the request.
///
/// As an [`Error`](std::error::Error), it shows its code, message and request ID, escaped:
///
/// ```
/// use errcat::response::ErrorResponse;
///
/// fn check(body: &[u8], status: u16) -> Result<(), ErrorResponse> {
///     ErrorResponse::from_body(body, Some(status)).map_or(Ok(()), Err)
/// }
///
/// let body = br#"{"error": "in use", "code": "volume_busy", "request_id": "req_1"}"#;
/// let error = check(body, 409).expect_err("the call failed");
/// assert_eq!(error.to_string(), "volume_busy: in use (request_id req_1)");
/// ```
// Source: `ErrorResponse` of the API's schema. Fields are read as the official SDK 1.0.3 reads
// them, except where that loses something: what the nested object lacks or has as null comes from
// the object around it, `retryable` included; a 429 keeps its code; details of any type are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorResponse {
    message: Option<Untrusted>,
    code: Option<Untrusted>,
    request_id: Option<Untrusted>,
    build_id: Option<Untrusted>,
    retryable: Option<bool>,
    suggested_action: Option<Untrusted>,
    hint: Option<Untrusted>,
    next_action: Option<Untrusted>,
    resume_command: Option<Untrusted>,
    inspection_command: Option<Untrusted>,
    doc_url: Option<Untrusted>,
    error_detail: Option<Detail>,
    details: Option<Detail>,
    ends_stream: bool,
    hides_code: bool,
    redactions: usize,
}

impl ErrorResponse {
    /// Reads the body of a response with this HTTP status, if known. Returns `None` if the body is
    /// not JSON or not an error response.
    ///
    /// ```
    /// use errcat::response::ErrorResponse;
    ///
    /// let body = br#"{"error": "in use", "code": "volume_busy"}"#;
    /// let response = ErrorResponse::from_body(body, Some(409)).ok_or("no error response")?;
    /// assert!(response.code().is_some_and(|code| code == "volume_busy"));
    ///
    /// assert!(ErrorResponse::from_body(br#"{"id": "sb_1"}"#, Some(200)).is_none());
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn from_body(body: &[u8], status: Option<u16>) -> Option<Self> {
        let failed = status.is_some_and(|status| status >= 400);
        // Reading the shape first saves building the value of a large body that is not an error
        // response.
        let shape: Shape = serde_json::from_slice(body).ok()?;
        if !shape.is_error_response(failed) {
            return None;
        }
        let ends_stream = shape.is_stream_error();
        let object = serde_json::from_slice(body).ok()?;
        Some(Self::from_object(object, ends_stream))
    }

    /// Returns the message for people.
    #[must_use]
    pub fn message(&self) -> Option<&Untrusted> {
        self.message.as_ref()
    }

    /// Returns the code for programs.
    #[must_use]
    pub fn code(&self) -> Option<&Untrusted> {
        self.code.as_ref()
    }

    /// Returns the request ID in the body. [`Diagnosis::request_id`] also reads the headers.
    ///
    /// [`Diagnosis::request_id`]: crate::diagnosis::Diagnosis::request_id
    #[must_use]
    pub fn request_id(&self) -> Option<&Untrusted> {
        self.request_id.as_ref()
    }

    /// Returns the ID of the template build that failed.
    #[must_use]
    pub fn build_id(&self) -> Option<&Untrusted> {
        self.build_id.as_ref()
    }

    /// Returns whether the API says that a retry can help.
    #[must_use]
    pub fn retryable(&self) -> Option<bool> {
        self.retryable
    }

    /// Returns what the API says to do.
    #[must_use]
    pub fn suggested_action(&self) -> Option<&Untrusted> {
        self.suggested_action.as_ref()
    }

    /// Returns the hint that the official CLI adds in the nested shape.
    #[must_use]
    pub fn hint(&self) -> Option<&Untrusted> {
        self.hint.as_ref()
    }

    /// Returns the next step that the nullspace CLI adds in the nested shape.
    #[must_use]
    pub fn next_action(&self) -> Option<&Untrusted> {
        self.next_action.as_ref()
    }

    /// Returns the command of the nullspace CLI that resumes the upload.
    #[must_use]
    pub fn resume_command(&self) -> Option<&Untrusted> {
        self.resume_command.as_ref()
    }

    /// Returns the command of the nullspace CLI that shows more about the failure.
    #[must_use]
    pub fn inspection_command(&self) -> Option<&Untrusted> {
        self.inspection_command.as_ref()
    }

    /// Returns the URL of the documentation, on the host of the deployment.
    #[must_use]
    pub fn doc_url(&self) -> Option<&Untrusted> {
        self.doc_url.as_ref()
    }

    /// Returns what failed in a template build or a file upload.
    #[must_use]
    pub fn error_detail(&self) -> Option<&Detail> {
        self.error_detail.as_ref()
    }

    /// Returns further facts, which edge, preview and upload errors have.
    #[must_use]
    pub fn details(&self) -> Option<&Detail> {
        self.details.as_ref()
    }

    /// Returns whether this is the record that ends the log of a failed template build, a stream
    /// that comes with status 200.
    #[must_use]
    pub fn ends_stream(&self) -> bool {
        self.ends_stream
    }

    /// Returns whether the nested object has a null or empty code, so that the Python SDK ignores
    /// the code around it: `{"error": {"message": "m", "code": null}, "code": "volume_busy"}`.
    pub(crate) fn hides_code(&self) -> bool {
        self.hides_code
    }

    /// Returns how many credentials were redacted in all fields: tokens, keys, values such as
    /// `token=` and `sig=`, user names and passwords in URLs.
    #[must_use]
    pub fn redactions(&self) -> usize {
        self.redactions
    }

    /// Reads an error response, or returns other JSON unchanged. `failed` says that the HTTP status
    /// is 400 or above.
    pub(crate) fn from_json(value: Value, failed: bool) -> Result<Self, Value> {
        let shape = Shape::of(&value);
        let is_error_response = shape.is_error_response(failed);
        let ends_stream = shape.is_stream_error();
        match value {
            Value::Object(outer) if is_error_response => Ok(Self::from_object(outer, ends_stream)),
            value => Err(value),
        }
    }

    /// Reads the fields of JSON with the [`Shape`] of an error response. `ends_stream` says that it is
    /// the record that ends the log of a failed template build.
    pub(crate) fn from_object(mut outer: Map<String, Value>, ends_stream: bool) -> Self {
        if ends_stream {
            flatten_stream_error(&mut outer);
        }
        let mut fields = KnownFields::default();
        fields.fill(outer);
        let (error, mut inner) = match std::mem::take(&mut fields.error) {
            Value::Object(inner) => (Value::Null, inner),
            error => (error, Map::new()),
        };
        let inner_code = inner.get("code");
        let hides_code = inner_code.is_some_and(|code| !has_content(code));
        let inner_error = inner.remove("error").unwrap_or_default();
        // An object without known fields, such as `{"reason": "x"}`, is itself the message.
        let is_known =
            inner.is_empty() || inner.contains_key("code") || inner.contains_key("message");
        let unknown = if is_known {
            Value::Null
        } else {
            inner.clone().into()
        };
        fields.fill(inner);
        let message = if has_content(&error) && !error.is_boolean() {
            error
        } else {
            let mut others = [fields.message.take(), inner_error, unknown, error].into_iter();
            others.find(has_content).unwrap_or_default()
        };
        Self {
            ends_stream,
            hides_code,
            ..Self::from_fields(fields, message)
        }
    }

    /// Redacts the fields and converts them to text.
    fn from_fields(fields: KnownFields, message: Value) -> Self {
        let mut redactions = 0;
        let mut redact = |mut value: Value| {
            redactions += redact::redact_value(&mut value);
            value
        };
        let mut response = Self {
            message: text(redact(message)),
            code: text(redact(fields.code)),
            request_id: text(redact(fields.request_id)),
            build_id: text(redact(fields.build_id)),
            retryable: fields.retryable.as_bool(),
            suggested_action: text(redact(fields.suggested_action)),
            hint: text(redact(fields.hint)),
            next_action: text(redact(fields.next_action)),
            resume_command: text(redact(fields.resume_command)),
            inspection_command: text(redact(fields.inspection_command)),
            doc_url: text(redact(fields.doc_url)),
            error_detail: Detail::new(redact(fields.error_detail)),
            details: Detail::new(redact(fields.details)),
            ends_stream: false,
            hides_code: false,
            redactions: 0,
        };
        response.redactions = redactions;
        response
    }
}

impl Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.code, &self.message) {
            (Some(code), Some(message)) => write!(f, "{}: {}", code.escaped(), message.escaped())?,
            (Some(text), None) | (None, Some(text)) => text.escaped().fmt(f)?,
            (None, None) => f.write_str("error response without code and message")?,
        }
        match &self.request_id {
            Some(id) => write!(f, " (request_id {})", id.escaped()),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ErrorResponse {}

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
    fn the_error_shows_what_is_known_on_one_line() {
        for (body, shown) in [
            (json!({"error": "m", "code": "c"}), "c: m"),
            (json!({"error": null, "code": "c"}), "c"),
            (
                json!({"error": "m", "request_id": "r\u{1b}"}),
                "m (request_id r\\u{1b})",
            ),
            (
                json!({"error": "m\nok", "code": "c\u{202e}"}),
                "c\\u{202e}: m\\nok",
            ),
        ] {
            assert_eq!(read(body).to_string(), shown);
        }
        let empty = ErrorResponse::default().to_string();
        assert_eq!(empty, "error response without code and message");
    }

    #[test]
    fn credentials_are_redacted_in_every_field() {
        let response = read(json!({
            "error": "Bearer ns_live_abc is no key", "code": "unauthorized",
            "details": {"url": "http://h/?token=abc", "api_key": "abc"}
        }));
        assert_eq!(response.redactions(), 3);
        assert!(!format!("{response:?}").contains("abc"), "{response:?}");
    }

    #[test]
    fn other_json_is_returned_unchanged() {
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
            assert_eq!(ErrorResponse::from_json(value.clone(), false), Err(value));
        }
    }
}
