//! The times that logs give.

use serde_json::Value;

/// The longest time that is taken for one, in bytes: nanoseconds and an offset.
const LONGEST: usize = 40;

/// What a date and time begins with; a `0` stands for any digit.
const PATTERN: &[u8] = b"0000-00-00T00:00:00";

/// The names of the fields that records of logs have their time in.
const NAMES: [&str; 5] = ["time", "timestamp", "ts", "@timestamp", "datetime"];

/// The time at the beginning of a log's line, as it is written there: a date and a time in the
/// order of ISO 8601, with a `T` or a blank between, perhaps in brackets or quotes.
pub(crate) fn from_line(line: &[u8]) -> Option<String> {
    let begin = line.iter().position(|byte| !b" \t[(\"'<".contains(byte))?;
    let text = line.get(begin..)?;
    let text = text.get(..text.len().min(LONGEST))?;
    let fits = |(&byte, &wanted): (&u8, &u8)| match wanted {
        b'0' => byte.is_ascii_digit(),
        b'T' => b"Tt ".contains(&byte),
        wanted => byte == wanted,
    };
    if text.len() < PATTERN.len() || !text.iter().zip(PATTERN).all(fits) {
        return None;
    }
    let (seconds, rest) = text.split_at_checked(PATTERN.len())?;
    let mut length = match rest {
        [b'.' | b',', fraction @ ..] if digits(fraction) > 0 => 1 + digits(fraction),
        _ => 0,
    };
    let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-".contains(byte);
    let zone = rest.get(length..)?;
    length += match zone.strip_prefix(b" ") {
        // Ruby, Go and PostgreSQL put a blank before it, behind which less is something else.
        Some([b'U', b'T', b'C', behind @ ..]) if !behind.first().is_some_and(goes_on) => 4,
        Some(zone) if zone_length(zone) > 3 => 1 + zone_length(zone),
        _ => zone_length(zone),
    };
    let written = [seconds, rest.get(..length)?].concat();
    String::from_utf8(written).ok()
}

/// How many bytes a text begins with that are a zone or an offset.
fn zone_length(text: &[u8]) -> usize {
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

/// How many digits a text begins with.
fn digits(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The time that the record of a log has in a field of its own.
pub(crate) fn from_record(record: &Value) -> Option<String> {
    let fields = record.as_object()?;
    let mut times = NAMES.iter().filter_map(|name| fields.get(*name)?.as_str());
    times.find_map(|time| from_line(time.as_bytes()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn times_are_taken_as_they_are_written() {
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
        ] {
            assert_eq!(from_line(line.as_bytes()).as_deref(), Some(time), "{line}");
        }
    }

    #[test]
    fn what_is_no_date_with_a_time_is_none() {
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
    fn records_have_their_time_in_a_field() {
        for name in NAMES {
            let record = json!({"level": "error", name: "2026-11-23T06:50:27Z"});
            assert_eq!(
                from_record(&record).as_deref(),
                Some("2026-11-23T06:50:27Z"),
                "{name}"
            );
        }
        assert_eq!(from_record(&json!({"time": 1_700_000_000})), None);
        assert_eq!(from_record(&json!([1])), None);
    }
}
