//! Limits that several stages share.

/// The size of the largest JSON document that is read, in bytes. An error response is a few hundred
/// bytes; the limit keeps memory bounded on input that is something else. Lists of objects are read
/// item by item, so the limit applies to each item.
pub const MAX_DOCUMENT: usize = 1024 * 1024;
