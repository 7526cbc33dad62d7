//! Codes as a table for a terminal.

use std::borrow::Cow;
use std::fmt;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use errcat::catalog::Entry;

use super::Palette;

/// The spaces between columns.
const GAP: usize = 2;

/// The least room for descriptions, in columns of the terminal. With less, they are not shown.
const MIN_DESCRIPTION: usize = 20;

/// The least room for descriptions beside verdicts. With less, verdicts are not shown, because the
/// description says more.
const MIN_DESCRIPTION_BESIDE_VERDICT: usize = 40;

/// Codes under the headings of their categories, and non-catalog codes under those of their
/// origins.
pub(crate) struct Codes<'a> {
    pub(crate) entries: &'a [&'a Entry],
    pub(crate) palette: Palette,
    /// The width to fit into, in columns.
    pub(crate) width: usize,
}

/// The widths of the columns, including the gap after them; `None` for columns that are not shown.
struct Widths {
    code: usize,
    verdict: Option<usize>,
    description: Option<usize>,
}

impl Codes<'_> {
    /// Returns the widths that fit. Codes are never broken: a narrow terminal shows no verdicts,
    /// and a very narrow one no descriptions.
    fn widths(&self) -> Widths {
        let widest =
            |width: fn(&Entry) -> usize| self.entries.iter().map(|entry| width(entry)).max();
        let code = widest(|entry| entry.code().len()).unwrap_or_default() + GAP;
        let verdict = widest(|entry| entry.retry().as_str().len()).unwrap_or_default() + GAP;
        let beside_code = self.width.saturating_sub(code);
        let beside_verdict = beside_code.saturating_sub(verdict);
        if beside_verdict >= MIN_DESCRIPTION_BESIDE_VERDICT {
            Widths {
                code,
                verdict: Some(verdict),
                description: Some(beside_verdict),
            }
        } else {
            Widths {
                code,
                verdict: None,
                description: Some(beside_code).filter(|&width| width >= MIN_DESCRIPTION),
            }
        }
    }

    /// All entries as one table, which aligns the columns of all categories.
    fn table(&self, widths: &Widths) -> Table {
        let mut table = Table::new();
        table
            .load_preset(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Disabled);
        for entry in self.entries {
            let (code, verdict) = (entry.code(), entry.retry().as_str());
            let description = |width| wrap(entry.description(), width);
            match (widths.verdict, widths.description) {
                (Some(_), Some(width)) => table.add_row([code, verdict, &description(width)]),
                (None, Some(width)) => table.add_row([code, &description(width)]),
                (_, None) => table.add_row([code]),
            };
        }
        // The last column is as wide as its text.
        let mut fixed = std::iter::once(widths.code).chain(widths.verdict);
        for column in table.column_iter_mut() {
            column.set_padding((0, 0));
            if let Some(width) = fixed.next().and_then(|width| u16::try_from(width).ok()) {
                column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            }
        }
        table
    }
}

/// Wraps a description. comfy-table can do so too, but measures the rest of a line again for each
/// word, so that `list` needs 1.5 times as many instructions.
fn wrap(description: &str, width: usize) -> Cow<'_, str> {
    let mut description = Cow::Borrowed(description);
    // No text is wider than its number of bytes.
    if description.len() > width {
        textwrap::fill_inplace(description.to_mut(), width);
    }
    description
}

impl fmt::Display for Codes<'_> {
    /// Colors the lines of the plain table, because comfy-table colors cells only with crossterm.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let palette = self.palette;
        let widths = self.widths();
        let mut entries = self.entries.iter().peekable();
        let mut heading = None;
        for line in self.table(&widths).lines() {
            let line = line.trim_end();
            let Some(entry) = entries.next_if(|entry| line.starts_with(entry.code())) else {
                // Further lines of a description.
                writeln!(f, "{line}")?;
                continue;
            };
            if heading != Some(entry.heading()) {
                f.write_str(if heading.is_some() { "\n" } else { "" })?;
                writeln!(f, "{}", palette.heading(entry.heading()))?;
                heading = Some(entry.heading());
            }
            let (code, rest) = line.split_at_checked(widths.code).unwrap_or((line, ""));
            let code = palette.code(code);
            let verdict = entry.retry().as_str();
            match rest
                .strip_prefix(verdict)
                .filter(|_| widths.verdict.is_some())
            {
                Some(rest) => {
                    let verdict = palette.verdict(entry.retry(), verdict);
                    writeln!(f, "{code}{verdict}{rest}")?;
                }
                None => writeln!(f, "{code}{rest}")?,
            }
        }
        Ok(())
    }
}
