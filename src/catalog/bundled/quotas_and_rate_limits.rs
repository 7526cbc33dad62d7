//! Codes for the quotas and rate limits of an account.

use crate::catalog::Evidence::{Description, Docs};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RetryVerdict::{AfterChange, AfterWindow};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::bundled::commands::commands;
use crate::catalog::{Category, Entry};

static CATEGORY: Category = Category::bundled("Quotas And Rate Limits", "quotas-and-rate-limits");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("QUOTA_EXCEEDED", "The request exceeds the quota limit.")
        .statuses(&[Inferred(429)])
        .retry(AfterChange, Docs)
        .arguments(arguments![
            (AfterChange, "a quota is used up until something is freed or an operator raises the \
                           tier"),
            (AfterWindow, "a daily quota covers one day, but no Retry-After is documented for it"),
        ])
        .advice("Read the message. A daily quota (timeout extensions count) probably resets the \
                 next day; otherwise end idle sandboxes or ask an operator for more.")
        .commands(commands![GET_MACHINES])
        .see_also(codes!["rate_limit_exceeded"]),
    code("rate_limit_exceeded",
         "The request hit a rate limit; respect Retry-After before retrying.")
        .statuses(&[Sourced(429)])
        .retry(AfterWindow, Description)
        .advice("Wait as long as Retry-After says, else 1 s, then retry at a lower rate. The \
                 Python SDK retries three times.")
        .see_also(codes!["QUOTA_EXCEEDED"]),
};
