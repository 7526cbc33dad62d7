//! An API failure as it comes over the wire: the HTTP head and the body.

mod body;
mod detail;
mod head;
mod request;
mod retry_after;

pub use body::ErrorResponse;
pub use detail::{Detail, DetailKind};
pub use head::Head;
pub use request::Request;
pub use retry_after::{RetryAfter, Wait};
