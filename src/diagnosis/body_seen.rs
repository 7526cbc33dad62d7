//! Whether the input shows the body of a failed response. A body that it does not show may have a
//! code.

use crate::extract::SkipReason;
use crate::response::ResponseHead;

/// Returns whether the response has no body because the request was HEAD.
pub(super) fn is_response_to_head(head: &ResponseHead) -> bool {
    head.request()
        .is_some_and(|request| request.method() == "HEAD")
}

/// Returns whether the client may have left out a body that the headers do not announce.
pub(super) fn may_be_left_out(head: &ResponseHead, body: SkipReason) -> bool {
    body == SkipReason::Empty && head.content_length().is_none() && !is_response_to_head(head)
}

/// Returns whether the input shows that the response has no code: it has the whole body, or the
/// response has none. JSON of another API may have a code with another meaning.
pub(super) fn has_no_code(head: &ResponseHead, body: SkipReason) -> bool {
    match body {
        SkipReason::Empty => head.content_length() == Some(0) && !is_response_to_head(head),
        SkipReason::Html | SkipReason::Text => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{RetryBasis, RetryVerdict};
    use crate::diagnosis::Retry;

    #[test]
    fn a_429_is_a_rate_limit_only_if_it_has_no_code() {
        for (body, length, expected) in [
            (SkipReason::Html, None, true),
            (SkipReason::Text, None, true),
            (SkipReason::Json, None, false),
            (SkipReason::ProblemJson, None, false),
            (SkipReason::Empty, Some("0"), true),
            (SkipReason::Empty, Some("9"), false),
            (SkipReason::Empty, None, false),
            (SkipReason::Truncated, None, false),
            (SkipReason::Gzip, None, false),
        ] {
            let mut head = ResponseHead::new(429).expect("HTTP has it");
            if let Some(length) = length {
                head = head.with_header("Content-Length", length);
            }
            let retry = Retry::for_failure(&head, body);
            let decision = (retry.verdict(), retry.basis(), retry.is_permitted());
            let expected = if expected {
                (RetryVerdict::AfterWindow, RetryBasis::Inference, true)
            } else {
                (RetryVerdict::Unknown, RetryBasis::Unknown, false)
            };
            assert_eq!(decision, expected, "{body} {length:?}");
        }
    }
}
