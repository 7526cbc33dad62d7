//! Finds times in logs. They are returned as the log writes them.

use std::borrow::Cow;

use crate::calendar;
use crate::digit_pattern;
use crate::table::{Fact, Table, Words, fact, words};
use crate::tree::{Map, Value};

/// The longest time that is read, in bytes: with nanoseconds and an offset.
const LONGEST: usize = 40;

/// The pattern of the start of a date and time.
const PATTERN: &[u8] = b"0000-00-00T00:00:00";

/// The pattern of the date and time of syslog (RFC 3164) after the name of the month.
const SYSLOG_PATTERN: &[u8] = b" 10 00:00:00";

/// How far from the beginning of a line the time may be, in bytes.
const MAX_LABEL: usize = 256;

/// What some programs write before each line of another program's output: the first byte, if it is
/// always the same, and the last byte.
static LABELS: Table<Fact<(Option<u8>, u8)>> = Table::new(&[
    // `gh run view --log`.
    fact((None, b'\t'), "build\tRun tests\t2026-11-23T06:50:27Z x"),
    // `docker compose logs`.
    fact((None, b'|'), "web-1  | 2026-11-23T06:50:27Z x"),
    // `kubectl logs --prefix`.
    fact((Some(b'['), b']'), "[pod/web/app] 2026-11-23T06:50:27Z x"),
    // The priority in syslog.
    fact((Some(b'<'), b'>'), "<13>Nov 23 06:50:27 x"),
]);

/// The version that follows the priority in syslog (RFC 5424).
const SYSLOG_VERSION: &[u8] = b"1 ";

/// The names of the fields that hold the time of a JSON log record, the best one first.
/// journald has the last one.
static FIELDS: Words =
    words!["time" "timestamp" "ts" "@timestamp" "datetime" "__REALTIME_TIMESTAMP"];

/// Returns the time at the start of a log line, or after a label at its start, with or without
/// brackets or quotes around it:
///
/// - a date and a time in the order of ISO 8601, with a `T` or a space in between,
/// - a date and a time of syslog, such as `Nov 23 06:50:27`,
/// - seconds, milliseconds, microseconds or nanoseconds since 1970.
pub(crate) fn from_line(line: &[u8]) -> Option<&str> {
    at_start(line).or_else(|| after_label(line))
}

/// Returns the time of a JSON log record, from the first of its fields that has one.
pub(crate) fn from_record(record: &Map) -> Option<Cow<'_, str>> {
    let times = record.iter().filter_map(|(field, value)| {
        let rank = rank(field.as_bytes())?;
        let time = match value {
            Value::String(text) => from_field(text.as_bytes(), false)?.into(),
            Value::Number(number) => {
                let text = number.to_string();
                from_field(text.as_bytes(), true)?.to_owned().into()
            }
            _ => return None,
        };
        Some((rank, time))
    });
    times.min_by_key(|(rank, _)| *rank).map(|(_, time)| time)
}

/// Returns the rank of a field with this name, the lowest first, if it holds the time of a JSON log
/// record.
pub(crate) fn rank(name: &[u8]) -> Option<usize> {
    FIELDS.iter().position(|time| time.as_bytes() == name)
}

/// Returns the time in the text or number of a field with a rank.
pub(crate) fn from_field(value: &[u8], is_number: bool) -> Option<&str> {
    if is_number {
        let time = since_1970(value)?;
        return std::str::from_utf8(time).ok();
    }
    at_start(value)
}

fn after_label(line: &[u8]) -> Option<&str> {
    let label = line.get(..line.len().min(MAX_LABEL))?;
    LABELS.rows().find_map(|row| {
        let (start, end) = **row;
        if start.is_some() && line.first() != start.as_ref() {
            return None;
        }
        memchr::memchr_iter(end, label).find_map(|at| {
            let rest = line.get(at + 1..)?;
            at_start(rest.strip_prefix(SYSLOG_VERSION).unwrap_or(rest))
        })
    })
}

fn at_start(line: &[u8]) -> Option<&str> {
    let line = without_name(line);
    let start = line.iter().position(|byte| !b" \t[(\"'<".contains(byte))?;
    let text = line.get(start..)?;
    let text = text.get(..text.len().min(LONGEST))?;
    let time = match text.first()? {
        b'0'..=b'9' => iso(text).or_else(|| since_1970(text)),
        b'A'..=b'Z' => syslog(text),
        _ => None,
    }?;
    std::str::from_utf8(time).ok()
}

/// Returns a line without the name of the time, as in `time="2026-11-23T12:00:00Z"`.
fn without_name(line: &[u8]) -> &[u8] {
    let mut names = FIELDS.iter();
    let rest = names.find_map(|name| line.strip_prefix(name.as_bytes())?.strip_prefix(b"="));
    rest.unwrap_or(line)
}

fn syslog(text: &[u8]) -> Option<&[u8]> {
    let (_, rest) = calendar::month(text)?;
    let rest = digit_pattern::strip(rest, SYSLOG_PATTERN)?;
    text.get(..text.len() - rest.len())
}

/// Returns the number at the start of a text if it may be a time of this century.
fn since_1970(text: &[u8]) -> Option<&[u8]> {
    let length = digits(text);
    let fraction = match text.get(length..)? {
        [b'.', fraction @ ..] if digits(fraction) > 0 => 1 + digits(fraction),
        _ => 0,
    };
    let is_recent = matches!(text.first(), Some(b'1' | b'2'));
    let is_unit = length == 10 || (fraction == 0 && matches!(length, 13 | 16 | 19));
    let number = text.get(..length + fraction)?;
    let after = text.get(number.len());
    let ends = after.is_none_or(|after| b" \t])\"',:>".contains(after));
    (is_recent && is_unit && ends).then_some(number)
}

fn iso(text: &[u8]) -> Option<&[u8]> {
    let rest = digit_pattern::strip(text, PATTERN)?;
    let fraction = match rest {
        [b'.' | b',', fraction @ ..] if digits(fraction) > 0 => 1 + digits(fraction),
        _ => 0,
    };
    let zone = zone_length(rest.get(fraction..)?);
    text.get(..PATTERN.len() + fraction + zone)
}

/// Returns how many bytes at the start of a text are a zone, such as `Z`, `+01:00` or ` UTC`.
fn zone_length(text: &[u8]) -> usize {
    let continues = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-".contains(byte);
    match text.strip_prefix(b" ") {
        // Ruby, Go and PostgreSQL write a space before the zone. The `-12` of `-12 jobs` is not
        // one.
        Some([b'U', b'T', b'C', after @ ..]) if !after.first().is_some_and(continues) => 4,
        Some(offset) if offset_length(offset) > 3 => 1 + offset_length(offset),
        _ => offset_length(text),
    }
}

/// Returns how many bytes at the start of a text are `Z` or an offset such as `+01`, `+0100` or
/// `+01:00`.
fn offset_length(text: &[u8]) -> usize {
    match text {
        [b'Z' | b'z', ..] => 1,
        [b'+' | b'-', hours @ ..] if digits(hours) == 2 => match hours.get(2..) {
            Some([b':', minutes @ ..]) if digits(minutes) == 2 => 6,
            _ => 3,
        },
        [b'+' | b'-', hours @ ..] if digits(hours) == 4 => 5,
        _ => 0,
    }
}

/// Returns how many digits a text starts with.
fn digits(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::{assert_each_row_is_needed, assert_each_word_is_needed};
    use crate::tree::json;

    #[test]
    fn times_are_returned_as_the_log_writes_them() {
        for (line, time) in [
            (
                "2026-11-23T06:50:27Z ERROR call failed: ",
                "2026-11-23T06:50:27Z",
            ),
            ("2026-11-23 06:50:27,123 ERROR", "2026-11-23 06:50:27,123"),
            (
                "[2026-11-23T06:50:27.123456+01:00] x",
                "2026-11-23T06:50:27.123456+01:00",
            ),
            ("2026-11-23T06:50:27+0100 host", "2026-11-23T06:50:27+0100"),
            ("2026-11-23T06:50:27+01", "2026-11-23T06:50:27+01"),
            ("  2026-11-23 06:50:27 - worker", "2026-11-23 06:50:27"),
            ("2026-11-23T06:50:27. Then", "2026-11-23T06:50:27"),
            ("[2026-11-23 06:50:27 +0100] x", "2026-11-23 06:50:27 +0100"),
            (
                "2026-11-23 06:50:27.5 UTC [7] x",
                "2026-11-23 06:50:27.5 UTC",
            ),
            ("2026-11-23 06:50:27 UTC+1 x", "2026-11-23 06:50:27"),
            ("2026-11-23 06:50:27 -12 jobs", "2026-11-23 06:50:27"),
            (
                "time=\"2026-11-23T06:50:27Z\" level=error",
                "2026-11-23T06:50:27Z",
            ),
            (
                "ts=2026-11-23T06:50:27Z level=error",
                "2026-11-23T06:50:27Z",
            ),
            ("Nov 23 06:50:27 host app[7]: x", "Nov 23 06:50:27"),
            ("Nov  3 06:50:27 host", "Nov  3 06:50:27"),
            ("<13>1 2026-11-23T06:50:27Z host", "2026-11-23T06:50:27Z"),
            (
                "2026-11-23T06:50:27.1234567Z stdout F x",
                "2026-11-23T06:50:27.1234567Z",
            ),
            ("1700000000 x", "1700000000"),
            ("[1700000000.125] x", "1700000000.125"),
            ("ts=1700000000123 level=error", "1700000000123"),
            ("1700000000123456789", "1700000000123456789"),
        ] {
            assert_eq!(from_line(line.as_bytes()), Some(time), "{line}");
        }
    }

    #[test]
    fn other_text_at_the_start_of_a_line_is_not_a_time() {
        for line in [
            "",
            "2026-11-23",
            "06:50:27",
            "Now 23 06:50:27 host",
            "Nov 23 06:50 host",
            "1700000000ms",
            "1700000000123.5",
            "17000000001",
            "9700000000",
            "170000000",
            "at 2026-11-23T06:50:27Z",
        ] {
            assert_eq!(from_line(line.as_bytes()), None, "{line}");
        }
    }

    #[test]
    fn the_time_of_a_record_is_in_one_of_its_fields() {
        assert_each_word_is_needed("fields with a time", &FIELDS, |name| {
            let time = json!("2026-11-23T06:50:27Z");
            let record = [
                ("level".into(), json!("error")),
                (name.to_owned().into(), time),
            ];
            from_record(&Map::from_iter(record)).as_deref() == Some("2026-11-23T06:50:27Z")
        });
        let number = |number| {
            let record = Map::from_iter([("time".into(), number)]);
            from_record(&record).map(Cow::into_owned)
        };
        assert_eq!(number(json!(1_700_000_000)).as_deref(), Some("1700000000"));
        assert_eq!(
            number(json!(1_700_000_000.5)).as_deref(),
            Some("1700000000.5")
        );
        assert_eq!(number(json!(250)), None);
    }

    #[test]
    fn each_label_is_needed() {
        assert_each_row_is_needed("labels", &LABELS, |label| {
            from_line(label.example().as_bytes()).is_some()
        });
    }
}
