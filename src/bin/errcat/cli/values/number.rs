//! Numbers.

use std::num::NonZeroUsize;

/// Parses how many rows to show.
pub(crate) fn rows(text: &str) -> Result<NonZeroUsize, &'static str> {
    let number = text.trim().parse();
    number.map_err(|_| "use a whole number above 0")
}

/// Parses how many tries may follow the first one.
pub(crate) fn retries(text: &str) -> Result<u32, &'static str> {
    let retries = text.trim().parse();
    retries.map_err(|_| "use a number from 0 to 4294967295")
}
