//! The differences between two sets of responses: which codes are new, gone, or more or less frequent.

use serde::{Deserialize, Serialize};

use super::time::Timestamp;
use crate::named_enum::named_enum;
use crate::untrusted::Untrusted;

/// A code that is on one side only is a finding if its responses would all be on that side by chance
/// in no more than this share of cases. A report has dozens of codes, and none of them may be a finding
/// by chance.
const MAX_CHANCE: f64 = 0.001;

/// A code has another rate if it differs by this factor, and by this many standard deviations.
const MIN_FACTOR: f64 = 2.0;
const MIN_DEVIATIONS: f64 = 4.0;

/// The shortest span for which a rate per hour says something, in hours.
const MIN_HOURS: f64 = 1.0 / 60.0;

/// The differences between two sets of responses.
///
/// A code with too few responses for a conclusion is in `uncertain`, and is not a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Comparison {
    /// What is compared.
    pub before: Side,
    /// What it is compared with.
    pub after: Side,
    /// What the rates are per.
    pub unit: Unit,
    /// Why there are no findings, if the two cannot be compared.
    pub refused: Option<Refusal>,
    /// Codes that only `after` has, the most frequent first.
    pub new: Vec<Change>,
    /// Codes that only `before` has, the most frequent first.
    pub gone: Vec<Change>,
    /// Codes with another rate, those that changed by the largest factor first.
    pub changed: Vec<Change>,
    /// Codes that only one side has, and too rarely for a conclusion.
    pub uncertain: Vec<Change>,
}

/// One of the two sets of responses.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Side {
    /// How many responses it has.
    pub responses: u64,
    /// How long it lasts, in hours.
    pub hours: Option<f64>,
    /// When it begins.
    pub from: Option<Timestamp>,
    /// When it ends.
    pub to: Option<Timestamp>,
}

named_enum! {
    /// What rates are per.
    pub enum Unit {
        /// An hour of the side.
        Hour = "hour",
        /// All responses of the side, because it has no times or is too short.
        Response = "response",
    }
}

named_enum! {
    /// Why two sets of responses are not compared.
    pub enum Refusal {
        /// The first one is empty.
        EmptyBefore = "empty_before",
        /// The second one is empty.
        EmptyAfter = "empty_after",
        /// No response has a time, so a cut does not divide them.
        WithoutTimes = "without_times",
        /// The filters of the reports differ.
        OtherFilter = "other_filter",
    }
}

/// A code that differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Change {
    /// The code.
    pub code: Untrusted,
    /// How many responses had it.
    pub count_before: u64,
    /// How many responses have it.
    pub count_after: u64,
    /// How many responses had it per unit.
    pub rate_before: f64,
    /// How many responses have it per unit.
    pub rate_after: f64,
    /// By which factor the rate changed; `None` if one side does not have the code.
    pub factor: Option<f64>,
}

impl Comparison {
    /// Compares the counts of codes: each one's before and after.
    pub(super) fn new<'r>(
        before: Side,
        after: Side,
        refusal: Option<Refusal>,
        rows: impl Iterator<Item = (&'r Untrusted, u64, u64)>,
    ) -> Self {
        let refused = refusal
            .or((before.responses == 0).then_some(Refusal::EmptyBefore))
            .or((after.responses == 0).then_some(Refusal::EmptyAfter));
        let hours = before.hours.zip(after.hours);
        let hours = hours.filter(|(before, after)| before.min(*after) >= MIN_HOURS);
        let (unit, exposures) = match hours {
            Some(hours) => (Unit::Hour, hours),
            None => (
                Unit::Response,
                (float(before.responses), float(after.responses)),
            ),
        };
        let mut comparison = Self {
            before,
            after,
            unit,
            refused,
            new: Vec::new(),
            gone: Vec::new(),
            changed: Vec::new(),
            uncertain: Vec::new(),
        };
        if refused.is_none() {
            for (code, before, after) in rows {
                comparison.compare(code, (before, after), exposures);
            }
            comparison.sort();
        }
        comparison
    }

    /// Adds a code with these counts to the list that it belongs to.
    fn compare(&mut self, code: &Untrusted, counts: (u64, u64), exposures: (f64, f64)) {
        let (before, after) = (float(counts.0), float(counts.1));
        let rates = (before / exposures.0, after / exposures.1);
        let change = Change {
            code: code.clone(),
            count_before: counts.0,
            count_after: counts.1,
            rate_before: rates.0,
            rate_after: rates.1,
            factor: (counts.0 > 0 && counts.1 > 0).then(|| rates.1 / rates.0),
        };
        let list = match (counts, change.factor) {
            ((0, 0), _) => return,
            (_, Some(factor)) => {
                // If nothing changed, the responses divide as the exposures do.
                let share = exposures.1 / (exposures.0 + exposures.1);
                let total = before + after;
                let deviation = (total * share * (1.0 - share)).sqrt();
                let is_certain = (after - total * share).abs() >= MIN_DEVIATIONS * deviation;
                if factor.max(1.0 / factor) < MIN_FACTOR || !is_certain {
                    return;
                }
                &mut self.changed
            }
            ((0, count), None) if chance(exposures.1, exposures.0, count) <= MAX_CHANCE => {
                &mut self.new
            }
            ((count, 0), None) if chance(exposures.0, exposures.1, count) <= MAX_CHANCE => {
                &mut self.gone
            }
            _ => &mut self.uncertain,
        };
        list.push(change);
    }

    fn sort(&mut self) {
        let size = |change: &Change| match change.factor {
            Some(factor) => factor.max(1.0 / factor),
            None => float(change.count_before + change.count_after),
        };
        for list in [
            &mut self.new,
            &mut self.gone,
            &mut self.changed,
            &mut self.uncertain,
        ] {
            list.sort_by(|one, other| {
                let by_size = size(other).total_cmp(&size(one));
                by_size.then_with(|| one.code.as_raw_str().cmp(other.code.as_raw_str()))
            });
        }
    }
}

impl Side {
    pub(super) fn new(responses: u64, from: Option<Timestamp>, to: Option<Timestamp>) -> Self {
        Self {
            responses,
            hours: from.zip(to).map(|(from, to)| to.hours_since(from)),
            from,
            to,
        }
    }
}

/// How likely it is that responses whose rate does not change are all on one side.
fn chance(exposure: f64, other: f64, count: u64) -> f64 {
    let count = i32::try_from(count).unwrap_or(i32::MAX);
    (exposure / (exposure + other)).powi(count)
}

#[expect(clippy::cast_precision_loss, reason = "rates need no more precision")]
fn float(count: u64) -> f64 {
    count as f64
}
