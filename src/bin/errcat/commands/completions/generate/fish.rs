//! The completion script for fish.

use std::fmt::Write as _;

use clap::builder::PossibleValue;

use super::{CommandLine, Takes, help, insert_after, join, names, remove_line, replace, statuses};

/// Adds the values of positional arguments and words beside commands.
pub(super) fn complete(mut script: String, errcat: &CommandLine) -> String {
    // While the value of an option is typed, argparse rejects the words so far. Without the last
    // word, it accepts them.
    let parse = "argparse -s (__fish_errcat_global_optspecs) -- $cmd 2>/dev/null\n";
    let parse_before = parse.replace("$cmd", "$cmd[1..-2]");
    insert_after(&mut script, parse, &format!("    or {parse_before}"));

    let using = "    contains -- $cmd[1] $argv\nend\n";
    // After the command that errcat runs, options are not errcat's.
    let replacement = using.replace(
        "$argv\n",
        "$argv\n    and not __fish_errcat_other_command >/dev/null\n",
    );
    replace(&mut script, using, &replacement);
    let using = &replacement;
    let options: Vec<_> = errcat.options().into_keys().collect();
    let other_command = OTHER_COMMAND
        .replace("WRAPPERS", &errcat.wrappers().join(" "))
        .replace("OPTIONS", &options.join(" "));
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
    ) + LACKS_ARGUMENT
        + &other_command;
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
            // fish completes files itself.
            Takes::Files | Takes::Directories | Takes::Command => continue,
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
    script += "complete -c errcat -n \"__fish_errcat_other_command >/dev/null\" -x -a \"(__fish_errcat_complete_other_command)\"\n";
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

const OTHER_COMMAND: &str = "
# Prints the complete words of the command of another program, as in errcat run COMMAND. Fails unless
# such a command is typed.
function __fish_errcat_other_command
    set -l words (commandline -opc)[2..]
    set -l command
    set -l is_value
    for i in (seq (count $words))
        if set -q is_value[1]
            set -e is_value
        else if test \"$words[$i]\" = --
            set -q command[1]
            or return 1
            set -e words[1..$i]
            string join \\n -- $words
            return 0
        else if contains -- $words[$i] OPTIONS
            set is_value yes
        else if string match -q -- '-*' $words[$i]
            continue
        else if set -q command[1]
            string join \\n -- $words[$i..]
            return 0
        else if contains -- $words[$i] WRAPPERS
            set command $words[$i]
        else
            return 1
        end
    end
    set -q command[1]
    and not set -q is_value[1]
    and not string match -q -- '-*' (commandline -ct)
end

# Offers what completes the command of another program.
function __fish_errcat_complete_other_command
    set -l words (string escape -- (__fish_errcat_other_command)) (commandline -ct)
    complete -C \"$words\"
end
";

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
