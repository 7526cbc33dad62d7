//! Counting error responses, through the public API.

mod comparing;
mod counting;
mod merging;

use errcat::Catalog;
use errcat::triage::{Counter, Options, Report};

/// Options for logs of November 2026.
pub(crate) fn options() -> Options {
    Options {
        now: "2026-11-27T00:00:00Z".parse().expect("a time"),
        ..Options::default()
    }
}

/// Counts the responses in inputs, which are named `0`, `1` and so on, also if they are equal.
pub(crate) fn count(inputs: &[&str], options: Options) -> Report {
    let mut counter = Counter::new(Catalog::bundled(), options).allow_duplicates();
    for (number, input) in inputs.iter().enumerate() {
        let outcome = counter.read(&number.to_string(), input.as_bytes());
        outcome.expect("memory can be read");
    }
    counter.into_report()
}

/// A line of a log with an error response.
pub(crate) fn line(time: &str, code: &str, id: u64) -> String {
    format!(
        "{time} ERROR {{\"error\": \"m\", \"code\": \"{code}\", \"request_id\": \"req_{id}\"}}\n"
    )
}

/// A log with this many responses of each code in each hour of 23 November, from hour to hour.
pub(crate) fn log(hours: std::ops::Range<u32>, codes: &[(&str, u64)]) -> String {
    let mut log = String::new();
    for hour in hours {
        for &(code, count) in codes {
            for number in 0..count {
                let minute = number * 60 / count;
                let time = format!("2026-11-23T{hour:02}:{minute:02}:00Z");
                log += &line(&time, code, u64::from(hour) * 1000 + number);
            }
        }
    }
    log
}

/// The codes of a report with their counts.
pub(crate) fn codes(report: &Report) -> Vec<(String, u64)> {
    let rows = report.rows();
    rows.map(|row| (row.code.as_raw_str().to_owned(), row.count))
        .collect()
}
