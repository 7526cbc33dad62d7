//! Everything that the other tests read.

use std::fs;
use std::path::{Path, PathBuf};

use super::{by_extractor, rows, sizes};
use crate::stable_hash::stable_hash;

/// A record of a log.
const RECORD: &[u8] = b"2026-11-23T06:50:27Z INFO worker-7 is done\n";

/// The files of inputs, in a fixed order.
fn files() -> Vec<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut folders = vec![data];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn inputs() -> Vec<(String, Vec<u8>)> {
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).expect("a file");
        (path.display().to_string(), bytes)
    };
    files().into_iter().map(read).collect()
}

#[test]
fn every_file_has_the_same_responses() {
    let mut different = Vec::new();
    for (name, bytes) in inputs() {
        // In some files, the word is divided.
        if memchr::memmem::find(&bytes, b"code").is_none() {
            continue;
        }
        // No document is the whole input.
        let bytes = [RECORD, &bytes, b"\n", RECORD].concat();
        let expected = by_extractor(&bytes);
        for size in [1 << 20, 1000, 100] {
            let found = rows(&bytes, sizes(size, 1));
            if found != expected {
                different.push(format!("{name} {size}\n  {expected:?}\n  {found:?}"));
            }
        }
    }
    let count = different.len();
    different.truncate(10);
    assert!(different.is_empty(), "{count}:\n{}", different.join("\n"));
}

#[test]
fn all_files_together_have_the_same_responses() {
    let mut inputs = inputs();
    inputs.retain(|(_, bytes)| memchr::memmem::find(bytes, b"code").is_some());
    inputs.sort_by_key(|(name, _)| stable_hash(name.as_bytes()));
    let mut log = RECORD.to_vec();
    for (_, bytes) in &inputs {
        log.extend_from_slice(bytes);
        log.push(b'\n');
        // One may be the last line of what precedes it.
        log.extend_from_slice(RECORD);
        log.extend_from_slice(RECORD);
    }
    let expected = by_extractor(&log);
    for (size, threads) in [(10_000, 2), (300, 1)] {
        let found = rows(&log, sizes(size, threads));
        assert_eq!(found, expected, "{size}");
    }
}

#[test]
fn what_is_longer_than_a_block_has_the_same_responses() {
    let item = |number: usize| {
        format!("{{\"error\": \"m\", \"code\": \"volume_busy\", \"request_id\": \"req_{number}\"}}")
    };
    let items: Vec<String> = (0..2000).map(item).collect();
    let pretty: Vec<String> = items
        .iter()
        .map(|item| item.replace(", ", ",\n    "))
        .collect();
    let record = String::from_utf8_lossy(RECORD);
    for log in [
        // A line, and the same with line breaks.
        format!("{record}[{}]\n{record}", items.join(",")),
        format!("{record}[\n  {}\n]\n{record}", items.join(",\n  ")),
        format!("{record}[\n  {}\n]\n{record}", pretty.join(",\n  ")),
        format!(
            "{record}ERROR: {}\n{}\n{record}",
            "x".repeat(100_000),
            item(1)
        ),
        items.join(""),
        pretty.join("\n"),
        pretty.join("\n\n"),
        pretty.join(","),
        format!("{}\n{}", " ".repeat(100_000), item(1)),
        format!("{}{}", "\n".repeat(100_000), item(1)),
    ] {
        let expected = by_extractor(log.as_bytes());
        for size in [200, 10_000] {
            let found = rows(log.as_bytes(), sizes(size, 2));
            let start: String = log.chars().take(200).collect();
            assert_eq!(found, expected, "{size} {start}");
        }
    }
}
