//! Numbers with their nouns.

/// Returns a number with its noun, such as `1 code`.
pub(crate) fn counted(count: u64, one: &str, several: &str) -> String {
    format!("{} {}", grouped(count), plural(count, one, several))
}

/// Returns the noun that fits a number.
pub(super) fn plural<'t>(count: u64, one: &'t str, several: &'t str) -> &'t str {
    if count == 1 { one } else { several }
}

/// Returns a number with thousands separators.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated() {
        let numbers = [0, 999, 1_000, 12_345, 1_234_567];
        let expected = ["0", "999", "1,000", "12,345", "1,234,567"];
        assert_eq!(numbers.map(grouped), expected);
    }
}
