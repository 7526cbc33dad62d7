//! Suggests names for an unknown code.

use std::cell::OnceCell;

use super::sketch::Sketch;
use super::{Catalog, Entry, normalize};

/// The maximum number of suggestions.
const MAX_SUGGESTIONS: usize = 3;

/// The minimum length of a name, in bytes: `vo` is the beginning of too many codes.
const MIN_NAME: usize = 3;

/// The maximum length of a name that is compared, in bytes, which bounds the work: a longer text is not
/// a mistyped code.
pub(crate) const MAX_COMPARED: usize = 80;

/// The minimum length of a word that may match inside another word: `ion` is part of too many.
const MIN_PART: usize = 4;

/// How a name resembles a code, the closest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Resemblance {
    /// One starts with the other; the number is the difference in length.
    Prefix(usize),
    /// Every word of one occurs in the other; the number is the difference in length.
    Part(usize),
    /// The number of characters to insert, delete, replace or swap.
    Typos(usize),
}

impl Catalog {
    /// Returns up to three known names that resemble `asked`, the closest first: published codes,
    /// their newer names and non-catalog codes, all of which [`Catalog::find`] knows. Takes any
    /// text, also a pasted one; returns nothing when no name is close.
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
        if !(MIN_NAME..=MAX_COMPARED).contains(&asked.len()) {
            return Vec::new();
        }
        let asked = Asked::new(asked);
        // One name for each entry. If both are equally close, `min_by_key` returns the first, which
        // is the published one.
        let mut found: Vec<(Resemblance, &str)> = self
            .candidates(&asked)
            .filter_map(|entry| {
                let names = entry.names();
                names
                    .filter_map(|name| Some((asked.resemblance(name)?, name)))
                    .min_by_key(|&(resemblance, _)| resemblance)
            })
            .collect();
        found.sort_by_key(|&(resemblance, _)| resemblance);
        // If a name contains the text, names that differ by typos only distract.
        if let Some((Resemblance::Prefix(_) | Resemblance::Part(_), _)) = found.first() {
            found.retain(|(resemblance, _)| !matches!(resemblance, Resemblance::Typos(_)));
        }
        let names = found.into_iter().map(|(_, name)| name);
        names.take(MAX_SUGGESTIONS).collect()
    }

    /// Returns the entries that may resemble a name.
    fn candidates(&self, asked: &Asked) -> impl Iterator<Item = &Entry> {
        let sketches = self.indexes.sketches.get_or_init(|| self.sketches());
        let may_resemble = |(_, sketch): &&(usize, Sketch)| asked.may_resemble(*sketch);
        let candidates = sketches.iter().filter(may_resemble);
        let mut numbers: Vec<usize> = candidates.map(|(number, _)| *number).collect();
        numbers.dedup();
        numbers
            .into_iter()
            .filter_map(|number| self.known().nth(number))
    }

    /// Returns the sketch of each name, with the number of its entry.
    fn sketches(&self) -> Vec<(usize, Sketch)> {
        let entries = self.known().enumerate();
        entries
            .flat_map(|(number, entry)| entry.names().map(move |name| (number, Sketch::new(name))))
            .collect()
    }
}

/// An unknown name, [normalized](normalize).
struct Asked {
    name: String,
    /// The name without what joins its words, once it was needed.
    joined: OnceCell<String>,
    sketch: Sketch,
    max_typos: usize,
}

impl Asked {
    fn new(name: String) -> Self {
        Self {
            joined: OnceCell::new(),
            sketch: Sketch::new(&name),
            max_typos: typos_allowed(name.len()),
            name,
        }
    }

    fn joined(&self) -> &str {
        self.joined.get_or_init(|| joined(&self.name))
    }

    /// Whether [`Asked::resemblance`] may find one to the name with this sketch.
    fn may_resemble(&self, sketch: Sketch) -> bool {
        self.sketch.may_contain(sketch)
            || sketch.may_contain(self.sketch)
            || self.sketch.may_be_typo(sketch, self.max_typos)
    }

    fn resemblance(&self, name: &str) -> Option<Resemblance> {
        let code = name.to_ascii_lowercase();
        if let Some(part) = self.part(&code) {
            return Some(part);
        }
        if !Sketch::new(&code).may_be_typo(self.sketch, self.max_typos) {
            return None;
        }
        let typos = strsim::osa_distance(&self.name, &code);
        (typos <= self.max_typos).then_some(Resemblance::Typos(typos))
    }

    /// Returns how one of this name and a code is part of the other.
    fn part(&self, code: &str) -> Option<Resemblance> {
        let asked = &*self.name;
        let difference = asked.len().abs_diff(code.len());
        if code.starts_with(asked) || (asked.starts_with(code) && difference <= code.len()) {
            return Some(Resemblance::Prefix(difference));
        }
        let contains_words = |text: &str, words: &str| {
            words.split('_').all(|word| {
                (word.len() >= MIN_PART && text.contains(word))
                    || text.split('_').any(|whole| whole == word)
            })
        };
        // The code may be part of a field, a link or the name of a class, as in `VolumeBusyError`.
        let is_part = contains_words(code, asked)
            || contains_words(asked, code)
            || self.joined().contains(&joined(code));
        is_part.then_some(Resemblance::Part(difference))
    }
}

/// Returns a text without what joins its words.
fn joined(text: &str) -> String {
    text.replace(|c: char| !c.is_alphanumeric(), "")
}

/// Returns how many typos a name of this length, in bytes, may have. With more, names share letters but
/// not the meaning.
pub(crate) fn typos_allowed(length: usize) -> usize {
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
    fn a_mistyped_code_is_found() {
        for (asked, code) in [
            ("volume_bsy", "volume_busy"),
            ("volume_buys", "volume_busy"),
            ("volme_bsy", "volume_busy"),
            ("timeot", "timeout"),
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
    fn prefixes_and_parts_come_before_typos() {
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
        for (asked, code) in [
            ("internal_server_error", "internal_error"),
            // Words that are too short to match inside another one.
            ("SandboxNotReadyError", "sandbox_not_ready"),
            // It begins with the code `unknown`, but most of it is another one.
            ("unknown volume busy", "volume_busy"),
        ] {
            assert_eq!(suggest(asked).first(), Some(&code), "{asked}");
        }
    }

    #[test]
    fn unrelated_texts_have_no_suggestions() {
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
            // More typos than a name of this length may have.
            "tmeot",
            "vlme_bsy",
        ] {
            assert!(suggest(asked).is_empty(), "{asked}: {:?}", suggest(asked));
        }
        assert!(suggest(&"volume_busy".repeat(100)).is_empty());
    }

    #[test]
    fn a_code_is_the_closest_to_itself() {
        for entry in Catalog::bundled().entries() {
            assert_eq!(suggest(entry.code()).first(), Some(&entry.code()));
        }
    }
}
