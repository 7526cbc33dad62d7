//! Codes of quotas and request rates of the whole account.

use super::{Category, Entry, Evidence, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "QUOTA_EXCEEDED",
        category: Category::QuotasAndRateLimits,
        description: "The request exceeds the quota limit.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        advice: "Read the message for the quota. A daily one probably resets the next day; for \
                 concurrent sandboxes, end some. An operator can raise the tier.",
        related: &["rate_limit_exceeded"],
    },
    Entry {
        code: "rate_limit_exceeded",
        category: Category::QuotasAndRateLimits,
        description: "The request hit a rate limit; respect Retry-After before retrying.",
        renamed_to: None,
        retry: RetryVerdict::AfterWindow,
        evidence: Evidence::Description,
        advice: "Wait for Retry-After, or a second if there is none, then retry and keep the rate \
                 lower. The official SDK retries three times.",
        related: &["QUOTA_EXCEEDED"],
    },
];
