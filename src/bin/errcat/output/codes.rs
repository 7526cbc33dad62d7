//! Codes as tables for a terminal.

use std::borrow::Cow;
use std::fmt;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use errcat::catalog::Entry;

use super::Palette;
use super::wrap::truncate;

/// The spaces between columns.
const GAP: usize = 2;

/// The least room for descriptions, in columns of the terminal. With less, they are not shown.
const MIN_DESCRIPTION: usize = 20;

/// The least room for categories, which are cut if they do not fit.
const MIN_GROUP: usize = 12;

/// The names of the columns.
const CODE: &str = "Code";
const RETRY: &str = "Retry";
const DESCRIPTION: &str = "Description";

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
    retry: Option<usize>,
    description: Option<usize>,
}

impl Codes<'_> {
    /// Returns the widths that fit. Codes and retry words are never broken: a narrow terminal shows
    /// no descriptions, and a very narrow one no retry words.
    fn widths(&self) -> Widths {
        let code = widest(self.entries, |entry| entry.code().len(), CODE) + GAP;
        let retry = widest(self.entries, |entry| retry(entry).len(), RETRY) + GAP;
        let beside_code = (self.width + GAP).checked_sub(code + retry);
        let description = beside_code.and_then(|room| room.checked_sub(GAP));
        Widths {
            code,
            retry: beside_code.map(|_| retry),
            description: description.filter(|&room| room >= MIN_DESCRIPTION),
        }
    }

    /// All entries as one table, which aligns the columns of all categories.
    fn table(&self, widths: &Widths) -> Table {
        let mut table = plain_table();
        for entry in self.entries {
            let (code, retry) = (entry.code(), retry(entry));
            match (widths.retry, widths.description) {
                (Some(_), Some(width)) => {
                    table.add_row([code, retry, &wrap(entry.description(), width)])
                }
                (Some(_), None) => table.add_row([code, retry]),
                (None, _) => table.add_row([code]),
            };
        }
        // The last column is as wide as its text.
        let mut fixed = std::iter::once(widths.code).chain(widths.retry);
        for column in table.column_iter_mut() {
            column.set_padding((0, 0));
            if let Some(width) = fixed.next().and_then(|width| u16::try_from(width).ok()) {
                column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            }
        }
        table
    }

    /// The names of the columns that are shown.
    fn header(&self, widths: &Widths) -> String {
        let Widths {
            code,
            retry,
            description,
        } = widths;
        let retry = retry.map_or_else(String::new, |width| format!("{RETRY:width$}"));
        let description = description.map_or("", |_| DESCRIPTION);
        let header = format!("{CODE:code$}{retry}{description}");
        self.palette.label(header.trim_end()).to_string()
    }
}

fn retry(entry: &Entry) -> &'static str {
    entry.retry_word().in_general()
}

/// The width of the widest cell of a column.
fn widest(entries: &[&Entry], width: impl Fn(&Entry) -> usize, name: &str) -> usize {
    let widths = entries.iter().map(|entry| width(entry));
    widths.max().unwrap_or_default().max(name.len())
}

fn plain_table() -> Table {
    let mut table = Table::new();
    table
        .load_preset(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    table
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
        if !self.entries.is_empty() {
            writeln!(f, "{}", self.header(&widths))?;
        }
        for line in self.table(&widths).lines() {
            let line = line.trim_end();
            let Some(entry) = entries.next_if(|entry| line.starts_with(entry.code())) else {
                // Further lines of a description.
                writeln!(f, "{line}")?;
                continue;
            };
            if heading != Some(entry.heading()) {
                writeln!(f, "\n{}", palette.heading(entry.heading()))?;
                heading = Some(entry.heading());
            }
            let (code, rest) = line.split_at_checked(widths.code).unwrap_or((line, ""));
            let code = palette.code(code);
            let word = retry(entry);
            match rest.strip_prefix(word) {
                Some(rest) => {
                    let word = palette.retry(entry.retry_word(), word);
                    writeln!(f, "{code}{word}{rest}")?;
                }
                None => writeln!(f, "{code}{rest}")?,
            }
        }
        Ok(())
    }
}

/// The codes that come with a status: each with its category and its retry word.
pub(super) struct CodesOfStatus<'a> {
    pub(super) entries: &'a [&'a Entry],
    pub(super) palette: Palette,
    /// The width to fit into, if there is one.
    pub(super) width: Option<usize>,
}

impl fmt::Display for CodesOfStatus<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let palette = self.palette;
        let code_width = widest(self.entries, |entry| entry.code().len(), "");
        let retry_width = widest(self.entries, |entry| retry(entry).len(), "");
        let group_width = widest(self.entries, |entry| entry.heading().len(), "");
        let others = 3 * GAP + code_width + retry_width;
        let room = self
            .width
            .map_or(group_width, |width| width.saturating_sub(others));
        let group_width = group_width.min(room);
        for entry in self.entries {
            let code = palette.code(format!("{:code_width$}", entry.code()));
            let word = palette.retry(entry.retry_word(), retry(entry));
            write!(f, "{:GAP$}{code}", "")?;
            if group_width >= MIN_GROUP {
                let group = truncate(entry.heading(), group_width);
                write!(f, "{:GAP$}{group:group_width$}", "")?;
            }
            writeln!(f, "{:GAP$}{word}", "")?;
        }
        Ok(())
    }
}
