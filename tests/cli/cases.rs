//! Every input under `tests/data/diagnose`, with the expected text and JSON.
//!
//! `tests/data/capture.py` captures the inputs. To add a case, add its input, run
//! `SNAPSHOTS=overwrite cargo test --test cli`, and review the outputs.

use std::path::{Path, PathBuf};

use errcat::untrusted::needs_escape;
use snapbox::{Assert, Data};

use crate::catalog_texts::redacted;
use crate::harness::{Errcat, data, errcat};

/// The inputs.
fn cases() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(data("diagnose")).expect("the folder can be read");
    let files = folder.map(|entry| entry.expect("the folder can be read").path());
    let mut inputs: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|ext| ext == "in"))
        .collect();
    inputs.sort();
    assert!(inputs.len() > 40, "only {} inputs", inputs.len());
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
        .eq(redacted(&run.transcript()), expected);
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
fn support_prints_the_expected_block() {
    let cases = cases();
    let with_block = |input: &&PathBuf| input.with_extension("support.txt").exists();
    let with_block: Vec<_> = cases.iter().filter(with_block).collect();
    assert!(with_block.len() > 8, "only {} cases", with_block.len());
    for input in with_block {
        compare(
            errcat(&["--support", "--color", "always"]),
            input,
            "support.txt",
        );
    }
}

#[test]
fn no_hidden_character_is_printed() {
    for input in cases() {
        for args in [&["--color", "never"][..], &["--json"]] {
            let run = errcat(args).stdin(read(&input)).run();
            for (name, stream) in [("stdout", &run.stdout), ("stderr", &run.stderr)] {
                let hidden = stream.chars().find(|&c| c != '\n' && needs_escape(c));
                assert_eq!(hidden, None, "{} {args:?} {name}", input.display());
            }
        }
    }
}

#[test]
fn unknown_headers_are_not_printed() {
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
fn a_file_gives_the_same_output_as_a_pipe_except_for_its_name() {
    for input in cases() {
        let piped = errcat(&["diagnose", "--json", "-"])
            .stdin(read(&input))
            .run();
        let path = input.to_str().expect("the path is UTF-8");
        let file = errcat(&["diagnose", "--json", path]).run();
        assert_eq!(
            (file.exit, &file.stderr),
            (piped.exit, &piped.stderr),
            "{path}"
        );
        let without_name = |mut record: serde_json::Value| {
            if let Some(source) = record.get_mut("source") {
                source["file"].take();
            }
            record
        };
        let from_file: Vec<_> = file.json_lines().into_iter().map(without_name).collect();
        assert_eq!(from_file, piped.json_lines(), "{path}");
    }
}

#[test]
fn every_input_has_both_outputs_and_every_output_has_an_input() {
    for entry in std::fs::read_dir(data("diagnose")).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("names are UTF-8");
        let case = Path::new(name.split('.').next().expect("a name has a first part"));
        for extension in ["in", "txt", "json.txt"] {
            let file = data("diagnose").join(case.with_extension(extension));
            assert!(file.is_file(), "{} is missing", file.display());
        }
    }
}
