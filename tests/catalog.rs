//! The catalog against `tests/data/catalog.tsv`: the published codes and descriptions to the
//! letter, and what was read of the vendor's documentation and SDK.

use errcat::catalog::{Catalog, Entry};

/// One line of the data file as the catalog has it.
fn line(entry: &Entry) -> String {
    [
        entry.code(),
        entry.category().name(),
        entry.description(),
        &entry.cli_exit().number().to_string(),
        entry.retry().as_str(),
        entry.evidence().as_str(),
        entry.renamed_to().unwrap_or_default(),
    ]
    .join("\t")
}

#[test]
fn the_catalog_is_what_the_data_file_says_line_by_line() {
    let table = include_str!("data/catalog.tsv");
    let expected: Vec<&str> = table.lines().skip(1).collect();
    let actual: Vec<String> = Catalog::bundled().entries().map(line).collect();
    for (actual, expected) in actual.iter().zip(&expected) {
        assert_eq!(actual, expected);
    }
    assert_eq!(actual.len(), expected.len());
}
