//! The extractor through its public API.

mod chunked_bodies;
#[path = "../chunked_reader/mod.rs"]
mod chunked_reader;
mod client_output;
mod documents;
mod doubts;
mod events;
mod failures;
mod pairing;
mod records;
mod texts;
mod traced_bodies;
mod wrapped;

use std::io::Read;

use errcat::extract::{Content, Extractor, Record, Skipped};

pub(crate) fn records(reader: impl Read) -> Vec<Record> {
    Extractor::new(reader)
        .map(|record| record.expect("memory can be read"))
        .collect()
}

/// The skipped records, with the lines where they begin.
pub(crate) fn skipped(text: &str) -> Vec<(u64, Skipped)> {
    let records = records(text.as_bytes()).into_iter();
    records
        .filter_map(|record| Some((record.line, record.content.skipped()?)))
        .collect()
}

/// The status and the kind of each record.
pub(crate) fn kinds(text: &str) -> Vec<(Option<u16>, &'static str)> {
    let records = records(text.as_bytes()).into_iter();
    records
        .map(|record| {
            let status = record.head.and_then(|head| head.status());
            match record.content.skipped() {
                Some(skipped) => (status, skipped.reason().as_str()),
                None => (status, "error"),
            }
        })
        .collect()
}

/// Each record on a line: where it begins, the status or `-`, and the code, the message or the reason.
pub(crate) fn outline(reader: impl Read) -> Vec<String> {
    let outline_of = |record: Record| {
        let status = record.head.and_then(|head| head.status());
        let status = status.map(|status| status.to_string());
        let status = status.unwrap_or_else(|| "-".to_owned());
        let content = match &record.content {
            Content::ErrorResponse(response) => {
                let text = response.code().or(response.message());
                text.map_or_else(String::new, |text| text.escaped().to_string())
            }
            other => match other.skipped() {
                Some(Skipped::InvalidJson { line, column }) => {
                    format!("invalid_json at {line}:{column}")
                }
                Some(Skipped::Truncated { line }) => format!("truncated at {line}"),
                skipped => skipped.map_or_else(String::new, |skipped| skipped.reason().to_string()),
            },
        };
        format!("{} {status} {content}", record.line)
    };
    records(reader).into_iter().map(outline_of).collect()
}

pub(crate) fn assert_outlines(cases: &[(&str, &[&str])]) {
    for (input, expected) in cases {
        let shown = &input[..input.len().min(200)];
        assert_eq!(outline(input.as_bytes()), *expected, "{shown:?}");
    }
}
