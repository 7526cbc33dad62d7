//! Parses documents and finds the error responses in them.

mod beside;
pub(super) mod classify;
mod digits;
pub(super) mod filter;
mod joined;
pub(super) mod length;
pub(super) mod lenient;
mod matches;
pub(super) mod nested;
pub(super) mod printed_headers;
mod quoted;
