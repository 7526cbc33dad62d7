//! What `errcat export --json` prints.

use errcat::catalog::Catalog;
use errcat::catalog::file::SCHEMA_VERSION;
use errcat::export::Format;
use errcat::untrusted::Untrusted;
use serde::Serialize;

use super::CatalogId;
#[cfg(test)]
use super::schema;
use crate::output::Source;

/// What `errcat export --json` prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Export<'a> {
    /// The version of the JSON format.
    #[cfg_attr(test, schemars(schema_with = "schema::version"))]
    schema_version: u32,
    /// The catalog in use.
    catalog: CatalogId<'a>,
    /// The format of the file.
    format: Format,
    /// The text of the file; null with `--check`.
    text: Option<&'a str>,
    /// Whether the file is current; null without `--check`.
    check: Option<Check<'a>>,
}

/// Whether a file is current.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Check<'a> {
    /// The file as given; null for standard input.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    file: Option<&'a Untrusted>,
    /// Whether the file is what errcat would write.
    is_current: bool,
    /// What has to change, in the unified format; null if nothing has to.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    diff: Option<Untrusted>,
}

impl<'a> Export<'a> {
    fn new(catalog: &'a Catalog, format: Format) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            catalog: catalog.into(),
            format,
            text: None,
            check: None,
        }
    }

    pub(crate) fn text(catalog: &'a Catalog, format: Format, text: &'a str) -> Self {
        let text = Some(text);
        Self {
            text,
            ..Self::new(catalog, format)
        }
    }

    pub(crate) fn check(
        catalog: &'a Catalog,
        format: Format,
        source: &'a Source,
        diff: Option<String>,
    ) -> Self {
        let check = Some(Check {
            file: source.file.as_ref(),
            is_current: diff.is_none(),
            diff: diff.map(Untrusted::new),
        });
        Self {
            check,
            ..Self::new(catalog, format)
        }
    }
}
