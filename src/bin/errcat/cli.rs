//! The command line: every command, flag and argument.
//!
//! The doc comments of commands and arguments are the help texts: imperative, without a period at
//! the end. Arguments with a known set of values have a parser in [`values`](crate::values), which
//! lists the values for completion.

use std::path::PathBuf;

use clap::builder::styling::{Effects, Style, Styles};
use clap::error::ErrorKind;
use clap::{Args, ColorChoice, CommandFactory, Parser, Subcommand, ValueEnum, ValueHint};
use errcat::catalog::{Catalog, Category, Origin, RetryVerdict};
use errcat::untrusted::Untrusted;

use crate::completion::Shell;
use crate::exit;
use crate::output::json::schema::Schema;
use crate::values::{CategoryParser, CodeParser, RetryParser};

/// The styles of help, the same as those of [`Palette`](crate::output::Palette).
const STYLES: Styles = Styles::styled()
    .header(HEADING)
    .usage(HEADING)
    .literal(Style::new().effects(Effects::BOLD));

/// The heading above the flags of `diagnose`.
const DIAGNOSE: &str = "Diagnosis options";

/// The heading above the flags that every command takes.
const GLOBAL: &str = "Global options";

const HEADING: Style = Style::new().effects(Effects::BOLD.insert(Effects::UNDERLINE));

const EXAMPLES: &str = "  curl -sSi URL | errcat           diagnose what curl printed
  errcat diagnose response.txt     diagnose a file
  errcat explain volume_busy       explain a code
  errcat list --category volumes   list the codes of a category";

/// Turn a Nullspace API failure into the next step
///
/// errcat reads whatever your HTTP client printed and says what the error code means, whether to
/// retry, and which request id to quote. Without a command it diagnoses standard input.
#[derive(Debug, Parser)]
#[command(
    name = "errcat",
    // Without it, usage messages show the name of the file that was run.
    bin_name = "errcat",
    version = version(),
    disable_help_subcommand = true,
    args_override_self = true,
    styles = STYLES,
    after_help = section("Examples", EXAMPLES),
    after_long_help =
        format!("{}\n\n{}", section("Examples", EXAMPLES), section("Exit codes", exit::HELP)),
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    /// The flags that precede the command, or apply to standard input if there is no command.
    #[command(flatten)]
    pub(crate) diagnose: DiagnoseFlags,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

impl Cli {
    /// Merges the `diagnose` flags before and after the name of the command, and checks all of
    /// them. clap itself checks the flags in each of the two places separately.
    ///
    /// # Errors
    ///
    /// Returns an error if such flags precede another command, or exclude each other.
    pub(crate) fn checked(mut self) -> Result<Self, clap::Error> {
        let before = self.diagnose;
        let flags = match &mut self.command {
            None => before,
            Some(Command::Diagnose(args)) => {
                args.flags = args.flags.merge(before);
                args.flags
            }
            Some(_) => match before.given().next() {
                None => before,
                Some(flag) => {
                    let message = format!("`{flag}` is a flag of `errcat diagnose`");
                    return Err(conflict(&message));
                }
            },
        };
        let json = self.global.json.then_some(JSON);
        let given: Vec<_> = flags.given().chain(json).collect();
        let mut conflicts = CONFLICTS.into_iter();
        match conflicts.find(|(one, other)| given.contains(one) && given.contains(other)) {
            Some((one, other)) => Err(conflict(&format!(
                "`{one}` and `{other}` cannot be used together"
            ))),
            None => Ok(self),
        }
    }
}

/// The error for flags that exclude each other.
fn conflict(message: &str) -> clap::Error {
    Cli::command().error(ErrorKind::ArgumentConflict, message)
}

/// The flags that every command takes.
#[derive(Args, Debug)]
pub(crate) struct Global {
    /// Print JSON: one object per result
    #[arg(long, global = true, help_heading = GLOBAL)]
    pub(crate) json: bool,

    /// Show everything that is known
    #[arg(short, long, global = true, help_heading = GLOBAL)]
    pub(crate) verbose: bool,

    /// When to color the output
    #[arg(long, global = true, help_heading = GLOBAL, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Diagnose(DiagnoseArgs),
    Explain(ExplainArgs),
    List(ListArgs),
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
}

/// Find every error response in the input and diagnose it
///
/// Reads whatever holds them: bodies, one or several; what curl, wget, xh and others print with
/// heads or verbosely (with 2>&1 where that goes to standard error); what the official CLI prints;
/// logs with JSON in their lines, in fields or in strings. Everything else is named and counted.
#[derive(Args, Debug, Default)]
#[command(visible_alias = "parse")]
pub(crate) struct DiagnoseArgs {
    /// Files to read, in order; - or nothing is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) flags: DiagnoseFlags,
}

/// The flags of `diagnose`, which errcat also takes without a command.
#[derive(Args, Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct DiagnoseFlags {
    /// Exit with the official CLI's exit code for the last error response
    #[arg(long, help_heading = DIAGNOSE)]
    pub(crate) exit_code: bool,

    /// Exit with 0 if the last answer may be retried as it is, else with 1
    #[arg(long, help_heading = DIAGNOSE)]
    pub(crate) retryable: bool,

    /// Print nothing but trouble with files
    #[arg(short, long, help_heading = DIAGNOSE)]
    pub(crate) quiet: bool,

    /// Print only what support asks for, as plain lines to paste into a ticket
    #[arg(long, help_heading = DIAGNOSE)]
    pub(crate) support: bool,

    /// Also print each part of the input that is not a response
    #[arg(long, help_heading = DIAGNOSE)]
    pub(crate) all: bool,
}

const ALL: &str = "--all";
const EXIT_CODE: &str = "--exit-code";
const JSON: &str = "--json";
const QUIET: &str = "--quiet";
const RETRYABLE: &str = "--retryable";
const SUPPORT: &str = "--support";

/// Flags that exclude each other: there is one exit code, and the output has one form.
const CONFLICTS: [(&str, &str); 3] = [(EXIT_CODE, RETRYABLE), (SUPPORT, QUIET), (SUPPORT, JSON)];

/// Gets a field of the flags.
type Field = fn(&mut DiagnoseFlags) -> &mut bool;

impl DiagnoseFlags {
    /// The name and the field of each flag.
    const FIELDS: [(&str, Field); 5] = [
        (EXIT_CODE, |flags| &mut flags.exit_code),
        (RETRYABLE, |flags| &mut flags.retryable),
        (QUIET, |flags| &mut flags.quiet),
        (SUPPORT, |flags| &mut flags.support),
        (ALL, |flags| &mut flags.all),
    ];

    /// The names of the flags that are given.
    fn given(mut self) -> impl Iterator<Item = &'static str> {
        let given = Self::FIELDS
            .into_iter()
            .filter(move |(_, field)| *field(&mut self));
        given.map(|(name, _)| name)
    }

    /// The flags that are given in either place.
    fn merge(mut self, mut other: Self) -> Self {
        for (_, field) in Self::FIELDS {
            *field(&mut self) |= *field(&mut other);
        }
        self
    }
}

/// Explain one or several codes
///
/// Takes a code as you paste it: any case, hyphens or blanks for underscores, quotes and
/// punctuation around it. Also takes the names that release 1.0 of the official SDK uses, and the
/// codes that users meet beside the catalog's.
#[derive(Args, Debug)]
pub(crate) struct ExplainArgs {
    /// Codes to explain
    #[arg(value_name = "CODE", required = true, value_parser = CodeParser, hide_possible_values = true)]
    pub(crate) codes: Vec<Untrusted>,
}

/// List the codes of the catalog
///
/// On a terminal a table by category; elsewhere one line a code: code, category and description,
/// separated by tabs.
#[derive(Args, Debug)]
pub(crate) struct ListArgs {
    /// Show only codes with all these words in code, description or name in release 1.0 of the SDK
    #[arg(value_name = "TEXT")]
    pub(crate) text: Vec<String>,

    /// Show only codes of this category: its name, or enough of its beginning
    #[arg(long, value_parser = CategoryParser)]
    pub(crate) category: Option<&'static Category>,

    /// Show only codes with this retry verdict
    #[arg(long, value_name = "VERDICT", value_parser = RetryParser)]
    pub(crate) retry: Option<RetryVerdict>,

    /// Show codes of this origin; those outside the catalog are no part of the API's contract
    #[arg(long, value_enum, ignore_case = true, default_value_t)]
    pub(crate) origin: Origins,
}

/// The origins of codes that `list` can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Origins {
    /// The published catalog
    #[default]
    Catalog,
    /// All codes outside the catalog: edge, server and client
    Related,
    /// Credentials of the edge and of previews
    Edge,
    /// The API's side, outside the catalog
    Server,
    /// Made by the official SDK or CLI
    Client,
    /// Everything
    All,
}

impl Origins {
    /// Whether codes of an origin are shown.
    pub(crate) fn includes(self, origin: Origin) -> bool {
        let is_catalog = origin == Origin::Catalog;
        match self {
            Self::Catalog => is_catalog,
            Self::Related => !is_catalog,
            Self::Edge => origin == Origin::Edge,
            Self::Server => origin == Origin::Server,
            Self::Client => origin == Origin::Client,
            Self::All => true,
        }
    }
}

/// Print the JSON Schema of what a command prints with --json
///
/// The dialect is 2020-12. Words that a program may branch on are listed, but readers have to
/// expect others: later releases may add some, like fields.
#[derive(Args, Debug)]
pub(crate) struct SchemaArgs {
    /// Command whose JSON is meant
    #[arg(value_enum)]
    pub(crate) command: Schema,
}

/// Print the completion script of a shell
#[derive(Args, Debug)]
pub(crate) struct CompletionsArgs {
    /// Shell to complete in
    pub(crate) shell: Shell,
}

/// A section of the help, with a heading in the style of clap.
fn section(title: &str, text: &str) -> String {
    format!("{HEADING}{title}:{HEADING:#}\n{text}")
}

/// The version of errcat and of the built-in catalog.
fn version() -> String {
    let catalog = Catalog::bundled();
    let (codes, source) = (catalog.len(), catalog.source().unwrap_or("no source"));
    format!(
        "{}\ncatalog: {codes} codes, {source}",
        env!("CARGO_PKG_VERSION")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_valid() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_diagnose_flag_is_in_the_table() {
        let command = DiagnoseFlags::augment_args(clap::Command::new("diagnose"));
        let declared: Vec<_> = command
            .get_arguments()
            .filter_map(clap::Arg::get_long)
            .map(|name| format!("--{name}"))
            .collect();
        assert_eq!(declared, DiagnoseFlags::FIELDS.map(|(name, _)| name));
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
        check(&Cli::command());
    }
}
