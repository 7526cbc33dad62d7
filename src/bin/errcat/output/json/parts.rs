//! The objects inside a [`Record`](super::Record).

use std::time::Duration;

use errcat::catalog::{
    Catalog, Entry, Evidence, Generation, Lookup, Origin, RetryBasis, RetryVerdict, Via,
};
use errcat::diagnosis::{self, Author, NextStep, NextText, RunCommand, WarningKind};
use errcat::response::RequestLine;
use errcat::untrusted::Untrusted;
use serde::{Serialize, Serializer};
use serde_json::Number;

#[cfg(test)]
use super::schema;
use crate::output::wording;

/// What errcat knows about a code.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(transform = schema::open_enum)
)]
#[serde(rename_all = "snake_case")]
pub(super) enum Known {
    Catalog,
    Renamed,
    Related,
    Unknown,
}

impl From<&Lookup<'_>> for Known {
    fn from(lookup: &Lookup) -> Self {
        match lookup.entry().map(Entry::origin) {
            None => Self::Unknown,
            Some(Origin::Catalog) if lookup.is_by_newer_name() => Self::Renamed,
            Some(Origin::Catalog) => Self::Catalog,
            Some(_) => Self::Related,
        }
    }
}

/// Where something was found.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Source<'a> {
    /// The file as named on the command line; null is standard input.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) file: Option<&'a Untrusted>,
    /// The line where it starts, counted from 1; null if nothing was read.
    pub(super) line: Option<u64>,
}

/// A code as the catalog spells it, or as sent if it is unknown.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum CodeName<'a> {
    Known(&'a str),
    Sent(&'a Untrusted),
}

/// The request that failed.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Request<'a> {
    /// The method, in capitals.
    pub(super) method: &'a str,
    /// The path without the query, with credentials masked.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) path: Option<&'a Untrusted>,
}

/// What to do next, and who says so.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Next<'a> {
    /// The step in words.
    #[cfg_attr(test, schemars(with = "String"))]
    text: NextText<'a>,
    /// Who says so: the API, the nullspace CLI, or errcat, whose advice is not part of the API
    /// contract.
    by: Author,
}

/// A command to run next.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Command<'a> {
    /// The command, call or request. Replace the words in capitals.
    #[cfg_attr(test, schemars(with = "String"))]
    run: &'a NextText<'a>,
    /// What it is: a command of the nullspace CLI, a call of the Python SDK, or an HTTP request.
    via: Via,
    /// Whose names it uses: those of release 0.1 (sandboxes, agents) or 1.0 (machines, functions).
    generation: Generation,
    /// Where it is documented; null for a command of the response.
    evidence: Option<Evidence>,
}

/// Whether to send the same request again, why, and when.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Retry {
    /// Whether a retry can help.
    pub(super) verdict: RetryVerdict,
    /// What the verdict is based on.
    pub(super) basis: RetryBasis,
    /// Whether the same request may be sent again unchanged, after the delay; if true, `--retryable`
    /// exits with 0. False if the verdict is uncertain or the response contradicts itself, unless
    /// the basis is `response`.
    pub(super) permitted: bool,
    /// The delay of the Retry-After header in seconds, counted from the response: at most a year.
    #[cfg_attr(test, schemars(with = "Option<f64>", range(min = 0)))]
    pub(super) after_seconds: Option<Number>,
    /// The time to retry at in RFC 3339, if the Retry-After header is a date.
    pub(super) at: Option<String>,
}

/// Something to check before acting on a diagnosis.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Warning {
    /// The kind of the warning.
    pub(super) kind: WarningKind,
    /// The warning in words for people.
    pub(super) detail: String,
}

/// A position in the input.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Position {
    /// The line, counted from 1.
    pub(super) line: u64,
    /// The byte of the line, counted from 1; null if only the line is known.
    pub(super) column: Option<u64>,
}

impl<'a> From<&'a RequestLine> for Request<'a> {
    fn from(request: &'a RequestLine) -> Self {
        Self {
            method: request.method(),
            path: request.path(),
        }
    }
}

impl<'a> From<NextStep<'a>> for Next<'a> {
    fn from(step: NextStep<'a>) -> Self {
        Self {
            text: step.text,
            by: step.by,
        }
    }
}

/// Writes the commands without a list of their objects in memory.
pub(super) fn runs<S: Serializer>(
    commands: &[RunCommand],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(commands.iter().map(|command| Command {
        run: &command.run,
        via: command.via,
        generation: command.generation,
        evidence: command.evidence,
    }))
}

impl Retry {
    pub(super) fn new(retry: diagnosis::Retry) -> Self {
        Self {
            verdict: retry.verdict(),
            basis: retry.basis(),
            permitted: retry.is_permitted(),
            after_seconds: retry.delay().and_then(seconds),
            at: retry.date().map(wording::time),
        }
    }
}

impl Warning {
    pub(super) fn new(
        warning: &diagnosis::Warning,
        entry: Option<&Entry>,
        catalog: &Catalog,
    ) -> Self {
        Self {
            kind: warning.kind(),
            detail: wording::warning(warning, entry, catalog),
        }
    }
}

/// Returns a number of seconds, as an integer if possible, because shells compare only integers.
fn seconds(duration: Duration) -> Option<Number> {
    if duration.subsec_nanos() == 0 {
        Some(duration.as_secs().into())
    } else {
        Number::from_f64(duration.as_secs_f64())
    }
}
