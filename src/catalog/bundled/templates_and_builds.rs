//! Codes of templates, their names and their builds.

use crate::catalog::Evidence::{Description, Docs};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::bundled::commands::commands;
use crate::catalog::{Category, Entry};

static CATEGORY: Category = Category::bundled("Templates And Builds", "templates-and-builds");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("template_not_found",
         "The referenced template does not exist or is not visible to the caller.")
        .statuses(&[Sourced(404)])
        .retry(AfterChange, Description)
        .advice("Check the template's name or ID and which account owns it. Template.exists() in \
                 the SDK checks without raising an error.")
        .commands(commands![TEMPLATE_LIST, TEMPLATE_EXISTS, GET_TEMPLATES, GET_TEMPLATE])
        .see_also(codes!["template_build_not_found", "template_name_claim_not_found"]),
    code("template_build_not_found",
         "The referenced template build does not exist or is not visible to the caller.")
        .statuses(&[Inferred(404)])
        .retry(AfterChange, Description)
        .advice("Check the build ID, and use the API key and API URL that started the build: a \
                 build is visible only to its caller.")
        .commands(commands![TEMPLATE_BUILDS, GET_TEMPLATE_BUILDS])
        .see_also(codes!["template_not_found", "build_error"]),
    code("template_name_claim_not_found",
         "The referenced template name claim does not exist or is not visible to the caller.")
        .statuses(&[Inferred(404)])
        .retry(AfterChange, Description)
        .advice("The claim has probably expired or been released: claims are short-lived. Claim \
                 the name again, unless you were releasing it.")
        .see_also(codes!["template_not_found"]),
    code("build_error", "A build error occurred.")
        .statuses(&[Sourced(400)])
        .retry(Depends, Docs)
        .arguments(arguments![
            (Later, "some build failures are temporary: then error_detail.retryable is true"),
            (AfterChange, "a failing step or an unusable base image fails again; the SDK's tests \
                           mark both as not retryable"),
        ])
        .advice("Read the logs of the build and fix the step. Only if retryable is true, run \
                 `nullspace template retry BUILD_ID`.")
        .commands(commands![BUILD_LOGS, GET_BUILD_LOGS])
        .see_also(codes!["template_build_not_found"]),
};
