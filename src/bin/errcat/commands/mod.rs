//! One module for each command: it passes the arguments to the library and prints the result.

mod completions;
mod diagnose;
mod explain;
mod files;
mod help;
mod list;
mod schema;
mod triage;

use std::io::{self, IsTerminal};

use clap::CommandFactory;
use errcat::catalog::Catalog;

use crate::cli::{Cli, Command, Deferred, DiagnoseArgs, DiagnoseFlags};
use crate::exit::Exit;
use crate::output::Output;

/// Runs the command that the arguments name.
pub(crate) fn run(cli: Cli, output: &mut Output) -> io::Result<Exit> {
    let catalog = Catalog::bundled();
    match cli.command {
        Some(Command::Diagnose(Deferred(args))) => diagnose::run(&args, catalog, output),
        Some(Command::Explain(Deferred(args))) => explain::run(&args, catalog, output),
        Some(Command::List(Deferred(args))) => list::run(&args, catalog, output),
        Some(Command::Triage(Deferred(args))) => triage::run(&args, catalog, output),
        Some(Command::Schema(Deferred(args))) => schema::run(&args, output),
        Some(Command::Completions(Deferred(args))) => completions::run(&args, output),
        Some(Command::Help(Deferred(args))) => help::run(&args, output),
        // Waiting for input from the keyboard would look as if errcat hung. With a flag, the help
        // could pass for a verdict.
        None if io::stdin().is_terminal()
            && !output.is_json()
            && cli.diagnose == DiagnoseFlags::default() =>
        {
            output.help(&Cli::command().render_help())?;
            Ok(Exit::Success)
        }
        None => {
            let args = DiagnoseArgs {
                flags: cli.diagnose,
                ..DiagnoseArgs::default()
            };
            diagnose::run(&args, catalog, output)
        }
    }
}
