//! Answers for programs: the shape of every JSON object that errcat prints.
//!
//! Each object has a `schema_version`. Within a version fields are only added; what is absent is
//! null; what a program may branch on is a word of a fixed set.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use errcat::catalog::{Category, Entry, Lookup};
use errcat::diagnosis::{self, Diagnosis};
use errcat::explanation::Explanation;
use errcat::extract::{Skipped, SkippedKind};
use errcat::response::{Detail, Head};
use errcat::untrusted::Untrusted;
use serde::Serialize;
use serde_json::Number;

use super::{Accounts, words};

/// The version of all shapes together.
const SCHEMA_VERSION: u32 = 1;

/// What `list` prints.
#[derive(Serialize)]
pub(crate) struct Codes<'a> {
    schema_version: u32,
    codes: Vec<Code<'a>>,
}

impl<'a> Codes<'a> {
    pub(crate) fn new(entries: &[&'a Entry]) -> Self {
        let codes = entries.iter().map(|&entry| Code::new(entry)).collect();
        Self {
            schema_version: SCHEMA_VERSION,
            codes,
        }
    }
}

/// What `explain` prints.
#[derive(Serialize)]
pub(crate) struct Explanations<'a> {
    schema_version: u32,
    codes: Vec<Code<'a>>,
    /// Which names were asked for that are not the catalog's.
    renamed: Vec<RenamedCode<'a>>,
    unknown: Vec<UnknownCode<'a>>,
}

#[derive(Serialize)]
struct RenamedCode<'a> {
    asked: &'a Untrusted,
    code: &'a str,
}

#[derive(Serialize)]
struct UnknownCode<'a> {
    asked: &'a Untrusted,
    suggestions: &'a [&'a str],
}

impl<'a> Explanations<'a> {
    pub(crate) fn new(explanations: &'a [Explanation<'a>]) -> Self {
        let known = explanations
            .iter()
            .filter_map(|explanation| explanation.lookup.entry());
        let unknown = explanations
            .iter()
            .filter(|explanation| explanation.lookup.entry().is_none());
        Self {
            schema_version: SCHEMA_VERSION,
            codes: known.map(Code::new).collect(),
            renamed: explanations
                .iter()
                .filter_map(|explanation| match explanation.lookup {
                    Lookup::Renamed(entry) => Some(RenamedCode {
                        asked: &explanation.asked,
                        code: entry.code(),
                    }),
                    _ => None,
                })
                .collect(),
            unknown: unknown
                .map(|explanation| UnknownCode {
                    asked: &explanation.asked,
                    suggestions: &explanation.suggestions,
                })
                .collect(),
        }
    }
}

/// One code of the catalog.
#[derive(Serialize)]
#[expect(
    clippy::struct_field_names,
    reason = "the fields are named as in the JSON"
)]
struct Code<'a> {
    code: &'a str,
    category: Option<&'static str>,
    description: &'a str,
    http_statuses: Vec<HttpStatus>,
    retry: CodeRetry<'a>,
    cli_exit: u8,
    advice: &'a str,
    see_also: &'a [&'a str],
    renamed_to: Option<&'a str>,
    origin: &'static str,
}

#[derive(Serialize)]
struct CodeRetry<'a> {
    verdict: &'static str,
    basis: &'static str,
    evidence: &'static str,
    /// Whether the verdict is a yes, and more than a guess from the name of the code.
    permitted: bool,
    /// What speaks for which verdict, where the sources leave a doubt.
    readings: Vec<Reading<'a>>,
}

#[derive(Serialize)]
struct Reading<'a> {
    verdict: &'static str,
    because: &'a str,
}

/// A status that a code comes with.
#[derive(Serialize)]
struct HttpStatus {
    status: u16,
    /// How well that is known.
    evidence: &'static str,
}

impl<'a> Code<'a> {
    fn new(entry: &'a Entry) -> Self {
        let statuses = entry.statuses().iter();
        let readings = entry.readings().iter();
        Self {
            code: entry.code(),
            category: entry.category().map(Category::slug),
            description: entry.description(),
            http_statuses: statuses
                .map(|status| HttpStatus {
                    status: status.number(),
                    evidence: status.evidence(),
                })
                .collect(),
            retry: CodeRetry {
                verdict: entry.retry().as_str(),
                basis: entry.retry_basis().as_str(),
                evidence: entry.evidence().as_str(),
                permitted: entry.permits_retry(),
                readings: readings
                    .map(|reading| Reading {
                        verdict: reading.verdict.as_str(),
                        because: reading.because,
                    })
                    .collect(),
            },
            cli_exit: entry.cli_exit().number(),
            advice: entry.advice(),
            see_also: entry.see_also(),
            renamed_to: entry.renamed_to(),
            origin: entry.origin().as_str(),
        }
    }
}

/// One thing that `diagnose` found.
#[derive(Default, Serialize)]
pub(crate) struct Record<'a> {
    schema_version: u32,
    kind: &'static str,
    /// Why this is no error response.
    reason: Option<&'static str>,
    source: Option<Source<'a>>,
    code: Option<CodeName<'a>>,
    code_as_sent: Option<&'a Untrusted>,
    known: Option<&'static str>,
    origin: Option<&'static str>,
    category: Option<&'static str>,
    description: Option<&'a str>,
    message: Option<&'a Untrusted>,
    request_id: Option<Untrusted>,
    build_id: Option<Untrusted>,
    http_status: Option<u16>,
    time: Option<String>,
    request: Option<Request<'a>>,
    retry: Option<Retry>,
    cli_exit: Option<u8>,
    error_detail: Option<&'a Detail>,
    details: Option<&'a Detail>,
    suggested_action: Option<Untrusted>,
    hint: Option<&'a Untrusted>,
    advice: Option<Cow<'a, str>>,
    suggestions: &'a [&'a str],
    /// What to look at before acting on this.
    warnings: Vec<Warning>,
    /// How many credentials were masked in the texts of the response.
    masked: Option<usize>,
    /// Where JSON that could not be read breaks.
    broken_at: Option<Position>,
    /// What the system says of a source that could not be read.
    detail: Option<String>,
}

#[derive(Serialize)]
struct Source<'a> {
    file: Option<&'a Untrusted>,
    line: Option<u64>,
}

/// The catalog's spelling of a code where it has the code, else the response's.
#[derive(Serialize)]
#[serde(untagged)]
enum CodeName<'a> {
    Catalog(&'a str),
    Sent(&'a Untrusted),
}

#[derive(Serialize)]
struct Retry {
    verdict: &'static str,
    basis: &'static str,
    permitted: bool,
    after_seconds: Option<Number>,
    at: Option<String>,
}

/// The request that an answer is to.
#[derive(Serialize)]
struct Request<'a> {
    method: &'a str,
    path: Option<&'a Untrusted>,
}

/// Something to look at before acting on a diagnosis.
#[derive(Serialize)]
struct Warning {
    kind: &'static str,
    detail: String,
}

impl Warning {
    fn new(warning: &diagnosis::Warning, entry: Option<&Entry>) -> Self {
        Self {
            kind: warning.as_str(),
            detail: words::warning(warning, entry),
        }
    }
}

#[derive(Serialize)]
struct Position {
    line: u64,
    column: Option<u64>,
}

impl Retry {
    fn new(retry: diagnosis::Retry) -> Self {
        Self {
            verdict: retry.verdict.as_str(),
            basis: retry.basis.as_str(),
            permitted: retry.permitted,
            after_seconds: retry.after.and_then(seconds),
            at: retry.at.map(words::time),
        }
    }
}

impl<'a> Record<'a> {
    /// An error response.
    pub(crate) fn diagnosed(diagnosis: &'a Diagnosis<'a>, source: &'a super::Source) -> Self {
        let response = &diagnosis.response;
        let entry = diagnosis.lookup.entry();
        let sent = response.code.as_ref();
        let warnings = diagnosis.warnings.iter();
        Self {
            code: entry
                .map(|entry| CodeName::Catalog(entry.code()))
                .or(sent.map(CodeName::Sent)),
            code_as_sent: sent,
            known: Some(diagnosis.lookup.as_str()),
            origin: entry.map(|entry| entry.origin().as_str()),
            category: entry.and_then(Entry::category).map(Category::slug),
            description: entry.map(Entry::description),
            message: response.message.as_ref(),
            request_id: diagnosis.request_id(),
            build_id: diagnosis.build_id(),
            retry: Some(Retry::new(diagnosis.retry)),
            cli_exit: Some(diagnosis.cli_exit().number()),
            error_detail: response.error_detail.as_ref(),
            details: response.details.as_ref(),
            suggested_action: diagnosis.suggested_action(),
            hint: response.hint.as_ref(),
            advice: Some(diagnosis.advice()),
            suggestions: &diagnosis.suggestions,
            warnings: warnings
                .map(|warning| Warning::new(warning, entry))
                .collect(),
            masked: Some(response.masked),
            ..Self::new("error_response", diagnosis.head.as_deref(), source)
        }
    }

    /// Something that is no error response.
    pub(crate) fn skipped(
        skipped: Skipped,
        head: Option<&'a Head>,
        source: &'a super::Source,
    ) -> Self {
        let warning = head.and_then(diagnosis::Warning::of_head);
        let kind = match skipped.kind() {
            SkippedKind::NotAnError => "not_an_error",
            SkippedKind::Unreadable => "unreadable",
        };
        Self {
            reason: Some(skipped.as_str()),
            request_id: head.and_then(|head| head.request_id.clone()),
            retry: head.map(|head| Retry::new(diagnosis::Retry::of_head(head))),
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
    pub(crate) fn failed(error: &io::Error, source: &'a super::Source) -> Self {
        Self {
            reason: Some("io_error"),
            detail: Some(error.to_string()),
            ..Self::new("unreadable", None, source)
        }
    }

    fn new(kind: &'static str, head: Option<&'a Head>, source: &'a super::Source) -> Self {
        let request = head.and_then(|head| head.request.as_ref());
        Self {
            schema_version: SCHEMA_VERSION,
            kind,
            source: Some(Source {
                file: source.file.as_ref(),
                line: source.line,
            }),
            http_status: head.map(|head| head.status),
            time: source.time(head),
            request: request.map(|request| Request {
                method: &request.method,
                path: request.path.as_ref(),
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

/// What `diagnose` prints last when there was more than one thing.
#[derive(Serialize)]
pub(crate) struct Summary<'a> {
    schema_version: u32,
    kind: &'static str,
    error_responses: u64,
    failed_sources: u64,
    skipped: &'a BTreeMap<&'static str, u64>,
}

impl<'a> Summary<'a> {
    pub(crate) fn new(accounts: &'a Accounts) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            kind: "summary",
            error_responses: accounts.error_responses,
            failed_sources: accounts.failed_sources,
            skipped: &accounts.by_reason,
        }
    }
}

/// A command that could not be understood.
#[derive(Serialize)]
pub(crate) struct Failure<'a> {
    schema_version: u32,
    kind: &'static str,
    reason: &'static str,
    detail: &'a str,
}

impl<'a> Failure<'a> {
    pub(crate) fn usage(detail: &'a str) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            kind: "failure",
            reason: "usage",
            detail,
        }
    }
}
