//! The next step after a failed response that is not an error response.

use super::body_seen::{is_response_to_head, may_be_left_out};
use super::rate_limit::{self, AFTER_RATE_LIMIT};
use super::{Author, NextStep, NextText, Retry};
use crate::catalog::{Catalog, RetryBasis};
use crate::extract::SkipReason;
use crate::response::ResponseHead;
use crate::table::{Fact, Table, fact};

/// A next step, and the failed responses that it is for.
#[derive(Clone, Copy, Debug)]
struct Step {
    fits: fn(&ResponseHead, SkipReason) -> bool,
    text: &'static str,
    more: More,
}

/// What a step says besides its text.
#[derive(Clone, Copy, Debug)]
enum More {
    Nothing,
    /// How the nullspace CLI helps, if the API is Nullspace's.
    Cli(&'static str),
    /// When to try again, if no Retry-After header says it. The text only says what failed.
    TryAgain(&'static str),
    /// How long to wait, if a Retry-After header says it. It replaces the text.
    Wait,
}

const fn step(
    fits: fn(&ResponseHead, SkipReason) -> bool,
    text: &'static str,
    more: More,
    example: &'static str,
) -> Fact<Step> {
    fact(Step { fits, text, more }, example)
}

/// The first step that fits counts. An example is a status and the kind of the body, then headers or
/// a request. Steps that make the whole body visible come first, because it may have a code.
static STEPS: Table<Fact<Step>> = Table::new(&[
    step(
        |head, body| body == SkipReason::Empty && is_response_to_head(head),
        "A response to HEAD has no body. Send the same request with GET to see the error.",
        More::Nothing,
        "HTTP/2 404 empty\nContent-Length: 9\nHEAD /v1/volumes HTTP/1.1",
    ),
    step(
        |head, body| body == SkipReason::Empty && head.content_length() > Some(0),
        "The client left out the body. Run curl without -f, -I and -o, or wget with \
         --content-on-error.",
        More::Nothing,
        "HTTP/2 404 empty\nContent-Length: 9",
    ),
    step(
        |_, body| body == SkipReason::Truncated,
        "Pipe in the whole output of the client, or run the call again; before repeating a write, \
         check whether it took effect.",
        More::Nothing,
        "HTTP/2 500 truncated",
    ),
    step(
        |_, body| body == SkipReason::InvalidJson,
        "If the body was copied or edited, pipe in the output of the client instead.",
        More::Nothing,
        "HTTP/2 500 invalid_json",
    ),
    step(
        |_, body| matches!(body, SkipReason::TooLarge | SkipReason::TooDeep),
        "Pipe in only the object that has the `error` and the `code`.",
        More::Nothing,
        "HTTP/2 500 too_deep",
    ),
    step(
        |_, body| body == SkipReason::Gzip,
        "Run curl with --compressed, which decompresses the body.",
        More::Nothing,
        "HTTP/2 500 gzip",
    ),
    step(
        |_, body| body == SkipReason::Binary,
        "If the body is compressed, run curl with --compressed.",
        More::Nothing,
        "HTTP/2 500 binary",
    ),
    step(
        |head, body| body == SkipReason::Html && head.status() >= Some(500),
        "A proxy sent this page.",
        More::TryAgain(IN_SECONDS),
        "HTTP/2 502 html",
    ),
    step(
        |head, _| head.status() == Some(401),
        "Check the API URL and the API key.",
        More::Cli(" `nullspace doctor` tests those that the nullspace CLI uses."),
        "HTTP/2 401 json",
    ),
    step(
        |head, _| head.status() == Some(403),
        "Check the API URL, and that the API key permits the call. A proxy or a firewall may also \
         have refused it.",
        More::Nothing,
        "HTTP/2 403 json",
    ),
    step(
        |head, _| head.status() == Some(404),
        "Check the host and path of the URL: a 404 from the API itself has a code.",
        More::Nothing,
        "HTTP/2 404 text",
    ),
    step(
        |head, _| head.status() == Some(408),
        "The server did not get the whole request in time. Check the connection and try again; \
         before repeating a write, check whether it took effect.",
        More::Nothing,
        "HTTP/2 408 text",
    ),
    step(
        |head, _| head.status() == Some(413),
        "The request is too large. Send less at once; for a file, use a resumable upload.",
        More::Nothing,
        "HTTP/2 413 html",
    ),
    step(
        |head, _| head.status() == Some(422),
        "Correct the request: a value is missing or not valid. Also check that the URL is that of \
         the API.",
        More::Nothing,
        "HTTP/2 422 json",
    ),
    step(
        |head, _| head.status() == Some(425),
        "The request came before the connection was ready.",
        More::TryAgain(IN_SECONDS),
        "HTTP/2 425 html",
    ),
    step(
        |head, body| {
            head.status() == Some(429)
                && matches!(body, SkipReason::Json | SkipReason::ProblemJson)
                && head.retry_time().is_none()
        },
        "Go by the message: a rate limit ends after a wait, but an exhausted quota may not.",
        More::Nothing,
        "HTTP/2 429 json",
    ),
    step(
        |head, _| head.status() == Some(429),
        AFTER_RATE_LIMIT,
        More::Wait,
        "HTTP/2 429 text",
    ),
    step(
        |head, _| head.status() == Some(502),
        "A gateway got no usable response from the service.",
        More::TryAgain(IN_SECONDS),
        "HTTP/2 502 text",
    ),
    step(
        |head, _| head.status() == Some(503),
        "The service is unavailable for now.",
        More::TryAgain(IN_A_MINUTE),
        "HTTP/2 503 text",
    ),
    step(
        |head, _| head.status() == Some(504),
        "The request took too long and may still be running. Before repeating a write, check whether \
         it took effect.",
        More::Nothing,
        "HTTP/2 504 text",
    ),
    step(
        |head, _| head.status() >= Some(500),
        "The server failed.",
        More::TryAgain(IN_A_MINUTE),
        "HTTP/2 507 problem_json",
    ),
    step(
        |_, body| body == SkipReason::Html,
        "Check the host and path of the URL: the API does not send web pages.",
        More::Nothing,
        "HTTP/2 405 html",
    ),
]);

/// The step after any other failure.
const OTHERWISE: Step = Step {
    fits: |_, _| true,
    text: "Check the method, the URL and the fields of the request.",
    more: More::Nothing,
};

/// When to try again, unless a Retry-After header permits it.
const IN_SECONDS: &str = "Try again in a few seconds";
const IN_A_MINUTE: &str = "Try again in a minute";

/// When to try again if the header permits it. The page shows the delay.
const AFTER_DELAY: &str = "Wait as long as Retry-After says, then try again";

/// What to do before trying again.
const CHECK_WRITES: &str = "before repeating a write, check whether it took effect.";

/// What to do as well if the body may have been left out.
const SHOW_BODY: &str = " If curl ran with -f, -I or -o, run it without them to see the body.";

impl NextStep<'static> {
    /// Returns the next step after a failed response that is not an error response. The catalog is that
    /// of the API that was called.
    ///
    /// ```
    /// use errcat::Catalog;
    /// use errcat::diagnosis::NextStep;
    /// use errcat::extract::SkipReason;
    /// use errcat::response::ResponseHead;
    ///
    /// let head = ResponseHead::new(413)?;
    /// let step = NextStep::for_failure(&head, SkipReason::Html, Catalog::bundled());
    /// assert!(step.text.to_string().starts_with("The request is too large."));
    /// # Ok::<(), errcat::response::InvalidStatus>(())
    /// ```
    #[must_use]
    pub fn for_failure(head: &ResponseHead, body: SkipReason, catalog: &Catalog) -> Self {
        let step = STEPS.rows().find(|step| (step.fits)(head, body));
        let step = step.map_or(&OTHERWISE, |step| step);
        let retry = Retry::for_failure(head, body);
        let show_body = if may_be_left_out(head, body) {
            SHOW_BODY
        } else {
            ""
        };
        let text = match (step.more, retry.delay().and_then(rate_limit::wait)) {
            (More::Wait, Some(wait)) => wait,
            (More::TryAgain(guess), _) => {
                let is_delay_known = retry.basis() == RetryBasis::Header;
                let again = if is_delay_known { AFTER_DELAY } else { guess };
                [step.text, " ", again, "; ", CHECK_WRITES, show_body].concat()
            }
            (More::Cli(cli), _) if catalog.is_of_nullspace() => {
                [step.text, cli, show_body].concat()
            }
            _ => [step.text, show_body].concat(),
        };
        Self {
            text: NextText::Errcat(text.into()),
            by: Author::Errcat,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::RequestLine;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    fn step_for(example: &str) -> String {
        let mut lines = example.lines().map(str::as_bytes);
        let status_line = lines.next().expect("a status line");
        let mut head = ResponseHead::from_status_line(status_line).expect("a status line");
        let reason = example.split_whitespace().nth(2).expect("a reason");
        for line in lines {
            match RequestLine::from_line(line) {
                Some(request) => head = head.with_request(request),
                None => head.add_header(line),
            }
        }
        let reason = reason.parse().expect("a reason");
        NextStep::for_failure(&head, reason, Catalog::bundled())
            .text
            .to_string()
    }

    #[test]
    fn each_step_is_needed() {
        assert_each_row_is_needed("steps", &STEPS, |step| {
            let more = match step.more {
                More::Nothing | More::Wait => String::new(),
                More::Cli(cli) => cli.to_owned(),
                More::TryAgain(again) => format!(" {again}; {CHECK_WRITES}"),
            };
            step_for(step.example()) == [step.text, &more].concat()
        });
    }

    #[test]
    fn only_a_page_shows_that_a_proxy_responded() {
        for (example, by_proxy) in [
            ("HTTP/2 502 html", true),
            ("HTTP/2 500 html", true),
            ("HTTP/2 502 json", false),
            ("HTTP/2 502 empty", false),
            ("HTTP/2 401 json", false),
        ] {
            let step = step_for(example);
            assert_eq!(step.contains("A proxy sent"), by_proxy, "{step}");
        }
    }

    #[test]
    fn after_a_rate_limit_the_step_is_to_wait() {
        for (example, expected) in [
            (
                "HTTP/2 429 json\nRetry-After: 30",
                "Wait 30 s, then send fewer requests at a time.",
            ),
            ("HTTP/2 429 html\nRetry-After: soon", AFTER_RATE_LIMIT),
            ("HTTP/2 429 html\nRetry-After: 0", AFTER_RATE_LIMIT),
        ] {
            assert_eq!(step_for(example), expected, "{example:?}");
        }
        let broken = step_for("HTTP/2 429 truncated\nRetry-After: 30");
        assert!(broken.starts_with("Pipe in the whole output"), "{broken}");
    }

    #[test]
    fn a_delay_of_the_header_replaces_a_guess() {
        for status in [425, 500, 502, 503, 507] {
            for (header, expected) in [
                ("Retry-After: 3600", true),
                ("Retry-After: Fri, 27 Nov 2026 12:00:00 GMT", true),
                ("Retry-After: soon", false),
            ] {
                let step = step_for(&format!("HTTP/2 {status} json\n{header}"));
                assert_eq!(step.contains(AFTER_DELAY), expected, "{step}");
                assert_ne!(step.contains("Try again in "), expected, "{step}");
            }
        }
        let empty = step_for("HTTP/2 503 empty\nRetry-After: 5");
        assert!(
            empty.contains(AFTER_DELAY) && empty.ends_with(SHOW_BODY),
            "{empty}"
        );
    }

    #[test]
    fn a_body_that_may_be_missing_is_asked_for() {
        for (example, asks) in [
            ("HTTP/2 404 empty", true),
            ("HTTP/2 404 empty\nContent-Length: 0", false),
            ("HTTP/2 404 empty\nContent-Length: 9", true),
            ("HTTP/2 404 empty\nHEAD /v1/volumes HTTP/1.1", false),
            ("HTTP/2 404 json", false),
        ] {
            let step = step_for(example);
            assert_eq!(step.contains("-f, -I"), asks, "{example:?}: {step}");
        }
    }

    #[test]
    fn any_other_failure_has_a_step() {
        assert_eq!(step_for("HTTP/2 405 json"), OTHERWISE.text);
    }

    #[test]
    fn a_step_is_short() {
        for step in STEPS.rows().map(|step| &**step).chain([&OTHERWISE]) {
            assert!(step.text.len() <= 160, "{}", step.text);
            assert!(step.text.ends_with('.'), "{}", step.text);
        }
    }
}
