//! The last object of `errcat diagnose --json`.

use errcat::catalog::Catalog;
use serde::{Serialize, Serializer};

#[cfg(test)]
use super::schema;
use super::{CatalogId, SCHEMA_VERSION};
use crate::output::Tally;

/// What `errcat diagnose --json` prints last, unless the input has exactly one part and its result
/// was printed.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Summary<'a> {
    /// The version of the JSON format.
    #[cfg_attr(test, schemars(schema_with = "schema::version"))]
    schema_version: u32,
    /// The catalog in use.
    catalog: CatalogId<'a>,
    /// Always `summary`.
    #[cfg_attr(test, schemars(schema_with = "schema::summary"))]
    kind: &'static str,
    /// How many error responses were found.
    error_responses: u64,
    /// How many other failed responses were found, unreadable ones included.
    other_failures: u64,
    /// How many successful responses were found.
    successes: u64,
    /// How many files or streams could not be read to the end.
    failed_sources: u64,
    /// How many other parts of the input were found, by reason. A text counts by its lines.
    #[serde(serialize_with = "skipped")]
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, u64>"))]
    skipped: &'a Tally,
}

impl<'a> Summary<'a> {
    pub(crate) fn new(tally: &'a Tally, catalog: &'a Catalog) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            catalog: catalog.into(),
            kind: "summary",
            error_responses: tally.error_responses,
            other_failures: tally.other_failures,
            successes: tally.successes,
            failed_sources: tally.failed_sources,
            skipped: tally,
        }
    }
}

fn skipped<S: Serializer>(tally: &Tally, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(tally.skipped())
}
