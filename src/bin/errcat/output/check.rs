//! The findings of `errcat check`, as text and as annotations for GitHub Actions.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use errcat::check::{Finding, FindingKind, Place, Report, Spec};

use super::source::{FileName, Source};
use super::{Page, counted};
use crate::term::Terminal;

/// The findings of a comparison.
pub(crate) struct Findings<'a> {
    pub(crate) report: &'a Report,
    pub(crate) spec: &'a Source,
    pub(crate) ignore_file: Option<&'a Source>,
}

/// A finding to show. Several codes that the document lacks are one.
struct Shown<'a> {
    finding: &'a Finding,
    /// Where it is, without the file.
    place: &'a Place,
    text: String,
    tip: String,
}

impl Findings<'_> {
    /// Returns the file that a finding is in.
    fn source(&self, finding: &Finding) -> &Source {
        let ignore_file = self.ignore_file.filter(|_| finding.is_in_ignore_file());
        ignore_file.unwrap_or(self.spec)
    }

    /// Returns the findings, with one for all codes that the document lacks: they have the same place.
    fn shown(&self) -> Vec<Shown<'_>> {
        let is_missing = |finding: &Finding| finding.kind() == FindingKind::OnlyInCatalog;
        let findings = self.report.findings();
        let groups = findings.chunk_by(|one, other| is_missing(one) && is_missing(other));
        let shown = groups.filter_map(|group| {
            let (finding, others) = group.split_first()?;
            let (mut text, mut tip) = (finding.to_string(), finding.next_step());
            for other in others.iter().filter_map(Finding::catalog_code) {
                text = format!("{} codes are missing in the document", group.len());
                tip.extend([", ", other]);
            }
            Some(Shown {
                finding,
                place: finding.place(),
                text,
                tip,
            })
        });
        shown.collect()
    }

    /// Lays out the findings for people: the place and what differs, then what to do.
    pub(crate) fn page(&self, terminal: Terminal) -> Page {
        let mut page = Page::new(terminal);
        let palette = page.palette;
        for shown in self.shown() {
            let file = FileName(self.source(shown.finding));
            let (line, column) = (shown.place.line(), shown.place.column());
            let place = palette.key(format!("{file}:{line}:{column}:")).to_string();
            let kind = shown.finding.kind();
            let kind = if shown.finding.is_note() {
                palette.warning(format!("note: {kind}:")).to_string()
            } else {
                palette.error(format!("{kind}:")).to_string()
            };
            page.paragraph(format_args!("{place} {kind} {}", shown.text));
            let pointer = shown.place.pointer();
            if let Some(pointer) = pointer.filter(|pointer| !pointer.is_empty()) {
                let label = palette.label("at:");
                page.indented(format_args!("{label}  {}", pointer.escaped()));
            }
            let label = palette.tip("tip:");
            page.indented(format_args!("{label} {}", shown.tip));
        }
        page
    }

    /// Returns workflow commands, which GitHub shows beside the lines of the files.
    pub(crate) fn github(&self) -> String {
        let mut text = String::new();
        for shown in self.shown() {
            let is_note = shown.finding.is_note();
            let command = if is_note { "notice" } else { "error" };
            let source = self.source(shown.finding);
            // Standard input has no name.
            let file = source.file.as_ref().map(|_| FileName(source).to_string());
            let file = file.map(|file| format!("file={},", property(&file)));
            let (line, column) = (shown.place.line(), shown.place.column());
            let title = shown.finding.kind();
            let message = format!("{}\ntip: {}", shown.text, shown.tip);
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "::{command} {}line={line},col={column},title={title}::{}",
                file.unwrap_or_default(),
                data(&message)
            );
        }
        text
    }
}

/// Escapes the message of a workflow command.
fn data(text: &str) -> String {
    escape(text, "%\r\n")
}

/// Escapes a property of a workflow command.
fn property(text: &str) -> String {
    escape(text, "%\r\n:,")
}

fn escape(text: &str, special: &str) -> String {
    text.chars()
        .map(|c| {
            if special.contains(c) {
                Cow::from(format!("%{:02X}", u32::from(c)))
            } else {
                Cow::from(c.to_string())
            }
        })
        .collect()
}

/// The number of findings of each kind, for people.
pub(crate) struct Summary<'a> {
    spec: &'a Spec,
    report: &'a Report,
    source: &'a Source,
}

/// Returns how many findings there are.
pub(crate) fn summary<'a>(spec: &'a Spec, report: &'a Report, source: &'a Source) -> Summary<'a> {
    Summary {
        spec,
        report,
        source,
    }
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let codes = counted(self.spec.codes().len() as u64, "code", "codes");
        let findings = self.report.findings().iter();
        let differences = findings.filter(|finding| !finding.is_note()).count();
        write!(f, "{} has {codes}", FileName(self.source))?;
        match differences {
            0 => write!(f, ", the same as the catalog")?,
            count => write!(f, " and {}", counted(count as u64, "finding", "findings"))?,
        }
        match self.report.ignored().len() {
            0 => Ok(()),
            count => write!(f, "; {count} ignored"),
        }
    }
}
