//! What is inside a document.

pub(super) mod filter;
pub(super) mod lenient;
pub(super) mod nested;
