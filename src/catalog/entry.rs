//! One code of the catalog and all that errcat says of it.

use super::{Category, CliExit, Evidence, RetryBasis, RetryVerdict};

/// One code of the catalog: what the vendor publishes of it and, apart from that, errcat's own
/// reading.
///
/// Obtained from a [`Catalog`](super::Catalog), never made by hand.
#[derive(Debug)]
pub struct Entry {
    pub(super) code: &'static str,
    pub(super) category: Category,
    pub(super) description: &'static str,
    pub(super) renamed_to: Option<&'static str>,
    pub(super) retry: RetryVerdict,
    pub(super) evidence: Evidence,
    pub(super) advice: &'static str,
    pub(super) related: &'static [&'static str],
}

impl Entry {
    /// The code, spelled as published; `QUOTA_EXCEEDED` is the only one in capitals.
    #[must_use]
    pub fn code(&self) -> &str {
        self.code
    }

    /// The category that the published page lists the code under.
    #[must_use]
    pub fn category(&self) -> Category {
        self.category
    }

    /// The published description, to the letter. The vendor generates it from the code, so it
    /// often says no more than the code does.
    #[must_use]
    pub fn description(&self) -> &str {
        self.description
    }

    /// The name that release 1.0 of the official SDK has for the same code, where it differs.
    #[must_use]
    pub fn renamed_to(&self) -> Option<&str> {
        self.renamed_to
    }

    /// Whether the same request may be sent again. What a response says of itself outranks it.
    #[must_use]
    pub fn retry(&self) -> RetryVerdict {
        self.retry
    }

    /// What [`Entry::retry`] was read from.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Whose word the retry verdict is: the catalog's where its description carries the verdict,
    /// errcat's reading everywhere else. An open verdict is always errcat's: no description says
    /// "it depends".
    #[must_use]
    pub fn retry_basis(&self) -> RetryBasis {
        match (self.evidence, self.retry) {
            (Evidence::Description, RetryVerdict::Depends) => RetryBasis::Reading,
            (Evidence::Description, _) => RetryBasis::Catalog,
            _ => RetryBasis::Reading,
        }
    }

    /// The exit code that the official CLI ends with on this error.
    #[must_use]
    pub fn cli_exit(&self) -> CliExit {
        CliExit::for_code(self.code)
    }

    /// errcat's own advice in one or two sentences: the likely cause and the next step. It is no
    /// part of the API's contract.
    #[must_use]
    pub fn advice(&self) -> &str {
        self.advice
    }

    /// Whether the code, its description or its other name has this word as a part, in any case and
    /// with hyphens for underscores.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let busy = Catalog::bundled().get("volume_busy").ok_or("not a code")?;
    /// assert!(busy.mentions("Volume-Busy"));
    /// assert!(!busy.mentions("sandbox"));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn mentions(&self, word: &str) -> bool {
        let word = word.to_ascii_lowercase();
        let code = word.replace('-', "_");
        let mut names = [Some(self.code), self.renamed_to].into_iter().flatten();
        names.any(|name| name.to_ascii_lowercase().contains(&code))
            || self.description.to_ascii_lowercase().contains(&word)
    }

    /// Codes of the same category that are easily confused with this one or that come next.
    #[must_use]
    pub fn related(&self) -> &[&str] {
        self.related
    }
}
