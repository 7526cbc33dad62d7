//! What `errcat run --json` prints for each try.

use errcat::catalog::Catalog;
use serde::Serialize;

#[cfg(test)]
use super::schema;
use super::{CatalogId, Record, SCHEMA_VERSION};

/// What a try of `errcat run` did, and whether another one follows.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Try<'a> {
    /// The version of the JSON format.
    #[cfg_attr(test, schemars(schema_with = "schema::version"))]
    schema_version: u32,
    /// The catalog in use.
    catalog: CatalogId<'a>,
    /// Always `try`.
    #[cfg_attr(test, schemars(schema_with = "schema::attempt"))]
    kind: &'static str,
    #[serde(flatten)]
    facts: TryFacts<'a>,
}

/// The facts of a try.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TryFacts<'a> {
    /// The number of the try, counted from 1.
    pub(crate) r#try: u32,
    /// How many tries are allowed.
    pub(crate) tries: u32,
    /// The exit code of the command; null if a signal ended it.
    pub(crate) exit_code: Option<u8>,
    /// The signal that ended the command; null if it exited.
    pub(crate) signal: Option<i32>,
    /// The response that the command failed with, as `errcat diagnose --json` prints it; null if no
    /// failed response is in its output.
    pub(crate) response: Option<Record<'a>>,
    /// What errcat does next.
    pub(crate) action: Action,
    /// Why it does that.
    pub(crate) reason: Reason,
    /// The delay before the next try, in seconds; the delay that a limit forbids, if errcat stops for
    /// that; else null.
    pub(crate) delay_seconds: Option<f64>,
}

impl<'a> Try<'a> {
    pub(crate) fn new(facts: TryFacts<'a>, catalog: &'a Catalog) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            catalog: catalog.into(),
            kind: "try",
            facts,
        }
    }
}

/// What errcat does after a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(transform = schema::open_enum)
)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Action {
    Retry,
    Stop,
}

/// Why a retry follows, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(rename = "TryReason", transform = schema::open_enum)
)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reason {
    /// The response permits a retry.
    Permitted,
    /// The command could not connect, so nothing was sent.
    NotSent,
    /// `--idempotent` permits a retry.
    Idempotent,
    /// `--retry-on` permits a retry.
    RetryOn,
    /// The command succeeded.
    Success,
    /// A signal ended the command, or came while it ran.
    Signal,
    /// The command failed, and no failed response is in its output.
    NoApiError,
    /// After `capacity_exceeded`, the same `Idempotency-Key` fails again.
    IdempotencyKey,
    /// The command sent several requests, or may have.
    SeveralRequests,
    /// No response came, or only a part of it.
    OutcomeUnknown,
    /// Retry-After has no usable delay, for example more than a year.
    DelayUnknown,
    /// The request may have taken effect.
    MayHaveTakenEffect,
    /// The request fails until something changes.
    AfterChange,
    /// The sources leave open whether a retry can help.
    Depends,
    /// A retry may help, but that is not certain.
    Uncertain,
    /// Nothing is known about a retry.
    Unknown,
    /// A retry is permitted, but `--retries` is 0.
    NotRequested,
    /// A retry is permitted, but this was the last try.
    TriesUsedUp,
    /// The output was too long to be held back.
    OutputPassedOn,
    /// The standard input was too long to be kept.
    InputNotKept,
    /// The delay is longer than `--max-delay`.
    DelayTooLong,
    /// The delay ends after `--deadline`.
    Deadline,
}
