//! The inputs of `errcat triage`: files, directories, and compressed ones.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use serde_json::Value;

use crate::harness::{Folder, data, errcat};
use crate::triage::{LOG, cells, line, triage};

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).expect("memory can be written");
    encoder.finish().expect("memory can be written")
}

fn zstandard(text: &[u8]) -> Vec<u8> {
    compress_to_vec(text, CompressionLevel::Fastest)
}

#[test]
fn standard_input_and_files_are_inputs() {
    let log = std::fs::read_to_string(data(LOG)).expect("it is there");
    for args in [&[][..], &["-"]] {
        let run = errcat(&[&["triage"], args].concat())
            .stdin(log.as_str())
            .run();
        assert_eq!(run.stdout, triage(&[LOG]).stdout, "{args:?}");
    }
    let json = errcat(&["triage", "--json", LOG, "-"])
        .stdin(line("", "volume_busy"))
        .run()
        .json();
    let names = [&json["inputs"][0]["name"], &json["inputs"][1]["name"]];
    assert_eq!(names, [LOG, "<stdin>"]);
    assert_eq!(json["totals"]["responses"], 408);
}

#[test]
fn a_log_in_another_compressed_format_is_named() {
    let xz = errcat(&["triage"]).stdin(b"\xfd7zXZ\0\0\x04").run();
    assert_eq!(
        (xz.exit, &*xz.stderr),
        (
            2,
            "error: cannot read standard input: it is compressed: pipe in what `xz -dc` prints\n"
        )
    );
}

#[test]
fn compressed_logs_are_read() {
    let folder = Folder::new();
    let log = std::fs::read(data(LOG)).expect("it is there");
    let [gzip, zstandard] = [gzip(&log), zstandard(&log)];
    let expected = triage(&[LOG]).stdout;
    for (name, compressed) in [("app.log.gz", &gzip), ("app.zst", &zstandard)] {
        let path = folder.write(name, compressed);
        assert_eq!(triage(&[&path]).stdout, expected, "{name}");
        let piped = errcat(&["triage"]).stdin(compressed.as_slice()).run();
        assert_eq!(piped.stdout, expected, "{name}");

        let cut = folder.write("cut", &compressed[..compressed.len() / 2]);
        let run = triage(&["--json", &cut]);
        assert_eq!(run.exit, 2, "{run:#?}");
        let json = run.json();
        let found = json["totals"]["responses"].as_u64();
        assert!(found.is_some_and(|found| found < 407), "{json}");
        assert_eq!(json["partial"], true);
        assert!(run.stderr.starts_with("error: cannot read "), "{run:#?}");
    }
}

#[test]
fn directories_are_read_with_a_flag() {
    let folder = Folder::new();
    let first = folder.write("b.log", line("", "volume_busy"));
    let second = folder.write("a/c.log", line("", "exec_failed"));
    #[cfg(unix)]
    std::os::unix::fs::symlink(&first, folder.join("z.log")).expect("the folder is ours");
    let json = triage(&["-r", "--json", folder.path()]).json();
    assert_eq!(json["inputs"][0]["name"], second.as_str());
    assert_eq!(json["inputs"][1]["name"], first.as_str());
    assert_eq!(json["totals"]["responses"], 2, "a file counts once");
    let run = triage(&[folder.path(), LOG]);
    assert_eq!(run.exit, 2);
    assert!(
        run.stderr.starts_with("error: cannot read "),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr
            .contains("\n\n  tip: add `-r` to read all files in a directory\n"),
        "{}",
        run.stderr
    );
    assert_eq!(cells(&run).len(), 19);
}

#[test]
fn a_file_that_cannot_be_read_is_reported_and_the_next_one_is_read() {
    let run = triage(&["triage/app.lgo", LOG, "--json"]);
    assert_eq!(run.exit, 2);
    let json = run.json();
    assert_eq!(json["partial"], true);
    assert_eq!(json["totals"]["responses"], 407);
    assert!(
        run.stderr
            .contains("tip: did you mean `errcat triage triage/app.log`?"),
        "{}",
        run.stderr
    );
}

#[test]
fn zeros_after_a_compressed_log_are_ignored() {
    let folder = Folder::new();
    let log = std::fs::read(data(LOG)).expect("it is there");
    let padded = [gzip(&log), vec![0; 1_000]].concat();
    let run = triage(&[&folder.write("app.log.gz", padded)]);
    assert_eq!((run.exit, run.stdout), (0, triage(&[LOG]).stdout));
}

#[test]
fn most_of_a_log_that_is_cut_off_is_counted() {
    let folder = Folder::new();
    let numbered = |number: u32| {
        let id = number.wrapping_mul(2_654_435_761);
        line("2026-11-23T05:00:00Z", "volume_busy").replace("req_1", &format!("req_{id:08x}"))
    };
    let log: String = (0..20_000).map(numbered).collect();
    for compress in [gzip, zstandard] {
        let compressed = compress(log.as_bytes());
        let cut = folder.write("cut", &compressed[..compressed.len() / 2]);
        let run = triage(&["--json", &cut]);
        assert_eq!(run.exit, 2, "{run:#?}");
        let found = run.json()["totals"]["responses"].as_u64();
        assert!(found.is_some_and(|found| found > 8_000), "{found:?}");
    }
}

#[test]
fn compressed_reports_are_read() {
    let folder = Folder::new();
    let report = triage(&[LOG, "--json"]).stdout;
    for compress in [gzip, zstandard] {
        let report = compress(report.as_bytes());
        let path = folder.write("report", &report);
        let merged = triage(&["--merge", &path]);
        assert_eq!(merged.stdout, triage(&[LOG]).stdout, "{merged:#?}");
        let piped = errcat(&["triage", "--merge"]).stdin(report).run();
        assert_eq!(piped.stdout, merged.stdout);
        let compared = triage(&[LOG, "--against", &path]);
        assert_eq!((compared.exit, compared.stdout.as_str()), (0, ""));
    }
}

#[test]
fn an_input_that_is_there_twice_counts_once() {
    let folder = Folder::new();
    let log = std::fs::read(data(LOG)).expect("it is there");
    let compressed = folder.write("app.log.gz", gzip(&log));
    let once = triage(&[LOG]);
    for (again, name) in [
        (LOG, format!("{LOG} was already counted")),
        (
            &compressed,
            format!("{compressed} was already counted as {LOG}"),
        ),
    ] {
        let run = triage(&[LOG, again]);
        assert_eq!((run.exit, &run.stdout), (2, &once.stdout));
        let tip = "it counts once; add `--allow-duplicates` to count it twice";
        let error = format!("error: {name}\n\n  tip: {tip}\n{}", once.stderr);
        assert_eq!(run.stderr, error);
        let json = triage(&[LOG, again, "--json"]).json();
        assert_eq!(
            (&json["partial"], &json["inputs"][1]),
            (&false.into(), &Value::Null)
        );
        let run = triage(&[LOG, again, "--json", "--allow-duplicates"]);
        assert_eq!(
            (run.exit, &run.json()["totals"]["responses"]),
            (0, &814.into())
        );
    }
    let quiet = folder.write("quiet.log", "ready\n");
    assert_eq!(triage(&[LOG, &quiet, &quiet]).exit, 0);
}

#[test]
fn utf16_has_as_many_lines_as_its_text() {
    let folder = Folder::new();
    let log = std::fs::read_to_string(data(LOG)).expect("it is there");
    let utf16 = format!("\u{feff}{log}");
    let utf16: Vec<u8> = utf16.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let run = triage(&[&folder.write("app.log", utf16)]);
    assert_eq!(run.stdout, triage(&[LOG]).stdout);
    assert!(run.stderr.contains(" in 1,007 lines "), "{}", run.stderr);
}
