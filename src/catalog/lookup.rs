//! Finds the entry for a code, as spelled in a response or pasted by a person.

use super::{Catalog, Command, Entry, Generation};
use crate::named_enum::named_enum;

/// The result of looking up a code.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Lookup<'c> {
    /// errcat knows the code.
    Known(Match<'c>),
    /// errcat does not know the code.
    Unknown {
        /// Known names that resemble it, the closest first, at most three.
        suggestions: Vec<&'c str>,
    },
}

/// An entry, with which of its names matched. Whether the code is published is a property of the
/// entry: its [`Entry::origin`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Match<'c> {
    /// The entry.
    pub entry: &'c Entry,
    /// Which of its names matched.
    pub matched_by: MatchedBy,
}

named_enum! {
    /// Which name of an entry matched.
    pub enum MatchedBy {
        /// The code itself.
        Code = "code",
        /// [`Entry::renamed_to`], the newer name of the code.
        NewerName = "newer_name",
    }
}

impl<'c> Match<'c> {
    /// Returns the generation that uses the name that matched: 0.1 for a code that release 1.0
    /// renamed, else 1.0.
    ///
    /// ```
    /// use errcat::catalog::{Catalog, Generation, Lookup};
    ///
    /// let generation = |code| match Catalog::bundled().find(code) {
    ///     Lookup::Known(found) => Some(found.generation()),
    ///     _ => None,
    /// };
    /// assert_eq!(generation("sandbox_not_found"), Some(Generation::V0_1));
    /// assert_eq!(generation("machine_not_found"), Some(Generation::V1_0));
    /// assert_eq!(generation("volume_busy"), Some(Generation::V1_0));
    /// ```
    #[must_use]
    pub fn generation(&self) -> Generation {
        match self.matched_by {
            MatchedBy::Code if self.entry.renamed_to().is_some() => Generation::V0_1,
            _ => Generation::V1_0,
        }
    }

    /// Returns the name that matched.
    pub(super) fn name(&self) -> &'c str {
        match self.matched_by {
            MatchedBy::Code => self.entry.code(),
            MatchedBy::NewerName => self.entry.renamed_to().unwrap_or_default(),
        }
    }

    /// Returns an iterator over the commands of the entry for this generation.
    ///
    /// ```
    /// use errcat::catalog::{Catalog, Lookup};
    ///
    /// let Lookup::Known(missing) = Catalog::bundled().find("machine_not_found") else {
    ///     return Err("unknown");
    /// };
    /// let commands: Vec<_> = missing.commands().map(|command| &*command.run).collect();
    /// assert_eq!(commands, ["nullspace machine list", "GET /v1/machines"]);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn commands(&self) -> impl Iterator<Item = &'c Command> + use<'c> {
        let generation = self.generation();
        let commands = self.entry.commands().iter();
        commands.filter(move |command| command.generation == generation)
    }
}

impl<'c> Lookup<'c> {
    /// The result for a response that has no code.
    pub(crate) const WITHOUT_CODE: Self = Self::Unknown {
        suggestions: Vec::new(),
    };

    /// Returns the entry if the code is known, by any of its names.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let entry = Catalog::bundled().find("machine_not_found").entry();
    /// assert_eq!(entry.map(|entry| entry.code()), Some("sandbox_not_found"));
    /// ```
    #[must_use]
    pub fn entry(&self) -> Option<&'c Entry> {
        match self {
            Self::Known(found) => Some(found.entry),
            Self::Unknown { .. } => None,
        }
    }

    /// Returns known names that resemble an unknown code, the closest first. Empty for a known
    /// code.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let catalog = Catalog::bundled();
    /// assert_eq!(catalog.find("volume_bsy").suggestions(), ["volume_busy"]);
    /// assert!(catalog.find("volume_busy").suggestions().is_empty());
    /// ```
    #[must_use]
    pub fn suggestions(&self) -> &[&'c str] {
        match self {
            Self::Known(_) => &[],
            Self::Unknown { suggestions } => suggestions,
        }
    }

    /// Returns whether the code is the newer name of its entry.
    #[must_use]
    pub fn is_by_newer_name(&self) -> bool {
        matches!(self, Self::Known(found) if found.matched_by == MatchedBy::NewerName)
    }
}

impl Catalog {
    /// Returns the entry of a published code in exactly this spelling. For codes of responses use
    /// [`Catalog::find`].
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// assert!(Catalog::bundled().get("QUOTA_EXCEEDED").is_some());
    /// assert!(Catalog::bundled().get("quota_exceeded").is_none());
    /// ```
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Entry> {
        self.entries().find(|entry| entry.code() == code)
    }

    /// Looks up a code as responses spell it: published codes first, then their newer names, then
    /// non-catalog codes. Surrounding spaces and case do not matter, because the Python SDK
    /// converts codes to lower case (`quota_exceeded` for `QUOTA_EXCEEDED`).
    ///
    /// ```
    /// use errcat::catalog::{Catalog, Lookup, MatchedBy, Origin};
    ///
    /// let Lookup::Known(renamed) = Catalog::bundled().find("machine_not_found") else {
    ///     return Err("unknown");
    /// };
    /// assert_eq!(renamed.entry.code(), "sandbox_not_found");
    /// assert_eq!(renamed.matched_by, MatchedBy::NewerName);
    ///
    /// let client = Catalog::bundled().find("missing_api_key").entry().ok_or("unknown")?;
    /// assert_eq!(client.origin(), Origin::Client);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn find(&self, code: &str) -> Lookup<'_> {
        self.lookup(code, self.find_name(code.trim()))
    }

    /// Looks up a code as people paste it: like [`Catalog::find`], but also with hyphens or spaces
    /// for underscores, and in quotes or followed by punctuation.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let found = Catalog::bundled().find_pasted("`Volume-Busy`,");
    /// assert_eq!(found.entry().map(|entry| entry.code()), Some("volume_busy"));
    /// ```
    #[must_use]
    pub fn find_pasted(&self, text: &str) -> Lookup<'_> {
        let code = normalize(text);
        self.lookup(&code, self.find_once(&code))
    }

    fn lookup<'c>(&'c self, code: &str, found: Option<Match<'c>>) -> Lookup<'c> {
        match found {
            Some(found) => Lookup::Known(found),
            None => Lookup::Unknown {
                suggestions: self.suggest(code),
            },
        }
    }

    /// Returns the entry with a name, in any case and with hyphens for underscores. For one lookup, this is
    /// faster than an index.
    fn find_once(&self, code: &str) -> Option<Match<'_>> {
        let is_code = |entry: &&Entry| is_spelling(entry.code(), code);
        let is_newer_name = |entry: &&Entry| {
            let name = entry.renamed_to();
            name.is_some_and(|name| is_spelling(name, code))
        };
        let found_by = |matched_by| move |entry| Match { entry, matched_by };
        [self.entries(), self.related()].iter().find_map(|entries| {
            let by_code = entries.clone().find(is_code);
            let by_newer_name = || entries.clone().find(is_newer_name);
            by_code
                .map(found_by(MatchedBy::Code))
                .or_else(|| by_newer_name().map(found_by(MatchedBy::NewerName)))
        })
    }
}

/// Whether two names differ only in case and in hyphens for underscores.
fn is_spelling(name: &str, other: &str) -> bool {
    name.len() == other.len() && name.bytes().map(fold).eq(other.bytes().map(fold))
}

/// Returns a byte of a name in lower case, and `_` for a hyphen: names are the same if all of their
/// bytes are the same then.
pub(super) fn fold(byte: u8) -> u8 {
    match byte {
        b'-' => b'_',
        byte => byte.to_ascii_lowercase(),
    }
}

/// Returns a pasted code in the spelling of the catalog: lower case, words joined by underscores,
/// without quotes, backticks and punctuation around them.
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

    #[track_caller]
    fn assert_found(name: &str, entry: &Entry, matched_by: MatchedBy) {
        match Catalog::bundled().find(name) {
            Lookup::Known(found) => {
                assert!(std::ptr::eq(found.entry, entry), "{name}");
                assert_eq!(found.matched_by, matched_by, "{name}");
            }
            Lookup::Unknown { .. } => panic!("{name} is unknown"),
        }
    }

    #[test]
    fn every_code_and_newer_name_is_found_in_any_case() {
        for entry in Catalog::bundled().known() {
            for name in [entry.code().to_lowercase(), entry.code().to_uppercase()] {
                assert_found(&name, entry, MatchedBy::Code);
            }
            if let Some(name) = entry.renamed_to() {
                assert_found(&name.to_uppercase(), entry, MatchedBy::NewerName);
            }
        }
    }

    #[test]
    fn every_published_code_gets_its_own_entry() {
        for entry in Catalog::bundled() {
            let found = Catalog::bundled().get(entry.code());
            assert_eq!(found, Some(entry));
        }
    }

    #[test]
    fn pasted_spellings_of_every_code_find_it() {
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
                let found = Catalog::bundled().find_pasted(&pasted).entry();
                assert_eq!(found, Some(entry), "{pasted:?}");
            }
        }
    }

    #[test]
    fn a_text_without_letters_normalizes_to_nothing() {
        for pasted in ["", " ", "\"\"", "__", "-", "\u{1b}"] {
            assert_eq!(normalize(pasted), "", "{pasted:?}");
        }
        assert!(Catalog::bundled().find("").entry().is_none());
    }
}
