//! Counts the error responses in large logs: which codes, how often, since when, and what is new.
//!
//! ```text
//! bytes -> Sighting -> Counts -> Report -> merged or compared Reports
//! ```
//!
//! - Every way to read an input emits a `Sighting` for each error response: its code, its time, its
//!   request ID.
//! - `Counts` adds sightings up. It holds no more than a fixed number of codes,
//!   hours and request IDs. Which ones it holds depends on a hash of their text, so that the result
//!   does not depend on the order of the input, on threads, or on how reports are merged.
//! - A [`Report`] is the result of a [`Counter`]. It is plain data that JSON holds without loss.
//!   [`Merger`] adds reports up, [`Comparison`] compares two of them.
//!
//! # How an input is read
//!
//! The responses are those that [`Extractor`](crate::Extractor) finds. It reads small inputs as a whole.
//! It would need most of its time for lines without a response, so a larger input is read in another
//! way:
//!
//! - `blocks` reads the input in blocks of 256 KiB, which end at a boundary: between two lines that
//!   do not depend on each other, such as two records of a log. `lines` recognizes boundaries by the
//!   beginning and the end of the lines.
//! - `segments` does the same with a file, or any other input that can be read at any offset. So each
//!   thread reads a part of it on its own.
//! - `workers` counts in several threads. Of a stream, only one of them reads at a time, so the others
//!   count meanwhile, also while it decompresses.
//! - `scan` searches the word `code` in a block. Lines without it are not read, except for a count of
//!   the line breaks. A line with it is read by the first of these that can:
//!   1. `flat` proves that the object on the line is an error response. It reads code, request ID and
//!      time, and checks the rest only as far as necessary.
//!   2. The document on the line is parsed and searched as the extractor does it.
//!   3. The extractor reads the region around the line, up to the next boundaries.
//! - Where a block has no boundary, as in a long pretty-printed list, `stretch` passes the input to the
//!   extractor up to the next boundary.
//!
//! So every response with the word `code` is found, and the results depend neither on the blocks nor on
//! the threads. `tests` compares them with those of the extractor. [`Counter::read`] lists the exceptions.

mod blocks;
mod capped;
mod codes;
mod compare;
mod comparison;
mod counter;
mod counts;
mod duplicates;
mod flat;
mod groups;
mod inputs;
mod lines;
mod log_time;
mod merge;
mod needle;
mod options;
mod paths;
mod prefix;
mod read_at;
mod reader;
mod report;
mod rows;
mod samples;
mod scan;
mod seen;
mod segments;
mod sighting;
mod slow;
mod stoppable;
mod stretch;
mod summary;
#[cfg(test)]
mod tests;
mod time;
mod workers;

pub use comparison::{Change, Comparison, Refusal, Side, Unit};
pub use counter::{Counter, ReadError};
pub use duplicates::Duplicate;
pub use groups::{Group, Groups};
pub use inputs::Input;
pub use merge::{MergeError, Merger};
pub use options::{By, Filter, Options};
pub use paths::Paths;
pub use read_at::ReadAt;
pub use report::{Report, Totals};
pub use rows::{CodeCount, Rest, Retry, share};
pub use time::{InvalidTimestamp, Timestamp};
