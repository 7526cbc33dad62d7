//! `errcat completions`: prints the completion script of a shell.

#[cfg(test)]
mod generate;

use std::io;

use crate::cli::CompletionsArgs;
use crate::exit::Exit;
use crate::output::Output;

pub(super) fn run(args: &CompletionsArgs, output: &mut Output) -> io::Result<Exit> {
    output.text(&args.shell.script())?;
    Ok(Exit::Success)
}
