//! errcat turns a failure of the Nullspace API into the next step: what the error code means,
//! whether to retry, and which request id to quote.
//!
//! Data flows one way: bytes of whatever an HTTP client printed go to [`extract`], which finds the
//! [`response`]s in them; a [`diagnosis`] joins each with the bundled [`catalog`]; an
//! [`explanation`] does that for a code asked for by hand. All text from outside is [`untrusted`]
//! and shows itself only escaped, in [`json`] too.
//!
//! ```
//! use errcat::catalog::Catalog;
//! use errcat::diagnosis::Diagnosis;
//! use errcat::extract::{Content, Extractor};
//!
//! let printed = r#"{"error": "volume vol_1 is attached", "code": "volume_busy", "request_id": "req_1"}"#;
//! for record in Extractor::new(printed.as_bytes()) {
//!     let record = record?;
//!     if let Content::ErrorResponse(response) = record.content {
//!         let diagnosis = Diagnosis::new(*response, record.head, Catalog::bundled());
//!         assert_eq!(diagnosis.cli_exit().code(), 7);
//!         assert!(diagnosis.request_id().is_some_and(|id| id == *"req_1"));
//!     }
//! }
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! The library prints nothing and, without the default feature `cli`, has no dependency that only
//! a command-line tool needs.

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
pub mod diagnosis;
pub mod explanation;
pub mod extract;
pub mod json;
mod redact;
pub mod response;
mod table;
mod timestamp;
pub mod untrusted;
