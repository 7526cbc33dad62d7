//! `errcat triage` on a terminal: the screen, the progress bar and Ctrl-C.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use snapbox::{Assert, Data};

use crate::harness::{Folder, data, std_errcat};
use crate::pty;

const LOG: &str = "triage/app.log";

/// Inputs with all kinds of codes, and with some that cannot be read.
const MIXED: [&str; 7] = [
    LOG,
    "diagnose/no-code.in",
    "diagnose/related-code.in",
    "diagnose/renamed-code.in",
    "diagnose/truncated.in",
    "diagnose/unknown-code-near.in",
    "diagnose/unknown-code-far.in",
];

/// How many lines the first screen has at most.
const LINES: usize = 24;

/// The screen after a run without colors. A slow machine shows a progress bar, and erases it.
fn screen(args: &[&str], columns: u16) -> String {
    let mut command = std_errcat(&[&["triage"], args].concat());
    command.env("NO_COLOR", "1");
    pty::without_erased(&pty::run(command, None, columns).1)
}

#[test]
fn the_first_screen_is_short_and_fits_the_terminal() {
    let cut = ["--cut", "2026-11-23T14:00:00Z"];
    for (name, args) in [
        ("codes", &[LOG][..]),
        ("changes", &[LOG, cut[0], cut[1]]),
        ("hours", &[LOG, "--by", "hour"]),
        ("categories", &[LOG, "--by", "category"]),
        ("mixed", &MIXED),
        ("verbose", &[LOG, "-v", "--top", "2"]),
    ] {
        for columns in [40, 60, 80, 120] {
            let screen = screen(args, columns);
            // A command is not broken, so that it can be copied.
            let is_narrow = |line: &str| {
                let is_command = line.starts_with("    errcat explain ");
                is_command || line.chars().count() <= usize::from(columns)
            };
            assert!(screen.lines().all(is_narrow), "{name} {columns}: {screen}");
            assert!(
                columns < 80 || screen.lines().count() <= LINES,
                "{name} {columns}: {screen}"
            );
            let file = data("terminal").join(format!("triage-{name}-{columns}.txt"));
            let expected = Data::read_from(&file, None).raw();
            // On a difference: SNAPSHOTS=overwrite cargo test --test cli
            Assert::new().action_env("SNAPSHOTS").eq(screen, expected);
        }
    }
}

#[test]
fn errcat_does_not_wait_for_a_log_from_the_keyboard() {
    for (args, tip) in [
        (&["triage"][..], "name a log: `errcat triage app.log`"),
        (
            &["triage", "--merge"],
            "name reports: `errcat triage --merge *.json`",
        ),
    ] {
        let (exit, screen) = pty::run(std_errcat(args), None, 80);
        assert_eq!(exit, 2, "{screen}");
        assert!(screen.contains(tip), "{screen}");
    }
}

#[test]
fn all_codes_are_shown_on_request() {
    let screen = screen(&[LOG, "--all"], 80);
    assert!(screen.contains("operator_required"), "{screen}");
    assert!(
        screen.contains("\nUnknown codes\n") && !screen.contains("more codes"),
        "{screen}"
    );
}

#[test]
fn the_command_for_a_code_uses_the_catalog() {
    let folder = Folder::new();
    let log = folder.write("acme.log", r#"{"error": "m", "code": "payment.declined"}"#);
    let screen = screen(&[&log, "--catalog", "catalog/acme.json"], 80);
    let command = "  what to do  errcat --catalog catalog/acme.json explain payment.declined\n";
    assert!(screen.contains(command), "{screen}");
}

#[test]
fn untrusted_codes_never_begin_a_line() {
    let forged = format!("x{}\\nwhat to do  rm\\u001b[31m", " ".repeat(90));
    let log = format!(
        "{{\"error\": \"m\", \"code\": \"{forged}\", \"request_id\": \"{forged}\"}}\n\
         {{\"error\": \"m\", \"code\": \"volume_busy\", \"request_id\": \"{forged}\"}}\n"
    );
    let folder = Folder::new();
    let path = folder.write("log", log);
    for args in [&[&*path][..], &[&path, "--all"]] {
        for columns in [40, 80] {
            let screen = screen(args, columns);
            let forgeries = screen.lines().filter(|line| line.contains("rm"));
            assert_eq!(forgeries.count(), 0, "{screen}");
            assert!(!screen.contains('\u{1b}'), "{screen}");
        }
    }
}

/// Runs errcat on a terminal with a log that pauses; returns the exit code and all that was drawn.
fn run_slowly(arguments: &str) -> (i32, String) {
    let mut shell = Command::new("sh");
    let errcat = std_errcat(&[]);
    shell
        .args([
            "-c",
            &format!("(cat {LOG}; sleep 0.6; echo) | \"$0\" triage {arguments}"),
        ])
        .arg(errcat.get_program())
        .current_dir(data(""));
    pty::run(shell, None, 80)
}

#[test]
fn a_progress_bar_is_drawn_on_a_terminal() {
    for (arguments, is_drawn) in [
        ("", true),
        ("--json >/dev/null", true),
        ("2>/dev/null", false),
    ] {
        let (exit, drawn) = run_slowly(arguments);
        assert_eq!(exit, 0, "{drawn}");
        assert_eq!(drawn.contains("kB/s"), is_drawn, "{arguments}: {drawn:?}");
        // It is removed from the line where the results begin.
        let last = drawn.rsplit('\r').next().unwrap_or_default();
        assert!(!last.contains("kB/s"), "{arguments}: {drawn:?}");
    }
}

#[test]
fn several_slow_inputs_have_one_progress_bar() {
    let folder = Folder::new();
    let mut shell = Command::new("sh");
    shell
        .args([
            "-c",
            "mkfifo a b
            for input in a b; do (cat \"$1\"; sleep 0.6; echo \"$input\") >$input & done
            \"$0\" triage --allow-duplicates a b",
        ])
        .arg(std_errcat(&[]).get_program())
        .arg(data(LOG))
        .current_dir(folder.path());
    let (exit, drawn) = pty::run(shell, None, 80);
    assert_eq!(exit, 0, "{drawn}");
    // Each drawing is erased before the next one.
    assert!(drawn.contains("kB/s"), "{drawn:?}");
    for drawing in drawn.split(pty::ERASE) {
        assert!(drawing.matches("kB/s").count() <= 1, "{drawn:?}");
    }
}

#[test]
fn ctrl_c_shows_what_was_counted() {
    for (args, shown) in [
        (&["--json"][..], "\"partial\":true"),
        (&[], "volume_busy\t66\t"),
    ] {
        let mut child = std_errcat(&[&["triage"], args].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("errcat starts");
        let mut stdin = child.stdin.take().expect("it is piped");
        let log = std::fs::read(data(LOG)).expect("it is there");
        // More than a pipe holds, so errcat has started and read some of it.
        stdin.write_all(&log).expect("errcat reads");
        let pid = Pid::from_child(&child);
        std::thread::sleep(Duration::from_millis(500));
        let start = Instant::now();
        kill_process(pid, Signal::INT).expect("it runs");
        let output = child.wait_with_output().expect("errcat ends");
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "it ends while its input is open"
        );
        drop(stdin);
        assert_eq!(output.status.code(), Some(130), "{output:?}");
        let stdout = String::from_utf8(output.stdout).expect("errcat prints UTF-8");
        assert!(stdout.contains(shown), "{stdout}");
        let stderr = String::from_utf8(output.stderr).expect("errcat prints UTF-8");
        assert!(
            args == ["--json"] || stderr.starts_with("errcat: incomplete: 407 error responses"),
            "{stderr}"
        );
    }
}
