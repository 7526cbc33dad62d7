//! Codes as a table for a terminal.

use std::borrow::Cow;
use std::fmt;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use errcat::catalog::Entry;

use super::Palette;

/// The blanks between columns.
const GAP: usize = 2;

/// The narrowest description that is worth a column, in columns of the terminal.
const NARROWEST_DESCRIPTION: usize = 20;

/// Codes under the headings of their categories, related ones under those of their origins.
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

    /// All entries in one table, so that their columns stand below each other.
    fn table(&self, widths: &[usize]) -> Table {
        let mut table = Table::new();
        table
            .load_preset(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Disabled);
        for entry in self.entries {
            let (code, retry) = (entry.code(), entry.retry().as_str());
            // Wrapped here, as comfy-table would measure the line anew for each of its words.
            let description = |&width: &usize| {
                let mut description = Cow::Borrowed(entry.description());
                // No text is wider than it has bytes.
                if description.len() > width {
                    textwrap::fill_inplace(description.to_mut(), width);
                }
                description
            };
            match widths {
                [_, _, width] => table.add_row([code, retry, &description(width)]),
                [_, width] => table.add_row([code, &description(width)]),
                _ => table.add_row([code]),
            };
        }
        // The last column is as wide as its text.
        let (_, fixed) = widths.split_last().unwrap_or((&0, &[]));
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, 0));
            if let Some(width) = fixed.get(index) {
                let width = u16::try_from(width + GAP).unwrap_or(u16::MAX);
                column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            }
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
        let mut entries = self.entries.iter().peekable();
        let mut origin = None;
        // The table is laid out plain and coloured afterwards: comfy-table would count escape
        // sequences as text.
        for line in self.table(&widths).lines() {
            let (code, rest) = split(line.trim_end(), code_width);
            let (retry, rest) = split(rest, retry_width);
            // A line that begins with no code goes on with the description above.
            let Some(entry) = entries.next_if(|entry| code.starts_with(entry.code())) else {
                writeln!(f, "{code}{retry}{rest}")?;
                continue;
            };
            if origin != Some(entry.origin()) {
                f.write_str(if origin.is_some() { "\n" } else { "" })?;
                writeln!(f, "{}", palette.heading(entry.origin()))?;
                origin = Some(entry.origin());
            }
            let retry = if widths.len() == 3 {
                palette.verdict(entry.retry(), retry).to_string()
            } else {
                retry.to_owned()
            };
            writeln!(f, "{}{retry}{rest}", palette.code(code))?;
        }
        Ok(())
    }
}

/// Splits a line behind so many columns. Up to the description all text is ASCII.
fn split(line: &str, columns: usize) -> (&str, &str) {
    line.split_at_checked(columns).unwrap_or((line, ""))
}
