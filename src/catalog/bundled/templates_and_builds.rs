//! Codes of templates, their names and their builds.

use crate::catalog::{Argument, Category, Entry, Evidence, KnownStatus, Origin, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "template_not_found",
        origin: Origin::Catalog(Category::TemplatesAndBuilds),
        description: "The referenced template does not exist or is not visible to the caller.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(404)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "Check the template's name or ID and the account that owns it. Template.exists() \
                 of the SDK tests for it without an error.",
        see_also: &["template_build_not_found", "template_name_claim_not_found"],
    },
    Entry {
        code: "template_build_not_found",
        origin: Origin::Catalog(Category::TemplatesAndBuilds),
        description: "The referenced template build does not exist or is not visible to the caller.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(404)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "A build is visible only to the caller that started it: poll with the same API key \
                 at the same API URL, and check the build ID.",
        see_also: &["template_not_found", "build_error"],
    },
    Entry {
        code: "template_name_claim_not_found",
        origin: Origin::Catalog(Category::TemplatesAndBuilds),
        description: "The referenced template name claim does not exist or is not visible to the caller.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(404)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "Name claims are short-lived: this one has probably expired or been released. If \
                 you were releasing it, leave it; else claim the name again.",
        see_also: &["template_not_found"],
    },
    Entry {
        code: "build_error",
        origin: Origin::Catalog(Category::TemplatesAndBuilds),
        description: "A build error occurred.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(400)],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Docs,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "some build failures are passing: then error_detail.retryable is true",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "a failing step or an unusable base image fails again; the SDK's tests \
                          mark both as not retryable",
            },
        ],
        advice: "Read error_detail: rebuild as it is only if retryable is true. A failing step or \
                 an unusable base image needs a fix first.",
        see_also: &["template_build_not_found"],
    },
];
