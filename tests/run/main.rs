//! `errcat run` with real commands, and with a server on this machine.
//!
//! - `table`: many failures of a server, with real curl and the nullspace CLI.
//! - `recipes`: the recipes of `docs/scripts.md`.
//! - `stream`: what happens while curl runs.
//! - `process`: the output, the input and the exit code of any command.
//! - `usage`: wrong arguments, and commands that cannot be started.
//! - `limits`: what happens if the system refuses a thread.
//! - `signals`: what happens to the command when a signal comes.
//!
//! Tests that need these programs are ignored by default; `.ci/run` runs them.

#![cfg(unix)]

mod harness;
mod limits;
mod process;
#[path = "../support/project.rs"]
mod project;
mod recipes;
#[path = "../support/run.rs"]
mod run;
#[path = "../support/search_path.rs"]
mod search_path;
mod server;
mod signals;
mod stream;
mod table;
mod usage;
