//! One code and all that errcat says of it.

use super::{Argument, Category, CliExit, Evidence, KnownStatus, Origin, RetryBasis, RetryVerdict};

/// One code, of the catalog or related: what is published of it and, apart from that, errcat's own
/// argument.
///
/// Obtained from a [`Catalog`](super::Catalog), never made by hand.
#[derive(Debug)]
pub struct Entry {
    pub(super) code: &'static str,
    pub(super) origin: Origin,
    pub(super) description: &'static str,
    pub(super) renamed_to: Option<&'static str>,
    pub(super) statuses: &'static [KnownStatus],
    pub(super) retry: RetryVerdict,
    pub(super) evidence: Evidence,
    pub(super) arguments: &'static [Argument],
    pub(super) advice: &'static str,
    pub(super) see_also: &'static [&'static str],
}

impl Entry {
    /// The code, spelled as published; `QUOTA_EXCEEDED` is the only one in capitals.
    #[must_use]
    pub fn code(&self) -> &str {
        self.code
    }

    /// Who makes the code; only those of the catalog are published.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The category that the published page lists the code under; a related code has none.
    #[must_use]
    pub fn category(&self) -> Option<Category> {
        self.origin.category()
    }

    /// The published description, to the letter. The vendor generates it from the code, so it
    /// often says no more than the code does. Of a related code, which has no published one, it is
    /// errcat's own.
    #[must_use]
    pub fn description(&self) -> &str {
        self.description
    }

    /// The newer name of the same code, where there is one: that of release 1.0 of the official SDK
    /// or, of a related code, that of newer documentation.
    #[must_use]
    pub fn renamed_to(&self) -> Option<&str> {
        self.renamed_to
    }

    /// The HTTP statuses that the code is known to come with, the best known first; none where no
    /// source speaks of it.
    ///
    /// ```
    /// use errcat::catalog::{Catalog, KnownStatus};
    ///
    /// let missing = Catalog::bundled().get("sandbox_not_found").ok_or("not a code")?;
    /// assert_eq!(missing.statuses(), [KnownStatus::Sourced(404)]);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn statuses(&self) -> &[KnownStatus] {
        self.statuses
    }

    /// Whether the same request may be sent again. What a response says of itself outranks it.
    #[must_use]
    pub fn retry(&self) -> RetryVerdict {
        self.retry
    }

    /// Whether the verdict is a yes that may be acted on: it permits a retry, rests on more than the
    /// name of the code, and the sources leave no doubt.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let catalog = Catalog::bundled();
    /// assert!(catalog.get("transition_in_progress").is_some_and(|entry| entry.permits_retry()));
    /// assert!(catalog.get("sandbox_not_ready").is_some_and(|entry| !entry.permits_retry()));
    /// ```
    #[must_use]
    pub fn permits_retry(&self) -> bool {
        self.retry.permits_retry()
            && self.evidence != Evidence::CodeNameOnly
            && self.arguments.is_empty()
    }

    /// What [`Entry::retry`] was read from.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// What speaks for which verdict, where the sources leave a doubt.
    ///
    /// ```
    /// use errcat::catalog::{Catalog, RetryVerdict};
    ///
    /// let feature = Catalog::bundled().get("feature_unavailable").ok_or("not a code")?;
    /// let verdicts: Vec<_> = feature.arguments().iter().map(|argument| argument.verdict).collect();
    /// assert_eq!(verdicts, [RetryVerdict::Later, RetryVerdict::AfterChange]);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn arguments(&self) -> &[Argument] {
        self.arguments
    }

    /// Whose word the retry verdict is: the catalog's where its description carries the verdict,
    /// errcat's reading everywhere else. An open verdict is always errcat's: no description says
    /// "it depends".
    #[must_use]
    pub fn retry_basis(&self) -> RetryBasis {
        match (self.evidence, self.retry) {
            (_, RetryVerdict::Unknown) => RetryBasis::Unknown,
            (Evidence::Description, RetryVerdict::Depends) => RetryBasis::Inference,
            (Evidence::Description, _) => RetryBasis::Catalog,
            _ => RetryBasis::Inference,
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
    /// assert!(busy.matches_word("Volume-Busy"));
    /// assert!(!busy.matches_word("sandbox"));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn matches_word(&self, word: &str) -> bool {
        let word = word.to_ascii_lowercase();
        let code = word.replace('-', "_");
        let mut names = [Some(self.code), self.renamed_to].into_iter().flatten();
        names.any(|name| name.to_ascii_lowercase().contains(&code))
            || self.description.to_ascii_lowercase().contains(&word)
    }

    /// Codes that are easily confused with this one or that come next: for one of the catalog
    /// others of its category, for a related code any.
    #[must_use]
    pub fn see_also(&self) -> &[&str] {
        self.see_also
    }
}
