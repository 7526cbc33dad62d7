//! Responses of the API: status, headers and error body.

mod body;
mod clean;
mod code_spelling;
mod contains;
mod detail;
pub(crate) mod detail_schema;
mod doubtful_head;
mod foreign;
mod head;
mod header_fields;
#[cfg(feature = "http")]
mod http_head;
mod known_fields;
mod marks;
mod media_type;
pub(crate) mod other_message;
mod place;
mod problem;
mod read;
pub(crate) mod reason;
mod request_line;
mod retry_after;
mod shape;
mod status_code;

pub use body::ErrorResponse;
pub(crate) use body::Form;
pub(crate) use clean::is_plain as is_plain_id;
pub(crate) use code_spelling::{
    is_everyday as is_everyday_code, is_plausible as is_plausible_code,
};
pub use detail::{Detail, DetailKind};
pub use doubtful_head::{DoubtfulHead, HeadDoubt};
pub use head::{InvalidStatus, ResponseHead};
pub(crate) use header_fields::split_header;
pub(crate) use place::{Place, Verdict};
pub(crate) use problem::IsProblem;
pub use request_line::RequestLine;
pub use retry_after::{RetryAfter, RetryTime};
pub(crate) use shape::Shape;
pub(crate) use status_code::{FAILURES, parse_status};

use crate::redact;
use crate::untrusted::{self, Untrusted};

/// Converts bytes of a request or a header to text, with secrets masked.
fn redacted(bytes: &[u8]) -> Untrusted {
    let text = untrusted::utf8(bytes, "\\x");
    Untrusted::new(redact::text(&text).text)
}
