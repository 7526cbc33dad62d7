//! Runs errcat together with other programs: curl, jq, man, and shells with completion.
//!
//! The programs have to be installed, so these tests are ignored by default. `.ci/run` installs
//! them and runs `cargo test --test programs -- --ignored`.

#![cfg(unix)]

mod curl;
mod jq;
mod man;
mod memory;
mod shells;

use std::path::{Path, PathBuf};
use std::process::Command;

/// A shell command that finds the built errcat first.
fn shell(script: &str) -> Command {
    let mut command = Command::new("bash");
    command
        .args(["-o", "pipefail", "-c", script])
        .env("PATH", path())
        .current_dir(project());
    command
}

/// The search path, beginning with the folder of the built errcat.
fn path() -> String {
    let errcat = Path::new(assert_cmd::cargo::cargo_bin!("errcat"));
    let folder = errcat.parent().expect("a program is in a folder");
    let path = std::env::var("PATH").expect("there is a search path");
    format!("{}:{path}", folder.display())
}

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
