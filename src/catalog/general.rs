//! Codes that any endpoint can answer.

use super::{Category, Entry, Evidence, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "invalid_request",
        category: Category::General,
        description: "Invalid request.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        advice: "Validation failed: check names, types and required fields. The SDK and the CLI \
                 also raise this locally, with no request sent.",
        related: &["not_implemented"],
    },
    Entry {
        code: "database_error",
        category: Category::General,
        description: "A database error occurred.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Identifier,
        advice: "A server fault, perhaps passing: retry reads after a pause, writes only with the \
                 same Idempotency-Key. If it stays, send the request_id to support.",
        related: &["internal_error"],
    },
    Entry {
        code: "not_implemented",
        category: Category::General,
        description: "Not implemented.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        advice: "The backend of this deployment does not offer this call. Do not retry; use \
                 another call or ask the operator.",
        related: &["feature_unavailable"],
    },
    Entry {
        code: "feature_unavailable",
        category: Category::General,
        description: "The feature is currently unavailable; retry later.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        advice: "The description says retry later, but the SDK ties it to a server setting that \
                 is off. Retry once, then ask the operator to turn it on.",
        related: &["not_implemented"],
    },
    Entry {
        code: "internal_error",
        category: Category::General,
        description: "An internal error occurred.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Identifier,
        advice: "A server fault, perhaps passing. In a build go by error_detail.retryable; else \
                 retry once with the same Idempotency-Key, then ask support.",
        related: &["database_error"],
    },
];
