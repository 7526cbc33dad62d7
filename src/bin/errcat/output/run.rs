//! What `errcat run` says about the tries.

use std::fmt;
use std::time::Duration;

use super::json::Reason;

/// The number of a try and how many are allowed: `try 1 of 4`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TryNumber {
    /// Counted from 1.
    pub(crate) number: u32,
    pub(crate) tries: u32,
}

impl fmt::Display for TryNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "try {} of {}", self.number, self.tries)
    }
}

/// The note on a failed try before another one. `failure` says what failed.
pub(crate) fn retry(number: TryNumber, failure: &str, delay: Duration) -> String {
    let when = match Seconds(delay) {
        now if now.0.is_zero() => "now".to_owned(),
        later => format!("in {later}"),
    };
    format!("{number} failed: {failure}; trying again {when}")
}

/// The note on a success after failed tries, with the time since the first one began.
pub(crate) fn success(number: TryNumber, elapsed: Duration) -> String {
    format!("{number} succeeded after {}", Seconds(elapsed))
}

/// The note on the last failed try: why no other follows. `delay` is what the delay would have been.
/// `None` after a success, a signal, or if no retries were requested.
pub(crate) fn no_retry(
    reason: Reason,
    number: TryNumber,
    delay: Option<Duration>,
) -> Option<String> {
    let why = match reason {
        Reason::Success | Reason::Signal | Reason::NotRequested => return None,
        Reason::TriesUsedUp => return Some(format!("gave up after {} tries", number.tries)),
        Reason::NoApiError => "the output shows no API error",
        Reason::IdempotencyKey => {
            "after capacity_exceeded, a new request needs a new Idempotency-Key"
        }
        Reason::SeveralRequests => {
            "the command may have sent several requests (--idempotent repeats all of them)"
        }
        Reason::OutcomeUnknown => {
            "the response is missing or incomplete, and the request may have taken effect"
        }
        Reason::MayHaveTakenEffect => {
            "the request may have taken effect (--idempotent repeats it anyway)"
        }
        Reason::AfterChange => "the request fails again until something changes",
        Reason::DelayUnknown => {
            "the Retry-After header has no usable delay (--retry-on CODE repeats it anyway)"
        }
        Reason::Depends => {
            "whether a retry helps depends on the cause (--retry-on CODE permits it)"
        }
        Reason::Uncertain => "it is not certain that a retry helps (--retry-on CODE permits it)",
        Reason::OutputPassedOn => "its output was too long to hold back",
        Reason::InputNotKept => "its standard input was too long to keep",
        Reason::DelayTooLong => return Some(gave_up(number, &too_long(delay, "--max-delay"))),
        Reason::Deadline => return Some(gave_up(number, &too_long(delay, "--deadline"))),
        // The others permit a retry.
        _ => "nothing is known about whether a retry helps",
    };
    Some(gave_up(number, why))
}

fn gave_up(number: TryNumber, why: &str) -> String {
    match number.number {
        1 => format!("not repeated: {why}"),
        tries => format!("gave up after {tries} tries: {why}"),
    }
}

fn too_long(delay: Option<Duration>, flag: &str) -> String {
    let delay = Seconds(delay.unwrap_or_default());
    format!("the next delay of {delay} is too long for {flag}")
}

/// A duration as people read it: `1.2 s`, or `1h 5m` from a minute on.
struct Seconds(Duration);

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0.as_secs_f64() * 10.0).ceil() / 10.0;
        if tenths < 60.0 {
            write!(f, "{tenths} s")
        } else {
            let seconds = Duration::from_secs(self.0.as_secs());
            humantime::format_duration(seconds).fmt(f)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_rounded_up_to_a_tenth() {
        for (milliseconds, expected) in [
            (1, "0.1 s"),
            (500, "0.5 s"),
            (1_230, "1.3 s"),
            (2_000, "2 s"),
            (60_000, "1m"),
            (3_661_500, "1h 1m 1s"),
        ] {
            let shown = Seconds(Duration::from_millis(milliseconds)).to_string();
            assert_eq!(shown, expected, "{milliseconds}");
        }
    }
}
