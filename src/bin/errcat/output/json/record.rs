//! What `errcat diagnose --json` prints for each finding.

use std::borrow::Cow;
use std::io;

use errcat::catalog::{Catalog, Category, CliExit, Entry, Origin};
use errcat::diagnosis::{self, Diagnosis, NextStep, RunCommand};
use errcat::extract::{OtherFailure, SkipReason, Skipped, SkippedKind};
use errcat::redact;
use errcat::response::{Detail, ResponseHead};
use errcat::untrusted::Untrusted;
use serde::Serialize;

use super::parts::{self, CodeName, Known, Next, Position, Request, Retry, Source, Warning};
#[cfg(test)]
use super::schema;
use super::{CatalogId, SCHEMA_VERSION};
use crate::output;

/// A result of `errcat diagnose --json`.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Record<'a> {
    /// The version of the JSON format.
    #[cfg_attr(test, schemars(schema_with = "schema::version"))]
    schema_version: u32,
    /// The catalog in use.
    catalog: CatalogId<'a>,
    /// What the result is.
    kind: Kind,
    /// What it is instead of an error response, or why it cannot be read; null for an error
    /// response.
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
    /// The published description; for a non-catalog code, a description by errcat.
    description: Option<&'a str>,
    /// The message of the response, with credentials masked. For another failed response, the text
    /// of the body that is most likely its message.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    message: Option<&'a Untrusted>,
    /// The request ID to quote to support: from the body, else the header, else the error detail.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    request_id: Option<&'a Untrusted>,
    /// The request ID of an object around the response, such as a log record or the response of a
    /// gateway.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    outer_request_id: Option<&'a Untrusted>,
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
    /// What to do next; null if nothing failed.
    next: Option<Next<'a>>,
    /// Commands to run next, the most useful first. Those that errcat suggests change nothing at the
    /// API.
    #[serde(serialize_with = "parts::runs")]
    #[cfg_attr(test, schemars(with = "Vec<parts::Command>"))]
    commands: Vec<RunCommand<'a>>,
    /// Whether to send the same request again; null without a failed response.
    retry: Option<Retry>,
    /// The exit code of the nullspace CLI; 0 for a success.
    cli_exit: Option<u8>,
    /// What failed in a template build or a file upload, as sent.
    #[cfg_attr(test, schemars(with = "Option<serde_json::Value>"))]
    error_detail: Option<&'a Detail>,
    /// Details of edge, preview and upload errors, as sent.
    #[cfg_attr(test, schemars(with = "Option<serde_json::Value>"))]
    details: Option<&'a Detail>,
    /// The next step that the API suggests.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    suggested_action: Option<&'a Untrusted>,
    /// The hint of the nullspace CLI.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    hint: Option<&'a Untrusted>,
    /// The next step that the nullspace CLI suggests.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    next_action: Option<&'a Untrusted>,
    /// The command to resume an upload, as the nullspace CLI printed it. Check it before you run it:
    /// it is text of the input.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    resume_command: Option<&'a Untrusted>,
    /// The command that shows more, as the nullspace CLI printed it. Check it before you run it: it is
    /// text of the input.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    inspection_command: Option<&'a Untrusted>,
    /// The URL of the documentation that the nullspace CLI printed, on the host of the deployment.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    doc_url: Option<&'a Untrusted>,
    /// errcat's advice on the code, which is not part of the API contract.
    advice: Option<Cow<'a, str>>,
    /// Known names that resemble an unknown code, the closest first, at most three.
    suggestions: &'a [&'a str],
    /// What to check before acting on the diagnosis.
    warnings: Vec<Warning>,
    /// How many credentials were masked in the texts of the response.
    masked: Option<usize>,
    /// Which kinds of credentials were masked.
    masked_kinds: Vec<redact::SecretKind>,
    /// Where the JSON becomes unreadable.
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
    /// A failed HTTP response that is not an error response.
    OtherFailure,
    /// An HTTP response with a status below 400.
    Success,
    /// Something else, or a file that could not be read.
    #[serde(untagged)]
    Skipped(SkippedKind),
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

/// The exit code of the nullspace CLI, unless the API is another one.
fn cli_exit(exit: CliExit, catalog: &Catalog) -> Option<u8> {
    catalog.is_of_nullspace().then(|| exit.code())
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
            outer_request_id: response.outer_request_id(),
            build_id: diagnosis.build_id(),
            next: Some(diagnosis.next_step().into()),
            commands: diagnosis.commands(),
            retry: Some(Retry::new(diagnosis.retry())),
            cli_exit: cli_exit(diagnosis.cli_exit(), diagnosis.catalog()),
            error_detail: response.error_detail(),
            details: response.details(),
            suggested_action: diagnosis.suggested_action(),
            hint: response.hint(),
            next_action: response.next_action(),
            resume_command: response.resume_command(),
            inspection_command: response.inspection_command(),
            doc_url: response.doc_url(),
            advice: Some(diagnosis.advice()),
            suggestions: diagnosis.lookup().suggestions(),
            warnings: warnings
                .map(|warning| Warning::new(warning, entry, diagnosis.catalog()))
                .collect(),
            masked: Some(response.redactions()),
            masked_kinds: response.masked_kinds().collect(),
            ..Self::new(
                Kind::ErrorResponse,
                diagnosis.trusted_head(),
                source,
                diagnosis.catalog(),
            )
        }
    }

    /// Makes the object of a failed HTTP response that is not an error response.
    pub(crate) fn other_failure(
        failure: &'a OtherFailure,
        head: &'a ResponseHead,
        source: &'a output::Source,
        catalog: &'a Catalog,
    ) -> Self {
        let kind = match failure.body.kind() {
            SkippedKind::Unreadable => Kind::Skipped(SkippedKind::Unreadable),
            _ => Kind::OtherFailure,
        };
        let warning = diagnosis::Warning::for_head(head);
        let body = failure.body.reason();
        Self {
            message: failure.message.as_ref(),
            next: Some(NextStep::for_failure(head, body, catalog).into()),
            retry: Some(Retry::new(diagnosis::Retry::for_failure(head, body))),
            cli_exit: cli_exit(CliExit::for_failure(head, body), catalog),
            warnings: Vec::from_iter(warning.map(|warning| Warning::new(&warning, None, catalog))),
            ..Self::with_body(kind, failure.body, Some(head), source, catalog)
        }
    }

    /// Makes the object of a successful response.
    pub(crate) fn success(
        body: Skipped,
        head: &'a ResponseHead,
        source: &'a output::Source,
        catalog: &'a Catalog,
    ) -> Self {
        Self {
            cli_exit: Some(0).filter(|_| catalog.is_of_nullspace()),
            ..Self::with_body(Kind::Success, body, Some(head), source, catalog)
        }
    }

    /// Makes the object of something that is not a response, or cannot be read.
    pub(crate) fn skipped(
        skipped: Skipped,
        head: Option<&'a ResponseHead>,
        source: &'a output::Source,
        catalog: &'a Catalog,
    ) -> Self {
        Self::with_body(
            Kind::Skipped(skipped.kind()),
            skipped,
            head,
            source,
            catalog,
        )
    }

    fn with_body(
        kind: Kind,
        body: Skipped,
        head: Option<&'a ResponseHead>,
        source: &'a output::Source,
        catalog: &'a Catalog,
    ) -> Self {
        Self {
            reason: Some(Reason::Skipped(body.reason())),
            request_id: head.and_then(ResponseHead::request_id),
            broken_at: match body {
                Skipped::InvalidJson { line, column } => Some(Position {
                    line,
                    column: Some(column),
                }),
                Skipped::Truncated { line } => Some(Position { line, column: None }),
                _ => None,
            },
            ..Self::new(kind, head, source, catalog)
        }
    }

    /// Makes the object of a file or stream that could not be read.
    pub(crate) fn failed(
        error: &io::Error,
        source: &'a output::Source,
        catalog: &'a Catalog,
    ) -> Self {
        Self {
            reason: Some(Reason::IoError),
            detail: Some(error.to_string()),
            ..Self::new(
                Kind::Skipped(SkippedKind::Unreadable),
                None,
                source,
                catalog,
            )
        }
    }

    fn new(
        kind: Kind,
        head: Option<&'a ResponseHead>,
        source: &'a output::Source,
        catalog: &'a Catalog,
    ) -> Self {
        let request = head.and_then(ResponseHead::request);
        Self {
            schema_version: SCHEMA_VERSION,
            catalog: catalog.into(),
            kind,
            source: Source {
                file: source.file.as_ref(),
                line: source.line,
            },
            http_status: head.and_then(ResponseHead::status),
            time: source.time(head),
            request: request.map(Request::from),
            ..Self::default()
        }
    }
}
