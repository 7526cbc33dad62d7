//! What `errcat diagnose --json` prints: one object for each finding, then a summary.

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
    /// Why it is not an error response; null if it is one.
    reason: Option<Reason>,
    /// Where it was found.
    source: Source<'a>,
    /// The code as the catalog spells it, else as sent.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    code: Option<CodeName<'a>>,
    /// The code as sent.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    code_as_sent: Option<&'a Untrusted>,
    /// What errcat knows about the code.
    known: Option<Known>,
    /// Who makes the code, if it is known. Only codes of origin `catalog` are part of the API
    /// contract.
    origin: Option<Origin>,
    /// The category on the published page; null for a non-catalog code.
    category: Option<&'a Category>,
    /// The published description; for a non-catalog code one by errcat.
    description: Option<&'a str>,
    /// The message of the response, with credentials redacted.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    message: Option<&'a Untrusted>,
    /// The request ID to quote to support: from the body, else the header, else the error detail.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    request_id: Option<&'a Untrusted>,
    /// The ID of the template build that failed.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    build_id: Option<&'a Untrusted>,
    /// The HTTP status, if the input shows it.
    http_status: Option<u16>,
    /// The time of the response: its Date header in RFC 3339, else the timestamp of the log as
    /// written there.
    time: Option<String>,
    /// The request, if the input shows it.
    request: Option<Request<'a>>,
    /// Whether to send the same request again; null without a response.
    retry: Option<Retry>,
    /// The exit code of the official CLI.
    cli_exit: Option<u8>,
    /// What failed in a template build or a file upload, as sent.
    #[cfg_attr(test, schemars(with = "Option<serde_json::Value>"))]
    error_detail: Option<&'a Detail>,
    /// Details of edge, preview and upload errors, as sent.
    #[cfg_attr(test, schemars(with = "Option<serde_json::Value>"))]
    details: Option<&'a Detail>,
    /// The next step according to the API.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    suggested_action: Option<&'a Untrusted>,
    /// The next step according to the official CLI.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    hint: Option<&'a Untrusted>,
    /// errcat's advice, which is not part of the API contract.
    advice: Option<Cow<'a, str>>,
    /// Known names that resemble an unknown code, the closest first, at most three.
    suggestions: &'a [&'a str],
    /// What to check before acting on this.
    warnings: Vec<Warning>,
    /// How many credentials were redacted in the texts of the response.
    masked: Option<usize>,
    /// Where unreadable JSON breaks.
    broken_at: Option<Position>,
    /// The system's error for a file or stream that could not be read.
    detail: Option<String>,
}

/// What a [`Record`] is.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    #[default]
    ErrorResponse,
    /// Something else, or a file that could not be read.
    #[serde(untagged)]
    Skipped(SkippedKind),
}

/// What errcat knows about a code.
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

/// Why something is not an error response.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Reason {
    /// The file or stream could not be read.
    IoError,
    #[serde(untagged)]
    Skipped(SkipReason),
}

/// Where something was found.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Source<'a> {
    /// The file as named on the command line; null is standard input.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    file: Option<&'a Untrusted>,
    /// The line where it starts, counted from 1; null if nothing was read.
    line: Option<u64>,
}

/// A code as the catalog spells it, or as sent if it is unknown.
#[derive(Serialize)]
#[serde(untagged)]
enum CodeName<'a> {
    Known(&'a str),
    Sent(&'a Untrusted),
}

/// Whether to send the same request again, why, and when.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Retry {
    /// Whether a retry can help.
    verdict: RetryVerdict,
    /// What the verdict is based on.
    basis: RetryBasis,
    /// Whether the same request may be sent again unchanged, after the delay; `--retryable` exits
    /// with it. False if the verdict is uncertain or the response contradicts itself, unless the
    /// basis is `response`.
    permitted: bool,
    /// The delay of the Retry-After header in seconds, counted from the response: at most a year.
    #[cfg_attr(test, schemars(with = "Option<f64>", range(min = 0)))]
    after_seconds: Option<Number>,
    /// The time to retry at in RFC 3339, if the Retry-After header is a date.
    at: Option<String>,
}

/// The request that failed.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Request<'a> {
    /// The method, in capitals.
    method: &'a str,
    /// The path without the query, with credentials redacted.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    path: Option<&'a Untrusted>,
}

/// Something to check before acting on a diagnosis.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Warning {
    /// The kind of the warning.
    kind: WarningKind,
    /// The warning in words for people.
    detail: String,
}

/// A position in the input.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Position {
    /// The line, counted from 1.
    line: u64,
    /// The byte of the line, counted from 1; null if only the line is known.
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
    /// Makes the object of an error response.
    pub(crate) fn diagnosed(diagnosis: &'a Diagnosis<'a>, source: &'a output::Source) -> Self {
        let response = diagnosis.response();
        let entry = diagnosis.lookup().entry();
        let sent = response.code();
        let warnings = diagnosis.warnings().iter();
        Self {
            code: entry
                .map(|entry| CodeName::Known(entry.code()))
                .or(sent.map(CodeName::Sent)),
            code_as_sent: sent,
            known: Some(diagnosis.lookup().into()),
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
            suggestions: diagnosis.lookup().suggestions(),
            warnings: warnings
                .map(|warning| Warning::new(warning, entry))
                .collect(),
            masked: Some(response.redactions()),
            http_status: diagnosis.head().map(ResponseHead::status),
            ..Self::new(Kind::ErrorResponse, diagnosis.trusted_head(), source)
        }
    }

    /// Makes the object of something that is not an error response.
    pub(crate) fn skipped(
        skipped: Skipped,
        head: Option<&'a ResponseHead>,
        source: &'a output::Source,
    ) -> Self {
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
            ..Self::new(Kind::Skipped(skipped.kind()), head, source)
        }
    }

    /// Makes the object of a file or stream that could not be read.
    pub(crate) fn failed(error: &io::Error, source: &'a output::Source) -> Self {
        Self {
            reason: Some(Reason::IoError),
            detail: Some(error.to_string()),
            ..Self::new(Kind::Skipped(SkippedKind::Unreadable), None, source)
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

/// Returns a number of seconds, as an integer if possible, because shells compare only integers.
fn seconds(duration: Duration) -> Option<Number> {
    if duration.subsec_nanos() == 0 {
        Some(duration.as_secs().into())
    } else {
        Number::from_f64(duration.as_secs_f64())
    }
}

/// What `errcat diagnose --json` prints last, unless it found exactly one error response and
/// nothing else.
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
    /// How many files or streams could not be read to the end.
    failed_sources: u64,
    /// How many findings were not an error response, by the `reason` of their objects.
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
