//! Recognizes documents that are certainly not error responses, such as most records of a log.

use memchr::memmem::{self, Finder};

use crate::response::IsProblem;

/// Every error response contains one of these texts: each condition of [`Shape::needs`] needs a field
/// `error` or `code`, or the kind `error`. Any of their letters may be escaped, as in `\u0065rror`.
///
/// [`Shape::needs`]: crate::response::Shape::needs
const HINTS: [&str; 3] = ["error", "code", "\\u"];

/// The shortest document with a hint, in bytes: `{"code":1}`.
const SHORTEST: usize = 10;

/// Whether a document may be or contain an error response.
pub(super) fn may_be_response(document: &[u8]) -> bool {
    HINTS
        .iter()
        .any(|hint| memmem::find(document, hint.as_bytes()).is_some())
}

/// Recognizes documents that cannot be or contain an error response, without parsing them into a
/// value.
#[derive(Debug)]
pub(crate) struct Filter {
    hints: [Finder<'static>; 3],
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            hints: HINTS.map(Finder::new),
        }
    }
}

impl Filter {
    /// Returns what kind of document it is if it cannot be or contain an error response. Returns
    /// `None` if it may, or if it has to be repaired first.
    pub(crate) fn read_other(&self, document: &[u8]) -> Option<IsProblem> {
        let has_hint = || self.hints.iter().any(|hint| hint.find(document).is_some());
        if document.len() >= SHORTEST && has_hint() {
            return None;
        }
        serde_json::from_slice(document).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_other(document: &str) -> bool {
        Filter::default().read_other(document.as_bytes()).is_some()
    }

    #[test]
    fn each_hint_is_needed() {
        for document in [
            r#"{"error": {"message": "m"}}"#,
            r#"{"code": "volume_busy", "request_id": "req_1"}"#,
            r#"{"kind": "error", "message": "m", "build_id": "tb_1"}"#,
            r#"{"body": "{\"\u0065rror\": \"in use\"}"}"#,
        ] {
            assert!(!is_other(document), "{document}");
        }
        assert!(is_other(r#"{"level": "info", "status": 200}"#));
        assert!(is_other("[1, 2]"));
    }

    #[test]
    fn json_that_has_to_be_repaired_is_left_to_the_parser() {
        assert!(!is_other("{'level': None}"));
    }
}
