//! The bundled catalog: its published part equals the published page, and a table of all entries
//! shows the effect of each change in review.

use std::path::Path;

use errcat::catalog::{Catalog, Category, Entry, KnownStatus};
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
