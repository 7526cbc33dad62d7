//! The values of `errcat run`.

use std::time::Duration;

/// Parses a duration with units.
pub(crate) fn duration(text: &str) -> Result<Duration, &'static str> {
    let duration = humantime::parse_duration(text.trim());
    duration.map_err(|_| "use a number with a unit, such as 500ms, 30s or 5m")
}
