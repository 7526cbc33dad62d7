//! Codes of templates, their names and their builds.

use crate::catalog::Evidence::{Description, Docs};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::{Category, Entry};

static CATEGORY: Category = Category::bundled("Templates And Builds", "templates-and-builds");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("template_not_found",
         "The referenced template does not exist or is not visible to the caller.")
        .statuses(&[Sourced(404)])
        .retry(AfterChange, Description)
        .advice("Check the template's name or ID and the account that owns it. Template.exists() \
                 of the SDK tests for it without an error.")
        .see_also(codes!["template_build_not_found", "template_name_claim_not_found"]),
    code("template_build_not_found",
         "The referenced template build does not exist or is not visible to the caller.")
        .statuses(&[Inferred(404)])
        .retry(AfterChange, Description)
        .advice("A build is visible only to the caller that started it: poll with the same API key \
                 at the same API URL, and check the build ID.")
        .see_also(codes!["template_not_found", "build_error"]),
    code("template_name_claim_not_found",
         "The referenced template name claim does not exist or is not visible to the caller.")
        .statuses(&[Inferred(404)])
        .retry(AfterChange, Description)
        .advice("Name claims are short-lived: this one has probably expired or been released. If \
                 you were releasing it, leave it; else claim the name again.")
        .see_also(codes!["template_not_found"]),
    code("build_error", "A build error occurred.")
        .statuses(&[Sourced(400)])
        .retry(Depends, Docs)
        .arguments(arguments![
            (Later, "some build failures are passing: then error_detail.retryable is true"),
            (AfterChange, "a failing step or an unusable base image fails again; the SDK's tests \
                           mark both as not retryable"),
        ])
        .advice("Read error_detail: rebuild as it is only if retryable is true. A failing step or \
                 an unusable base image needs a fix first.")
        .see_also(codes!["template_build_not_found"]),
};
