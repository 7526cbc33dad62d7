//! Samples that depend only on what is sampled.

use crate::redact::{MASK, is_secret_id};
use crate::stable_hash::stable_hash;

/// How many request IDs of a code are kept.
const KEPT: usize = 3;

/// The longest request ID that is kept, in bytes.
const LONGEST: usize = 256;

/// The request IDs with the lowest hashes, lowest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Samples(Vec<(u64, Box<str>)>);

impl Samples {
    /// Adds a request ID, if it is one of those to keep. One that looks like a credential is not.
    pub(super) fn insert(&mut self, id: &[u8]) {
        let hash = stable_hash(id);
        let is_full = self.0.len() == KEPT;
        if is_full && self.0.last().is_some_and(|(last, _)| hash > *last) {
            return;
        }
        let Ok(id) = std::str::from_utf8(id) else {
            return;
        };
        if id.is_empty() || id.len() > LONGEST || is_secret_id(id) || id.contains(MASK) {
            return;
        }
        let place =
            |(other, kept): &(u64, Box<str>)| other.cmp(&hash).then_with(|| (**kept).cmp(id));
        if let Err(index) = self.0.binary_search_by(place) {
            self.0.insert(index, (hash, id.into()));
            self.0.truncate(KEPT);
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        for id in other.ids() {
            self.insert(id.as_bytes());
        }
    }

    /// Returns the request IDs.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, id)| &**id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'i>(ids: impl IntoIterator<Item = &'i str>) -> Samples {
        let mut samples = Samples::default();
        for id in ids {
            samples.insert(id.as_bytes());
        }
        samples
    }

    #[test]
    fn samples_do_not_depend_on_order_or_merging() {
        let ids: Vec<String> = (0..100).map(|number| format!("req_{number}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let all = of(ids.iter().copied());
        assert_eq!(all.ids().count(), KEPT);
        assert_eq!(of(ids.iter().rev().copied()), all);
        let (first, second) = ids.split_at(37);
        let mut merged = of(second.iter().copied());
        merged.merge(&of(first.iter().copied()));
        merged.merge(&all);
        assert_eq!(merged, all);
    }

    #[test]
    fn an_id_counts_once_and_some_are_left_out() {
        let long = "x".repeat(LONGEST + 1);
        assert_eq!(of(["a", "a", "", &long]), of(["a"]));
        assert_eq!(of(["a", "ns_live_a1b2c3", "ns_live_[masked]"]), of(["a"]));
    }
}
