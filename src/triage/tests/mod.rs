//! The fast path finds what the extractor finds.

mod fixtures;
mod generated;
mod read_at;

use super::Options;
use super::codes::Codes;
use super::counts::Counts;
use super::reading::workers::{self, Found, Sizes};
use super::report::Report;
use super::sighting::Context;
use crate::catalog::Catalog;
use crate::untrusted::Untrusted;

/// Sizes for which every input is a large one.
fn sizes(block: usize, threads: usize) -> Sizes {
    Sizes {
        whole: 1,
        block,
        threads,
    }
}

/// Counts an input without a limit for those that are read as a whole.
fn by_extractor(input: &[u8]) -> Vec<String> {
    let whole = Sizes {
        whole: usize::MAX - 1,
        ..sizes(0, 1)
    };
    rows(input, whole)
}

/// Returns the rows of the report about an input, apart from what is known to differ: responses without
/// a code, and documents that cannot be read.
fn rows(input: &[u8], sizes: Sizes) -> Vec<String> {
    let stream = rows_of(|context, counts| workers::read(&mut &*input, context, counts, sizes));
    let at = rows_of(|context, counts| workers::read_at(&input, context, counts, sizes));
    assert_eq!(at, stream, "{}", String::from_utf8_lossy(input));
    at
}

fn rows_of(read: impl FnOnce(&Context<'_>, Counts) -> Found) -> Vec<String> {
    let options = Options {
        now: "2026-11-27T00:00:00Z".parse().expect("a time"),
        ..Options::default()
    };
    let context = Context {
        catalog: Catalog::bundled(),
        codes: &Codes::new(Catalog::bundled()),
        options: &options,
    };
    let found = read(&context, Counts::for_input("x"));
    found.outcome.expect("memory can be read");
    let responses = found.counts.responses();
    let inputs = vec![found.summary.into_input("x", responses)];
    let report = Report::new(&found.counts, &context, inputs);
    let mut rows: Vec<String> = report
        .rows()
        .map(|row| {
            let ids: Vec<_> = row.request_ids.iter().map(Untrusted::as_raw_str).collect();
            let time = |time: Option<super::Timestamp>| time.map(|time| time.to_string());
            let times = (time(row.first_seen), time(row.last_seen), row.without_time);
            format!("{} {} {times:?} {ids:?}", row.code.escaped(), row.count)
        })
        .collect();
    let input = &report.inputs[0];
    rows.push(format!(
        "{} bytes, {} lines, {:?} {:?}",
        input.bytes, input.lines, input.first_line, input.last_line
    ));
    rows.sort_unstable();
    rows
}
