//! The result of counting, as JSON holds it.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::compare::Comparison;
use super::counts::{Context, Counts, Seen};
use super::groups::{By, Groups};
use super::inputs::Input;
use super::options::Filter;
use super::samples::Samples;
use super::time::Timestamp;
use crate::catalog::file::Stamp;
use crate::catalog::{Entry, MatchedBy, Origin, RetryVerdict};
use crate::untrusted::Untrusted;

/// The version of the JSON form. Within a version, fields are only added.
const SCHEMA_VERSION: u32 = 1;

/// Which error codes inputs have, how often, and since when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Report {
    /// The version of this form.
    pub schema_version: u32,
    /// The catalog that the codes were looked up in.
    #[serde(default)]
    #[cfg_attr(feature = "schemars", schemars(with = "Stamp"))]
    pub catalog: Option<Stamp<'static>>,
    /// What was read and counted in all.
    pub totals: Totals,
    /// Codes that errcat knows, the most frequent first.
    pub codes: Vec<CodeCount>,
    /// Codes that it does not know, the most frequent first.
    pub unknown: Vec<CodeCount>,
    /// The same responses counted in another way, if that was asked for.
    pub groups: Option<Groups>,
    /// Which responses were counted.
    pub filter: Filter,
    /// The time that divides `before_cut` from the rest.
    pub cut: Option<Timestamp>,
    /// What is new, if that was asked for.
    pub comparison: Option<Comparison>,
    /// The inputs, in the order in which they were read.
    pub inputs: Vec<Input>,
    /// Whether reading was stopped or failed before the end of an input.
    pub partial: bool,
}

/// The sums of a report.
///
/// `responses` is the sum of `counted`, `excluded_by_code`, `excluded_by_time` and
/// `excluded_without_time`. `counted` is the sum of the counts in `codes`, `unknown`, `unknown_other`
/// and `without_code`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Totals {
    /// How many bytes were read, decompressed.
    pub bytes: u64,
    /// How many lines were read.
    pub lines: u64,
    /// How many error responses were found.
    pub responses: u64,
    /// How many of them the filter accepts.
    pub counted: u64,
    /// The responses with an unknown code that is not in `unknown`, because there are too many.
    pub unknown_other: Rest,
    /// The responses without a code.
    pub without_code: Rest,
    /// How many responses have another code or category than the filter accepts.
    pub excluded_by_code: u64,
    /// How many responses are earlier or later than the filter accepts.
    pub excluded_by_time: u64,
    /// How many responses have no time, although the filter needs one.
    pub excluded_without_time: u64,
    /// How many of the counted responses have no time.
    pub without_time: u64,
    /// How many of the counted responses are before `cut`.
    pub before_cut: u64,
    /// The time of the first counted response.
    pub first_seen: Option<Timestamp>,
    /// The time of the last counted response.
    pub last_seen: Option<Timestamp>,
    /// How many documents may be error responses and cannot be read.
    pub unreadable: u64,
}

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

impl Report {
    pub(super) fn new(counts: &Counts, context: &Context<'_>, inputs: Vec<Input>) -> Self {
        let total = counts.total();
        let rows = |seen: &mut dyn Iterator<Item = (&str, &Seen)>| {
            let mut rows: Vec<_> = seen
                .map(|(code, seen)| CodeCount::new(code, seen, context, total.count))
                .collect();
            rows.sort_by_key(|row| (Reverse(row.count), row.code.as_raw_str().to_owned()));
            rows
        };
        let codes = rows(&mut counts.known(context.codes));
        let unknown = rows(&mut counts.unknown.kept());
        let all: Vec<&CodeCount> = codes.iter().chain(&unknown).collect();
        let by = context.options.by;
        Self {
            schema_version: SCHEMA_VERSION,
            catalog: Some(context.catalog.stamp().into_owned()),
            totals: Totals::new(counts, &total, &inputs),
            groups: by.map(|by| Groups::new(by, counts, &all, &total)),
            codes,
            unknown,
            filter: context.options.filter.clone(),
            cut: context.options.cut,
            comparison: None,
            inputs,
            partial: false,
        }
    }

    /// Returns the rows of known and unknown codes.
    pub fn rows(&self) -> impl Iterator<Item = &CodeCount> {
        self.codes.iter().chain(&self.unknown)
    }

    /// Whether the counts add up, which a report that was changed or damaged may not do.
    pub(super) fn adds_up(&self) -> bool {
        let totals = &self.totals;
        let rests = [totals.unknown_other, totals.without_code];
        let rows = self.rows().map(CodeCount::seen);
        let mut parts = rows.chain(rests.map(Seen::from));
        let sum = |numbers: &[u64]| {
            numbers
                .iter()
                .try_fold(0_u64, |sum, number| sum.checked_add(*number))
        };
        let is_whole = |count, before_cut, without_time| {
            sum(&[before_cut, without_time]).is_some_and(|timed| timed <= count)
        };
        let counted = parts.try_fold(0, |counted, part| {
            let is_whole = is_whole(part.count, part.before_cut, part.without_time);
            let is_in_order = part.first <= part.last;
            sum(&[counted, part.count]).filter(|_| is_whole && is_in_order)
        });
        let responses = sum(&[
            totals.counted,
            totals.excluded_by_code,
            totals.excluded_by_time,
            totals.excluded_without_time,
        ]);
        counted == Some(totals.counted)
            && responses == Some(totals.responses)
            && is_whole(totals.counted, totals.before_cut, totals.without_time)
    }
}

impl Totals {
    fn new(counts: &Counts, total: &Seen, inputs: &[Input]) -> Self {
        Self {
            bytes: inputs.iter().map(|input| input.bytes).sum(),
            lines: inputs.iter().map(|input| input.lines).sum(),
            responses: counts.responses(),
            counted: total.count,
            unknown_other: counts.unknown.other().into(),
            without_code: (&counts.without_code).into(),
            excluded_by_code: counts.excluded.by_code,
            excluded_by_time: counts.excluded.by_time,
            excluded_without_time: counts.excluded.without_time,
            without_time: total.without_time,
            before_cut: total.before_cut,
            first_seen: total.first,
            last_seen: total.last,
            unreadable: counts.unreadable,
        }
    }
}

impl CodeCount {
    fn new(code: &str, seen: &Seen, context: &Context<'_>, total: u64) -> Self {
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
