//! Removes what a terminal does not show from a line, such as progress that curl overwrote.

use std::borrow::Cow;

use super::noise_prefixes::INFO;
use super::wget;
use crate::ansi;
use crate::digit_pattern;
use crate::table::{Fact, Table, fact};

/// The mark that some editors and shells write before UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The characters of the bar that curl draws with `-#`.
const BAR: &[u8] = b"# =-O";

/// Up to how many bytes a search for several ones is faster one by one.
const SHORT: usize = 16;

/// The time that curl writes before a line with `--trace-time`, with `0` for any digit. No other
/// amount or time that precedes a line is shorter.
const TRACE_TIME: &[u8] = b"00:00:00.000000 ";

/// The units of the amounts in curl's progress meter.
const UNITS: &[u8] = b"kMGTP";

/// The beginnings of lines that curl prints a time before with `--trace-time`.
static TIMED: Table<Fact<&str>> = Table::new(&[
    fact("* ", "04:47:09.283817 *   Trying 127.0.0.1:8409..."),
    fact("< ", "04:47:09.283817 < HTTP/1.1 409 Conflict"),
    fact("> ", "04:47:09.283817 > GET /busy HTTP/1.1"),
    fact("<= ", "04:47:09.283817 <= Recv header, 23 bytes (0x17)"),
    fact("=> ", "04:47:09.283817 => Send header, 75 bytes (0x4b)"),
    fact(INFO, "04:47:09.283817 == Info: Connected to 127.0.0.1"),
    fact("{ [", "04:47:09.283817 { [112 bytes data]"),
]);

/// Returns a line without byte order mark, colors, overwritten progress, and the times of
/// `--trace-time`.
pub(super) fn visible(line: &[u8]) -> Cow<'_, [u8]> {
    if is_plain(line) {
        return Cow::Borrowed(line);
    }
    let line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
    match ansi::strip(line) {
        Cow::Borrowed(plain) => Cow::Borrowed(after_overwrites(plain)),
        Cow::Owned(plain) => Cow::Owned(after_overwrites(&plain).to_vec()),
    }
}

/// Whether a line is certainly visible as a whole: most lines begin with a byte that no progress
/// begins with, or are too short for it, and have none of the bytes that change what is visible.
pub(super) fn is_plain(line: &[u8]) -> bool {
    let is_whole = |first: &u8| {
        let is_amount = first.is_ascii_digit() || *first == b'.' || UNITS.contains(first);
        let is_word = first.is_ascii_graphic() || !first.is_ascii();
        // The bar, the byte order mark, and the method that Feign writes.
        let is_added = BAR.contains(first) || matches!(first, b'\xef' | b'[');
        is_word && !is_added && !(is_amount && line.len() >= TRACE_TIME.len())
    };
    line.first()
        .is_none_or(|first| is_whole(first) && !may_hide(line))
}

/// Whether a line has a byte that changes what is visible of it, or a bar of wget.
fn may_hide(line: &[u8]) -> bool {
    let is_sign = |byte: &u8| matches!(*byte, ansi::ESCAPE | b'\r' | b'[');
    let sign = if line.len() <= SHORT {
        line.iter().position(is_sign)
    } else {
        memchr::memchr3(ansi::ESCAPE, b'\r', b'[', line)
    };
    match sign.and_then(|at| line.get(at..)) {
        None => false,
        Some([b'[', rest @ ..]) => {
            wget::may_be_in_bar(rest) || memchr::memchr2(ansi::ESCAPE, b'\r', rest).is_some()
        }
        Some(_) => true,
    }
}

/// Whether a text is nothing but progress.
pub(super) fn is_progress(text: &[u8]) -> bool {
    let plain = ansi::strip(text);
    strip_progress(&plain).trim_ascii().is_empty()
}

/// Returns the part of a line after the carriage returns that overwrite progress. Other text before
/// a carriage return is kept, although a terminal would not show it.
fn after_overwrites(line: &[u8]) -> &[u8] {
    let last = line.iter().rposition(|&byte| byte != b'\r');
    let mut rest = line.get(..=last.unwrap_or_default()).unwrap_or_default();
    while let Some(end) = memchr::memchr(b'\r', rest) {
        let (written, overwrite) = rest.split_at(end);
        if !strip_progress(written).trim_ascii().is_empty() {
            return rest;
        }
        rest = overwrite.get(1..).unwrap_or_default();
    }
    strip_method(strip_trace_time(strip_progress(rest)))
}

/// Returns a line without the progress at its beginning, which clients do not end with a line break.
fn strip_progress(line: &[u8]) -> &[u8] {
    let rest = wget::strip_progress_bar(line).unwrap_or(line);
    strip_progress_bar(strip_progress_meter(rest))
}

/// Returns a line without a bar such as `####### 54.3%` at its beginning.
fn strip_progress_bar(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| BAR.contains(byte)).count();
    if marks == 0 {
        return line;
    }
    let is_number = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    let text = line.get(marks..).unwrap_or_default();
    // wget writes no decimals, and its bar after the number.
    let has_decimals = memchr::memchr(b'.', text.get(..6).unwrap_or(text)).is_some();
    match split_word(text, is_number) {
        (1.., [b'%', rest @ ..]) if has_decimals => rest,
        _ => line,
    }
}

/// Returns a line without curl's meter at its beginning: eight amounts, three times, and a speed.
fn strip_progress_meter(line: &[u8]) -> &[u8] {
    let mut rest = line;
    for column in 0..11 {
        let is_time = column >= 8;
        let is_part = |byte: &u8| match byte {
            b':' | b'-' => is_time,
            _ => byte.is_ascii_digit() || *byte == b'.' || UNITS.contains(byte),
        };
        match split_word(rest, is_part) {
            (1.., after) if after.starts_with(b" ") => rest = after,
            _ => return line,
        }
    }
    match split_word(rest, |byte| byte.is_ascii_digit() || *byte == b'.') {
        (1.., after) => {
            let has_unit = after.first().is_some_and(|byte| UNITS.contains(byte));
            after.get(usize::from(has_unit)..).unwrap_or_default()
        }
        _ => line,
    }
}

/// Returns a line without the time that `--trace-time` puts before it.
fn strip_trace_time(line: &[u8]) -> &[u8] {
    let after_time = digit_pattern::strip(line, TRACE_TIME);
    after_time
        .filter(|rest| TIMED.has_prefix_of(rest))
        .unwrap_or(line)
}

/// Returns a line without the method that Feign puts before it, such as `[Volumes#get] `.
fn strip_method(line: &[u8]) -> &[u8] {
    let is_in_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_$".contains(byte);
    let without = || {
        let (class, rest) = split_word(line.strip_prefix(b"[")?, is_in_name);
        let (method, rest) = split_word(rest.strip_prefix(b"#")?, is_in_name);
        let rest = rest.strip_prefix(b"]")?;
        (class.min(method) > 0).then(|| rest.strip_prefix(b" ").unwrap_or(rest))
    };
    without().unwrap_or(line)
}

/// Returns the length of the first word after spaces, and what follows it.
fn split_word(text: &[u8], is_part: impl Fn(&u8) -> bool) -> (usize, &[u8]) {
    let text = text.trim_ascii_start();
    let length = text.iter().take_while(|byte| is_part(byte)).count();
    (length, text.get(length..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn a_line_is_visible_without_what_clients_add() {
        for (bytes, expected) in [
            (
                &b"HTTP/1.1 409 Conflict\r\r"[..],
                &b"HTTP/1.1 409 Conflict"[..],
            ),
            (b"\x1b[1mDate\x1b[0m: x\r", b"Date: x"),
            (b"\r# 5.0%\r## 10.0%\r\rtwo", b"two"),
            (b"one\rHTTP/1.1 500 x", b"one\rHTTP/1.1 500 x"),
            (b"\r", b""),
            (b"\xef\xbb\xbfx", b"x"),
            (b"\r#### 100.0%* Closing", b"* Closing"),
            (b"12:00:00.123456 < HTTP/2 409", b"< HTTP/2 409"),
            (b"\r\r", b""),
            (b"[Volumes#get] retry-after: 12", b"retry-after: 12"),
            (b"[Volumes#get]", b""),
            (b"[Volumes] x", b"[Volumes] x"),
            (b"a.json 100%[====>]  112  --.-KB/s  in 0s", b""),
            (b"a.json 100%[]  112  --.-KB/s  in 0s", b""),
            (b"a.json [ 1%\x1b[0m", b"a.json [ 1%"),
        ] {
            assert_eq!(visible(bytes), expected, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn most_lines_are_visible_as_a_whole() {
        for line in [
            "",
            "x",
            "> [",
            "INFO [worker] done",
            "{\"a\": [{}]}",
            "1 [2]",
        ] {
            assert!(is_plain(line.as_bytes()), "{line}");
            assert_eq!(visible(line.as_bytes()), line.as_bytes());
        }
    }

    #[test]
    fn each_prefix_after_a_time_is_needed() {
        assert_each_row_is_needed("timed prefixes", &TIMED, |prefix| {
            visible(prefix.example().as_bytes()).starts_with(prefix.as_bytes())
        });
    }

    #[test]
    fn a_progress_meter_ends_with_the_speed() {
        let times = "--:--:-- --:--:-- --:--:--";
        for (line, rest) in [
            (
                format!("  0     0    0     0    0     0      0      0 {times}     0*   Trying"),
                "*   Trying",
            ),
            (
                format!("100   112  100   112    0     0  98939      0 {times}  109k"),
                "",
            ),
            (
                format!("100  9.1M  100   112    0     0  98939      0 {times}  1.5M{{}}"),
                "{}",
            ),
        ] {
            assert_eq!(
                strip_progress_meter(line.as_bytes()),
                rest.as_bytes(),
                "{line}"
            );
        }
        for line in [
            "1 2 3 4 5 6 7 8 9 10 11",
            "1 2 3 4 5 6 7 8 9 10 11 x",
            "text",
            "",
        ] {
            assert_eq!(strip_progress(line.as_bytes()), line.as_bytes());
        }
    }

    #[test]
    fn times_are_stripped_before_lines_of_curl_only() {
        assert_eq!(
            strip_trace_time(b"04:47:09.283817 < HTTP/2 409"),
            b"< HTTP/2 409"
        );
        for line in [
            "04:47:09.283817 {}",
            "04:47:09 < x",
            "04:47:09.28381x * x",
            "< x",
        ] {
            assert_eq!(strip_trace_time(line.as_bytes()), line.as_bytes());
        }
    }
}
