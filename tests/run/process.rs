//! The output of a command passes through unchanged, and errcat ends like the command.

use std::fs::{self, File, Permissions};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use snapbox::assert_data_eq;

/// How much of a stream is held back for a retry.
const HELD: usize = 1024 * 1024;

/// A shell function that fails so that a retry is permitted at once.
pub(crate) const FAIL: &str = r#"fail() {
    printf 'HTTP/1.1 409 Conflict\r\nRetry-After: 0\r\n\r\n'
    printf '{"error": "m", "code": "transition_in_progress"}\n'
    exit 22
}
"#;

/// `errcat run` with its flags and a script of the shell. Signals have their usual effect, even if the
/// tests run under nohup or in the background.
pub(crate) fn run(flags: &str, script: &str) -> Command {
    let mut command = Command::new("env");
    command
        .arg("--default-signal")
        .arg(assert_cmd::cargo::cargo_bin!("errcat"))
        .arg("run")
        .args(flags.split_whitespace())
        .args(["--", "sh", "-c", script])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// `errcat run` with these arguments.
pub(crate) fn errcat_run(args: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("errcat"));
    command.arg("run").args(args).stdin(Stdio::null());
    command
}

/// A file that does not exist yet.
pub(crate) fn new_file(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("run-{name}"));
    let _ = fs::remove_file(&path);
    path
}

pub(crate) fn make_executable(file: &Path) {
    fs::set_permissions(file, Permissions::from_mode(0o755)).expect("the file is ours");
}

/// Waits until a condition is met.
pub(crate) fn wait_until(condition: impl Fn() -> bool, what: &str) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < Duration::from_secs(60), "{what}");
        thread::sleep(Duration::from_millis(5));
    }
}

pub(crate) fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("errcat prints UTF-8")
}

/// Runs errcat with an input that a thread writes.
fn with_input(mut command: Command, input: Vec<u8>) -> Output {
    let mut child = command.stdin(Stdio::piped()).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    // The command need not read it to the end.
    let writer = thread::spawn(move || stdin.write_all(&input).is_ok());
    let output = child.wait_with_output().expect("it ends");
    let _ = writer.join();
    output
}

/// All bytes in all orders of two, and more of them than fit into one chunk.
fn binary() -> Vec<u8> {
    let pairs = (0..=255).flat_map(|first| (0..=255).flat_map(move |second| [first, second]));
    pairs.collect()
}

#[test]
fn both_streams_pass_unchanged() {
    let file = new_file("binary");
    fs::write(&file, binary()).expect("the folder is writable");
    for flags in ["", "--retries 2", "--json --quiet"] {
        for (copies, script) in [
            (1, "cat \"$FILE\"; cat \"$FILE\" >&2"),
            (
                20,
                "for i in $(seq 20); do cat \"$FILE\"; cat \"$FILE\" >&2; done",
            ),
            (0, ":"),
        ] {
            let output = run(flags, script)
                .env("FILE", &file)
                .output()
                .expect("it starts");
            let expected = binary().repeat(copies);
            assert_eq!(output.status.code(), Some(0));
            assert!(output.stdout == expected, "{flags} {script}: stdout");
            assert!(output.stderr == expected, "{flags} {script}: stderr");
        }
    }
}

#[test]
fn the_output_ends_without_a_line_break_if_that_of_the_command_does() {
    for flags in ["", "--retries 2 --quiet"] {
        let output = run(flags, "printf a; printf b >&2; exit 3").output();
        let output = output.expect("it starts");
        assert_eq!((&*output.stdout, &*output.stderr), (&b"a"[..], &b"b"[..]));
        assert_eq!(output.status.code(), Some(3));
    }
}

#[test]
fn what_errcat_says_begins_a_line() {
    let script = format!("{FAIL} printf a >&2; fail");
    let output = run("", &script).output().expect("it starts");
    let stderr = text(output.stderr);
    assert!(stderr.starts_with("a\ntransition_in_progress"), "{stderr}");
    let output = run("--json", &script).output().expect("it starts");
    let stderr = text(output.stderr);
    assert!(
        stderr.starts_with("a\n{") && stderr.ends_with("}\n"),
        "{stderr}"
    );
}

#[test]
fn the_command_gets_its_arguments_unchanged() {
    for (args, expected) in [
        (
            &["printf", "[%s]", "--retries", "2", "-h"][..],
            "[--retries][2][-h]",
        ),
        (
            &["--", "printf", "[%s]", "--", "", "a b", "*"],
            "[--][][a b][*]",
        ),
        (&["--quiet", "printf", "[%s]", "--quiet"], "[--quiet]"),
    ] {
        let output = errcat_run(args).output().expect("it starts");
        assert_eq!(text(output.stdout), expected, "{args:?}");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn errcat_ends_like_the_command() {
    for flags in ["", "--retries 2 --quiet", "--json --quiet"] {
        for code in [0, 1, 2, 126, 127, 128, 130, 255] {
            let output = run(flags, &format!("exit {code}")).output();
            let output = output.expect("it starts");
            assert_eq!(output.status.code(), Some(code), "{flags}");
            assert_eq!(output.stdout, b"");
            assert_eq!(text(output.stderr), "", "{code} {flags}");
        }
        // HUP, INT, QUIT, ABRT, KILL, USR1, SEGV, PIPE, TERM.
        for signal in [1, 2, 3, 6, 9, 10, 11, 13, 15] {
            let script = format!("ulimit -c 0; printf out; kill -{signal} $$");
            let output = run(flags, &script).output().expect("it starts");
            assert_eq!(output.status.signal(), Some(signal), "{flags}");
            assert_eq!(output.stdout, b"out");
        }
    }
}

/// Reads the next line of a stream.
fn next_line(stream: &mut impl BufRead) -> String {
    let mut line = String::new();
    stream.read_line(&mut line).expect("it is UTF-8");
    line
}

#[test]
fn the_output_is_passed_on_as_it_comes() {
    let large = format!("head -c {HELD} /dev/zero | tr '\\0' x; echo; ");
    // What cannot be held back for a retry is passed on, too.
    for (flags, first, len) in [("", "", 0), ("--retries 2", &*large, HELD + 1)] {
        let script = format!("{first}echo one; echo two >&2; read line; echo \"$line\"");
        let mut child = run(flags, &script).stdin(Stdio::piped()).spawn();
        let child = child.as_mut().expect("it starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut stderr = BufReader::new(child.stderr.take().expect("it is piped"));
        let mut skipped = vec![0; len];
        stdout.read_exact(&mut skipped).expect("it comes");
        assert_eq!(next_line(&mut stdout), "one\n");
        assert_eq!(next_line(&mut stderr), "two\n");
        let mut stdin = child.stdin.take().expect("it is piped");
        stdin.write_all(b"three\n").expect("the command reads it");
        assert_eq!(next_line(&mut stdout), "three\n");
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
    }
}

/// Ends successfully at the second try, after it has copied its input.
fn second_try(name: &str, rest: &str) -> String {
    let mark = new_file(name);
    let mark = mark.display();
    format!("{FAIL} if [ -e '{mark}' ]; then exec cat; fi; touch '{mark}'; {rest}; fail")
}

#[test]
fn the_output_of_a_repeated_try_is_dropped() {
    let output = run(
        "--retries 2 --quiet",
        &second_try("dropped", "echo lost >&2"),
    )
    .output()
    .expect("it starts");
    assert_eq!((&*output.stdout, &*output.stderr), (&b""[..], &b""[..]));
    assert_eq!(output.status.code(), Some(0));
    let output = run("--quiet", &second_try("shown", "echo shown >&2")).output();
    let output = output.expect("it starts");
    assert!(text(output.stdout).ends_with("\"transition_in_progress\"}\n"));
    assert_eq!(text(output.stderr), "shown\n");
    assert_eq!(output.status.code(), Some(22));
}

#[test]
fn a_pipe_is_given_to_each_try_from_its_beginning() {
    let input = binary().repeat(80);
    assert!(input.len() > 10_000_000);
    // The first try reads everything, a part, or nothing.
    for (name, reads) in [
        ("all", "cat >/dev/null"),
        ("part", "head -c 9"),
        ("none", ":"),
    ] {
        let script = second_try(&format!("pipe-{name}"), &format!("{reads} >/dev/null"));
        let output = with_input(run("--retries 2 --quiet", &script), input.clone());
        assert_eq!(output.status.code(), Some(0), "{name}");
        assert!(output.stdout == input, "{name}: {}", output.stdout.len());
    }
}

#[test]
fn a_pipe_that_is_too_large_is_passed_on_and_not_repeated() {
    let mark = new_file("large-pipe");
    let script = format!("{FAIL} echo >>'{}'; cat | wc -c >&2; fail", mark.display());
    let input = vec![b'x'; 40_000_000];
    let output = with_input(run("--retries 2 --quiet", &script), input);
    assert_eq!(output.status.code(), Some(22));
    assert_eq!(text(output.stderr).trim(), "40000000");
    assert_eq!(fs::read(&mark).expect("it was written"), b"\n");
}

#[test]
fn a_file_is_given_to_each_try_from_where_errcat_got_it() {
    let file = new_file("input");
    fs::write(&file, "first\nsecond\nthird\n").expect("the folder is writable");
    let errcat = assert_cmd::cargo::cargo_bin!("errcat");
    let script = second_try("file", "cat >/dev/null");
    let output = Command::new("sh")
        .args([
            "-c",
            "read line; \"$0\" run --retries 2 -q -- sh -c \"$1\"; echo \"$line\"",
        ])
        .arg(errcat)
        .arg(script)
        .stdin(File::open(&file).expect("it exists"))
        .output()
        .expect("it starts");
    assert_eq!(text(output.stdout), "second\nthird\nfirst\n");
}

#[test]
fn curl_leaves_the_input_to_the_loop_around_it() {
    let folder = new_file("programs");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).expect("the folder is writable");
    let curl = folder.join("curl");
    fs::write(&curl, "#!/bin/sh\necho \"$@\"\n").expect("the folder is writable");
    make_executable(&curl);
    let line = "seq 3 | while read id; do errcat run --retries 2 -- ./curl -D - http://a/$id; done";
    let output = Command::new("bash")
        .args(["-c", &line.replace("errcat", "\"$0\"")])
        .arg(assert_cmd::cargo::cargo_bin!("errcat"))
        .current_dir(&folder)
        .env("HOME", &folder)
        .output()
        .expect("bash starts");
    assert_eq!(
        text(output.stdout),
        "-D - http://a/1\n-D - http://a/2\n-D - http://a/3\n"
    );
}

/// Runs errcat in a shell line, in which `errcat` is its path.
fn shell(line: &str) -> Output {
    Command::new("bash")
        .args(["-c", &line.replace("errcat", "\"$0\"")])
        .arg(assert_cmd::cargo::cargo_bin!("errcat"))
        .output()
        .expect("bash starts")
}

#[test]
fn a_closed_pipe_ends_the_command() {
    for flags in ["", "--retries 2"] {
        let line = format!("errcat run {flags} -- yes | head -1; echo ${{PIPESTATUS[0]}}");
        let output = shell(&line);
        assert_eq!(text(output.stdout), "y\n141\n", "{flags}");
        assert_eq!(text(output.stderr), "", "{flags}");
        // The command need not notice it.
        let line =
            format!("errcat run {flags} -- sh -c 'echo; exit 3' | :; echo ${{PIPESTATUS[0]}}");
        assert_eq!(text(shell(&line).stdout), "3\n", "{flags}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error() {
    for flags in ["", "--retries 2"] {
        for command in ["echo", "seq 1000000"] {
            let output = shell(&format!("errcat run {flags} -- {command} >/dev/full"));
            assert_eq!(output.status.code(), Some(2), "{flags} {command}");
            assert_data_eq!(
                text(output.stderr),
                "error: cannot write to standard output: No space left on device (os error 28)\n"
            );
        }
        let script = "seq 1000 >&2; exit 3";
        let line = format!("errcat run {flags} -- sh -c '{script}' 2>/dev/full");
        assert_eq!(shell(&line).status.code(), Some(3), "{flags}");
    }
}

#[test]
fn the_output_of_a_background_process_belongs_to_the_output() {
    let output = run("", "(sleep 0.2; echo late) & echo early").output();
    let output = output.expect("it starts");
    assert_eq!(text(output.stdout), "early\nlate\n");
}

/// The most memory that a process has had, in KiB.
#[cfg(target_os = "linux")]
fn peak_memory(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id()));
    let status = status.expect("it runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
    number
        .and_then(|number| number.parse().ok())
        .expect("Linux tells it")
}

#[test]
#[ignore = "copies 2 GB"]
#[cfg(target_os = "linux")]
fn a_gigabyte_passes_in_little_memory() {
    for flags in ["", "--retries 2"] {
        let script = "head -c 1000000000 /dev/zero; read line";
        let mut child = run(flags, script).stdin(Stdio::piped()).spawn();
        let child = child.as_mut().expect("it starts");
        let mut stdout = child.stdout.take().expect("it is piped");
        let mut chunk = vec![0; 1024 * 1024];
        let mut rest = 1_000_000_000;
        while rest > 0 {
            let len = stdout.read(&mut chunk).expect("it comes");
            assert!(len > 0 && chunk[..len].iter().all(|byte| *byte == 0));
            rest -= len;
        }
        let peak = peak_memory(child);
        assert!(peak < 16 * 1024, "{flags}: {peak} KiB");
        drop(child.stdin.take());
        child.wait().expect("it ends");
    }
}
