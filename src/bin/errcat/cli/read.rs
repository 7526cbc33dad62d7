//! Reads the arguments of the process: parses them and checks what clap itself cannot.

use std::mem::ManuallyDrop;

use clap::error::{Error, ErrorKind};
use clap::{CommandFactory, FromArgMatches};
use errcat::catalog::Catalog;

use super::{Cli, Command, Deferred, Global, masked, words};

/// Flags that exclude each other: there is one exit code, and the output has one form.
const CONFLICTS: [(&str, &str); 4] = [
    ("--exit-code", "--retryable"),
    ("--support", "--quiet"),
    ("--support", "--json"),
    ("--format", "--json"),
];

/// Parses the arguments of the process.
///
/// # Errors
///
/// Returns what clap reports, help included.
pub(crate) fn read() -> Result<Cli, Error> {
    // The end of the process frees both at once. To free each of their parts costs 3 % of the
    // instructions of `errcat explain`.
    let mut definition = ManuallyDrop::new(Cli::command());
    let matches = definition.try_get_matches_from_mut(std::env::args_os())?;
    let mut matches = ManuallyDrop::new(matches);
    let command = matches.subcommand();
    let after = command.map(|(_, matches)| Global::from_arg_matches(matches));
    let after = after.transpose()?;
    let mut cli = Cli::from_arg_matches_mut(&mut matches)?;
    if let Some(after) = after {
        cli.global = cli.global.merge(after);
    }
    Ok(cli)
}

/// Checks the arguments, and replaces words without a command by the command that they are short for
/// in this catalog.
///
/// # Errors
///
/// Returns an error if words are of different kinds or precede a command, if flags of `diagnose` precede
/// another command, or if flags exclude each other.
pub(crate) fn resolve(cli: &mut Cli, catalog: &Catalog) -> Result<(), Error> {
    replace_words(cli, catalog)?;
    merge_flags(cli)?;
    check_conflicts(cli)
}

fn replace_words(cli: &mut Cli, catalog: &Catalog) -> Result<(), Error> {
    let words = std::mem::take(&mut cli.words);
    match (words.first(), &cli.command) {
        (None, _) => Ok(()),
        (Some(_), None) => {
            let command = words::command(words, cli.diagnose, catalog);
            cli.command = Some(command.map_err(|mixed| conflict(&mixed.to_string()))?);
            Ok(())
        }
        (Some(word), Some(_)) => {
            let word = masked(word);
            let message = format!("`{}` cannot precede a command", word.escaped());
            Err(conflict(&message))
        }
    }
}

/// Merges the `diagnose` flags before and after the name of the command.
fn merge_flags(cli: &mut Cli) -> Result<(), Error> {
    match &mut cli.command {
        None => Ok(()),
        Some(Command::Diagnose(Deferred(args))) => {
            args.flags = args.flags.merge(cli.diagnose);
            Ok(())
        }
        Some(_) => match cli.diagnose.given().next() {
            Some(flag) => Err(conflict(&format!(
                "`{flag}` is a flag of `errcat diagnose`"
            ))),
            None => Ok(()),
        },
    }
}

/// Checks the flags before and after the name of the command together. clap itself would check those in
/// each of the two places separately.
fn check_conflicts(cli: &Cli) -> Result<(), Error> {
    let (flags, format) = match &cli.command {
        Some(Command::Diagnose(Deferred(args))) => (args.flags, None),
        Some(Command::Check(Deferred(args))) => (cli.diagnose, args.format),
        _ => (cli.diagnose, None),
    };
    let format = format.map(|_| "--format");
    let json = cli.global.json.then_some("--json");
    let given: Vec<_> = flags.given().chain(format).chain(json).collect();
    let mut conflicts = CONFLICTS.into_iter();
    match conflicts.find(|(one, other)| given.contains(one) && given.contains(other)) {
        Some((one, other)) => Err(conflict(&format!(
            "`{one}` and `{other}` cannot be used together"
        ))),
        None => Ok(()),
    }
}

/// The error for arguments that exclude each other.
fn conflict(message: &str) -> Error {
    Cli::command().error(ErrorKind::ArgumentConflict, message)
}
