//! One code with everything that errcat knows about it.

use std::borrow::Cow;

use super::{
    Argument, Category, CliExit, Command, Evidence, KnownStatus, Origin, RepeatAdvice, RetryBasis,
    RetryVerdict,
};

/// A code with what is published about it and, separately, what errcat infers.
///
/// Entries belong to a [`Catalog`](super::Catalog); there is no other way to make them.
///
/// ```
/// use errcat::catalog::{Catalog, CliExit, Origin, RetryVerdict};
///
/// let lookup = Catalog::bundled().find("volume_busy");
/// let entry = lookup.entry().ok_or("unknown code")?;
/// assert_eq!(entry.origin(), Origin::Catalog);
/// assert_eq!(entry.category().map(|category| category.name()), Some("Volumes"));
/// assert_eq!(entry.retry(), RetryVerdict::Depends);
/// assert_eq!(entry.cli_exit(), CliExit::Conflict);
/// println!("{}: {}", entry.description(), entry.advice());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(super) code: Cow<'static, str>,
    pub(super) origin: Origin,
    pub(super) category: Option<Cow<'static, Category>>,
    pub(super) description: Cow<'static, str>,
    pub(super) renamed_to: Option<Cow<'static, str>>,
    pub(super) statuses: Cow<'static, [KnownStatus]>,
    pub(super) retry: RetryVerdict,
    pub(super) evidence: Evidence,
    pub(super) needs_retry_after: bool,
    pub(super) arguments: Cow<'static, [Argument]>,
    pub(super) caveat: Option<Cow<'static, str>>,
    pub(super) advice: Cow<'static, str>,
    pub(super) repeat_advice: Option<RepeatAdvice>,
    pub(super) commands: Cow<'static, [Command]>,
    pub(super) see_also: Cow<'static, [Cow<'static, str>]>,
}

impl Entry {
    /// Returns the code, spelled as published: `QUOTA_EXCEEDED` in capitals, all others in lower
    /// case.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Returns who makes the code. Only codes of [`Origin::Catalog`] are published.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// Returns the category under which the page lists the code; `None` for a non-catalog code.
    #[must_use]
    pub fn category(&self) -> Option<&Category> {
        self.category.as_deref()
    }

    /// Returns the name of the category, else the heading of the origin: what the code is listed
    /// under.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let catalog = Catalog::bundled();
    /// let headings = ["volume_busy", "not_found"].map(|code| {
    ///     catalog.known().find(|entry| entry.code() == code).map(|entry| entry.heading())
    /// });
    /// assert_eq!(headings, [Some("Volumes"), Some("Non-catalog: Server")]);
    /// ```
    #[must_use]
    pub fn heading(&self) -> &str {
        self.category()
            .map_or(self.origin.heading(), Category::name)
    }

    /// Returns the slug of the category, else the name of the origin: the short form of
    /// [`Entry::heading`] for programs.
    #[must_use]
    pub fn group(&self) -> &str {
        self.category().map_or(self.origin.as_str(), Category::slug)
    }

    /// Returns the published description, word for word. The vendor generates it from the code, so
    /// it often says no more than the code. For a non-catalog code it is by errcat.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Returns the newer name of the code, if it has one: the name in release 1.0 of the Python
    /// SDK or, for a non-catalog code, in newer documentation.
    #[must_use]
    pub fn renamed_to(&self) -> Option<&str> {
        self.renamed_to.as_deref()
    }

    /// Returns the names of the code: the published one, then the newer one if there is one.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        [Some(self.code()), self.renamed_to()].into_iter().flatten()
    }

    /// Returns the HTTP statuses that the code is known to come with, sourced ones first; empty if
    /// no source mentions any.
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
        &self.statuses
    }

    /// Returns whether the same request may be sent again. What a response itself says about that
    /// takes precedence.
    #[must_use]
    pub fn retry(&self) -> RetryVerdict {
        self.retry
    }

    /// Returns whether a retry is permitted even without a Retry-After header: the verdict permits
    /// one, it is based on more than the name of the code, and no source contradicts it.
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
            && !self.needs_retry_after
    }

    /// Returns whether a retry is permitted only if the response has a Retry-After header.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let capacity = Catalog::bundled().get("capacity_exceeded").ok_or("not a code")?;
    /// assert!(capacity.needs_retry_after() && !capacity.permits_retry());
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn needs_retry_after(&self) -> bool {
        self.needs_retry_after
    }

    /// Returns what [`Entry::retry`] was inferred from.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Returns the reasons for each possible verdict, where the sources leave it open.
    ///
    /// ```
    /// use errcat::catalog::{Catalog, RetryVerdict};
    ///
    /// let busy = Catalog::bundled().get("volume_busy").ok_or("not a code")?;
    /// let verdicts: Vec<_> = busy.arguments().iter().map(|argument| argument.verdict).collect();
    /// assert_eq!(verdicts, [RetryVerdict::Later, RetryVerdict::AfterChange]);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn arguments(&self) -> &[Argument] {
        &self.arguments
    }

    /// Returns what to know about the sources before relying on the verdict or the exit code, such
    /// as that two sources contradict each other.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let feature = Catalog::bundled().get("feature_unavailable").ok_or("not a code")?;
    /// assert!(feature.caveat().is_some_and(|caveat| caveat.contains("retry later")));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn caveat(&self) -> Option<&str> {
        self.caveat.as_deref()
    }

    /// Returns whether the retry verdict is the published description's or errcat's inference.
    /// [`RetryVerdict::Depends`] is always an inference: no description says "it depends".
    #[must_use]
    pub fn retry_basis(&self) -> RetryBasis {
        match (self.evidence, self.retry) {
            (_, RetryVerdict::Unknown) => RetryBasis::Unknown,
            (Evidence::Description, RetryVerdict::Depends) => RetryBasis::Inference,
            (Evidence::Description, _) => RetryBasis::Catalog,
            _ => RetryBasis::Inference,
        }
    }

    /// Returns the exit code of the nullspace CLI for this error.
    #[must_use]
    pub fn cli_exit(&self) -> CliExit {
        CliExit::for_code(&self.code)
    }

    /// Returns errcat's advice in one or two sentences: the likely cause and the next step. It is
    /// not part of the API contract.
    #[must_use]
    pub fn advice(&self) -> &str {
        &self.advice
    }

    /// Returns what the advice says about repeating a request that may change something; `None` if it
    /// says nothing about that.
    ///
    /// ```
    /// use errcat::catalog::{Catalog, RepeatAdvice};
    ///
    /// let database = Catalog::bundled().get("database_error").ok_or("not a code")?;
    /// assert_eq!(database.repeat_advice(), Some(RepeatAdvice::CheckFirst));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn repeat_advice(&self) -> Option<RepeatAdvice> {
        self.repeat_advice
    }

    /// Returns the commands that show more about the failure, the most useful first; empty if no
    /// source has one. They change nothing at the API.
    ///
    /// A code that release 1.0 renamed has commands for both generations, those of 0.1 first.
    ///
    /// ```
    /// use errcat::catalog::{Catalog, Generation};
    ///
    /// let missing = Catalog::bundled().get("sandbox_not_found").ok_or("not a code")?;
    /// let commands = missing.commands().iter();
    /// let newer = commands.filter(|command| command.generation == Generation::V1_0);
    /// let newer: Vec<_> = newer.map(|command| &*command.run).collect();
    /// assert_eq!(newer, ["nullspace machine list", "GET /v1/machines"]);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn commands(&self) -> &[Command] {
        &self.commands
    }

    /// Returns whether the code, its newer name or its description contains `word`, ignoring case.
    /// In names a hyphen counts as an underscore.
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
        let name_part = word.replace('-', "_");
        self.names()
            .any(|name| name.to_ascii_lowercase().contains(&name_part))
            || self.description.to_ascii_lowercase().contains(&word)
    }

    /// Returns codes to compare with this one: easily confused with it, or likely to come next. For
    /// a published code they are others of its category.
    #[must_use]
    pub fn see_also(&self) -> &[Cow<'static, str>] {
        &self.see_also
    }
}
