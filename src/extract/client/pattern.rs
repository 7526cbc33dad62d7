//! Patterns of digits, such as `00:00:00`.

/// Whether a text has the shape of a pattern, in which `0` matches any digit.
pub(super) fn fits(text: &[u8], pattern: &[u8]) -> bool {
    text.len() == pattern.len()
        && text.iter().zip(pattern).all(|(byte, wanted)| match wanted {
            b'0' => byte.is_ascii_digit(),
            _ => byte == wanted,
        })
}
