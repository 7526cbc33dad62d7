//! Reads one JSON document that the framer has cut out.

use serde_json::Value;

use super::Skipped;
use crate::response::ErrorResponse;
use crate::untrusted;

/// Reads the values of a document that begins on this line of the input: the items of a list that
/// holds an error response, else the document as one value. `failed` says that the HTTP status was
/// 400 or above.
pub(super) fn read(bytes: &[u8], line: u64, failed: bool) -> Result<Vec<Value>, Skipped> {
    // A byte that is not UTF-8 becomes `\xNN`, its backslash doubled as a JSON string needs it.
    let text = untrusted::utf8(bytes, r"\\x");
    let value = serde_json::from_str(&text).map_err(|error| Skipped::InvalidJson {
        // serde_json counts lines from 1.
        line: line + (error.line() as u64).saturating_sub(1),
        column: error.column() as u64,
    })?;
    Ok(match value {
        Value::Array(items) if items.iter().any(|item| ErrorResponse::is_in(item, failed)) => items,
        value => vec![value],
    })
}
