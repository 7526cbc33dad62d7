//! The completion script for PowerShell.

use std::fmt::Write as _;

use clap::builder::PossibleValue;

use super::{CommandLine, Takes, help, insert_after, names, remove_line, replace, statuses};

/// Adds the values of positional arguments and of options, and words beside commands.
pub(super) fn complete(mut script: String, errcat: &CommandLine) -> String {
    // As in elvish, the first word that is not a flag is the command.
    insert_after(
        &mut script,
        "            $element = $commandElements[$i]\n",
        "            if (\"$element\".StartsWith('-')) {\n                continue\n            }\n",
    );
    let take_word = "        $element.Value\n";
    insert_after(&mut script, take_word, "        break\n");

    for (command, takes) in errcat.commands() {
        let candidates = offer(&takes);
        let case = format!("        'errcat;{}' {{\n", command.get_name());
        insert_after(&mut script, &case, &candidates);
    }
    for alias in errcat.aliases() {
        remove_line(&mut script, &format!("[CompletionResult]::new('{alias}'"));
    }
    let words = "if ($wordToComplete) {\n                & $names\n                & $statuses\n            }\n";
    insert_after(
        &mut script,
        "        'errcat' {\n",
        &format!("            {words}"),
    );

    let mut cases = String::new();
    let mut flags = Vec::new();
    for (option, takes) in errcat.options() {
        let results = offer(&takes);
        let _ = writeln!(
            cases,
            "        '{option}' {{\n{results}            break\n        }}"
        );
        flags.push(format!("'{option}'"));
    }
    let begin = "    $completions = @(switch ($command) {\n";
    let look_up_option = format!(
        "    $previous = $commandElements |\n        \
         Where-Object {{ $_.Extent.EndOffset -lt $cursorPosition }} | Select-Object -Last 1\n    \
         if (\"$previous\" -in {}) {{\n        $command = \"$previous\"\n    }}\n\n",
        flags.join(", ")
    );
    let quote = |name: &str| format!("'{name}'");
    let wrappers: Vec<_> = errcat.wrappers().into_iter().map(quote).collect();
    let other_command = OTHER_COMMAND
        .replace("WRAPPERS", &wrappers.join(", "))
        .replace("OPTIONS", &flags.join(", "));
    let elements = "    $commandElements = $commandAst.CommandElements\n";
    insert_after(&mut script, elements, &other_command);
    let lists = [("names", names()), ("statuses", statuses())].map(|(name, values)| {
        format!("    ${name} = {{\n{}    }}\n", results(&values, "        "))
    });
    replace(
        &mut script,
        begin,
        &format!("{}{look_up_option}{begin}{cases}", lists.concat()),
    );
    let end = "    })\n\n    $completions.Where";
    let other_words =
        "        default {\n            & $names\n            & $statuses\n        }\n";
    replace(&mut script, end, &format!("{other_words}{end}"));
    // Flags come last.
    replace(
        &mut script,
        "Sort-Object -Property ListItemText\n",
        "Sort-Object -Property { $_.ResultType -eq 'ParameterName' }, ListItemText\n",
    );
    script
}

/// Completes the command of another program, if that is typed.
const OTHER_COMMAND: &str = "
    # The command of another program, as in errcat run COMMAND, begins at this offset.
    $start = $null
    $isCommand = $false
    $isValue = $false
    foreach ($element in $commandElements | Select-Object -Skip 1) {
        $isTyped = $element.Extent.EndOffset -ge $cursorPosition
        if ($isValue) {
            $isValue = $false
        } elseif (\"$element\" -eq '--' -and -not $isTyped) {
            if ($isCommand) {
                $start = $element.Extent.EndOffset
            }
            $isCommand = $false
            break
        } elseif (\"$element\".StartsWith('-')) {
            $isValue = \"$element\" -in OPTIONS
        } elseif ($isCommand) {
            $start = $element.Extent.StartOffset
            break
        } elseif (\"$element\" -in WRAPPERS -and -not $isTyped) {
            $isCommand = $true
        } else {
            break
        }
    }
    if ($isCommand -and $null -eq $start -and -not $isValue -and -not $wordToComplete) {
        $start = $cursorPosition
    }
    if ($null -ne $start) {
        $first = $commandAst.Extent.StartOffset
        $text = $commandAst.ToString().PadRight($cursorPosition - $first).Substring($start - $first)
        [CommandCompletion]::CompleteInput($text, $cursorPosition - $start, $null).CompletionMatches
        return
    }
";

/// The lines that offer what an argument takes.
fn offer(takes: &Takes) -> String {
    match takes {
        Takes::Names => "            & $names\n".to_owned(),
        Takes::NamesAndStatuses => "            & $names\n            & $statuses\n".to_owned(),
        Takes::Values(values) => results(values, "            "),
        // PowerShell completes files itself if there is nothing else.
        Takes::Files | Takes::Directories | Takes::Command | Takes::Text => String::new(),
    }
}

fn results(values: &[PossibleValue], indent: &str) -> String {
    let mut lines = String::new();
    for value in values {
        let name = value.get_name();
        // PowerShell rejects an empty tool tip.
        let tip = match help(value, "''") {
            help if help.is_empty() => name.to_owned(),
            help => help,
        };
        let _ = writeln!(
            lines,
            "{indent}[CompletionResult]::new('{name}', '{name}', \
             [CompletionResultType]::ParameterValue, '{tip}')"
        );
    }
    lines
}
