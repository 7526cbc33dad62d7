//! Whether to retry, in the words for people.

use super::{Entry, RetryVerdict};
use crate::named_enum::named_enum;

named_enum! {
    /// Whether to send the same request again, in a word for people.
    ///
    /// ```
    /// use errcat::catalog::{RetryVerdict, RetryWord};
    ///
    /// let word = RetryWord::new(RetryVerdict::AfterChange, false);
    /// assert_eq!(word.as_str(), "not unchanged");
    /// ```
    pub enum RetryWord {
        /// Programs may send it again unchanged, after a delay.
        Yes = "yes",
        /// Something has to change first.
        NotUnchanged = "not unchanged",
        /// The sources leave it open, or a yes is not certain.
        Depends = "depends",
        /// Nothing is known.
        Unknown = "unknown",
    }
}

impl RetryWord {
    /// Returns the word for a verdict. A yes that is not certain reads "depends".
    ///
    /// ```
    /// use errcat::catalog::{RetryVerdict, RetryWord};
    ///
    /// assert_eq!(RetryWord::new(RetryVerdict::Later, true), RetryWord::Yes);
    /// assert_eq!(RetryWord::new(RetryVerdict::Later, false), RetryWord::Depends);
    /// ```
    #[must_use]
    pub const fn new(verdict: RetryVerdict, is_permitted: bool) -> Self {
        match verdict {
            _ if is_permitted => Self::Yes,
            RetryVerdict::AfterChange => Self::NotUnchanged,
            RetryVerdict::Unknown => Self::Unknown,
            _ => Self::Depends,
        }
    }

    /// Returns the word with the delay that holds for a code in general.
    #[must_use]
    pub const fn in_general(self) -> &'static str {
        match self {
            Self::Yes => "yes, with backoff",
            other => other.as_str(),
        }
    }
}

impl RetryVerdict {
    /// Returns when a retry can help, in words.
    ///
    /// ```
    /// use errcat::catalog::RetryVerdict;
    ///
    /// assert_eq!(RetryVerdict::AfterChange.when(), "after a change");
    /// ```
    #[must_use]
    pub const fn when(self) -> &'static str {
        match self {
            Self::AfterChange => "after a change",
            Self::AfterWindow => "after the window",
            _ => "later",
        }
    }
}

impl Entry {
    /// Returns whether to send the same request again, in a word for people.
    ///
    /// ```
    /// use errcat::catalog::{Catalog, RetryWord};
    ///
    /// let busy = Catalog::bundled().get("volume_busy").ok_or("not a code")?;
    /// assert_eq!(busy.retry_word(), RetryWord::Depends);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn retry_word(&self) -> RetryWord {
        RetryWord::new(self.retry(), self.permits_retry())
    }
}
