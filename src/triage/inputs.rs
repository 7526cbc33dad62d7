//! What a report says about each input.

use serde::{Deserialize, Serialize};

use crate::untrusted::Untrusted;

/// An input of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Input {
    /// Its name, such as the path of a file.
    pub name: Untrusted,
    /// How many bytes it has, decompressed.
    pub bytes: u64,
    /// How many lines it has.
    pub lines: u64,
    /// How many error responses it has, whether or not they are counted.
    pub responses: u64,
    /// A hash of its first line; `None` if it is empty.
    pub first_line: Option<String>,
    /// A hash of its last line.
    pub last_line: Option<String>,
}
