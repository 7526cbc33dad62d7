//! The result of counting, as JSON holds it.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::comparison::Comparison;
use super::counts::Counts;
use super::groups::Groups;
use super::inputs::Input;
use super::options::Filter;
use super::rows::{CodeCount, Rest};
use super::seen::Seen;
use super::sighting::Context;
use super::time::Timestamp;
use crate::catalog::file::Stamp;

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
