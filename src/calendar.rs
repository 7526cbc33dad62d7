//! The days of the calendar, as in Howard Hinnant's algorithms for dates, and the names of months.

use crate::table::{Words, words};

/// The day 1970-01-01, counted from the beginning of an era of 400 years, which begins in March.
const UNIX_DAY: i64 = 719_468;

/// The days of an era.
const ERA: i64 = 146_097;

/// Returns year, month and day of a day, counted from 1970-01-01.
pub(crate) const fn civil(day: i64) -> (i64, i64, i64) {
    let days = day + UNIX_DAY;
    let era = days.div_euclid(ERA);
    let day = days.rem_euclid(ERA);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

/// Reads a day such as `2026-11-27`. Returns its number, counted from 1970-01-01.
pub(crate) fn parse(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let mut number = |length| {
        let part = parts.next()?;
        let is_number = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| is_number)
    };
    let (year, month, date) = (number(4)?, number(2)?, number(2)?);
    day(year, month, date).filter(|_| parts.next().is_none())
}

/// Returns the number of a day, counted from 1970-01-01; `None` if it is not in the calendar.
pub(crate) const fn day(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if day < 1 || day > days {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * ERA + day_of_era - UNIX_DAY)
}

/// The names of the months in English, abbreviated, in order.
static MONTHS: Words =
    words!["Jan" "Feb" "Mar" "Apr" "May" "Jun" "Jul" "Aug" "Sep" "Oct" "Nov" "Dec"];

/// Reads the abbreviated name of a month at the beginning of a text, such as the `Nov` of
/// `Nov 23`. Returns its number, from 1 to 12, and the rest of the text.
pub(crate) fn month(text: &[u8]) -> Option<(i64, &[u8])> {
    let mut months = (1..).zip(MONTHS.iter());
    months.find_map(|(number, name)| Some((number, text.strip_prefix(name.as_bytes())?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::proof::assert_each_word_is_needed;

    #[test]
    fn every_day_has_one_date() {
        for number in -719_528..2_932_896 {
            let (year, month, date) = civil(number);
            assert_eq!(day(year, month, date), Some(number));
        }
    }

    #[test]
    fn each_month_is_needed() {
        assert_each_word_is_needed("months", &MONTHS, |name| month(name.as_bytes()).is_some());
        assert_eq!(month(b"Nov 23"), Some((11, &b" 23"[..])));
        assert_eq!(month(b"nov 23"), None);
    }
}
