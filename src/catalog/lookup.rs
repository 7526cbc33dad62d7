//! Finding the entry that a code means, as responses spell it and as people paste it.

use super::{Catalog, Entry};

/// What a catalog knows of a code.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Lookup<'c> {
    /// It is a code of the catalog.
    Catalog(&'c Entry),
    /// It is the name that release 1.0 of the official SDK has for a code of the catalog.
    Renamed(&'c Entry),
    /// It is related: users meet it where they meet the catalog's, but the catalog does not have it.
    Related(&'c Entry),
    /// Neither the catalog nor errcat has it.
    Unknown,
}

impl<'c> Lookup<'c> {
    /// The entry, under whichever name it was found.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let entry = Catalog::bundled().find("machine_not_found").entry();
    /// assert_eq!(entry.map(|entry| entry.code()), Some("sandbox_not_found"));
    /// ```
    #[must_use]
    pub fn entry(self) -> Option<&'c Entry> {
        match self {
            Self::Catalog(entry) | Self::Renamed(entry) | Self::Related(entry) => Some(entry),
            Self::Unknown => None,
        }
    }
}

impl Lookup<'_> {
    /// Whether this, with which the entry was found, is its newer name.
    pub(crate) fn is_newer_name(self, code: &str) -> bool {
        let name = self.entry().and_then(Entry::renamed_to);
        name.is_some_and(|name| name.eq_ignore_ascii_case(code.trim()))
    }
}

impl Catalog {
    /// Returns the entry of a published code in exactly this spelling. Use [`Catalog::find`] for
    /// codes of responses.
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

    /// Looks a code up by its name in the catalog, else by its name in release 1.0 of the
    /// official SDK, else among the related codes. Blanks around it and case do not matter: the
    /// official clients lower-case codes, so `quota_exceeded` is met in place of `QUOTA_EXCEEDED`.
    ///
    /// ```
    /// use errcat::catalog::{Catalog, Lookup};
    ///
    /// let catalog = Catalog::bundled();
    /// let renamed = catalog.find("machine_not_found");
    /// assert!(matches!(renamed, Lookup::Renamed(entry) if entry.code() == "sandbox_not_found"));
    /// assert!(matches!(catalog.find("missing_api_key"), Lookup::Related(_)));
    /// ```
    #[must_use]
    pub fn find(&self, code: &str) -> Lookup<'_> {
        let code = code.trim();
        let is_code = |entry: &&Entry| entry.code.eq_ignore_ascii_case(code);
        let is_newer_name = |entry: &&Entry| {
            let name = entry.renamed_to();
            name.is_some_and(|name| name.eq_ignore_ascii_case(code))
        };
        let of_catalog = || self.entries().find(is_code).map(Lookup::Catalog);
        let renamed = || self.entries().find(is_newer_name).map(Lookup::Renamed);
        let is_either = |entry: &&Entry| is_code(entry) || is_newer_name(entry);
        let related = || self.related().find(is_either).map(Lookup::Related);
        of_catalog()
            .or_else(renamed)
            .or_else(related)
            .unwrap_or(Lookup::Unknown)
    }
}

/// Brings a code as a person pastes it into the form of the catalog: without the quotes,
/// backticks and punctuation around it, hyphens and blanks as underscores, in lower case.
///
/// ```
/// use errcat::catalog::normalize;
///
/// assert_eq!(normalize("\"Volume-Busy\","), "volume_busy");
/// assert_eq!(normalize("`rate limit exceeded`."), "rate_limit_exceeded");
/// ```
#[must_use]
pub fn normalize(pasted: &str) -> String {
    pasted
        .split(|c: char| c.is_whitespace() || c == '-' || c == '_')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_and_rename_is_found_in_any_case() {
        let catalog = Catalog::bundled();
        for entry in catalog.entries() {
            for name in [entry.code.to_lowercase(), entry.code.to_uppercase()] {
                let found = catalog.find(&name);
                assert!(
                    matches!(found, Lookup::Catalog(found) if std::ptr::eq(found, entry)),
                    "{name}"
                );
            }
            if let Some(name) = entry.renamed_to() {
                let found = catalog.find(&name.to_uppercase());
                assert!(
                    matches!(found, Lookup::Renamed(found) if std::ptr::eq(found, entry)),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn ten_codes_were_renamed() {
        let renamed = Catalog::bundled()
            .entries()
            .filter(|entry| entry.renamed_to.is_some());
        assert_eq!(renamed.count(), 10);
    }

    #[test]
    fn pasted_spellings_of_every_code_come_back_to_it() {
        for entry in Catalog::bundled().entries() {
            let code = entry.code();
            for pasted in [
                format!("\"{code}\""),
                format!("'{code}',"),
                format!("`{code}`."),
                format!("  {code}:\n"),
                format!("\u{201c}{code}\u{201d}"),
                format!("({code})"),
                code.replace('_', "-"),
                code.replace('_', " "),
                code.replace('_', "  "),
            ] {
                assert_eq!(normalize(&pasted), code.to_lowercase(), "{pasted:?}");
            }
        }
    }

    #[test]
    fn nothing_and_punctuation_alone_are_no_code() {
        for pasted in ["", " ", "\"\"", "__", "-", "\u{1b}"] {
            assert_eq!(normalize(pasted), "", "{pasted:?}");
        }
        assert!(matches!(Catalog::bundled().find(""), Lookup::Unknown));
    }
}
