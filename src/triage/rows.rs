//! The rows of a report: what was counted for one code.

use serde::{Deserialize, Serialize};

use super::options::By;
use super::samples::Samples;
use super::seen::Seen;
use super::sighting::Context;
use super::time::Timestamp;
use crate::catalog::{Entry, MatchedBy, Origin, RetryVerdict};
use crate::untrusted::Untrusted;

/// Responses that are in no row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Rest {
    /// How many there are.
    pub count: u64,
    /// The time of the first of them.
    pub first_seen: Option<Timestamp>,
    /// The time of the last of them.
    pub last_seen: Option<Timestamp>,
    /// How many of them have no time.
    pub without_time: u64,
    /// How many of them are before the cut.
    pub before_cut: u64,
}

impl From<&Seen> for Rest {
    fn from(seen: &Seen) -> Self {
        Self {
            count: seen.count,
            first_seen: seen.first,
            last_seen: seen.last,
            without_time: seen.without_time,
            before_cut: seen.before_cut,
        }
    }
}

impl From<Rest> for Seen {
    fn from(rest: Rest) -> Self {
        Self {
            count: rest.count,
            first: rest.first_seen,
            last: rest.last_seen,
            without_time: rest.without_time,
            before_cut: rest.before_cut,
            samples: Samples::default(),
        }
    }
}

/// What was counted for one code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CodeCount {
    /// The code. A known code has the spelling of the catalog.
    pub code: Untrusted,
    /// Who makes the code; `None` if errcat does not know it.
    pub origin: Option<Origin>,
    /// The name in the catalog, if `code` is the newer name.
    pub catalog_code: Option<String>,
    /// The slug of the category; `None` for a code that is not in the catalog.
    pub category: Option<String>,
    /// Whether the same request may be sent again; `None` if errcat does not know the code.
    pub retry: Option<Retry>,
    /// How many responses have the code.
    pub count: u64,
    /// Their share of all counted responses, from 0 to 1.
    pub share: f64,
    /// The time of the first of them.
    pub first_seen: Option<Timestamp>,
    /// The time of the last of them.
    pub last_seen: Option<Timestamp>,
    /// How many of them have no time.
    pub without_time: u64,
    /// How many of them are before the cut.
    pub before_cut: u64,
    /// Up to three of their request IDs, always the same ones for the same responses.
    pub request_ids: Vec<Untrusted>,
}

/// Whether a request may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(rename = "TriageRetry")
)]
pub struct Retry {
    /// The verdict on the code.
    pub verdict: RetryVerdict,
    /// Whether a retry is permitted even without a Retry-After header.
    pub permitted: bool,
}

/// Returns which part of `total` the count is, from 0 to 1. A part of nothing is 0.
///
/// ```
/// assert_eq!(errcat::triage::share(1, 4), 0.25);
/// assert_eq!(errcat::triage::share(0, 0), 0.0);
/// ```
#[must_use]
pub fn share(count: u64, total: u64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a share needs no more precision"
    )]
    let share = count as f64 / total.max(1) as f64;
    share
}

impl CodeCount {
    pub(super) fn new(code: &str, seen: &Seen, context: &Context<'_>, total: u64) -> Self {
        let found = context.catalog.find_name(code);
        let entry = found.map(|found| found.entry);
        let newer = found.filter(|found| found.matched_by == MatchedBy::NewerName);
        let category = entry.and_then(Entry::category);
        Self {
            code: Untrusted::new(code),
            origin: entry.map(Entry::origin),
            catalog_code: newer.map(|found| found.entry.code().to_owned()),
            category: category.map(|category| category.slug().to_owned()),
            retry: entry.map(|entry| Retry {
                verdict: entry.retry(),
                permitted: entry.permits_retry(),
            }),
            count: seen.count,
            share: share(seen.count, total),
            first_seen: seen.first,
            last_seen: seen.last,
            without_time: seen.without_time,
            before_cut: seen.before_cut,
            request_ids: seen.samples.ids().map(Untrusted::new).collect(),
        }
    }

    /// Returns what was seen of the code.
    pub(super) fn seen(&self) -> Seen {
        let mut samples = Samples::default();
        for id in &self.request_ids {
            samples.insert(id.as_raw_str().as_bytes());
        }
        Seen {
            count: self.count,
            without_time: self.without_time,
            before_cut: self.before_cut,
            first: self.first_seen,
            last: self.last_seen,
            samples,
        }
    }

    /// Returns the group that the code belongs to.
    pub(super) fn key(&self, by: By) -> Untrusted {
        match by {
            By::Category => {
                let origin = self.origin.map_or("unknown", Origin::as_str);
                Untrusted::new(self.category.as_deref().unwrap_or(origin))
            }
            By::Retry => {
                let verdict = self
                    .retry
                    .map_or(RetryVerdict::Unknown, |retry| retry.verdict);
                Untrusted::new(verdict.as_str())
            }
            By::Code | By::Hour | By::File => self.code.clone(),
        }
    }
}
