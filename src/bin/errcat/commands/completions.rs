//! `errcat completions`: the script that completes errcat in a shell.

use std::io;

use clap::CommandFactory;

use crate::cli::{Cli, CompletionsArgs};
use crate::completion;
use crate::exit::Exit;
use crate::output::Output;

pub(super) fn run(args: &CompletionsArgs, output: &mut Output) -> io::Result<Exit> {
    output.text(&completion::script(args.shell, &mut Cli::command()))?;
    Ok(Exit::Success)
}
