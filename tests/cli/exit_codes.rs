//! One table of situations and the exit codes they end with.

use crate::harness::errcat;

#[test]
fn every_situation_ends_with_its_exit_code() {
    let busy = r#"{"error": "m", "code": "volume_busy"}"#;
    let limit = "HTTP/1.1 429 x\nRetry-After: 1\n\n";
    let table: [(&[&str], &str, i32); 41] = [
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
        // The official CLI's number for the last one.
        (&["--exit-code"], busy, 7),
        (
            &["diagnose", "--exit-code"],
            &format!("{busy}\n{{\"error\": \"m\", \"code\": \"QUOTA_EXCEEDED\"}}"),
            6,
        ),
        (
            &["--exit-code"],
            r#"{"error": "m", "code": "brand_new_not_found"}"#,
            3,
        ),
        (
            &["--exit-code"],
            r#"{"error": "m", "code": "brand_new"}"#,
            1,
        ),
        (&["--exit-code"], "{}", 1),
        (
            &[
                "diagnose",
                "--exit-code",
                "diagnose/curl-head.in",
                "no-such-file",
            ],
            "",
            2,
        ),
        // Whether to send it again.
        (&["--retryable"], limit, 0),
        (
            &["--retryable"],
            r#"{"error": "m", "code": "rate_limit_exceeded"}"#,
            0,
        ),
        (
            &["--retryable"],
            &format!("{limit}HTTP/1.1 409 x\n\n{busy}"),
            1,
        ),
        (
            &["diagnose", "--retryable"],
            &format!("{busy}\nHTTP/1.1 200 OK\n\n{{}}"),
            1,
        ),
        (
            &["--retryable"],
            r#"{"error": "m", "code": "brand_new"}"#,
            1,
        ),
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
        (&["--exit-code", "--retryable"], "", 2),
        (&["--retryable", "diagnose", "--exit-code"], "", 2),
        (&["--quiet", "list"], "", 2),
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
