//! Adds sightings of error responses up, in bounded memory.

use std::collections::BTreeMap;

use super::codes::{CodeId, Codes};
use super::groups::By;
use super::options::Options;
use super::samples::Samples;
use super::time::Timestamp;
use crate::catalog::{Catalog, Entry};
use crate::stable_hash::stable_hash;

/// How many unknown codes are kept, and how many hours or files.
const MAX_UNKNOWN: usize = 1000;
const MAX_GROUPS: usize = 10_000;

/// The longest unknown code that is kept, in bytes.
const LONGEST_KEY: usize = 256;

/// The code of an error response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code<'s> {
    Known(CodeId),
    Unknown(&'s str),
    /// It has none.
    Missing,
}

/// What counting needs to know about an error response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sighting<'s> {
    pub(super) code: Code<'s>,
    pub(super) time: Option<Timestamp>,
    pub(super) request_id: Option<&'s [u8]>,
}

/// What decides how a sighting is counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'o> {
    pub(super) catalog: &'o Catalog,
    pub(super) codes: &'o Codes,
    pub(super) options: &'o Options,
}

impl Context<'_> {
    /// Returns the code with this text, in any case.
    pub(super) fn code<'s>(&self, text: &'s str) -> Code<'s> {
        let known = self.codes.find_similar(text);
        known.map_or(Code::Unknown(text), Code::Known)
    }

    /// Whether a code passes the filters.
    fn accepts(&self, code: Code<'_>) -> bool {
        let filter = &self.options.filter;
        if filter.codes.is_empty() && filter.categories.is_empty() {
            return true;
        }
        let text = match code {
            Code::Known(id) => self.codes.name(id),
            Code::Unknown(text) => text,
            Code::Missing => return false,
        };
        let entry = self.catalog.find_name(text).map(|found| found.entry);
        let has_category =
            |entry: &Entry| filter.categories.iter().any(|slug| slug == entry.group());
        (filter.codes.is_empty() || filter.codes.iter().any(|wanted| wanted == text))
            && (filter.categories.is_empty() || entry.is_some_and(has_category))
    }
}

/// What was seen of one code, or of anything else that is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) count: u64,
    /// How many of them have no time.
    pub(super) without_time: u64,
    /// How many of them are before [`Options::cut`].
    pub(super) before_cut: u64,
    pub(super) first: Option<Timestamp>,
    pub(super) last: Option<Timestamp>,
    pub(super) samples: Samples,
}

impl Seen {
    fn add(&mut self, sighting: &Sighting<'_>, cut: Option<Timestamp>) {
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

/// What was seen for each key, for no more than a fixed number of keys: those with the lowest
/// hashes. So it does not depend on the order in which they came.
#[derive(Clone, Debug)]
pub(super) struct Capped {
    limit: usize,
    kept: BTreeMap<(u64, Box<str>), Seen>,
    /// All other keys.
    other: Seen,
}

impl Capped {
    fn new(limit: usize) -> Self {
        Self {
            limit,
            kept: BTreeMap::new(),
            other: Seen::default(),
        }
    }

    fn at(&mut self, key: &str) -> &mut Seen {
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

    fn add_other(&mut self, seen: &Seen) {
        self.other.merge(seen);
        self.other.samples = Samples::default();
    }

    fn merge(&mut self, other: &Self) {
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

/// How many responses the filters exclude.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Excluded {
    pub(super) by_code: u64,
    pub(super) by_time: u64,
    pub(super) without_time: u64,
}

/// The sum of sightings.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    /// Known codes by their numbers. Those at the end may be missing.
    known: Vec<Seen>,
    pub(super) unknown: Capped,
    pub(super) without_code: Seen,
    pub(super) excluded: Excluded,
    /// Hours or files, if [`Options::by`] asks for them.
    pub(super) groups: Capped,
    /// Documents that may be error responses and cannot be read.
    pub(super) unreadable: u64,
    /// The input that is being read.
    input: Box<str>,
}

impl Default for Counts {
    fn default() -> Self {
        Self::for_input("")
    }
}

impl Counts {
    /// Returns empty counts of the input with this name.
    pub(super) fn for_input(name: &str) -> Self {
        Self {
            known: Vec::new(),
            unknown: Capped::new(MAX_UNKNOWN),
            without_code: Seen::default(),
            excluded: Excluded::default(),
            groups: Capped::new(MAX_GROUPS),
            unreadable: 0,
            input: name.into(),
        }
    }

    /// Counts an error response.
    pub(super) fn add(&mut self, sighting: &Sighting<'_>, context: &Context<'_>) {
        let filter = &context.options.filter;
        if filter.since.is_some() || filter.until.is_some() {
            let Some(time) = sighting.time else {
                self.excluded.without_time += 1;
                return;
            };
            let is_before = filter.since.is_some_and(|since| time < since);
            if is_before || filter.until.is_some_and(|until| time >= until) {
                self.excluded.by_time += 1;
                return;
            }
        }
        if !context.accepts(sighting.code) {
            self.excluded.by_code += 1;
            return;
        }
        self.at(sighting.code).add(sighting, context.options.cut);
        self.add_to_group(sighting, context);
    }

    /// Returns what was seen of a code.
    fn at(&mut self, code: Code<'_>) -> &mut Seen {
        match code {
            Code::Known(id) => {
                let index = id.index();
                if index >= self.known.len() {
                    self.known.resize_with(index + 1, Seen::default);
                }
                // It was just added.
                self.known.get_mut(index).unwrap_or(&mut self.without_code)
            }
            Code::Unknown(code) => self.unknown.at(code),
            Code::Missing => &mut self.without_code,
        }
    }

    /// Returns the known codes that were seen.
    pub(super) fn known<'c>(
        &'c self,
        codes: &'c Codes,
    ) -> impl Iterator<Item = (&'c str, &'c Seen)> {
        let seen = codes.ids().zip(&self.known);
        let seen = seen.filter(|(_, seen)| seen.count > 0);
        seen.map(|(id, seen)| (codes.name(id), seen))
    }

    fn add_to_group(&mut self, sighting: &Sighting<'_>, context: &Context<'_>) {
        let seen = match (context.options.by, sighting.time) {
            (Some(By::Hour), Some(time)) => self.groups.at(&time.hour().to_string()),
            (Some(By::File), _) => self.groups.at(&self.input),
            _ => return,
        };
        let without_id = Sighting {
            request_id: None,
            ..*sighting
        };
        seen.add(&without_id, context.options.cut);
    }

    /// Adds the counts of other inputs or of other parts of this one.
    pub(super) fn merge(&mut self, other: &Self) {
        if self.known.len() < other.known.len() {
            self.known.resize_with(other.known.len(), Seen::default);
        }
        for (own, seen) in self.known.iter_mut().zip(&other.known) {
            own.merge(seen);
        }
        self.unknown.merge(&other.unknown);
        self.without_code.merge(&other.without_code);
        self.groups.merge(&other.groups);
        self.excluded.by_code += other.excluded.by_code;
        self.excluded.by_time += other.excluded.by_time;
        self.excluded.without_time += other.excluded.without_time;
        self.unreadable += other.unreadable;
    }

    /// Adds what an earlier report says about a code.
    pub(super) fn add_seen(&mut self, code: Code<'_>, seen: &Seen) {
        self.at(code).merge(seen);
    }

    /// Adds what an earlier report says about unknown codes that it does not list.
    pub(super) fn add_other(&mut self, seen: &Seen) {
        self.unknown.add_other(seen);
    }

    /// Adds a group of an earlier report, or what it says about groups that it does not list.
    pub(super) fn add_group(&mut self, key: Option<&str>, seen: &Seen) {
        match key {
            Some(key) => self.groups.at(key).merge(seen),
            None => self.groups.add_other(seen),
        }
    }

    /// Returns all that is counted, without samples.
    pub(super) fn total(&self) -> Seen {
        let mut total = Seen::default();
        let unknown = self.unknown.kept().map(|(_, seen)| seen);
        let rest = [self.unknown.other(), &self.without_code];
        for seen in self.known.iter().chain(unknown).chain(rest) {
            total.merge(seen);
        }
        total.samples = Samples::default();
        total
    }

    /// Returns how many error responses there are, counted or excluded.
    pub(super) fn responses(&self) -> u64 {
        let Excluded {
            by_code,
            by_time,
            without_time,
        } = self.excluded;
        self.total().count + by_code + by_time + without_time
    }
}
