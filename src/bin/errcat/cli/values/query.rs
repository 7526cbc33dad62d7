//! What `explain` is asked for: codes and HTTP statuses.

use std::ffi::OsStr;

use clap::builder::TypedValueParser;
use clap::{Arg, Command, Error};
use errcat::untrusted::Untrusted;

use super::{PossibleValues, names, parse_status, statuses};
use crate::cli::masked;

/// What to explain.
#[derive(Clone, Debug)]
pub(crate) enum Query {
    /// A code, which may be unknown.
    Code(Untrusted),
    /// An HTTP status, which no code may come with.
    Status(u16),
}

impl Query {
    pub(crate) fn new(value: &OsStr) -> Self {
        match value.to_str().and_then(parse_status) {
            Some(status) => Self::Status(status),
            None => Self::Code(masked(value)),
        }
    }
}

/// A code or an HTTP status to explain. It accepts any text, because `explain` itself reports
/// unknown codes. All known names and statuses are listed for completion.
#[derive(Clone, Copy)]
pub(crate) struct QueryParser;

impl TypedValueParser for QueryParser {
    type Value = Query;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<Query, Error> {
        Ok(Query::new(value))
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        Some(Box::new(names().chain(statuses())))
    }
}
