//! JSON output: the shape of every object that errcat prints.
//!
//! Each object has a `schema_version`. Within a version, fields and enum values are only added.
//! Absent values are null. The doc comments of the fields are the descriptions in the schemas.

mod check;
mod explain;
mod export;
mod parts;
mod record;
mod run;
pub(crate) mod schema;
mod skipped;
mod summary;

use errcat::catalog::Catalog;
use errcat::catalog::file::SCHEMA_VERSION;
use serde::Serialize;

pub(crate) use check::Check;
pub(crate) use explain::Explanations;
pub(crate) use export::Export;
pub(crate) use record::Record;
pub(crate) use run::{Action, Reason, Try, TryFacts};
pub(crate) use skipped::SkippedLines;
pub(crate) use summary::Summary;

/// The object for wrong usage, and for a file that a command needs and cannot use.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Failure<'a> {
    /// The version of the JSON format.
    #[cfg_attr(test, schemars(schema_with = "schema::version"))]
    schema_version: u32,
    /// The catalog in use; null if it was not read before the failure.
    catalog: Option<CatalogId<'a>>,
    /// Always `failure`.
    #[cfg_attr(test, schemars(schema_with = "schema::failure"))]
    kind: &'static str,
    /// Why the command failed.
    reason: FailureReason,
    /// What is wrong, for people.
    detail: &'a str,
}

/// Which catalog is in use.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CatalogId<'a> {
    /// A digest of all its codes: the same for the same content.
    digest: &'a str,
}

impl<'a> From<&'a Catalog> for CatalogId<'a> {
    fn from(catalog: &'a Catalog) -> Self {
        Self {
            digest: catalog.digest(),
        }
    }
}

/// Why a command failed.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(transform = schema::open_enum)
)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FailureReason {
    Usage,
    IoError,
    InvalidReport,
    InvalidCatalog,
    InvalidSpec,
    InvalidIgnoreFile,
    DuplicateInput,
    OtherOptions,
}

impl<'a> Failure<'a> {
    pub(crate) fn new(
        reason: FailureReason,
        detail: &'a str,
        catalog: Option<&'a Catalog>,
    ) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            catalog: catalog.map(CatalogId::from),
            kind: "failure",
            reason,
            detail,
        }
    }
}
