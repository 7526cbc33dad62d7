//! Runs the binary as its users do.
//!
//! - `harness`: how a test runs errcat and what it sees.
//! - `cases`: every input under `tests/data/diagnose` with its expected output.
//! - `list`, `explain`, `diagnose`, `usage`: what the commands do.
//! - `exit_codes`: tables of situations and exit codes.
//! - `schema`: the JSON of every command is what its schema says.
//! - `color`: the flag, the environment and the terminal.
//! - `pipes`: closed, full and slow streams.
//! - `terminal`: what errcat looks like on a real terminal.
//! - `completions`: the scripts checked in are those that errcat prints.

mod cases;
mod color;
mod completions;
mod diagnose;
mod exit_codes;
mod explain;
mod harness;
mod list;
mod pipes;
mod schema;
#[cfg(unix)]
mod terminal;
mod usage;
