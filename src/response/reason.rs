//! The reason phrases of HTTP statuses.

use crate::table::{Fact, Table, fact};

/// The reason phrases of failures.
static REASONS: Table<Fact<(&str, &str)>> = Table::new(&[
    fact(("400", "bad request"), "400 Bad Request"),
    fact(("401", "unauthorized"), "401 Unauthorized"),
    fact(("403", "forbidden"), "403 Forbidden"),
    fact(("404", "not found"), "404 Not Found"),
    fact(("408", "request timeout"), "408 Request Timeout"),
    fact(("409", "conflict"), "409 Conflict"),
    fact(("410", "gone"), "410 Gone"),
    fact(("413", "payload too large"), "413 Payload Too Large"),
    fact(("422", "unprocessable entity"), "422 Unprocessable Entity"),
    fact(("429", "too many requests"), "429 Too Many Requests"),
    fact(
        ("500", "internal server error"),
        "500 Internal Server Error",
    ),
    fact(("501", "not implemented"), "501 Not Implemented"),
    fact(("502", "bad gateway"), "502 Bad Gateway"),
    fact(("503", "service unavailable"), "503 Service Unavailable"),
    fact(("504", "gateway timeout"), "504 Gateway Timeout"),
    fact(("507", "insufficient storage"), "507 Insufficient Storage"),
]);

/// Whether a text is only a reason phrase. Other frameworks have it in `error`.
pub(super) fn is_reason(text: &str) -> bool {
    let text = text.trim();
    let mut rows = REASONS.rows();
    rows.any(|row| row.1.eq_ignore_ascii_case(text))
}

/// Whether the reason phrase of a status follows it.
pub(crate) fn follows(status: &[u8], after: &[u8]) -> bool {
    let after = after.strip_prefix(b" ").unwrap_or_default();
    REASONS.rows().any(|row| {
        let (number, reason) = **row;
        let found = after.get(..reason.len());
        status == number.as_bytes()
            && found.is_some_and(|found| found.eq_ignore_ascii_case(reason.as_bytes()))
    })
}

/// Whether a word, in lower case, is part of the reason phrase of a failure.
pub(crate) fn has_word(word: &str) -> bool {
    let mut reasons = REASONS.rows();
    reasons.any(|row| row.1.split(' ').any(|part| part == word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_reason_is_needed() {
        assert_each_row_is_needed("reasons", &REASONS, |reason| {
            let (status, rest) = reason.example().split_once(' ').expect("a status");
            is_reason(rest) && follows(status.as_bytes(), format!(" {rest}: ").as_bytes())
        });
    }

    #[test]
    fn a_message_is_not_a_reason() {
        assert!(is_reason("Too Many Requests"));
        for text in ["", "Too Many", "The volume was not found", "429"] {
            assert!(!is_reason(text), "{text}");
        }
    }
}
