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
#[path = "../support/help.rs"]
mod help;
mod pages;
mod pictures;
#[path = "../support/project.rs"]
mod project;
#[path = "../support/pty.rs"]
mod pty;
#[path = "../support/search_path.rs"]
mod search_path;
mod tables;

use std::process::Command;

use project::project;
use search_path::search_path;

/// A command that runs in the project, with an empty environment except for a search path that
/// finds the built errcat.
fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", search_path())
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
