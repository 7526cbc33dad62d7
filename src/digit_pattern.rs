//! Patterns of digits, such as `00:00:00`.

/// Removes what a pattern describes from the beginning of a text. In a pattern, `0` is any digit, `1` a
/// digit or a space, and `T` what may separate a date from a time. Other characters are themselves.
pub(crate) fn strip<'t>(text: &'t [u8], pattern: &[u8]) -> Option<&'t [u8]> {
    let (beginning, rest) = text.split_at_checked(pattern.len())?;
    let fits = |(&byte, &wanted): (&u8, &u8)| match wanted {
        b'0' => byte.is_ascii_digit(),
        b'1' => byte.is_ascii_digit() || byte == b' ',
        b'T' => b"Tt ".contains(&byte),
        wanted => byte == wanted,
    };
    beginning.iter().zip(pattern).all(fits).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_a_text_follows_the_pattern() {
        for (text, pattern, rest) in [
            ("409: Conflict", "000:", Some(" Conflict")),
            ("409", "000", Some("")),
            ("40", "000", None),
            ("40x", "000", None),
            ("409 Conflict", "000:", None),
            (" 3 12", "10 00", Some("")),
            ("23 12", "10 00", Some("")),
            ("3  12", "10 00", None),
            ("1T2", "0T0", Some("")),
            ("1t2", "0T0", Some("")),
            ("1 2", "0T0", Some("")),
            ("1-2", "0T0", None),
        ] {
            let found = strip(text.as_bytes(), pattern.as_bytes());
            assert_eq!(found, rest.map(str::as_bytes), "{text} {pattern}");
        }
    }
}
