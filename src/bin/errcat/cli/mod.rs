//! The command line: every command, flag and argument.
//!
//! The doc comments of commands, here, and of their arguments, in [`args`], are the help texts:
//! imperative, without a period at the end.

mod args;
mod help;
mod masked;
mod read;
pub(crate) mod similar;
pub(crate) mod usage;
pub(crate) mod values;
mod words;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ColorChoice, CommandFactory, Parser, Subcommand, ValueHint};

pub(crate) use args::{
    CheckArgs, CompletionsArgs, Deferred, DiagnoseArgs, DiagnoseFlags, ExplainArgs, ExportArgs,
    FindingsFormat, HelpArgs, ListArgs, ManArgs, RunArgs, SchemaArgs, TriageArgs,
};
pub(crate) use masked::masked;
pub(crate) use read::{read, resolve};

/// The heading above the flags that every command takes.
pub(crate) const GLOBAL: &str = "Global options";

/// errcat explains Nullspace API errors and tells you what to do next
///
/// Pipe what your HTTP client printed into errcat, or name a file, a code or an HTTP status. errcat
/// shows what failed, what to do next, whether to retry, and which request ID to send to support.
/// It works offline.
#[derive(Debug, Parser)]
#[command(
    name = "errcat",
    // Without it, usage messages show the name of the file that was run.
    bin_name = "errcat",
    // The version states the catalog, which is read later.
    disable_version_flag = true,
    override_usage = help::USAGE,
    disable_help_subcommand = true,
    args_override_self = true,
    styles = help::STYLES,
    after_help = help::SHORT,
    after_long_help = help::LONG,
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,

    /// Print version
    #[arg(short = 'V', long)]
    pub(crate) version: bool,

    /// Codes or HTTP statuses to explain, or files to diagnose; - is standard input
    #[arg(value_name = "CODE|STATUS|FILE")]
    pub(crate) words: Vec<OsString>,

    /// The flags that precede the command, or apply if there is no command.
    #[command(flatten)]
    pub(crate) diagnose: DiagnoseFlags,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// The flags that every command takes, before its name and after it. [`Deferred`] adds them to each
/// command, since clap's own global flags are defined for all commands even if one is used.
#[derive(Args, Debug)]
pub(crate) struct Global {
    /// Print JSON: one object per result
    #[arg(long, help_heading = GLOBAL)]
    pub(crate) json: bool,

    /// Show all details
    #[arg(short, long, help_heading = GLOBAL)]
    pub(crate) verbose: bool,

    /// When to color the output [default: auto]
    #[arg(long, help_heading = GLOBAL, value_name = "WHEN")]
    pub(crate) color: Option<ColorChoice>,

    /// Use the catalog in a file that `errcat export json` wrote
    #[arg(
        long,
        help_heading = GLOBAL,
        value_name = "FILE",
        value_hint = ValueHint::FilePath
    )]
    pub(crate) catalog: Option<PathBuf>,
}

impl Global {
    /// Merges the flags before the name of the command with those after it, which take precedence.
    pub(crate) fn merge(self, after: Self) -> Self {
        Self {
            json: self.json || after.json,
            verbose: self.verbose || after.verbose,
            color: after.color.or(self.color),
            catalog: after.catalog.or(self.catalog),
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Diagnose every error response in the input
    ///
    /// Reads response bodies, logs, and the output of the nullspace CLI and of HTTP clients such as curl and
    /// wget. What they print with -v goes to stderr, so add 2>&1. Everything else is skipped and counted.
    #[command(visible_alias = "parse")]
    Diagnose(Deferred<DiagnoseArgs>),

    /// Explain codes, or list the codes of an HTTP status
    ///
    /// Paste codes in any form: case, quotes, hyphens and spaces do not matter. errcat also knows the newer
    /// names of Python SDK 1.0, and non-catalog codes.
    Explain(Deferred<ExplainArgs>),

    /// List the codes of the catalog
    ///
    /// On a terminal, the list is a table by category. In a pipe, each line is a code, its category (or
    /// origin) and its description, separated by tabs.
    List(Deferred<ListArgs>),

    /// Count the error codes in logs of any size
    ///
    /// Shows for each code how often and when it occurs, whether to retry, and request IDs. In a pipe, each
    /// line is a code, its count, its share, its category (or origin), its retry verdict, when it was
    /// first and last seen, and up to three request IDs, separated by tabs.
    ///
    /// A TIME is a date, a time as in RFC 3339 such as 2026-11-23T06:50:27Z, or a duration before now, such
    /// as '2h ago'. You can copy a time from a log.
    Triage(Deferred<TriageArgs>),

    /// Run a command, explain its API failure, and retry what can be retried
    ///
    /// The output of the command passes through unchanged; errcat writes to stderr, and only if the command
    /// fails. errcat exits like the command. If the command succeeds although the response is an error, as
    /// curl does without -f, errcat exits with the nullspace CLI's exit code for the error.
    ///
    /// With --retries, errcat repeats the command if its failure permits a retry. It waits as long as the
    /// response asks, else for a random delay that grows with each try.
    Run(Deferred<RunArgs>),

    /// Compare an OpenAPI document with the catalog
    ///
    /// Reads OpenAPI 3 in YAML or JSON, or a list of codes: a JSON array, or one code a line. In an OpenAPI
    /// document, errcat reads the codes of the field code in the schema ErrorResponse, or in its object
    /// error, and follows $ref, allOf, oneOf and anyOf. Prints what differs, where, and what to do about it.
    Check(Deferred<CheckArgs>),

    /// Write the catalog as a file for other programs
    ///
    /// The same catalog always gives the same bytes, with a stamp that names the catalog and the version
    /// of errcat. Redirect the output to a file, and use --check to keep the file up to date.
    Export(Deferred<ExportArgs>),

    /// Print the JSON Schema of what a command prints with --json
    ///
    /// The dialect is 2020-12. Later releases may add fields and enum values, so readers should accept
    /// unknown ones.
    Schema(Deferred<SchemaArgs>),

    /// Print the completion script for a shell
    ///
    /// With it, Tab completes commands, flags, codes, statuses and files.
    Completions(Deferred<CompletionsArgs>),

    /// Print the man page of errcat or of a command
    ///
    /// The page is in the format of man and mandoc. --out writes all pages, such as errcat.1 and
    /// errcat-list.1, and prints nothing.
    Man(Deferred<ManArgs>),

    /// Print help for errcat or for a command
    Help(Deferred<HelpArgs>),
}

/// Returns the definition of the whole command line. [`Cli::command`] alone lacks the arguments of the
/// commands, which are [`Deferred`].
pub(crate) fn definition() -> clap::Command {
    let mut errcat = Cli::command();
    errcat.build();
    errcat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_valid() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_and_argument_has_help_without_a_period() {
        fn check(command: &clap::Command) {
            let about = command.get_about().map(ToString::to_string);
            let helps = command
                .get_arguments()
                .map(|arg| arg.get_help().map(ToString::to_string));
            for help in helps.chain([about]) {
                let help = help.unwrap_or_default();
                assert!(
                    !help.is_empty() && !help.ends_with('.'),
                    "{}: {help:?}",
                    command.get_name()
                );
            }
            command.get_subcommands().for_each(check);
        }
        check(&definition());
    }
}
