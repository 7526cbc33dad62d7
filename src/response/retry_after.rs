//! The Retry-After header.

use std::time::{Duration, SystemTime};

use crate::credentials;
use crate::untrusted::{self, Untrusted};

/// The longest delay that is taken for one: a year. The API asks for seconds.
const LONGEST: Duration = Duration::from_secs(366 * 24 * 60 * 60);

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
            Self::Unreadable(Untrusted::new(credentials::mask(&text).0))
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

    /// How long to wait, counted from `answered`, the time of the answer by its Date header. A
    /// date without that time gives nothing; a date before it gives zero.
    #[must_use]
    pub fn delay(&self, answered: Option<SystemTime>) -> Option<Duration> {
        match self {
            Self::Delay(delay) => Some(*delay),
            Self::Date(date) => Some(date.duration_since(answered?).unwrap_or_default()),
            Self::Unreadable(_) => None,
        }
    }
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
    fn a_date_counts_from_the_answer_and_never_below_zero() {
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let date = RetryAfter::Date(at(100));
        assert_eq!(date.delay(Some(at(70))), Some(Duration::from_secs(30)));
        assert_eq!(date.delay(Some(at(200))), Some(Duration::ZERO));
        assert_eq!(date.delay(None), None);
    }
}
