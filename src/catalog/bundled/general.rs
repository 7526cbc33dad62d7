//! Codes that any endpoint can answer.

use crate::catalog::{Argument, Category, Entry, Evidence, KnownStatus, Origin, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "invalid_request",
        origin: Origin::Catalog(Category::General),
        description: "Invalid request.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(400)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "Validation failed: check names, types and required fields. The SDK and the CLI \
                 also raise this locally, with no request sent.",
        see_also: &["not_implemented"],
    },
    Entry {
        code: "database_error",
        origin: Origin::Catalog(Category::General),
        description: "A database error occurred.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "trouble with a database is often passing",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "no source calls it passing, and a fault in the service's schema or data \
                         would stay",
            },
        ],
        advice: "A server fault, perhaps passing: retry reads after a pause, writes only with the \
                 same Idempotency-Key. If it stays, send the request_id to support.",
        see_also: &["internal_error"],
    },
    Entry {
        code: "not_implemented",
        origin: Origin::Catalog(Category::General),
        description: "Not implemented.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(501)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "The backend of this deployment does not offer this call. Do not retry; use \
                 another call or ask the operator.",
        see_also: &["feature_unavailable"],
    },
    Entry {
        code: "feature_unavailable",
        origin: Origin::Catalog(Category::General),
        description: "The feature is currently unavailable; retry later.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(503)],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the description says that it is unavailable at present and to retry \
                          later",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "13 endpoints of the SDK document it as the answer while a server \
                          setting is off, and the SDK's tests name missing configuration",
            },
        ],
        advice: "The description says retry later, but the SDK ties it to a server setting that \
                 is off. Retry once, then ask the operator to turn it on.",
        see_also: &["not_implemented"],
    },
    Entry {
        code: "internal_error",
        origin: Origin::Catalog(Category::General),
        description: "An internal error occurred.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(500)],
        retry: RetryVerdict::Depends,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the vendor's load test retries a create on it with the same \
                          Idempotency-Key",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the SDK does not retry it, and the fault may be one that stays",
            },
        ],
        advice: "A server fault, perhaps passing. In a build go by error_detail.retryable; else \
                 retry once with the same Idempotency-Key, then ask support.",
        see_also: &["database_error"],
    },
];
