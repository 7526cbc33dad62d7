//! Finds the error responses in an input, as sightings.
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
//! the threads. The tests of [`triage`](super) compare them with those of the extractor.

mod blocks;
mod flat;
mod lines;
mod needle;
mod paths;
mod prefix;
mod read_at;
mod reader;
mod scan;
mod segments;
mod slow;
pub(super) mod stoppable;
mod stretch;
mod summary;
pub(super) mod workers;

pub use paths::Paths;
pub use read_at::ReadAt;
