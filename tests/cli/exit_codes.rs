//! One table of situations and the exit codes they end with.

use crate::harness::errcat;

#[test]
fn every_situation_ends_with_its_exit_code() {
    let busy = r#"{"error": "m", "code": "volume_busy"}"#;
    let table: [(&[&str], &str, i32); 27] = [
        // The job is done; a diagnosed error is a success.
        (&[], busy, 0),
        (&["--json"], busy, 0),
        (&["diagnose"], busy, 0),
        (&["diagnose", "-"], busy, 0),
        (&[], r#"{"error": "m", "code": "no_such_code"}"#, 0),
        (&[], &format!("text\n{busy}\n[1, 2]\n"), 0),
        (
            &["diagnose", "diagnose/curl-head.in", "diagnose/success.in"],
            "",
            0,
        ),
        (&["explain", "volume_busy"], "", 0),
        (&["list"], "", 0),
        (&["completions", "bash"], "", 0),
        (&["--help"], "", 0),
        (&["--version"], "", 0),
        // A clean no.
        (&[], "", 1),
        (&["--json"], "", 1),
        (&[], r#"{"id": "sb_1"}"#, 1),
        (&[], "<html></html>", 1),
        (&[], r#"{"error": "m", "#, 1),
        (&["explain", "volume_busy", "zzz"], "", 1),
        (&["list", "zzz"], "", 1),
        // Trouble.
        (&["diagnose", "no-such-file"], "", 2),
        (
            &["diagnose", "diagnose/curl-head.in", "no-such-file"],
            "",
            2,
        ),
        (&["diagnose", "."], "", 2),
        (&["explain"], "", 2),
        (&["list", "--retry", "maybe"], "", 2),
        (&["completions", "csh"], "", 2),
        (&["--no-such-flag"], "", 2),
        (&["volume_busy"], "", 2),
    ];
    for (args, stdin, exit) in table {
        let run = errcat(args).stdin(stdin).run();
        assert_eq!(run.exit, exit, "errcat {args:?} < {stdin:?}: {run:#?}");
        // A failure is said somewhere.
        assert!(
            exit == 0 || !(run.stderr + &run.stdout).is_empty(),
            "errcat {args:?}"
        );
    }
}
