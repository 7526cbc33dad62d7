//! Any bytes are read without a panic, and how they arrive changes nothing.
#![no_main]

#[path = "../../tests/pieces/mod.rs"]
mod pieces;

use std::io::Read;

use errcat::extract::{Record, extract};
use libfuzzer_sys::fuzz_target;
use pieces::Pieces;

fn records(reader: impl Read) -> Vec<Record> {
    extract(reader)
        .map(|record| record.expect("memory can be read"))
        .collect()
}

fuzz_target!(|input: (u8, &[u8])| {
    let (size, bytes) = input;
    let whole = records(bytes);
    let size = usize::from(size) + 1;
    assert_eq!(
        records(Pieces { bytes, size }),
        whole,
        "in pieces of {size}"
    );
});
