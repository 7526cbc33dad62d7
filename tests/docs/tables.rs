//! Tables list every enum value and exit code.

use errcat::catalog::RetryVerdict;
use serde_json::Value;

use crate::run;

const README: &str = include_str!("../../README.md");
const EXIT_CODES: &str = include_str!("../../docs/exit-codes.md");
const JSON: &str = include_str!("../../docs/json.md");
const RETRY: &str = include_str!("../../docs/retry.md");

/// Returns the enums that the schema of a command defines, as name and values.
fn enums(command: &str) -> Vec<(String, Vec<String>)> {
    let schema = run(&format!("errcat schema {command}"));
    let schema: Value = serde_json::from_str(&schema).expect("a schema is JSON");
    let definitions = schema["$defs"].as_object().expect("it has definitions");
    let enums = definitions.iter().filter_map(|(name, definition)| {
        // Readers have to accept other values, too.
        let values = definition["anyOf"][0]["enum"].clone();
        Some((name.clone(), serde_json::from_value(values).ok()?))
    });
    enums.collect()
}

#[test]
fn the_page_about_json_lists_every_enum_value() {
    let mut count = 0;
    for (name, values) in [
        "list", "explain", "diagnose", "triage", "run", "check", "export",
    ]
    .into_iter()
    .flat_map(enums)
    {
        count += 1;
        let mut rows = JSON.lines().filter(|line| line.starts_with("| `"));
        let lists = |row: &str, value: &String| row.contains(&format!("`{value}`"));
        assert!(
            rows.any(|row| values.iter().all(|value| lists(row, value))),
            "docs/json.md has no row with the values of {name}: {values:?}"
        );
    }
    assert!(count > 10, "the schemas have lost their enums");
}

#[test]
fn the_page_about_retries_explains_every_verdict() {
    for verdict in RetryVerdict::ALL {
        let row = format!("\n| `{verdict}` | ");
        assert!(RETRY.contains(&row), "docs/retry.md lacks: {row}");
    }
}

#[test]
fn pages_list_the_exit_codes_of_the_help() {
    let help = run("errcat --help");
    let exits = help.split("Exit codes:\n").nth(1);
    let exits = exits.and_then(|rest| rest.split("\n\n").next());
    let exits = exits.expect("help has exit codes");
    for line in exits.lines() {
        let (number, meaning) = line
            .trim()
            .split_once("  ")
            .expect("a number and its meaning");
        let row = format!("\n| {number} | {} |", meaning.trim());
        for page in [README, EXIT_CODES] {
            assert!(page.contains(&row), "a page lacks: {row}");
        }
    }
}
