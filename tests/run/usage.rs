//! Wrong arguments, commands that cannot be started, and the catalog in use.

use std::fs;

use snapbox::assert_data_eq;

use crate::harness::project;
use crate::process::{errcat_run, make_executable, new_file, text};

#[test]
fn a_command_that_cannot_be_started_has_the_exit_code_of_a_shell() {
    let script = new_file("without-permission");
    fs::write(&script, "#!/bin/sh\n").expect("the folder is writable");
    let script = script.to_str().expect("the path is UTF-8");
    let plain = new_file("without-interpreter");
    fs::write(&plain, "exit 0\n").expect("the folder is writable");
    make_executable(&plain);
    let plain = plain.to_str().expect("the path is UTF-8");
    for (args, exit, stderr) in [
        (
            &["no-such-command"][..],
            127,
            "error: cannot run `no-such-command`: No such file or directory (os error 2)\n\n  \
             tip: for a builtin or a pipeline: `errcat run -- bash -c 'COMMAND'`\n",
        ),
        (
            &["/no/such/command"],
            127,
            "error: cannot run `/no/such/command`: No such file or directory (os error 2)\n",
        ),
        (
            &["ls -l /"],
            127,
            "error: cannot run `ls -l /`: No such file or directory (os error 2)\n\n  \
             tip: `errcat run -- ls -l /` without the quotes\n",
        ),
        (
            &["/"],
            126,
            "error: cannot run `/`: Permission denied (os error 13)\n",
        ),
        (
            &[script],
            126,
            "error: cannot run `[..]`: Permission denied (os error 13)\n",
        ),
        (
            &[plain],
            126,
            "error: cannot run `[..]`: Exec format error (os error 8)\n\n  \
             tip: `errcat run -- sh [..]`\n",
        ),
    ] {
        for flags in [&["--"][..], &["--retries", "2", "--"]] {
            let output = errcat_run(&[flags, args].concat()).output();
            let output = output.expect("it starts");
            assert_eq!(output.status.code(), Some(exit), "{args:?}");
            assert_eq!(output.stdout, b"");
            assert_data_eq!(text(output.stderr), stderr);
        }
    }
}

#[test]
fn an_error_before_the_start_can_be_json() {
    let output = errcat_run(&["--json", "no-such-command"]).output();
    let output = output.expect("it starts");
    assert_eq!(output.status.code(), Some(127));
    assert_eq!(output.stdout, b"");
    let stderr = text(output.stderr);
    let start = r#"{"schema_version":1,"catalog":{"digest":""#;
    let end =
        r#""},"kind":"failure","reason":"io_error","detail":"cannot run `no-such-command`: [..]"}"#;
    assert_data_eq!(stderr, format!("{start}[..]{end}\n"));
}

#[test]
fn an_unknown_flag_is_not_a_command() {
    let output = errcat_run(&["--retrys", "2", "true"]).output();
    let output = output.expect("it starts");
    assert_eq!(output.status.code(), Some(2));
    let stderr = text(output.stderr);
    assert!(
        stderr.contains("'--retrys'") && stderr.contains("'--retries'"),
        "{stderr}"
    );
}

#[test]
fn wrong_values_of_flags_have_a_tip() {
    let number = "use a number from 0 to 4294967295";
    let duration = "use a number with a unit, such as 500ms, 30s or 5m";
    for (flag, tip) in [
        ("--retries=x", number),
        ("--retries=99999999999", number),
        ("--max-delay=60", duration),
        ("--deadline=soon", duration),
    ] {
        let output = errcat_run(&[flag, "true"]).output().expect("it starts");
        assert_eq!(output.status.code(), Some(2), "{flag}");
        let stderr = text(output.stderr);
        assert!(stderr.contains(tip), "{flag}: {stderr}");
    }
}

#[test]
fn another_catalog_is_named_with_a_diagnosis_only() {
    let failure = r#"echo '{"error": "e", "code": "CARD_LOCKED"}'; exit 1"#;
    let note = "errcat: the catalog is tests/data/catalog/acme.json, with 20 codes\n";
    for (flags, command, ends_with) in [
        (&[][..], "true", ""),
        (&[], "exit 1", ""),
        (&["--quiet"], failure, ""),
        (&[], failure, note),
    ] {
        let catalog = ["--catalog", "tests/data/catalog/acme.json"];
        let args = [&catalog, flags, &["--", "sh", "-c", command]].concat();
        let output = errcat_run(&args).current_dir(project("")).output();
        let stderr = text(output.expect("it starts").stderr);
        assert_eq!(stderr.is_empty(), ends_with.is_empty(), "{command}");
        assert!(stderr.ends_with(ends_with), "{command}: {stderr}");
    }
}
