//! Why an input cannot be counted.

use std::fmt;
use std::io;

use super::duplicates::Duplicate;

/// Why a [`Counter`](super::Counter) cannot count an input.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The reader failed.
    Io(io::Error),
    /// The input was already counted.
    Duplicate(Duplicate),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Duplicate(duplicate) => duplicate.fmt(f),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Duplicate> for ReadError {
    fn from(duplicate: Duplicate) -> Self {
        Self::Duplicate(duplicate)
    }
}
