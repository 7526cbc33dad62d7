//! The completion script for fish.

use std::fmt::Write as _;

use clap::builder::PossibleValue;

use super::{CommandLine, Takes, help, insert_after, join, names, remove_line, statuses};

/// Adds the values of positional arguments and words beside commands.
pub(super) fn complete(mut script: String, errcat: &CommandLine) -> String {
    // While the value of an option is typed, argparse rejects the words so far. Without the last
    // word, it accepts them.
    let parse = "argparse -s (__fish_errcat_global_optspecs) -- $cmd 2>/dev/null\n";
    let parse_before = parse.replace("$cmd", "$cmd[1..-2]");
    insert_after(&mut script, parse, &format!("    or {parse_before}"));

    let using = "    contains -- $cmd[1] $argv\nend\n";
    let takes_word = format!(
        "
# A code, status or file is typed instead of a command, or after another one.
function __fish_errcat_takes_word
    set -l first (__fish_errcat_needs_command)
    set -l word (commandline -ct)
    if test -z \"$first\"
        test -n \"$word\"
    else
        not contains -- $first {}
    end
end
",
        errcat.all_names().join(" ")
    ) + LACKS_ARGUMENT;
    insert_after(&mut script, using, &takes_word);

    for alias in errcat.aliases() {
        remove_line(&mut script, &format!("-a \"{alias}\""));
    }

    let takes_word = "__fish_errcat_takes_word";
    let _ = writeln!(script, "complete -c errcat -n {takes_word} -F");
    let (mut of_names, mut of_statuses) =
        (vec![takes_word.to_owned()], vec![takes_word.to_owned()]);
    for (command, takes) in errcat.commands() {
        let using = format!("__fish_errcat_using_subcommand {}", command.get_name());
        match takes {
            Takes::Command => {
                let options: Vec<_> = errcat.options().into_keys().collect();
                script += &RUN_COMMAND
                    .replace("OPTIONS", &options.join(" "))
                    .replace("RUNNER", command.get_name());
                let _ = writeln!(
                    script,
                    "complete -c errcat -n \"{using}\" -f -a \"(__fish_errcat_run_command)\""
                );
                continue;
            }
            // fish completes files itself.
            Takes::Files | Takes::Directories => continue,
            Takes::Names => of_names.push(using.clone()),
            Takes::NamesAndStatuses => {
                of_names.push(using.clone());
                of_statuses.push(using.clone());
            }
            Takes::Values(values) => {
                let lacks = format!(
                    "__fish_errcat_lacks_argument {} {}",
                    command.get_name(),
                    join(&values)
                );
                script += &line(&lacks, "-f", &values);
            }
            Takes::Text => {}
        }
        script += &line(&using, "-f", &[]);
    }
    script += &line(&of_names.join("; or "), "", &names());
    script += &line(&of_statuses.join("; or "), "", &statuses());
    script
}

const LACKS_ARGUMENT: &str = "
# The first word is the command, and none of the others follows it.
function __fish_errcat_lacks_argument
    __fish_errcat_using_subcommand $argv[1]
    or return
    set -l words (commandline -opc)
    set -l index (contains -i -- $argv[1] $words)
    for word in $words[(math $index + 1)..]
        contains -- $word $argv[2..]
        and return 1
    end
    return 0
end
";

/// `OPTIONS` are those with a value, `RUNNER` is the command that takes a command.
const RUN_COMMAND: &str = r#"
# Completes the command that errcat runs, and its arguments.
function __fish_errcat_run_command
    set -l words (commandline -opc) (commandline -ct)
    set -l index (contains -i -- RUNNER $words)
    or return
    set -e words[1..$index]
    while set -q words[2]
        switch $words[1]
            case --
                set -e words[1]
                break
            case OPTIONS
                set -e words[1..2]
            case '-*'
                set -e words[1]
            case '*'
                break
        end
    end
    string match -q -- '-*' $words[1]
    or complete -C "$words"
end
"#;

/// A line that offers the values under a condition.
fn line(condition: &str, flags: &str, values: &[PossibleValue]) -> String {
    let mut line = format!("complete -c errcat -n \"{condition}\"");
    if !flags.is_empty() {
        line += " ";
        line += flags;
    }
    let values: Vec<_> = values
        .iter()
        .map(|value| format!("{}\\t'{}'", value.get_name(), help(value, "\\'")))
        .collect();
    if !values.is_empty() {
        let _ = write!(line, " -a \"{}\"", values.join("\n"));
    }
    line + "\n"
}
