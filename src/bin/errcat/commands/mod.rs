//! One module for each command: it passes the arguments to the library and prints the result.

mod catalog;
mod check;
mod completions;
mod diagnose;
mod explain;
mod export;
mod files;
mod help;
mod list;
mod man;
mod refused;
mod response;
mod run;
mod schema;
mod triage;

use std::io::{self, IsTerminal};

use clap::CommandFactory;

use crate::cli::{self, Cli, Command, Deferred, DiagnoseArgs, DiagnoseFlags, usage};
use crate::exit::Exit;
use crate::output::Output;
use catalog::Chosen;

/// Runs the command that the arguments name.
pub(crate) fn run(mut cli: Cli, output: &mut Output) -> io::Result<Exit> {
    let chosen = match Chosen::read(cli.global.catalog.as_deref()) {
        Ok(chosen) => chosen,
        Err(refused) => return refused.report(None, output),
    };
    if cli.version {
        let version = env!("CARGO_PKG_VERSION");
        output.text(&format_args!("errcat {version}\n{chosen}"))?;
        return Ok(Exit::Success);
    }
    if let Err(error) = cli::resolve(&mut cli, chosen.catalog()) {
        return usage::print(error, output);
    }
    output.add_to_tips(chosen.flag());
    let note = chosen.note().filter(|_| names_catalog(&cli));
    let exit = run_with(cli, &chosen, output)?;
    if let Some(note) = note {
        output.note(&note)?;
    }
    Ok(exit)
}

/// Whether a note names the catalog, if it is not the bundled one. JSON always names it, and `run` only
/// with a diagnosis.
fn names_catalog(cli: &Cli) -> bool {
    let is_used = match &cli.command {
        Some(
            Command::Run(_)
            | Command::Schema(_)
            | Command::Completions(_)
            | Command::Man(_)
            | Command::Help(_),
        ) => false,
        Some(Command::Diagnose(Deferred(args))) => !args.flags.quiet,
        Some(_) => true,
        None => !cli.diagnose.quiet,
    };
    is_used && !cli.global.json
}

fn run_with(cli: Cli, chosen: &Chosen, output: &mut Output) -> io::Result<Exit> {
    let catalog = chosen.catalog();
    match cli.command {
        Some(Command::Diagnose(Deferred(args))) => diagnose::run(&args, catalog, output),
        Some(Command::Explain(Deferred(args))) => explain::run(&args, catalog, output),
        Some(Command::List(Deferred(args))) => list::run(&args, catalog, output),
        Some(Command::Triage(Deferred(args))) => triage::run(&args, catalog, output),
        Some(Command::Run(Deferred(args))) => run::run(&args, chosen, output),
        Some(Command::Check(Deferred(args))) => check::run(&args, catalog, output),
        Some(Command::Export(Deferred(args))) => export::run(&args, catalog, output),
        Some(Command::Schema(Deferred(args))) => schema::run(&args, output),
        Some(Command::Completions(Deferred(args))) => completions::run(&args, output),
        Some(Command::Man(Deferred(args))) => man::run(&args, output),
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
