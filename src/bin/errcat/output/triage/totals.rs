//! The sums of a report, in words.

use errcat::triage::{Report, Timestamp, Totals, share};

use crate::output::numbers::{self, grouped, plural};

/// The sizes that people use, the largest first.
const UNITS: [(u64, &str); 4] = [
    (1_000_000_000_000, "TB"),
    (1_000_000_000, "GB"),
    (1_000_000, "MB"),
    (1_000, "kB"),
];

/// Returns how much was read and counted: `5 error responses in 100 lines (5.0 %), 1.2 MB, ...`.
pub(crate) fn totals(report: &Report) -> String {
    let Totals {
        counted,
        lines,
        bytes,
        ..
    } = report.totals;
    let mut start = format!(
        "{} in {}",
        numbers::counted(counted, "error response", "error responses"),
        numbers::counted(lines, "line", "lines"),
    );
    if counted <= lines {
        start = format!("{start} ({})", percent(share(counted, lines)));
    }
    let times = report.totals.first_seen.zip(report.totals.last_seen);
    let times = times.map(|(first, last)| span(first, last));
    let parts = [Some(start), Some(size(bytes)), times];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let warning = if report.partial { "incomplete: " } else { "" };
    format!("{warning}{}", parts.join(", "))
}

/// The note after lines for a pipe: the totals, and what is in no line.
pub(crate) fn note(report: &Report) -> String {
    let Totals {
        unknown_other,
        without_code,
        ..
    } = report.totals;
    let listed = report.comparison.is_none() && report.groups.is_none();
    let rest = [
        (unknown_other.count, "with other unknown codes"),
        (without_code.count, "without a code"),
    ];
    let rest = rest.into_iter().filter(|(count, _)| listed && *count > 0);
    let rest = rest.map(|(count, what)| format!("{} {what}", grouped(count)));
    let uncounted = uncounted(&report.totals);
    let uncounted = uncounted.map(|uncounted| format!("not counted: {uncounted}"));
    let parts = std::iter::once(totals(report)).chain(rest).chain(uncounted);
    parts.collect::<Vec<_>>().join("; ")
}

/// Returns what was found and is not counted, and what could not be read.
pub(super) fn uncounted(totals: &Totals) -> Option<String> {
    let parts = [
        (
            totals.excluded_by_code,
            "with another code",
            "with other codes",
        ),
        (totals.excluded_by_time, "at another time", "at other times"),
        (
            totals.excluded_without_time,
            "without a time",
            "without a time",
        ),
        (
            totals.unreadable,
            "unreadable JSON document",
            "unreadable JSON documents",
        ),
    ];
    let parts = parts.iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<_> = parts
        .map(|&(count, one, several)| numbers::counted(count, one, several))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A share: `5.0 %`.
pub(super) fn percent(share: f64) -> String {
    match share * 100.0 {
        0.0 => "0 %".to_owned(),
        percent if percent < 0.1 => "<0.1 %".to_owned(),
        percent if percent < 99.95 || share >= 1.0 => format!("{percent:.1} %"),
        _ => "99.9 %".to_owned(),
    }
}

/// A number of bytes: `1.2 MB`.
fn size(bytes: u64) -> String {
    let unit = UNITS.into_iter().find(|(size, _)| bytes >= *size);
    let Some((size, name)) = unit else {
        return format!("{bytes} {}", plural(bytes, "byte", "bytes"));
    };
    let tenths = bytes / (size / 10);
    if tenths < 100 {
        format!("{}.{} {name}", tenths / 10, tenths % 10)
    } else {
        format!("{} {name}", tenths / 10)
    }
}

/// The time between the first and the last response, in UTC.
fn span(first: Timestamp, last: Timestamp) -> String {
    let (from, to) = (Clock::new(first), Clock::new(last));
    let to = match Precision::between(first, last) {
        Precision::Second if from.minute() == to.minute() => {
            return format!("{} {} UTC", from.day(), from.minute());
        }
        Precision::Second => {
            return format!("{} {}-{} UTC", from.day(), from.minute(), to.minute());
        }
        Precision::Minute => to.part(5..10),
        Precision::Day => to.day(),
    };
    format!("{} to {to} UTC", from.day())
}

/// The parts of a time in UTC.
struct Clock(String);

impl Clock {
    fn new(time: Timestamp) -> Self {
        Self(time.to_string())
    }

    fn part(&self, range: std::ops::Range<usize>) -> &str {
        self.0.get(range).unwrap_or(&self.0)
    }

    fn day(&self) -> &str {
        self.part(0..10)
    }

    fn minute(&self) -> &str {
        self.part(11..16)
    }
}

/// How the times of one report are shown: no longer than needed to distinguish them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    /// All are on one day: `06:50:27`.
    Second,
    /// All are in one year: `11-23 06:50`.
    Minute,
    /// `2026-11-23`.
    Day,
}

impl Precision {
    pub(super) fn of(totals: &Totals) -> Self {
        let times = totals.first_seen.zip(totals.last_seen);
        times.map_or(Self::Day, |(first, last)| Self::between(first, last))
    }

    fn between(first: Timestamp, last: Timestamp) -> Self {
        let (first, last) = (Clock::new(first), Clock::new(last));
        if first.day() == last.day() {
            Self::Second
        } else if first.part(0..5) == last.part(0..5) {
            Self::Minute
        } else {
            Self::Day
        }
    }

    fn show(self, time: Timestamp) -> String {
        let clock = Clock::new(time);
        match self {
            Self::Second => clock.part(11..19).to_owned(),
            Self::Minute => clock.part(5..16).replace('T', " "),
            Self::Day => clock.day().to_owned(),
        }
    }

    /// When something was first and last seen.
    pub(super) fn range(self, first: Option<Timestamp>, last: Option<Timestamp>) -> Option<String> {
        let (first, last) = first.zip(last)?;
        let (first, last) = (self.show(first), self.show(last));
        Some(if first == last {
            first
        } else {
            format!("{first} to {last}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_one_digit_after_the_point() {
        for (share, text) in [
            (0.0, "0 %"),
            (0.0001, "<0.1 %"),
            (0.012, "1.2 %"),
            (0.5, "50.0 %"),
            (0.9999, "99.9 %"),
            (1.0, "100.0 %"),
        ] {
            assert_eq!(percent(share), text);
        }
    }

    #[test]
    fn sizes_have_two_or_three_digits() {
        for (bytes, text) in [
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_234, "1.2 kB"),
            (305_000_000, "305 MB"),
            (9_990_000_000, "9.9 GB"),
            (12_000_000_000_000, "12 TB"),
        ] {
            assert_eq!(size(bytes), text);
        }
    }

    #[test]
    fn times_are_as_short_as_they_can_be() {
        let time = |text: &str| text.parse::<Timestamp>().expect("a time");
        for (first, last, total, shown) in [
            (
                "2026-11-23T06:50:27Z",
                "2026-11-23T07:10:00Z",
                "2026-11-23 06:50-07:10 UTC",
                "06:50:27 to 07:10:00",
            ),
            (
                "2026-11-23T06:50:27Z",
                "2026-11-23T06:50:28Z",
                "2026-11-23 06:50 UTC",
                "06:50:27 to 06:50:28",
            ),
            (
                "2026-11-01T06:50:27Z",
                "2026-11-23T07:10:00Z",
                "2026-11-01 to 11-23 UTC",
                "11-01 06:50 to 11-23 07:10",
            ),
            (
                "2025-12-31T06:50:27Z",
                "2026-11-23T07:10:00Z",
                "2025-12-31 to 2026-11-23 UTC",
                "2025-12-31 to 2026-11-23",
            ),
        ] {
            let (first, last) = (time(first), time(last));
            assert_eq!(span(first, last), total);
            let mut totals = Totals::default();
            totals.first_seen = Some(first);
            totals.last_seen = Some(last);
            let range = Precision::of(&totals).range(Some(first), Some(last));
            assert_eq!(range.as_deref(), Some(shown));
        }
    }
}
