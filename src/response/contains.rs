//! Searches all texts of a response.

use super::{Detail, ErrorResponse};

impl ErrorResponse {
    /// Whether any field contains a text. The ID of the object around it is not one of its fields.
    pub(crate) fn contains(&self, text: &str) -> bool {
        // A new field has to be added here.
        let Self {
            message,
            code,
            request_id,
            outer_request_id: _,
            build_id,
            retryable: _,
            suggested_action,
            hint,
            next_action,
            resume_command,
            inspection_command,
            doc_url,
            error_detail,
            details,
            ends_stream: _,
            is_foreign: _,
            hides_code: _,
            is_quoted: _,
            masked: _,
            form: _,
        } = self;
        let texts = [
            message,
            code,
            request_id,
            build_id,
            suggested_action,
            hint,
            next_action,
            resume_command,
            inspection_command,
            doc_url,
        ];
        let mut texts = texts.into_iter().flatten();
        let mut details = [error_detail, details].into_iter().flatten();
        texts.any(|field| field.as_raw_str().contains(text))
            || details.any(|detail| Detail::contains(detail, text))
    }
}
