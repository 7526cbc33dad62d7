//! Generates the completion scripts: what `clap_complete` writes, with its gaps filled.
//!
//! The gaps, as of `clap_complete` 4.6:
//! - Words beside commands, such as `errcat volume_busy`, are not completed.
//! - Files are offered as values of options that take other text, such as `--top`.
//! - bash and zsh match case; bash offers flags and files where a word is expected.
//! - bash does not complete `--option=value`, and offers the expansions of file names like `[ab].log`.
//! - fish, elvish, PowerShell: positional arguments are not completed (clap-rs/clap#6295); elvish and
//!   PowerShell: neither are the values of options.
//! - Aliases are offered like other commands.
//! - After the command that `errcat run` starts, errcat's options are still offered.
//!
//! The added parts assume that commands have no subcommands. Each is inserted at a fixed text of
//! the generated script, and the test fails if that text is missing.

mod bash;
mod elvish;
mod fish;
mod powershell;
mod zsh;

use std::collections::BTreeMap;
use std::path::Path;

use clap::builder::PossibleValue;
use clap::{Arg, Args, Command, Subcommand, ValueEnum, ValueHint, value_parser};
use clap_complete::aot;
use snapbox::{Assert, Data};

use crate::cli::values::{self, Shell};
use crate::cli::{self, DiagnoseFlags, Global, definition};

#[test]
fn the_scripts_are_those_of_the_command_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    for shell in Shell::value_variants() {
        let file = match shell {
            Shell::Bash => "errcat.bash",
            Shell::Elvish => "errcat.elv",
            Shell::Fish => "errcat.fish",
            Shell::PowerShell => "_errcat.ps1",
            Shell::Zsh => "_errcat",
        };
        // To update: SNAPSHOTS=overwrite cargo test --bin errcat
        let expected = Data::read_from(&folder.join(file), None).raw();
        Assert::new()
            .action_env("SNAPSHOTS")
            .eq(script(*shell), expected);
    }
}

/// Generates the script of a shell.
fn script(shell: Shell) -> String {
    let complete: fn(String, &CommandLine) -> String = match shell {
        Shell::Bash => bash::complete,
        Shell::Elvish => elvish::complete,
        Shell::Fish => fish::complete,
        Shell::PowerShell => powershell::complete,
        Shell::Zsh => zsh::complete,
    };
    let shell = match shell {
        Shell::Bash => aot::Shell::Bash,
        Shell::Elvish => aot::Shell::Elvish,
        Shell::Fish => aot::Shell::Fish,
        Shell::PowerShell => aot::Shell::PowerShell,
        Shell::Zsh => aot::Shell::Zsh,
    };
    let mut script = Vec::new();
    aot::generate(shell, &mut without_words(), "errcat", &mut script);
    let script = String::from_utf8(script).expect("scripts are UTF-8");
    complete(script, &CommandLine(definition()))
}

/// The command line without words beside commands and without the values of positional arguments,
/// which the parts of this module add.
fn without_words() -> Command {
    let errcat = Command::new("errcat")
        .version("")
        .disable_help_subcommand(true);
    let errcat = DiagnoseFlags::augment_args(Global::augment_args(errcat));
    let mut errcat = cli::Command::augment_subcommands(errcat);
    // Defines the arguments of the commands.
    errcat.build();
    errcat.mut_subcommands(|command| {
        command.mut_args(|arg| {
            match takes(&arg) {
                Takes::Files | Takes::Directories | Takes::Command => arg,
                _ if arg.is_positional() => arg.value_parser(value_parser!(String)),
                Takes::Values(_) => arg,
                // Without a hint, shells offer files.
                _ => arg.value_hint(ValueHint::Other),
            }
        })
    })
}

/// What an argument takes.
enum Takes {
    /// The names of codes.
    Names,
    /// The names of codes, and statuses.
    NamesAndStatuses,
    Files,
    Directories,
    /// Another program's command with its arguments.
    Command,
    /// One of any other fixed set of values.
    Values(Vec<PossibleValue>),
    /// Text that is not completed.
    Text,
}

/// The definition of the command line.
struct CommandLine(Command);

impl CommandLine {
    /// The names of all commands and aliases.
    fn all_names(&self) -> Vec<&str> {
        let commands = self.0.get_subcommands();
        commands
            .flat_map(Command::get_name_and_visible_aliases)
            .collect()
    }

    /// The aliases, which are not offered.
    fn aliases(&self) -> Vec<&str> {
        let commands = self.0.get_subcommands();
        commands.flat_map(Command::get_visible_aliases).collect()
    }

    /// Each command with what its positional argument takes.
    fn commands(&self) -> impl Iterator<Item = (&Command, Takes)> {
        self.0.get_subcommands().map(|command| {
            let arg = command.get_positionals().next().expect("each has one");
            (command, takes(arg))
        })
    }

    /// The names of the commands that run another command.
    fn wrappers(&self) -> Vec<&str> {
        let wrappers = self
            .commands()
            .filter(|(_, takes)| matches!(takes, Takes::Command));
        wrappers.map(|(command, _)| command.get_name()).collect()
    }

    /// The long name of each option of any command, with what its value is. Options of several
    /// commands that have the same name take the same.
    fn options(&self) -> BTreeMap<String, Takes> {
        let commands = std::iter::once(&self.0).chain(self.0.get_subcommands());
        let options = commands.flat_map(Command::get_opts);
        options
            .map(|option| (flag(option), takes(option)))
            .collect()
    }

    /// The long flags that errcat takes without a command.
    fn flags(&self) -> Vec<String> {
        let flags = self.0.get_arguments().filter_map(Arg::get_long);
        flags.map(|name| format!("--{name}")).collect()
    }
}

/// The names of all codes, with descriptions.
fn names() -> Vec<PossibleValue> {
    values::names().collect()
}

/// The statuses that codes come with, with descriptions.
fn statuses() -> Vec<PossibleValue> {
    values::statuses().collect()
}

fn takes(arg: &Arg) -> Takes {
    let values = arg.get_possible_values();
    match (arg.get_id().as_str(), arg.get_value_hint()) {
        ("text", _) => Takes::Names,
        ("queries", _) => Takes::NamesAndStatuses,
        (_, ValueHint::FilePath) => Takes::Files,
        (_, ValueHint::CommandWithArguments) => Takes::Command,
        (_, ValueHint::DirPath) => Takes::Directories,
        _ if values.is_empty() => Takes::Text,
        _ => Takes::Values(values),
    }
}

/// The long name of an option with its hyphens.
fn flag(option: &Arg) -> String {
    format!("--{}", option.get_long().expect("options have long names"))
}

/// The names of the values, separated by spaces.
fn join(values: &[PossibleValue]) -> String {
    let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
    names.join(" ")
}

/// The description of a value for a string in single quotes, with the quotes in it escaped.
fn help(value: &PossibleValue, escaped_quote: &str) -> String {
    let help = value.get_help().map(ToString::to_string);
    help.unwrap_or_default().replace('\'', escaped_quote)
}

/// Inserts text after a part of the script.
///
/// # Panics
///
/// Panics unless `clap_complete` has written the part exactly once.
#[track_caller]
fn insert_after(script: &mut String, part: &str, text: &str) {
    replace(script, part, &format!("{part}{text}"));
}

/// Replaces a part of the script, like [`insert_after`].
#[track_caller]
fn replace(script: &mut String, part: &str, replacement: &str) {
    let count = script.matches(part).count();
    assert_eq!(
        count, 1,
        "the scripts of clap_complete have changed; this is no longer there once:\n{part}"
    );
    *script = script.replace(part, replacement);
}

/// Removes the only line that contains the text.
#[track_caller]
fn remove_line(script: &mut String, text: &str) {
    let line = script.lines().find(|line| line.contains(text));
    let line = format!("{}\n", line.unwrap_or(text));
    replace(script, &line, "");
}

/// Returns the range of the text between two parts, of which `end` is the first after `start`.
///
/// # Panics
///
/// Panics unless `clap_complete` has written them.
#[track_caller]
fn between(script: &str, start: &str, end: &str) -> std::ops::Range<usize> {
    let begin = script.find(start).map(|index| index + start.len());
    let range = begin.and_then(|begin| {
        let length = script.get(begin..)?.find(end)?;
        Some(begin..begin + length)
    });
    range.unwrap_or_else(|| panic!("clap_complete no longer writes {start} with {end} after it"))
}

#[test]
#[should_panic(expected = "no longer there once:\nmissing")]
fn a_change_of_clap_complete_fails_loudly() {
    replace(&mut "script".to_owned(), "missing", "");
}
