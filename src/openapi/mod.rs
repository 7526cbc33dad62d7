//! Reads the codes that an OpenAPI document, or a plain list, declares.
//!
//! ```text
//! bytes -> json | yaml -> Document -> Schemas -> Spec
//! ```

mod descriptions;
mod document;
mod error;
mod json;
mod list;
mod pointer;
mod read;
mod references;
mod responses;
mod schema;
mod spec;
#[cfg(test)]
mod tests;
mod yaml;
mod yaml_starts;

pub use error::SpecError;
pub use spec::{Place, Spec, SpecCode, SpecFormat, SpecStatus};

use document::Document;

/// How large a document may be, in bytes.
const MAX_SIZE: usize = 16 << 20;

/// How many codes a document may list.
const MAX_CODES: usize = 10_000;

/// Reads JSON, else YAML.
fn document(text: &str) -> Result<Document, SpecError> {
    if !text.trim_start().starts_with(['{', '[']) {
        return yaml::read(text);
    }
    // In YAML, too, text may begin with a bracket.
    json::read(text).or_else(|error| match error {
        SpecError::Invalid { .. } => yaml::read(text).map_err(|_| error),
        error => Err(error),
    })
}
