//! Codes as `list` and `explain` print them.

use std::borrow::Cow;

use errcat::catalog::{
    Category, Entry, Evidence, KnownStatus, Lookup, Origin, RetryBasis, RetryVerdict,
};
use errcat::untrusted::Untrusted;
use serde::Serialize;

use super::SCHEMA_VERSION;
#[cfg(test)]
use super::schema;

/// What `errcat list --json` prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Codes<'a> {
    /// The version of this shape.
    #[cfg_attr(test, schemars(schema_with = "schema::version"))]
    schema_version: u32,
    /// The codes that were asked for; none where nothing matches.
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

/// What `errcat explain --json` prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Explanations<'a> {
    /// The version of this shape.
    #[cfg_attr(test, schemars(schema_with = "schema::version"))]
    schema_version: u32,
    /// The codes that are known, in the order in which they were asked for.
    codes: Vec<Code<'a>>,
    /// Which names were asked for that are newer names of codes.
    renamed: Vec<RenamedCode<'a>>,
    /// Which codes are not known.
    unknown: Vec<UnknownCode<'a>>,
}

/// A newer name of a code.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RenamedCode<'a> {
    /// The name as it was asked for.
    #[cfg_attr(test, schemars(with = "String"))]
    asked: &'a Untrusted,
    /// The code that it means, which is among `codes`.
    code: &'a str,
}

/// A code that is not known.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct UnknownCode<'a> {
    /// The code as it was asked for.
    #[cfg_attr(test, schemars(with = "String"))]
    asked: &'a Untrusted,
    /// Known names near it, the nearest first, at most three.
    suggestions: &'a [&'a str],
}

impl<'a> Explanations<'a> {
    pub(crate) fn new(lookups: &'a [(&'a Untrusted, Lookup<'a>)]) -> Self {
        let mut explanations = Self {
            schema_version: SCHEMA_VERSION,
            codes: Vec::new(),
            renamed: Vec::new(),
            unknown: Vec::new(),
        };
        for (asked, lookup) in lookups {
            let Some(entry) = lookup.entry() else {
                let suggestions = lookup.suggestions();
                explanations
                    .unknown
                    .push(UnknownCode { asked, suggestions });
                continue;
            };
            explanations.codes.push(Code::new(entry));
            if lookup.is_by_newer_name() {
                let code = entry.code();
                explanations.renamed.push(RenamedCode { asked, code });
            }
        }
        explanations
    }
}

/// One code, of the catalog or related.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[expect(
    clippy::struct_field_names,
    reason = "the fields are named as in the JSON"
)]
struct Code<'a> {
    /// The code, spelled as published.
    code: &'a str,
    /// The category of the published page; null for a related code.
    category: Option<&'a Category>,
    /// The published description; of a related code errcat's own words.
    description: &'a str,
    /// The HTTP statuses that the code is known to come with; none where no source speaks of it.
    http_statuses: &'a [KnownStatus],
    /// Whether to send the same request again.
    retry: CodeRetry<'a>,
    /// The exit code of the official CLI.
    cli_exit: u8,
    /// errcat's own advice, which is no part of the API's contract.
    advice: &'a str,
    /// Codes that are easily confused with this one or that come next.
    #[serde(rename = "related")]
    see_also: &'a [Cow<'static, str>],
    /// The newer name of the code: that of release 1.0 of the official SDK or, of a related code,
    /// that of newer documentation.
    renamed_to: Option<&'a str>,
    /// Who makes the code. Only `catalog` is the API's published contract.
    origin: Origin,
}

/// Whether to send the same request again, as far as the code tells.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CodeRetry<'a> {
    /// Whether a retry can help.
    verdict: RetryVerdict,
    /// Whose word that is.
    basis: RetryBasis,
    /// What it was read from.
    evidence: Evidence,
    /// Whether the verdict is a yes that may be acted on: in doubt, or from the name of the code
    /// alone, it is none.
    permitted: bool,
    /// What speaks for which verdict, where the sources leave a doubt.
    readings: Vec<Reading<'a>>,
}

/// What speaks for a verdict.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Reading<'a> {
    /// The verdict that it speaks for.
    verdict: RetryVerdict,
    /// What speaks for it, in errcat's words.
    because: &'a str,
}

impl<'a> Code<'a> {
    fn new(entry: &'a Entry) -> Self {
        let readings = entry.arguments().iter();
        Self {
            code: entry.code(),
            category: entry.category(),
            description: entry.description(),
            http_statuses: entry.statuses(),
            retry: CodeRetry {
                verdict: entry.retry(),
                basis: entry.retry_basis(),
                evidence: entry.evidence(),
                permitted: entry.permits_retry(),
                readings: readings
                    .map(|argument| Reading {
                        verdict: argument.verdict,
                        because: &argument.rationale,
                    })
                    .collect(),
            },
            cli_exit: entry.cli_exit().code(),
            advice: entry.advice(),
            see_also: entry.see_also(),
            renamed_to: entry.renamed_to(),
            origin: entry.origin(),
        }
    }
}
