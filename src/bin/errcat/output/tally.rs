//! Counts what a run found and what it skipped.

use std::collections::BTreeMap;
use std::fmt;

use errcat::extract::{Content, Record, Skipped};

/// The reasons for skipping, with the names of one and of several skipped parts.
const REASONS: [(&str, &str, &str); 11] = [
    ("binary", "piece of binary data", "pieces of binary data"),
    ("empty", "empty answer", "empty answers"),
    ("html", "HTML page", "HTML pages"),
    (
        "invalid_json",
        "broken JSON document",
        "broken JSON documents",
    ),
    (
        "json",
        "JSON document that is no error",
        "JSON documents that are no error",
    ),
    ("problem_json", "problem document", "problem documents"),
    ("request", "request body", "request bodies"),
    ("text", "stretch of text", "stretches of text"),
    (
        "too_deep",
        "JSON document that nests too deep",
        "JSON documents that nest too deep",
    ),
    (
        "too_large",
        "too large JSON document",
        "too large JSON documents",
    ),
    ("truncated", "truncated", "truncated"),
];

/// The counts of one run. They are printed as one line for people.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// How many error responses were diagnosed.
    pub(crate) error_responses: u64,
    /// How many files or streams could not be read to the end.
    pub(crate) failed_sources: u64,
    /// How many other parts of the input were skipped, by reason.
    pub(crate) by_reason: BTreeMap<&'static str, u64>,
    /// The line of the last document that was cut off.
    truncated_at: u64,
}

impl Tally {
    /// Counts a record.
    pub(crate) fn count(&mut self, record: &Record) {
        match &record.content {
            Content::ErrorResponse(_) => self.error_responses += 1,
            // These describe the input as a whole, not a part of it that was skipped.
            Content::Skipped(Skipped::Empty | Skipped::NoAnswer { .. })
                if record.head.is_none() => {}
            Content::Skipped(skipped) => self.count_skipped(*skipped),
            _ => {}
        }
    }

    fn count_skipped(&mut self, skipped: Skipped) {
        *self.by_reason.entry(skipped.reason().as_str()).or_default() += 1;
        if let Skipped::Truncated { line } = skipped {
            self.truncated_at = line;
        }
    }

    /// How many parts of the input were skipped.
    pub(crate) fn skipped(&self) -> u64 {
        self.by_reason.values().sum()
    }

    /// Whether the counts add anything to the results printed so far.
    pub(crate) fn is_worth_reporting(&self) -> bool {
        self.skipped() > 0 || self.error_responses + self.failed_sources > 1
    }

    /// Describes how many parts were skipped for a reason: `2 HTML pages`.
    fn describe(&self, reason: &str, count: u64) -> String {
        let name = REASONS.iter().find(|(known, ..)| *known == reason);
        let name = name.map_or(
            reason,
            |&(_, one, several)| if count == 1 { one } else { several },
        );
        if reason == "truncated" && count == 1 {
            format!("{count} {name} at line {}", self.truncated_at)
        } else {
            format!("{count} {name}")
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.error_responses;
        let plural = if found == 1 { "" } else { "s" };
        write!(f, "{found} error response{plural}")?;
        let reasons = self.by_reason.iter();
        let reasons: Vec<_> = reasons
            .map(|(reason, &count)| self.describe(reason, count))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(skipped: &[Skipped]) -> String {
        let mut tally = Tally::default();
        for skipped in skipped {
            tally.count_skipped(*skipped);
        }
        tally.to_string()
    }

    #[test]
    fn every_reason_has_a_singular_and_a_plural() {
        for (skipped, one, two) in [
            (
                Skipped::Binary,
                "1 piece of binary data",
                "2 pieces of binary data",
            ),
            (Skipped::Empty, "1 empty answer", "2 empty answers"),
            (Skipped::Html, "1 HTML page", "2 HTML pages"),
            (
                Skipped::InvalidJson { line: 1, column: 1 },
                "1 broken JSON document",
                "2 broken JSON documents",
            ),
            (
                Skipped::Json,
                "1 JSON document that is no error",
                "2 JSON documents that are no error",
            ),
            (
                Skipped::ProblemJson,
                "1 problem document",
                "2 problem documents",
            ),
            (Skipped::Request, "1 request body", "2 request bodies"),
            (Skipped::Text, "1 stretch of text", "2 stretches of text"),
            (
                Skipped::TooDeep,
                "1 JSON document that nests too deep",
                "2 JSON documents that nest too deep",
            ),
            (
                Skipped::TooLarge,
                "1 too large JSON document",
                "2 too large JSON documents",
            ),
            (
                Skipped::Truncated { line: 40 },
                "1 truncated at line 40",
                "2 truncated",
            ),
        ] {
            assert_eq!(
                tally(&[skipped]),
                format!("0 error responses; skipped {one}")
            );
            assert_eq!(
                tally(&[skipped; 2]),
                format!("0 error responses; skipped {two}")
            );
        }
        assert!(REASONS.is_sorted());
    }
}
