//! The catalog as a table for a terminal.

use std::fmt;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use errcat::catalog::{Entry, RetryVerdict};

use super::Palette;
/// The blanks between columns.
const GAP: usize = 2;

/// The narrowest description that is worth a column, in columns of the terminal.
const NARROWEST_DESCRIPTION: usize = 20;

/// Entries of the catalog under the headings of their categories.
pub(crate) struct Codes<'a> {
    pub(crate) entries: &'a [&'a Entry],
    pub(crate) palette: Palette,
    /// The width to fit into, in columns.
    pub(crate) width: usize,
}

impl Codes<'_> {
    /// The widths of code, retry verdict and description. Codes are never broken: on a narrow
    /// terminal the verdict goes first, then the description.
    fn widths(&self) -> Vec<usize> {
        let widest =
            |width: fn(&Entry) -> usize| self.entries.iter().map(|entry| width(entry)).max();
        let code = widest(|entry| entry.code().len()).unwrap_or(0);
        let retry = widest(|entry| entry.retry().as_str().len()).unwrap_or(0);
        // A verdict is worth its column only where a description keeps most of its words.
        let with_retry = self.width.checked_sub(code + GAP + retry + GAP);
        let without_retry = self.width.checked_sub(code + GAP);
        match (with_retry, without_retry) {
            (Some(rest), _) if rest >= 2 * NARROWEST_DESCRIPTION => vec![code, retry, rest],
            (_, Some(rest)) if rest >= NARROWEST_DESCRIPTION => vec![code, rest],
            _ => vec![code],
        }
    }

    fn table(entries: &[&Entry], widths: &[usize]) -> Table {
        let mut table = Table::new();
        table
            .load_preset(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic);
        for entry in entries {
            let (code, retry, description) =
                (entry.code(), entry.retry().as_str(), entry.description());
            table.add_row(match widths.len() {
                3 => vec![code, retry, description],
                2 => vec![code, description],
                _ => vec![code],
            });
        }
        for (column, width) in table.column_iter_mut().zip(widths) {
            let gap = u16::try_from(GAP).unwrap_or_default();
            column.set_padding((0, gap));
            let width = u16::try_from(width + GAP).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
        table
    }
}

impl fmt::Display for Codes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let palette = self.palette;
        let widths = self.widths();
        let code_width = widths.first().copied().unwrap_or_default();
        let retry_width = GAP + widths.get(1).copied().unwrap_or_default();
        let by_category = |a: &&Entry, b: &&Entry| a.category() == b.category();
        for (index, entries) in self.entries.chunk_by(by_category).enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            for entry in entries.iter().take(1) {
                writeln!(f, "{}", palette.heading(entry.category()))?;
            }
            // The table is laid out plain and coloured afterwards: comfy-table would count escape
            // sequences as text.
            for line in Self::table(entries, &widths).lines() {
                let (code, rest) = split(line.trim_end(), code_width);
                let (retry, rest) = split(rest, retry_width);
                write!(f, "{}", palette.code(code))?;
                let is_verdict = |verdict: &RetryVerdict| verdict.as_str() == retry.trim();
                match RetryVerdict::OF_ENTRIES.into_iter().find(is_verdict) {
                    Some(verdict) => write!(f, "{}", palette.verdict(verdict, retry))?,
                    None => f.write_str(retry)?,
                }
                writeln!(f, "{rest}")?;
            }
        }
        Ok(())
    }
}

/// Splits a line behind so many columns. Up to the description all text is ASCII.
fn split(line: &str, columns: usize) -> (&str, &str) {
    line.split_at_checked(columns).unwrap_or((line, ""))
}
