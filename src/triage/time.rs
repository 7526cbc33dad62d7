//! Points in time: what logs write, and how reports write it.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::calendar;

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A point in time, in milliseconds. It is written as in RFC 3339, in UTC.
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
    /// Creates a time from the milliseconds since the beginning of 1970, in UTC.
    #[must_use]
    pub const fn from_unix_millis(milliseconds: i64) -> Self {
        Self(milliseconds)
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

    /// Reads a time as [`timestamp`](crate::timestamp) finds it in a log. A time without a zone is
    /// in UTC. A time without a year is the last one before the day after `now`.
    pub(super) fn from_log(text: &str, now: Self) -> Option<Self> {
        let text = text.as_bytes();
        match text.first()? {
            b'0'..=b'9' if text.get(4) == Some(&b'-') => from_date(text),
            b'0'..=b'9' => from_number(text),
            _ => from_syslog(text, now),
        }
        .map(Self)
    }
}

/// Reads digits as a number.
fn number(digits: &[u8]) -> Option<i64> {
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    digits.iter().try_fold(0, |number, digit| {
        let is_digit = digit.is_ascii_digit();
        is_digit.then(|| number * 10 + i64::from(digit - b'0'))
    })
}

/// Reads the milliseconds of `.123` or `,123` at the beginning of a text, and returns the rest.
fn fraction(text: &[u8]) -> (i64, &[u8]) {
    let [b'.' | b',', fraction @ ..] = text else {
        return (0, text);
    };
    let end = fraction.iter().position(|byte| !byte.is_ascii_digit());
    let (digits, rest) = fraction.split_at(end.unwrap_or(fraction.len()));
    if digits.is_empty() {
        return (0, text);
    }
    let millis = digits.iter().chain(b"00").take(3);
    let millis = millis.fold(0, |millis, digit| millis * 10 + i64::from(digit - b'0'));
    (millis, rest)
}

/// Reads `06:50:27`.
fn clock(text: &[u8]) -> Option<i64> {
    let &[h1, h2, b':', m1, m2, b':', s1, s2] = text else {
        return None;
    };
    let (hours, minutes, seconds) = (number(&[h1, h2])?, number(&[m1, m2])?, number(&[s1, s2])?);
    // A leap second counts as the next one.
    let is_valid = hours < 24 && minutes < 60 && seconds <= 60;
    is_valid.then_some(hours * HOUR + minutes * MINUTE + seconds * SECOND)
}

/// Reads `Z`, ` UTC`, `+01:00`, `+0100`, ` +0100`, `+01` or nothing.
fn zone(text: &[u8]) -> Option<i64> {
    let (sign, offset) = match text.trim_ascii_start() {
        b"" | b"Z" | b"z" | b"UTC" => return Some(0),
        [b'+', offset @ ..] => (1, offset),
        [b'-', offset @ ..] => (-1, offset),
        _ => return None,
    };
    let (hours, minutes) = match *offset {
        [h1, h2] => ([h1, h2], *b"00"),
        [h1, h2, m1, m2] | [h1, h2, b':', m1, m2] => ([h1, h2], [m1, m2]),
        _ => return None,
    };
    Some(sign * (number(&hours)? * HOUR + number(&minutes)? * MINUTE))
}

/// Reads `2026-11-23T06:50:27.5Z`, or only the date.
fn from_date(text: &[u8]) -> Option<i64> {
    let (date, rest) = text.split_at_checked(10)?;
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = date else {
        return None;
    };
    let (year, month, day) = (
        number(&[y1, y2, y3, y4])?,
        number(&[m1, m2])?,
        number(&[d1, d2])?,
    );
    let day = calendar::day(year, month, day)? * DAY;
    if rest.is_empty() {
        return Some(day);
    }
    let [b'T' | b't' | b' ', rest @ ..] = rest else {
        return None;
    };
    let (time, rest) = rest.split_at_checked(8)?;
    let (millis, rest) = fraction(rest);
    Some(day + clock(time)? + millis - zone(rest)?)
}

/// Reads the seconds or smaller units since 1970. The unit follows from the number of digits.
fn from_number(text: &[u8]) -> Option<i64> {
    let end = text.iter().position(|byte| !byte.is_ascii_digit());
    let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
    let (millis, rest) = fraction(rest);
    if !rest.is_empty() {
        return None;
    }
    match digits.len() {
        10 => Some(number(digits)? * SECOND + millis),
        13 | 16 | 19 => number(digits.get(..13)?),
        _ => None,
    }
}

const MONTHS: [&[u8]; 12] = [
    b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec",
];

/// Reads `Nov 23 06:50:27` or `Nov  3 06:50:27`.
fn from_syslog(text: &[u8], now: Timestamp) -> Option<i64> {
    let (date, time) = text.split_at_checked(7)?;
    let (name, day) = date.split_at_checked(4)?;
    let (month, _) = (1..)
        .zip(MONTHS)
        .find(|(_, month)| name.strip_prefix(*month) == Some(b" "))?;
    let day = number(day.trim_ascii())?;
    let time = clock(time.get(..8)?)?;
    let (year, ..) = calendar::civil(now.0.div_euclid(DAY));
    let latest = now.0.saturating_add(DAY);
    // A 29 February may be years ago.
    let years = (0..9).filter_map(|ago| calendar::day(year + 1 - ago, month, day));
    years
        .map(|day| day * DAY + time)
        .find(|time| *time <= latest)
}

impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let millis = |duration: Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        match time.duration_since(UNIX_EPOCH) {
            Ok(since) => Self(millis(since)),
            Err(before) => Self(-millis(before.duration())),
        }
    }
}

/// Reads a date, or a date and time as in RFC 3339. Without a zone, it is in UTC.
impl FromStr for Timestamp {
    type Err = InvalidTimestamp;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        from_date(text.as_bytes()).map(Self).ok_or(InvalidTimestamp)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = calendar::civil(self.0.div_euclid(DAY));
        let time = self.0.rem_euclid(DAY);
        let (hours, minutes, seconds) = (time / HOUR, time / MINUTE % 60, time / SECOND % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}"
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

    const NOW: &str = "2026-11-27T23:00:00Z";

    fn read(text: &str) -> Option<String> {
        let now = NOW.parse().expect("a time");
        Timestamp::from_log(text, now).map(|time| time.to_string())
    }

    #[test]
    fn times_of_logs_are_read() {
        for (text, time) in [
            ("2026-11-23T06:50:27Z", "2026-11-23T06:50:27Z"),
            ("2026-11-23 06:50:27,123", "2026-11-23T06:50:27.123Z"),
            (
                "2026-11-23T06:50:27.123456789+01:00",
                "2026-11-23T05:50:27.123Z",
            ),
            ("2026-11-23T06:50:27-0130", "2026-11-23T08:20:27Z"),
            ("2026-11-23 06:50:27.5 UTC", "2026-11-23T06:50:27.500Z"),
            ("2026-11-23 06:50:27 +0100", "2026-11-23T05:50:27Z"),
            ("2024-02-29T23:59:60Z", "2024-03-01T00:00:00Z"),
            ("1700000000", "2023-11-14T22:13:20Z"),
            ("1700000000.25", "2023-11-14T22:13:20.250Z"),
            ("1700000000123", "2023-11-14T22:13:20.123Z"),
            ("1700000000123456", "2023-11-14T22:13:20.123Z"),
            ("1700000000123456789", "2023-11-14T22:13:20.123Z"),
            ("Nov 23 06:50:27", "2026-11-23T06:50:27Z"),
            ("Nov  3 06:50:27", "2026-11-03T06:50:27Z"),
            ("Dec  3 06:50:27", "2025-12-03T06:50:27Z"),
            ("Nov 28 12:00:00", "2026-11-28T12:00:00Z"),
            ("Feb 29 12:00:00", "2024-02-29T12:00:00Z"),
        ] {
            assert_eq!(read(text).as_deref(), Some(time), "{text}");
        }
    }

    #[test]
    fn other_texts_are_not_times() {
        for text in [
            "",
            "2026-02-29T00:00:00Z",
            "2026-11-23T24:00:00Z",
            "2026-11-23T06:50",
            "2026-11-23T06:50:27 x",
            "2026-13-01",
            "12",
            "170000000012",
            "17000000001x",
            "Nov 31 06:50:27",
            "Nov 23 06:50",
            "Now 23 06:50:27",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_is_read_and_written() {
        for day in -800_000..800_000 {
            let time = Timestamp(day * DAY + 1);
            let (year, month, day) = calendar::civil(time.0.div_euclid(DAY));
            assert_eq!(calendar::day(year, month, day), Some((time.0 - 1) / DAY));
        }
    }
}
