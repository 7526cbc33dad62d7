//! Help, the version, and wrong usage.

use crate::harness::{codes, errcat};

#[test]
fn an_unknown_flag_gets_the_right_command_or_flag_suggested() {
    for (args, tip) in [
        (&["--jsn"][..], "a similar argument exists: '--json'"),
        (
            &["--category", "volumes"],
            "`--category` is a flag of `errcat list`",
        ),
        (
            &["volume_busy", "--status", "409"],
            "`--status` is a flag of `errcat list`",
        ),
        (
            &["explain", "volume_busy", "--support"],
            "`--support` is a flag of `errcat diagnose`",
        ),
        (
            &["--color", "never", "lst", "-x"],
            "did you mean `errcat list`?",
        ),
    ] {
        let run = errcat(args).run();
        assert_eq!((run.exit, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(
            run.stderr.contains(&format!("\n\n  tip: {tip}\n")),
            "{args:?}: {run:#?}"
        );
    }
    let run = errcat(&["volume_busy", "--nope"]).run();
    assert!(!run.stderr.contains("tip"), "{run:#?}");
    assert!(!run.stderr.contains("\n\n\n"), "{run:#?}");
}

#[test]
fn a_flag_of_diagnose_is_rejected_before_another_command() {
    for args in [
        &["--quiet", "list"][..],
        &["--all", "explain", "volume_busy"],
    ] {
        let run = errcat(args).run();
        assert_eq!(run.exit, 2, "{args:?}");
        let says = format!("error: `{}` is a flag of `errcat diagnose`\n", args[0]);
        assert!(run.stderr.starts_with(&says), "{args:?}: {run:#?}");
    }
}

#[test]
fn help_is_a_command_too() {
    assert_eq!(
        errcat(&["help"]).run().stdout,
        errcat(&["--help"]).run().stdout
    );
    for command in [
        "diagnose",
        "explain",
        "list",
        "triage",
        "export",
        "schema",
        "completions",
        "man",
        "help",
        "parse",
    ] {
        let run = errcat(&["help", command]).run();
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
        assert_eq!(
            run.stdout,
            errcat(&[command, "--help"]).run().stdout,
            "{command}"
        );
    }
    let run = errcat(&["help", "lst"]).run();
    assert_eq!(run.exit, 2);
    assert!(run.stderr.contains("diagnose, explain, list"), "{run:#?}");
}

#[test]
fn wrong_usage_with_json_prints_an_object() {
    for args in [
        &["--json", "--zzz"][..],
        &["--json", "volume_busy", "catalog.tsv"],
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
        &[&*format!("--{hidden}")][..],
        &["volume_busy", &format!("./{hidden}")],
        &["help", hidden],
        &["list", "--origin", hidden],
        &["list", "--status", hidden],
        &["explain", &format!("--x{hidden}")],
        &["list", "--category", hidden],
        &["list", "--retry", hidden],
        &["completions", hidden],
        &["man", hidden],
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
        "errcat {version}\ncatalog: {} codes, https://docs.ns.rocks/reference/error-codes\n\
         checked: 2026-11-27, against nullspace-sdk 1.0.3 and 0.1.9\ndigest: {}\n",
        codes().len(),
        errcat::Catalog::bundled().digest()
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
fn help_explains_marks_exit_codes_and_use() {
    let short = errcat(&["-h"]).run();
    let long = errcat(&["--help"]).run();
    for part in [
        "Where a line comes from:\n  [API] ",
        "[errcat]  inferred by errcat; not part of the API contract\n",
        "Exit codes:\n  0    success",
    ] {
        assert!(long.stdout.contains(part), "{part:?} is missing: {long:#?}");
    }
    for run in [short, long] {
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
        let about = "errcat explains Nullspace API errors and tells you what to do next\n";
        assert!(run.stdout.starts_with(about), "{run:#?}");
        for example in [
            "curl -sSi URL 2>&1 | errcat ",
            "errcat volume_busy ",
            "errcat 409 ",
        ] {
            assert!(run.stdout.contains(example), "{run:#?}");
        }
    }
}

#[test]
fn help_is_plain_and_does_not_list_codes() {
    for command in [
        &[][..],
        &["diagnose"],
        &["explain"],
        &["list"],
        &["schema"],
        &["completions"],
        &["man"],
    ] {
        for flag in ["-h", "--help"] {
            let help = errcat(&[command, &[flag]].concat()).run().stdout;
            assert!(!help.contains("captcha_required"), "{help}");
            for contraction in ["n't", "'re ", "'ll ", "it's", "that's"] {
                assert!(!help.contains(contraction), "{contraction}: {help}");
            }
        }
    }
}

#[test]
fn names_of_values_are_read_in_any_case() {
    for (args, other) in [
        (
            &["list", "--retry", "after_change"],
            &["list", "--retry", "After-Change"],
        ),
        (&["list", "--origin", "edge"], &["list", "--origin", "Edge"]),
    ] {
        assert_eq!(errcat(args).run().stdout, errcat(other).run().stdout);
    }
    for args in [
        &["export", "TypeScript"][..],
        &["triage", "--by", "Hour", "triage/app.log"],
    ] {
        assert_eq!(errcat(args).run().exit, 0, "{args:?}");
    }
}
