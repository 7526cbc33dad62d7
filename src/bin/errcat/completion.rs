//! The completion script of a shell: what `clap_complete` generates, and what it leaves out.
//!
//! The generators for bash and zsh complete the values of options and of positional arguments, but
//! that for bash offers flags where a file is wanted. Those for fish (clap-rs/clap#6295), elvish
//! and PowerShell do not complete positional values, and the last two no values of options either.
//! All that is added here, from the same definition of the command line. The additions rely on
//! commands being one level deep.

use std::fmt::Write as _;

use clap::builder::PossibleValue;
use clap::{Arg, Command, ValueHint};
use clap_complete::Shell;

/// The whole script.
pub(crate) fn script(shell: Shell, command: &mut Command) -> String {
    let mut script = Vec::new();
    let name = command.get_name().to_owned();
    clap_complete::generate(shell, command, &name, &mut script);
    let script = String::from_utf8_lossy(&script);
    match shell {
        Shell::Bash => bash(&script, command),
        Shell::Fish => fish(&script, command),
        Shell::Elvish => elvish(&script, command),
        Shell::PowerShell => powershell(&script, command),
        _ => script.into_owned(),
    }
}

fn bash(script: &str, command: &Command) -> String {
    let mut script = script.to_owned();
    let flags: Vec<_> = options(command).into_iter().map(flag).collect();
    for (name, _) in positionals(command)
        .into_iter()
        .filter(|(_, arg)| takes_files(arg))
    {
        // bash completes files itself where a function leaves it nothing. Other names of a command
        // have no part of their own in the script.
        let begin = format!("        errcat__subcmd__{name})\n");
        let leave = format!(
            "            if [[ ${{cur}} != -* && ! ${{prev}} =~ ^({})$ ]] ; then\n                \
             return 0\n            fi\n",
            flags.join("|")
        );
        script = script.replace(&begin, &format!("{begin}{leave}"));
    }
    script
}

fn fish(script: &str, command: &Command) -> String {
    // While an option waits for its value, the words so far cannot be parsed: parse those before.
    let parse = "argparse -s (__fish_errcat_global_optspecs) -- $cmd 2>/dev/null\n";
    let parse_before = parse.replace("$cmd", "$cmd[1..-2]");
    let mut script = replace(script, parse, &format!("{parse}    or {parse_before}"));
    for (name, arg) in positionals(command) {
        // Files are fish's own default, and wrong for every argument that is none.
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

fn elvish(script: &str, command: &Command) -> String {
    let candidates = |arg: &Arg| {
        if takes_files(arg) {
            return "            edit:complete-filename $words[-1]\n".to_owned();
        }
        arg.get_possible_values()
            .iter()
            .fold(String::new(), |mut lines, value| {
                let _ = writeln!(
                    lines,
                    "            cand {} '{}'",
                    value.get_name(),
                    help(value, "''")
                );
                lines
            })
    };
    // The first word that is no flag is the command; words behind it are its arguments.
    let flag_ends = "        if (str:has-prefix $word '-') {\n            break\n        }\n        \
                     set command = $command';'$word\n";
    let flag_is_skipped = flag_ends.replace("break", "continue") + "        break\n";
    let mut script = replace(script, flag_ends, &flag_is_skipped);
    for (name, arg) in positionals(command) {
        let begin = format!("        &'errcat;{name}'= {{\n");
        script = replace(&script, &begin, &format!("{begin}{}", candidates(arg)));
    }
    let options = options(command)
        .into_iter()
        .fold(String::new(), |mut entries, arg| {
            let _ = writeln!(
                entries,
                "        &'{}'= {{\n{}        }}",
                flag(arg),
                candidates(arg)
            );
            entries
        });
    let end = "    ]\n    $completions[$command]\n";
    let look_before = "    ]\n    if (has-key $completions $words[-2]) {\n        \
                       set command = $words[-2]\n    }\n    $completions[$command]\n";
    replace(&script, end, &format!("{options}{look_before}"))
}

fn powershell(script: &str, command: &Command) -> String {
    let results = |arg: &Arg| {
        arg.get_possible_values()
            .iter()
            .fold(String::new(), |mut lines, value| {
                let name = value.get_name();
                // PowerShell shows a tool tip, which must not be empty.
                let tip = if value.get_help().is_some() {
                    help(value, "''")
                } else {
                    name.to_owned()
                };
                let _ = writeln!(
                    lines,
                    "            [CompletionResult]::new('{name}', '{name}', \
                 [CompletionResultType]::ParameterValue, '{tip}')"
                );
                lines
            })
    };
    // As in elvish: the first word that is no flag is the command.
    let element = "            $element = $commandElements[$i]\n";
    let skip_flags = "            if (\"$element\".StartsWith('-')) {\n                \
                      continue\n            }\n";
    let mut script = replace(script, element, &format!("{element}{skip_flags}"));
    let found = "        $element.Value\n    }) -join ';'\n";
    script = replace(
        &script,
        found,
        &found.replace("Value\n", "Value\n        break\n"),
    );
    for (name, arg) in positionals(command) {
        let begin = format!("        'errcat;{name}' {{\n");
        script = replace(&script, &begin, &format!("{begin}{}", results(arg)));
    }
    let begin = "    $completions = @(switch ($command) {\n";
    let options = options(command);
    let flags: Vec<_> = options
        .iter()
        .map(|arg| format!("'{}'", flag(arg)))
        .collect();
    let mut cases = format!(
        "    $previous = $commandElements |\n        \
         Where-Object {{ $_.Extent.EndOffset -lt $cursorPosition }} | Select-Object -Last 1\n    \
         if (\"$previous\" -in {}) {{\n        $command = \"$previous\"\n    }}\n\n{begin}",
        flags.join(", ")
    );
    for arg in options {
        let _ = writeln!(
            cases,
            "        '{}' {{\n{}            break\n        }}",
            flag(arg),
            results(arg)
        );
    }
    replace(&script, begin, &cases)
}

/// The positional arguments, each with every name of the command that takes it.
fn positionals(command: &Command) -> Vec<(&str, &Arg)> {
    let commands = command.get_subcommands();
    let named = commands.flat_map(|command| {
        command
            .get_name_and_visible_aliases()
            .into_iter()
            .map(move |name| (name, command))
    });
    named
        .flat_map(|(name, command)| command.get_positionals().map(move |arg| (name, arg)))
        .collect()
}

/// The options with known values, each once.
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

fn flag(arg: &Arg) -> String {
    format!("--{}", arg.get_long().unwrap_or_default())
}

/// The description of a value for a string in single quotes, where a quote is written like this.
fn help(value: &PossibleValue, quote: &str) -> String {
    value
        .get_help()
        .map(ToString::to_string)
        .unwrap_or_default()
        .replace('\'', quote)
}

/// Replaces a part of a script that `clap_complete` is known to write.
fn replace(script: &str, part: &str, by: &str) -> String {
    debug_assert!(
        script.contains(part),
        "clap_complete no longer writes: {part}"
    );
    script.replace(part, by)
}
