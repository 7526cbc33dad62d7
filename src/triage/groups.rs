//! Counts by something other than the code.

use serde::{Deserialize, Serialize};

use super::counts::Counts;
use super::options::By;
use super::rows::{CodeCount, share};
use super::seen::Seen;
use super::time::Timestamp;
use crate::untrusted::Untrusted;

/// The counts of groups of responses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Groups {
    /// What a group has in common.
    pub by: By,
    /// The groups: hours in their order, others by their counts.
    pub groups: Vec<Group>,
    /// How many responses are in groups that are not listed, because there are too many groups.
    pub other: u64,
}

/// A group of responses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Group {
    /// The code, the slug of the category, the retry verdict, the beginning of the hour, or the name
    /// of the input.
    pub key: Untrusted,
    /// How many responses it has.
    pub count: u64,
    /// Their share of all that are counted, from 0 to 1.
    pub share: f64,
    /// The time of its first response.
    pub first_seen: Option<Timestamp>,
    /// The time of its last response.
    pub last_seen: Option<Timestamp>,
}

impl Groups {
    /// Returns the groups of a report. Those by code, category and retry are sums of its rows.
    pub(super) fn new(by: By, counts: &Counts, rows: &[&CodeCount], total: &Seen) -> Self {
        let mut other = counts.unknown.other().count + counts.without_code.count;
        let mut sums: Vec<(Untrusted, Seen)> = Vec::new();
        match by {
            By::Hour | By::File => {
                other = counts.groups.other().count;
                let kept = counts.groups.kept();
                sums.extend(kept.map(|(key, seen)| (Untrusted::new(key), seen.clone())));
            }
            By::Code | By::Category | By::Retry => {
                for row in rows {
                    let key = row.key(by);
                    let index = sums.iter().position(|(other, _)| *other == key);
                    let index = index.unwrap_or_else(|| {
                        sums.push((key, Seen::default()));
                        sums.len() - 1
                    });
                    if let Some((_, sum)) = sums.get_mut(index) {
                        sum.merge(&row.seen());
                    }
                }
            }
        }
        sums.sort_by(|(key, seen), (other_key, other)| {
            let by_count = match by {
                By::Hour => std::cmp::Ordering::Equal,
                _ => other.count.cmp(&seen.count),
            };
            by_count.then_with(|| key.as_raw_str().cmp(other_key.as_raw_str()))
        });
        let groups = sums.into_iter().map(|(key, seen)| Group {
            key,
            count: seen.count,
            share: share(seen.count, total.count),
            first_seen: seen.first,
            last_seen: seen.last,
        });
        Self {
            by,
            groups: groups.collect(),
            other,
        }
    }
}
