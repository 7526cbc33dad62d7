//! The error catalog of the Nullspace API: 65 codes in 9 categories, and errcat's reading of each.
//!
//! Codes, categories, their order and the descriptions are those of the published page, its
//! [source](Catalog::source). Retry verdicts and advice are errcat's own and say what they rest on.
//!
//! Each category has a file with its entries. Adding a code is adding one entry there.

mod category;
mod cli_exit;
mod entry;
mod lookup;
mod retry;
mod suggest;

mod agent_deployments;
mod authentication_and_accounts;
mod execution_and_files;
mod general;
mod quotas_and_rate_limits;
mod sandboxes_and_scheduling;
mod snapshots;
mod templates_and_builds;
mod volumes;

pub use category::Category;
pub use cli_exit::CliExit;
pub use entry::Entry;
pub use lookup::{Lookup, normalize};
pub use retry::{Evidence, RetryBasis, RetryVerdict};

/// The published page that the bundled catalog reproduces.
const SOURCE: &str = "https://docs.ns.rocks/reference/error-codes";

/// The entries of one category, as its file holds them.
type Section = &'static [Entry];

/// The sections in the order of the published page.
static SECTIONS: [Section; 9] = [
    authentication_and_accounts::ENTRIES,
    sandboxes_and_scheduling::ENTRIES,
    snapshots::ENTRIES,
    templates_and_builds::ENTRIES,
    agent_deployments::ENTRIES,
    volumes::ENTRIES,
    execution_and_files::ENTRIES,
    quotas_and_rate_limits::ENTRIES,
    general::ENTRIES,
];

static BUNDLED: Catalog = Catalog {
    sections: &SECTIONS,
};

/// A catalog of error codes.
#[derive(Debug)]
pub struct Catalog {
    sections: &'static [Section],
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
        &BUNDLED
    }

    /// The page that the catalog reproduces.
    #[must_use]
    pub fn source(&self) -> &str {
        SOURCE
    }

    /// Every entry, in the order of the published page.
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

    /// The file that holds an entry, for messages that say where to mend it.
    fn file_of(entry: &Entry) -> String {
        format!("src/catalog/{}.rs", entry.category.slug().replace('-', "_"))
    }

    #[test]
    fn there_are_65_codes_in_9_categories() {
        assert_eq!(Catalog::bundled().len(), 65);
        assert_eq!(entries().len(), 65);
        assert_eq!(SECTIONS.len(), Category::ALL.len());
    }

    #[test]
    fn each_section_is_one_category_and_they_stand_in_the_published_order() {
        for (section, category) in SECTIONS.iter().zip(Category::ALL.iter().copied()) {
            assert!(!section.is_empty(), "{category} has no entries");
            for entry in *section {
                assert_eq!(
                    entry.category,
                    category,
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
        for entry in entries() {
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
        for entry in entries() {
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
    fn related_codes_are_others_of_the_same_category_each_once() {
        for entry in entries() {
            let distinct: HashSet<_> = entry.related.iter().collect();
            assert_eq!(
                distinct.len(),
                entry.related.len(),
                "{}: one is named twice",
                entry.code
            );
            for code in entry.related {
                assert_ne!(
                    *code,
                    entry.code,
                    "{} names itself in {}",
                    entry.code,
                    file_of(entry)
                );
                let related = Catalog::bundled().get(code);
                assert!(
                    related.is_some_and(|related| related.category == entry.category),
                    "{}: {code} is no code of {}; mend {}",
                    entry.code,
                    entry.category,
                    file_of(entry)
                );
            }
        }
    }

    #[test]
    fn only_codes_of_a_catalog_with_a_settled_reading_have_a_verdict() {
        for entry in entries() {
            assert!(
                RetryVerdict::OF_ENTRIES.contains(&entry.retry),
                "{}",
                entry.code
            );
        }
    }

    #[test]
    fn advice_is_short_whole_sentences_of_plain_text() {
        for entry in entries() {
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
    fn no_two_codes_share_their_advice() {
        let distinct: HashSet<_> = entries().iter().map(|entry| entry.advice).collect();
        assert_eq!(distinct.len(), entries().len());
    }
}
