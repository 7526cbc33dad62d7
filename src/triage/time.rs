//! Points in time: how arguments and reports write them.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::log_time::{self, DAY, HOUR, MINUTE, SECOND};
use crate::calendar;

/// A point in time, in milliseconds. It is written as in RFC 3339, in UTC, so it is in the years 0 to
/// 9999.
///
/// ```
/// use errcat::triage::Timestamp;
///
/// let time: Timestamp = "2026-11-23T07:50:27.5+01:00".parse()?;
/// assert_eq!(time.to_string(), "2026-11-23T06:50:27.500Z");
/// assert_eq!("2026-11-23".parse::<Timestamp>()?.to_string(), "2026-11-23T00:00:00Z");
/// # Ok::<(), errcat::triage::InvalidTimestamp>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// The error for a text that is not a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidTimestamp;

impl fmt::Display for InvalidTimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a date or time such as 2026-11-23 or 2026-11-23T06:50:27Z")
    }
}

impl std::error::Error for InvalidTimestamp {}

impl Timestamp {
    /// The beginning of the year 0.
    const MIN: i64 = -62_167_219_200_000;

    /// The end of the year 9999.
    const MAX: i64 = 253_402_300_799_999;

    /// Creates a time from the milliseconds since the beginning of 1970, in UTC. A time before the year 0
    /// or after 9999 becomes the nearest one in these years.
    ///
    /// ```
    /// use errcat::triage::Timestamp;
    ///
    /// let time = Timestamp::from_unix_millis(1_764_000_000_000);
    /// assert_eq!(time.to_string(), "2025-11-24T16:00:00Z");
    /// ```
    #[must_use]
    pub const fn from_unix_millis(milliseconds: i64) -> Self {
        Self(match milliseconds {
            ..Self::MIN => Self::MIN,
            Self::MIN..=Self::MAX => milliseconds,
            _ => Self::MAX,
        })
    }

    /// Returns the milliseconds since the beginning of 1970, in UTC.
    #[must_use]
    pub const fn unix_millis(self) -> i64 {
        self.0
    }

    /// Returns the hours from an earlier time to this one.
    #[must_use]
    pub fn hours_since(self, earlier: Self) -> f64 {
        let milliseconds = self.0.saturating_sub(earlier.0).max(0);
        Duration::from_millis(milliseconds.unsigned_abs()).as_secs_f64() / 3600.0
    }

    /// Returns the beginning of the hour.
    pub(super) const fn hour(self) -> Self {
        Self(self.0 - self.0.rem_euclid(HOUR))
    }

    /// Reads a time as logs write it: a date and time, a date and time of syslog, or the seconds,
    /// milliseconds, microseconds or nanoseconds since 1970. A time without a zone is in UTC. A time
    /// without a year is the last one before the day after `now`. Returns `None` for a
    /// time before 1970 or after 2999, which programs write if they have no time.
    ///
    /// ```
    /// use errcat::triage::Timestamp;
    ///
    /// let now = "2027-01-01T00:10:00Z".parse()?;
    /// let time = Timestamp::from_log("Dec 31 23:59:00", now).ok_or("no time")?;
    /// assert_eq!(time.to_string(), "2026-12-31T23:59:00Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn from_log(text: &str, now: Self) -> Option<Self> {
        log_time::read(text.as_bytes(), now.0).map(Self::from_unix_millis)
    }
}

impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let millis = |duration: Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        Self::from_unix_millis(match time.duration_since(UNIX_EPOCH) {
            Ok(since) => millis(since),
            Err(before) => -millis(before.duration()),
        })
    }
}

/// Reads a date, or a date and time as in RFC 3339. Without a zone, it is in UTC.
impl FromStr for Timestamp {
    type Err = InvalidTimestamp;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let millis = log_time::date_and_time(text.as_bytes()).ok_or(InvalidTimestamp)?;
        Ok(Self::from_unix_millis(millis))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = calendar::civil(self.0.div_euclid(DAY));
        let time = self.0.rem_euclid(DAY);
        let (hour, minute, second) = (time / HOUR, time / MINUTE % 60, time / SECOND % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
        )?;
        match time % SECOND {
            0 => f.write_str("Z"),
            millis => write!(f, ".{millis:03}Z"),
        }
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Timestamp {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Timestamp".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_read() {
        for (text, time) in [
            ("2026-11-23", "2026-11-23T00:00:00Z"),
            ("2026-11-23T06:50", "2026-11-23T06:50:00Z"),
            ("2026-11-23T06:50+01:00", "2026-11-23T05:50:00Z"),
            ("2026-11-23T06:50:27+05:30", "2026-11-23T01:20:27Z"),
            ("2026-11-23t06:50:27z", "2026-11-23T06:50:27Z"),
            ("2026-11-23 06:50:27-00:00", "2026-11-23T06:50:27Z"),
            ("2026-11-23 06:50:27,5", "2026-11-23T06:50:27.500Z"),
            ("2026-11-23 06:50:27 +0100", "2026-11-23T05:50:27Z"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
            ("0001-01-01", "0001-01-01T00:00:00Z"),
            ("0000-01-01T00:00:00+05:00", "0000-01-01T00:00:00Z"),
            ("9999-12-31", "9999-12-31T00:00:00Z"),
            ("9999-12-31T23:59:59-05:00", "9999-12-31T23:59:59.999Z"),
        ] {
            let read = text.parse::<Timestamp>().map(|time| time.to_string());
            assert_eq!(read.as_deref(), Ok(time), "{text}");
        }
        for text in [
            "",
            "2026-02-29",
            "2026-11",
            "2026-11-23T",
            "2026-11-23T06",
            "2026-11-23T24:00:00Z",
            "2026-11-23T06:50:27[Europe/Berlin]",
            "2026-11-23T06:50:27+99:99",
        ] {
            assert_eq!(text.parse::<Timestamp>(), Err(InvalidTimestamp), "{text}");
        }
    }

    #[test]
    fn a_time_that_is_written_can_be_read() {
        let days = (-719_528..2_932_896).step_by(97);
        let times = days.map(|day| Timestamp(day * DAY + day.rem_euclid(SECOND)));
        let limits = [i64::MIN, i64::MAX].map(Timestamp::from_unix_millis);
        for time in times.chain(limits) {
            let text = time.to_string();
            assert_eq!(text.parse(), Ok(time), "{text}");
            assert_eq!(text.find('-'), Some(4), "{text}");
        }
    }
}
