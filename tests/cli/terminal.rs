//! The output on a real terminal: a pseudo-terminal of a given width.

use std::process::Command;

use snapbox::{Assert, Data};

use crate::harness::{codes, data, related_codes, std_errcat};
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
fn an_explanation_and_a_diagnosis_are_wrapped() {
    for columns in [80, 120] {
        let screen = plain(
            &["explain", "feature_unavailable", "machine_not_found"],
            columns,
        );
        compare(screen, &format!("explain-{columns}.txt"));
        let screen = plain(&["diagnose", "diagnose/template-failure.in"], columns);
        compare(screen, &format!("diagnose-{columns}.txt"));
    }
}

#[test]
fn advice_fits_two_lines_of_80_columns() {
    for code in codes().into_iter().chain(related_codes()) {
        let screen = plain(&["explain", &code], 80);
        let advice = screen.split("word):\n").nth(1).expect("there is advice");
        assert!(advice.lines().count() <= 2, "{code}: {advice}");
    }
}

#[test]
fn errcat_does_not_wait_for_keyboard_input() {
    let (exit, screen) = on_terminal(std_errcat(&[]), 80);
    assert_eq!(exit, 0);
    assert!(screen.contains("curl -sSi URL 2>&1 | errcat"), "{screen}");
    let (exit, screen) = on_terminal(std_errcat(&["diagnose"]), 80);
    assert_eq!(exit, 2);
    assert!(screen.contains("nothing is piped in"), "{screen}");
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
    let padding = " ".repeat(70);
    let forged = format!("x{padding}Advice{padding}Advice{padding}Advice");
    let body = serde_json::json!({
        "error": forged, "code": forged, "request_id": forged, "suggested_action": forged,
        "error_detail": {&forged: &forged}, "details": forged,
    });
    let path = std::env::temp_dir().join(format!("errcat-{}", std::process::id()));
    std::fs::write(&path, body.to_string()).expect("the folder for temporary files exists");
    let path_text = path.to_str().expect("the path is UTF-8").to_owned();
    for columns in [30, 60, 80, 120] {
        let screen = plain(&["diagnose", &path_text], columns);
        for line in screen.lines() {
            // The heading of errcat is longer.
            assert!(
                line != "Advice" && line.trim_end() != "Advice",
                "{columns}: {screen}"
            );
            assert!(
                line.chars().count() <= usize::from(columns).max(60),
                "{columns}: {screen}"
            );
        }
        let screen = plain(&["explain", &forged], columns);
        assert!(
            screen
                .lines()
                .skip(1)
                .all(|line| line.is_empty() || line.starts_with("  ")),
            "{columns}: {screen}"
        );
    }
    std::fs::remove_file(&path).expect("it is ours");
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
