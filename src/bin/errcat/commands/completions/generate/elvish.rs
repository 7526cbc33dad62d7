//! The completion script for elvish.

use std::fmt::Write as _;

use clap::builder::PossibleValue;

use super::{
    CommandLine, Takes, between, help, insert_after, join, names, remove_line, replace, statuses,
};

/// Adds the values of positional arguments and of options, and words beside commands.
pub(super) fn complete(mut script: String, errcat: &CommandLine) -> String {
    // The first word that is neither a flag nor the value of one is the command. Those after it are
    // its arguments.
    let options: Vec<_> = errcat.options().into_keys().collect();
    let options = options.join(" ");
    let stop_at_flag = "        if (str:has-prefix $word '-') {\n            break\n        }\n";
    let skip_flag = format!(
        "        if $is-value {{\n            set is-value = $false\n            continue\n        }}\n        \
         if (str:has-prefix $word '-') {{\n            \
         set is-value = (has-value [{options}] $word)\n            continue\n        }}\n"
    );
    replace(&mut script, stop_at_flag, &skip_flag);
    let take_word = "        set command = $command';'$word\n";
    insert_after(&mut script, take_word, "        break\n");

    for (command, takes) in errcat.commands() {
        let candidates = match takes {
            Takes::Values(values) => format!(
                "            if (not (has-argument [{}])) {{\n{}            }}\n",
                join(&values),
                candidates(&values, "                ")
            ),
            takes => offer(&takes),
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
    for (option, takes) in errcat.options() {
        let _ = writeln!(
            cases,
            "        &'{option}'= {{\n{}        }}",
            offer(&takes)
        );
    }
    let end = "    ]\n    $completions[$command]\n";
    replace(&mut script, end, &format!("{cases}{LOOK_UP}"));
    let lists = [("names", names()), ("statuses", statuses())].map(|(name, values)| {
        format!(
            "    fn {name} {{\n{}    }}\n",
            candidates(&values, "        ")
        )
    });
    let before = "    var command = 'errcat'\n";
    let functions = lists.concat()
        + HAS_ARGUMENT
        + &OTHER_COMMAND
            .replace("WRAPPERS", &errcat.wrappers().join(" "))
            .replace("OPTIONS", &options);
    let is_value = "    var is-value = $false\n";
    replace(
        &mut script,
        before,
        &format!("{functions}{before}{is_value}"),
    );
    flags_after_hyphen(&script)
}

/// Finds and runs what completes the last word: the value of an option, or an argument.
const LOOK_UP: &str = "    ]
    var option @value = (str:split &max=2 '=' $words[-1])
    var other = [(other-command)]
    if (not-eq $other []) {
        edit:complete-sudo errcat $@other
    } elif (and (str:has-prefix $words[-2] '--') (has-key $completions $words[-2])) {
        $completions[$words[-2]]
    } elif (and (has-key $completions $option) (not-eq $value [])) {
        set words = [$option $@value]
        $completions[$option] | each {|c|
            edit:complex-candidate $option'='$c[stem] &display=$c[display] &code-suffix=$c[code-suffix]
        }
    } elif (has-key $completions $command) {
        $completions[$command]
    } else {
        $completions['errcat;']
    }
";

/// The function that returns whether one of the values follows the command already.
const HAS_ARGUMENT: &str = "    fn has-argument {|values|
        var is-after-command = $false
        var found = $false
        for word $words[1..-1] {
            if (and $is-after-command (has-value $values $word)) {
                set found = $true
            }
            if (not (str:has-prefix $word '-')) {
                set is-after-command = $true
            }
        }
        put $found
    }
";

/// The function that returns the words of the command of another program.
const OTHER_COMMAND: &str = "    fn other-command {
        var is-command = $false
        var is-value = $false
        for i [(range 1 (count $words))] {
            var word = $words[$i]
            var is-typed = (== (+ $i 1) (count $words))
            if $is-value {
                set is-value = $false
            } elif (and (eq $word --) (not $is-typed)) {
                if $is-command {
                    all $words[(+ $i 1)..]
                }
                return
            } elif (str:has-prefix $word '-') {
                set is-value = (has-value [OPTIONS] $word)
            } elif $is-command {
                all $words[$i..]
                return
            } elif (has-value [WRAPPERS] $word) {
                set is-command = $true
            } else {
                return
            }
        }
    }
";

/// The lines that offer what an argument takes.
fn offer(takes: &Takes) -> String {
    match takes {
        Takes::Files | Takes::Directories => {
            "            edit:complete-filename $words[-1]\n".to_owned()
        }
        Takes::Names => "            names\n".to_owned(),
        Takes::NamesAndStatuses => "            names\n            statuses\n".to_owned(),
        Takes::Values(values) => candidates(values, "            "),
        Takes::Command | Takes::Text => String::new(),
    }
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
