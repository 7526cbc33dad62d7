//! Help, the version, and arguments that cannot be understood.

use crate::harness::errcat;

#[test]
fn a_code_without_a_command_is_told_the_command() {
    let run = errcat(&["volume_busy"]).run();
    assert_eq!((run.exit, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.contains("tip: errcat explain volume_busy\n"),
        "{run:#?}"
    );
    // A mistyped or renamed code is meant as one, too.
    for word in ["volume_bsy", "machine_not_found"] {
        let run = errcat(&[word]).run();
        assert!(
            run.stderr
                .contains(&format!("tip: errcat explain {word}\n")),
            "{run:#?}"
        );
    }
}

#[test]
fn a_file_without_a_command_is_told_the_command() {
    let run = errcat(&["catalog.tsv"]).run();
    assert_eq!(run.exit, 2);
    assert!(
        run.stderr.contains("tip: errcat diagnose catalog.tsv\n"),
        "{run:#?}"
    );
}

#[test]
fn any_other_word_has_no_far_fetched_tip() {
    let run = errcat(&["zzz"]).run();
    assert_eq!(run.exit, 2);
    assert!(!run.stderr.contains("tip:"), "{run:#?}");
}

#[test]
fn a_mistyped_command_is_suggested_by_its_name() {
    let run = errcat(&["explan", "volume_busy"]).run();
    assert!(run.stderr.contains("'explain'"), "{run:#?}");
}

#[test]
fn wrong_usage_with_json_is_an_object_too() {
    for args in [
        &["--json", "zzz"][..],
        &["list", "--category", "disks", "--json"],
    ] {
        let run = errcat(args).run();
        assert_eq!(run.exit, 2);
        let json = run.json();
        assert_eq!(
            (&json["kind"], &json["reason"]),
            (&"failure".into(), &"usage".into())
        );
        assert!(
            json["detail"]
                .as_str()
                .is_some_and(|detail| !detail.is_empty() && !detail.starts_with("error: "))
        );
    }
}

#[test]
fn control_characters_of_an_argument_are_escaped() {
    let hidden = "\u{1b}[31m\u{202e}\n";
    for args in [
        &[hidden][..],
        &[&format!("volume_busy{hidden}")],
        &[&format!("--{hidden}")],
        &["explain", &format!("--x{hidden}")],
        &["list", "--category", hidden],
        &["list", "--retry", hidden],
        &["completions", hidden],
        &["--color", hidden],
    ] {
        for color in ["never", "always"] {
            let run = errcat(&[args, &["--color", color]].concat()).run();
            assert_eq!(run.exit, 2);
            assert!(run.stderr.contains("\\u{1b}[31m\\u{202e}\\n"), "{run:#?}");
            assert!(!run.stderr.contains("\u{202e}"), "{run:#?}");
        }
    }
}

#[test]
fn the_version_states_the_catalog() {
    let run = errcat(&["--version"]).run();
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        run.stdout,
        format!(
            "errcat {version}\ncatalog: 65 codes, https://docs.ns.rocks/reference/error-codes\n"
        )
    );
    assert_eq!(errcat(&["-V"]).run().stdout, format!("errcat {version}\n"));
}

#[test]
fn help_has_examples_and_exit_codes() {
    let short = errcat(&["-h"]).run();
    assert!(short.stdout.contains("curl -si URL | errcat"), "{short:#?}");
    let long = errcat(&["--help"]).run();
    assert!(
        long.stdout.contains("Exit codes:\n  0  did the job"),
        "{long:#?}"
    );
    for run in [short, long] {
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
        assert!(
            !run.stdout.contains("captcha_required"),
            "the codes do not belong in help"
        );
    }
    let explain = errcat(&["explain", "--help"]).run();
    assert!(
        !explain.stdout.contains("captcha_required"),
        "the codes do not belong in help"
    );
}
