//! errcat prints what the examples in README show, and CHANGELOG has an entry for this version.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use errcat::catalog::{Catalog, RetryVerdict};
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

/// Updates the number of codes in a sentence of the page.
fn with_count(line: &str) -> String {
    for before in ["the catalog of ", "counted among the "] {
        if let Some((start, end)) = line.split_once(before) {
            let end = end.trim_start_matches(|c: char| c.is_ascii_digit());
            return format!("{start}{before}{}{end}", Catalog::bundled().len());
        }
    }
    line.to_owned()
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
        rendered.push_str(&with_count(line));
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

/// The values of an enum that the schema of a command lists.
fn values(command: &str, definition: &str) -> Vec<String> {
    let schema = run(&format!("errcat schema {command}"));
    let mut schema: serde_json::Value = serde_json::from_str(&schema).expect("a schema is JSON");
    let values = schema["$defs"][definition]["anyOf"][0]["enum"].take();
    serde_json::from_value(values).expect("the schema lists the values")
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
    for (row, schema, definition) in [
        ("`reason`", "diagnose", "Reason"),
        ("`known`", "diagnose", "Known"),
        ("`origin`", "diagnose", "Origin"),
        ("`retry.basis`", "diagnose", "RetryBasis"),
        ("`retry.evidence` of a code", "list", "Evidence"),
        ("`kind` of a warning", "diagnose", "WarningKind"),
        ("`evidence` of an HTTP status", "list", "StatusEvidence"),
    ] {
        let begin = format!("| {row} |");
        let line = page.lines().find(|line| line.starts_with(&begin));
        let line = line.unwrap_or_else(|| panic!("README lacks: {begin}"));
        for value in values(schema, definition) {
            assert!(line.contains(&format!("`{value}`")), "{line} lacks {value}");
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
