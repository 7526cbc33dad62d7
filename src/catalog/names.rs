//! Looks up names fast, to recognize and diagnose many responses.

use std::collections::HashMap;
use std::sync::Arc;

use super::lookup::{Match, MatchedBy};
use super::{Catalog, Origin};
use crate::hash_table::HashTable;

/// Where the entries of a catalog are, by the hashes of their names. Of several entries with the same
/// name, the first one counts.
pub(super) type Names = HashTable<Place>;

/// Where the entry with a name is. Places are in the order of [`Catalog::find`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    is_related: bool,
    is_newer_name: bool,
    section: usize,
    entry: usize,
}

impl Catalog {
    /// Returns the entry with a name, in any case, like [`Catalog::find_once`].
    pub(crate) fn find_name(&self, name: &str) -> Option<Match<'_>> {
        let names = self.names.get_or_init(|| self.names());
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
    // FNV-1a, without the bit by which lower case differs. Its last bits are the good ones.
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte | 0x20)).wrapping_mul(0x0100_0193)
    });
    (hash ^ (hash >> 16)) as usize
}

/// The codes that recognition knows: those of a catalog. It is cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) enum KnownCodes {
    /// Those of the bundled catalog.
    #[default]
    Bundled,
    /// Those of another one, as spelled there and in lower case, with who makes them.
    Other(Arc<HashMap<Box<str>, Origin>>),
}

impl KnownCodes {
    fn new(catalog: &Catalog) -> Self {
        if catalog.is_bundled() {
            return Self::Bundled;
        }
        let mut origins = HashMap::new();
        // Of several entries with the same name, the first one counts.
        for entry in catalog.known() {
            for name in entry.names() {
                for spelling in [name.to_owned(), name.to_ascii_lowercase()] {
                    let origin = origins.entry(spelling.into_boxed_str());
                    origin.or_insert(entry.origin());
                }
            }
        }
        Self::Other(Arc::new(origins))
    }

    /// Returns who makes a code, in exactly the spelling of the API or of the Python SDK, which converts
    /// codes to lower case: codes in another case, such as `NotFound` and `NOT_FOUND`, are those of other
    /// APIs.
    pub(crate) fn origin(&self, code: &str) -> Option<Origin> {
        let Self::Other(origins) = self else {
            return bundled_origin(code);
        };
        origins.get(code).copied()
    }

    /// Whether a text is a code in exactly this spelling.
    pub(crate) fn include(&self, code: &str) -> bool {
        self.origin(code).is_some()
    }
}

impl Catalog {
    /// Returns the codes for recognition.
    pub(crate) fn codes(&self) -> &KnownCodes {
        self.codes.get_or_init(|| KnownCodes::new(self))
    }
}

fn bundled_origin(code: &str) -> Option<Origin> {
    let entry = Catalog::bundled().find_name(code)?.entry;
    let is_lower_case = !code.bytes().any(|byte| byte.is_ascii_uppercase());
    let is_spelled_so = is_lower_case || entry.names().any(|name| name == code);
    is_spelled_so.then(|| entry.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes of the bundled catalog, and the same without the shortcut for them.
    fn both() -> [KnownCodes; 2] {
        let mut origins = HashMap::new();
        for entry in Catalog::bundled().known() {
            for name in entry.names() {
                origins.insert(name.into(), entry.origin());
                origins.insert(name.to_ascii_lowercase().into(), entry.origin());
            }
        }
        [KnownCodes::Bundled, KnownCodes::Other(Arc::new(origins))]
    }

    #[test]
    fn every_name_is_known_as_the_sdk_spells_it() {
        for codes in both() {
            for entry in Catalog::bundled().known() {
                for name in entry.names() {
                    let lower = name.to_ascii_lowercase();
                    for name in [name, &lower] {
                        assert_eq!(codes.origin(name), Some(entry.origin()), "{name}");
                    }
                }
            }
        }
    }

    #[test]
    fn names_of_other_apis_are_unknown() {
        for codes in both() {
            for name in ["", "NOT_FOUND", "NotFound", "Unauthorized", "volume_bsy"] {
                assert!(!codes.include(name), "{name}");
            }
        }
    }
}
