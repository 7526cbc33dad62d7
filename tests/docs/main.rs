//! The documentation agrees with what errcat does.
//!
//! - `pages`: README, CONTRIBUTING, the page about packages, and the pages in `docs`, with their links and lengths.
//! - `examples`: console blocks show what the commands print.
//! - `pictures`: the pictures show the screen after real runs.
//! - `tables`: tables list every enum value and exit code.
//! - `changelog`: the latest release is this version.

#![cfg(unix)]

mod changelog;
mod examples;
mod pages;
mod pictures;
#[path = "../pty/mod.rs"]
mod pty;
mod tables;

use std::path::{Path, PathBuf};
use std::process::Command;

/// A file or folder of the project.
fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A command that runs in the project, with an empty environment except for a search path that
/// finds the built errcat.
fn command(program: &str) -> Command {
    let errcat = Path::new(assert_cmd::cargo::cargo_bin!("errcat"));
    let folder = errcat.parent().expect("a program is in a folder");
    let path = std::env::var("PATH").expect("there is a search path");
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", format!("{}:{path}", folder.display()))
        .current_dir(project(""));
    command
}

/// Runs a line in a shell; returns both of its output streams.
fn run(line: &str) -> String {
    let output = command("sh")
        .args(["-c", &format!("{{ {line}\n}} 2>&1")])
        .output()
        .expect("sh starts");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}
