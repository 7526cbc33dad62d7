//! Why a text is not a catalog.

use std::error::Error;
use std::fmt;

use super::SCHEMA_VERSION;
use super::check::{EntryProblem, MAX_ENTRIES, MAX_FILE};
use crate::untrusted::Untrusted;

/// The error for JSON that is not a catalog: what is wrong, and where.
#[derive(Debug)]
#[non_exhaustive]
pub enum JsonError {
    /// It is not JSON, or not of the right shape.
    Json {
        /// The field that has another shape, with the code that it is of: `codes[1] (volume_busy):
        /// origin`; `None` for what is not JSON.
        place: Option<Untrusted>,
        /// What is wrong.
        error: serde_json::Error,
    },
    /// It is an OpenAPI document.
    OpenApi,
    /// Its `schema_version` is not [`SCHEMA_VERSION`].
    Version(u32),
    /// It has no codes of origin `catalog`.
    Empty,
    /// It has more than [`MAX_FILE`] bytes or more than 2,000 codes.
    TooLarge,
    /// A text of `catalog` is invalid.
    Stamp(EntryProblem),
    /// An entry is invalid.
    Entry {
        /// The position of the entry in `codes`, counted from 0.
        index: usize,
        /// The code of the entry.
        code: Untrusted,
        /// What is wrong with it.
        problem: EntryProblem,
    },
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json { place, error } => {
                if let Some(place) = place {
                    write!(f, "{}: ", place.escaped())?;
                }
                write!(f, "{}", Untrusted::new(error.to_string()).escaped())
            }
            Self::Version(version) => write!(
                f,
                "schema_version is {version}; this errcat reads {SCHEMA_VERSION}"
            ),
            Self::OpenApi => f.write_str("it is an OpenAPI document"),
            Self::Empty => f.write_str("it has no codes of origin `catalog`"),
            Self::TooLarge => write!(
                f,
                "it is larger than {} MiB, or has more than {MAX_ENTRIES} codes",
                MAX_FILE >> 20
            ),
            Self::Stamp(problem) => write!(f, "catalog: {problem}"),
            Self::Entry {
                index,
                code,
                problem,
            } => write!(f, "codes[{index}] ({}): {problem}", code.escaped()),
        }
    }
}

// Without a source: the message has it, and a source would show the text of the file unescaped.
impl Error for JsonError {}
