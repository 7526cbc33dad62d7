//! Searches all texts of a response.

use super::{Detail, ErrorResponse};

impl ErrorResponse {
    /// Whether any field contains a text.
    pub(crate) fn contains(&self, text: &str) -> bool {
        let texts = [
            &self.message,
            &self.code,
            &self.request_id,
            &self.build_id,
            &self.suggested_action,
            &self.hint,
            &self.next_action,
            &self.resume_command,
            &self.inspection_command,
            &self.doc_url,
        ];
        let mut details = [&self.error_detail, &self.details].into_iter().flatten();
        let mut texts = texts.into_iter().flatten();
        texts.any(|field| field.as_raw_str().contains(text))
            || details.any(|detail| Detail::contains(detail, text))
    }
}
