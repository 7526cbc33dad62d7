//! `errcat run` with real commands, and with a server on this machine.
//!
//! - `table`: many failures of a server, with real curl and the nullspace CLI.
//! - `recipes`: the recipes of `docs/scripts.md`.
//! - `stream`: what happens while curl runs.
//!
//! Tests that need these programs are ignored by default; `.ci/run` runs them.

#![cfg(unix)]

mod harness;
mod recipes;
mod server;
mod stream;
mod table;
