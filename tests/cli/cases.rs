//! Every input under `tests/data/diagnose` with what errcat says of it, as text and as JSON.
//!
//! The inputs are captured by `tests/data/capture.py`. A new case is a new input; its outputs are
//! written by `SNAPSHOTS=overwrite cargo test --test cli` and then read by a person.

use std::path::PathBuf;

use errcat::untrusted::is_hidden;
use snapbox::{Assert, Data};

use crate::harness::{Errcat, data, errcat};

/// The inputs.
fn cases() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(data("diagnose")).expect("the folder is there");
    let files = folder.map(|entry| entry.expect("the folder can be read").path());
    let mut inputs: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|ext| ext == "in"))
        .collect();
    inputs.sort();
    assert!(inputs.len() > 40, "the cases are gone: {inputs:?}");
    inputs
}

fn read(path: &PathBuf) -> Vec<u8> {
    std::fs::read(path).expect("the input can be read")
}

fn compare(errcat: Errcat, input: &PathBuf, extension: &str) {
    let run = errcat.stdin(read(input)).run();
    let expected = Data::read_from(&input.with_extension(extension), None).raw();
    Assert::new()
        .action_env("SNAPSHOTS")
        .eq(run.transcript(), expected);
}

#[test]
fn every_input_is_diagnosed_as_text() {
    for input in cases() {
        compare(errcat(&[]), &input, "txt");
    }
}

#[test]
fn every_input_is_diagnosed_as_json() {
    for input in cases() {
        compare(errcat(&["--json"]), &input, "json.txt");
    }
}

#[test]
fn no_input_brings_a_hidden_character_to_the_output() {
    for input in cases() {
        for args in [&["--color", "never"][..], &["--json"]] {
            let run = errcat(args).stdin(read(&input)).run();
            for (name, stream) in [("stdout", &run.stdout), ("stderr", &run.stderr)] {
                let hidden = stream.chars().find(|&c| c != '\n' && is_hidden(c));
                assert_eq!(hidden, None, "{} {args:?} {name}", input.display());
            }
        }
    }
}

#[test]
fn no_header_but_those_known_comes_out() {
    for input in cases() {
        for args in [&[][..], &["--json"]] {
            let run = errcat(args).stdin(read(&input)).run();
            assert!(
                !run.transcript().contains("session=secret"),
                "{}",
                input.display()
            );
        }
    }
}

#[test]
fn the_input_may_come_in_pieces_or_as_a_file() {
    for input in cases() {
        let piped = errcat(&["--json"]).stdin(read(&input)).run();
        let named = errcat(&["diagnose", "--json", "-"])
            .stdin(read(&input))
            .run();
        assert_eq!(
            piped.transcript(),
            named.transcript(),
            "{}",
            input.display()
        );
        let path = input.to_str().expect("the path is UTF-8");
        let file = errcat(&["diagnose", "--json", path]).run();
        assert_eq!(file.exit, piped.exit);
        for (from_file, from_pipe) in file.json_lines().iter().zip(piped.json_lines()) {
            assert_eq!(from_file["code"], from_pipe["code"], "{}", input.display());
            assert_eq!(
                from_file["request_id"],
                from_pipe["request_id"],
                "{}",
                input.display()
            );
        }
    }
}
