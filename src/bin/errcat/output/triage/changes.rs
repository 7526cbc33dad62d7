//! What is new, gone or changed, as a screen and as lines.

use std::fmt::{self, Display};

use errcat::catalog::Catalog;
use errcat::triage::{Change, CodeCount, Comparison, Report, Side, Unit};
use textwrap::core::display_width;

use super::Top;
use super::lines::shown;
use super::rows::fitting;
use super::totals::{Precision, percent, totals};
use crate::output::Palette;
use crate::output::numbers::{grouped, plural};
use crate::output::page::{Page, Row};
use crate::output::wrap::truncate;
use crate::term::Terminal;

/// How many codes of a section the first screen shows.
const TOP: usize = 3;

/// The spaces between columns.
const GAP: usize = 2;

/// The width of a rate.
const RATE: usize = 9;

/// The least room for a code. With less, the last column is below the others.
const MIN_CODE: usize = 16;

/// The differences between earlier and later responses.
pub(crate) struct Changes<'a> {
    pub(crate) comparison: &'a Comparison,
    pub(crate) report: &'a Report,
    /// The report that was compared with.
    pub(crate) earlier: Option<&'a Report>,
    pub(crate) catalog: &'a Catalog,
    /// The command that explains a code, without the code.
    pub(crate) explain: String,
    pub(crate) terminal: Terminal,
    pub(crate) top: Top,
}

/// What a list of codes has in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    New,
    Gone,
    Changed,
    Uncertain,
}

impl Kind {
    const ALL: [Self; 4] = [Self::New, Self::Gone, Self::Changed, Self::Uncertain];

    /// The name in lines for a pipe, which is that of the field in JSON.
    const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Changed => "changed",
            Self::Uncertain => "uncertain",
        }
    }

    const fn heading(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Gone => "Gone",
            Self::Changed => "More or less frequent",
            Self::Uncertain => "Too few to compare",
        }
    }

    fn changes(self, comparison: &Comparison) -> &[Change] {
        match self {
            Self::New => &comparison.new,
            Self::Gone => &comparison.gone,
            Self::Changed => &comparison.changed,
            Self::Uncertain => &comparison.uncertain,
        }
    }
}

/// One list of codes.
struct Section<'a> {
    kind: Kind,
    shown: &'a [Change],
    /// How many codes are not shown.
    hidden: usize,
}

/// How rows are laid out.
#[derive(Clone, Copy)]
struct Columns {
    /// The width of codes.
    code: usize,
    /// Whether the last column is beside the others.
    has_last: bool,
}

impl Changes<'_> {
    /// The changes on a terminal.
    pub(crate) fn screen(&self) -> impl Display {
        let mut page = Page::new(self.terminal);
        page.paragraph(totals(self.report));
        if self.comparison.refused.is_some() {
            return page;
        }
        page.paragraph(self.sides());
        let sections: Vec<_> = self.sections().collect();
        if sections
            .iter()
            .all(|section| section.kind == Kind::Uncertain)
        {
            page.paragraph("nothing is new, gone, or more or less frequent");
        }
        let columns = self.columns(&sections);
        for section in &sections {
            page.block(self.write_section(section, columns));
        }
        let found = [&self.comparison.new, &self.comparison.changed];
        let mut found = found.into_iter().flatten();
        let known = found.find(|change| {
            self.catalog
                .find(change.code.as_raw_str())
                .entry()
                .is_some()
        });
        if let Some(change) = known {
            let command = format!("{} {}", self.explain, change.code.escaped());
            page.blank_line();
            page.rows(&[Row::unbroken("what to do", command)]);
        }
        page
    }

    /// The changes as lines for a pipe.
    pub(crate) fn lines(&self) -> impl Display {
        Lines(self)
    }

    /// How much is compared: `before: 120 in 2.0 h; after: 40 in 1.5 h`.
    fn sides(&self) -> String {
        let side = |side: &Side| {
            let hours = side.hours.filter(|_| self.comparison.unit == Unit::Hour);
            let hours = hours.map(|hours| format!(" in {hours:.1} h"));
            format!("{}{}", grouped(side.responses), hours.unwrap_or_default())
        };
        let Comparison { before, after, .. } = self.comparison;
        let sides = format!("before: {}; after: {}", side(before), side(after));
        let responses = before.responses + after.responses;
        match self.report.totals.counted.saturating_sub(responses) {
            without_time if without_time > 0 && self.earlier.is_none() => {
                format!("{sides}; without a time: {}", grouped(without_time))
            }
            _ => sides,
        }
    }

    /// The lists that are not empty.
    fn sections(&self) -> impl Iterator<Item = Section<'_>> {
        let sections = Kind::ALL.into_iter().map(|kind| {
            let changes = kind.changes(self.comparison);
            let shown = changes.len().min(self.top.or(TOP));
            let (shown, hidden) = changes.split_at(shown);
            Section {
                kind,
                shown,
                hidden: hidden.len(),
            }
        });
        sections.filter(|section| !section.shown.is_empty())
    }

    /// The columns of all sections, which are aligned.
    fn columns(&self, sections: &[Section]) -> Columns {
        let shown = || sections.iter().flat_map(|section| section.shown);
        let last = shown().map(|change| self.last_column(change).len()).max();
        let width = self.terminal.width.unwrap_or(usize::MAX);
        let room = width.saturating_sub(GAP + 2 * (GAP + RATE));
        let beside_last = room.checked_sub(GAP + last.unwrap_or_default());
        let beside_last = beside_last.filter(|&room| room >= MIN_CODE);
        let codes = shown().map(|change| display_width(&change.code.escaped().to_string()));
        let widest = codes.max().unwrap_or_default();
        Columns {
            code: widest.min(beside_last.unwrap_or(room.max(MIN_CODE))),
            has_last: beside_last.is_some(),
        }
    }

    /// Writes a heading with the codes below it.
    fn write_section(&self, section: &Section, columns: Columns) -> String {
        let palette = Palette::new(self.terminal.color);
        let heading = palette.heading(section.kind.heading());
        let number = section.shown.len() + section.hidden;
        let noun = plural(number as u64, "code", "codes");
        let note = match section.hidden {
            0 => format!("{number} {noun}"),
            _ => format!(
                "{number} {noun}, {} shown: add `--all`",
                section.shown.len()
            ),
        };
        let mut text = format!("{heading}{:GAP$}{}\n", "", palette.label(note));
        for change in section.shown {
            let code = truncate(&change.code.escaped().to_string(), columns.code);
            let padding = columns.code - display_width(&code);
            let last = self.last_column(change);
            let gap = if columns.has_last {
                format!("{:GAP$}", "")
            } else {
                format!("\n{:1$}", "", 2 * GAP)
            };
            let row = format!(
                "{:GAP$}{}{:padding$}{:GAP$}{:>RATE$}{:GAP$}{:>RATE$}{gap}{last}",
                "",
                palette.code(code),
                "",
                "",
                self.rate(change.count_before, change.rate_before),
                "",
                self.rate(change.count_after, change.rate_after),
            );
            text.extend([row.trim_end(), "\n"]);
            if section.kind == Kind::New {
                text += &self.request_ids(change);
            }
        }
        text
    }

    /// The line with the request IDs of a new code.
    fn request_ids(&self, change: &Change) -> String {
        let mut rows = self.report.rows();
        let row = rows.find(|row| row.code == change.code);
        let ids = row.map_or(&[][..], |row| &row.request_ids);
        let ids = ids.iter().map(|id| id.escaped().to_string());
        let room = self.terminal.width.unwrap_or(usize::MAX);
        let ids = fitting(ids, room.saturating_sub(2 * GAP));
        if ids.is_empty() {
            return ids;
        }
        let palette = Palette::new(self.terminal.color);
        format!("{:1$}{2}\n", "", 2 * GAP, palette.label(ids))
    }

    /// When a new code was first seen, when another one was last seen, or the factor.
    fn last_column(&self, change: &Change) -> String {
        if let Some(change) = change.factor {
            return factor(change);
        }
        let reports = [Some(self.report), self.earlier];
        let mut rows = reports.into_iter().flatten().filter_map(|report| {
            let mut rows = report.rows();
            let row: &CodeCount = rows.find(|row| row.code == change.code)?;
            Some((Precision::of(&report.totals), row))
        });
        let Some((precision, row)) = rows.next() else {
            return String::new();
        };
        let (word, time) = if change.count_before == 0 {
            ("since", row.first_seen)
        } else {
            ("until", row.last_seen)
        };
        let time = precision.range(time, time);
        time.map(|time| format!("{word} {time}"))
            .unwrap_or_default()
    }

    fn rate(&self, count: u64, rate: f64) -> String {
        match self.comparison.unit {
            _ if count == 0 => "0".to_owned(),
            Unit::Hour if rate >= 99.95 => format!("{rate:.0}/h"),
            Unit::Hour if rate >= 9.995 => format!("{rate:.1}/h"),
            Unit::Hour => format!("{rate:.2}/h"),
            _ => percent(rate),
        }
    }
}

/// A line for each change: its kind, the code, the counts before and after, the rates before and
/// after, and the factor.
struct Lines<'a>(&'a Changes<'a>);

impl Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for kind in Kind::ALL {
            let changes = kind.changes(self.0.comparison).iter();
            for change in changes.take(self.0.top.or(usize::MAX)) {
                let factor = change.factor.map(|factor| format!("{factor:.6}"));
                writeln!(
                    f,
                    "{}\t{}\t{}\t{}\t{:.6}\t{:.6}\t{}",
                    kind.name(),
                    shown(&change.code),
                    change.count_before,
                    change.count_after,
                    change.rate_before,
                    change.rate_after,
                    factor.unwrap_or_default()
                )?;
            }
        }
        Ok(())
    }
}

/// A factor: `x 4.2`.
fn factor(factor: f64) -> String {
    if factor >= 9.95 {
        format!("x {factor:.0}")
    } else if factor >= 0.995 {
        format!("x {factor:.1}")
    } else {
        format!("x {factor:.2}")
    }
}
