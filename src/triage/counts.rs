//! Adds sightings of error responses up, in bounded memory.

use super::capped::Capped;
use super::codes::Codes;
use super::options::By;
use super::samples::Samples;
use super::seen::Seen;
use super::sighting::{Code, Context, Sighting};

/// How many unknown codes are kept.
const MAX_UNKNOWN: usize = 1000;

/// How many hours or files are kept.
const MAX_GROUPS: usize = 10_000;

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
    /// Hours or files, if [`Options::by`](super::Options::by) asks for them.
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
