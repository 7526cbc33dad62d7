//! Finds numbers that lose digits as a [`Value`], such as IDs of more than 19 digits.

use crate::tree::Value;

/// The shortest number that may lose digits, in bytes.
const SHORTEST: usize = 16;

/// Whether a number of a document may have lost digits when it was read as this value.
pub(super) fn may_be_lost(document: &[u8], value: &Value) -> bool {
    has_float(value) && has_long_number(document)
}

/// Whether a number or bare word is JSON and keeps its digits as a [`Value`].
pub(super) fn are_kept(scalar: &str) -> bool {
    match serde_json::from_str(scalar) {
        Ok(Value::Number(number)) if number.is_f64() => {
            let is_integer = !scalar.contains(['.', 'e', 'E']);
            !is_integer && significant(scalar).eq(significant(&number.to_string()))
        }
        Ok(_) => true,
        Err(_) => false,
    }
}

/// Integers that are too large for 64 bits are floats, too.
fn has_float(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(items) => items.iter().any(has_float),
        Value::Object(fields) => fields.values().any(has_float),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

fn has_long_number(document: &[u8]) -> bool {
    let is_in_number = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    document
        .split(|byte| !is_in_number(byte))
        .any(|number| number.len() >= SHORTEST)
}

/// Returns the digits of a number without the zeros around them.
fn significant(number: &str) -> impl Iterator<Item = u8> {
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    let is_zero_or_mark = |c: char| c == '0' || !c.is_ascii_digit();
    let digits = mantissa.trim_matches(is_zero_or_mark).bytes();
    digits.filter(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_lose_digits() {
        for (number, is_kept) in [
            ("18446744073709551615", true),
            ("-9223372036854775808", true),
            ("1.0", true),
            ("-0.00045", true),
            ("1.50e3", true),
            ("1763870000.12345", true),
            ("null", true),
            ("18446744073709551616", false),
            ("10000000000000000000000", false),
            ("-12345678901234567890123", false),
            ("1234567890123456789.5", false),
            ("0.1000000000000000055", false),
            ("1e999", false),
            ("tru", false),
        ] {
            assert_eq!(are_kept(number), is_kept, "{number}");
            let document = format!("{{\"a\": [{number}]}}");
            if let Ok(value) = serde_json::from_str(&document) {
                let may_be_lost = may_be_lost(document.as_bytes(), &value);
                assert!(is_kept || may_be_lost, "{number}");
            }
        }
    }
}
