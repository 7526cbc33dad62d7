//! errcat turns a failure of the Nullspace API into the next step: what the error code means,
//! whether to retry, and which request id to quote.

// Tests may panic; code that meets input may not.
#![cfg_attr(
    not(test),
    warn(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unwrap_used
    )
)]

pub mod catalog;
pub mod json;
pub mod untrusted;
