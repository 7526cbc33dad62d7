//! Codes, HTTP statuses and files without a command: `errcat volume_busy`.

use serde_json::json;

use crate::harness::{Folder, errcat, std_errcat};

/// Runs errcat with these words and returns the exit code and both streams.
fn run(args: &[&str]) -> (i32, String, String) {
    let run = errcat(args).run();
    (run.exit, run.stdout, run.stderr)
}

#[test]
fn a_code_or_status_is_explained() {
    for word in [
        "volume_busy",
        "Volume-Busy",
        "`volume_busy`.",
        "409",
        "HTTP 409",
    ] {
        for flags in [&[][..], &["--json"], &["-v"]] {
            let bare = run(&[&[word], flags].concat());
            assert_eq!(bare, run(&[&["explain", word], flags].concat()), "{word}");
            assert_eq!((bare.0, bare.2.as_str()), (0, ""), "{word}");
        }
    }
    let two = run(&["volume_busy", "409"]);
    assert_eq!(two, run(&["explain", "volume_busy", "409"]));
}

#[test]
fn a_file_is_diagnosed() {
    let file = "diagnose/retry-after-seconds.in";
    for flags in [
        &[][..],
        &["--json"],
        &["-v"],
        &["--retryable"],
        &["--support"],
    ] {
        let bare = run(&[flags, &[file]].concat());
        assert_eq!(
            bare,
            run(&[&["diagnose", file], flags].concat()),
            "{flags:?}"
        );
        assert_eq!(bare.0, 0, "{flags:?}");
    }
    let exit_code = run(&["--exit-code", file]);
    assert_eq!(exit_code.0, 6);
    let two = run(&[file, "diagnose/curl-head.in"]);
    assert_eq!(two, run(&["diagnose", file, "diagnose/curl-head.in"]));
}

#[test]
fn a_hyphen_is_standard_input() {
    let body = r#"{"error": "m", "code": "volume_busy"}"#;
    let bare = errcat(&["-", "--json"]).stdin(body).run();
    assert_eq!(bare.json()["code"], "volume_busy");
    let both = errcat(&["-", "diagnose/curl-head.in", "--json"])
        .stdin(body)
        .run();
    assert!(both.json_lines().len() >= 2, "{both:#?}");
}

#[test]
fn a_known_code_or_status_wins_over_a_file_of_that_name() {
    let folder = Folder::new();
    for name in ["volume_busy", "409", "my_file"] {
        folder.write(name, r#"{"error": "m", "code": "exec_failed"}"#);
    }
    for (args, kind) in [
        (&["volume_busy"][..], "codes"),
        (&["409"], "codes"),
        (&["./volume_busy"], "kind"),
        (&["./409"], "kind"),
        (&["my_file"], "kind"),
        (&["my_file", "./volume_busy"], "kind"),
    ] {
        let mut command = std_errcat(&[args, &["--json"]].concat());
        let output = command
            .current_dir(folder.path())
            .output()
            .expect("it starts");
        let stdout = String::from_utf8(output.stdout).expect("UTF-8");
        let line = stdout.lines().next().unwrap_or_default();
        let json: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(json.get(kind).is_some(), "{args:?}: {stdout}");
        assert!(output.status.success(), "{args:?}: {stdout}");
    }
}

#[test]
fn an_unknown_word_is_a_negative_result_and_a_missing_file_an_error() {
    for (args, exit, stderr) in [
        (
            &["volume_bsy"][..],
            1,
            "error: unknown code `volume_bsy`\n\n  tip: did you mean `errcat explain volume_busy`?\n",
        ),
        (&["zzz"], 1, "error: unknown code `zzz`\n"),
        (&["999"], 1, "error: unknown code `999`\n"),
        (&[""], 1, "error: unknown code ``\n"),
        (&["418"], 1, "error: no known code comes with HTTP 418\n"),
        (&["no-file.txt"], 2, "no-file.txt: No such file"),
        (&["no/file"], 2, "no/file: No such file"),
        (&["./volume_busy"], 2, "./volume_busy: No such file"),
        (&["volume_busy.txt"], 2, "volume_busy.txt: No such file"),
        // Unknown words are what the others are.
        (
            &["no_file", "diagnose/curl-head.in"],
            2,
            "no_file: No such file",
        ),
        (&["--retryable", "no_file"], 2, "no_file: No such file"),
        (&["volume_busy", "zzz"], 1, "unknown code `zzz`"),
        (&["."], 2, "s a directory"),
        (&["./diagnose"], 2, "s a directory"),
    ] {
        let found = run(args);
        assert_eq!(found.0, exit, "{args:?}: {found:?}");
        assert!(found.2.contains(stderr), "{args:?}: {found:?}");
    }
}

#[test]
fn a_mistyped_command_or_file_is_suggested() {
    for (args, tip) in [
        (&["lst"][..], "errcat list"),
        (&["explan", "volume_busy"], "errcat explain volume_busy"),
        (&["volume_busy", "explain"], "errcat explain volume_busy"),
        (&["diagnos", "a b.json"], "errcat diagnose 'a b.json'"),
        (&["hlep"], "errcat help"),
        (&["version"], "errcat --version"),
        (&["cli-exits"], "errcat cli-exits.tsv"),
    ] {
        let found = run(args);
        assert_eq!((found.0, found.1.as_str()), (1, ""), "{args:?}: {found:?}");
        let word = args.iter().find(|word| **word != "volume_busy");
        let expected = format!(
            "error: unknown code `{}`\n\n  tip: did you mean `{tip}`?\n",
            word.expect("there is one")
        );
        assert_eq!(found.2, expected, "{args:?}");
    }
    for (args, exit, tip) in [
        (
            &["catalgo.tsv"][..],
            2,
            "did you mean `errcat catalog.tsv`?",
        ),
        (
            &["diagnose/curl-head"],
            2,
            "did you mean `errcat diagnose/curl-head.in`?",
        ),
        (
            &["diagnose", "Volume-Busy"],
            2,
            "did you mean `errcat explain volume_busy`?",
        ),
        (
            &["https://example.com/v1"],
            2,
            "errcat reads no URLs: `curl -sSi URL 2>&1 | errcat`",
        ),
        (
            &["explain", "catalog.tsv"],
            1,
            "to diagnose the file: `errcat diagnose catalog.tsv`",
        ),
    ] {
        let found = run(args);
        assert_eq!(found.0, exit, "{args:?}: {found:?}");
        let tip = format!("\n\n  tip: {tip}\n");
        assert!(found.2.ends_with(&tip), "{args:?}: {found:?}");
    }
    let run = errcat(&["lst", "--category", "volumes"]).run();
    assert_eq!(run.exit, 2);
    assert!(
        run.stderr.contains("tip: did you mean `errcat list`?\n"),
        "{run:#?}"
    );
}

#[test]
fn words_of_different_kinds_cannot_be_used_together() {
    for (args, parts) in [
        (
            &["volume_busy", "catalog.tsv"][..],
            &["error: `volume_busy` is a code and `catalog.tsv` is a file\n\n  tip: "][..],
        ),
        (&["409", "-"], &["`409` is a code and `-` is a file"]),
        (
            &["--retryable", "volume_busy"],
            &["`--retryable` is a flag of `errcat diagnose`"],
        ),
        (
            &["volume_busy", "--json", "list"],
            &["`volume_busy` cannot precede a command"],
        ),
    ] {
        let found = run(args);
        assert_eq!(found.0, 2, "{args:?}: {found:?}");
        for part in parts {
            assert!(found.2.contains(part), "{args:?}: {found:?}");
        }
    }
}

#[test]
fn json_of_an_unknown_word_is_that_of_explain() {
    let run = errcat(&["volume_bsy", "--json"]).run();
    assert_eq!(run.exit, 1);
    assert_eq!(
        run.json()["unknown"],
        json!([{"asked": "volume_bsy", "suggestions": ["volume_busy"]}])
    );
    let run = errcat(&["lst", "--json"]).run();
    assert_eq!(
        run.json()["unknown"],
        json!([{"asked": "lst", "suggestions": []}])
    );
}

#[test]
fn tips_contain_no_hidden_characters() {
    let hidden = "\u{1b}[31m\u{202e}";
    for args in [
        &["explan", hidden][..],
        &[hidden],
        &["list", hidden, "--origin", "edge"],
        &["diagnose", &format!("./{hidden}")],
    ] {
        let found = run(args);
        assert_ne!(found.0, 0, "{args:?}");
        assert!(!found.2.contains(['\u{1b}', '\u{202e}']), "{found:?}");
    }
}
