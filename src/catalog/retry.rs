//! Whether a request may be retried, and what that statement rests on.

/// Whether sending the same request again can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryVerdict {
    /// The failure is transient: the same request may work after a back-off.
    Later,
    /// A rate limit was hit: wait for the window to pass, which Retry-After gives in seconds or
    /// as a date.
    AfterWindow,
    /// The request fails until something about it or about the account changes.
    AfterChange,
    /// The sources do not settle it; the advice says on what it depends.
    Depends,
    /// The code is not known, so nothing is known about retrying either.
    Unknown,
}

impl RetryVerdict {
    /// Every verdict. No code of the catalog has [`RetryVerdict::Unknown`].
    pub const ALL: &'static [Self] = &[
        Self::Later,
        Self::AfterWindow,
        Self::AfterChange,
        Self::Depends,
        Self::Unknown,
    ];

    /// Every name that [`RetryVerdict::as_str`] gives; later releases may add some.
    pub const NAMES: &'static [&'static str] = &[
        "later",
        "after_window",
        "after_change",
        "depends",
        "unknown",
    ];

    /// The verdict as JSON and the command line spell it.
    ///
    /// ```
    /// use errcat::catalog::RetryVerdict;
    ///
    /// assert_eq!(RetryVerdict::AfterWindow.as_str(), "after_window");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Later => "later",
            Self::AfterWindow => "after_window",
            Self::AfterChange => "after_change",
            Self::Depends => "depends",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the same request may be sent again as it is, after a wait. What is not settled or
    /// not known is no yes.
    ///
    /// ```
    /// use errcat::catalog::RetryVerdict;
    ///
    /// assert!(RetryVerdict::Later.permits_retry());
    /// assert!(!RetryVerdict::Depends.permits_retry());
    /// ```
    #[must_use]
    pub const fn permits_retry(self) -> bool {
        matches!(self, Self::Later | Self::AfterWindow)
    }

    /// The verdict in a few words for a person.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Later => "a passing fault; send the same request again after a back-off",
            Self::AfterWindow => "a limit over time; wait for Retry-After, then send it again",
            Self::AfterChange => "fails again until something changes",
            Self::Depends => "the sources do not settle it; see the advice",
            Self::Unknown => "there is nothing to go by",
        }
    }
}

/// Where a retry verdict comes from, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryBasis {
    /// The response itself says so in a `retryable` field.
    Response,
    /// The Retry-After header of the response.
    Header,
    /// The published description of the code.
    Catalog,
    /// errcat's own reading of the evidence, which the API does not promise.
    Inference,
    /// Nothing supports a verdict.
    Unknown,
}

impl RetryBasis {
    /// Every name that [`RetryBasis::as_str`] gives; later releases may add some.
    pub const NAMES: &'static [&'static str] =
        &["response", "header", "catalog", "reading", "unknown"];

    /// The basis as JSON spells it.
    ///
    /// ```
    /// use errcat::catalog::RetryBasis;
    ///
    /// assert_eq!(RetryBasis::Inference.as_str(), "reading");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Response => "response",
            Self::Header => "header",
            Self::Catalog => "catalog",
            Self::Inference => "reading",
            Self::Unknown => "unknown",
        }
    }
}

/// What speaks for one of several verdicts between which the sources leave a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Argument {
    /// The verdict that it speaks for.
    pub verdict: RetryVerdict,
    /// What speaks for it: a clause in errcat's own words, without a period.
    pub rationale: &'static str,
}

/// What the retry verdict of a code was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// The published description of the code.
    Description,
    /// Other pages of the vendor's documentation.
    Docs,
    /// The official Python SDK: its behaviour, its generated client or its tests.
    Sdk,
    /// The name of the code, as no other source speaks of it: the weakest evidence.
    CodeNameOnly,
}

impl Evidence {
    /// Every name that [`Evidence::as_str`] gives; later releases may add some.
    pub const NAMES: &'static [&'static str] = &["description", "docs", "sdk", "identifier"];

    /// The evidence as JSON spells it.
    ///
    /// ```
    /// use errcat::catalog::Evidence;
    ///
    /// assert_eq!(Evidence::Sdk.as_str(), "sdk");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Docs => "docs",
            Self::Sdk => "sdk",
            Self::CodeNameOnly => "identifier",
        }
    }

    /// The evidence in a few words for a person.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Description => "the catalog description",
            Self::Docs => "the vendor's documentation",
            Self::Sdk => "the official SDK",
            Self::CodeNameOnly => "the name of the code alone",
        }
    }
}
