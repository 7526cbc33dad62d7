//! Lines that are only a number, which curl writes after a body.

/// Whether a line is what `curl -w '%{http_code}'` or `-w '%{time_total}'` writes.
pub(super) fn is_bare_number(line: &[u8]) -> bool {
    let number = line.trim_ascii();
    let is_part = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    (1..=16).contains(&number.len()) && number.iter().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_curl_writes_is_decimal() {
        for (line, is_number) in [
            ("409", true),
            ("0.004512\r", true),
            ("7f", false),
            ("", false),
            ("01234567890123456", false),
        ] {
            assert_eq!(is_bare_number(line.as_bytes()), is_number, "{line}");
        }
    }
}
