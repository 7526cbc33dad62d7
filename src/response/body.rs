//! The body of a failed call.

use std::fmt::{self, Display};

use crate::tree::Map;

use super::{Detail, Place, Shape};
use crate::catalog::KnownCodes;
use crate::redact::{Masked, SecretKind};
use crate::untrusted::Untrusted;

/// An error response of the API, in any of its shapes:
///
/// - flat, with the message in `error`: `{"error": "in use", "code": "volume_busy"}`
/// - nested, as the nullspace CLI prints it with `--json`:
///   `{"error": {"message": "in use", "code": "volume_busy"}}`
/// - the record of `kind` `error` that ends the log of a failed template build
///
/// Fields that are missing, null or empty are `None`. A field of another type than documented is
/// kept as JSON text, except for `retryable`, which is `None` unless it is a boolean. Codes and IDs
/// lose what other programs put around them, such as quotes and links, and are `None` if the rest is
/// not one. Credentials are redacted, because a message may quote the request.
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
// Source: `ErrorResponse` of the API's schema. Fields are read as the Python SDK 1.0.3 reads
// them, except where that loses something: what the nested object lacks or has as null comes from
// the object around it, `retryable` included; a 429 keeps its code; details of any type are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the facts do not depend on each other"
)]
pub struct ErrorResponse {
    pub(super) message: Option<Untrusted>,
    pub(super) code: Option<Untrusted>,
    pub(super) request_id: Option<Untrusted>,
    pub(super) outer_request_id: Option<Untrusted>,
    pub(super) build_id: Option<Untrusted>,
    pub(super) retryable: Option<bool>,
    pub(super) suggested_action: Option<Untrusted>,
    pub(super) hint: Option<Untrusted>,
    pub(super) next_action: Option<Untrusted>,
    pub(super) resume_command: Option<Untrusted>,
    pub(super) inspection_command: Option<Untrusted>,
    pub(super) doc_url: Option<Untrusted>,
    pub(super) error_detail: Option<Detail>,
    pub(super) details: Option<Detail>,
    pub(super) ends_stream: bool,
    pub(super) is_foreign: bool,
    pub(super) is_quoted: bool,
    pub(super) hides_code: bool,
    pub(super) masked: Masked,
    pub(super) form: Form,
}

/// What an error response was read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// A body of the API, as far as it shows.
    #[default]
    Body,
    /// JSON with fields that the nullspace CLI adds with `--json`.
    CliJson,
    /// Text that the nullspace CLI prints.
    CliReport,
}

impl ErrorResponse {
    /// Reads the body of a response with this HTTP status, if known. Returns `None` if the body is
    /// not JSON or not an error response. With a status below 400, it is one only if its code is
    /// known, or if it has a message and a request ID besides its code.
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
        let object: Map = serde_json::from_slice(body).ok()?;
        let known = &KnownCodes::Bundled;
        let shape = Shape::of_object(&object, known);
        let is_error_response = shape.is_error_response(Place::of_body(status));
        is_error_response.then(|| Self::from_object(object, known))
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

    /// Returns the request ID of an object around the error response, such as a log record or the
    /// response of a gateway. It identifies another request, or the same one to another program.
    ///
    /// ```
    /// use errcat::extract::{Content, Extractor};
    ///
    /// let log = br#"{"request_id": "gw", "upstream": {"error": "in use", "code": "volume_busy"}}"#;
    /// let record = Extractor::from_slice(log).next().ok_or("nothing found")??;
    /// let Content::ErrorResponse(response) = record.content else {
    ///     return Err("no error response".into());
    /// };
    /// assert!(response.outer_request_id().is_some_and(|id| id == "gw"));
    /// assert!(response.request_id().is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn outer_request_id(&self) -> Option<&Untrusted> {
        self.outer_request_id.as_ref()
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

    /// Returns `retryable` of the error detail, else of the response: the detail describes the part
    /// that failed, so it outranks the rest, as in the Python SDK.
    pub(crate) fn stated_retryable(&self) -> Option<bool> {
        let detail = self.error_detail().and_then(Detail::retryable);
        detail.or(self.retryable())
    }

    /// Returns what the API says to do.
    #[must_use]
    pub fn suggested_action(&self) -> Option<&Untrusted> {
        self.suggested_action.as_ref()
    }

    /// Returns the hint that the nullspace CLI adds to some codes.
    #[must_use]
    pub fn hint(&self) -> Option<&Untrusted> {
        self.hint.as_ref()
    }

    /// Returns the next step that the nullspace CLI adds to a failed upload.
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

    /// Returns whether the object has fields that only other APIs have around their codes, such as
    /// `type` and `param`: `{"error": {"code": "rate_limit_exceeded", "param": null}}`.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.is_foreign
    }

    /// Returns whether the error response has no request ID and was found in a string with other
    /// text, which may quote a request.
    ///
    /// ```
    /// use errcat::extract::{Content, Extractor};
    ///
    /// let log = br#"{"detail": "no such name: {\"error\": \"x\", \"code\": \"volume_busy\"}"}"#;
    /// let record = Extractor::from_slice(log).next().ok_or("nothing found")??;
    /// assert!(matches!(record.content, Content::ErrorResponse(response) if response.is_quoted()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn is_quoted(&self) -> bool {
        self.is_quoted
    }

    /// Returns whether the nested object has a null or empty code, so that the Python SDK ignores
    /// the code around it: `{"error": {"message": "m", "code": null}, "code": "volume_busy"}`.
    pub(crate) fn hides_code(&self) -> bool {
        self.hides_code
    }

    /// Returns what the error response was read from.
    pub(crate) fn form(&self) -> Form {
        self.form
    }

    /// Returns how many secrets were masked in all fields: keys, tokens, passwords, cookies. The
    /// module [`redact`](crate::redact) says which are recognized.
    #[must_use]
    pub fn redactions(&self) -> usize {
        self.masked.count()
    }

    /// Returns which kinds of secrets were masked.
    ///
    /// ```
    /// use errcat::redact::SecretKind;
    /// use errcat::response::ErrorResponse;
    ///
    /// let body = br#"{"error": "no access with password=hunter2", "code": "unauthorized"}"#;
    /// let response = ErrorResponse::from_body(body, Some(401)).ok_or("no error response")?;
    /// assert!(response.masked_kinds().eq([SecretKind::NamedValue]));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn masked_kinds(&self) -> impl Iterator<Item = SecretKind> + use<> {
        self.masked.kinds()
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
    use crate::tree::json;

    use super::*;

    #[test]
    fn the_error_shows_what_is_known_on_one_line() {
        for (body, shown) in [
            (json!({"error": "m", "code": "c"}), "c: m"),
            (json!({"error": null, "code": "c"}), "c"),
            (
                json!({"error": "m", "request_id": "r\u{202e}"}),
                "m (request_id r\\u{202e})",
            ),
            (
                json!({"error": "m\nok", "code": "c\u{202e}"}),
                "c\\u{202e}: m\\nok",
            ),
        ] {
            let body = body.to_string();
            let response = ErrorResponse::from_body(body.as_bytes(), Some(400));
            assert_eq!(
                response.map(|error| error.to_string()).as_deref(),
                Some(shown)
            );
        }
        let empty = ErrorResponse::default().to_string();
        assert_eq!(empty, "error response without code and message");
    }
}
