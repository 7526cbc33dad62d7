//! How often and when something was seen.

use super::samples::Samples;
use super::sighting::Sighting;
use super::time::Timestamp;

/// What was seen of one code, or of anything else that is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) count: u64,
    /// How many of them have no time.
    pub(super) without_time: u64,
    /// How many of them are before [`Options::cut`](super::Options::cut).
    pub(super) before_cut: u64,
    pub(super) first: Option<Timestamp>,
    pub(super) last: Option<Timestamp>,
    pub(super) samples: Samples,
}

impl Seen {
    pub(super) fn add(&mut self, sighting: &Sighting<'_>, cut: Option<Timestamp>) {
        self.count += 1;
        match sighting.time {
            None => self.without_time += 1,
            Some(time) => {
                self.before_cut += u64::from(cut.is_some_and(|cut| time < cut));
                self.extend(Some(time), Some(time));
            }
        }
        if let Some(id) = sighting.request_id {
            self.samples.insert(id);
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.without_time += other.without_time;
        self.before_cut += other.before_cut;
        self.extend(other.first, other.last);
        self.samples.merge(&other.samples);
    }

    fn extend(&mut self, first: Option<Timestamp>, last: Option<Timestamp>) {
        self.first = match (self.first, first) {
            (Some(own), Some(first)) => Some(own.min(first)),
            (own, first) => own.or(first),
        };
        self.last = self.last.max(last);
    }
}
