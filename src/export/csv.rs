//! The catalog as CSV (RFC 4180, except that lines end with a line feed).

use super::stamp::Stamp;
use super::text::{concat, visible};
use crate::catalog::{Catalog, Entry, StatusEvidence};

/// Returns the cell of a column for a code.
type Cell = fn(&Entry) -> String;

const COLUMNS: [(&str, Cell); 15] = [
    ("code", |entry| entry.code().to_owned()),
    ("origin", |entry| entry.origin().to_string()),
    ("category", |entry| {
        entry
            .category()
            .map(|category| category.slug().to_owned())
            .unwrap_or_default()
    }),
    ("description", |entry| entry.description().to_owned()),
    ("http_statuses", |entry| {
        statuses(entry, StatusEvidence::Sourced)
    }),
    ("inferred_http_statuses", |entry| {
        statuses(entry, StatusEvidence::Inferred)
    }),
    ("retry", |entry| entry.retry().to_string()),
    ("retry_basis", |entry| entry.retry_basis().to_string()),
    ("retry_permitted", |entry| entry.permits_retry().to_string()),
    ("needs_retry_after", |entry| {
        entry.needs_retry_after().to_string()
    }),
    ("cli_exit", |entry| entry.cli_exit().code().to_string()),
    ("renamed_to", |entry| {
        entry.renamed_to().unwrap_or_default().to_owned()
    }),
    ("related", |entry| entry.see_also().join(" ")),
    ("advice", |entry| entry.advice().to_owned()),
    ("caveat", |entry| {
        entry.caveat().unwrap_or_default().to_owned()
    }),
];

/// The last column, which is the same in each line: CSV has no place for a comment.
const STAMP: &str = "exported_by";

pub(super) fn export(catalog: &Catalog) -> String {
    let stamp = Stamp(catalog).to_string();
    let names = COLUMNS.iter().map(|(name, _)| (*name).to_owned());
    let header = line(names.chain([STAMP.to_owned()]));
    let lines = concat(catalog.known(), |entry| {
        let cells = COLUMNS.iter().map(|(_, cell)| cell(entry));
        line(cells.chain([stamp.clone()]))
    });
    header + &lines
}

fn statuses(entry: &Entry, evidence: StatusEvidence) -> String {
    let statuses = entry
        .statuses()
        .iter()
        .filter(|status| status.evidence() == evidence);
    let numbers: Vec<_> = statuses.map(|status| status.number().to_string()).collect();
    numbers.join(" ")
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<_> = cells.map(|text| cell(&text)).collect();
    cells.join(",") + "\n"
}

/// Returns a text as a cell. A quote before it keeps a spreadsheet from running it as a formula.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    let text = [guard, &visible(text)].concat();
    if text.contains([',', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_has_no_formula_and_one_line() {
        for (text, expected) in [
            ("volume_busy", "volume_busy"),
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\t=1", "'\\t=1"),
            ("\r=1", "'\\r=1"),
            ("1-1", "1-1"),
            ("a, b", "\"a, b\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("a\nb", "a\\nb"),
        ] {
            assert_eq!(cell(text), expected);
        }
    }
}
