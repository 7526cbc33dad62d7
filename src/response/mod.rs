//! An API failure as it comes over the wire: the HTTP head and the body.

mod body;
mod detail;
mod head;
mod request_line;
mod retry_after;
mod shape;

pub use body::ErrorResponse;
pub use detail::{Detail, DetailKind};
pub use head::{InvalidStatus, ResponseHead};
pub use request_line::RequestLine;
pub use retry_after::{RetryAfter, Wait};
pub(crate) use shape::Shape;
