//! The completion script for elvish.

use std::fmt::Write as _;

use clap::builder::PossibleValue;

use super::{
    CommandLine, Takes, between, flag, help, insert_after, names, remove_line, replace, statuses,
};

/// Adds the values of positional arguments and of options, and words beside commands.
pub(super) fn complete(mut script: String, errcat: &CommandLine) -> String {
    // The first word that is not a flag is the command. Those after it are its arguments.
    let stop_at_flag = "        if (str:has-prefix $word '-') {\n            break\n        }\n";
    let skip_flag = stop_at_flag.replace("break", "continue");
    replace(&mut script, stop_at_flag, &skip_flag);
    let take_word = "        set command = $command';'$word\n";
    insert_after(&mut script, take_word, "        break\n");

    for (command, takes) in errcat.commands() {
        let candidates = match takes {
            Takes::Files => "            edit:complete-filename $words[-1]\n".to_owned(),
            Takes::Names => "            names\n".to_owned(),
            Takes::NamesAndStatuses => "            names\n            statuses\n".to_owned(),
            Takes::Values(values) => candidates(&values, "            "),
        };
        for name in command.get_name_and_visible_aliases() {
            insert_after(
                &mut script,
                &format!("        &'errcat;{name}'= {{\n"),
                &candidates,
            );
        }
    }

    for alias in errcat.aliases() {
        remove_line(&mut script, &format!(" cand {alias} "));
    }
    let words = "names\nstatuses\nedit:complete-filename $words[-1]\n";
    let first_word = format!(
        "            if (not-eq $words[-1] '') {{\n{}            }}\n",
        indented(words, "                ")
    );
    insert_after(&mut script, "        &'errcat'= {\n", &first_word);
    let root = between(&script, "        &'errcat'= {\n", "\n        }\n");
    let flags: Vec<_> = script[root].lines().filter(|line| is_flag(line)).collect();
    let flags = flags.join("\n");

    let mut cases = format!(
        "        &'errcat;'= {{\n{}{flags}\n        }}\n",
        indented(words, "            ")
    );
    for option in errcat.options() {
        let candidates = candidates(&option.get_possible_values(), "            ");
        let _ = writeln!(
            cases,
            "        &'{}'= {{\n{candidates}        }}",
            flag(option)
        );
    }
    let end = "    ]\n    $completions[$command]\n";
    let look_up = "    ]\n    if (has-key $completions $words[-2]) {\n        \
                   set command = $words[-2]\n    }\n    \
                   if (not (has-key $completions $command)) {\n        \
                   set command = 'errcat;'\n    }\n    $completions[$command]\n";
    replace(&mut script, end, &format!("{cases}{look_up}"));
    let lists = [("names", names()), ("statuses", statuses())].map(|(name, values)| {
        format!(
            "    fn {name} {{\n{}    }}\n",
            candidates(&values, "        ")
        )
    });
    let before = "    var command = 'errcat'\n";
    replace(&mut script, before, &format!("{}{before}", lists.concat()));
    flags_after_hyphen(&script)
}

/// Offers flags only after a hyphen. elvish sorts candidates, so that flags would come first.
fn flags_after_hyphen(script: &str) -> String {
    let mut guarded = String::new();
    let mut is_in_flags = false;
    for line in script.lines() {
        if is_flag(line) != is_in_flags {
            is_in_flags = !is_in_flags;
            guarded += if is_in_flags {
                "            if (str:has-prefix $words[-1] '-') {\n"
            } else {
                "            }\n"
            };
        }
        guarded += if is_in_flags { "    " } else { "" };
        guarded += line;
        guarded += "\n";
    }
    guarded
}

/// Whether a line offers a flag.
fn is_flag(line: &str) -> bool {
    line.trim_start().starts_with("cand -")
}

fn candidates(values: &[PossibleValue], indent: &str) -> String {
    let mut lines = String::new();
    for value in values {
        let (name, help) = (value.get_name(), help(value, "''"));
        let _ = writeln!(lines, "{indent}cand {name} '{help}'");
    }
    lines
}

fn indented(lines: &str, indent: &str) -> String {
    let mut indented = String::new();
    for line in lines.lines() {
        let _ = writeln!(indented, "{indent}{line}");
    }
    indented
}
