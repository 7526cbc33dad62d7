//! Whether to retry, in the words for people.

use errcat::catalog::{Entry, RetryVerdict};
use errcat::diagnosis::Retry;

/// Whether to send the same request again, in a word for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RetryWord {
    /// Programs may send it again unchanged, after a delay.
    Yes,
    /// Something has to change first.
    NotUnchanged,
    Depends,
    Unknown,
}

impl RetryWord {
    /// The word for a verdict. A yes that is not certain reads "depends".
    const fn new(verdict: RetryVerdict, is_permitted: bool) -> Self {
        match verdict {
            _ if is_permitted => Self::Yes,
            RetryVerdict::AfterChange => Self::NotUnchanged,
            RetryVerdict::Unknown => Self::Unknown,
            _ => Self::Depends,
        }
    }

    /// The word for a response.
    pub(super) const fn of_retry(retry: &Retry) -> Self {
        Self::new(retry.verdict(), retry.is_permitted())
    }

    /// The word for a code.
    pub(super) fn of_entry(entry: &Entry) -> Self {
        Self::new(entry.retry(), entry.permits_retry())
    }

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::NotUnchanged => "not unchanged",
            Self::Depends => "depends",
            Self::Unknown => "unknown",
        }
    }

    /// The word with the delay that holds for a code in general.
    pub(super) const fn in_general(self) -> &'static str {
        match self {
            Self::Yes => "yes, with backoff",
            other => other.as_str(),
        }
    }
}
