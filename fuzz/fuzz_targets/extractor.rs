//! Any bytes are read without a panic, and how they arrive changes nothing.
#![no_main]

use std::io::{self, Read};

use errcat::extract::{Record, extract};
use libfuzzer_sys::fuzz_target;

/// Gives its bytes in pieces of one size.
struct Pieces<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.size.min(buffer.len());
        self.bytes.read(&mut buffer[..count])
    }
}

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
