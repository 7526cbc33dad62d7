//! The command-line interface of errcat. It parses arguments, calls the library and prints the
//! results.

// Code that handles input must not panic. Tests may.
#![cfg_attr(
    not(test),
    warn(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unwrap_used
    )
)]

mod cli;
mod commands;
mod exit;
mod output;
#[path = "../../table.rs"]
#[expect(dead_code, reason = "the library uses more of it")]
mod table;
mod term;

use std::process::ExitCode;

use output::Output;
use term::Terminals;

fn main() -> ExitCode {
    let exit = match cli::read() {
        Ok(cli) => {
            let mut output = Output::new(
                Terminals::detect(cli.global.color.unwrap_or_default()),
                cli.global.json,
                cli.global.verbose,
            );
            let result = commands::run(cli, &mut output);
            output.end(result)
        }
        Err(error) => cli::usage::report(error),
    };
    exit.into()
}
