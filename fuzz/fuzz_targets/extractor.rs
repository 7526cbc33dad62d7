//! The extractor reads any bytes without a panic, and finds the same records in chunks of any size.
#![no_main]

#[path = "../../tests/chunked_reader/mod.rs"]
mod chunked_reader;

use std::io::Read;

use chunked_reader::ChunkedReader;
use errcat::extract::{Extractor, Record};
use libfuzzer_sys::fuzz_target;

fn records(reader: impl Read) -> Vec<Record> {
    Extractor::new(reader)
        .map(|record| record.expect("memory can be read"))
        .collect()
}

fuzz_target!(|input: (u8, &[u8])| {
    let (size, bytes) = input;
    let whole = records(bytes);
    let size = usize::from(size) + 1;
    assert_eq!(
        records(ChunkedReader { bytes, size }),
        whole,
        "in chunks of {size}"
    );
});
