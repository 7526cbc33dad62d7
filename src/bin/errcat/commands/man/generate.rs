//! Generates the man pages: the sections that `clap_mangen` writes, and sections of our own.
//!
//! Examples are those of the help, and exit codes those of the pages in `docs`, so that neither is
//! written twice.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Arg, Command};
use clap_mangen::Man;
use errcat::Catalog;
use roff::{Roff, bold, roman};
use snapbox::{Assert, Data};

use super::pages::PAGES;
use crate::cli::{GLOBAL, definition};

/// The environment variables that errcat reads, and what they do.
const ENVIRONMENT: [(&str, &str); 6] = [
    (
        "NO_COLOR",
        "If set and not empty, turns color off. Only --color takes precedence.",
    ),
    (
        "CLICOLOR_FORCE",
        "If set to anything but 0, and not empty, turns color on, even if the output is not a terminal.",
    ),
    ("FORCE_COLOR", "The same as CLICOLOR_FORCE."),
    ("CLICOLOR", "If 0, turns color off."),
    ("TERM", "If dumb, turns color off."),
    (
        "COLUMNS",
        "The width of the terminal in columns, instead of the width that the terminal reports. It has no effect \
         on output to a file or a pipe.",
    ),
];

/// The files that options name: the option, the name of its value, and what the file contains.
const FILES: [(&str, &str); 4] = [
    (
        "catalog",
        "The catalog to use, in the JSON that errcat-export(1) writes. Without it, errcat uses its built-in \
         catalog. There is no configuration file.",
    ),
    (
        "ignore",
        "Differences to ignore, one a line: CODE: REASON, or NAME = CODE: REASON for a rename. With \
         'until DATE' before the colon, the difference is a finding again after that day. Lines that begin \
         with # are comments.",
    ),
    ("against", "The output of an earlier errcat triage --json."),
    (
        "out",
        "The directory gets a file for each page, such as errcat.1 and errcat-list.1.",
    ),
];

/// Programs whose output errcat reads, or that read its output.
const OTHER_PROGRAMS: [&str; 2] = ["curl", "jq"];

/// A term and its meaning.
type Row = (String, String);

#[test]
fn the_pages_are_those_of_the_command_line() {
    let errcat = definition();
    let commands: Vec<_> = std::iter::once(&errcat)
        .chain(errcat.get_subcommands())
        .collect();
    let names: Vec<_> = commands.iter().map(|command| name(command)).collect();
    assert_eq!(names, PAGES.each_ref().map(|page| page.name), "PAGES");
    for command in &commands {
        // To update, twice: SNAPSHOTS=overwrite cargo test --bin errcat
        let file = project(&format!("man/{}.1", name(command)));
        let expected = Data::read_from(&file, None).raw();
        Assert::new()
            .action_env("SNAPSHOTS")
            .eq(page(command, &names), expected);
    }
}

#[test]
fn the_environment_is_what_the_program_reads() {
    let source = include_str!("../../term.rs").split("#[cfg(test)]").next();
    let strings = source.unwrap_or_default().split('"').skip(1).step_by(2);
    let is_name = |text: &&str| {
        text.bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'_')
    };
    let read: BTreeSet<_> = strings.filter(is_name).collect();
    assert_eq!(read, ENVIRONMENT.map(|(name, _)| name).into());
}

/// A file of the project.
fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The name of the page of a command.
fn name(command: &Command) -> &str {
    let display_name = command.get_display_name();
    display_name.unwrap_or_else(|| command.get_name())
}

/// Generates the page of a command.
fn page(command: &Command, pages: &[&str]) -> String {
    let man = Man::new(adapted(command))
        .title(name(command).to_uppercase())
        .date(date())
        .source(concat!("errcat ", env!("CARGO_PKG_VERSION")))
        .manual("errcat manual");
    let mut own = Roff::new();
    let sections = sections_of_help(command);
    let titled = |wanted: &str| {
        let rows = sections.iter().filter(|(title, _)| title == wanted);
        rows.flat_map(|(_, rows)| rows.clone()).collect::<Vec<_>>()
    };
    let (exits, examples) = (titled("Exit codes"), titled("Examples"));
    for (title, rows) in &sections {
        if !["Exit codes", "Examples"].contains(&title.as_str()) {
            section(&mut own, title, rows);
        }
    }
    exit_status(&mut own, command, exits, pages);
    section(&mut own, "Environment", &owned(&ENVIRONMENT));
    section(&mut own, "Files", &files(command));
    section(&mut own, "Examples", &examples);
    see_also(&mut own, command, pages);
    let mut preamble = Roff::new().render();
    let mut body = [
        generated(|out| man.render_title(out)),
        name_section(command),
        generated(|out| man.render_synopsis_section(out)),
        generated(|out| man.render_description_section(out)),
        commands(command, &man),
        options(command, &man),
        own.render(),
    ]
    .map(|part| part.replace(&preamble, ""))
    .concat();
    body = with_bold_code(&body)
        // Without the empty line, which roff implementations warn of.
        .replace("\n.br\n\n.br\n", "\n.sp\n")
        // Some of them print another character, so that an example cannot be copied.
        .replace('~', r"\(ti");
    preamble.insert_str(
        0,
        ".\\\" Generated by `SNAPSHOTS=overwrite cargo test --bin errcat`.\n",
    );
    preamble + &body
}

/// Runs a generator of `clap_mangen`.
fn generated(render: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut roff = Vec::new();
    render(&mut roff).expect("memory can be written");
    String::from_utf8(roff).expect("pages are UTF-8")
}

/// The date of the pages: that of the bundled catalog, because it changes only with a commit.
fn date() -> String {
    let checked = Catalog::bundled().checked();
    checked.expect("the catalog has a date").date().to_string()
}

/// The command with the usage of its help, for which `clap_mangen` would list all options without
/// their values, and with a period after its first sentence.
fn adapted(command: &Command) -> Command {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let about = command.get_about().map(ToString::to_string);
    let about = about.expect("each command has help");
    let long_about = command.get_long_about().map(ToString::to_string);
    let rest = long_about
        .as_deref()
        .and_then(|text| text.strip_prefix(&about));
    let description = format!("{about}.{}", rest.unwrap_or_default());
    command
        .clone()
        .subcommand_help_heading("COMMANDS")
        .override_usage(usage)
        .long_about(description)
}

/// The name, and what programs such as whatis(1) show after it: a phrase in lower case.
fn name_section(command: &Command) -> String {
    let about = command
        .get_about()
        .expect("each command has help")
        .to_string();
    let about = about.strip_prefix("errcat ").unwrap_or(&about);
    let (first, rest) = about.split_at(1);
    let line = format!("{} - {}{rest}", name(command), first.to_lowercase());
    let mut roff = Roff::new();
    roff.control("SH", ["NAME"]).text([roman(line)]);
    roff.render()
}

fn commands(command: &Command, man: &Man) -> String {
    if command.has_subcommands() {
        generated(|out| man.render_subcommands_section(out))
    } else {
        String::new()
    }
}

/// The options; those with a heading in a subsection, for which `clap_mangen` writes a section.
fn options(command: &Command, man: &Man) -> String {
    let mut options = generated(|out| man.render_options_section(out));
    for heading in command.get_arguments().filter_map(Arg::get_help_heading) {
        let control = |name: &str, title: &str| Roff::new().control(name, [title]).to_roff();
        options = options.replace(
            &control("SH", &heading.to_uppercase()),
            &control("SS", heading),
        );
    }
    options
}

/// The sections at the end of the help, each with its title and rows.
fn sections_of_help(command: &Command) -> Vec<(String, Vec<Row>)> {
    let help = command
        .get_after_long_help()
        .or_else(|| command.get_after_help());
    let help = help.map(ToString::to_string).unwrap_or_default();
    let sections = help.split("\n\n").filter_map(|section| {
        let (title, rows) = section.split_once(":\n")?;
        Some((title.to_owned(), rows.lines().map(row_of_help).collect()))
    });
    sections.collect()
}

fn row_of_help(line: &str) -> Row {
    let row = line.trim().split_once("  ");
    let (term, meaning) = row.unwrap_or_else(|| panic!("no term and meaning: {line}"));
    let meaning: Vec<_> = meaning.split_whitespace().collect();
    (term.to_owned(), meaning.join(" "))
}

/// The tables of exit codes in a page of `docs`.
fn exit_tables(page: &str) -> Vec<Vec<Row>> {
    let text = std::fs::read_to_string(project(&format!("docs/{page}.md"))).unwrap_or_default();
    let tables = text.split("| exit code | meaning |\n").skip(1);
    let row = |line: &str| {
        let (term, meaning) = line
            .strip_prefix("| ")?
            .strip_suffix(" |")?
            .split_once(" | ")?;
        Some((term.to_owned(), meaning.to_owned()))
    };
    let rows = |table: &str| table.lines().skip(1).map_while(row).collect();
    tables.map(rows).collect()
}

/// The exit codes: those in the command's page of `docs`, else those in its help, else those of all
/// commands without those that only another command has.
fn exit_status(roff: &mut Roff, command: &Command, in_help: Vec<Row>, pages: &[&str]) {
    let in_docs = exit_tables(command.get_name()).into_iter().next();
    let own = in_docs.or_else(|| (!in_help.is_empty()).then_some(in_help));
    let all = exit_tables("exit-codes");
    let [general, official] = all.as_slice() else {
        panic!("docs/exit-codes.md has other tables");
    };
    let is_about =
        |meaning: &str, page: &str| meaning.contains(&format!("`{}`", page.replace('-', " ")));
    let applies = |(_, meaning): &&Row| {
        let is_general = !pages.iter().any(|page| is_about(meaning, page));
        is_general || command.has_subcommands() || is_about(meaning, name(command))
    };
    let rows = own.unwrap_or_else(|| general.iter().filter(applies).cloned().collect());
    section(roff, "Exit status", &rows);
    if command
        .get_arguments()
        .any(|arg| arg.get_id() == "exit_code")
    {
        roff.control("PP", []);
        let heading =
            "With --exit-code, errcat exits like the nullspace CLI does for the last response:";
        roff.text([roman(heading)]);
        definitions(roff, official);
    }
}

/// The files that the options of the command name. Options that every command has are described on the
/// page of errcat.
fn files(command: &Command) -> Vec<Row> {
    let is_global = |arg: &Arg| arg.get_help_heading() == Some(GLOBAL);
    let rows = FILES.into_iter().filter_map(|(long, meaning)| {
        let mut args = command.get_arguments();
        let arg = args.find(|arg| arg.get_long() == Some(long))?;
        let value = arg.get_value_names()?.first()?;
        let is_here = !is_global(arg) || command.has_subcommands();
        is_here.then(|| (format!("--{long} {value}"), meaning.to_owned()))
    });
    rows.collect()
}

fn see_also(roff: &mut Roff, command: &Command, pages: &[&str]) {
    let others = pages.iter().filter(|page| **page != name(command));
    let mut pages: Vec<_> = others.copied().chain(OTHER_PROGRAMS).collect();
    pages.sort_unstable();
    let mut links = Vec::new();
    for page in pages {
        let comma = if links.is_empty() { "" } else { ", " };
        links.extend([roman(comma), bold(page), roman("(1)")]);
    }
    let source = Catalog::bundled().source().unwrap_or_default();
    roff.control("SH", ["SEE ALSO"]);
    // Without hyphens at the end of a line, which would split names, and aligned to the left.
    roff.control("nh", []).control("ad", ["l"]);
    roff.text(links);
    roff.control("PP", []);
    roff.text([roman(format!(
        "The error codes of the Nullspace API: {source}"
    ))]);
}

/// Adds a section of rows, unless it is empty.
fn section(roff: &mut Roff, title: &str, rows: &[Row]) {
    if !rows.is_empty() {
        roff.control("SH", [title.to_uppercase().as_str()]);
        definitions(roff, rows);
    }
}

fn definitions(roff: &mut Roff, rows: &[Row]) {
    for (term, meaning) in rows {
        roff.control("TP", []);
        roff.text([bold(term)]);
        roff.text([roman(meaning)]);
    }
}

fn owned(rows: &[(&str, &str)]) -> Vec<Row> {
    let rows = rows.iter();
    rows.map(|&(term, meaning)| (term.to_owned(), meaning.to_owned()))
        .collect()
}

/// Makes code in backticks bold. roff would show the backticks as quotation marks.
fn with_bold_code(roff: &str) -> String {
    let mut parts = roff.split('`');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (index, part) in parts.enumerate() {
        text += if index % 2 == 0 { r"\fB" } else { r"\fR" };
        text += part;
    }
    text
}
