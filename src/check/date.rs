//! Days of the calendar.

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::calendar;

const SECONDS_PER_DAY: u64 = 86_400;

/// A day: `2027-01-31`.
///
/// ```
/// use errcat::check::Date;
///
/// let date: Date = "2027-01-31".parse()?;
/// assert!(date < "2027-02-01".parse()?);
/// assert!("2027-02-29".parse::<Date>().is_err());
/// # Ok::<(), errcat::check::InvalidDate>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The days since 1970-01-01.
    day: i64,
}

/// The error for a text that is not a day of the calendar in the form `2027-01-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidDate;

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let day = calendar::parse(text).ok_or(InvalidDate)?;
        Ok(Self { day })
    }
}

/// Returns the day in UTC; for a time before 1970, its first day.
impl From<SystemTime> for Date {
    fn from(time: SystemTime) -> Self {
        let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        let day = i64::try_from(since.as_secs() / SECONDS_PER_DAY).unwrap_or_default();
        Self { day }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = calendar::civil(self.day);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a day such as 2027-01-31")
    }
}

impl std::error::Error for InvalidDate {}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for text in ["2027-01-31", "2028-02-29", "2000-02-29", "0001-12-01"] {
            let date = text.parse::<Date>().map(|date| date.to_string());
            assert_eq!(date.as_deref(), Ok(text));
        }
        for text in [
            "",
            "2027",
            "2027-1-31",
            "2027-01-32",
            "2027-00-01",
            "2027-13-01",
            "2027-02-29",
            "1900-02-29",
            "2027-01-31-",
            "2027-01-00",
            "+027-01-01",
            "31.01.2027",
        ] {
            assert_eq!(text.parse::<Date>(), Err(InvalidDate), "{text}");
        }
    }

    #[test]
    fn a_time_is_of_its_day_in_utc() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (951_782_400, "2000-02-29"),
        ] {
            let time = UNIX_EPOCH + Duration::from_secs(seconds);
            assert_eq!(Date::from(time).to_string(), day);
        }
    }
}
