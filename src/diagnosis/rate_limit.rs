//! The next step after a rate limit: how long to wait.

use std::borrow::Cow;
use std::time::Duration;

use super::{Author, Diagnosis};
use crate::catalog::{Entry, RetryVerdict};

/// The step after a rate limit whose headers do not say how long to wait.
pub(super) const AFTER_RATE_LIMIT: &str =
    "Wait, then send fewer requests at a time. Double the delay with each try.";

/// The step if the input does not show the headers.
const WITHOUT_HEADERS: &str = "Wait, then send fewer requests at a time. `curl -i` shows the \
                               Retry-After header, which says how long to wait.";

/// What to add to advice that mentions Retry-After if the input does not show the headers.
const SHOW_HEADER: &str = "`curl -i` shows Retry-After.";

/// Returns how long to wait after a rate limit, or how to find it out. For any other failure it
/// returns the advice.
pub(super) fn step<'d>(diagnosis: &'d Diagnosis) -> Cow<'d, str> {
    let retry = diagnosis.retry();
    if retry.verdict() != RetryVerdict::AfterWindow {
        return diagnosis.advice();
    }
    let code = diagnosis.lookup().entry().map(Entry::code);
    let has_code = diagnosis.response().code().is_some();
    // The advice on the other rate limits says more.
    let is_general = code == Some("rate_limit_exceeded") || !has_code;
    let shows_headers = diagnosis.head().is_some() || diagnosis.author() == Author::Cli;
    match (is_general, retry.delay().and_then(wait)) {
        (true, Some(wait)) => wait.into(),
        (true, None) if !shows_headers => WITHOUT_HEADERS.into(),
        (true, None) if !has_code => AFTER_RATE_LIMIT.into(),
        (false, None) if !shows_headers => format!("{} {SHOW_HEADER}", diagnosis.advice()).into(),
        _ => diagnosis.advice(),
    }
}

/// Returns the step after a rate limit with this delay, unless it is zero.
pub(super) fn wait(delay: Duration) -> Option<String> {
    let seconds = delay.as_secs_f64();
    let text = || format!("Wait {seconds} s, then send fewer requests at a time.");
    (!delay.is_zero()).then(text)
}

#[cfg(test)]
mod tests {
    use crate::tree::json;

    use crate::diagnosis::NextText;
    use crate::diagnosis::tests::diagnose;

    #[test]
    fn after_a_rate_limit_the_step_is_to_wait() {
        let body = |code: &str| json!({"error": "m", "code": code});
        let wait = "Wait, then send fewer requests at a time. `curl -i` shows";
        let email = "Look for the email already sent, and wait as long as Retry-After says.";
        for (head, body, expected) in [
            (
                &["HTTP/2 429", "Retry-After: 1.5"][..],
                body("rate_limit_exceeded"),
                "Wait 1.5 s, then send fewer requests at a time.",
            ),
            (
                &["HTTP/2 429", "Retry-After: 5"],
                json!({"error": "m"}),
                "Wait 5 s, then send fewer requests at a time.",
            ),
            (
                &["HTTP/2 429", "Retry-After: soon"],
                json!({"error": "m"}),
                "Wait, then send fewer requests at a time. Double the delay",
            ),
            (&[], body("rate_limit_exceeded"), wait),
            (&[], body("email_action_rate_limited"), email),
        ] {
            let next = diagnose(head, body).next_step().text.to_string();
            assert!(next.starts_with(expected), "{next}");
            assert_eq!(next.contains("`curl -i`"), head.is_empty(), "{next}");
        }
        for (head, body) in [
            (&["HTTP/2 429"][..], body("rate_limit_exceeded")),
            (&["HTTP/2 429"], body("email_action_rate_limited")),
            (&["HTTP/2 429", "Retry-After: 5"], body("QUOTA_EXCEEDED")),
            (&[], body("volume_busy")),
            (
                &[],
                json!({"error": {"code": "rate_limit_exceeded", "doc_url": "x"}}),
            ),
        ] {
            let diagnosis = diagnose(head, body);
            let advice = diagnosis.advice();
            assert_eq!(diagnosis.next_step().text, NextText::Errcat(advice));
        }
    }
}
