//! Builds the bundled entries: [`code`] begins an entry, and only what differs from the defaults is
//! set.
//!
//! The compiler evaluates all of it, so that the bundled catalog costs nothing at startup.

use std::borrow::Cow;

use crate::catalog::{
    Argument, Category, Command, Entry, Evidence, KnownStatus, Origin, RepeatAdvice, RetryVerdict,
};

/// A builder for an [`Entry`]. Unlike an entry, it owns nothing, so that a `const fn` can change
/// it.
#[derive(Clone, Copy)]
pub(super) struct Code {
    name: &'static str,
    description: &'static str,
    renamed_to: Option<&'static str>,
    statuses: &'static [KnownStatus],
    retry: RetryVerdict,
    evidence: Evidence,
    needs_retry_after: bool,
    arguments: &'static [Argument],
    caveat: Option<&'static str>,
    advice: &'static str,
    repeat_advice: Option<RepeatAdvice>,
    commands: &'static [Command],
    see_also: &'static [Cow<'static, str>],
}

/// Begins an entry: the code and its description, both as published.
pub(super) const fn code(name: &'static str, description: &'static str) -> Code {
    Code {
        name,
        description,
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Unknown,
        evidence: Evidence::CodeNameOnly,
        needs_retry_after: false,
        arguments: &[],
        caveat: None,
        advice: "",
        repeat_advice: None,
        commands: &[],
        see_also: &[],
    }
}

impl Code {
    /// Sets the newer name of the code.
    pub(super) const fn renamed_to(mut self, name: &'static str) -> Self {
        self.renamed_to = Some(name);
        self
    }

    /// Sets the statuses that the code is known to come with, sourced ones first.
    pub(super) const fn statuses(mut self, statuses: &'static [KnownStatus]) -> Self {
        self.statuses = statuses;
        self
    }

    /// Sets the retry verdict and what it was inferred from.
    pub(super) const fn retry(mut self, verdict: RetryVerdict, evidence: Evidence) -> Self {
        self.retry = verdict;
        self.evidence = evidence;
        self
    }

    /// Permits a retry only if the response has a Retry-After header.
    pub(super) const fn needs_retry_after(mut self) -> Self {
        self.needs_retry_after = true;
        self
    }

    /// Sets the reasons for each possible verdict, where the sources leave it open.
    pub(super) const fn arguments(mut self, arguments: &'static [Argument]) -> Self {
        self.arguments = arguments;
        self
    }

    /// Sets what to know about the sources, such as that two of them contradict each other.
    pub(super) const fn caveat(mut self, caveat: &'static str) -> Self {
        self.caveat = Some(caveat);
        self
    }

    /// Sets the advice: one or two sentences with the likely cause and the next step.
    pub(super) const fn advice(mut self, advice: &'static str) -> Self {
        self.advice = advice;
        self
    }

    /// Sets what the advice says about repeating a request that may change something.
    pub(super) const fn repeat_advice(mut self, advice: RepeatAdvice) -> Self {
        self.repeat_advice = Some(advice);
        self
    }

    /// Sets the commands that show more, the most useful first.
    pub(super) const fn commands(mut self, commands: &'static [Command]) -> Self {
        self.commands = commands;
        self
    }

    /// Sets the codes that are easily confused with this one or that come next.
    pub(super) const fn see_also(mut self, codes: &'static [Cow<'static, str>]) -> Self {
        self.see_also = codes;
        self
    }

    /// Finishes the entry.
    pub(super) const fn entry(self, (origin, category): Group) -> Entry {
        Entry {
            code: Cow::Borrowed(self.name),
            origin,
            category: match category {
                Some(category) => Some(Cow::Borrowed(category)),
                None => None,
            },
            description: Cow::Borrowed(self.description),
            renamed_to: match self.renamed_to {
                Some(name) => Some(Cow::Borrowed(name)),
                None => None,
            },
            statuses: Cow::Borrowed(self.statuses),
            retry: self.retry,
            evidence: self.evidence,
            needs_retry_after: self.needs_retry_after,
            arguments: Cow::Borrowed(self.arguments),
            caveat: match self.caveat {
                Some(caveat) => Some(Cow::Borrowed(caveat)),
                None => None,
            },
            advice: Cow::Borrowed(self.advice),
            repeat_advice: self.repeat_advice,
            commands: Cow::Borrowed(self.commands),
            see_also: Cow::Borrowed(self.see_also),
        }
    }
}

/// What all entries of a file have in common.
pub(super) type Group = (Origin, Option<&'static Category>);

/// The group of a category of the published page.
pub(super) const fn in_category(category: &'static Category) -> Group {
    (Origin::Catalog, Some(category))
}

/// The group of non-catalog codes with this origin.
pub(super) const fn with_origin(origin: Origin) -> Group {
    (origin, None)
}

/// Makes the entries of a file: `entries! { group, code(...), code(...), ... }`. In braces, because
/// rustfmt then keeps the compact layout of the entries.
macro_rules! entries {
    ($group:expr, $($code:expr),+ $(,)?) => {
        &[$($code.entry($group)),+]
    };
}

/// Makes a list of codes: `codes!["volume_busy", "volume_read_only"]`.
macro_rules! codes {
    ($($code:literal),+ $(,)?) => {
        &[$(std::borrow::Cow::Borrowed($code)),+]
    };
}

/// Makes a list of reasons: `arguments![(Later, "it may end by itself"), ...]`.
macro_rules! arguments {
    ($(($verdict:expr, $rationale:literal $(,)?)),+ $(,)?) => {
        &[$(crate::catalog::Argument {
            verdict: $verdict,
            rationale: std::borrow::Cow::Borrowed($rationale),
        }),+]
    };
}

pub(super) use {arguments, codes, entries};
