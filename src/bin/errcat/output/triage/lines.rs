//! A report as lines for a pipe.

use std::fmt;

use errcat::triage::{CodeCount, Group, Report, Timestamp};
use errcat::untrusted::Untrusted;

use super::Top;
use super::rows::group_of;
use crate::output::LONGEST_ID;

/// One line for each code or group, the most frequent first.
pub(crate) struct Lines<'a> {
    pub(crate) report: &'a Report,
    pub(crate) top: Top,
}

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let top = self.top.or(usize::MAX);
        if let Some(groups) = &self.report.groups {
            let mut groups = groups.groups.iter().take(top);
            return groups.try_for_each(|group| write_group(group, f));
        }
        let mut rows = self.report.rows().take(top);
        rows.try_for_each(|row| write_row(row, f))
    }
}

fn write_row(row: &CodeCount, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let ids: Vec<_> = row.request_ids.iter().map(shown).collect();
    writeln!(
        f,
        "{}\t{}\t{:.6}\t{}\t{}\t{}\t{}\t{}",
        shown(&row.code),
        row.count,
        row.share,
        group_of(row),
        row.retry.map_or("unknown", |retry| retry.verdict.as_str()),
        time(row.first_seen),
        time(row.last_seen),
        ids.join(",")
    )
}

fn write_group(group: &Group, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(
        f,
        "{}\t{}\t{:.6}\t{}\t{}",
        shown(&group.key),
        group.count,
        group.share,
        time(group.first_seen),
        time(group.last_seen),
    )
}

pub(super) fn shown(text: &Untrusted) -> String {
    text.escaped().at_most(LONGEST_ID).to_string()
}

fn time(time: Option<Timestamp>) -> String {
    time.map(|time| time.to_string()).unwrap_or_default()
}
