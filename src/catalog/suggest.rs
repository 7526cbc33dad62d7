//! Codes near a name that the catalog does not have.

use super::{Catalog, Lookup, normalize};

/// The most names that one suggestion holds.
const MOST: usize = 3;

/// A shorter name is the beginning of too many codes to mean one. Lengths are in bytes; codes are
/// ASCII.
const SHORTEST: usize = 3;

/// A shorter word counts only as a word of a code: as a part of one it says nothing, like `ion`.
const SHORTEST_PART: usize = 4;

/// A longer name is no mistyped code; it bounds the work of comparing.
const LONGEST: usize = 80;

/// How near a name is to a code; the smaller, the nearer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// One begins the other; holds by how many characters they differ in length.
    Prefix(usize),
    /// Each word of one is in the other; holds the difference in length.
    Part(usize),
    /// Holds the number of characters to insert, delete, replace or swap.
    Typos(usize),
}

impl Catalog {
    /// Looks a code up as [`Catalog::find`] does, with [`Catalog::suggest`]ions if it is not known.
    pub(crate) fn find_or_suggest(&self, code: &str) -> (Lookup<'_>, Vec<&str>) {
        match self.find(code) {
            Lookup::Unknown => (Lookup::Unknown, self.suggest(code)),
            known => (known, Vec::new()),
        }
    }

    /// Up to three names near `asked`, the nearest first, and of those as near the catalog's: its
    /// codes, names of release 1.0 of the official SDK, related codes, all of which
    /// [`Catalog::find`] takes. Empty when nothing is near.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// assert_eq!(Catalog::bundled().suggest("volume_bsy"), ["volume_busy"]);
    /// assert!(Catalog::bundled().suggest("zzz").is_empty());
    /// ```
    #[must_use]
    pub fn suggest(&self, asked: &str) -> Vec<&str> {
        let asked = normalize(asked);
        if !(SHORTEST..=LONGEST).contains(&asked.len()) {
            return Vec::new();
        }
        // Of an entry with two names the nearer counts, and the catalog's where both are as near.
        let mut near: Vec<(Nearness, &str)> = self
            .known()
            .filter_map(|entry| {
                let names = entry.names();
                names
                    .filter_map(|name| Some((nearness(&asked, &name.to_ascii_lowercase())?, name)))
                    .min_by_key(|&(nearness, _)| nearness)
            })
            .collect();
        near.sort_by_key(|&(nearness, _)| nearness);
        // A name with typos is not worth showing beside one that holds what was asked for.
        if let Some(&(Nearness::Prefix(_) | Nearness::Part(_), _)) = near.first() {
            near.retain(|(nearness, _)| !matches!(nearness, Nearness::Typos(_)));
        }
        near.into_iter().map(|(_, name)| name).take(MOST).collect()
    }
}

fn nearness(asked: &str, code: &str) -> Option<Nearness> {
    let difference = asked.len().abs_diff(code.len());
    if code.starts_with(asked) || (asked.starts_with(code) && difference <= code.len()) {
        return Some(Nearness::Prefix(difference));
    }
    let holds = |text: &str, words: &str| {
        words.split('_').all(|word| {
            (word.len() >= SHORTEST_PART && text.contains(word))
                || text.split('_').any(|whole| whole == word)
        })
    };
    // A code that is part of something else: a field, a link, the name of a class.
    let joined = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "");
    if holds(code, asked) || holds(asked, code) || joined(asked).contains(&joined(code)) {
        return Some(Nearness::Part(difference));
    }
    let typos = strsim::osa_distance(asked, code);
    (typos <= typos_allowed(asked.len())).then_some(Nearness::Typos(typos))
}

/// One slip in a short name, two in a common one, three in a long one: beyond that the names
/// suggested share letters with what was asked, but no meaning.
fn typos_allowed(length: usize) -> usize {
    match length {
        0..=7 => 1,
        8..=15 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggest(asked: &str) -> Vec<&'static str> {
        Catalog::bundled().suggest(asked)
    }

    #[test]
    fn typos_find_the_code() {
        for (asked, code) in [
            ("volume_bsy", "volume_busy"),
            ("volume_buys", "volume_busy"),
            ("Volume Bussy", "volume_busy"),
            ("qouta_exceeded", "QUOTA_EXCEEDED"),
            ("sandbox_not_redy", "sandbox_not_ready"),
            ("machine_not_fond", "machine_not_found"),
            ("internalerror", "internal_error"),
        ] {
            assert_eq!(suggest(asked).first(), Some(&code), "{asked}");
        }
    }

    #[test]
    fn a_prefix_or_part_comes_before_typos() {
        assert_eq!(suggest("volume_b").first(), Some(&"volume_busy"));
        assert_eq!(suggest("captcha").len(), 3);
        assert_eq!(suggest("busy"), ["volume_busy"]);
        assert_eq!(suggest("busy volume"), ["volume_busy"]);
        assert_eq!(suggest("volume_busy_error"), ["volume_busy"]);
        assert_eq!(suggest("not_found").len(), 3);
        assert!(
            suggest("not_found")
                .iter()
                .all(|name| !name.starts_with("machine"))
        );
    }

    #[test]
    fn a_code_inside_something_else_is_found() {
        for asked in [
            "\"code\": \"volume_busy\"",
            "code=volume_busy",
            "error.volume_busy",
            "ErrorCode.VOLUME_BUSY",
            "409 volume_busy",
            "VolumeBusyError",
            "reference/error-codes#volume-busy",
        ] {
            assert_eq!(suggest(asked).first(), Some(&"volume_busy"), "{asked}");
        }
        assert_eq!(
            suggest("internal_server_error").first(),
            Some(&"internal_error")
        );
    }

    #[test]
    fn nonsense_and_far_names_suggest_nothing() {
        for asked in [
            "ion",
            "",
            "z",
            "zz",
            "zzz",
            "_",
            "E0425",
            "hello",
            "foo_bar",
            "42",
            "conflagration",
        ] {
            assert!(suggest(asked).is_empty(), "{asked}: {:?}", suggest(asked));
        }
        assert!(suggest(&"volume_busy".repeat(100)).is_empty());
    }

    #[test]
    fn the_code_itself_is_its_nearest() {
        for entry in Catalog::bundled().entries() {
            assert_eq!(suggest(entry.code()).first(), Some(&entry.code()));
        }
    }
}
