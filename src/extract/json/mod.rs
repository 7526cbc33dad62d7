//! Parses documents and finds the error responses in them.

pub(super) mod filter;
mod joined;
pub(super) mod lenient;
pub(super) mod nested;
