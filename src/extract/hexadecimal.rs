//! Hexadecimal digits.

/// Returns the value of a digit in lower or upper case.
pub(super) fn digit_value(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}
