//! A catalog as a file for other programs: data, documents, and constants for other languages.
//!
//! A file depends only on the catalog and on the release of errcat: the same ones give the same
//! bytes. Each file has a stamp with both.
//!
//! Data and documents have all codes, those of the published catalog first. The constants and the
//! JSON Schema have the published codes only, because only these are part of the API contract.

mod csv;
mod go;
mod html;
mod identifiers;
mod json;
mod json_schema;
mod markdown;
mod python;
mod stamp;
mod text;
mod typescript;

use crate::catalog::{Catalog, Entry};
use crate::named_enum::named_enum;

named_enum! {
    /// A format for a catalog.
    ///
    /// ```
    /// use errcat::export::Format;
    ///
    /// assert_eq!("json-schema".parse(), Ok(Format::JsonSchema));
    /// ```
    pub enum Format {
        /// What [`Catalog::from_json`] reads.
        Json = "json",
        /// A table for spreadsheets and databases, one line for each code.
        Csv = "csv",
        /// A document with a table for each category.
        Markdown = "markdown",
        /// A page with a search, in one file.
        Html = "html",
        /// The JSON Schema (2020-12) of an error response. It accepts unknown codes.
        JsonSchema = "json-schema",
        /// Constants, types and a retry table for TypeScript.
        TypeScript = "typescript",
        /// Constants, types and a retry table for Python 3.10 or later.
        Python = "python",
        /// Constants, a type and a retry table for Go: the package `errorcodes`.
        Go = "go",
    }
}

impl Format {
    /// Returns what the format is, in a few words for a person.
    ///
    /// ```
    /// use errcat::export::Format;
    ///
    /// assert_eq!(Format::Csv.meaning(), "table for spreadsheets and databases");
    /// ```
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Json => "what --catalog reads",
            Self::Csv => "table for spreadsheets and databases",
            Self::Markdown => "document with a table for each category",
            Self::Html => "page with a search, in one file",
            Self::JsonSchema => "JSON Schema of an error response",
            Self::TypeScript => "constants and types for TypeScript",
            Self::Python => "constants and types for Python",
            Self::Go => "constants and a type for Go",
        }
    }
}

/// Returns a catalog in a format, as the text of a file. It ends with a newline.
///
/// ```
/// use errcat::Catalog;
/// use errcat::export::{self, Format};
///
/// let module = export::to_string(Catalog::bundled(), Format::Python);
/// assert!(module.contains("\nVOLUME_BUSY: Final = \"volume_busy\"\n"));
/// ```
#[must_use]
pub fn to_string(catalog: &Catalog, format: Format) -> String {
    match format {
        Format::Json => json::export(catalog),
        Format::Csv => csv::export(catalog),
        Format::Markdown => markdown::export(catalog),
        Format::Html => html::export(catalog),
        Format::JsonSchema => json_schema::export(catalog),
        Format::TypeScript => typescript::export(catalog),
        Format::Python => python::export(catalog),
        Format::Go => go::export(catalog),
    }
}

/// Returns the newer names of published codes, each with its code.
fn newer_names(catalog: &Catalog) -> impl Iterator<Item = (&str, &Entry)> {
    let entries = catalog.entries();
    entries.filter_map(|entry| Some((entry.renamed_to()?, entry)))
}
