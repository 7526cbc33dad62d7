//! The catalog against `tests/data/catalog.tsv`: the published codes and descriptions to the
//! letter, and what was read of the vendor's documentation and SDK. The related codes against
//! `tests/data/related.tsv`.

use errcat::catalog::{Catalog, Category, Entry, KnownStatus};

/// One line of the data file as the catalog has it.
fn line(entry: &Entry) -> String {
    [
        entry.code(),
        entry.category().map(Category::name).unwrap_or_default(),
        entry.description(),
        &entry.cli_exit().code().to_string(),
        entry.retry().as_str(),
        entry.evidence().as_str(),
        entry.renamed_to().unwrap_or_default(),
        &statuses(entry),
    ]
    .join("\t")
}

/// The statuses, with a mark before those that are inferred.
fn statuses(entry: &Entry) -> String {
    let statuses = entry.statuses().iter().map(|status| match status {
        KnownStatus::Inferred(number) => format!("~{number}"),
        sourced => sourced.number().to_string(),
    });
    statuses.collect::<Vec<_>>().join(",")
}

/// The lines of a data file below its heading.
fn lines(table: &str) -> Vec<&str> {
    table.lines().skip(1).collect()
}

#[test]
fn the_related_codes_are_what_the_data_file_says_line_by_line() {
    let line = |entry: &Entry| {
        [
            entry.code(),
            entry.origin().as_str(),
            &entry.cli_exit().code().to_string(),
            entry.retry().as_str(),
            entry.evidence().as_str(),
            entry.renamed_to().unwrap_or_default(),
            &statuses(entry),
        ]
        .join("\t")
    };
    let actual: Vec<String> = Catalog::bundled().related().map(line).collect();
    assert_eq!(actual, lines(include_str!("data/related.tsv")));
}

#[test]
fn the_catalog_is_what_the_data_file_says_line_by_line() {
    let expected = lines(include_str!("data/catalog.tsv"));
    let actual: Vec<String> = Catalog::bundled().entries().map(line).collect();
    for (actual, expected) in actual.iter().zip(&expected) {
        assert_eq!(actual, expected);
    }
    assert_eq!(actual.len(), expected.len());
}
