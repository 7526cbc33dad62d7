//! A report on a terminal: a line of totals, the most frequent codes, and what is not among them.

use std::fmt::{self, Display};

use errcat::catalog::{Catalog, Origin};
use errcat::triage::{By, CodeCount, Groups, Report, share};

use super::Top;
use super::rows::{Row, Rows};
use super::totals::{Precision, percent, totals, uncounted};
use crate::output::numbers::{counted, grouped, plural};
use crate::output::page::{Page, Row as LabeledRow};
use crate::output::{Palette, View};

/// How many lines the first screen has.
const LINES: usize = 24;

/// How many rows the first screen has at most.
const TOP: usize = 10;

/// How many unknown codes are named if they are not listed.
const NAMED: usize = 3;

/// A report on a terminal.
pub(crate) struct Screen<'a> {
    pub(crate) report: &'a Report,
    pub(crate) catalog: &'a Catalog,
    /// The command that explains a code, without the code.
    pub(crate) explain: String,
    pub(crate) view: View,
    pub(crate) top: Top,
}

impl Screen<'_> {
    /// The groups to show instead of codes.
    fn groups(&self) -> Option<&Groups> {
        let groups = self.report.groups.as_ref();
        groups.filter(|groups| groups.by != By::Code)
    }

    /// All rows, except those of unknown codes.
    fn rows(&self) -> Vec<Row<'_>> {
        if let Some(groups) = self.groups() {
            let rows = groups.groups.iter();
            return rows.map(|group| Row::for_group(group, groups.by)).collect();
        }
        let codes = self.report.codes.iter();
        codes
            .map(|code| Row::for_code(code, self.catalog))
            .collect()
    }

    fn table<'r>(&self, list: Vec<Row<'r>>, largest: u64) -> Rows<'r> {
        Rows {
            list,
            largest,
            precision: Precision::of(&self.report.totals),
            palette: Palette::new(self.view.terminal.color),
            is_verbose: self.view.is_verbose,
            width: self.view.terminal.width.unwrap_or(usize::MAX),
        }
    }

    /// How many rows are shown. `others` is what else the screen has.
    fn shown(&self, others: &str) -> usize {
        let room = LINES.saturating_sub(others.lines().count());
        self.top.or(match self.groups() {
            Some(_) => room,
            None => TOP.min(room / Rows::LINES_OF_CODE),
        })
    }

    /// What precedes the rows.
    fn start(&self) -> Page {
        let mut page = Page::new(self.view.terminal);
        page.paragraph(totals(self.report));
        page
    }

    /// What follows the rows, apart from the line about rows that are not shown.
    fn end(&self) -> Page {
        let mut page = Page::new(self.view.terminal);
        let mut rows = match self.groups() {
            Some(groups) => self.end_of_groups(groups),
            None => self.end_of_codes(),
        };
        if let Some(uncounted) = uncounted(&self.report.totals) {
            rows.push(LabeledRow::new("not counted", uncounted));
        }
        if let Some(code) = self.report.codes.first() {
            let command = format!("{} {}", self.explain, code.code.escaped());
            rows.push(LabeledRow::unbroken("what to do", command));
        }
        page.rows(&rows);
        page
    }

    fn end_of_groups(&self, groups: &Groups) -> Vec<LabeledRow> {
        let listed: u64 = groups.groups.iter().map(|group| group.count).sum();
        let other = self.report.totals.counted.saturating_sub(listed);
        let other = (other > 0).then(|| LabeledRow::new("in no group", self.part(other)));
        other.into_iter().collect()
    }

    fn end_of_codes(&self) -> Vec<LabeledRow> {
        let mut rows = Vec::new();
        let newer = self.sum(|code| code.catalog_code.is_some());
        let related = self.sum(|code| {
            let origin = code.origin.unwrap_or(Origin::Catalog);
            code.catalog_code.is_none() && origin != Origin::Catalog
        });
        for (label, (codes, count)) in [("newer names", newer), ("non-catalog", related)] {
            if codes > 0 {
                rows.push(LabeledRow::new(label, self.part_of_codes(codes, count)));
            }
        }
        let totals = &self.report.totals;
        if let Some(unknown) = self.unknown() {
            rows.push(LabeledRow::new("unknown codes", unknown));
        }
        if totals.without_code.count > 0 {
            let count = totals.without_code.count;
            rows.push(LabeledRow::new("without a code", self.part(count)));
        }
        rows
    }

    /// How many unknown codes there are, and the most frequent ones.
    fn unknown(&self) -> Option<String> {
        let codes = &self.report.unknown;
        let other = self.report.totals.unknown_other.count;
        let listed: u64 = codes.iter().map(|code| code.count).sum();
        let part = match listed + other {
            0 => return None,
            count if other > 0 => self.part(count),
            count => self.part_of_codes(codes.len() as u64, count),
        };
        let named = codes.iter().take(NAMED);
        let mut named: Vec<_> = named.map(|code| code.code.escaped().to_string()).collect();
        if codes.len() > NAMED || other > 0 {
            named.push("...".to_owned());
        }
        Some(format!("{part}: {}", named.join(", ")))
    }

    /// How many codes are of a kind, and how many responses have them.
    fn sum(&self, is_wanted: impl Fn(&CodeCount) -> bool) -> (u64, u64) {
        let codes = self.report.codes.iter().filter(|code| is_wanted(code));
        codes.fold((0, 0), |(codes, count), code| {
            (codes + 1, count + code.count)
        })
    }

    /// A number of responses with its share: `1,203 responses, 1.1 %`.
    fn part(&self, count: u64) -> String {
        self.part_of("response", "responses", count, count)
    }

    /// A number of codes with the share of their responses: `3 codes, 1.1 %`.
    fn part_of_codes(&self, codes: u64, count: u64) -> String {
        self.part_of("code", "codes", codes, count)
    }

    fn part_of(&self, one: &str, several: &str, number: u64, count: u64) -> String {
        let share = share(count, self.report.totals.counted);
        format!("{}, {}", counted(number, one, several), percent(share))
    }

    /// Whether the last rows are shown, not the first.
    fn shows_last(&self) -> bool {
        self.groups().is_some_and(|groups| groups.by == By::Hour)
    }

    /// The line about the rows that are not shown.
    fn hidden(&self, rows: &[Row]) -> String {
        let what = match self.groups().map(|groups| groups.by) {
            None => ("code", "codes"),
            Some(By::Hour) => ("hour", "hours"),
            Some(By::File) => ("file", "files"),
            Some(_) => ("group", "groups"),
        };
        let number = rows.len() as u64;
        let count: u64 = rows.iter().map(Row::count).sum();
        let share = share(count, self.report.totals.counted);
        let mut page = Page::new(self.view.terminal);
        let more = if self.shows_last() { "earlier" } else { "more" };
        page.paragraph(format_args!(
            "{} {more} {}, {}: add `--all`",
            grouped(number),
            plural(number, what.0, what.1),
            percent(share)
        ));
        page.to_string()
    }
}

impl Display for Screen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, end) = (self.start().to_string(), self.end().to_string());
        let mut rows = self.rows();
        let others = format!("{start}{end}{}", self.hidden(&rows));
        let shown = self.shown(&others).min(rows.len());
        let hidden = if self.shows_last() {
            let shown = rows.split_off(rows.len() - shown);
            std::mem::replace(&mut rows, shown)
        } else {
            rows.split_off(shown)
        };
        let largest = rows.iter().map(Row::count).max().unwrap_or_default();
        write!(f, "{start}{}", self.table(rows, largest))?;
        if !hidden.is_empty() {
            f.write_str(&self.hidden(&hidden))?;
        }
        f.write_str(&end)?;
        let unknown = self.report.unknown.iter();
        let unknown = unknown.map(|code| Row::for_code(code, self.catalog));
        if self.top == Top::All && self.groups().is_none() && unknown.len() > 0 {
            let mut page = Page::new(self.view.terminal);
            page.section("Unknown codes");
            write!(f, "{page}{}", self.table(unknown.collect(), largest))?;
        }
        Ok(())
    }
}
