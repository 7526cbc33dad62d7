//! The values of `errcat run`.

use std::time::Duration;

/// Reads how many tries may follow the first one.
pub(crate) fn retries(text: &str) -> Result<u32, &'static str> {
    let retries = text.trim().parse();
    retries.map_err(|_| "use a number from 0 to 4294967295")
}

/// Parses a duration with units.
pub(crate) fn duration(text: &str) -> Result<Duration, &'static str> {
    let duration = humantime::parse_duration(text.trim());
    duration.map_err(|_| "use a number with a unit, such as 500ms, 30s or 5m")
}
