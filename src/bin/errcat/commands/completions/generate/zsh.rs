//! The completion script for zsh.

use std::fmt::Write as _;

use clap::builder::PossibleValue;

use super::{
    CommandLine, Takes, between, help, insert_after, names, remove_line, replace, statuses,
};

/// Completes words without regard to case.
pub(super) fn complete(mut script: String, errcat: &CommandLine) -> String {
    let mut functions =
        function("names", "code", &names()) + &function("statuses", "status", &statuses());
    functions += FUNCTIONS;
    for (command, takes) in errcat.commands() {
        let name = command.get_name();
        let block = between(&script, &format!("({name})\n"), ";;\n");
        let mut text = script[block.clone()].to_owned();
        let action = match takes {
            // clap_complete completes files itself.
            Takes::Files | Takes::Directories | Takes::Text => continue,
            Takes::Command => {
                // No options after the first word.
                insert_after(&mut text, "\"${_arguments_options[@]}\"", " -A '-*'");
                script.replace_range(block, &text);
                continue;
            }
            Takes::Names => "_errcat_names",
            Takes::NamesAndStatuses => "_errcat_names_and_statuses",
            Takes::Values(values) => {
                functions += &function(name, "value", &values);
                &format!("_errcat_{name}")
            }
        };
        replace(&mut text, ":_default' \\\n", &format!(":{action}' \\\n"));
        script.replace_range(block, &text);
    }

    // Words after the first one.
    let root = between(
        &script,
        "_arguments \"${_arguments_options[@]}\" : \\\n",
        "\":: :_errcat_commands\"",
    );
    let other_words = format!(
        "            (*)\n_arguments \"${{_arguments_options[@]}}\" : \\\n{}'*::words:_errcat_words' \\\n\
         && ret=0\n;;\n",
        &script[root]
    );
    let end = "        esac\n    ;;\nesac\n}\n";
    replace(&mut script, end, &format!("{other_words}{end}"));

    for alias in errcat.aliases() {
        remove_line(&mut script, &format!("'{alias}:"));
    }
    let describe = "    _describe -t commands 'errcat commands' commands \"$@\"\n";
    insert_after(
        &mut script,
        describe,
        "    local found=$?\n    [[ -n $PREFIX ]] && _errcat_words && found=0\n    return found\n",
    );
    insert_after(&mut script, "autoload -U is-at-least\n\n", &functions);
    script
}

/// A function that completes the values.
fn function(name: &str, what: &str, values: &[PossibleValue]) -> String {
    let mut function = format!("_errcat_{name}() {{\n    local values; values=(\n");
    for value in values {
        let help = help(value, "'\\''");
        let colon = if help.is_empty() { "" } else { ":" };
        let _ = writeln!(function, "'{}{colon}{help}'", value.get_name());
    }
    let any_case = "'m:{[:lower:][:upper:]}={[:upper:][:lower:]}'";
    function + &format!("    )\n    _describe -t {what} '{what}' values -M {any_case}\n}}\n\n")
}

const FUNCTIONS: &str = "\
_errcat_names_and_statuses() {
    local ret=1
    _errcat_names && ret=0
    _errcat_statuses && ret=0
    return ret
}

_errcat_words() {
    local ret=1
    _errcat_names_and_statuses && ret=0
    _files && ret=0
    return ret
}

";
