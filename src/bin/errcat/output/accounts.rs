//! What a run over the input found and what it passed over.

use std::collections::BTreeMap;
use std::fmt;

use errcat::extract::Content;

/// The counts of one run.
#[derive(Debug, Default)]
pub(crate) struct Accounts {
    /// Error responses, each of which was shown.
    pub(crate) error_responses: u64,
    /// Files or streams that could not be read, or not to their end.
    pub(crate) failed_sources: u64,
    /// Everything else by its reason.
    pub(crate) by_reason: BTreeMap<&'static str, u64>,
}

impl Accounts {
    pub(crate) fn count(&mut self, content: &Content) {
        match content {
            Content::ErrorResponse(_) => self.error_responses += 1,
            Content::Skipped(skipped) => *self.by_reason.entry(skipped.as_str()).or_default() += 1,
        }
    }

    /// How many things were no error responses.
    pub(crate) fn skipped(&self) -> u64 {
        self.by_reason.values().sum()
    }

    /// Whether the counts say more than the results do.
    pub(crate) fn is_worth_telling(&self) -> bool {
        self.error_responses + self.skipped() + self.failed_sources > 1
    }
}

impl fmt::Display for Accounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.error_responses;
        write!(
            f,
            "{found} error response{}",
            if found == 1 { "" } else { "s" }
        )?;
        let reasons: Vec<_> = self
            .by_reason
            .iter()
            .map(|(reason, count)| format!("{count} {}", reason.replace('_', " ")))
            .collect();
        if !reasons.is_empty() {
            write!(f, "; skipped {}", reasons.join(", "))?;
        }
        if self.failed_sources > 0 {
            write!(f, "; {} could not be read", self.failed_sources)?;
        }
        Ok(())
    }
}
