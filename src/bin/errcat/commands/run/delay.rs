//! When the next try starts.

use std::time::{Duration, SystemTime};

use errcat::diagnosis::Retry;

/// The longest first delay without a Retry-After header.
const FIRST: Duration = Duration::from_millis(500);

/// The longest delay without a Retry-After header.
const LONGEST: Duration = Duration::from_secs(10);

/// Returns the delay that the Retry-After header asks for. Without a Date header, a date counts from
/// `now`.
pub(super) fn asked_for(retry: Retry, now: SystemTime) -> Option<Duration> {
    let until = |date: SystemTime| date.duration_since(now).unwrap_or_default();
    retry.delay().or_else(|| retry.date().map(until))
}

/// Returns the delay after this many tries without a Retry-After header: with full jitter, so that
/// clients that failed together do not return together. `random` is from 0 to 1.
pub(super) fn backoff(tries: u32, random: f64) -> Duration {
    let doublings = tries.saturating_sub(1).min(16);
    FIRST
        .saturating_mul(1 << doublings)
        .min(LONGEST)
        .mul_f64(random.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use errcat::extract::SkipReason;
    use errcat::response::ResponseHead;

    #[test]
    fn the_longest_backoff_doubles_from_half_a_second_to_ten() {
        let longest: Vec<_> = (1..=7)
            .map(|tries| backoff(tries, 1.0).as_millis())
            .collect();
        assert_eq!(longest, [500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
        assert_eq!(backoff(u32::MAX, 1.0), LONGEST);
        assert_eq!(backoff(3, 0.25), Duration::from_millis(500));
        assert_eq!(backoff(3, 0.0), Duration::ZERO);
        assert_eq!(backoff(1, f64::NAN.max(0.0)), Duration::ZERO);
    }

    #[test]
    fn a_retry_after_date_counts_from_the_response_or_from_now() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        let delay = |headers: &[(&str, &str)]| {
            let head = ResponseHead::new(503).expect("HTTP has it");
            let head = headers
                .iter()
                .fold(head, |head, (name, value)| head.with_header(name, value));
            asked_for(Retry::for_failure(&head, SkipReason::Html), now)
        };
        let date = ("Retry-After", "Sun, 06 Nov 1994 08:50:07 GMT");
        assert_eq!(delay(&[("Retry-After", "2")]), Some(Duration::from_secs(2)));
        assert_eq!(delay(&[date]), Some(Duration::from_secs(30)));
        let sent = ("Date", "Sun, 06 Nov 1994 08:50:02 GMT");
        assert_eq!(delay(&[date, sent]), Some(Duration::from_secs(5)));
        let past = ("Retry-After", "Sun, 06 Nov 1994 08:49:00 GMT");
        assert_eq!(delay(&[past]), Some(Duration::ZERO));
        assert_eq!(delay(&[]), None);
    }
}
