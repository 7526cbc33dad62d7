//! `errcat export`.

use std::process::{Command, Stdio};

use errcat::Catalog;
use errcat::export::{self, Format};

use crate::harness::{Folder, data, errcat, std_errcat};

#[test]
fn each_format_is_that_of_the_library() {
    for format in Format::ALL {
        let run = errcat(&["export", format.as_str()]).run();
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
        assert!(
            run.stdout == export::to_string(Catalog::bundled(), *format),
            "{format}"
        );
        let json = errcat(&["export", format.as_str(), "--json"]).run().json();
        assert_eq!(json["format"], format.as_str());
        assert_eq!(json["text"], run.stdout);
        assert_eq!(json["catalog"]["digest"], Catalog::bundled().digest());
    }
}

#[test]
fn another_catalog_is_exported() {
    let small = std::fs::read_to_string(data("export/catalog.json")).expect("the file is ours");
    let small = Catalog::from_json(&small).expect("it is a catalog");
    for format in Format::ALL {
        let run = errcat(&[
            "export",
            format.as_str(),
            "--catalog",
            "export/catalog.json",
        ])
        .run();
        assert_eq!(run.exit, 0);
        assert!(run.stdout == export::to_string(&small, *format), "{format}");
    }
    let folder = Folder::new();
    let json = folder.write("catalog.json", errcat(&["export", "json"]).run().stdout);
    let list = errcat(&["--catalog", &json, "list", "--origin", "all"]).run();
    assert_eq!(
        list.stdout,
        errcat(&["list", "--origin", "all"]).run().stdout
    );
    assert_eq!(list.stderr, "");
}

#[test]
fn an_unknown_format_lists_the_choices() {
    let run = errcat(&["export", "yaml"]).run();
    assert_eq!(run.exit, 2);
    assert!(
        run.stderr
            .contains("json, csv, markdown, html, json-schema, typescript, python, go]"),
        "{run:#?}"
    );
}

#[test]
fn a_current_file_passes_the_check() {
    let folder = Folder::new();
    for format in Format::ALL {
        let file = folder.write("file", errcat(&["export", format.as_str()]).run().stdout);
        let run = errcat(&["export", format.as_str(), "--check", &file]).run();
        assert_eq!(
            (run.exit, run.stdout.as_str(), run.stderr.as_str()),
            (0, "", ""),
            "{format}"
        );
        let json = errcat(&["export", format.as_str(), "--check", &file, "--json"])
            .run()
            .json();
        assert_eq!(
            json["check"],
            serde_json::json!({"file": file, "is_current": true, "diff": null})
        );
    }
}

/// An export with some lines changed.
fn stale() -> String {
    let current = errcat(&["export", "go"]).run().stdout;
    current
        .replace("\tCodeVolumeBusy ErrorCode = \"volume_busy\"\n", "")
        .replace("package errorcodes\n", "package codes\n")
        .trim_end()
        .to_owned()
}

#[test]
fn a_stale_file_fails_the_check_with_a_diff() {
    let run = errcat(&["export", "go", "--check", "-"])
        .stdin(stale())
        .run();
    assert_eq!(run.exit, 1);
    let tip = "write it again: `errcat export go > FILE`";
    assert_eq!(
        run.stderr,
        format!("error: <stdin> is out of date\n\n  tip: {tip}\n")
    );
    let lines: Vec<_> = run.stdout.lines().collect();
    assert_eq!(
        lines[..10],
        [
            "--- <stdin>",
            "+++ errcat export go",
            "@@ -1,7 +1,7 @@",
            &format!(
                " {}",
                errcat(&["export", "go"])
                    .run()
                    .stdout
                    .lines()
                    .next()
                    .expect("a line")
            ),
            " ",
            " // Package errorcodes has the error codes of an API, and whether to retry after them.",
            "-package codes",
            "+package errorcodes",
            " ",
            " // ErrorCode is any code: servers may send newer ones than the constants.",
        ]
    );
    assert!(
        run.stdout
            .contains("\n+\tCodeVolumeBusy ErrorCode = \"volume_busy\"\n"),
        "{run:#?}"
    );
    assert!(
        run.stdout
            .ends_with("\n-}\n\\ No newline at end of file\n+}\n"),
        "{run:#?}"
    );
}

#[test]
fn the_tip_quotes_the_file_for_a_shell() {
    for (file, shown) in [("a b; x", "'a b; x'"), ("a'b", "FILE")] {
        let run = errcat(&["export", "csv", "--check", file]).run();
        let tip = format!("\n  tip: write it again: `errcat export csv > {shown}`\n");
        assert!(run.stderr.ends_with(&tip), "{run:#?}");
    }
}

#[test]
fn patch_applies_the_diff() {
    let folder = Folder::new();
    for (name, old) in [
        ("some", stale()),
        ("empty", String::new()),
        ("other", "package main\n\nfunc main() {\n}\n".to_owned()),
        ("twice", errcat(&["export", "go"]).run().stdout.repeat(2)),
    ] {
        let file = folder.write(name, &old);
        let run = errcat(&["export", "go", "--check", &file]).run();
        assert_eq!(run.exit, 1, "{name}");
        let diff = folder.write("diff", &run.stdout);
        let patch = Command::new("patch")
            .args(["--silent", &file])
            .stdin(std::fs::File::open(diff).expect("it was written"))
            .stdout(Stdio::null())
            .status();
        // Not every machine has it.
        let Ok(status) = patch else { return };
        assert!(status.success(), "{name}: {run:#?}");
        let patched = std::fs::read_to_string(&file).expect("it was written");
        assert!(patched == errcat(&["export", "go"]).run().stdout, "{name}");
    }
}

#[test]
fn a_file_cannot_control_the_terminal() {
    let run = errcat(&["export", "csv", "--check", "-"])
        .stdin(&b"\x1b[31mred\r\n\xff\n"[..])
        .run();
    assert_eq!(run.exit, 1);
    assert!(
        run.stdout.contains("\n-\\u{1b}[31mred\\r\n-\u{fffd}\n"),
        "{run:#?}"
    );
    let json = errcat(&["export", "csv", "--check", "-", "--json"])
        .stdin("\u{1b}\n")
        .run();
    assert!(!json.stdout.contains('\u{1b}'), "{json:#?}");
}

#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    let folder = Folder::new();
    let large = folder.write("large", "x\n".repeat(2 << 20));
    for (file, message) in [
        ("no-such-file", "cannot read no-such-file: "),
        (".", "cannot read .: "),
        (
            &large,
            &format!("cannot read {large}: too large to be an export\n"),
        ),
    ] {
        let run = errcat(&["export", "csv", "--check", file]).run();
        assert_eq!((run.exit, run.stdout.as_str()), (2, ""));
        assert!(
            run.stderr.starts_with(&format!("error: {message}")),
            "{run:#?}"
        );
        let tip = match file {
            "." => "\n\n  tip: name the file in it\n".to_owned(),
            file => format!("\n\n  tip: write it again: `errcat export csv > {file}`\n"),
        };
        assert!(run.stderr.ends_with(&tip), "{run:#?}");
    }
}

#[test]
fn a_closed_pipe_does_not_make_a_stale_file_current() {
    let mut command = std_errcat(&["export", "html", "--check", "diagnose/html-page.in"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("errcat starts");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
}
