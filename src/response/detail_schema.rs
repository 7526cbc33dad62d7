//! Whether an `error_detail` is one that the Python SDK accepts.
//!
//! Source: `TemplateFailureDetail` and `UploadFailureDetail` in `types.py` of the Python SDK 1.0.3.
//! For any other `error_detail` the SDK drops the response and raises `invalid_response`.

use crate::tree::{Map, Value, object};

/// A shape of an `error_detail`. It has no other fields than these.
pub(crate) struct Schema {
    required: &'static [(&'static str, Type)],
    /// They may be null.
    optional: &'static [(&'static str, Type)],
}

enum Type {
    Text,
    Boolean,
    Integer,
    Object,
    /// One of these texts. The SDK accepts values that are not text.
    OneOf(&'static [&'static str]),
}

pub(crate) const TEMPLATE: Schema = Schema {
    required: &[
        ("code", Type::Text),
        ("message", Type::Text),
        ("phase", Type::OneOf(&PHASES)),
        ("retryable", Type::Boolean),
        ("suggested_action", Type::Text),
    ],
    optional: &[
        ("step_index", Type::Integer),
        ("attempt", Type::Integer),
        ("max_attempts", Type::Integer),
        ("cache_subject", Type::Text),
        ("build_id", Type::Text),
        ("request_id", Type::Text),
        ("details", Type::Object),
    ],
};

pub(crate) const UPLOAD: Schema = Schema {
    required: &[
        ("reason", Type::OneOf(&REASONS)),
        ("message", Type::Text),
        ("retryable", Type::Boolean),
    ],
    optional: &[
        ("upload_id", Type::Text),
        ("request_id", Type::Text),
        ("path", Type::Text),
        ("part_number", Type::Integer),
        ("details", Type::Object),
    ],
};

const PHASES: [&str; 9] = [
    "auth",
    "preflight",
    "blob_upload",
    "prepare",
    "build_step",
    "readiness",
    "snapshot",
    "finalize",
    "interrupted",
];

const REASONS: [&str; 14] = [
    "insufficient_staging_space",
    "size_limit_exceeded",
    "invalid_part_checksum",
    "part_out_of_range",
    "part_size_mismatch",
    "whole_checksum_mismatch",
    "upload_expired",
    "upload_aborted",
    "upload_already_completed",
    "target_conflict",
    "directory_extract_invalid_path",
    "directory_extract_invalid_symlink",
    "directory_extract_unsupported_entry",
    "missing_parts",
];

/// Returns whether the SDK accepts the value of `error_detail`. A `reason` makes it that of an
/// upload.
pub(super) fn is_accepted(detail: &Value) -> bool {
    detail.as_object().is_some_and(|fields| {
        let is_upload = fields.contains_key("reason");
        if is_upload { &UPLOAD } else { &TEMPLATE }.accepts(fields)
    })
}

impl Schema {
    fn accepts(&self, fields: &Map) -> bool {
        let has_required = |(name, _): &(&str, _)| fields.contains_key(name);
        self.required.iter().all(has_required)
            && fields
                .iter()
                .all(|(name, value)| self.accepts_field(name, value))
    }

    fn accepts_field(&self, name: &str, value: &Value) -> bool {
        let find = |fields: &'static [(&str, Type)]| fields.iter().find(|field| field.0 == name);
        match (find(self.required), find(self.optional)) {
            (Some((_, r#type)), _) => r#type.accepts(value),
            (None, Some((_, r#type))) => value.is_null() || r#type.accepts(value),
            (None, None) => false,
        }
    }
}

impl Schema {
    /// Returns the JSON Schema, which accepts more fields and other texts than those that are known.
    pub(crate) fn to_json_schema(&self) -> Value {
        let required: Value = self.required.iter().map(|(name, _)| *name).collect();
        let fields = self
            .required
            .iter()
            .map(|(name, r#type)| (*name, r#type.to_json_schema()));
        let optional = self.optional.iter().map(|(name, r#type)| {
            let types = [r#type.to_json_schema(), object! { "type": "null" }];
            (*name, object! { "anyOf": types })
        });
        let properties = fields
            .chain(optional)
            .map(|(name, schema)| (name.into(), schema));
        let properties: Map = properties.collect();
        object! { "type": "object", "required": required, "properties": properties }
    }
}

impl Type {
    fn to_json_schema(&self) -> Value {
        match self {
            Self::Text => object! { "type": "string" },
            Self::Boolean => object! { "type": "boolean" },
            Self::Integer => object! { "type": "integer" },
            Self::Object => object! { "type": "object" },
            Self::OneOf(texts) => {
                let known: Value = texts.iter().copied().collect();
                object! { "anyOf": [object! { "enum": known }, object! { "type": "string" }] }
            }
        }
    }

    fn accepts(&self, value: &Value) -> bool {
        match self {
            Self::Text => value.is_string(),
            Self::Boolean => value.is_boolean(),
            Self::Integer => value.is_integer(),
            Self::Object => value.is_object(),
            Self::OneOf(texts) => value.as_str().is_none_or(|text| texts.contains(&text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tree::json;

    use super::*;

    #[test]
    fn fields_must_be_known_and_have_their_type() {
        let template = || {
            json!({"code": "build_error", "message": "m", "phase": "prepare", "retryable": false,
                   "suggested_action": "a"})
        };
        let upload = || json!({"reason": "upload_expired", "message": "m", "retryable": false});
        for (detail, field, value, expected) in [
            (template(), "step_index", json!(3), true),
            (template(), "step_index", json!(null), true),
            (template(), "step_index", json!(1.5), false),
            (template(), "phase", json!("unpack"), false),
            (template(), "phase", json!(1), true),
            (template(), "details", json!([]), false),
            (template(), "retryable", json!(null), false),
            (template(), "brand_new", json!(1), false),
            // It makes the detail one of an upload.
            (template(), "reason", json!("upload_expired"), false),
            (upload(), "path", json!("/a"), true),
            (upload(), "reason", json!("disk_on_fire"), false),
            (upload(), "phase", json!("prepare"), false),
        ] {
            assert!(is_accepted(&detail), "{detail}");
            let mut changed = detail;
            changed[field] = value;
            assert_eq!(is_accepted(&changed), expected, "{changed}");
        }
        for detail in [json!({}), json!("x"), json!([1])] {
            assert!(!is_accepted(&detail), "{detail}");
        }
    }
}
