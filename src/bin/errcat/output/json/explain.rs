//! What `errcat explain --json` prints.

use errcat::catalog::file::{JsonEntry, SCHEMA_VERSION, Stamp};
use errcat::catalog::{Catalog, Lookup};
use errcat::untrusted::Untrusted;
use serde::Serialize;

#[cfg(test)]
use super::schema;
use crate::output::Found;

/// What `errcat explain --json` prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Explanations<'a> {
    /// The version of the JSON format.
    #[cfg_attr(test, schemars(schema_with = "schema::version"))]
    schema_version: u32,
    /// The catalog that the codes are from.
    catalog: Stamp<'a>,
    /// The known codes, in the order of the arguments.
    codes: Vec<JsonEntry<'a>>,
    /// Arguments that are newer names of codes.
    renamed: Vec<RenamedCode<'a>>,
    /// Arguments that are unknown codes.
    unknown: Vec<UnknownCode<'a>>,
    /// Arguments that are HTTP statuses.
    statuses: Vec<CodesOfStatus<'a>>,
}

/// A newer name of a code.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RenamedCode<'a> {
    /// The name as given.
    #[cfg_attr(test, schemars(with = "String"))]
    asked: &'a Untrusted,
    /// The code, which is one of `codes`.
    code: &'a str,
}

/// An unknown code.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct UnknownCode<'a> {
    /// The code as given.
    #[cfg_attr(test, schemars(with = "String"))]
    asked: &'a Untrusted,
    /// Known names that resemble it, the closest first, at most three.
    suggestions: &'a [&'a str],
}

/// The codes that come with an HTTP status.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CodesOfStatus<'a> {
    /// The status.
    status: u16,
    /// The known codes of any origin that come with it.
    codes: Vec<JsonEntry<'a>>,
}

impl<'a> Explanations<'a> {
    pub(crate) fn new(found: &'a [Found<'a>], catalog: &'a Catalog) -> Self {
        let mut explanations = Self {
            schema_version: SCHEMA_VERSION,
            catalog: catalog.stamp(),
            codes: Vec::new(),
            renamed: Vec::new(),
            unknown: Vec::new(),
            statuses: Vec::new(),
        };
        for found in found {
            match found {
                Found::Code { asked, lookup } => explanations.push_code(asked, lookup, catalog),
                Found::Status { status, entries } => explanations.statuses.push(CodesOfStatus {
                    status: *status,
                    codes: entries
                        .iter()
                        .map(|entry| JsonEntry::of(catalog, entry))
                        .collect(),
                }),
            }
        }
        explanations
    }

    fn push_code(&mut self, asked: &'a Untrusted, lookup: &'a Lookup<'a>, catalog: &Catalog) {
        let Some(entry) = lookup.entry() else {
            let suggestions = lookup.suggestions();
            self.unknown.push(UnknownCode { asked, suggestions });
            return;
        };
        self.codes.push(JsonEntry::of(catalog, entry));
        if lookup.is_by_newer_name() {
            let code = entry.code();
            self.renamed.push(RenamedCode { asked, code });
        }
    }
}
