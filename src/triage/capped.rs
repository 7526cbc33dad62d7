//! Counts by text, in bounded memory.

use std::collections::BTreeMap;

use super::samples::Samples;
use super::seen::Seen;
use crate::stable_hash::stable_hash;

/// The longest key that is kept, in bytes.
const LONGEST_KEY: usize = 256;

/// What was seen for each key, for no more than a fixed number of keys: those with the lowest
/// hashes. So which ones are kept does not depend on the order in which they came.
#[derive(Clone, Debug)]
pub(super) struct Capped {
    limit: usize,
    kept: BTreeMap<(u64, Box<str>), Seen>,
    /// All other keys.
    other: Seen,
}

impl Capped {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            kept: BTreeMap::new(),
            other: Seen::default(),
        }
    }

    /// Returns what was seen of a key, or of all others if this one is not kept.
    pub(super) fn at(&mut self, key: &str) -> &mut Seen {
        let hash = stable_hash(key.as_bytes());
        let is_full = self.kept.len() == self.limit;
        let last = self.kept.last_key_value().filter(|_| is_full);
        let is_after_last = last.is_some_and(|((last, kept), _)| (*last, &**kept) < (hash, key));
        if is_after_last || key.len() > LONGEST_KEY {
            return &mut self.other;
        }
        let key = (hash, key.into());
        if is_full && !self.kept.contains_key(&key) {
            if let Some((_, evicted)) = self.kept.pop_last() {
                self.add_other(&evicted);
            }
        }
        self.kept.entry(key).or_default()
    }

    /// Adds what was seen of keys that are not kept.
    pub(super) fn add_other(&mut self, seen: &Seen) {
        self.other.merge(seen);
        self.other.samples = Samples::default();
    }

    pub(super) fn merge(&mut self, other: &Self) {
        for (key, seen) in other.kept() {
            self.at(key).merge(seen);
        }
        self.add_other(&other.other);
    }

    pub(super) fn kept(&self) -> impl Iterator<Item = (&str, &Seen)> {
        self.kept.iter().map(|((_, key), seen)| (&**key, seen))
    }

    pub(super) fn other(&self) -> &Seen {
        &self.other
    }
}
