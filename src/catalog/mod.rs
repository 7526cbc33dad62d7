//! The error catalog of the Nullspace API: 65 codes in 9 categories, and errcat's reading of each.
//! Beside it, always apart, stand the related codes, which it does not have.
//!
//! Codes, categories, their order and the descriptions are those of the published page, its
//! [source](Catalog::source). Retry verdicts and advice are errcat's own and say what they rest on.
//!
//! Each category has a file with its entries. Adding a code is adding one entry there.

mod bundled;
mod category;
mod cli_exit;
mod entry;
mod lookup;
mod origin;
mod retry;
mod status;
mod suggest;

pub use category::Category;
pub use cli_exit::CliExit;
pub use entry::Entry;
pub use lookup::{Lookup, normalize};
pub use origin::Origin;
pub use retry::{Argument, Evidence, RetryBasis, RetryVerdict};
pub use status::{KnownStatus, StatusEvidence};

/// The entries of one category or one other origin, as its file holds them.
type Section = &'static [Entry];

/// A catalog of error codes, with the codes that are related to it.
#[derive(Debug)]
pub struct Catalog {
    sections: &'static [Section],
    related: &'static [Section],
}

impl Catalog {
    /// The catalog that errcat was built with.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let busy = Catalog::bundled().get("volume_busy").ok_or("not a code")?;
    /// assert_eq!(busy.description(), "Volume busy.");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn bundled() -> &'static Self {
        &bundled::BUNDLED
    }

    /// The page that the catalog reproduces.
    #[must_use]
    pub fn source(&self) -> &str {
        bundled::SOURCE
    }

    /// Every entry of the catalog, in the order of the published page.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let first = Catalog::bundled().entries().next();
    /// assert_eq!(first.map(|entry| entry.code()), Some("unauthorized"));
    /// ```
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.sections.iter().copied().flatten()
    }

    /// Every related code, by its [`Origin`]. None of them is the catalog's: neither
    /// [`Catalog::entries`] nor [`Catalog::len`] counts them.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let mut related = Catalog::bundled().related();
    /// assert!(related.any(|entry| entry.code() == "edge_token_expired"));
    /// assert!(related.all(|entry| entry.category().is_none()));
    /// ```
    pub fn related(&self) -> impl Iterator<Item = &Entry> {
        self.related.iter().copied().flatten()
    }

    /// Every code that errcat knows: those of the catalog, then the related ones.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let catalog = Catalog::bundled();
    /// assert_eq!(catalog.known().count(), catalog.len() + catalog.related().count());
    /// ```
    pub fn known(&self) -> impl Iterator<Item = &Entry> {
        self.entries().chain(self.related())
    }

    /// How many codes the catalog has.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// assert_eq!(Catalog::bundled().len(), 65);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.sections.iter().map(|section| section.len()).sum()
    }

    /// Whether the catalog has no codes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry of a code in its published spelling; [`Catalog::find`] also takes other
    /// spellings and renamed codes.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// assert!(Catalog::bundled().get("QUOTA_EXCEEDED").is_some());
    /// assert!(Catalog::bundled().get("quota_exceeded").is_none());
    /// ```
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Entry> {
        self.entries().find(|entry| entry.code == code)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn entries() -> Vec<&'static Entry> {
        Catalog::bundled().entries().collect()
    }

    /// The catalog's and the related ones.
    fn all() -> Vec<&'static Entry> {
        Catalog::bundled().known().collect()
    }

    /// The file that holds an entry, for messages that say where to mend it.
    fn file_of(entry: &Entry) -> String {
        let folder = if entry.category().is_some() {
            ""
        } else {
            "related/"
        };
        let name = entry.origin.slug().replace('-', "_");
        format!("src/catalog/{folder}{name}.rs")
    }

    #[test]
    fn there_are_65_codes_in_9_categories() {
        assert_eq!(Catalog::bundled().len(), 65);
        assert_eq!(entries().len(), 65);
        assert_eq!(bundled::SECTIONS.len(), Category::ALL.len());
    }

    #[test]
    fn each_section_is_one_category_and_they_stand_in_the_published_order() {
        for (section, category) in bundled::SECTIONS.iter().zip(Category::ALL.iter().copied()) {
            assert!(!section.is_empty(), "{category} has no entries");
            for entry in *section {
                assert_eq!(
                    entry.origin,
                    Origin::Catalog(category),
                    "move {} to {}",
                    entry.code,
                    file_of(entry)
                );
            }
        }
    }

    #[test]
    fn codes_are_unique_without_regard_to_case_and_renames_shadow_none() {
        let mut seen = HashSet::new();
        for entry in all() {
            for name in [Some(entry.code), entry.renamed_to].into_iter().flatten() {
                assert!(
                    seen.insert(name.to_ascii_lowercase()),
                    "{name} in {} names two entries",
                    file_of(entry)
                );
            }
        }
    }

    #[test]
    fn codes_are_words_joined_by_underscores_in_one_case() {
        for entry in all() {
            let words_of = |test: fn(&char) -> bool| {
                entry
                    .code
                    .split('_')
                    .all(|word| !word.is_empty() && word.chars().all(|c| test(&c)))
            };
            assert!(
                words_of(char::is_ascii_lowercase) || words_of(char::is_ascii_uppercase),
                "{} in {}",
                entry.code,
                file_of(entry)
            );
        }
    }

    #[test]
    fn every_code_finds_its_own_entry() {
        for entry in entries() {
            let found = Catalog::bundled().get(entry.code);
            assert!(
                found.is_some_and(|found| std::ptr::eq(found, entry)),
                "{}",
                entry.code
            );
        }
    }

    #[test]
    fn codes_to_see_also_are_known_and_those_of_the_catalog_keep_to_their_category() {
        for entry in all() {
            let distinct: HashSet<_> = entry.see_also.iter().collect();
            assert_eq!(
                distinct.len(),
                entry.see_also.len(),
                "{}: one is named twice",
                entry.code
            );
            for code in entry.see_also {
                assert_ne!(
                    *code,
                    entry.code,
                    "{} names itself in {}",
                    entry.code,
                    file_of(entry)
                );
                let other = Catalog::bundled().find(code).entry();
                assert!(
                    other.is_some_and(|other| other.code == *code
                        && (entry.category().is_none() || other.origin == entry.origin)),
                    "{}: {code} is no code of {}; mend {}",
                    entry.code,
                    entry.origin,
                    file_of(entry)
                );
            }
        }
    }

    #[test]
    fn every_code_of_the_catalog_has_a_verdict() {
        for entry in entries() {
            assert!(
                entry.retry != RetryVerdict::Unknown,
                "{} in {}",
                entry.code,
                file_of(entry)
            );
        }
    }

    #[test]
    fn advice_is_short_whole_sentences_of_plain_text() {
        for entry in all() {
            let place = format!("advice of {} in {}", entry.code, file_of(entry));
            assert!(entry.advice.is_ascii(), "{place}: plain characters only");
            assert!(entry.advice.ends_with('.'), "{place}: ends with a period");
            assert!(
                entry.advice.starts_with(char::is_uppercase),
                "{place}: starts a sentence"
            );
            assert!(
                entry.advice.len() <= 150,
                "{place}: {} > 150",
                entry.advice.len()
            );
            assert!(!entry.advice.contains("  "), "{place}: a double blank");
            assert!(
                !entry.advice.contains(entry.description),
                "{place}: repeats the description"
            );
        }
    }

    #[test]
    fn advice_to_retry_says_how_not_to_do_a_write_twice() {
        for entry in all() {
            assert!(
                entry.retry != RetryVerdict::Later || entry.advice.contains("Idempotency-Key"),
                "advice of {} in {}",
                entry.code,
                file_of(entry)
            );
        }
    }

    #[test]
    fn no_two_codes_share_their_advice() {
        let distinct: HashSet<_> = all().iter().map(|entry| entry.advice).collect();
        assert_eq!(distinct.len(), all().len());
    }

    #[test]
    fn related_codes_stand_by_their_origin_and_are_not_counted() {
        assert_eq!(bundled::related::SECTIONS.len(), Origin::RELATED.len());
        for (section, origin) in bundled::related::SECTIONS.iter().zip(Origin::RELATED) {
            assert!(!section.is_empty(), "{origin}");
            for entry in *section {
                assert_eq!(entry.origin, *origin, "move {}", entry.code);
                assert!(
                    Catalog::bundled().get(entry.code).is_none(),
                    "{} is in the catalog",
                    entry.code
                );
            }
        }
    }

    #[test]
    fn every_doubt_says_what_speaks_for_which() {
        for entry in all() {
            let place = format!("arguments of {} in {}", entry.code, file_of(entry));
            let arguments = entry.arguments;
            if entry.retry == RetryVerdict::Depends {
                assert!(arguments.len() >= 2, "{place}: what does it depend on?");
            } else if !arguments.is_empty() {
                // The verdict is one of those that something speaks for.
                let mut verdicts = arguments.iter().map(|argument| argument.verdict);
                assert!(verdicts.any(|verdict| verdict == entry.retry), "{place}");
            }
            let verdicts: HashSet<_> = arguments.iter().map(|argument| argument.verdict).collect();
            assert_eq!(verdicts.len(), arguments.len(), "{place}: a verdict twice");
            assert_ne!(arguments.len(), 1, "{place}: one reading is no doubt");
            for Argument { rationale, .. } in arguments {
                assert!(rationale.is_ascii() && !rationale.contains("  "), "{place}");
                assert!(!rationale.ends_with('.'), "{place}: a clause, no sentence");
                assert!(rationale.len() <= 150, "{place}: {} > 150", rationale.len());
            }
        }
    }

    #[test]
    fn statuses_are_those_of_http_and_the_best_known_come_first() {
        for entry in all() {
            let is_inferred = |status: &KnownStatus| matches!(status, KnownStatus::Inferred(_));
            let statuses = entry.statuses;
            assert!(statuses.is_sorted_by_key(is_inferred), "{}", entry.code);
            let known = statuses
                .iter()
                .all(|status| (200..600).contains(&status.number()));
            assert!(known, "{}", entry.code);
        }
    }
}
