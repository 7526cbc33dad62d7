//! The Retry-After header.

use std::time::{Duration, SystemTime};

use super::{ResponseHead, redacted};
use crate::untrusted::Untrusted;

/// The longest usable delay: a year. The API asks for seconds.
const LONGEST_DELAY: Duration = Duration::from_secs(366 * 24 * 60 * 60);

/// The start of the year 2100, counted from 1970. A later date is unusable even if the time of the
/// response is not known.
const YEAR_2100: Duration = Duration::from_secs(4_102_444_800);

/// The value of a Retry-After header.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetryAfter {
    /// Seconds to wait. The API sends whole seconds; fractions are read too.
    Delay(Duration),
    /// The time to wait for, given as an HTTP date.
    Date(SystemTime),
    /// Any other value, such as `soon`, a negative number, or more than a year. Credentials in it
    /// are redacted.
    Unreadable(Untrusted),
}

impl RetryAfter {
    /// Parses the value of the header. HTTP libraries join a repeated header: `30, 30` is 30, and
    /// `30, 60` is unreadable.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use errcat::response::RetryAfter;
    ///
    /// assert_eq!(RetryAfter::parse(b"30"), RetryAfter::Delay(Duration::from_secs(30)));
    /// assert!(matches!(RetryAfter::parse(b"soon"), RetryAfter::Unreadable(_)));
    /// ```
    #[must_use]
    pub fn parse(value: &[u8]) -> Self {
        let unreadable = || Self::Unreadable(redacted(value));
        let Ok(text) = std::str::from_utf8(value) else {
            return unreadable();
        };
        let text = text.trim();
        if let Some(seconds) = only_number(text) {
            let delay = Duration::try_from_secs_f64(seconds).ok();
            return delay
                .filter(|delay| *delay <= LONGEST_DELAY)
                .map_or_else(unreadable, Self::Delay);
        }
        httpdate::parse_http_date(text).map_or_else(|_| unreadable(), Self::Date)
    }

    /// Returns when to retry, for a response that was made at `response_date`, its Date header. A
    /// date before the response is a delay of zero.
    ///
    /// Returns `None` if the header is not usable: [`RetryAfter::Unreadable`], a date more than a
    /// year after the response, or, without a `response_date`, one from 2100 on.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use errcat::response::RetryAfter;
    ///
    /// let time = RetryAfter::parse(b"30").resolve(None).ok_or("not usable")?;
    /// assert_eq!(time.delay(), Some(Duration::from_secs(30)));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn resolve(&self, response_date: Option<SystemTime>) -> Option<RetryTime> {
        let until = |date: &SystemTime| {
            response_date.map(|response| date.duration_since(response).unwrap_or_default())
        };
        let (delay, date) = match self {
            Self::Delay(delay) => (Some(*delay), None),
            Self::Date(date) => (until(date), Some(*date)),
            Self::Unreadable(_) => return None,
        };
        let is_far = |date: SystemTime| date >= SystemTime::UNIX_EPOCH + YEAR_2100;
        let is_usable = match delay {
            Some(delay) => delay <= LONGEST_DELAY,
            None => !date.is_some_and(is_far),
        };
        is_usable.then_some(RetryTime { delay, date })
    }
}

/// Returns the number that each item of a list is.
fn only_number(list: &str) -> Option<f64> {
    let mut numbers = list.split(',').map(|number| number.trim().parse().ok());
    let first = numbers.next()??;
    numbers.all(|number| number == Some(first)).then_some(first)
}

impl ResponseHead {
    /// Returns when the Retry-After header asks to retry, if it has a usable value.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use errcat::response::ResponseHead;
    ///
    /// let head = ResponseHead::new(429)?.with_header("Retry-After", "30");
    /// let delay = head.retry_time().and_then(|time| time.delay());
    /// assert_eq!(delay, Some(Duration::from_secs(30)));
    /// # Ok::<(), errcat::response::InvalidStatus>(())
    /// ```
    #[must_use]
    pub fn retry_time(&self) -> Option<RetryTime> {
        self.retry_after()?.resolve(self.date())
    }
}

/// When a Retry-After header asks to retry; returned by [`RetryAfter::resolve`] and
/// [`ResponseHead::retry_time`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryTime {
    delay: Option<Duration>,
    date: Option<SystemTime>,
}

impl RetryTime {
    /// Returns how long to wait after the response, at most a year; `None` for a date in a response
    /// without a Date header.
    #[must_use]
    pub fn delay(&self) -> Option<Duration> {
        self.delay
    }

    /// Returns the time to wait for, if the header is a date.
    #[must_use]
    pub fn date(&self) -> Option<SystemTime> {
        self.date
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_may_have_fractions_and_spaces() {
        for (value, milliseconds) in [
            ("0", 0),
            ("30", 30_000),
            (" 1.5 ", 1_500),
            ("0.25", 250),
            ("30, 30", 30_000),
        ] {
            assert_eq!(
                RetryAfter::parse(value.as_bytes()),
                RetryAfter::Delay(Duration::from_millis(milliseconds)),
                "{value}"
            );
        }
    }

    #[test]
    fn each_of_the_three_http_date_forms_is_read() {
        let date = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        for value in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(
                RetryAfter::parse(value.as_bytes()),
                RetryAfter::Date(date),
                "{value}"
            );
        }
    }

    #[test]
    fn other_values_are_kept_as_text() {
        for value in [
            "", "-1", "nan", "inf", "1e300", "1e19", "31622401", "tomorrow", "30s", "30, 60", "30,",
        ] {
            assert_eq!(
                RetryAfter::parse(value.as_bytes()),
                RetryAfter::Unreadable(Untrusted::new(value)),
                "{value}"
            );
        }
        assert_eq!(
            RetryAfter::parse(b"token=abc1"),
            RetryAfter::Unreadable(Untrusted::new("token=[masked]"))
        );
        assert!(matches!(
            RetryAfter::parse(b"\xff"),
            RetryAfter::Unreadable(_)
        ));
    }

    #[test]
    fn the_delay_of_a_date_counts_from_the_response_and_is_at_most_a_year() {
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let date = RetryAfter::Date(at(100_000_000));
        let delay = |response_date| date.resolve(response_date).map(|time| time.delay());
        let seconds = |seconds| Some(Some(Duration::from_secs(seconds)));
        assert_eq!(delay(Some(at(99_999_970))), seconds(30));
        assert_eq!(delay(Some(at(200_000_000))), seconds(0));
        assert_eq!(delay(None), Some(None));
        assert_eq!(delay(Some(at(1))), None);
        assert_eq!(RetryAfter::Date(at(4_102_444_800)).resolve(None), None);
    }
}
