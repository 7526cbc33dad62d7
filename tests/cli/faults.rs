//! What can go wrong around errcat: each row of `tests/data/faults.tsv` runs in bash.

use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::harness::{Folder, data, std_errcat};

const LOG: &str = "{\"error\": \"m\", \"code\": \"volume_busy\", \"request_id\": \"r\"}\n\
                   {\"error\": \"m\", \"code\": \"unauthorized\", \"request_id\": \"s\"}\n";

/// Writes the files that the table names.
fn prepare(folder: &Folder) {
    folder.write("log", LOG);
    folder.write("spec", "[\"volume_busy\"]");
    folder.write("empty", "");
    folder.write("nul", vec![0; 100_000]);
    folder.write("d/log", LOG);
    symlink("nothing", folder.join("dangling")).expect("the link can be made");
    symlink("loop", folder.join("loop")).expect("the link can be made");
    let name = std::ffi::OsStr::from_bytes(b"n\xffon");
    std::fs::write(folder.join("").join(name), LOG).expect("the file can be made");
    UnixListener::bind(folder.join("sock")).expect("the socket can be made");
    let fifo = Command::new("mkfifo").arg(folder.join("fifo")).status();
    assert!(fifo.expect("mkfifo starts").success());
}

#[test]
fn every_failure_ends_as_documented() {
    let table = std::fs::read_to_string(data("faults.tsv")).expect("it is there");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let mut problems = Vec::new();
    for row in rows {
        let [failure, script, exit, stderr] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns are expected: {row}");
        };
        let folder = Folder::new();
        prepare(&folder);
        let errcat = std_errcat(&[]);
        let output = Command::new("timeout")
            .args(["20", "bash", "-c", script, "bash"])
            .arg(errcat.get_program())
            .current_dir(folder.join(""))
            .stdin(Stdio::null())
            .output()
            .expect("bash starts");
        let found = String::from_utf8_lossy(&output.stderr);
        let is_expected = match stderr {
            "-" => found.is_empty(),
            begin => found.starts_with(begin),
        };
        if !is_expected || output.status.code() != exit.parse().ok() {
            let found_exit = output.status;
            problems.push(format!(
                "{failure}: {script}\n  {found_exit}, not {exit}: {found}"
            ));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// If files were mapped into memory, SIGBUS would end the process.
#[test]
fn a_file_may_become_shorter_while_it_is_read() {
    let folder = Folder::new();
    let file = folder.write("log", LOG.repeat(50_000));
    for command in ["diagnose", "triage"] {
        for _ in 0..5 {
            std::fs::write(&file, LOG.repeat(50_000)).expect("it is written");
            let child = std_errcat(&[command, "--json", &file])
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .expect("errcat starts");
            sleep(Duration::from_millis(20));
            std::fs::write(&file, "").expect("it is truncated");
            let output = child.wait_with_output().expect("errcat ends");
            let stderr = String::from_utf8_lossy(&output.stderr);
            let is_expected = match output.status.code() {
                // It was read before, or is empty.
                Some(0 | 1) => true,
                Some(2) => command == "triage" && stderr.contains("it became shorter"),
                _ => false,
            };
            assert!(is_expected, "{command}: {}: {stderr}", output.status);
        }
    }
}
