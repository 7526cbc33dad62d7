//! Times and durations.

use std::ffi::OsStr;
use std::time::{Duration, SystemTime};

use clap::builder::TypedValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};
use errcat::triage::Timestamp;

/// A date, a time, or a duration before now.
#[derive(Clone, Copy)]
pub(crate) struct TimeParser;

impl TypedValueParser for TimeParser {
    type Value = Timestamp;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Timestamp, Error> {
        let text = value.to_str().unwrap_or_default();
        time(text.trim(), SystemTime::now()).ok_or_else(|| {
            let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
            let arg = arg.map(ToString::to_string).unwrap_or_default();
            let value = value.to_string_lossy().into_owned();
            let tip = "use a date, a time such as 2026-11-23T06:50:27Z, or '2h ago'";
            for (kind, value) in [
                (ContextKind::InvalidArg, ContextValue::String(arg)),
                (ContextKind::InvalidValue, ContextValue::String(value)),
                (
                    ContextKind::Suggested,
                    ContextValue::StyledStrs(vec![tip.into()]),
                ),
            ] {
                error.insert(kind, value);
            }
            error
        })
    }
}

/// Reads a date, a time or a duration before `now`.
fn time(text: &str, now: SystemTime) -> Option<Timestamp> {
    let time = text.parse().ok();
    if let Some(time) = time.or_else(|| Timestamp::from_log(text, now.into())) {
        return Some(time);
    }
    let duration = text.strip_suffix("ago").unwrap_or(text);
    let duration = humantime::parse_duration(duration.trim_end()).ok()?;
    let time = now.checked_sub(duration);
    let time = time.filter(|time| *time >= SystemTime::UNIX_EPOCH);
    time.map(Timestamp::from)
}

/// Parses a duration with units.
pub(crate) fn duration(text: &str) -> Result<Duration, &'static str> {
    let duration = humantime::parse_duration(text.trim());
    duration.map_err(|_| "use a number with a unit, such as 500ms, 30s or 5m")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_a_date_a_time_of_a_log_or_a_duration_before_now() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_734_027);
        let time = |text| time(text, now).map(|time| time.to_string());
        for (text, expected) in [
            ("2026-11-23", Some("2026-11-23T00:00:00Z")),
            ("2026-11-23T06:50:27+01:00", Some("2026-11-23T05:50:27Z")),
            ("2026-11-23 06:50", Some("2026-11-23T06:50:00Z")),
            ("9999-12-31", Some("9999-12-31T00:00:00Z")),
            ("1700000000", Some("2023-11-14T22:13:20Z")),
            ("1700000000123", Some("2023-11-14T22:13:20.123Z")),
            ("Nov 23 06:50:27", Some("2026-11-23T06:50:27Z")),
            ("2h ago", Some("2026-11-26T21:00:27Z")),
            ("2h", Some("2026-11-26T21:00:27Z")),
            ("90 minutes ago", Some("2026-11-26T21:30:27Z")),
            ("1day 2h ago", Some("2026-11-25T21:00:27Z")),
            ("ago", None),
            ("yesterday", None),
            ("02:00:00", None),
            ("12", None),
            ("", None),
            ("1000000years ago", None),
        ] {
            assert_eq!(time(text).as_deref(), expected, "{text}");
        }
    }
}
