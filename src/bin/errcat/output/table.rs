//! The catalog as a table for a terminal.

use std::fmt;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use errcat::catalog::Entry;

use super::Palette;
/// The blanks between columns.
const GAP: usize = 2;

/// The narrowest description that is worth a column, in columns of the terminal.
const NARROWEST_DESCRIPTION: usize = 24;

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
        let widths = self.widths();
        let code = widths.first().copied().unwrap_or(0);
        for (index, entries) in self
            .entries
            .chunk_by(|a, b| a.category() == b.category())
            .enumerate()
        {
            if index > 0 {
                f.write_str("\n")?;
            }
            for entry in entries.iter().take(1) {
                writeln!(f, "{}", self.palette.heading(entry.category()))?;
            }
            // The table is laid out plain and coloured afterwards: comfy-table would count escape
            // sequences as text.
            for line in Self::table(entries, &widths).lines() {
                let (code, rest) = line
                    .trim_end()
                    .split_at_checked(code)
                    .unwrap_or((line.trim_end(), ""));
                writeln!(f, "{}{rest}", self.palette.code(code))?;
            }
        }
        Ok(())
    }
}
