//! Counts the error responses in large logs: which codes, how often, since when, and what is new.
//!
//! ```text
//! bytes -> Sighting -> Counts -> Report -> merged or compared Reports
//! ```
//!
//! - Every way to read an input emits a `Sighting` for each error response: its code, its time, its
//!   request ID.
//! - `Counts` adds sightings up. It holds no more than a fixed number of codes, hours and request IDs.
//!   Which ones it holds depends on a hash of their text, so that the result does not depend on the
//!   order of the input, on threads, or on how reports are merged.
//! - A [`Report`] is the result of a [`Counter`]. It is plain data that JSON holds without loss.
//!   [`Merger`] adds reports up, [`Comparison`] compares two of them.
//!
//! The responses are those that [`Extractor`](crate::Extractor) finds. Large inputs are read in a faster
//! way, in several threads, and with the same result; [`Counter::read`] lists the exceptions.

mod capped;
mod codes;
mod comparison;
mod counter;
mod counts;
mod duplicates;
mod groups;
mod inputs;
mod log_time;
mod merge;
mod options;
mod reading;
mod report;
mod rows;
mod samples;
mod seen;
mod sides;
mod sighting;
#[cfg(test)]
mod tests;
mod time;

pub use comparison::{Change, Comparison, Refusal, Side, Unit};
pub use counter::{Counter, ReadError};
pub use duplicates::Duplicate;
pub use groups::{Group, Groups};
pub use inputs::Input;
pub use merge::{MergeError, Merger};
pub use options::{By, Filter, Options};
pub use reading::{Paths, ReadAt};
pub use report::{Report, Totals};
pub use rows::{CodeCount, Rest, Retry, share};
pub use time::{InvalidTimestamp, Timestamp};
