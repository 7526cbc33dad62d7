//! Finds times in logs. They are returned as the log writes them.

use crate::tree::Map;

use crate::table::{Fact, Table, fact};

/// The longest time that is read, in bytes: with nanoseconds and an offset.
const LONGEST: usize = 40;

/// The start of a date and time; a `0` matches any digit.
const PATTERN: &[u8] = b"0000-00-00T00:00:00";

/// The names of the fields that hold the time of a JSON log record, the best one first.
static NAMES: Table<Fact<&str>> = Table::new(&[
    fact("time", "time"),
    fact("timestamp", "timestamp"),
    fact("ts", "ts"),
    fact("@timestamp", "@timestamp"),
    fact("datetime", "datetime"),
]);

/// Returns the time at the start of a log line: a date and a time in the order of ISO 8601, with a
/// `T` or a space in between, with or without brackets or quotes around them.
pub(crate) fn from_line(line: &[u8]) -> Option<&str> {
    let line = without_name(line);
    let start = line.iter().position(|byte| !b" \t[(\"'<".contains(byte))?;
    let text = line.get(start..)?;
    let text = text.get(..text.len().min(LONGEST))?;
    let fits = |(&byte, &wanted): (&u8, &u8)| match wanted {
        b'0' => byte.is_ascii_digit(),
        b'T' => b"Tt ".contains(&byte),
        wanted => byte == wanted,
    };
    let (seconds, rest) = text.split_at_checked(PATTERN.len())?;
    if !seconds.iter().zip(PATTERN).all(fits) {
        return None;
    }
    let fraction = match rest {
        [b'.' | b',', fraction @ ..] if digits(fraction) > 0 => 1 + digits(fraction),
        _ => 0,
    };
    let zone = zone_length(rest.get(fraction..)?);
    let time = text.get(..PATTERN.len() + fraction + zone)?;
    std::str::from_utf8(time).ok()
}

/// Returns a line without the name of the time, as in `time="2026-11-23T12:00:00Z"`.
fn without_name(line: &[u8]) -> &[u8] {
    let mut names = NAMES.rows();
    let rest = names.find_map(|name| line.strip_prefix(name.as_bytes())?.strip_prefix(b"="));
    rest.unwrap_or(line)
}

/// Returns the time of a JSON log record, from the first of its fields that has one.
pub(crate) fn from_record(record: &Map) -> Option<&str> {
    let times = record.iter().filter_map(|(field, value)| {
        let rank = NAMES.rows().position(|name| **name == field)?;
        Some((rank, from_line(value.as_str()?.as_bytes())?))
    });
    times.min_by_key(|(rank, _)| *rank).map(|(_, time)| time)
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
    use crate::tree::json;

    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

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
            "Nov 23 06:50:27 host",
            "at 2026-11-23T06:50:27Z",
        ] {
            assert_eq!(from_line(line.as_bytes()), None, "{line}");
        }
    }

    #[test]
    fn the_time_of_a_record_is_in_one_of_its_fields() {
        assert_each_row_is_needed("fields with a time", &NAMES, |name| {
            let time = json!("2026-11-23T06:50:27Z");
            let record = [
                ("level".into(), json!("error")),
                (name.example().into(), time),
            ];
            from_record(&Map::from_iter(record)) == Some("2026-11-23T06:50:27Z")
        });
        let seconds = Map::from_iter([("time".into(), json!(1_700_000_000))]);
        assert_eq!(from_record(&seconds), None);
    }
}
