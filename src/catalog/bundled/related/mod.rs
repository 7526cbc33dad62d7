//! Non-catalog codes: users meet them in the same places, but the published page does not list
//! them, so the descriptions are by errcat.
//!
//! Each file has the codes of one [`Origin`](crate::catalog::Origin); to add a code, add one entry
//! there.

pub(super) mod client;
pub(super) mod edge;
pub(super) mod server;
