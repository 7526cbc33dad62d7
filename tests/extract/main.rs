//! The extractor through its public API.

#[path = "../chunked_reader/mod.rs"]
mod chunked_reader;
mod pairing;
mod records;

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
        .filter_map(|record| match record.content {
            Content::Skipped(skipped) => Some((record.line, skipped)),
            _ => None,
        })
        .collect()
}

/// The status and the kind of each record.
pub(crate) fn kinds(text: &str) -> Vec<(Option<u16>, &'static str)> {
    let records = records(text.as_bytes()).into_iter();
    records
        .map(|record| {
            let status = record.head.map(|head| head.status());
            match record.content {
                Content::Skipped(skipped) => (status, skipped.reason().as_str()),
                _ => (status, "error"),
            }
        })
        .collect()
}
