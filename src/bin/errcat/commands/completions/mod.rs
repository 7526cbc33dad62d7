//! `errcat completions`: prints the completion script of a shell.
//!
//! The scripts under `completions/` are part of the program. A test generates them from the
//! definition of the command line and compares, so the program itself needs no generator.

#[cfg(test)]
mod generate;

use std::io;

use crate::cli::CompletionsArgs;
use crate::cli::values::Shell;
use crate::exit::Exit;
use crate::output::Output;

pub(super) fn run(args: &CompletionsArgs, output: &mut Output) -> io::Result<Exit> {
    output.text(&script(args.shell))?;
    Ok(Exit::Success)
}

const fn script(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => include_str!("../../../../../completions/errcat.bash"),
        Shell::Elvish => include_str!("../../../../../completions/errcat.elv"),
        Shell::Fish => include_str!("../../../../../completions/errcat.fish"),
        Shell::PowerShell => include_str!("../../../../../completions/_errcat.ps1"),
        Shell::Zsh => include_str!("../../../../../completions/_errcat"),
    }
}
