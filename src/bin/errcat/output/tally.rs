//! Counts what a run found and what it skipped.

use std::fmt::{self, Display};

use errcat::extract::{Content, Record, SkipReason, Skipped};

use super::numbers::{counted, grouped, plural};

/// The counts of one run. They are displayed as one line for people.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) error_responses: u64,
    /// How many other failed responses were found, such as pages of a gateway.
    pub(crate) other_failures: u64,
    pub(crate) successes: u64,
    /// How many files or streams could not be read to the end.
    pub(crate) failed_sources: u64,
    /// How many parts were skipped; a text of several lines is one part.
    skipped_parts: u64,
    /// How many parts, or lines of text, were skipped for each reason.
    skipped: Vec<(SkipReason, u64)>,
    /// What was skipped last.
    last_skipped: Option<Skipped>,
}

impl Tally {
    /// Counts a record.
    pub(crate) fn count(&mut self, record: &Record) {
        match &record.content {
            Content::ErrorResponse(_) => self.error_responses += 1,
            Content::OtherFailure(_) => self.other_failures += 1,
            Content::Success(_) => self.successes += 1,
            Content::Skipped(skipped) => self.count_skipped(*skipped, record.lines),
            _ => {}
        }
    }

    fn count_skipped(&mut self, skipped: Skipped, lines: u64) {
        let reason = skipped.reason();
        let amount = if reason == SkipReason::Text { lines } else { 1 };
        match self.skipped.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += amount,
            None => self.skipped.push((reason, amount)),
        }
        self.skipped_parts += 1;
        self.last_skipped = Some(skipped);
    }

    /// How many responses were found.
    pub(crate) fn responses(&self) -> u64 {
        self.error_responses + self.other_failures + self.successes
    }

    /// How many parts of the input were found, responses or not, and files that could not be read.
    pub(crate) fn parts(&self) -> u64 {
        self.responses() + self.skipped_parts + self.failed_sources
    }

    /// Whether the counts say more than the results printed so far.
    pub(crate) fn is_worth_reporting(&self) -> bool {
        self.skipped_parts > 0 || self.responses() > 1
    }

    /// What was skipped, if the input has nothing else.
    pub(super) fn only_skipped(&self) -> Option<Skipped> {
        self.last_skipped.filter(|_| self.parts() == 1)
    }

    /// The counts of skipped parts that are not 0, in the order of [`SkipReason::ALL`].
    pub(super) fn skipped(&self) -> impl Iterator<Item = (SkipReason, u64)> + '_ {
        let count = |reason: &SkipReason| {
            let mut counts = self.skipped.iter();
            counts.find(|(known, _)| known == reason).copied()
        };
        SkipReason::ALL.iter().filter_map(count)
    }

    /// Lists what was skipped: `2 JSON records and 1 text line`. `other` precedes what is like a
    /// response.
    pub(super) fn list_skipped(&self, other: &str) -> String {
        let parts = self.skipped().map(|(reason, count)| {
            let (one, several) = nouns(reason);
            let other = if reason == SkipReason::Json {
                other
            } else {
                ""
            };
            format!("{} {other}{}", grouped(count), plural(count, one, several))
        });
        and(&parts.collect::<Vec<_>>())
    }

    /// Lists the responses found: `3 error responses and 1 success`.
    pub(super) fn list_responses(&self) -> String {
        let (one_failure, failures) = match self.error_responses {
            0 => ("failed response", "failed responses"),
            _ => ("other failed response", "other failed responses"),
        };
        let kinds = [
            (self.error_responses, "error response", "error responses"),
            (self.other_failures, one_failure, failures),
            (self.successes, "success", "successes"),
        ];
        let kinds = kinds.iter().filter(|(count, ..)| *count > 0);
        let parts = kinds.map(|&(count, one, several)| counted(count, one, several));
        and(&parts.collect::<Vec<_>>())
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.list_responses())?;
        if self.skipped_parts > 0 {
            write!(f, "; {} skipped", self.list_skipped("other "))?;
        }
        if self.failed_sources > 0 {
            let inputs = counted(self.failed_sources, "input", "inputs");
            write!(f, "; {inputs} unreadable")?;
        }
        Ok(())
    }
}

/// What one and several parts that are skipped for a reason are called.
fn nouns(reason: SkipReason) -> (&'static str, &'static str) {
    match reason {
        SkipReason::Empty => ("empty input", "empty inputs"),
        SkipReason::Json => ("JSON record", "JSON records"),
        SkipReason::ProblemJson => ("problem document", "problem documents"),
        SkipReason::Html => ("HTML page", "HTML pages"),
        SkipReason::Text => ("text line", "text lines"),
        SkipReason::Request => ("request body", "request bodies"),
        SkipReason::NoAnswer => ("input without a response", "inputs without a response"),
        SkipReason::Binary => ("binary part", "binary parts"),
        SkipReason::Gzip => ("gzip-compressed part", "gzip-compressed parts"),
        SkipReason::InvalidJson => ("invalid JSON document", "invalid JSON documents"),
        SkipReason::Truncated => ("truncated JSON document", "truncated JSON documents"),
        SkipReason::TooLarge => ("oversized JSON document", "oversized JSON documents"),
        SkipReason::TooDeep => (
            "too deeply nested JSON document",
            "too deeply nested JSON documents",
        ),
        // A test finds reasons that are missing here.
        other => (other.as_str(), other.as_str()),
    }
}

/// Joins a list as in prose: `a, b and c`.
fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_singular_and_a_plural() {
        for &reason in SkipReason::ALL {
            let (one, several) = nouns(reason);
            assert_ne!(one, several, "{reason} has no name");
        }
    }

    #[test]
    fn counts_that_are_0_are_not_displayed() {
        let mut tally = Tally {
            error_responses: 1_000,
            ..Tally::default()
        };
        assert_eq!(tally.to_string(), "1,000 error responses");
        tally.count_skipped(Skipped::Text, 310);
        tally.count_skipped(Skipped::Json, 1);
        tally.count_skipped(Skipped::Html, 7);
        assert_eq!(
            tally.to_string(),
            "1,000 error responses; 1 other JSON record, 1 HTML page and 310 text lines skipped"
        );
        tally.error_responses = 0;
        tally.other_failures = 1;
        tally.successes = 2;
        tally.failed_sources = 1;
        tally.skipped.clear();
        tally.skipped_parts = 0;
        assert_eq!(
            tally.to_string(),
            "1 failed response and 2 successes; 1 input unreadable"
        );
    }
}
