//! Codes that any endpoint can return.

use crate::catalog::Evidence::{CodeNameOnly, Docs, Sdk};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RepeatAdvice::{CheckFirst, IdempotencyKey};
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::bundled::commands::commands;
use crate::catalog::{Category, Entry};

static CATEGORY: Category = Category::bundled("General", "general");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("invalid_request", "Invalid request.")
        .statuses(&[Inferred(400)])
        .retry(AfterChange, Docs)
        .advice("Check names, types and required fields: validation failed. The SDK and the CLI \
                 also raise this themselves, without sending a request.")
        .commands(commands![HELP, SCHEMA])
        .see_also(codes!["not_implemented"]),
    code("database_error", "A database error occurred.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "database errors are often temporary"),
            (AfterChange, "an error in the service's schema or data would last; no source calls \
                           this one temporary"),
        ])
        .advice("Retry reads after a pause. Before repeating a write, check whether it took \
                 effect. If it lasts, send support the request ID.")
        .repeat_advice(CheckFirst)
        .see_also(codes!["internal_error"]),
    code("not_implemented", "Not implemented.")
        .statuses(&[Sourced(501)])
        .retry(AfterChange, Sdk)
        .advice("Use another call or ask the operator: the backend of this deployment does not \
                 offer this one, so a retry does not help.")
        .see_also(codes!["feature_unavailable"]),
    code("feature_unavailable", "The feature is currently unavailable; retry later.")
        .statuses(&[Inferred(503)])
        .retry(AfterChange, Sdk)
        .caveat("The description says to retry later, but 13 endpoints of the SDK document the code \
                 for a setting that is off, and its tests never retry.")
        .advice("A setting of this deployment is off, so waiting will not help. Ask its operator \
                 to turn the feature on.")
        .see_also(codes!["not_implemented"]),
    code("internal_error", "An internal error occurred.")
        .statuses(&[Sourced(500)])
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "the vendor's load test retries a create once; it sends the same \
                     Idempotency-Key"),
            (AfterChange, "the SDK does not retry it; the failure may be permanent"),
        ])
        .advice("Retry once: a read, or a create with the same Idempotency-Key. If it fails again, \
                 send support the request ID.")
        .repeat_advice(IdempotencyKey)
        .see_also(codes!["database_error"]),
};
