//! The output on a real terminal: a pseudo-terminal of a given width.

use std::process::Command;

use snapbox::{Assert, Data};

use crate::harness::{Folder, codes, data, std_errcat};
use crate::pty;

/// Runs a command with all three streams on one terminal. Returns its exit code and the screen.
fn on_terminal(command: Command, columns: u16) -> (i32, String) {
    pty::run(command, None, columns)
}

/// The screen after a run without colors.
fn plain(args: &[&str], columns: u16) -> String {
    let mut command = std_errcat(args);
    command.env("NO_COLOR", "1");
    on_terminal(command, columns).1
}

/// Compares a screen with the expected one in `tests/data/terminal`.
fn compare(screen: String, name: &str) {
    let expected = Data::read_from(&data("terminal").join(name), None).raw();
    Assert::new().action_env("SNAPSHOTS").eq(screen, expected);
}

#[test]
fn the_list_is_a_table_that_fits_the_terminal() {
    for columns in [60, 80, 120] {
        let screen = plain(&["list"], columns);
        for line in screen.lines() {
            assert!(line.len() <= usize::from(columns), "{columns}: {line}");
        }
        for code in codes() {
            let is_whole = |line: &str| line.split(' ').next() == Some(&code);
            assert!(
                screen.lines().any(is_whole),
                "{columns}: {code} is missing or broken"
            );
        }
        compare(screen, &format!("list-{columns}.txt"));
    }
}

#[test]
fn codes_stay_whole_on_a_terminal_narrower_than_them() {
    let screen = plain(&["list"], 20);
    assert!(
        codes()
            .iter()
            .all(|code| screen.lines().any(|line| line == code)),
        "{screen}"
    );
}

#[test]
fn the_list_has_column_headers_and_retry_words_at_60_columns() {
    for columns in [60, 80, 120] {
        let screen = plain(&["list"], columns);
        let mut lines = screen.lines();
        let header = lines.next().expect("there are lines");
        assert!(
            header.starts_with("Code  ") && header.contains("  Retry"),
            "{header}"
        );
        let of = |code: &str| {
            screen
                .lines()
                .find(|line| line.starts_with(code))
                .expect("listed")
        };
        for (code, word) in [
            ("rate_limit_exceeded ", " yes, with backoff"),
            ("sandbox_not_found ", " not unchanged"),
            ("volume_busy ", " depends"),
        ] {
            assert!(of(code).contains(word), "{columns}: {screen}");
        }
        assert_eq!(
            header.ends_with("Description"),
            columns >= 80,
            "{columns}: {header}"
        );
    }
}

#[test]
fn explanations_diagnoses_and_lists_of_a_status_are_wrapped() {
    for columns in [40, 60, 80, 120] {
        let screens = [
            (
                "explain",
                &["explain", "feature_unavailable", "machine_not_found"][..],
            ),
            ("status", &["explain", "503"]),
            ("diagnose", &["diagnose", "diagnose/template-failure.in"]),
            (
                "verbose",
                &["diagnose", "--verbose", "diagnose/curl-head.in"],
            ),
            (
                "failure",
                &["diagnose", "diagnose/html-page.in", "diagnose/success.in"],
            ),
            ("several", &["diagnose", "diagnose/several-heads.in"]),
        ];
        for (name, args) in screens {
            compare(plain(args, columns), &format!("{name}-{columns}.txt"));
        }
    }
}

#[test]
fn errcat_does_not_wait_for_keyboard_input() {
    let (exit, screen) = on_terminal(std_errcat(&[]), 80);
    assert_eq!(exit, 0);
    assert!(screen.contains("curl -sSi URL 2>&1 | errcat"), "{screen}");
    for args in [&["diagnose"][..], &["--retryable"], &["--exit-code"]] {
        let (exit, screen) = on_terminal(std_errcat(args), 80);
        assert_eq!(exit, 2, "{args:?}");
        assert!(screen.contains("nothing is piped in"), "{args:?}: {screen}");
    }
    let (exit, screen) = on_terminal(std_errcat(&["--json"]), 200);
    assert_eq!(exit, 2);
    assert!(
        screen.contains(r#""kind":"failure","reason":"usage""#),
        "{screen}"
    );
}

#[test]
fn columns_overrides_the_width_of_the_terminal() {
    let mut command = std_errcat(&["list"]);
    command.env("NO_COLOR", "1").env("COLUMNS", "60");
    assert_eq!(on_terminal(command, 120).1, plain(&["list"], 60));
}

#[test]
fn untrusted_text_never_begins_a_line() {
    let forgeries = [
        "Next   do it",
        "Retry  yes",
        "warning: x",
        "request_id: req_0",
        "Summary",
        "errcat: x",
    ];
    let padding = " ".repeat(70);
    let forged = format!(
        "x{padding}{}\n{}\r\n\n{}",
        forgeries.join(&padding),
        forgeries.join("\n"),
        forgeries.join("\r")
    );
    let body = serde_json::json!({
        "error": forged, "code": forged, "request_id": forged, "suggested_action": forged,
        "error_detail": {&forged: &forged}, "details": forged,
    });
    let other = format!(
        "HTTP/1.1 502 Bad Gateway\r\n\r\n{}",
        serde_json::json!({"message": forged})
    );
    let folder = Folder::new();
    let page_of = |line: &str| ["Next   ", "Retry  "].map(|start| line.starts_with(start));
    let failed = format!("HTTP/1.1 409 Conflict\r\n\r\n{body}");
    for input in [failed, other] {
        let path = folder.write("input", input);
        for (columns, flag) in [
            (30, "-v"),
            (60, "-v"),
            (80, "-v"),
            (40, "--color=never"),
            (120, "-v"),
        ] {
            let screen = plain(&["diagnose", flag, &path], columns);
            let place = format!("{columns}: {screen}");
            for line in screen.lines() {
                assert!(!forgeries.contains(&line.trim_end()), "{place}");
                assert!(
                    !line.starts_with("warning:") && !line.starts_with("errcat:"),
                    "{place}"
                );
                assert!(
                    line.chars().count() <= usize::from(columns).max(60),
                    "{place}"
                );
            }
            let steps = screen.lines().map(page_of);
            let steps = steps.fold([0, 0], |[nexts, retries], [next, retry]| {
                [nexts + u8::from(next), retries + u8::from(retry)]
            });
            assert_eq!(steps, [1, 1], "{place}");
        }
    }
    for columns in [30, 80] {
        let screen = plain(&["explain", &forged], columns);
        assert!(
            screen
                .lines()
                .skip(1)
                .all(|line| line.is_empty() || line.starts_with("  ")),
            "{columns}: {screen}"
        );
    }
}

#[test]
fn a_terminal_gets_color_unless_the_environment_forbids_it() {
    for (name, value, is_colored) in [
        ("X", "", true),
        ("NO_COLOR", "1", false),
        ("NO_COLOR", "", true),
        ("CLICOLOR", "0", false),
        ("CLICOLOR", "1", true),
    ] {
        for args in [
            &["explain", "volume_busy"][..],
            &["list"],
            &["explain", "zzz"],
            &["--help"],
        ] {
            let mut command = std_errcat(args);
            command.env(name, value);
            let (_, screen) = on_terminal(command, 80);
            assert_eq!(
                screen.contains("\u{1b}["),
                is_colored,
                "{args:?} {name}={value}: {screen}"
            );
        }
    }
}
