//! What curl's `--trace` and `--trace-ascii` print: blocks of headers and of the body.

mod block;
mod body;
mod dots;

pub(in crate::extract) use block::as_ascii;
pub(super) use block::{Block, Kind};
pub(super) use body::TracedBody;
