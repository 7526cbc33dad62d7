//! What curl shows of its progress, and the times it puts before its lines.

/// A line behind what curl shows of its progress, if it begins with that. What is written next
/// follows it without a break.
pub(crate) fn strip_progress(line: &[u8]) -> &[u8] {
    strip_progress_bar(strip_progress_meter(line))
}

/// A line behind the bar of `-#`: marks and a percentage.
fn strip_progress_bar(line: &[u8]) -> &[u8] {
    let bar = |byte: &u8| matches!(byte, b'#' | b' ' | b'=' | b'-' | b'O');
    let marks = line.iter().take_while(|byte| bar(byte)).count();
    let is_number = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    match word(line.get(marks..).unwrap_or_default(), is_number) {
        (1.., [b'%', behind @ ..]) if marks > 0 => behind,
        _ => line,
    }
}

/// A line behind the time that curl's `--trace-time` puts before it, if there is one.
pub(crate) fn strip_trace_time(line: &[u8]) -> &[u8] {
    const SHAPE: &[u8] = b"00:00:00.000000 ";
    const MARKS: [&[u8]; 7] = [b"* ", b"< ", b"> ", b"<= ", b"=> ", b"== Info:", b"{ ["];
    let Some((time, behind)) = line.split_at_checked(SHAPE.len()) else {
        return line;
    };
    let has_shape = time.iter().zip(SHAPE).all(|(byte, shape)| match shape {
        b'0' => byte.is_ascii_digit(),
        _ => byte == shape,
    });
    let is_curls = MARKS.iter().any(|mark| behind.starts_with(mark));
    if has_shape && is_curls { behind } else { line }
}

/// A line behind the meter: eight amounts, three times, and the speed.
fn strip_progress_meter(line: &[u8]) -> &[u8] {
    let mut rest = line;
    for column in 0..11 {
        let is_time = column >= 8;
        let is_part = |byte: &u8| match byte {
            b':' | b'-' => is_time,
            _ => byte.is_ascii_digit() || b".kMGTP".contains(byte),
        };
        match word(rest, is_part) {
            (1.., behind) if behind.starts_with(b" ") => rest = behind,
            _ => return line,
        }
    }
    match word(rest, |byte| byte.is_ascii_digit() || *byte == b'.') {
        (1.., behind) => {
            let has_unit = behind.first().is_some_and(|byte| b"kMGTP".contains(byte));
            behind.get(usize::from(has_unit)..).unwrap_or_default()
        }
        _ => line,
    }
}

/// The length of the word that follows blanks, and what is behind it.
fn word(text: &[u8], is_part: impl Fn(&u8) -> bool) -> (usize, &[u8]) {
    let text = text.trim_ascii_start();
    let length = text.iter().take_while(|byte| is_part(byte)).count();
    (length, text.get(length..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_progress_meter_ends_with_the_speed() {
        let times = "--:--:-- --:--:-- --:--:--";
        for (line, behind) in [
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
                behind.as_bytes(),
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
    fn times_are_left_out_before_the_marks_of_curl() {
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
