//! Runs errcat together with other programs: curl, jq, man, and shells with completion.
//!
//! The programs have to be installed, so these tests are ignored by default. `.ci/run` installs
//! them and runs `cargo test --test programs -- --ignored`.

#![cfg(unix)]

mod curl;
#[path = "../support/folder.rs"]
mod folder;
mod jq;
mod man;
mod memory;
#[path = "../support/project.rs"]
mod project;
#[path = "../support/run.rs"]
mod run;
#[path = "../support/search_path.rs"]
mod search_path;
mod shells;

use std::process::Command;

use project::project;
use search_path::search_path;

/// A shell command that finds the built errcat first.
fn shell(script: &str) -> Command {
    let mut command = Command::new("bash");
    command
        .args(["-o", "pipefail", "-c", script])
        .env("PATH", search_path())
        .current_dir(project(""));
    command
}
