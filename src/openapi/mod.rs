//! Reads the codes that an OpenAPI document, or a plain list, declares.
//!
//! ```text
//! bytes -> json | yaml -> Document -> Schemas -> Spec
//! ```

mod budget;
mod closed;
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

/// How many codes a document may list, and how many it may pair with statuses.
const MAX_CODES: usize = 10_000;

/// How much of a text of a document is shown, in characters.
pub(crate) const SHOWN: usize = 200;

/// Reads JSON, else YAML.
fn document(text: &str) -> Result<Document, SpecError> {
    let text_inside = |bracket| text.trim_start().strip_prefix(bracket);
    let is_list = text_inside('[').is_some();
    let is_object = text_inside('{').is_some_and(|rest| rest.trim_start().starts_with(['"', '}']));
    if !is_list && !is_object {
        return yaml::read(text);
    }
    // In YAML, too, text may begin with a bracket, and keys may have quotes.
    json::read(text).or_else(|error| match error {
        SpecError::Invalid { .. } => yaml::read(text).map_err(|_| error),
        error => Err(error),
    })
}
