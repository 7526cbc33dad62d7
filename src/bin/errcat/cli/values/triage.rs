//! Parsers for the arguments of `errcat triage`.

use std::ffi::OsStr;
use std::num::NonZeroUsize;
use std::time::SystemTime;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error, ValueEnum};
use errcat::triage::{By, Timestamp};
use errcat::untrusted::Untrusted;

use super::{PossibleValues, invalid_value, names};

/// What errors are counted by.
#[derive(Clone, Copy)]
pub(crate) struct ByParser;

impl TypedValueParser for ByParser {
    type Value = By;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<By, Error> {
        value.to_string_lossy().parse().map_err(|_| {
            let valid = By::ALL.iter().map(|by| by.as_str());
            invalid_value(command, arg, value, valid)
        })
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        Some(Box::new(By::ALL.iter().map(|by| {
            let help = match by {
                By::Code => "the error code",
                By::Category => "the category, or the origin of a non-catalog code",
                By::Retry => "the retry verdict",
                By::Hour => "the hour, in UTC",
                _ => "the file",
            };
            PossibleValue::new(by.as_str()).help(help)
        })))
    }
}

/// A code in any form. It accepts any text, because logs may have unknown codes. All known names are
/// listed for completion.
#[derive(Clone, Copy)]
pub(crate) struct CodeParser;

impl TypedValueParser for CodeParser {
    type Value = Untrusted;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<Untrusted, Error> {
        Ok(Untrusted::from_bytes(value.as_encoded_bytes()))
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        Some(Box::new(names()))
    }
}

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

/// Reads how many rows to show.
pub(crate) fn number(text: &str) -> Result<NonZeroUsize, &'static str> {
    let number = text.trim().parse();
    number.map_err(|_| "use a number from 1 on")
}

/// What `--fail-on` looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// codes that only the later responses have
    New,
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

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
