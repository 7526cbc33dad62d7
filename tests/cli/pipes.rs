//! Input and output streams that are closed, full or slow.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::harness::{data, std_errcat};

const RESPONSE: &[u8] = b"{\"error\": \"m\", \"code\": \"volume_busy\", \"request_id\": \"r\"}\n";

/// The input for which a retry is permitted.
const LIMIT: &[u8] =
    b"HTTP/1.1 429 x\nRetry-After: 1\n\n{\"error\": \"m\", \"code\": \"rate_limit_exceeded\"}\n";

/// More output than errcat keeps in memory.
const MANY: usize = 1_000;

/// Runs errcat with a pipe that is closed before anything is read from it.
fn with_closed_stdout(args: &[&str], input: &[u8]) -> (Option<i32>, String) {
    let mut child = std_errcat(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("errcat starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("it is piped");
    // errcat may end without reading it.
    let _ = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().expect("errcat ends");
    let stderr = String::from_utf8(output.stderr).expect("errcat prints UTF-8");
    (output.status.code(), stderr)
}

#[test]
fn a_closed_pipe_does_not_change_the_exit_code() {
    let busy_last = [LIMIT.repeat(MANY), RESPONSE.to_vec()].concat();
    let limit_last = [RESPONSE.repeat(MANY), LIMIT.to_vec()].concat();
    let missing = ["diagnose", "diagnose/curl-head.in", "no-such-file"];
    let with = |flag| [&missing[..], &[flag]].concat();
    let (missing_and_retryable, missing_and_exit) = (with("--retryable"), with("--exit-code"));
    for (args, input, exit) in [
        (&["list"][..], &b""[..], 0),
        (&["list", "--json"], b"", 0),
        (&["list", "zzz"], b"", 1),
        (&["triage", "triage/app.log"], b"", 0),
        (&["triage", "--json"], b"text\n", 1),
        (&["explain", "volume_busy"], b"", 0),
        (&["explain", "volume_busy", "zzz"], b"", 1),
        (&["explain", "--json", "zzz"], b"", 1),
        (&["completions", "zsh"], b"", 0),
        (&["man"], b"", 0),
        (&["--help"], b"", 0),
        (&["--json", "--no-such-flag"], b"", 2),
        (&[], &busy_last, 0),
        (&["--json"], &busy_last, 0),
        (&["--json"], b"text\n", 1),
        (&["--retryable"], &busy_last, 1),
        (&["--retryable"], &limit_last, 0),
        (&["--retryable", "--json"], &busy_last, 1),
        (&["--exit-code"], &busy_last, 7),
        (&["--exit-code", "--json"], &limit_last, 6),
        (&missing, b"", 2),
        (&missing_and_retryable, b"", 2),
        (&missing_and_exit, b"", 2),
    ] {
        let (code, stderr) = with_closed_stdout(args, input);
        assert_eq!(code, Some(exit), "{args:?}: {stderr}");
        assert!(!stderr.contains("cannot write"), "{args:?}: {stderr}");
    }
}

#[test]
fn input_is_read_after_the_pipe_is_closed_only_for_a_verdict() {
    for (args, reads_all) in [
        (&[][..], false),
        (&["--json"], false),
        (&["--support"], false),
        (&["--json", "--retryable"], true),
        (&["--exit-code"], true),
    ] {
        let mut child = std_errcat(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("errcat starts");
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().expect("it is piped");
        let responses = RESPONSE.repeat(MANY);
        let was_read = (0..20).all(|_| stdin.write_all(&responses).is_ok());
        drop(stdin);
        child.wait().expect("errcat ends");
        assert_eq!(was_read, reads_all, "{args:?}");
    }
}

#[test]
fn a_closed_standard_error_is_ignored() {
    let mut child = std_errcat(&["explain", "zzz", "volume_busy"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("errcat starts");
    drop(child.stderr.take());
    let output = child.wait_with_output().expect("errcat ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.starts_with(b"volume_busy"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported_as_an_error() {
    for args in [
        &["list"][..],
        &["list", "--json"],
        &["explain", "volume_busy"],
        &["completions", "fish"],
        &["man"],
        &["--version"],
        &["diagnose", "diagnose/curl-head.in"],
        &["diagnose", "--retryable", "diagnose/curl-head.in"],
        &["diagnose", "--exit-code", "diagnose/curl-head.in"],
        &["explain", "zzz", "--json"],
        &["triage", "triage/app.log"],
        &["triage", "--json", "triage/app.log"],
    ] {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("Linux has it");
        let output = std_errcat(args)
            .stdin(Stdio::null())
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .expect("errcat starts");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {stderr}");
        assert!(
            stderr.starts_with("error: cannot write to standard output: No space left"),
            "{args:?}: {stderr}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_closed_standard_output_is_not_an_error() {
    let output = Command::new("sh")
        .args(["-c", "\"$0\" list >&-"])
        .arg(std_errcat(&[]).get_program())
        .output()
        .expect("sh starts");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{output:?}");
}

/// errcat with an open pipe as its input, like `tail -f LOG | errcat`.
struct Follower {
    errcat: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Follower {
    fn start(args: &[&str]) -> Self {
        let mut errcat = std_errcat(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("errcat starts");
        Self {
            stdin: errcat.stdin.take().expect("it is piped"),
            stdout: BufReader::new(errcat.stdout.take().expect("it is piped")),
            errcat,
        }
    }

    fn write(&mut self, input: &[u8]) {
        self.stdin.write_all(input).expect("errcat reads");
    }

    /// Reads one line of the output. This blocks forever if errcat waits for more input first.
    fn read_line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).expect("errcat writes");
        assert!(!line.is_empty(), "errcat closed its output");
        line
    }

    /// Closes the input, and returns the rest of the output and the exit code.
    fn finish(self) -> (String, Option<i32>) {
        let Self {
            mut errcat,
            stdin,
            mut stdout,
        } = self;
        drop(stdin);
        let mut rest = String::new();
        stdout.read_to_string(&mut rest).expect("errcat writes");
        (rest, errcat.wait().expect("errcat ends").code())
    }
}

#[test]
fn a_response_is_diagnosed_before_the_input_ends() {
    let mut follower = Follower::start(&["--json"]);
    for name in [
        "diagnose/curl-head.in",
        "diagnose/pretty.in",
        "clients/curl-verbose/busy.txt",
        "clients/wget-quiet/busy.txt",
        "clients/xh-print/busy.txt",
        "clients/python-logging/busy.txt",
        "clients/jq-string-twice/busy.txt",
    ] {
        let input = std::fs::read(data(name)).expect("the input is there");
        // Not even a line break follows the response.
        follower.write(input.trim_ascii_end());
        let line = follower.read_line();
        assert!(line.contains("\"code\":\"volume_busy\""), "{name}: {line}");
        follower.write(b"\n");
    }
    // An item is diagnosed before its list ends.
    follower.write(b"[{\"error\": \"m\", \"code\": \"volume_busy\"}");
    let line = follower.read_line();
    assert!(line.contains("\"code\":\"volume_busy\""), "{line}");
    let (rest, exit) = follower.finish();
    assert!(rest.contains("\"kind\":\"summary\""), "{rest}");
    assert_eq!(exit, Some(0));
}

#[test]
fn every_form_of_output_is_shown_before_the_input_ends() {
    for args in [&[][..], &["--support"]] {
        let mut follower = Follower::start(args);
        for _ in 0..3 {
            follower.write(RESPONSE);
            // A line that both forms have.
            while !follower.read_line().contains("volume_busy") {}
        }
        assert_eq!(follower.finish().1, Some(0), "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn results_and_notes_on_one_stream_keep_their_order() {
    let input = [RESPONSE, b"plain text\n", RESPONSE, b"<html>\n"].concat();
    for (args, result) in [
        (&["--all"][..], "volume_busy"),
        (&["--all", "--json"], "{\"schema"),
    ] {
        let errcat = std_errcat(args);
        let mut shell = Command::new("sh")
            .args(["-c", "\"$0\" \"$@\" 2>&1"])
            .arg(errcat.get_program())
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("sh starts");
        let mut stdin = shell.stdin.take().expect("it is piped");
        stdin.write_all(&input).expect("errcat reads");
        drop(stdin);
        let output = shell.wait_with_output().expect("errcat ends");
        let printed = String::from_utf8(output.stdout).expect("errcat prints UTF-8");
        let order: Vec<_> = printed
            .lines()
            .filter_map(|line| {
                let is_result = line.starts_with(result);
                (is_result || line.starts_with("errcat:")).then_some(is_result)
            })
            .collect();
        let expected = match args {
            ["--all"] => &[true, false, true, false, false][..],
            _ => &[true, true, true, true, true, false],
        };
        assert_eq!(order, expected, "{args:?}: {printed}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn many_responses_take_few_write_calls() {
    // All of them fit into the buffer of a pipe.
    const RESPONSES: usize = 500;
    let mut follower = Follower::start(&["--json"]);
    follower.write(&RESPONSE.repeat(RESPONSES));
    for _ in 0..RESPONSES {
        follower.read_line();
    }
    let counters = std::fs::read_to_string(format!("/proc/{}/io", follower.errcat.id()));
    let counters = counters.expect("the process is ours");
    let mut lines = counters.lines();
    let writes = lines.find_map(|line| line.strip_prefix("syscw: "));
    let writes: usize = writes
        .and_then(|count| count.parse().ok())
        .expect("a count");
    assert!(writes < RESPONSES / 10, "{writes} write calls");
    assert_eq!(follower.finish().1, Some(0));
}
