//! Streams that are closed, full or slow.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use crate::harness::{data, std_errcat};

#[test]
fn a_reader_that_stops_early_is_no_trouble() {
    for args in [
        &["list"][..],
        &["list", "--json"],
        &["explain", "volume_busy"],
        &["completions", "zsh"],
        &["--help"],
    ] {
        let mut child = std_errcat(args)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("errcat starts");
        // Closed before anything is read.
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("errcat ends");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(output.stderr.is_empty(), "{args:?}: {output:?}");
    }
}

#[test]
fn closed_standard_error_does_not_hurt() {
    let mut child = std_errcat(&["explain", "zzz", "volume_busy"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("errcat starts");
    drop(child.stderr.take());
    let output = child.wait_with_output().expect("errcat ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.starts_with(b"volume_busy ("));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_trouble_and_said() {
    for args in [
        &["list"][..],
        &["list", "--json"],
        &["explain", "volume_busy"],
        &["completions", "fish"],
        &["--version"],
        &["diagnose", "diagnose/curl-head.in"],
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
            stderr.starts_with("errcat: cannot write to standard output: No space left"),
            "{args:?}: {stderr}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_closed_standard_output_ends_quietly() {
    let output = std::process::Command::new("sh")
        .args(["-c", "\"$0\" list >&-"])
        .arg(std_errcat(&[]).get_program())
        .output()
        .expect("sh starts");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn a_response_is_diagnosed_before_the_input_ends() {
    let mut child = std_errcat(&["--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("errcat starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    let mut stdout = BufReader::new(child.stdout.take().expect("it is piped"));
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
        let end = input.trim_ascii_end().len();
        stdin.write_all(&input[..end]).expect("errcat reads");
        stdin.flush().expect("errcat reads");
        // This would block for ever if errcat waited for more input, be it a line break.
        let mut line = String::new();
        stdout.read_line(&mut line).expect("errcat writes");
        assert!(line.contains("\"code\":\"volume_busy\""), "{name}: {line}");
        stdin.write_all(b"\n").expect("errcat reads");
    }
    // An item of a list is one, too.
    let item = b"[{\"error\": \"m\", \"code\": \"volume_busy\"}";
    stdin.write_all(item).expect("errcat reads");
    stdin.flush().expect("errcat reads");
    let mut line = String::new();
    stdout.read_line(&mut line).expect("errcat writes");
    assert!(line.contains("\"code\":\"volume_busy\""), "{line}");
    drop(stdin);
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).expect("errcat writes");
    assert!(rest.contains("\"kind\":\"summary\""), "{rest}");
    assert_eq!(child.wait().expect("errcat ends").code(), Some(0));
}
