//! HTTP statuses in text.

use std::ops::RangeInclusive;

/// The statuses of failed responses (RFC 9110).
pub(crate) const FAILURES: RangeInclusive<u16> = 400..=599;

/// Reads a status, which has three digits.
pub(crate) fn parse_status(text: &[u8]) -> Option<u16> {
    let [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] = text else {
        return None;
    };
    std::str::from_utf8(text).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_has_three_digits() {
        assert_eq!(parse_status(b"429"), Some(429));
        for text in ["", "42", "099", "+42", "4290", "429 ", "4.9"] {
            assert_eq!(parse_status(text.as_bytes()), None, "{text}");
        }
    }
}
