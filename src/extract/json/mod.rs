//! What is inside a document.

pub(super) mod lenient;
pub(super) mod nested;
