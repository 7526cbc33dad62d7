//! Whether another try follows, when, and why not.

use std::time::{Duration, SystemTime};

use errcat::catalog::{Catalog, Entry, RetryBasis, RetryVerdict};
use errcat::diagnosis::Retry;

use super::delay;
use super::judge::{Judgment, Outcome};
use crate::cli::RunArgs;
use crate::commands::refused::Refused;
use crate::commands::response::Response;
use crate::output::json::Reason;
use crate::table::{Fact, Row, Table, fact};

/// What the caller allows.
#[derive(Clone, Debug)]
pub(super) struct Policy {
    /// How many tries may follow the first.
    pub(super) retries: u32,
    /// Whether the command may be repeated though it may have taken effect.
    pub(super) is_idempotent: bool,
    /// Codes that permit a retry, as the catalog spells them.
    pub(super) retry_on: Vec<String>,
    pub(super) max_delay: Duration,
    /// How long after the start of the first try another one may start.
    pub(super) deadline: Duration,
}

impl Policy {
    /// Reads the flags.
    ///
    /// # Errors
    ///
    /// Returns an error if a code is unknown.
    pub(super) fn new(args: &RunArgs, catalog: &Catalog) -> Result<Self, Refused> {
        let retry_on = args.retry_on.iter().map(|asked| {
            let asked = asked.as_raw_str();
            let entry = catalog.find_pasted(asked).entry();
            let code = entry.map(|entry| entry.code().to_owned());
            code.ok_or_else(|| Refused::unknown_code(asked, catalog))
        });
        Ok(Self {
            retries: args.retries,
            is_idempotent: args.idempotent,
            retry_on: retry_on.collect::<Result<_, _>>()?,
            max_delay: args.max_delay,
            deadline: args.deadline,
        })
    }
}

/// What has happened so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Progress {
    /// How many tries have ended.
    pub(super) tries: u32,
    /// How long ago the first one started.
    pub(super) elapsed: Duration,
    pub(super) now: SystemTime,
    /// Whether nothing of the last try's output has been passed on.
    pub(super) is_output_held: bool,
    /// Whether standard input can be given to another try.
    pub(super) is_input_kept: bool,
    /// Whether a signal came during the last try.
    pub(super) is_interrupted: bool,
    /// A random number from 0 to 1.
    pub(super) random: f64,
}

/// What follows a try.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Decision {
    /// Another try, after this delay.
    Retry { delay: Duration, reason: Reason },
    /// No other try. The delay is what it would have been.
    Stop {
        reason: Reason,
        delay: Option<Duration>,
    },
}

/// Decides whether another try follows.
pub(super) fn decide(judgment: &Judgment, policy: &Policy, progress: &Progress) -> Decision {
    let case = Case {
        judgment,
        policy,
        retry: judgment.response().and_then(Response::retry),
    };
    let rule = RULES.rows().find(|rule| (rule.applies)(&case));
    let (permits, reason) =
        rule.map_or((false, Reason::Unknown), |rule| (rule.permits, rule.reason));
    if !permits {
        return Decision::Stop {
            reason,
            delay: None,
        };
    }
    let asked = case
        .retry
        .and_then(|retry| delay::asked_for(retry, progress.now));
    let backoff = || delay::backoff(progress.tries, progress.random);
    let delay = asked.unwrap_or_else(backoff);
    let limits = [
        (policy.retries == 0, Reason::NotRequested),
        (progress.is_interrupted, Reason::Signal),
        (progress.tries > policy.retries, Reason::TriesUsedUp),
        (!progress.is_output_held, Reason::OutputPassedOn),
        (!progress.is_input_kept, Reason::InputNotKept),
        (delay > policy.max_delay, Reason::DelayTooLong),
        (
            progress.elapsed.saturating_add(delay) > policy.deadline,
            Reason::Deadline,
        ),
    ];
    let limit = limits.into_iter().find(|(is_reached, _)| *is_reached);
    match limit {
        Some((_, reason)) => Decision::Stop {
            reason,
            delay: Some(delay),
        },
        None => Decision::Retry { delay, reason },
    }
}

/// A try whose retry is decided.
struct Case<'j, 'c> {
    judgment: &'j Judgment<'c>,
    policy: &'j Policy,
    /// What the diagnosis of the response says about a retry.
    retry: Option<Retry>,
}

/// A rule of the decision. The first that applies counts.
struct Rule {
    reason: Reason,
    /// Whether it permits a retry or forbids it.
    permits: bool,
    applies: fn(&Case) -> bool,
    /// The name of a case in `tests/data/run/decisions.tsv` that no other rule decides so.
    #[cfg(test)]
    example: &'static str,
}

const fn permit(reason: Reason, applies: fn(&Case) -> bool, example: &'static str) -> Rule {
    rule(reason, true, applies, example)
}

const fn forbid(reason: Reason, applies: fn(&Case) -> bool, example: &'static str) -> Rule {
    rule(reason, false, applies, example)
}

const fn rule(
    reason: Reason,
    permits: bool,
    applies: fn(&Case) -> bool,
    example: &'static str,
) -> Rule {
    #[cfg(not(test))]
    let _ = example;
    Rule {
        reason,
        permits,
        applies,
        #[cfg(test)]
        example,
    }
}

impl Row for Rule {
    #[cfg(test)]
    fn example(&self) -> &'static str {
        self.example
    }
}

static RULES: Table<Rule> = Table::new(&[
    forbid(
        Reason::Success,
        |case| matches!(case.judgment.outcome, Outcome::Success),
        "success",
    ),
    forbid(
        Reason::Signal,
        |case| matches!(case.judgment.outcome, Outcome::Signaled),
        "signal",
    ),
    forbid(
        Reason::IdempotencyKey,
        |case| case.judgment.has_idempotency_key && case.has_code("capacity_exceeded"),
        "capacity with a key",
    ),
    forbid(
        Reason::SeveralRequests,
        |case| case.judgment.sent_several && !case.policy.is_idempotent,
        "several requests",
    ),
    permit(
        Reason::NotSent,
        |case| case.judgment.nothing_sent,
        "connection refused",
    ),
    forbid(
        Reason::OutcomeUnknown,
        |case| case.judgment.is_incomplete,
        "cut body",
    ),
    forbid(
        Reason::NoApiError,
        |case| case.retry.is_none(),
        "other failure",
    ),
    permit(
        Reason::RetryOn,
        |case| case.policy.retry_on.iter().any(|code| case.has_code(code)),
        "volume_busy at the caller's word",
    ),
    forbid(
        Reason::DelayUnknown,
        has_unusable_delay,
        "rate limit for ages",
    ),
    forbid(
        Reason::MayHaveTakenEffect,
        |case| !case.policy.is_idempotent && case.may_have_taken_effect() && !needs_change(case),
        "gateway",
    ),
    permit(
        Reason::Permitted,
        |case| case.retry.is_some_and(|retry| retry.is_permitted()),
        "transition",
    ),
    permit(
        Reason::Idempotent,
        |case| case.policy.is_idempotent && case.may_have_taken_effect() && !needs_change(case),
        "gateway, idempotent",
    ),
    forbid(Reason::AfterChange, needs_change, "unauthorized"),
    forbid(
        Reason::Depends,
        |case| case.has_verdict(RetryVerdict::Depends),
        "volume_busy",
    ),
    forbid(
        Reason::Uncertain,
        |case| {
            case.retry
                .is_some_and(|retry| retry.verdict().permits_retry())
        },
        "capacity without delay",
    ),
]);

/// For statuses of requests that may have taken effect, the bases of a verdict that permit a retry
/// all the same: the response itself, and for some the header or the catalog.
static UNSAFE_STATUSES: Table<Fact<(u16, &[RetryBasis])>> = Table::new(&[
    fact(
        (500, &[RetryBasis::Response, RetryBasis::Header]),
        "internal",
    ),
    fact((502, &[RetryBasis::Response]), "gateway"),
    fact(
        (
            503,
            &[
                RetryBasis::Response,
                RetryBasis::Header,
                RetryBasis::Catalog,
                RetryBasis::Inference,
            ],
        ),
        "unavailable, idempotent",
    ),
    fact((504, &[RetryBasis::Response]), "gateway timeout"),
]);

fn needs_change(case: &Case) -> bool {
    case.has_verdict(RetryVerdict::AfterChange)
}

/// Whether a retry is permitted, but after a delay that cannot be used, for example one of more than a
/// year.
fn has_unusable_delay(case: &Case) -> bool {
    let head = case.judgment.response().and_then(Response::head);
    let is_permitted = |retry: Retry| retry.is_permitted() || case.policy.is_idempotent;
    head.is_some_and(|head| head.retry_after().is_some() && head.retry_time().is_none())
        && case.retry.is_some_and(is_permitted)
        && !needs_change(case)
}

impl Case<'_, '_> {
    /// Whether the request may have taken effect, by its status or, if that is not shown, by the
    /// statuses that its code comes with.
    fn may_have_taken_effect(&self) -> bool {
        let status = self.judgment.status();
        let known = self.entry().map(Entry::statuses).unwrap_or_default();
        let known = known.iter().map(|status| status.number());
        let known = known.filter(|_| status.is_none());
        let mut statuses = status.into_iter().chain(known);
        statuses.any(|status| self.is_unsafe(status))
    }

    fn is_unsafe(&self, status: u16) -> bool {
        let mut rows = UNSAFE_STATUSES.rows();
        let row = rows.find(|row| row.0 == status);
        row.is_some_and(|row| {
            let is_certain = |retry: Retry| retry.is_permitted() && row.1.contains(&retry.basis());
            !self.retry.is_some_and(is_certain)
        })
    }

    fn has_verdict(&self, verdict: RetryVerdict) -> bool {
        self.retry.is_some_and(|retry| retry.verdict() == verdict)
    }

    /// Whether the response has this code of the catalog, by any of its names.
    fn has_code(&self, code: &str) -> bool {
        match (self.entry(), self.judgment.code()) {
            (Some(entry), _) => entry.code() == code,
            (None, Some(sent)) => sent == code,
            (None, None) => false,
        }
    }

    fn entry(&self) -> Option<&Entry> {
        self.judgment.diagnosis()?.lookup().entry()
    }
}

#[cfg(test)]
mod tests;
