//! What `errcat check --json` prints.

use errcat::catalog::file::{SCHEMA_VERSION, Stamp};
use errcat::catalog::{Catalog, Origin};
use errcat::check::{
    Difference, Finding, FindingKind, IgnoredBy, RenameBasis, Report, Spec, SpecFormat,
};
use errcat::untrusted::Untrusted;
use serde::Serialize;

#[cfg(test)]
use super::schema;
use crate::output::Source;

/// What `errcat check --json` prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Check<'a> {
    /// The version of the JSON format.
    #[cfg_attr(test, schemars(schema_with = "schema::version"))]
    schema_version: u32,
    /// The catalog that the document is compared with.
    catalog: Stamp<'a>,
    /// The document.
    spec: SpecFacts<'a>,
    /// Whether nothing differs, apart from what is ignored. Notes do not count.
    same: bool,
    /// Codes of the document that have another name in the catalog.
    renamed: Vec<JsonFinding<'a>>,
    /// Codes that the catalog does not have.
    only_in_spec: Vec<JsonFinding<'a>>,
    /// Codes that the document does not have.
    only_in_catalog: Vec<JsonFinding<'a>>,
    /// Codes that the document spells in another case.
    case_differs: Vec<JsonFinding<'a>>,
    /// Codes that the document describes in other words.
    description_differs: Vec<JsonFinding<'a>>,
    /// Codes that the document pairs with a status that does not fit those they are known to come with.
    status_differs: Vec<JsonFinding<'a>>,
    /// Lines of the ignore file that match no difference.
    stale_ignore: Vec<JsonFinding<'a>>,
    /// Lines of the ignore file whose date has passed.
    expired_ignore: Vec<JsonFinding<'a>>,
    /// What to know, without an effect on the exit code.
    notes: Vec<JsonFinding<'a>>,
    /// Differences that the ignore file accepts.
    ignored: Vec<IgnoredFinding<'a>>,
}

/// The document.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SpecFacts<'a> {
    /// The file as named on the command line; null is standard input.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    file: Option<&'a Untrusted>,
    /// What it is.
    format: SpecFormat,
    /// How many codes it lists.
    codes: usize,
}

/// A finding.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct JsonFinding<'a> {
    /// The kind of the finding.
    kind: FindingKind,
    /// The code in the document or, for a line of the ignore file, there; null for a code that the
    /// document does not have.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    code: Option<&'a Untrusted>,
    /// The code in the catalog, if the document does not have it under this name.
    catalog_code: Option<&'a str>,
    /// How a rename is known: from the catalog, or guessed from the names; null for other findings.
    basis: Option<RenameBasis>,
    /// Who makes a code that the catalog does not have, if errcat knows it as a non-catalog code.
    origin: Option<Origin>,
    /// The status in the document, for `status_differs`.
    http_status: Option<u16>,
    /// The statuses that the code is known to come with, for `status_differs`.
    known_statuses: &'a [u16],
    /// The description in the document, for `description_differs`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    description: Option<&'a Untrusted>,
    /// The description in the catalog, for `description_differs`.
    catalog_description: Option<&'a str>,
    /// The JSON pointer to the place in the document; null in a list with one code a line and in the
    /// ignore file, and if it has more than 2,000 bytes.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pointer: Option<&'a Untrusted>,
    /// The line in the document or in the ignore file, counted from 1.
    line: u32,
    /// The character of the line, counted from 1.
    column: u32,
    /// The finding in words for people.
    detail: String,
    /// What to do about it, in words for people.
    next: String,
}

/// A difference that the ignore file accepts.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct IgnoredFinding<'a> {
    #[serde(flatten)]
    finding: JsonFinding<'a>,
    /// The reason in the ignore file.
    #[cfg_attr(test, schemars(with = "String"))]
    reason: &'a Untrusted,
    /// The last day on which it is ignored; null if it has no end.
    until: Option<String>,
    /// The line of the ignore file, counted from 1.
    ignore_line: u32,
}

impl<'a> Check<'a> {
    pub(crate) fn new(
        spec: &'a Spec,
        report: &'a Report,
        source: &'a Source,
        catalog: &'a Catalog,
    ) -> Self {
        let of_kind = |kind| {
            let findings = report.findings().iter();
            let findings = findings.filter(|finding| finding.kind() == kind);
            findings.map(JsonFinding::from).collect::<Vec<_>>()
        };
        let ignored = report.ignored().iter();
        Self {
            schema_version: SCHEMA_VERSION,
            catalog: catalog.stamp(),
            spec: SpecFacts {
                file: source.file.as_ref(),
                format: spec.format(),
                codes: spec.codes().len(),
            },
            same: report.is_same(),
            renamed: of_kind(FindingKind::Renamed),
            only_in_spec: of_kind(FindingKind::OnlyInSpec),
            only_in_catalog: of_kind(FindingKind::OnlyInCatalog),
            case_differs: of_kind(FindingKind::CaseDiffers),
            description_differs: of_kind(FindingKind::DescriptionDiffers),
            status_differs: of_kind(FindingKind::StatusDiffers),
            stale_ignore: of_kind(FindingKind::StaleIgnore),
            expired_ignore: of_kind(FindingKind::ExpiredIgnore),
            notes: of_kind(FindingKind::ClosedEnum),
            ignored: ignored
                .map(|ignored| IgnoredFinding::new(ignored.finding(), ignored.by()))
                .collect(),
        }
    }
}

impl<'a> IgnoredFinding<'a> {
    fn new(finding: &'a Finding, by: &'a IgnoredBy) -> Self {
        Self {
            finding: finding.into(),
            reason: by.reason(),
            until: by.until().map(|until| until.to_string()),
            ignore_line: by.line(),
        }
    }
}

impl<'a> From<&'a Finding> for JsonFinding<'a> {
    fn from(finding: &'a Finding) -> Self {
        let place = finding.place();
        let mut json = Self {
            kind: finding.kind(),
            code: finding.code(),
            catalog_code: finding.catalog_code(),
            basis: None,
            origin: None,
            http_status: None,
            known_statuses: &[],
            description: None,
            catalog_description: None,
            pointer: place.pointer(),
            line: place.line(),
            column: place.column(),
            detail: finding.to_string(),
            next: finding.next_step(),
        };
        match finding.difference() {
            Difference::Renamed { basis, .. } => json.basis = Some(*basis),
            Difference::OnlyInSpec { origin, .. } => json.origin = *origin,
            Difference::StatusDiffers { status, known, .. } => {
                json.http_status = Some(*status);
                json.known_statuses = known;
            }
            Difference::DescriptionDiffers {
                description,
                catalog_description,
                ..
            } => {
                json.description = Some(description);
                json.catalog_description = Some(catalog_description);
            }
            _ => {}
        }
        json
    }
}
