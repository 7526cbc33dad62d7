//! The fields of an error response, before they are redacted.

use crate::tree::{Map, Value};

use crate::untrusted::Untrusted;

/// Declares the fields once.
macro_rules! known_fields {
    ($($field:ident),+ $(,)?) => {
        /// The values of the fields. Those of a nested object replace those of the object around it.
        #[derive(Default)]
        pub(super) struct KnownFields {
            $(pub(super) $field: Value,)+
        }

        impl KnownFields {
            fn field(&mut self, name: &str) -> Option<&mut Value> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)+
                    _ => None,
                }
            }
        }

        fn is_known(name: &str) -> bool {
            matches!(name, $(stringify!($field))|+)
        }
    };
}

known_fields! {
    error,
    message,
    code,
    request_id,
    build_id,
    retryable,
    suggested_action,
    hint,
    next_action,
    resume_command,
    inspection_command,
    doc_url,
    error_detail,
    details,
}

impl KnownFields {
    /// Whether every field of an object is one of an error response.
    pub(super) fn are_all_of(object: &Map) -> bool {
        object.keys().all(|name| is_known(name))
    }

    /// Sets the fields to the values of an object, except for null and empty text. Returns the other
    /// fields of the object.
    pub(super) fn fill(&mut self, object: Map) -> Map {
        let mut rest = Map::new();
        for (name, value) in object {
            match self.field(&name) {
                Some(field) if has_content(&value) => *field = value,
                Some(_) => {}
                None => rest.push(name, value),
            }
        }
        rest
    }
}

/// Converts the record that ends the log of a failed build to the flat shape, as the Python SDK
/// reads it: message and code come from `error_detail`, else they are the record's message and
/// `build_error`.
pub(super) fn flatten_stream_error(record: &mut Map) {
    let from_detail = |key| {
        let value = record.get("error_detail")?.get(key)?;
        has_content(value).then(|| value.clone())
    };
    let message = from_detail("message").or_else(|| record.get("message").cloned());
    let code = from_detail("code").unwrap_or_else(|| "build_error".into());
    record.insert("error".into(), message.unwrap_or_default());
    record.insert("code".into(), code);
}

/// Returns whether a value is neither `null` nor an empty string.
pub(super) fn has_content(value: &Value) -> bool {
    !value.is_null() && value.as_str() != Some("")
}

/// Converts a value to text: a string itself, `None` for `null` and an empty string, and anything
/// else as JSON.
pub(super) fn text(value: Value) -> Option<Untrusted> {
    match value {
        value if !has_content(&value) => None,
        Value::String(text) => Some(Untrusted::new(text)),
        other => Some(Untrusted::new(other.to_string())),
    }
}
