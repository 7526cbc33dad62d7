//! The rows of the table: what was counted for one code or one group.

use std::fmt;

use errcat::catalog::{Catalog, Entry, Origin, RetryWord};
use errcat::triage::{By, CodeCount, Group, Timestamp};
use errcat::untrusted::Untrusted;
use textwrap::core::display_width;

use super::totals::{Precision, percent};
use crate::output::numbers::grouped;
use crate::output::wrap::{truncate, wrap};
use crate::output::{LONGEST_ID, Palette};

/// The spaces between columns.
const GAP: usize = 2;

/// The width of the largest bar.
const BAR: usize = 8;

/// The width of a share: `100.0 %`.
const SHARE: usize = 7;

/// The least room for a name. With less, a row has no bar and no last column.
const MIN_NAME: usize = 24;

/// The least room for what a code belongs to. With less, it is not shown.
const MIN_GROUP: usize = 8;

/// One row.
pub(super) struct Row<'a> {
    name: String,
    count: u64,
    share: f64,
    retry: Option<RetryWord>,
    first_seen: Option<Timestamp>,
    last_seen: Option<Timestamp>,
    /// What a code belongs to; `None` for a group.
    group: Option<String>,
    request_ids: &'a [Untrusted],
    /// What to do about a known code.
    advice: Option<String>,
}

impl<'a> Row<'a> {
    /// How many responses it has.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    pub(super) fn for_code(code: &'a CodeCount, catalog: &Catalog) -> Self {
        let name = code.code.as_raw_str();
        let entry = catalog.find(name);
        let entry = entry.entry();
        Self {
            name: code.code.escaped().to_string(),
            count: code.count,
            share: code.share,
            retry: Some(entry.map_or(RetryWord::Unknown, Entry::retry_word)),
            first_seen: code.first_seen,
            last_seen: code.last_seen,
            group: Some(match &code.catalog_code {
                Some(catalog_code) => format!("newer name of {catalog_code}"),
                None => entry.map_or("unknown code", Entry::heading).to_owned(),
            }),
            request_ids: &code.request_ids,
            advice: entry.map(|entry| format!("{} [errcat]", entry.advice())),
        }
    }

    pub(super) fn for_group(group: &Group, by: By) -> Self {
        // The hour is a time in RFC 3339.
        let name = match group.key.as_raw_str().split_once(":00:00Z") {
            Some((hour, "")) if by == By::Hour => hour.replace('T', " ") + ":00",
            _ => group.key.escaped().to_string(),
        };
        let times = Some((group.first_seen, group.last_seen)).filter(|_| by != By::Hour);
        let (first_seen, last_seen) = times.unwrap_or_default();
        Self {
            name,
            count: group.count,
            share: group.share,
            retry: None,
            first_seen,
            last_seen,
            group: None,
            request_ids: &[],
            advice: None,
        }
    }
}

/// Rows with aligned columns.
pub(super) struct Rows<'a> {
    pub(super) list: Vec<Row<'a>>,
    /// The count of the longest bar.
    pub(super) largest: u64,
    pub(super) precision: Precision,
    pub(super) palette: Palette,
    /// The width to fit into, in columns.
    pub(super) width: usize,
    /// Whether to show all request IDs and what to do about each code.
    pub(super) is_verbose: bool,
}

impl Rows<'_> {
    /// How many lines the row of a code has.
    pub(super) const LINES_OF_CODE: usize = 2;

    /// The beginning of the lines below the first one of a row.
    fn indent(&self) -> usize {
        let counts = self.list.iter().map(|row| grouped(row.count).len());
        counts.max().unwrap_or_default() + GAP
    }

    fn write_first(&self, row: &Row, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let palette = self.palette;
        let indent = self.indent();
        let count = format!("{:>1$}", grouped(row.count), indent - GAP);
        let share = format!("{:>SHARE$}", percent(row.share));
        write!(f, "{}{:GAP$}{share}", palette.key(count), "")?;
        let beside_bar = self.beside_bar();
        if beside_bar.is_some() {
            write!(f, "{:GAP$}{}", "", palette.label(self.bar(row)))?;
        }
        let beside_share = self.width.saturating_sub(indent + SHARE + GAP);
        let room = beside_bar.unwrap_or(beside_share.max(MIN_NAME));
        let name = truncate(&row.name, room);
        write!(f, "{:GAP$}{}", "", palette.code(&name))?;
        if let Some((retry, text)) = self.last_column(row).filter(|_| beside_bar.is_some()) {
            let names = self.list.iter().map(|row| display_width(&row.name));
            let widest = names.max().unwrap_or_default().min(room);
            let padding = widest.saturating_sub(display_width(&name)) + GAP;
            write!(f, "{:padding$}", "")?;
            match retry {
                Some(word) => write!(f, "{}", palette.retry(word, text))?,
                None => write!(f, "{}", palette.label(text))?,
            }
        }
        writeln!(f)
    }

    /// The room for names between the bars and the last column; `None` if it is too small for both.
    fn beside_bar(&self) -> Option<usize> {
        let last = self.list.iter().filter_map(|row| self.last_column(row));
        let last = last.map(|(_, text)| GAP + text.len()).max();
        let others = self.indent() + SHARE + GAP + BAR + GAP + last.unwrap_or_default();
        let room = self.width.checked_sub(others);
        room.filter(|&room| room >= MIN_NAME)
    }

    /// The last column of the first line: whether to retry, or when a group was seen.
    fn last_column(&self, row: &Row) -> Option<(Option<RetryWord>, String)> {
        match row.retry {
            Some(word) => Some((Some(word), word.in_general().to_owned())),
            None => Some((None, self.precision.range(row.first_seen, row.last_seen)?)),
        }
    }

    /// A bar whose length shows the count relative to the largest one.
    fn bar(&self, row: &Row) -> String {
        let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
        let largest = u128::from(self.largest.max(1));
        let length = (u128::from(row.count) * BAR as u128 * 8).div_ceil(largest);
        let length = usize::try_from(length).unwrap_or_default();
        let last = eighths.get(length % 8).copied().unwrap_or_default();
        let bar = format!("{}{last}", "█".repeat(length / 8));
        format!("{bar:BAR$}")
    }

    /// Writes what is known of a code apart from its count: as much as fits on one line, or all.
    fn write_details(&self, row: &Row, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let range = self.precision.range(row.first_seen, row.last_seen);
        let ids = row.request_ids.iter();
        let ids = ids.map(|id| id.escaped().at_most(LONGEST_ID).to_string());
        let indent = " ".repeat(self.indent());
        let room = self.width.saturating_sub(indent.len());
        let mut write = |text: &str| writeln!(f, "{indent}{}", self.palette.label(text));
        if !self.is_verbose {
            // One request ID is worth more than the end of a category.
            let others = range.iter().cloned().chain(ids.clone().take(1));
            let others: usize = others.map(|part| display_width(&part) + GAP).sum();
            let for_group = room.saturating_sub(others);
            let group = row.group.iter().filter(|_| for_group >= MIN_GROUP);
            let group = group.map(|group| truncate(group, for_group));
            return write(&fitting(range.into_iter().chain(group).chain(ids), room));
        }
        let parts = range.into_iter().chain(row.group.clone());
        let first = parts.collect::<Vec<_>>().join("  ");
        let lines = std::iter::once(first).chain(ids).chain(row.advice.clone());
        let lines = lines.filter(|line| !line.is_empty());
        lines
            .flat_map(|line| wrap(&line, room, "", 0))
            .try_for_each(|line| write(&line))
    }
}

impl fmt::Display for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.list {
            self.write_first(row, f)?;
            if row.group.is_some() {
                self.write_details(row, f)?;
            }
        }
        Ok(())
    }
}

/// Joins the parts that fit into a width.
pub(super) fn fitting(parts: impl Iterator<Item = String>, width: usize) -> String {
    let mut line = String::new();
    for part in parts {
        let gap = if line.is_empty() { "" } else { "  " };
        if display_width(&line) + gap.len() + display_width(&part) <= width {
            line.extend([gap, &part]);
        }
    }
    line
}

/// The group that lines for a pipe show: the slug of the category, the origin, or `unknown`.
pub(super) fn group_of(row: &CodeCount) -> &str {
    let origin = row.origin.map_or("unknown", Origin::as_str);
    row.category.as_deref().unwrap_or(origin)
}
