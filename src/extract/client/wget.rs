//! Recognizes lines of wget that no fixed prefix identifies.

use crate::digit_pattern;

/// How wget writes a time, with `0` for any digit.
pub(super) const TIME: &[u8] = b"0000-00-00 00:00:00";

/// The longest note on the duration of a transfer, in bytes.
const LONGEST_DURATION: usize = 24;

/// Whether a line begins with a time as wget writes it when it starts and ends: `--2026-11-23
/// 12:00:00--  URL`, `2026-11-23 12:00:00 ERROR 409: Conflict.`, or `2026-11-23 12:00:00 (5 MB/s) -
/// written to stdout`.
pub(super) fn begins_with_time(line: &[u8]) -> bool {
    let Some(rest) = strip_time(line.strip_prefix(b"--").unwrap_or(line)) else {
        return false;
    };
    let status = rest.strip_prefix(b" ERROR ");
    rest.starts_with(b"--  ")
        || rest.starts_with(b" (")
        || status.is_some_and(|status| digit_pattern::strip(status, b"000:").is_some())
}

/// Whether a line is the error that wget ends with, in any language: `2026-11-23 12:00:00 FEHLER 409:
/// Conflict.`.
pub(super) fn is_error(line: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b' ' || !byte.is_ascii();
    // Romanian has the word before the time.
    let before = line.iter().take_while(|byte| is_letter(byte)).count();
    let Some(rest) = line.get(before..).and_then(strip_time) else {
        return false;
    };
    let between = rest.iter().take_while(|byte| is_letter(byte)).count();
    let status = rest.get(between..).unwrap_or_default();
    let after = digit_pattern::strip(status, b"000").unwrap_or_default();
    // A colon follows, in some languages after a space, in others a wide one.
    let is_end = after
        .first()
        .is_some_and(|byte| !byte.is_ascii_alphanumeric());
    let has_word = before.max(between) > 1;
    has_word && is_end
}

/// Returns what follows the time at the beginning of a text.
fn strip_time(text: &[u8]) -> Option<&[u8]> {
    digit_pattern::strip(text, TIME)
}

/// The characters of the bar of progress.
const BAR: &[u8] = b"=<>+ ";

/// Whether the text after the first bracket of a line may be the rest of a bar of progress.
pub(super) fn may_be_in_bar(after: &[u8]) -> bool {
    after
        .first()
        .is_some_and(|byte| BAR.contains(byte) || *byte == b']')
}

/// Returns the rest of a line after a bar of progress, `100%[====>]  112  --.-KB/s  in 0s`.
pub(super) fn strip_progress_bar(line: &[u8]) -> Option<&[u8]> {
    let after = line.get(memchr::memchr(b'[', line)? + 1..)?;
    let length = after.iter().take_while(|byte| BAR.contains(byte)).count();
    let after = after.get(length..)?.strip_prefix(b"]")?;
    let speed = memchr::memmem::find(after, b"B/s")?;
    let is_amount = |byte: &u8| byte.is_ascii_alphanumeric() || b" .,-".contains(byte);
    if !after.get(..speed)?.iter().all(is_amount) {
        return None;
    }
    let rest = after.get(speed + 3..)?.trim_ascii();
    // How long it took or will take, `in 0s` or `eta 3s`.
    let is_duration = rest.len() <= LONGEST_DURATION
        && rest.first().is_none_or(|byte| !b"{[".contains(byte))
        && rest.last().is_none_or(u8::is_ascii_alphabetic)
        && (rest.is_empty() || rest.iter().any(u8::is_ascii_digit));
    Some(if is_duration { &[] } else { rest })
}

/// Whether a line shows progress, such as `     0K ....`.
pub(super) fn is_progress(line: &[u8]) -> bool {
    let amount = line.trim_ascii_start();
    let is_digit = |byte: &&u8| byte.is_ascii_digit();
    let digits = amount.iter().take_while(is_digit).count();
    let unit = amount.get(digits..).unwrap_or_default();
    line.starts_with(b" ") && digits > 0 && unit.starts_with(b"K ")
}

/// Whether a line is a status with its reason, such as `409 Conflict`, which `--debug` prints after
/// the headers.
pub(super) fn is_status(line: &[u8]) -> bool {
    let (number, reason) = line.split_at_checked(3).unwrap_or_default();
    number.iter().all(u8::is_ascii_digit)
        && reason.first() == Some(&b' ')
        && reason
            .iter()
            .all(|byte| byte.is_ascii_alphabetic() || b" -'".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_the_start_the_end_and_an_error_are_recognized() {
        for (line, expected) in [
            ("--2026-11-23 03:58:35--  http://127.0.0.1:8409/busy", true),
            ("2026-11-23 03:58:35 ERROR 409: Conflict.", true),
            ("2026-11-23 03:58:35 (5.2 MB/s) - written to stdout", true),
            ("2026-11-23 03:58:35 INFO started", false),
            ("2026-11-23 03:58:35 ERROR upstream down", false),
            ("", false),
        ] {
            assert_eq!(begins_with_time(line.as_bytes()), expected, "{line}");
        }
    }

    #[test]
    fn an_error_is_recognized_in_any_language() {
        for (line, expected) in [
            ("2026-11-23 03:58:35 ERROR 409: Conflict.", true),
            ("2026-11-23 03:58:35 erreur 409\u{a0}: Conflict.", true),
            (
                "2026-11-23 03:58:35 \u{9519}\u{8bef} 409\u{ff1a}Conflict\u{3002}",
                true,
            ),
            ("EROARE 2026-11-23 03:58:35 409: Conflict.", true),
            ("2026-11-23 03:58:35 409: Conflict.", false),
            ("2026-11-23 03:58:35 INFO started", false),
            ("2026-11-23 03:58:35 INFO 4096 bytes", false),
            ("FEHLER 409: Conflict.", false),
        ] {
            assert_eq!(is_error(line.as_bytes()), expected, "{line}");
        }
    }

    #[test]
    fn a_progress_bar_ends_with_the_speed() {
        for (line, rest) in [
            (
                "-     0%[                ]       0  --.-KB/s               {}",
                Some("{}"),
            ),
            (
                "-   100%[===============>]     112  --.-KB/s    in 0s      ",
                Some(""),
            ),
            (
                "busy 42%[=======>        ]   1,09M  5,20MB/s    eta 3s",
                Some(""),
            ),
            (
                "-   0%[      ]       0  --.-KB/s       upstream error",
                Some("upstream error"),
            ),
            (
                "- [ <=>                ]       0  --.-KB/s    in 0s      ",
                Some(""),
            ),
            ("50%[x]  1  1KB/s", None),
            ("50%[=>", None),
            ("text", None),
        ] {
            let found = strip_progress_bar(line.as_bytes());
            assert_eq!(found, rest.map(str::as_bytes), "{line}");
        }
    }

    #[test]
    fn progress_is_indented_and_a_status_has_a_reason() {
        assert!(is_progress(b"     0K .......... 100% 53.7M=0s"));
        assert!(!is_progress(b"0K .........."));
        assert!(is_status(b"409 Conflict"));
        assert!(!is_status(b"409: Conflict"));
        assert!(!is_status(b"404 page not found (1)"));
    }
}
