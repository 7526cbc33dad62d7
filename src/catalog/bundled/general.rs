//! Codes that any endpoint can return.

use crate::catalog::Evidence::{CodeNameOnly, Docs, Sdk};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::{Category, Entry};

static CATEGORY: Category = Category::bundled("General", "general");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("invalid_request", "Invalid request.")
        .statuses(&[Inferred(400)])
        .retry(AfterChange, Docs)
        .advice("Validation failed: check names, types and required fields. The SDK and the CLI \
                 also raise this locally, with no request sent.")
        .see_also(codes!["not_implemented"]),
    code("database_error", "A database error occurred.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "trouble with a database is often passing"),
            (AfterChange, "no source calls it passing, and a fault in the service's schema or data \
                           would stay"),
        ])
        .advice("A server fault, perhaps passing: retry reads after a pause, writes only with the \
                 same Idempotency-Key. If it stays, send the request_id to support.")
        .see_also(codes!["internal_error"]),
    code("not_implemented", "Not implemented.")
        .statuses(&[Sourced(501)])
        .retry(AfterChange, Sdk)
        .advice("The backend of this deployment does not offer this call. Do not retry; use \
                 another call or ask the operator.")
        .see_also(codes!["feature_unavailable"]),
    code("feature_unavailable", "The feature is currently unavailable; retry later.")
        .statuses(&[Inferred(503)])
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "the description says that it is unavailable at present and to retry later"),
            (AfterChange, "13 endpoints of the SDK document it as the answer while a server \
                           setting is off, and the SDK's tests name missing configuration"),
        ])
        .advice("The description says retry later, but the SDK ties it to a server setting that is \
                 off. Retry once, then ask the operator to turn it on.")
        .see_also(codes!["not_implemented"]),
    code("internal_error", "An internal error occurred.")
        .statuses(&[Sourced(500)])
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "the vendor's load test retries a create on it with the same Idempotency-Key"),
            (AfterChange, "the SDK does not retry it, and the fault may be one that stays"),
        ])
        .advice("A server fault, perhaps passing. In a build go by error_detail.retryable; else \
                 retry once with the same Idempotency-Key, then ask support.")
        .see_also(codes!["database_error"]),
};
