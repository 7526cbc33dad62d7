//! Codes of quotas and request rates of the whole account.

use crate::catalog::{Argument, Category, Entry, Evidence, KnownStatus, Origin, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "QUOTA_EXCEEDED",
        origin: Origin::Catalog(Category::QuotasAndRateLimits),
        description: "The request exceeds the quota limit.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(429)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "a quota is used up until something is freed or an operator raises the \
                          tier",
            },
            Argument {
                verdict: RetryVerdict::AfterWindow,
                rationale: "a daily quota ends with the day, but no Retry-After is documented for \
                          it",
            },
        ],
        advice: "Read the message for the quota. A daily one probably resets the next day; for \
                 concurrent sandboxes, end idle ones. An operator can raise the tier.",
        see_also: &["rate_limit_exceeded"],
    },
    Entry {
        code: "rate_limit_exceeded",
        origin: Origin::Catalog(Category::QuotasAndRateLimits),
        description: "The request hit a rate limit; respect Retry-After before retrying.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(429)],
        retry: RetryVerdict::AfterWindow,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "Wait for Retry-After, or a second if there is none, then retry and keep the rate \
                 lower. The official SDK retries three times.",
        see_also: &["QUOTA_EXCEEDED"],
    },
];
