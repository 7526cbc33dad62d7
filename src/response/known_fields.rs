//! The fields of an error response, before they are redacted.

use crate::tree::{Map, Value};

use super::detail::has_content;

/// The values of the fields. Those of a nested object replace those of the object around it.
#[derive(Default)]
pub(super) struct KnownFields {
    pub(super) error: Value,
    pub(super) message: Value,
    pub(super) code: Value,
    pub(super) request_id: Value,
    pub(super) build_id: Value,
    pub(super) retryable: Value,
    pub(super) suggested_action: Value,
    pub(super) hint: Value,
    pub(super) next_action: Value,
    pub(super) resume_command: Value,
    pub(super) inspection_command: Value,
    pub(super) doc_url: Value,
    pub(super) error_detail: Value,
    pub(super) details: Value,
}

impl KnownFields {
    /// Whether every field of an object is one of an error response.
    pub(super) fn are_all_of(object: &Map) -> bool {
        let mut fields = Self::default();
        object.keys().all(|name| fields.field(name).is_some())
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

    fn field(&mut self, name: &str) -> Option<&mut Value> {
        Some(match name {
            "error" => &mut self.error,
            "message" => &mut self.message,
            "code" => &mut self.code,
            "request_id" => &mut self.request_id,
            "build_id" => &mut self.build_id,
            "retryable" => &mut self.retryable,
            "suggested_action" => &mut self.suggested_action,
            "hint" => &mut self.hint,
            "next_action" => &mut self.next_action,
            "resume_command" => &mut self.resume_command,
            "inspection_command" => &mut self.inspection_command,
            "doc_url" => &mut self.doc_url,
            "error_detail" => &mut self.error_detail,
            "details" => &mut self.details,
            _ => return None,
        })
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
