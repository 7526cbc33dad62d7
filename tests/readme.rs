//! README's examples are what errcat prints, and CHANGELOG has an entry for this version.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use errcat::catalog::{Evidence, KnownStatus, Lookup, Origin, RetryBasis, RetryVerdict};
use errcat::diagnosis::Warning;
use errcat::extract::Skipped;
use snapbox::{Assert, Data};

/// Runs a line of a console block in a shell; returns both of its output streams.
fn run(line: &str) -> String {
    let errcat = Path::new(assert_cmd::cargo::cargo_bin!("errcat"));
    let folder = errcat.parent().expect("a program is in a folder");
    let path = std::env::var("PATH").expect("there is a search path");
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {line}\n}} 2>&1")])
        .env_clear()
        .env("PATH", format!("{}:{path}", folder.display()))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("sh starts");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

/// The page with the present output after each command of a console block.
fn render(page: &str) -> String {
    let mut rendered = String::new();
    let mut in_console = false;
    for line in page.lines() {
        if line.starts_with("```") {
            in_console = line == "```console";
        }
        let command = line.strip_prefix("$ ").filter(|_| in_console);
        // Old output is dropped; the new output is inserted after its command.
        if in_console && command.is_none() && line != "```console" {
            continue;
        }
        rendered.push_str(line);
        rendered.push('\n');
        if let Some(command) = command {
            rendered.push_str(&run(command));
        }
    }
    rendered
}

#[test]
fn the_console_blocks_show_what_the_commands_print() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = std::fs::read_to_string(&page).expect("there is a README");
    assert!(
        text.matches("\n$ errcat").count() > 10,
        "README has lost its examples"
    );
    // To update README: SNAPSHOTS=overwrite cargo test --test readme
    let expected = Data::read_from(&page, None).raw();
    Assert::new()
        .action_env("SNAPSHOTS")
        .eq(render(&text), expected);
}

#[test]
fn the_tables_list_all_enum_values_and_exit_codes() {
    let page = include_str!("../README.md");
    for verdict in RetryVerdict::ALL {
        // README may add a reason after the meaning.
        let meaning = verdict.meaning().split(';').next().unwrap_or_default();
        let row = format!("\n| `{}` | {meaning}", verdict.as_str());
        assert!(page.contains(&row), "README lacks: {row}");
    }
    for (row, words) in [
        ("`reason`", Skipped::NAMES),
        ("`known`", Lookup::NAMES),
        ("`origin`", Origin::NAMES),
        ("`retry.basis`", RetryBasis::NAMES),
        ("`retry.evidence` of a code", Evidence::NAMES),
        ("`kind` of a warning", Warning::NAMES),
        ("`evidence` of an HTTP status", KnownStatus::EVIDENCE),
    ] {
        let begin = format!("| {row} |");
        let line = page.lines().find(|line| line.starts_with(&begin));
        let line = line.unwrap_or_else(|| panic!("README lacks: {begin}"));
        for word in words {
            assert!(line.contains(&format!("`{word}`")), "{line} lacks {word}");
        }
    }
    let help = run("errcat --help");
    let exits = help
        .split("Exit codes:\n")
        .nth(1)
        .expect("help has exit codes");
    for line in exits.lines() {
        let (number, meaning) = line
            .trim()
            .split_once("  ")
            .expect("a number and its meaning");
        assert!(
            page.contains(&format!("\n| {number} | {meaning} |")),
            "README lacks: {line}"
        );
    }
}

#[test]
fn the_latest_release_in_the_changelog_is_this_version() {
    let changelog = include_str!("../CHANGELOG.md");
    let mut versions = changelog
        .lines()
        .filter_map(|line| line.strip_prefix("## ["));
    let newest = versions.find(|line| !line.starts_with("Unreleased"));
    let version = format!("{}] - ", env!("CARGO_PKG_VERSION"));
    assert!(
        newest.is_some_and(|newest| newest.starts_with(&version)),
        "{newest:?}"
    );
}
