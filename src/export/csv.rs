//! The catalog as CSV (RFC 4180, except that lines end with a line feed).

use super::stamp::Stamp;
use super::text::{concat, visible};
use crate::catalog::{Catalog, Entry, StatusEvidence};

/// Returns the cell of a column for a code of a catalog.
type Cell = fn(&Entry, &Catalog) -> String;

const COLUMNS: [(&str, Cell); 15] = [
    ("code", |entry, _| entry.code().to_owned()),
    ("origin", |entry, _| entry.origin().to_string()),
    ("category", |entry, _| {
        entry
            .category()
            .map(|category| category.slug().to_owned())
            .unwrap_or_default()
    }),
    ("description", |entry, _| entry.description().to_owned()),
    ("http_statuses", |entry, _| {
        statuses(entry, StatusEvidence::Sourced)
    }),
    ("inferred_http_statuses", |entry, _| {
        statuses(entry, StatusEvidence::Inferred)
    }),
    ("retry", |entry, _| entry.retry().to_string()),
    ("retry_basis", |entry, _| entry.retry_basis().to_string()),
    ("retry_permitted", |entry, _| {
        entry.permits_retry().to_string()
    }),
    ("needs_retry_after", |entry, _| {
        entry.needs_retry_after().to_string()
    }),
    ("cli_exit", |entry, catalog| {
        let exit = Some(entry.cli_exit()).filter(|_| catalog.is_of_nullspace());
        exit.map(|exit| exit.code().to_string()).unwrap_or_default()
    }),
    ("renamed_to", |entry, _| {
        entry.renamed_to().unwrap_or_default().to_owned()
    }),
    ("related", |entry, _| entry.see_also().join(" ")),
    ("advice", |entry, _| entry.advice().to_owned()),
    ("caveat", |entry, _| {
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
        let cells = COLUMNS.iter().map(|(_, cell)| cell(entry, catalog));
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

/// The characters that begin a formula in some spreadsheet, or that one skips before it; the wide ones
/// in spreadsheets in Japanese.
const FORMULAS: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// Returns a text as a cell. A quote before it keeps a spreadsheet from running it as a formula. So does
/// one after a semicolon, which begins a cell for spreadsheets in many languages.
fn cell(text: &str) -> String {
    let parts = text.split(';').map(|part| {
        // Where the semicolon begins a cell, quotes do not, so they may be skipped.
        let start = part.trim_start_matches(['"', ' ']);
        let guard = if start.starts_with(FORMULAS) { "'" } else { "" };
        [guard, &visible(part)].concat()
    });
    let text = parts.collect::<Vec<_>>().join(";");
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
            ("\n=1", "'\\n=1"),
            ("＝1+1", "'＝1+1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠x", "'＠x"),
            ("1-1", "1-1"),
            (" =1", "' =1"),
            ("a;=1; b", "a;'=1; b"),
            ("a;\"=1", "\"a;'\"\"=1\""),
            ("a, b", "\"a, b\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("a\nb", "a\\nb"),
        ] {
            assert_eq!(cell(text), expected);
        }
    }
}
