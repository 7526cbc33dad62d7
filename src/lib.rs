//! Explains Nullspace API errors: what failed, what to do next, whether to retry, and which request
//! ID to quote.
//!
//! ```text
//! output of an HTTP client, logs      status, headers, body
//!               |                               |
//!      extract::Extractor                       |
//!               |                               |
//!               v                               v
//!  ErrorResponse, ResponseHead            Diagnosis::of
//!               |                               |
//!               +------> Diagnosis::new <-------+---- Catalog
//!                              |
//!                              v
//!       meaning, next step, retry, request ID, warnings
//! ```
//!
//! - [`Diagnosis::of`] explains a response that an HTTP library received.
//! - [`extract`] finds the error responses in anything that an HTTP client printed, and in logs.
//! - [`Catalog`] looks up codes.
//! - [`triage`] counts the codes in large logs.
//! - [`check`] compares the codes of an OpenAPI document with the catalog (feature `check`).
//! - [`export`] writes the catalog as a file for other programs.
//!
//! ```
//! use errcat::{Catalog, Diagnosis};
//!
//! let headers = [("retry-after", "30")];
//! let body = br#"{"error": "slow down", "code": "rate_limit_exceeded", "request_id": "req_1"}"#;
//! let diagnosis = Diagnosis::of(429, headers, body, Catalog::bundled()).ok_or("not an error")?;
//! assert!(diagnosis.retry().is_permitted());
//! assert!(diagnosis.request_id().is_some_and(|id| id == "req_1"));
//! # Ok::<(), &str>(())
//! ```
//!
//! Text from outside, such as the message of a response, is [`Untrusted`]: it is shown escaped,
//! also in [`json`]. The library prints nothing.
//!
//! # Features
//!
//! - `cli` (default): the dependencies of the command-line tool. Turn it off if you only use the
//!   library.
//! - `check` (part of `cli`): [`check`], which compares an OpenAPI document with the catalog.
//! - `http`: conversion from `http::response::Parts` to [`ResponseHead`].
//! - `schemars`: JSON Schemas of the serializable types.

// docs.rs shows which items need a feature. Only its nightly compiler can.
#![cfg_attr(docsrs, feature(doc_cfg))]
// Without the feature, there is no module to link to.
#![cfg_attr(not(feature = "check"), doc = "", doc = "[`check`]: #features")]
// Code that handles input must not panic. Tests may.
#![cfg_attr(
    not(test),
    warn(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unwrap_used
    )
)]

mod ansi;
mod calendar;
pub mod catalog;
#[cfg(feature = "check")]
pub mod check;
pub mod diagnosis;
mod digit_pattern;
pub mod export;
pub mod extract;
mod first_bytes;
mod hash_table;
mod inline_tags;
pub mod json;
mod named_enum;
#[cfg(feature = "check")]
mod openapi;
pub mod redact;
pub mod response;
mod slice;
mod stable_hash;
mod table;
mod timestamp;
mod tree;
pub mod triage;
pub mod untrusted;

pub use catalog::Catalog;
pub use diagnosis::Diagnosis;
pub use extract::Extractor;
pub use named_enum::UnknownName;
pub use response::{ErrorResponse, ResponseHead};
pub use untrusted::Untrusted;

/// Runs the examples of README as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// Runs the examples of the page about the library as tests.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
struct LibraryPage;
