//! Tables of command lines, inputs and exit codes.

use crate::harness::{Folder, errcat};

const BUSY: &str = r#"{"error": "m", "code": "volume_busy"}"#;

/// A 429 response without a body.
const LIMIT: &str = "HTTP/1.1 429 x\nRetry-After: 1\n\n";

const SUCCESS: &str = "HTTP/1.1 200 OK\n\n{}\n";

const GATEWAY: &str = "HTTP/1.1 502 x\n\n<html></html>\n";

/// Arguments, standard input and exit code.
type Row<'a> = (&'a [&'a str], &'a str, i32);

fn check(table: &[Row]) {
    for &(args, stdin, exit) in table {
        let run = errcat(args).stdin(stdin).run();
        assert_eq!(run.exit, exit, "errcat {args:?} < {stdin:?}: {run:#?}");
        // A nonzero exit comes with a message.
        assert!(
            exit == 0 || !(run.stderr + &run.stdout).is_empty(),
            "errcat {args:?}"
        );
    }
}

#[test]
fn exit_codes_are_success_negative_or_error() {
    check(&[
        // Success; a diagnosed error is one.
        (&[], BUSY, 0),
        (&["--json"], BUSY, 0),
        (&["diagnose"], BUSY, 0),
        (&["diagnose", "-"], BUSY, 0),
        (&[], r#"{"error": "m", "code": "no_such_code"}"#, 0),
        (&[], &format!("text\n{BUSY}\n[1, 2]\n"), 0),
        (&[], &format!("{SUCCESS}{BUSY}\n{GATEWAY}"), 0),
        (
            &["diagnose", "diagnose/curl-head.in", "diagnose/success.in"],
            "",
            0,
        ),
        (&["explain", "volume_busy"], "", 0),
        (&["list"], "", 0),
        (&["completions", "bash"], "", 0),
        (&["man"], "", 0),
        (&["--help"], "", 0),
        (&["--version"], "", 0),
        // Negative result.
        (&[], "", 1),
        (&["--json"], "", 1),
        (&[], r#"{"id": "sb_1"}"#, 1),
        (&[], "<html></html>", 1),
        (&[], r#"{"error": "m", "#, 1),
        (&[], SUCCESS, 1),
        (&["--support"], SUCCESS, 1),
        (&[], GATEWAY, 1),
        (&["--json"], GATEWAY, 1),
        (&["explain", "volume_busy", "zzz"], "", 1),
        (&["list", "zzz"], "", 1),
        // Error.
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
        (&["man", "csh"], "", 2),
        (&["--no-such-flag"], "", 2),
        (&["volume_busy", "diagnose/curl-head.in"], "", 2),
        (&["--support", "--json"], "", 2),
        (&["check", "-", "--format", "text", "--json"], "[]", 2),
        (&["--support", "diagnose", "--quiet"], "", 2),
        (&["--exit-code", "--retryable"], "", 2),
        (&["--retryable", "diagnose", "--exit-code"], "", 2),
        (&["--quiet", "list"], "", 2),
    ]);
}

#[test]
fn exit_code_flag_returns_the_cli_exit_code_of_the_last_response() {
    check(&[
        (&["--exit-code"], BUSY, 7),
        (
            &["diagnose", "--exit-code"],
            &format!("{BUSY}\n{{\"error\": \"m\", \"code\": \"QUOTA_EXCEEDED\"}}"),
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
        (&["--exit-code"], "", 1),
        // A success is the end of a retry loop.
        (&["--exit-code"], SUCCESS, 0),
        (&["--exit-code"], &format!("{LIMIT}{SUCCESS}"), 0),
        (&["--exit-code"], &format!("{SUCCESS}{BUSY}"), 7),
        // A success that cannot be read may not be one.
        (&["--exit-code"], "HTTP/1.1 200 OK\n\n{\"id\": ", 1),
        (
            &["--exit-code"],
            &format!("{LIMIT}HTTP/1.1 200 OK\n\n{{\"id\": "),
            1,
        ),
        (&["--exit-code"], &format!("{BUSY}\n{{\"id\": "), 7),
        (&["--exit-code"], GATEWAY, 1),
        (&["--exit-code"], LIMIT, 1),
        (
            &["--exit-code"],
            "HTTP/1.1 429 x\n\n{\"message\": \"slow down\"}\n",
            6,
        ),
        (&["--exit-code"], &format!("{BUSY}\ntext\n{{}}\n"), 7),
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
    ]);
}

#[test]
fn retryable_flag_succeeds_only_if_a_retry_is_permitted() {
    check(&[
        (&["--retryable"], LIMIT, 0),
        (&["--retryable", "--support"], LIMIT, 0),
        (
            &["--retryable"],
            // An uncertain verdict counts as no.
            r#"{"error": "m", "code": "sandbox_not_ready"}"#,
            1,
        ),
        (
            &["--retryable"],
            r#"{"error": "m", "code": "rate_limit_exceeded"}"#,
            0,
        ),
        (
            &["--retryable"],
            &format!("{LIMIT}HTTP/1.1 409 x\n\n{BUSY}"),
            1,
        ),
        (
            &["diagnose", "--retryable"],
            &format!("{LIMIT}{SUCCESS}"),
            1,
        ),
        (&["--retryable"], &format!("{LIMIT}{GATEWAY}"), 1),
        (
            &["--retryable"],
            r#"{"error": "m", "code": "brand_new"}"#,
            1,
        ),
        (&["--retryable"], "text\n", 1),
    ]);
}

#[test]
fn what_cannot_be_read_after_the_response_of_a_file_is_not_forgotten() {
    let folder = Folder::new();
    let limit = r#"{"error": "m", "code": "rate_limit_exceeded"}"#;
    for (input, exit, retryable) in [
        (limit.to_owned(), 6, 0),
        (format!("{limit}\nHTTP/1.1 200 OK\n\n{{\"id\": "), 1, 1),
        (format!("{limit}\n{{\"error\": "), 6, 1),
        (format!("{{\"error\"\n{limit}"), 6, 0),
    ] {
        let path = folder.write("input", &input);
        for (flag, expected) in [("--exit-code", exit), ("--retryable", retryable)] {
            assert_eq!(
                errcat(&[flag, &path]).run().exit,
                expected,
                "{flag} {input}"
            );
            let piped = errcat(&[flag]).stdin(input.as_str()).run();
            assert_eq!(piped.exit, expected, "{flag} < {input}");
        }
    }
}
