//! Reads points in time as logs write them, as the milliseconds since 1970.

use crate::calendar;

pub(super) const SECOND: i64 = 1000;
pub(super) const MINUTE: i64 = 60 * SECOND;
pub(super) const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;

/// The times that logs have, from 1970 to the end of 2999. Others, such as the `0001-01-01` of Go, mean
/// that there is no time.
const PLAUSIBLE: std::ops::Range<i64> = 0..32_503_680_000 * SECOND;

/// Reads a time as [`timestamp`](crate::timestamp) finds it.
pub(super) fn read(text: &[u8], now: i64) -> Option<i64> {
    let millis = match text.first()? {
        b'0'..=b'9' if text.get(4) == Some(&b'-') => date_and_time(text),
        b'0'..=b'9' => from_number(text),
        _ => from_syslog(text, now),
    };
    millis.filter(|millis| PLAUSIBLE.contains(millis))
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

/// Reads `06:50:27` or `06:50`.
fn clock(text: &[u8]) -> Option<i64> {
    let (h1, h2, m1, m2, s1, s2) = match *text {
        [h1, h2, b':', m1, m2, b':', s1, s2] => (h1, h2, m1, m2, s1, s2),
        [h1, h2, b':', m1, m2] => (h1, h2, m1, m2, b'0', b'0'),
        _ => return None,
    };
    let (hours, minutes, seconds) = (number(&[h1, h2])?, number(&[m1, m2])?, number(&[s1, s2])?);
    let is_valid = hours < 24 && minutes < 60 && seconds <= 60;
    // A leap second counts as the one before it, so that it stays in its day.
    is_valid.then_some(hours * HOUR + minutes * MINUTE + seconds.min(59) * SECOND)
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
    let (hours, minutes) = (number(&hours)?, number(&minutes)?);
    let is_valid = hours < 24 && minutes < 60;
    is_valid.then_some(sign * (hours * HOUR + minutes * MINUTE))
}

/// Reads `2026-11-23T06:50:27.5Z`, without the seconds, or only the date.
pub(super) fn date_and_time(text: &[u8]) -> Option<i64> {
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
    let has_seconds = rest.get(5) == Some(&b':');
    let (time, rest) = rest.split_at_checked(if has_seconds { 8 } else { 5 })?;
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

/// Reads `Nov 23 06:50:27` or `Nov  3 06:50:27`.
fn from_syslog(text: &[u8], now: i64) -> Option<i64> {
    let (date, time) = text.split_at_checked(7)?;
    let (month, day) = calendar::month(date)?;
    let day = number(day.strip_prefix(b" ")?.trim_ascii())?;
    let time = clock(time.get(..8)?)?;
    let (year, ..) = calendar::civil(now.div_euclid(DAY));
    let latest = now.saturating_add(DAY);
    // A 29 February may be years ago.
    let years = (0..9).filter_map(|ago| calendar::day(year + 1 - ago, month, day));
    let mut times = years.map(|day| day * DAY + time);
    times.find(|time| *time <= latest)
}

#[cfg(test)]
mod tests {
    use crate::triage::Timestamp;

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
            ("2016-12-31T23:59:60.5Z", "2016-12-31T23:59:59.500Z"),
            ("2026-11-23t06:50:27z", "2026-11-23T06:50:27Z"),
            ("2026-11-23T06:50:27-00:00", "2026-11-23T06:50:27Z"),
            ("2026-11-23T06:50:27+05:30", "2026-11-23T01:20:27Z"),
            ("1969-12-31T23:30:00-01:00", "1970-01-01T00:30:00Z"),
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
    fn a_time_without_a_year_is_the_last_one() {
        for (now, text, time) in [
            (
                "2027-01-01T00:10:00Z",
                "Dec 31 23:59:00",
                "2026-12-31T23:59:00Z",
            ),
            (
                "2027-01-01T00:10:00Z",
                "Jan  1 00:05:00",
                "2027-01-01T00:05:00Z",
            ),
            // In a zone ahead of UTC, it is next year.
            (
                "2026-12-31T20:00:00Z",
                "Jan  1 09:00:00",
                "2027-01-01T09:00:00Z",
            ),
            (
                "2026-12-31T20:00:00Z",
                "Jan  2 00:00:00",
                "2026-01-02T00:00:00Z",
            ),
            (
                "2028-02-29T10:00:00Z",
                "Feb 29 09:00:00",
                "2028-02-29T09:00:00Z",
            ),
        ] {
            let now = now.parse().expect("a time");
            let read = Timestamp::from_log(text, now).map(|time| time.to_string());
            assert_eq!(read.as_deref(), Some(time), "{now} {text}");
        }
    }

    #[test]
    fn other_texts_are_not_times() {
        for text in [
            "",
            "2026-02-29T00:00:00Z",
            "2026-11-23T24:00:00Z",
            "2026-11-23T06:50:27 x",
            "2026-11-23T06:50:27+24:00",
            "2026-11-23T06:50:27+01:60",
            "2026-11-23T06:50:61Z",
            "0001-01-01T00:00:00Z",
            "1969-12-31T23:59:59Z",
            "9999-12-31T23:59:59Z",
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
}
