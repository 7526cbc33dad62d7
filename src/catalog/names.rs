//! Looks up names fast, to recognize and diagnose many responses.

use super::Catalog;
use super::lookup::{Match, MatchedBy};
use crate::hash_table::HashTable;

/// Where the entries of a catalog are, by the hashes of their names. Of several entries with the same
/// name, the first one counts.
pub(super) type Names = HashTable<Place>;

/// Where the entry with a name is. The lowest place with a name is the one that [`Catalog::find`]
/// returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    is_related: bool,
    is_newer_name: bool,
    section: usize,
    entry: usize,
}

impl Catalog {
    /// Returns the entry with a name, in any case.
    pub(crate) fn find_name(&self, name: &str) -> Option<Match<'_>> {
        let names = self.indexes.names.get_or_init(|| self.names());
        let is_named = |place: &Place| {
            let found = self.at(*place).map(|found| found.name());
            // Nearly all names are in the same case, which is compared faster.
            found.is_some_and(|found| found == name || found.eq_ignore_ascii_case(name))
        };
        self.at(*names.find(hash(name), is_named)?)
    }

    fn at(&self, place: Place) -> Option<Match<'_>> {
        let sections = if place.is_related {
            &self.related
        } else {
            &self.published
        };
        let entry = sections.get(place.section)?.0.get(place.entry)?;
        let matched_by = if place.is_newer_name {
            MatchedBy::NewerName
        } else {
            MatchedBy::Code
        };
        Some(Match { entry, matched_by })
    }

    fn names(&self) -> Names {
        let mut places = Vec::with_capacity(256);
        for (is_related, sections) in [(false, &self.published), (true, &self.related)] {
            for (section, entries) in sections.iter().enumerate() {
                for (entry, found) in entries.into_iter().enumerate() {
                    for (name, is_newer_name) in (found.names()).zip([false, true]) {
                        let place = Place {
                            is_related,
                            is_newer_name,
                            section,
                            entry,
                        };
                        places.push((place, name));
                    }
                }
            }
        }
        places.sort_unstable();
        let mut names = Names::with_capacity(places.len());
        for (place, name) in places {
            names.insert(hash(name), place);
        }
        names
    }
}

/// Returns a hash of a name that is the same in any case.
fn hash(name: &str) -> usize {
    // FNV-1a, with the bit set by which lower case differs from upper case.
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte | 0x20)).wrapping_mul(0x0100_0193)
    });
    // The table uses the last bits.
    (hash ^ (hash >> 16)) as usize
}
