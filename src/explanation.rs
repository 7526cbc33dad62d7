//! Pairing what a code means that somebody asks for by hand.

use crate::catalog::{Catalog, Lookup, normalize};
use crate::untrusted::Untrusted;

/// A code as it was asked for, and what the catalog knows of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Explanation<'c> {
    /// The code as it was asked for.
    pub asked: Untrusted,
    /// The catalog that it was looked up in.
    pub catalog: &'c Catalog,
    /// What the catalog knows of it.
    pub lookup: Lookup<'c>,
    /// Known names near a code that is not known, the nearest first, at most three.
    pub suggestions: Vec<&'c str>,
}

impl<'c> Explanation<'c> {
    /// Looks up a code as people paste it: in any case, with hyphens or blanks for underscores,
    /// with quotes and punctuation around it.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    /// use errcat::explanation::Explanation;
    /// use errcat::untrusted::Untrusted;
    ///
    /// let explanation = Explanation::new(Untrusted::new("`Volume-Busy`,"), Catalog::bundled());
    /// assert_eq!(explanation.lookup.entry().map(|entry| entry.code()), Some("volume_busy"));
    ///
    /// let explanation = Explanation::new(Untrusted::new("volume_bsy"), Catalog::bundled());
    /// assert_eq!(explanation.suggestions, ["volume_busy"]);
    /// ```
    #[must_use]
    pub fn new(asked: Untrusted, catalog: &'c Catalog) -> Self {
        let (lookup, suggestions) = catalog.find_or_suggest(&normalize(asked.as_raw_str()));
        Self {
            asked,
            catalog,
            lookup,
            suggestions,
        }
    }

    /// Whether the code was asked for by its newer name.
    #[must_use]
    pub fn asked_by_newer_name(&self) -> bool {
        self.lookup
            .is_newer_name(&normalize(self.asked.as_raw_str()))
    }
}
