//! Every shell offers what the help lists: commands, flags, and the values of flags and arguments;
//! codes with descriptions; and files where a file is expected.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::candidates::{FILES, Reader, Way};
use super::{BASH, BASH_WITH_COMPLETION, ELVISH, FISH, ZSH};
use crate::shell;

/// What a shell has to offer at the end of a line.
#[derive(Debug)]
enum Offer {
    Exactly(BTreeSet<String>),
    /// These, each with its description if it has one, and others.
    Among(BTreeMap<String, String>),
    Files,
    NoFiles,
    Nothing,
}

/// A flag or an argument in the help of a command.
#[derive(Debug, Default)]
struct Parameter {
    /// `--color`, or empty for an argument.
    flag: String,
    /// `WHEN`, or empty for a flag without a value.
    value_name: String,
    values: BTreeSet<String>,
}

fn errcat(args: &str) -> String {
    let output = shell(&format!("errcat {args}")).output();
    let output = output.expect("errcat starts").stdout;
    String::from_utf8(output).expect("errcat prints UTF-8")
}

/// The flags and arguments in the long help of a command.
fn parameters(command: &str) -> Vec<Parameter> {
    let mut parameters: Vec<Parameter> = Vec::new();
    let mut heading = String::new();
    for line in errcat(&format!("help {command}")).lines() {
        let text = line.trim_start();
        if text.len() == line.len() && !text.is_empty() {
            text.clone_into(&mut heading);
        }
        let is_indented = text.len() + 8 < line.len();
        if !is_indented
            && text.len() < line.len()
            && (text.starts_with('-') || heading == "Arguments:")
        {
            let value_name = text.split_once(['[', '<']).map(|(_, name)| name);
            let name_end = |name: &str| name.find([']', '>']).unwrap_or(name.len());
            parameters.push(Parameter {
                flag: text
                    .split([' ', ','])
                    .find(|word| word.starts_with("--"))
                    .unwrap_or_default()
                    .to_owned(),
                value_name: value_name
                    .map_or("", |name| &name[..name_end(name)])
                    .to_owned(),
                values: BTreeSet::new(),
            });
        } else if let Some(parameter) = parameters.last_mut().filter(|_| is_indented) {
            if let Some(value) = text.strip_prefix("- ") {
                let value = value.split(':').next().unwrap_or(value);
                parameter.values.insert(value.to_owned());
            } else if let Some((_, values)) = text.split_once("[possible values: ") {
                let values = values.trim_end_matches(']').split(", ");
                parameter.values.extend(values.map(str::to_owned));
            }
        }
    }
    parameters
}

/// All codes and newer names, with descriptions.
fn codes() -> BTreeMap<String, String> {
    let list: Value = serde_json::from_str(&errcat("list --json --origin all")).expect("JSON");
    let codes = list["codes"].as_array().expect("there are codes");
    let text = |value: &Value| value.as_str().expect("it is a string").to_owned();
    let codes = codes
        .iter()
        .map(|code| (text(&code["code"]), text(&code["description"])));
    let newer = "newer name of sandbox_not_ready".to_owned();
    codes
        .chain([("machine_not_ready".to_owned(), newer)])
        .collect()
}

/// Each line with what has to be offered at its end.
fn offers() -> Vec<(String, Offer)> {
    let help = errcat("help");
    let section = help
        .split("\n\n")
        .find(|part| part.starts_with("Commands:"));
    let section = section.expect("the help lists commands").lines().skip(1);
    let commands: Vec<_> = section
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() > 8, "{help}");
    let mut offers = Vec::new();
    for command in [""].iter().chain(&commands) {
        let parameters = parameters(command);
        let line = if command.is_empty() {
            "errcat".to_owned()
        } else {
            format!("errcat {command}")
        };
        let flags = parameters.iter().map(|parameter| parameter.flag.clone());
        let flags: BTreeSet<_> = flags.filter(|flag| !flag.is_empty()).collect();
        assert!(flags.len() > 3, "{command}");
        offers.push((format!("{line} --"), Offer::Exactly(flags)));
        for Parameter {
            flag,
            value_name,
            values,
        } in parameters
        {
            let offer = match value_name.as_str() {
                _ if !values.is_empty() => Offer::Exactly(values),
                "CODE" | "CODE|STATUS" | "TEXT" => Offer::Among(codes()),
                "FILE" | "REPORT" | "SPEC" => Offer::Files,
                // Flags without a value, and what differs between shells.
                "" | "CODE|STATUS|FILE" | "COMMAND" | "DIR" | "STATUS" => continue,
                _ => Offer::Nothing,
            };
            let space = if flag.is_empty() { "" } else { " " };
            offers.push((format!("{line} {flag}{space}"), offer));
        }
    }
    let commands = commands
        .iter()
        .map(|name| ((*name).to_owned(), String::new()));
    let commands: BTreeMap<_, _> = commands.collect();
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    for before in ["", "--json ", "--catalog a.log ", "--color=always "] {
        offers.push((format!("errcat {before}"), Offer::Among(commands.clone())));
    }
    offers.extend([
        ("errcat volume_busy ".to_owned(), Offer::Among(codes())),
        (
            "errcat wi".to_owned(),
            Offer::Among([("with space.log".to_owned(), String::new())].into()),
        ),
        (
            "errcat diagnose wi".to_owned(),
            Offer::Exactly(names(&["with space.log"])),
        ),
        (
            "errcat list --status 42".to_owned(),
            Offer::Exactly(names(&["429"])),
        ),
        (
            "errcat list --category=vol".to_owned(),
            Offer::Exactly(names(&["volumes"])),
        ),
        (
            "errcat check --format=g".to_owned(),
            Offer::Exactly(names(&["github"])),
        ),
        // One argument is enough.
        ("errcat export json j".to_owned(), Offer::Nothing),
        ("errcat help list e".to_owned(), Offer::Nothing),
        (
            "errcat export json --check a.log j".to_owned(),
            Offer::Nothing,
        ),
        ("errcat list zzz".to_owned(), Offer::Nothing),
        ("errcat explain a.l".to_owned(), Offer::NoFiles),
    ]);
    offers
}

/// What has to be offered for the command that `errcat run` starts: what the command's own
/// completions offer, or files if the shell cannot ask those.
fn offers_for_commands(asks_commands: bool) -> Vec<(String, Offer)> {
    let mut offers = Vec::new();
    for before in [
        "",
        "-- ",
        "--retries 2 ",
        "--max-delay=2s --idempotent -- ",
        "--color always ",
    ] {
        let program = Offer::Among([("errcat".to_owned(), String::new())].into());
        offers.push((format!("errcat run {before}errca"), program));
        offers.push((format!("errcat run {before}cat "), Offer::Files));
    }
    for before in ["errcat run", "errcat --json run --quiet --"] {
        for (line, offer) in [
            // errcat itself stands for a command with completions.
            (
                "errcat list --status 42",
                Offer::Among([("429".to_owned(), String::new())].into()),
            ),
            ("errcat list --retrya", Offer::Nothing),
            (
                "errcat run --idemp",
                Offer::Exactly(["--idempotent".to_owned()].into()),
            ),
            (
                "errcat run errcat schema tri",
                Offer::Exactly(["triage".to_owned()].into()),
            ),
        ] {
            let offer = if asks_commands { offer } else { Offer::Nothing };
            offers.push((format!("{before} {line}"), offer));
        }
        // These are options of errcat, too.
        for line in ["cat --retri", "cat -- --idem", "cat --color=alw"] {
            offers.push((format!("{before} {line}"), Offer::Nothing));
        }
        offers.push((format!("{before} cat --catalog "), Offer::Files));
        offers.push((format!("{before} cat run "), Offer::Files));
        offers.push((
            format!("{before} cat wi"),
            Offer::Exactly(["with space.log".to_owned()].into()),
        ));
    }
    offers
}

/// Asserts that a shell offers all of this, with descriptions and from other completions if it can.
fn offers_everything(reader: &Reader, has_descriptions: bool, asks_commands: bool) {
    let offers = offers()
        .into_iter()
        .chain(offers_for_commands(asks_commands));
    let (lines, offers): (Vec<_>, Vec<_>) = offers.unzip();
    let mut problems = Vec::new();
    for ((line, offer), found) in lines.iter().zip(offers).zip(reader.read(&lines)) {
        let names: BTreeSet<_> = found.keys().cloned().collect();
        // zsh and fish offer short flags, too.
        let is_long = |name: &String| match name.strip_prefix('-') {
            Some(rest) => rest.starts_with('-') && !rest.starts_with("- "),
            None => true,
        };
        let names: BTreeSet<_> = names.into_iter().filter(is_long).collect();
        // fish and elvish offer the option with the value.
        let option = line
            .rsplit(' ')
            .next()
            .and_then(|word| word.split_once('='));
        let option = option
            .map(|(option, _)| format!("{option}="))
            .unwrap_or_default();
        let without_option = |name: &String| name.strip_prefix(&option).unwrap_or(name).to_owned();
        let names: BTreeSet<_> = names.iter().map(without_option).collect();
        let is_right = match &offer {
            Offer::Exactly(expected) => names == *expected,
            Offer::Files => FILES.iter().all(|file| names.contains(*file)),
            Offer::NoFiles => FILES.iter().all(|file| !names.contains(*file)),
            Offer::Nothing => names.is_empty(),
            Offer::Among(expected) => expected.iter().all(|(name, description)| {
                let shown = found.get(name);
                // A narrow terminal cuts it.
                let begin: String = description.chars().take(30).collect();
                // zsh writes a description that several candidates have by itself.
                let is_shown = |shown: &String| {
                    shown.contains(&begin) || found.keys().any(|name| name.contains(&begin))
                };
                shown.is_some_and(|shown| !has_descriptions || is_shown(shown))
            }),
        };
        if !is_right {
            problems.push(format!(
                "{line}|\n  expected: {offer:?}\n  found: {found:?}"
            ));
        }
    }
    assert!(lines.len() > 60, "{lines:?}");
    assert_eq!(problems, [""; 0], "{}", problems.join("\n"));
}

#[test]
#[ignore = "needs tmux"]
fn bash_offers_everything() {
    offers_everything(&Reader::start(BASH, Way::Words, "read.bash"), false, false);
}

#[test]
#[ignore = "needs tmux and bash-completion"]
fn bash_with_bash_completion_offers_everything() {
    let reader = Reader::start(BASH_WITH_COMPLETION, Way::Words, "read.bash");
    offers_everything(&reader, false, true);
}

#[test]
#[ignore = "needs tmux and zsh"]
fn zsh_offers_everything_with_descriptions() {
    offers_everything(&Reader::start(ZSH, Way::Lines, "read.zsh"), true, true);
}

#[test]
#[ignore = "needs tmux and fish"]
fn fish_offers_everything_with_descriptions() {
    offers_everything(&Reader::start(FISH, Way::Script, "read.fish"), true, true);
}

#[test]
#[ignore = "needs tmux and elvish"]
fn elvish_offers_everything_with_descriptions() {
    offers_everything(&Reader::start(ELVISH, Way::Script, "read.elv"), true, true);
}
