//! Looks up names fast, to recognize and diagnose many responses.

use super::lookup::{Match, MatchedBy};
use super::{Catalog, Origin};

/// A hash table of the names of a catalog. Each name is in the first slot from its [`hash`] on that was
/// empty. Of several entries with the same name, the first one counts.
#[derive(Debug)]
pub(super) struct Names(Vec<Option<Place>>);

/// Where the entry with a name is. Places are in the order of [`Catalog::find`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    is_related: bool,
    is_newer_name: bool,
    section: usize,
    entry: usize,
}

impl Names {
    /// Returns the numbers of the slots that a name may have, the first one first.
    fn slots(&self, name: &str) -> impl Iterator<Item = usize> + use<> {
        // The length is a power of 2.
        let mask = self.0.len() - 1;
        let hash = hash(name);
        (0..=mask).map(move |step| hash.wrapping_add(step) & mask)
    }
}

impl Catalog {
    /// Returns the entry with a name, in any case, like [`Catalog::find_once`].
    pub(crate) fn find_name(&self, name: &str) -> Option<Match<'_>> {
        let names = self.names.get_or_init(|| self.names());
        let mut found = names
            .slots(name)
            .map_while(|slot| *names.0.get(slot)?)
            .filter_map(|place| self.at(place));
        // Nearly all names are in the same case, which is compared faster.
        found.find(|found| found.name() == name || found.name().eq_ignore_ascii_case(name))
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
        let length = (2 * places.len() + 1).next_power_of_two();
        let mut names = Names(vec![None; length]);
        for (place, name) in places {
            let empty = names
                .slots(name)
                .find(|slot| names.0.get(*slot) == Some(&None));
            if let Some(slot) = empty.and_then(|slot| names.0.get_mut(slot)) {
                *slot = Some(place);
            }
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

/// Returns who makes a bundled code, in exactly the spelling of the API or of the Python SDK, which
/// converts codes to lower case: codes in another case, such as `NotFound` and `NOT_FOUND`, are those
/// of other APIs.
pub(crate) fn origin_of_name(code: &str) -> Option<Origin> {
    let entry = Catalog::bundled().find_name(code)?.entry;
    let is_lower_case = !code.bytes().any(|byte| byte.is_ascii_uppercase());
    let is_spelled_so = is_lower_case || entry.names().any(|name| name == code);
    is_spelled_so.then(|| entry.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_known_as_the_sdk_spells_it() {
        for entry in Catalog::bundled().known() {
            for name in entry.names() {
                assert!(origin_of_name(name).is_some(), "{name}");
                let lower = name.to_ascii_lowercase();
                assert!(origin_of_name(&lower).is_some(), "{lower}");
            }
        }
    }

    #[test]
    fn names_of_other_apis_are_unknown() {
        for name in ["", "NOT_FOUND", "NotFound", "Unauthorized", "volume_bsy"] {
            assert_eq!(origin_of_name(name), None, "{name}");
        }
    }
}
