//! Whether a request may be retried, and what that statement is based on.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::named_enum::named_enum;

named_enum! {
    /// Whether sending the same request again can help.
    ///
    /// ```
    /// use errcat::catalog::RetryVerdict;
    ///
    /// assert_eq!(RetryVerdict::AfterWindow.as_str(), "after_window");
    /// assert_eq!("depends".parse(), Ok(RetryVerdict::Depends));
    /// ```
    pub enum RetryVerdict {
        /// The failure is temporary: the same request may work after a backoff.
        Later = "later",
        /// A rate limit was hit: wait until the window has passed, which the Retry-After header
        /// gives in seconds or as a date.
        AfterWindow = "after_window",
        /// The request fails until something about it or about the account changes.
        AfterChange = "after_change",
        /// The sources do not settle it; the advice says what it depends on.
        Depends = "depends",
        /// Nothing is known, because the code is unknown or says nothing.
        Unknown = "unknown",
    }
}

impl RetryVerdict {
    /// Returns whether the same request may be sent again unchanged, after a delay. An uncertain
    /// verdict counts as no.
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

    /// Returns the verdict in a few words for a person.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Later => "temporary: yes, with backoff, or depends if that is uncertain",
            Self::AfterWindow => "rate limit: yes, after the delay in Retry-After",
            Self::AfterChange => "not unchanged: something has to change first",
            Self::Depends => "the sources leave it open",
            Self::Unknown => "no source says anything",
        }
    }
}

named_enum! {
    /// Where a retry verdict comes from, the strongest first.
    ///
    /// ```
    /// use errcat::catalog::RetryBasis;
    ///
    /// assert_eq!(RetryBasis::Inference.as_str(), "reading");
    /// ```
    pub enum RetryBasis {
        /// A `retryable` field of the response.
        Response = "response",
        /// The Retry-After header of the response.
        Header = "header",
        /// The published description of the code.
        Catalog = "catalog",
        /// errcat's inference from the evidence; the API does not promise it.
        Inference = "reading",
        /// Nothing supports a verdict.
        Unknown = "unknown",
    }
}

named_enum! {
    /// What the retry verdict of a code was inferred from.
    ///
    /// ```
    /// use errcat::catalog::Evidence;
    ///
    /// assert_eq!(Evidence::CodeNameOnly.as_str(), "identifier");
    /// ```
    pub enum Evidence {
        /// The published description of the code.
        Description = "description",
        /// Other pages of the vendor's documentation.
        Docs = "docs",
        /// The Python SDK: its behavior, its generated client or its tests.
        Sdk = "sdk",
        /// The name of the code, because no other source mentions it: the weakest evidence.
        CodeNameOnly = "identifier",
    }
}

impl Evidence {
    /// Returns the evidence in a few words for a person.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Description => "the published description",
            Self::Docs => "the vendor's documentation",
            Self::Sdk => "the Python SDK",
            Self::CodeNameOnly => "the name of the code alone",
        }
    }
}

named_enum! {
    /// What the advice on a code says about repeating a request that may change something.
    ///
    /// ```
    /// use errcat::catalog::RepeatAdvice;
    ///
    /// assert_eq!(RepeatAdvice::CheckFirst.as_str(), "check_first");
    /// ```
    pub enum RepeatAdvice {
        /// Which `Idempotency-Key` to send.
        IdempotencyKey = "idempotency_key",
        /// To check first whether the request took effect.
        CheckFirst = "check_first",
    }
}

/// A reason for one of several retry verdicts, where the sources leave the verdict open.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(rename = "Reading")
)]
#[non_exhaustive]
pub struct Argument {
    /// The verdict that it supports.
    pub verdict: RetryVerdict,
    /// The reason: a clause without a period. Evidence for it follows after a semicolon or colon.
    #[serde(rename = "because")]
    pub rationale: Cow<'static, str>,
}
