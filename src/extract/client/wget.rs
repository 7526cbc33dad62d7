//! Recognizes lines of wget that no fixed prefix identifies.

use super::pattern::fits;

/// Whether a line begins with a time as wget writes it when it starts and ends: `--2026-11-23
/// 12:00:00--  URL`, `2026-11-23 12:00:00 ERROR 409: Conflict.`, or `2026-11-23 12:00:00 (5 MB/s) -
/// written to stdout`.
pub(super) fn begins_with_time(line: &[u8]) -> bool {
    let text = line.strip_prefix(b"--").unwrap_or(line);
    let (time, rest) = text.split_at_checked(19).unwrap_or_default();
    let is_end = || {
        let number = rest.strip_prefix(b" ERROR ").and_then(|rest| rest.get(..4));
        number.is_some_and(|number| fits(number, b"000:")) || rest.starts_with(b" (")
    };
    fits(time, b"0000-00-00 00:00:00") && (rest.starts_with(b"--  ") || is_end())
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
    fn progress_is_indented_and_a_status_has_a_reason() {
        assert!(is_progress(b"     0K .......... 100% 53.7M=0s"));
        assert!(!is_progress(b"0K .........."));
        assert!(is_status(b"409 Conflict"));
        assert!(!is_status(b"409: Conflict"));
        assert!(!is_status(b"404 page not found (1)"));
    }
}
