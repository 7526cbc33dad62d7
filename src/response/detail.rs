//! The structured parts of a response: `error_detail` and `details`.

use crate::tree::{Map, Value};
use serde::Serialize;

use super::clean::Kind;
use super::detail_schema;
use super::known_fields::{has_content, text};
use crate::named_enum::named_enum;
use crate::untrusted::Untrusted;

named_enum! {
    /// The shape of an `error_detail`. The JSON has no tag for it: the shapes differ in their
    /// fields.
    pub enum DetailKind {
        /// The detail of a template build: `phase`, `code`, `suggested_action` and others.
        Template = "template",
        /// The detail of a file upload: `reason` and `message`.
        Upload = "upload",
        /// Any other JSON.
        Other = "other",
    }
}

/// The value of `error_detail` or `details`, with all its fields, known to errcat or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Detail(Value);

impl Detail {
    /// Wraps a value. Returns `None` for `null`.
    pub(super) fn new(value: Value) -> Option<Self> {
        (!value.is_null()).then_some(Self(value))
    }

    /// Returns the shape of the detail. A `reason` makes it that of an upload, even beside `phase`
    /// and `code`, as in the Python SDK.
    ///
    /// ```
    /// use errcat::response::{DetailKind, ErrorResponse};
    ///
    /// let body = br#"{"error": "m", "code": "c", "error_detail": {"reason": "upload_expired"}}"#;
    /// let response = ErrorResponse::from_body(body, None).ok_or("no error response")?;
    /// let detail = response.error_detail().ok_or("no detail")?;
    /// assert_eq!(detail.kind(), DetailKind::Upload);
    /// # Ok::<(), &str>(())
    /// ```
    // Source: `TemplateFailureDetail` and `UploadFailureDetail` of the API's schema.
    #[must_use]
    pub fn kind(&self) -> DetailKind {
        let has = |key| self.0.get(key).is_some_and(|value| !value.is_null());
        if has("reason") {
            DetailKind::Upload
        } else if has("phase") && has("code") {
            DetailKind::Template
        } else {
            DetailKind::Other
        }
    }

    /// Returns an iterator over the fields that have a value, in the order of the response: the
    /// path, such as `limits.cpu` for nested objects, and the value as text, with lists and empty
    /// objects as JSON. A detail that is not an object is one field with an empty path.
    ///
    /// The iterator is lazy, so that the first few fields of many are cheap.
    ///
    /// ```
    /// use errcat::response::ErrorResponse;
    ///
    /// let body = br#"{"error": "m", "code": "c", "details": {"limits": {"cpu": 4}}}"#;
    /// let response = ErrorResponse::from_body(body, None).ok_or("no error response")?;
    /// let details = response.details().ok_or("no details")?;
    /// let (path, value) = details.fields().next().ok_or("no field")?;
    /// assert!(path == "limits.cpu" && value == "4");
    /// # Ok::<(), &str>(())
    /// ```
    pub fn fields(&self) -> impl Iterator<Item = (Untrusted, Untrusted)> {
        Leaves::of(&self.0).filter_map(|(path, value)| {
            let path = path.join(".");
            Some((Untrusted::new(path), text(value.clone())?))
        })
    }

    /// Returns the number of [`Detail::fields`].
    #[must_use]
    pub fn field_count(&self) -> usize {
        Leaves::of(&self.0)
            .filter(|(_, value)| has_content(value))
            .count()
    }

    /// Returns an iterator over the texts of all fields, unescaped.
    pub(crate) fn raw_texts(&self) -> impl Iterator<Item = &str> {
        Leaves::of(&self.0).filter_map(|(_, value)| value.as_str())
    }

    /// Returns whether any text in the value, at any depth, contains another one.
    pub(super) fn contains(&self, text: &str) -> bool {
        contains(&self.0, text)
    }

    /// Returns the text of a top-level field, unescaped.
    pub(crate) fn raw_text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }

    /// Returns the ID in a top-level field.
    pub(crate) fn id(&self, key: &str) -> Option<Untrusted> {
        let mut id = self.0.get(key)?.clone();
        Kind::Id.clean_field(&mut id);
        text(id)
    }

    /// Returns the text of a top-level field.
    pub(crate) fn text(&self, key: &str) -> Option<Untrusted> {
        self.0.get(key).cloned().and_then(text)
    }

    /// Returns whether the Python SDK accepts the value as an `error_detail`.
    pub(crate) fn is_accepted_by_sdk(&self) -> bool {
        detail_schema::is_accepted(&self.0)
    }

    /// Returns the field `retryable`, if it is a boolean.
    pub(crate) fn retryable(&self) -> Option<bool> {
        self.0.get("retryable").and_then(Value::as_bool)
    }
}

/// An iterator over the values in nested objects, each with the names that lead to it.
struct Leaves<'v> {
    /// The objects being read, outermost first, each with its name.
    open: Vec<(Option<&'v str>, crate::tree::Iter<'v>)>,
    /// The only value, if the outermost is not an object with fields.
    only: Option<&'v Value>,
}

impl<'v> Leaves<'v> {
    fn of(value: &'v Value) -> Self {
        match fields_of(value) {
            Some(fields) => Self {
                open: vec![(None, fields)],
                only: None,
            },
            None => Self {
                open: Vec::new(),
                only: Some(value),
            },
        }
    }
}

impl<'v> Iterator for Leaves<'v> {
    type Item = (Vec<&'v str>, &'v Value);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(value) = self.only.take() {
            return Some((Vec::new(), value));
        }
        loop {
            let (_, fields) = self.open.last_mut()?;
            let Some((name, value)) = fields.next() else {
                self.open.pop();
                continue;
            };
            if let Some(fields) = fields_of(value) {
                self.open.push((Some(name), fields));
                continue;
            }
            let mut path: Vec<&str> = self.open.iter().filter_map(|(name, _)| *name).collect();
            path.push(name);
            return Some((path, value));
        }
    }
}

/// Returns the fields of a value that is an object and not empty.
fn fields_of(value: &Value) -> Option<crate::tree::Iter<'_>> {
    value
        .as_object()
        .filter(|object| !object.is_empty())
        .map(Map::iter)
}

fn contains(value: &Value, text: &str) -> bool {
    match value {
        Value::String(string) => string.contains(text),
        Value::Array(items) => items.iter().any(|item| contains(item, text)),
        Value::Object(fields) => fields.values().any(|field| contains(field, text)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::tree::json;

    use super::*;

    fn fields(value: Value) -> Vec<String> {
        let detail = Detail::new(value).expect("not null");
        let shown = |(path, text): &(Untrusted, Untrusted)| {
            format!("{}={}", path.escaped(), text.escaped())
        };
        let fields: Vec<_> = detail.fields().collect();
        assert_eq!(fields.len(), detail.field_count());
        fields.iter().map(shown).collect()
    }

    #[test]
    fn the_shapes_differ_in_their_fields() {
        for (value, kind) in [
            (
                json!({"phase": "build_step", "code": "build_error"}),
                DetailKind::Template,
            ),
            (json!({"reason": "upload_expired"}), DetailKind::Upload),
            (
                json!({"reason": "x", "phase": "y", "code": "z"}),
                DetailKind::Upload,
            ),
            (
                json!({"details": {"reason": "x"}, "phase": "y", "code": "z"}),
                DetailKind::Template,
            ),
            (json!({"phase": "cache"}), DetailKind::Other),
            (json!([1]), DetailKind::Other),
            (json!({"reason": null}), DetailKind::Other),
        ] {
            let detail = Detail::new(value).expect("not null");
            assert_eq!(detail.kind(), kind, "{detail:?}");
        }
    }

    #[test]
    fn nested_fields_come_with_their_path_in_the_order_of_the_response() {
        assert_eq!(
            fields(
                json!({"z": 1, "a": {"reason": "x", "deep": {"b": true}}, "list": [1, "x"], "no": null, "empty": {}})
            ),
            [
                "z=1",
                "a.reason=x",
                "a.deep.b=true",
                "list=[1,\"x\"]",
                "empty={}"
            ]
        );
    }

    #[test]
    fn a_detail_that_is_not_an_object_is_one_field() {
        assert_eq!(fields(json!("broken")), ["=broken"]);
        assert!(Detail::new(Value::Null).is_none());
    }
}
