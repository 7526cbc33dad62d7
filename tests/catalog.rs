//! The bundled catalog: its published part equals the published page, and a table of all entries
//! shows the effect of each change in review.

use std::path::Path;

use errcat::catalog::{Catalog, Category, Entry, Generation, KnownStatus, Via};
use snapbox::{Assert, Data};

/// Copied by hand from the published page: code, category and description.
const PAGE: &str = include_str!("data/page.tsv");

#[test]
fn the_published_entries_are_those_of_the_page() {
    let row = |entry: &Entry| {
        let category = entry.category().map(Category::name).unwrap_or_default();
        [entry.code(), category, entry.description()].join("\t")
    };
    let bundled: Vec<_> = Catalog::bundled().entries().map(row).collect();
    let page: Vec<_> = PAGE.lines().skip(1).collect();
    let place = "tests/data/page.tsv differs from src/catalog/bundled";
    for row in &bundled {
        assert!(page.contains(&row.as_str()), "{place}, which has: {row}");
    }
    for row in &page {
        assert!(
            bundled.iter().any(|it| it == row),
            "{place}; only it has: {row}"
        );
    }
    assert_eq!(bundled, page, "{place} in the order of the codes");
}

#[test]
fn the_table_shows_all_entries() {
    let mut table = "code\tgroup\tcli_exit\tretry\tevidence\trenamed_to\tstatuses\tsee_also\t\
                     description\tadvice\targuments\tcommands\n"
        .to_owned();
    for entry in Catalog::bundled().known() {
        let columns = [
            entry.code(),
            entry.group(),
            &entry.cli_exit().code().to_string(),
            entry.retry().as_str(),
            entry.evidence().as_str(),
            entry.renamed_to().unwrap_or_default(),
            &statuses(entry),
            &entry.see_also().join(","),
            entry.description(),
            entry.advice(),
            &arguments(entry),
            &commands(entry),
        ];
        table.push_str(columns.join("\t").trim_end());
        table.push('\n');
    }
    // On a difference: SNAPSHOTS=overwrite cargo test --test catalog
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/catalog.tsv");
    let expected = Data::read_from(&path, None).raw();
    Assert::new().action_env("SNAPSHOTS").eq(table, expected);
}

/// Written by tests/data/endpoints.py from the Python SDK.
const ENDPOINTS_0_1: &str = include_str!("data/endpoints-0.1.tsv");
const ENDPOINTS_1_0: &str = include_str!("data/endpoints-1.0.tsv");

#[test]
fn every_request_is_an_endpoint_of_its_generation() {
    let is_value = |part: &str| {
        let is_capital = |c: char| c.is_ascii_uppercase() || c == '_';
        !part.is_empty() && part.chars().all(is_capital)
    };
    let entries = Catalog::bundled().known();
    let commands = entries.flat_map(|entry| entry.commands().iter().map(move |it| (entry, it)));
    let mut requests = 0;
    for (entry, command) in commands.filter(|(_, command)| command.via == Via::Http) {
        let (method, path) = command.run.split_once(' ').expect("a method and a path");
        let parts = path.split('/');
        let parts = parts.map(|part| if is_value(part) { "*" } else { part });
        let path = parts.collect::<Vec<_>>().join("/");
        let row = format!("{method}\t{path}\tno");
        let endpoints = match command.generation {
            Generation::V0_1 => ENDPOINTS_0_1,
            Generation::V1_0 => ENDPOINTS_1_0,
            other => panic!("no endpoints for {other}"),
        };
        let is_endpoint = endpoints.lines().any(|endpoint| endpoint == row);
        assert!(is_endpoint, "{}: {}", entry.code(), command.run);
        requests += 1;
    }
    assert!(requests > 40, "{requests} requests");
}

/// The statuses; `~` marks inferred ones.
fn statuses(entry: &Entry) -> String {
    let statuses = entry.statuses().iter().map(|status| match status {
        KnownStatus::Inferred(number) => format!("~{number}"),
        sourced => sourced.number().to_string(),
    });
    statuses.collect::<Vec<_>>().join(",")
}

fn arguments(entry: &Entry) -> String {
    let arguments = entry.arguments().iter();
    let arguments =
        arguments.map(|argument| format!("{}: {}", argument.verdict, argument.rationale));
    arguments.collect::<Vec<_>>().join("; ")
}

/// The commands, each with the generation that it is for.
fn commands(entry: &Entry) -> String {
    let commands = entry.commands().iter();
    let commands = commands.map(|command| format!("{}: {}", command.generation, command.run));
    commands.collect::<Vec<_>>().join("; ")
}
