//! Runs the binary as its users do.
//!
//! - `harness`: runs errcat and returns its output, with `folder`, `project` and `run` of all tests.
//! - `agreement`: text and JSON report the same facts.
//! - `brevity`: the number of lines of each page.
//! - `catalog`, `other_api`: another catalog than the bundled one.
//! - `catalog_texts`: placeholders for texts of the catalog in expected outputs.
//! - `cases`: every input under `tests/data/diagnose` with its expected output.
//! - `list`, `explain`, `diagnose`, `triage`, `check`, `export`, `usage`: the commands.
//! - `triage_inputs`: compressed, missing and repeated inputs, and directories.
//! - `check_limits`: documents that take much work.
//! - `words`: codes, statuses and files without a command.
//! - `not_responses`: other failures, successes, log noise, and inputs without a response.
//! - `exit_codes`: tables of command lines, inputs and exit codes.
//! - `retry_line`: whether to retry, as text.
//! - `schema`: the JSON of every command matches its schema.
//! - `color`: the flag, the environment and the terminal.
//! - `faults`: a table of what goes wrong around errcat: files, streams, limits, environment.
//! - `pipes`: closed, full and slow streams.
//! - `pty`: pseudo-terminals.
//! - `terminal`: the output on a real terminal.
//! - `triage_terminal`: the screen, the progress bar and Ctrl-C of `triage`.
//! - `completions`: the scripts of all shells.
//! - `man`: the man pages.

mod agreement;
#[cfg(unix)]
mod brevity;
mod cases;
mod catalog;
mod catalog_texts;
mod check;
mod check_limits;
mod color;
mod completions;
mod diagnose;
mod exit_codes;
mod explain;
mod export;
#[cfg(target_os = "linux")]
mod faults;
#[path = "../support/folder.rs"]
mod folder;
mod harness;
#[path = "../support/help.rs"]
mod help;
mod list;
mod man;
mod not_responses;
mod other_api;
mod pipes;
#[path = "../support/project.rs"]
mod project;
#[cfg(unix)]
#[path = "../support/pty.rs"]
mod pty;
mod retry_line;
#[path = "../support/run.rs"]
mod run;
mod schema;
#[cfg(unix)]
mod terminal;
mod triage;
mod triage_inputs;
#[cfg(unix)]
mod triage_terminal;
mod usage;
mod words;
