//! Generates the completion scripts: what `clap_complete` writes, with its gaps filled.
//!
//! The gaps, as of `clap_complete` 4.6:
//! - bash: a command that takes files offers its flags where a file is expected.
//! - fish: positional arguments are not completed (clap-rs/clap#6295).
//! - elvish, PowerShell: neither positional arguments nor the values of options are completed.
//!
//! The added parts assume that commands have no subcommands. Each is inserted at a fixed text of
//! the generated script, and the test fails if that text is missing.

use std::fmt::Write as _;
use std::path::Path;

use clap::builder::PossibleValue;
use clap::{Arg, Command, CommandFactory, ValueEnum, ValueHint};
use clap_complete::aot;
use snapbox::{Assert, Data};

use super::Shell;
use crate::cli::Cli;

#[test]
fn the_scripts_are_those_of_the_command_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    for shell in Shell::value_variants() {
        let (generator, file) = match shell {
            Shell::Bash => (aot::Shell::Bash, "errcat.bash"),
            Shell::Elvish => (aot::Shell::Elvish, "errcat.elv"),
            Shell::Fish => (aot::Shell::Fish, "errcat.fish"),
            Shell::PowerShell => (aot::Shell::PowerShell, "_errcat.ps1"),
            Shell::Zsh => (aot::Shell::Zsh, "_errcat"),
        };
        // To update: SNAPSHOTS=overwrite cargo test --bin errcat
        let expected = Data::read_from(&folder.join(file), None).raw();
        Assert::new()
            .action_env("SNAPSHOTS")
            .eq(script(generator), expected);
    }
}

/// Generates the script of a shell.
fn script(shell: aot::Shell) -> String {
    let command = &mut Cli::command();
    let mut script = Vec::new();
    aot::generate(shell, command, "errcat", &mut script);
    let script = String::from_utf8(script).expect("scripts are UTF-8");
    match shell {
        aot::Shell::Bash => bash(script, command),
        aot::Shell::Elvish => elvish(script, command),
        aot::Shell::Fish => fish(script, command),
        aot::Shell::PowerShell => powershell(script, command),
        _ => script,
    }
}

/// Makes bash complete files for the commands that take them, unless a flag or its value is being
/// typed.
fn bash(mut script: String, command: &Command) -> String {
    let flags: Vec<_> = options(command).into_iter().map(flag).collect();
    let leave = format!(
        "            if [[ ${{cur}} != -* && ! ${{prev}} =~ ^({})$ ]] ; then\n                \
         return 0\n            fi\n",
        flags.join("|")
    );
    let commands = command.get_subcommands();
    for command in commands.filter(|command| command.get_positionals().any(takes_files)) {
        let case = format!("        errcat__subcmd__{})\n", command.get_name());
        insert_after(&mut script, &case, &leave);
    }
    script
}

/// Adds the values of positional arguments.
fn fish(mut script: String, command: &Command) -> String {
    // While the value of an option is typed, argparse rejects the words so far. Without the last
    // word, it accepts them.
    let parse = "argparse -s (__fish_errcat_global_optspecs) -- $cmd 2>/dev/null\n";
    let parse_before = parse.replace("$cmd", "$cmd[1..-2]");
    insert_after(&mut script, parse, &format!("    or {parse_before}"));
    for (name, arg) in positionals(command) {
        // fish completes files itself.
        if takes_files(arg) {
            continue;
        }
        let _ = write!(
            script,
            "complete -c errcat -n \"__fish_errcat_using_subcommand {name}\" -f"
        );
        let values: Vec<_> = arg
            .get_possible_values()
            .iter()
            .map(|value| format!("{}\\t'{}'", value.get_name(), help(value, "\\'")))
            .collect();
        if !values.is_empty() {
            let _ = write!(script, " -a \"{}\"", values.join("\n"));
        }
        script.push('\n');
    }
    script
}

/// Adds the values of positional arguments and of options.
fn elvish(mut script: String, command: &Command) -> String {
    let candidates = |arg: &Arg| {
        if takes_files(arg) {
            return "            edit:complete-filename $words[-1]\n".to_owned();
        }
        let mut lines = String::new();
        for value in arg.get_possible_values() {
            let (name, help) = (value.get_name(), help(&value, "''"));
            let _ = writeln!(lines, "            cand {name} '{help}'");
        }
        lines
    };
    // The first word that is not a flag is the command. Those after it are its arguments.
    let stop_at_flag = "        if (str:has-prefix $word '-') {\n            break\n        }\n";
    let skip_flag = stop_at_flag.replace("break", "continue");
    replace(&mut script, stop_at_flag, &skip_flag);
    let take_word = "        set command = $command';'$word\n";
    insert_after(&mut script, take_word, "        break\n");

    for (name, arg) in positionals(command) {
        let case = format!("        &'errcat;{name}'= {{\n");
        insert_after(&mut script, &case, &candidates(arg));
    }
    let mut cases = String::new();
    for option in options(command) {
        let (flag, candidates) = (flag(option), candidates(option));
        let _ = writeln!(cases, "        &'{flag}'= {{\n{candidates}        }}");
    }
    let end = "    ]\n    $completions[$command]\n";
    let look_up_option = "    ]\n    if (has-key $completions $words[-2]) {\n        \
                          set command = $words[-2]\n    }\n    $completions[$command]\n";
    replace(&mut script, end, &format!("{cases}{look_up_option}"));
    script
}

/// Adds the values of positional arguments and of options.
fn powershell(mut script: String, command: &Command) -> String {
    let results = |arg: &Arg| {
        let mut lines = String::new();
        for value in arg.get_possible_values() {
            let name = value.get_name();
            // PowerShell rejects an empty tool tip.
            let tip = match help(&value, "''") {
                help if help.is_empty() => name.to_owned(),
                help => help,
            };
            let _ = writeln!(
                lines,
                "            [CompletionResult]::new('{name}', '{name}', \
                 [CompletionResultType]::ParameterValue, '{tip}')"
            );
        }
        lines
    };
    // As in elvish, the first word that is not a flag is the command.
    insert_after(
        &mut script,
        "            $element = $commandElements[$i]\n",
        "            if (\"$element\".StartsWith('-')) {\n                continue\n            }\n",
    );
    let take_word = "        $element.Value\n";
    insert_after(&mut script, take_word, "        break\n");

    for (name, arg) in positionals(command) {
        let case = format!("        'errcat;{name}' {{\n");
        insert_after(&mut script, &case, &results(arg));
    }
    let options = options(command);
    let flags: Vec<_> = options
        .iter()
        .map(|option| format!("'{}'", flag(option)))
        .collect();
    let mut cases = String::new();
    for option in options {
        let (flag, results) = (flag(option), results(option));
        let _ = writeln!(
            cases,
            "        '{flag}' {{\n{results}            break\n        }}"
        );
    }
    let begin = "    $completions = @(switch ($command) {\n";
    let look_up_option = format!(
        "    $previous = $commandElements |\n        \
         Where-Object {{ $_.Extent.EndOffset -lt $cursorPosition }} | Select-Object -Last 1\n    \
         if (\"$previous\" -in {}) {{\n        $command = \"$previous\"\n    }}\n\n",
        flags.join(", ")
    );
    replace(
        &mut script,
        begin,
        &format!("{look_up_option}{begin}{cases}"),
    );
    script
}

/// The positional arguments, each with every name of the command that takes it.
fn positionals(command: &Command) -> Vec<(&str, &Arg)> {
    let mut positionals = Vec::new();
    for command in command.get_subcommands() {
        for name in command.get_name_and_visible_aliases() {
            positionals.extend(command.get_positionals().map(|arg| (name, arg)));
        }
    }
    positionals
}

/// The options that have a known set of values, without duplicates.
fn options(command: &Command) -> Vec<&Arg> {
    let commands = std::iter::once(command).chain(command.get_subcommands());
    let mut options: Vec<&Arg> = commands
        .flat_map(Command::get_opts)
        .filter(|arg| !arg.get_possible_values().is_empty())
        .collect();
    options.sort_by_key(|arg| arg.get_id());
    options.dedup_by_key(|arg| arg.get_id());
    options
}

fn takes_files(arg: &Arg) -> bool {
    arg.get_value_hint() == ValueHint::FilePath
}

/// The long name of an option with its hyphens.
fn flag(option: &Arg) -> String {
    format!("--{}", option.get_long().expect("options have long names"))
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

#[test]
#[should_panic(expected = "no longer there once:\nmissing")]
fn a_change_of_clap_complete_fails_loudly() {
    replace(&mut "script".to_owned(), "missing", "");
}
