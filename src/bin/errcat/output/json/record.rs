//! What `diagnose` finds, one object each, and what it counts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use errcat::catalog::{Category, Entry, Lookup, Origin, RetryBasis, RetryVerdict};
use errcat::diagnosis::{self, Diagnosis, WarningKind};
use errcat::extract::{SkipReason, Skipped, SkippedKind};
use errcat::response::{Detail, ResponseHead};
use errcat::untrusted::Untrusted;
use serde::Serialize;
use serde_json::Number;

use super::SCHEMA_VERSION;
#[cfg(test)]
use super::schema;
use crate::output::{self, Tally, wording};

/// One thing that `errcat diagnose --json` found.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Record<'a> {
    /// The version of this shape.
    #[cfg_attr(test, schemars(schema_with = "schema::version"))]
    schema_version: u32,
    /// What it is.
    kind: Kind,
    /// Why it is no error response; null for one.
    reason: Option<Reason>,
    /// Where it was found.
    source: Source<'a>,
    /// The code in the spelling of the catalog, if that has it, else as the response has it.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    code: Option<CodeName<'a>>,
    /// The code as the response has it.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    code_as_sent: Option<&'a Untrusted>,
    /// What is known of the code.
    known: Option<Known>,
    /// Who makes the code, where it is known. Only `catalog` is the API's published contract.
    origin: Option<Origin>,
    /// The category of the published page; null for other codes than the catalog's.
    category: Option<&'a Category>,
    /// The published description; of a related code errcat's own words.
    description: Option<&'a str>,
    /// The message of the response. What looks like a credential is masked.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    message: Option<&'a Untrusted>,
    /// The id to quote to support: the body's, else the header's, else the error detail's.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    request_id: Option<&'a Untrusted>,
    /// The id of the template build that failed.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    build_id: Option<&'a Untrusted>,
    /// The HTTP status, where the input shows it.
    http_status: Option<u16>,
    /// When it was: the Date header of the answer in RFC 3339, else the time that the log gives, as
    /// it is written there.
    time: Option<String>,
    /// The request that was answered, where the input shows it.
    request: Option<Request<'a>>,
    /// Whether to send the same request again; null where there is no answer.
    retry: Option<Retry>,
    /// The exit code of the official CLI.
    cli_exit: Option<u8>,
    /// What failed in a template build or a file upload, as the response has it.
    #[cfg_attr(test, schemars(with = "Option<serde_json::Value>"))]
    error_detail: Option<&'a Detail>,
    /// Further facts of edge, preview and upload errors, as the response has them.
    #[cfg_attr(test, schemars(with = "Option<serde_json::Value>"))]
    details: Option<&'a Detail>,
    /// What the API says to do.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    suggested_action: Option<&'a Untrusted>,
    /// What the official CLI says to do.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    hint: Option<&'a Untrusted>,
    /// errcat's own advice, which is no part of the API's contract.
    advice: Option<Cow<'a, str>>,
    /// Known names near a code that is not known, the nearest first, at most three.
    suggestions: &'a [&'a str],
    /// What to look at before acting on this.
    warnings: Vec<Warning>,
    /// How many credentials were masked in the texts of the response.
    masked: Option<usize>,
    /// Where JSON that could not be read breaks.
    broken_at: Option<Position>,
    /// What the system says of a file or stream that could not be read.
    detail: Option<String>,
}

/// What a [`Record`] is.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(transform = schema::open_enum)
)]
#[serde(rename_all = "snake_case")]
enum Kind {
    ErrorResponse,
    #[default]
    NotAnError,
    Unreadable,
}

/// What is known of a code.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(transform = schema::open_enum)
)]
#[serde(rename_all = "snake_case")]
enum Known {
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

/// Why something is no error response, or could not be read.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Reason {
    /// The file or stream itself could not be read.
    IoError,
    #[serde(untagged)]
    Skipped(SkipReason),
}

/// Where something was found.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Source<'a> {
    /// The file as it was named; null is standard input.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    file: Option<&'a Untrusted>,
    /// The line that it begins on, counted from 1; null where nothing was read.
    line: Option<u64>,
}

/// The catalog's spelling of a code where it has the code, else the response's.
#[derive(Serialize)]
#[serde(untagged)]
enum CodeName<'a> {
    Known(&'a str),
    Sent(&'a Untrusted),
}

/// Whether to send the same request again, on whose word, and when.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Retry {
    /// Whether a retry can help.
    verdict: RetryVerdict,
    /// Whose word that is.
    basis: RetryBasis,
    /// Whether the same request may be sent again as it is, after the wait: what `--retryable`
    /// ends with. What is not settled or in doubt is no yes, nor is the verdict on an answer that
    /// contradicts itself, unless its basis is `response`.
    permitted: bool,
    /// How many seconds to wait by the Retry-After header, counted from the answer: at most a year.
    #[cfg_attr(test, schemars(with = "Option<f64>", range(min = 0)))]
    after_seconds: Option<Number>,
    /// The time to wait for in RFC 3339, when the Retry-After header is a date.
    at: Option<String>,
}

/// The request that an answer is to.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Request<'a> {
    /// The method, in capitals.
    method: &'a str,
    /// The path without the query. What looks like a credential is masked.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    path: Option<&'a Untrusted>,
}

/// Something to look at before acting on a diagnosis.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Warning {
    /// What is odd.
    kind: WarningKind,
    /// The same for people.
    detail: String,
}

/// A place in the input.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Position {
    /// The line, counted from 1.
    line: u64,
    /// The byte of the line, counted from 1; null where only the line is known.
    column: Option<u64>,
}

impl Retry {
    fn new(retry: diagnosis::Retry) -> Self {
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
    fn new(warning: &diagnosis::Warning, entry: Option<&Entry>) -> Self {
        Self {
            kind: warning.kind(),
            detail: wording::warning(warning, entry),
        }
    }
}

impl<'a> Record<'a> {
    /// An error response.
    pub(crate) fn diagnosed(diagnosis: &'a Diagnosis<'a>, source: &'a output::Source) -> Self {
        let response = diagnosis.response();
        let entry = diagnosis.lookup.entry();
        let sent = response.code();
        let warnings = diagnosis.warnings().iter();
        Self {
            code: entry
                .map(|entry| CodeName::Known(entry.code()))
                .or(sent.map(CodeName::Sent)),
            code_as_sent: sent,
            known: Some((&diagnosis.lookup).into()),
            origin: entry.map(Entry::origin),
            category: entry.and_then(Entry::category),
            description: entry.map(Entry::description),
            message: response.message(),
            request_id: diagnosis.request_id(),
            build_id: diagnosis.build_id(),
            retry: Some(Retry::new(diagnosis.retry())),
            cli_exit: Some(diagnosis.cli_exit().code()),
            error_detail: response.error_detail(),
            details: response.details(),
            suggested_action: diagnosis.suggested_action(),
            hint: response.hint(),
            advice: Some(diagnosis.advice()),
            suggestions: diagnosis.lookup.suggestions(),
            warnings: warnings
                .map(|warning| Warning::new(warning, entry))
                .collect(),
            masked: Some(response.redactions()),
            http_status: diagnosis.head().map(ResponseHead::status),
            ..Self::new(Kind::ErrorResponse, diagnosis.trusted_head(), source)
        }
    }

    /// Something that is no error response.
    pub(crate) fn skipped(
        skipped: Skipped,
        head: Option<&'a ResponseHead>,
        source: &'a output::Source,
    ) -> Self {
        let kind = match skipped.kind() {
            SkippedKind::NotAnError => Kind::NotAnError,
            _ => Kind::Unreadable,
        };
        let warning = head.and_then(diagnosis::Warning::for_head);
        Self {
            reason: Some(Reason::Skipped(skipped.reason())),
            request_id: head.and_then(ResponseHead::request_id),
            retry: head.map(|head| Retry::new(diagnosis::Retry::for_head(head))),
            warnings: Vec::from_iter(warning.map(|warning| Warning::new(&warning, None))),
            broken_at: match skipped {
                Skipped::InvalidJson { line, column } => Some(Position {
                    line,
                    column: Some(column),
                }),
                Skipped::Truncated { line } => Some(Position { line, column: None }),
                _ => None,
            },
            ..Self::new(kind, head, source)
        }
    }

    /// A file or stream that could not be read.
    pub(crate) fn failed(error: &io::Error, source: &'a output::Source) -> Self {
        Self {
            reason: Some(Reason::IoError),
            detail: Some(error.to_string()),
            ..Self::new(Kind::Unreadable, None, source)
        }
    }

    fn new(kind: Kind, head: Option<&'a ResponseHead>, source: &'a output::Source) -> Self {
        let request = head.and_then(ResponseHead::request);
        Self {
            schema_version: SCHEMA_VERSION,
            kind,
            source: Source {
                file: source.file.as_ref(),
                line: source.line,
            },
            http_status: head.map(ResponseHead::status),
            time: source.time(head),
            request: request.map(|request| Request {
                method: request.method(),
                path: request.path(),
            }),
            ..Self::default()
        }
    }
}

/// A number of seconds, whole where it is, so that a shell can compare it.
fn seconds(duration: Duration) -> Option<Number> {
    if duration.subsec_nanos() == 0 {
        Some(duration.as_secs().into())
    } else {
        Number::from_f64(duration.as_secs_f64())
    }
}

/// What `errcat diagnose --json` prints last, unless all it found was one error response.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Summary<'a> {
    /// The version of this shape.
    #[cfg_attr(test, schemars(schema_with = "schema::version"))]
    schema_version: u32,
    /// Always `summary`.
    #[cfg_attr(test, schemars(schema_with = "schema::summary"))]
    kind: &'static str,
    /// How many error responses were diagnosed.
    error_responses: u64,
    /// How many files or streams could not be read, or not to their end.
    failed_sources: u64,
    /// How many things were no error response, by the reason that their objects have.
    skipped: &'a BTreeMap<&'static str, u64>,
}

impl<'a> Summary<'a> {
    pub(crate) fn new(tally: &'a Tally) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            kind: "summary",
            error_responses: tally.error_responses,
            failed_sources: tally.failed_sources,
            skipped: &tally.by_reason,
        }
    }
}
