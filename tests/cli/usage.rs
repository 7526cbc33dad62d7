//! Help, the version, and wrong usage.

use crate::harness::{codes, errcat};

#[test]
fn wrong_usage_suggests_a_command_line_that_works() {
    for (word, tip) in [
        ("volume_busy", "errcat explain volume_busy"),
        ("volume_bsy", "errcat explain volume_busy"),
        ("machine_not_found", "errcat explain sandbox_not_found"),
        ("volume_busy; rm -rf ~", "errcat explain volume_busy"),
        ("Volume Busy", "errcat explain volume_busy"),
        ("catalog.tsv", "errcat diagnose catalog.tsv"),
        ("no such file.json", "errcat diagnose 'no such file.json'"),
        ("-", "errcat diagnose -"),
        ("help", "errcat --help"),
        ("version", "errcat --version"),
    ] {
        let run = errcat(&[word]).run();
        assert_eq!((run.exit, run.stdout.as_str()), (2, ""), "{word}");
        assert!(
            run.stderr.contains(&format!("tip: {tip}\n")),
            "{word}: {run:#?}"
        );
    }
}

#[test]
fn a_word_unlike_any_code_gets_no_suggestion() {
    for word in ["zzz", "dir", "foo_bar", "terminal"] {
        let run = errcat(&[word]).run();
        assert_eq!(run.exit, 2);
        assert!(!run.stderr.contains("tip: errcat"), "{run:#?}");
    }
}

#[test]
fn a_mistyped_command_gets_the_correct_name_suggested() {
    let run = errcat(&["explan", "volume_busy"]).run();
    assert!(run.stderr.contains("'explain'"), "{run:#?}");
}

#[test]
fn wrong_usage_with_json_prints_an_object() {
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
fn hidden_characters_of_an_argument_are_escaped() {
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
    let version = env!("CARGO_PKG_VERSION");
    let expected = format!(
        "errcat {version}\ncatalog: {} codes, https://docs.ns.rocks/reference/error-codes\n",
        codes().len()
    );
    for flag in ["-V", "--version"] {
        assert_eq!(errcat(&[flag]).run().stdout, expected, "{flag}");
    }
}

#[cfg(unix)]
#[test]
fn messages_do_not_contain_the_name_of_the_executed_file() {
    use std::os::unix::process::CommandExt;

    for args in [
        &["--nope", "--color", "always"][..],
        &["list", "--nope"],
        &["--help"],
        &["--version"],
    ] {
        let mut command = crate::harness::std_errcat(args);
        let output = command
            .arg0("\u{1b}[31mevil\u{202e}")
            .output()
            .expect("errcat starts");
        let printed = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
        assert!(
            printed.contains("errcat") && !printed.contains("evil"),
            "{args:?}: {printed}"
        );
    }
}

#[test]
fn the_last_of_repeated_flags_wins() {
    let run = errcat(&[
        "--json", "--color", "always", "list", "--color", "never", "--json",
    ])
    .run();
    assert_eq!(run.json()["schema_version"], 1);
    let run = errcat(&["list", "--retry", "later", "--retry", "after_window"]).run();
    assert!(run.stdout.contains("rate_limit_exceeded"), "{run:#?}");
    assert!(!run.stdout.contains("exec_failed"), "{run:#?}");
}

#[test]
fn help_has_examples_and_exit_codes() {
    let short = errcat(&["-h"]).run();
    assert!(
        short.stdout.contains("curl -sSi URL | errcat"),
        "{short:#?}"
    );
    let long = errcat(&["--help"]).run();
    assert!(
        long.stdout.contains("Exit codes:\n  0  did the job"),
        "{long:#?}"
    );
    for run in [short, long] {
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
        assert!(
            !run.stdout.contains("captcha_required"),
            "help must not list the codes"
        );
    }
    let explain = errcat(&["explain", "--help"]).run();
    assert!(
        !explain.stdout.contains("captcha_required"),
        "help must not list the codes"
    );
}
