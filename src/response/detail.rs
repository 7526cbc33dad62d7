//! The structured parts of a response: `error_detail` and `details`.

use serde::Serialize;
use serde_json::Value;

use crate::untrusted::Untrusted;

/// Which of the two documented shapes an `error_detail` has. The wire carries no tag: the shapes
/// differ in their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DetailKind {
    /// Of a template build: `phase`, `code`, `suggested_action` and others.
    Template,
    /// Of a file upload: a `reason` beside the message.
    Upload,
    /// Neither: another object, or no object at all.
    Other,
}

/// A JSON value that says more about a failure, kept whole: also fields that errcat does not know.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Detail(Value);

impl Detail {
    /// Takes the value; JSON's `null` is no detail.
    pub(super) fn new(value: Value) -> Option<Self> {
        (!value.is_null()).then_some(Self(value))
    }

    /// Which documented shape of `error_detail` this is. A `reason` decides first, as in the
    /// official SDK's hand-written client.
    ///
    /// Source: `TemplateFailureDetail` and `UploadFailureDetail` of the API's schema.
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

    /// Every field with a value, in the order of the response: its path, with dots between the
    /// names of nested objects, and the value as text, lists and empty objects as JSON. A detail
    /// that is no object is one field without a path.
    ///
    /// Each is made when it is asked for, so that taking a few of many costs no more than these.
    pub fn fields(&self) -> impl Iterator<Item = (Untrusted, Untrusted)> {
        Leaves::of(&self.0).filter_map(|(path, value)| {
            let path = path.join(".");
            Some((Untrusted::new(path), text(value)?))
        })
    }

    /// How many fields there are.
    #[must_use]
    pub fn field_count(&self) -> usize {
        Leaves::of(&self.0)
            .filter(|(_, value)| says_something(value))
            .count()
    }

    /// The text of a field of the outermost object.
    pub(crate) fn text(&self, key: &str) -> Option<Untrusted> {
        self.0.get(key).and_then(text)
    }

    /// The field `retryable`, when it is a boolean.
    pub(crate) fn retryable(&self) -> Option<bool> {
        self.0.get("retryable").and_then(Value::as_bool)
    }
}

/// Walks the values below a value that hold no other fields, each with the names that lead to it.
struct Leaves<'v> {
    /// The objects that are being walked, from the outside in, each with the name it stands under.
    open: Vec<(Option<&'v str>, serde_json::map::Iter<'v>)>,
    /// A value that is no object with fields, and so the only one.
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

/// The fields of an object that has some.
fn fields_of(value: &Value) -> Option<serde_json::map::Iter<'_>> {
    value
        .as_object()
        .filter(|object| !object.is_empty())
        .map(serde_json::Map::iter)
}

/// Whether a value is more than `null` and an empty string.
pub(super) fn says_something(value: &Value) -> bool {
    !value.is_null() && value.as_str() != Some("")
}

/// A JSON value as text: a string as it is, `null` and an empty string as nothing, anything else as
/// JSON.
pub(super) fn text(value: &Value) -> Option<Untrusted> {
    match value {
        value if !says_something(value) => None,
        Value::String(text) => Some(Untrusted::new(text)),
        other => Some(Untrusted::new(other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
    fn the_shapes_are_told_apart_by_their_keys() {
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
    fn a_detail_that_is_no_object_is_one_field() {
        assert_eq!(fields(json!("broken")), ["=broken"]);
        assert!(Detail::new(Value::Null).is_none());
    }
}
