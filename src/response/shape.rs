//! The rule for which JSON is an error response of the API.
//!
//! JSON that can hardly be anything else counts wherever it is: it has a code that errcat knows, or
//! one like it together with a message and a request ID. JSON with less counts only where an error
//! response is to be expected, which [`Place`] says.

#[cfg(test)]
mod tests;

use crate::tree::{Map, Value};

use super::clean::Kind;
use super::code_spelling;
use super::foreign;
use super::known_fields::KnownFields;
use super::place::{Place, Verdict};
use super::reason;
use super::status_code::FAILURES;
use crate::catalog::{KnownCodes, Origin};
use crate::table::{Fact, Table, fact};

/// The fields of a JSON object that decide whether it is an error response. All are absent from
/// JSON that is not an object.
#[derive(Debug)]
pub(crate) struct Shape<'j> {
    known: &'j KnownCodes,
    error: Option<&'j Value>,
    /// The fields of the object itself.
    outer: Fields<'j>,
    /// The fields of the object under `error`.
    inner: Option<Fields<'j>>,
    kind: Option<&'j Value>,
    build_id: Option<&'j Value>,
    object: Option<&'j Map>,
}

/// The fields that both objects of the nested shape may have.
#[derive(Debug, Default)]
struct Fields<'j> {
    message: Option<&'j Value>,
    code: Option<&'j Value>,
    request_id: Option<&'j Value>,
    error_detail: Option<&'j Value>,
}

impl<'j> Fields<'j> {
    /// Notes a field if it is one of these.
    fn note(&mut self, name: &str, value: &'j Value) {
        let field = match name {
            "message" => &mut self.message,
            "code" => &mut self.code,
            "request_id" => &mut self.request_id,
            "error_detail" => &mut self.error_detail,
            _ => return,
        };
        *field = Some(value);
    }
}

impl<'j> Shape<'j> {
    fn new(object: Option<&'j Map>, known: &'j KnownCodes) -> Self {
        Self {
            known,
            error: None,
            outer: Fields::default(),
            inner: None,
            kind: None,
            build_id: None,
            object,
        }
    }

    /// Reads the fields of JSON, where these codes are known.
    pub(crate) fn of(value: &'j Value, known: &'j KnownCodes) -> Self {
        match value.as_object() {
            Some(object) => Self::of_object(object, known),
            None => Self::new(None, known),
        }
    }

    /// Reads the fields of an object, where these codes are known.
    pub(crate) fn of_object(object: &'j Map, known: &'j KnownCodes) -> Self {
        let mut shape = Self::new(Some(object), known);
        for (name, value) in object {
            match &**name {
                "error" => shape.error = Some(value),
                "kind" => shape.kind = Some(value),
                "build_id" => shape.build_id = Some(value),
                name => shape.outer.note(name, value),
            }
        }
        if let Some(Value::Object(error)) = shape.error {
            let inner = shape.inner.get_or_insert_default();
            for (name, value) in error {
                inner.note(name, value);
            }
        }
        shape
    }

    /// Returns whether the JSON is an error response in this place.
    pub(crate) fn is_error_response(&self, place: Place) -> bool {
        self.needs().is_some_and(|needed| needed <= place)
    }

    /// Returns the first place where the JSON is an error response, or `None` if it is not one even
    /// as the body of a failed response.
    ///
    /// | JSON | place |
    /// |---|---|
    /// | `{"error": "m", "code": "volume_busy"}`, or any other sign beside a known code | broken |
    /// | `{"error": "m", "code": "c", "request_id": "r"}`, or with an `error_detail` | broken |
    /// | the record that ends the log of a failed template build | broken |
    /// | `{"message": "m", "code": "volume_busy"}` | anywhere |
    /// | `{"error": {"message": "m"}}`, `{"error": {"code": "c"}}` | whole input |
    /// | `{"error": "m", "code": "c"}`, `{"error": null, "code": "new_code"}` | whole input |
    /// | `{"error": "m"}` with a `request_id` or an `error_detail` | whole input |
    /// | `{"error": "m"}`, `{"code": "c"}` | failed body |
    ///
    /// JSON that another program wrote is an error response only with a known code. So is JSON with a
    /// code that is spelled in another way, unless it has a request ID, and JSON with other fields
    /// that has no code beside the text in `error`.
    pub(crate) fn needs(&self) -> Option<Place> {
        self.verdict().needed
    }

    /// Returns where the JSON is an error response, and how certain that is.
    pub(crate) fn verdict(&self) -> Verdict {
        let is_stream_error = self.is_stream_error();
        let with_known_code = self.needs_with_known_code();
        let is_identified = || self.request_id().is_some() && self.message().is_some();
        Verdict {
            needed: if is_stream_error {
                Some(Place::Broken)
            } else if self.is_template() {
                None
            } else {
                with_known_code.or_else(|| self.needs_with_other_code())
            },
            is_certain: is_stream_error
                || with_known_code.is_some()
                || (is_identified() && !self.is_log_record()),
        }
    }

    /// Returns the first place where the JSON is an error response, though errcat does not know its
    /// code.
    fn needs_with_other_code(&self) -> Option<Place> {
        if !self.is_marked() || self.is_foreign() || self.is_exception() {
            return None;
        }
        let has_code = self.code().is_some_and(code_spelling::is_plausible);
        let is_map = self.object.is_some_and(foreign::is_map_of_severities);
        // A log record with a code of the SDK, such as `timeout`, is one of any program.
        let is_logged =
            self.is_log_record() && self.code().is_some_and(|code| self.known.include(code));
        if has_code && self.message().is_some() && self.is_identified() && !is_map && !is_logged {
            return Some(Place::Broken);
        }
        if !self.may_be_unknown(has_code) {
            return None;
        }
        let has_error_text = text(self.error).is_some_and(|error| !error.trim().is_empty());
        let is_whole = match &self.inner {
            Some(_) if self.code().is_some() => has_code,
            Some(inner) => text(inner.message).is_some(),
            None if has_code && has_error_text => true,
            None if has_code => {
                // Without a message, a country and a currency have a code as well.
                let is_long = self.code().is_some_and(|code| code.contains('_'));
                let is_other = self
                    .error
                    .is_some_and(|error| is_long || *error == Value::Bool(true));
                is_other || self.error_detail().is_some()
            }
            None if self.code().is_some() => {
                let has_digit = |id: &str| id.contains(|c: char| c.is_ascii_digit());
                let is_number = self.code().is_some_and(code_spelling::is_number);
                has_error_text && (is_number || self.request_id().is_some_and(has_digit))
            }
            None => has_error_text && (self.is_identified() || self.outer.code.is_some()),
        };
        if is_whole && !is_map && !self.is_log_record() {
            return Some(Place::WholeInput);
        }
        Some(Place::FailedBody)
    }

    /// Returns whether an error response may look like this although errcat does not know its code.
    fn may_be_unknown(&self, has_code: bool) -> bool {
        let code = self.code();
        if self.is_identified() {
            return !code.is_some_and(code_spelling::is_value);
        }
        let is_own =
            code.is_some_and(|code| self.known.include(code) && !code_spelling::is_everyday(code));
        let is_beside_error = self.outer_code().is_some()
            && (text(self.error).is_some() || self.error.is_some_and(Value::is_object));
        // The message of the flat shape is in `error`.
        let has_other_message = || self.error.is_none() && text(self.outer.message).is_some();
        let has_other_code = || {
            self.outer.code.is_some_and(is_status) || code.is_some_and(code_spelling::is_of_system)
        };
        is_own
            || (has_code && is_beside_error)
            || (self.has_only_known_fields() && !has_other_message() && !has_other_code())
    }

    fn is_identified(&self) -> bool {
        self.request_id().is_some() || self.error_detail().is_some()
    }

    /// Returns whether the JSON has only fields of an error response.
    fn has_only_known_fields(&self) -> bool {
        let objects = [self.object, self.error.and_then(Value::as_object)];
        objects.into_iter().flatten().all(KnownFields::are_all_of)
    }

    /// Returns whether the JSON has at least one field of an error response, which may be enough for
    /// the body of a failed response.
    fn is_marked(&self) -> bool {
        let is_text = |field: Option<&Value>| field.is_some_and(Value::is_string);
        match &self.inner {
            Some(inner) => {
                inner.message.is_some() || inner.code.is_some() || self.outer.code.is_some()
            }
            None => {
                (self.error.is_some() && self.outer.code.is_some())
                    || is_text(self.error)
                    || self.outer_code().is_some()
            }
        }
    }

    /// Returns whether the JSON is a record of a log.
    pub(crate) fn is_log_record(&self) -> bool {
        self.object.is_some_and(foreign::is_log_record)
    }

    /// Returns whether the JSON has a field that only records of logs have.
    pub(crate) fn is_certainly_logged(&self) -> bool {
        self.object.is_some_and(foreign::is_certainly_logged)
    }

    /// Returns the request ID.
    pub(crate) fn request_id(&self) -> Option<&'j str> {
        let inner = self.inner.as_ref().and_then(|inner| text(inner.request_id));
        inner.or_else(|| text(self.outer.request_id))
    }

    /// Returns whether this is the record that ends the log of a failed template build, such as
    /// `{"kind": "error", "message": "m", "build_id": "tb_1"}`.
    ///
    /// Source: `TemplateBuildLogEntry` of the Python SDK 1.0.3.
    pub(crate) fn is_stream_error(&self) -> bool {
        self.kind.and_then(Value::as_str) == Some("error")
            && self.error.is_none()
            && text(self.outer.message).is_some()
            && (text(self.build_id).is_some() || self.error_detail().is_some())
    }

    /// Returns whether the JSON has marks of another API around its code.
    pub(crate) fn is_foreign(&self) -> bool {
        let Some(object) = self.object else {
            return false;
        };
        if foreign::is_outer(object) {
            return true;
        }
        match self.error {
            Some(Value::Object(error)) => {
                let has_number = error.get("code").is_some_and(Value::is_number);
                has_number || foreign::is_error(error)
            }
            Some(Value::String(error)) => {
                let is_name = text(self.outer.message).is_some() && reason::is_reason(error);
                is_name || (self.code().is_none() && foreign::has_other_message(object))
            }
            Some(_) => false,
            None => foreign::is_error(object),
        }
    }

    /// Returns whether the JSON is an error of a program, not a response.
    fn is_exception(&self) -> bool {
        let error = match self.error {
            Some(error) => error.as_object(),
            None => self.object,
        };
        error.is_some_and(foreign::is_exception)
    }

    /// Returns whether a text is the placeholder of a template.
    fn is_template(&self) -> bool {
        let inner = self.inner.as_ref();
        let inner = inner.map(|inner| [inner.message, inner.code]);
        let texts = [self.error, self.outer.message, self.outer.code];
        let texts = texts.into_iter().chain(inner.into_iter().flatten());
        texts.filter_map(text).any(code_spelling::is_placeholder)
    }

    /// Returns the first place where the JSON is an error response because errcat knows its code and
    /// something else says that it is the code of one.
    fn needs_with_known_code(&self) -> Option<Place> {
        let code = Kind::Code(self.known).clean(self.code()?.trim())?;
        let code = code.as_ref();
        let origin = self.known.origin(code)?;
        let is_everyday = code_spelling::is_everyday(code);
        // The nested shape of the API has a request ID.
        let is_nested = self.inner.is_some() && self.is_identified();
        if is_everyday && self.is_foreign() && !is_nested {
            return None;
        }
        if self.inner.is_some() {
            let error = self.error.and_then(Value::as_object);
            let is_known = error.is_none_or(KnownFields::are_all_of);
            let is_ours = !is_everyday || is_known || self.is_identified();
            return is_ours.then_some(Place::Broken);
        }
        // The SDK and the CLI make these codes. Only the CLI prints them, in the nested shape.
        if origin == Origin::Client {
            return None;
        }
        let has_message = text(self.outer.message).is_some();
        let has_id = self.request_id().is_some();
        let is_identified = has_id && (has_message || !is_everyday);
        if text(self.error).is_some() || self.error_detail().is_some() || is_identified {
            return Some(Place::Broken);
        }
        // It may be the object under `error`, of which the rest is lost if the document is broken.
        let is_alone = has_message && !is_everyday;
        is_alone.then_some(Place::Anywhere)
    }

    /// Returns whether it is of the flat shape with a code that errcat knows.
    pub(crate) fn has_known_code(&self) -> bool {
        self.inner.is_none() && self.needs_with_known_code().is_some()
    }

    /// Returns the code: that of the object under `error`, else that beside it.
    fn code(&self) -> Option<&'j str> {
        let inner = self.inner.as_ref().and_then(|inner| text(inner.code));
        inner.or_else(|| self.outer_code())
    }

    fn outer_code(&self) -> Option<&'j str> {
        text(self.outer.code).filter(|code| !self.is_success(code))
    }

    /// Returns the message. That of a log record may be about anything.
    fn message(&self) -> Option<&'j str> {
        match &self.inner {
            Some(inner) => text(inner.message),
            None if self.is_log_record() => text(self.error),
            None => text(self.error).or_else(|| text(self.outer.message)),
        }
    }

    fn error_detail(&self) -> Option<&'j Value> {
        let inner = self.inner.as_ref().and_then(|inner| inner.error_detail);
        let detail = inner.or(self.outer.error_detail);
        detail.filter(|detail| detail.is_object())
    }

    /// Returns whether the code says that nothing failed, as in the `{"error": null, "code": "ok"}`
    /// of other services.
    fn is_success(&self, code: &str) -> bool {
        let is_error = match self.error {
            None | Some(Value::Null | Value::Bool(false)) => false,
            Some(Value::String(message)) => !message.is_empty(),
            Some(_) => true,
        };
        !is_error && SUCCESS_CODES.rows().any(|ok| code.eq_ignore_ascii_case(ok))
    }
}

/// Whether a code is the HTTP status of a failure.
fn is_status(code: &Value) -> bool {
    let is_failure = |number: &serde_json::Number| {
        let status = number.as_u64().and_then(|status| status.try_into().ok());
        status.is_some_and(|status| FAILURES.contains(&status))
    };
    matches!(code, Value::Number(number) if is_failure(number))
}

/// Returns the text of a field, unless it is empty.
fn text(field: Option<&Value>) -> Option<&str> {
    field?.as_str().filter(|text| !text.is_empty())
}

/// The codes with which other services say that nothing failed.
static SUCCESS_CODES: Table<Fact<&str>> = Table::new(&[
    fact("0", r#"{"code": "0"}"#),
    fact("ok", r#"{"code": "OK"}"#),
    fact("success", r#"{"code": "success"}"#),
]);
