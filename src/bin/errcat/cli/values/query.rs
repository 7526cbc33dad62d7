//! What `explain` is asked for.

use std::ffi::OsStr;

use errcat::untrusted::Untrusted;

use crate::cli::masked;

/// What to explain.
#[derive(Clone, Debug)]
pub(crate) enum Query {
    /// A code, which may be unknown.
    Code(Untrusted),
    /// An HTTP status, which no code may come with.
    Status(u16),
}

impl Query {
    pub(crate) fn new(value: &OsStr) -> Self {
        match value.to_str().and_then(parse_status) {
            Some(status) => Self::Status(status),
            None => Self::Code(masked(value)),
        }
    }
}

/// Parses an HTTP status as people write it: `409` or `HTTP 409`.
pub(crate) fn parse_status(text: &str) -> Option<u16> {
    let text = text.trim();
    let number = match text.split_at_checked(4) {
        Some((name, number)) if name.eq_ignore_ascii_case("http") => number.trim_start(),
        _ => text,
    };
    let is_number = number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    let status = is_number.then(|| number.parse().ok()).flatten();
    status.filter(|status| (100..=599).contains(status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_a_number_from_100_to_599() {
        for (text, status) in [
            ("409", Some(409)),
            (" 409 ", Some(409)),
            ("HTTP 409", Some(409)),
            ("http409", Some(409)),
            ("599", Some(599)),
            ("099", None),
            ("600", None),
            ("40", None),
            ("4090", None),
            ("+40", None),
            ("HTTP", None),
            ("HTTP/1.1 409", None),
            ("409 Conflict", None),
        ] {
            assert_eq!(parse_status(text), status, "{text}");
        }
    }
}
