//! The command-line interface of errcat: arguments in, the library's answers out.

// Tests may panic; code that meets input may not.
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
mod completion;
mod exit;
mod output;
mod term;
mod usage;
mod values;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use cli::Cli;
use exit::Exit;
use output::Output;
use term::Terminals;

fn main() -> ExitCode {
    let (mut output, result) = match Cli::try_parse() {
        Ok(cli) => {
            let mut output = Output::new(Terminals::detect(cli.global.color), cli.global.json);
            let result = commands::run(cli, &mut output);
            (output, result)
        }
        Err(error) => {
            let mut output = usage::output();
            let result = usage::report(error, &mut output);
            (output, result)
        }
    };
    end(
        result.and_then(|exit| output.flush().map(|()| exit)),
        &mut output,
    )
    .into()
}

/// How the process ends. An error here is always one of standard output: every command deals with
/// the errors of its input itself.
fn end(result: io::Result<Exit>, output: &mut Output) -> Exit {
    match result {
        Ok(exit) => exit,
        // Whoever read the output has seen enough, as with `errcat list | head -1`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            output.remark(&format_args!("cannot write to standard output: {error}"));
            Exit::Trouble
        }
    }
}
