//! The Retry-After header.

use std::time::{Duration, SystemTime};

use crate::redact;
use crate::untrusted::{self, Untrusted};

/// The longest delay that is taken for one: a year. The API asks for seconds.
const LONGEST: Duration = Duration::from_secs(366 * 24 * 60 * 60);

/// The first second of the year 2100, since the beginning of 1970: a date from then on is no wait
/// whenever the answer came.
const FAR: Duration = Duration::from_secs(4_102_444_800);

/// What a Retry-After header asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetryAfter {
    /// To wait so long. The API sends whole seconds; fractions are read too.
    Delay(Duration),
    /// To wait until this time, given as an HTTP date.
    Date(SystemTime),
    /// Neither, a negative number, or one of more than a year: the value as it came,
    /// but for credentials.
    Unreadable(Untrusted),
}

impl RetryAfter {
    /// Reads the value of the header.
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
        let unreadable = || {
            let text = untrusted::utf8(value, "\\x");
            Self::Unreadable(Untrusted::new(redact::redact(&text).text))
        };
        let Ok(text) = std::str::from_utf8(value) else {
            return unreadable();
        };
        let text = text.trim();
        if let Ok(seconds) = text.parse::<f64>() {
            let delay = Duration::try_from_secs_f64(seconds).ok();
            return delay
                .filter(|delay| *delay <= LONGEST)
                .map_or_else(unreadable, Self::Delay);
        }
        httpdate::parse_http_date(text).map_or_else(|_| unreadable(), Self::Date)
    }

    /// What there is to wait for, in an answer of the time `answered` by its Date header; `None`
    /// when that is nothing usable, such as more than a year, or a date from the year 2100 on where
    /// `answered` is not known. A date before the answer is a wait of zero.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use errcat::response::RetryAfter;
    ///
    /// let wait = RetryAfter::parse(b"30").wait(None).ok_or("no wait")?;
    /// assert_eq!(wait.delay, Some(Duration::from_secs(30)));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn wait(&self, answered: Option<SystemTime>) -> Option<Wait> {
        let wait = match self {
            Self::Delay(delay) => Wait {
                delay: Some(*delay),
                date: None,
            },
            Self::Date(date) => Wait {
                delay: answered.map(|answered| date.duration_since(answered).unwrap_or_default()),
                date: Some(*date),
            },
            Self::Unreadable(_) => return None,
        };
        let is_far = |date: SystemTime| date >= SystemTime::UNIX_EPOCH + FAR;
        let is_absurd = match wait.delay {
            Some(delay) => delay > LONGEST,
            None => wait.date.is_some_and(is_far),
        };
        (!is_absurd).then_some(wait)
    }
}

/// A wait that a Retry-After header asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wait {
    /// How long to wait, counted from the answer: at most a year. `None` for a date in an answer
    /// without a Date header.
    pub delay: Option<Duration>,
    /// The time to wait for, where the header gives one.
    pub date: Option<SystemTime>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_may_have_fractions_and_blanks() {
        for (value, milliseconds) in [("0", 0), ("30", 30_000), (" 1.5 ", 1_500), ("0.25", 250)] {
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
    fn what_is_no_time_is_kept_as_text() {
        for value in [
            "", "-1", "nan", "inf", "1e300", "1e19", "31622401", "tomorrow", "30s",
        ] {
            assert_eq!(
                RetryAfter::parse(value.as_bytes()),
                RetryAfter::Unreadable(Untrusted::new(value)),
                "{value}"
            );
        }
        assert!(matches!(
            RetryAfter::parse(b"\xff"),
            RetryAfter::Unreadable(_)
        ));
    }

    #[test]
    fn a_date_counts_from_the_answer_and_never_below_zero_nor_beyond_a_year() {
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let date = RetryAfter::Date(at(100_000_000));
        let delay = |answered| date.wait(answered).map(|wait| wait.delay);
        let seconds = |seconds| Some(Some(Duration::from_secs(seconds)));
        assert_eq!(delay(Some(at(99_999_970))), seconds(30));
        assert_eq!(delay(Some(at(200_000_000))), seconds(0));
        assert_eq!(delay(None), Some(None));
        assert_eq!(delay(Some(at(1))), None);
        assert_eq!(RetryAfter::Date(at(4_102_444_800)).wait(None), None);
    }
}
