//! The result of a comparison.

use super::ignore::{IgnoreList, Ignored};
use super::{Date, Difference, Finding, Spec, compare};
use crate::catalog::Catalog;

/// The differences between a document and a catalog.
///
/// In a test of another project:
///
/// ```
/// use errcat::Catalog;
/// use errcat::check::{Report, Spec};
///
/// let codes: Vec<_> = Catalog::bundled().entries().map(|entry| entry.code()).collect();
/// let spec = Spec::from_slice(codes.join("\n").as_bytes())?;
/// let report = Report::new(&spec, Catalog::bundled());
/// assert!(report.is_same(), "{:?}", report.findings());
/// # Ok::<(), errcat::check::SpecError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    findings: Vec<Finding>,
    ignored: Vec<Ignored>,
}

impl Report {
    /// Compares a document with the published codes of a catalog.
    #[must_use]
    pub fn new(spec: &Spec, catalog: &Catalog) -> Self {
        let mut findings = compare::findings(spec, catalog);
        findings.sort_by_key(|finding| (finding.place().line(), finding.place().column()));
        Self {
            findings,
            ignored: Vec::new(),
        }
    }

    /// Moves what a list accepts to [`Report::ignored`], and adds a finding for each line that ended
    /// before `today` or that accepts nothing.
    #[must_use]
    pub fn ignoring(mut self, list: &IgnoreList, today: Date) -> Self {
        let has_expired = |until: Option<Date>| until.is_some_and(|until| until < today);
        let mut added = Vec::new();
        for by in &list.lines {
            let of_findings = self.findings.iter();
            let of_ignored = self.ignored.iter().map(|ignored| &ignored.finding);
            let is_needed = of_findings
                .chain(of_ignored)
                .any(|finding| by.matches(finding));
            let difference = match (is_needed, has_expired(by.until)) {
                (false, _) => Difference::StaleIgnore(by.clone()),
                (true, true) => Difference::ExpiredIgnore(by.clone()),
                (true, false) => {
                    let all = self.findings.drain(..);
                    let (ignored, others): (Vec<_>, _) =
                        all.partition(|finding| by.matches(finding) && !finding.is_note());
                    self.findings = others;
                    self.ignored
                        .extend(ignored.into_iter().map(|finding| Ignored {
                            finding,
                            by: by.clone(),
                        }));
                    continue;
                }
            };
            added.push(Finding {
                difference,
                place: by.place.clone(),
            });
        }
        self.findings.append(&mut added);
        self
    }

    /// Returns what differs and is not ignored, with notes, in the order of the document. Problems of
    /// the ignore file come last.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Returns the differences that the ignore file accepts.
    #[must_use]
    pub fn ignored(&self) -> &[Ignored] {
        &self.ignored
    }

    /// Returns whether nothing differs, apart from what is ignored. Notes do not count; problems of
    /// the ignore file do.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.findings.iter().all(Finding::is_note)
    }
}
