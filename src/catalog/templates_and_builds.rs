//! Codes of templates, their names and their builds.

use super::{Category, Entry, Evidence, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "template_not_found",
        category: Category::TemplatesAndBuilds,
        description: "The referenced template does not exist or is not visible to the caller.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        advice: "Check the template's name or ID and the account that owns it. Template.exists() \
                 of the SDK tests for it without an error.",
        related: &["template_build_not_found", "template_name_claim_not_found"],
    },
    Entry {
        code: "template_build_not_found",
        category: Category::TemplatesAndBuilds,
        description: "The referenced template build does not exist or is not visible to the caller.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        advice: "A build is visible only to the caller that started it. Poll it with the same API \
                 key, and check the build ID.",
        related: &["template_not_found", "build_error"],
    },
    Entry {
        code: "template_name_claim_not_found",
        category: Category::TemplatesAndBuilds,
        description: "The referenced template name claim does not exist or is not visible to the caller.",
        renamed_to: None,
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        advice: "Name claims are short-lived: this one has probably expired or been released. \
                 Claim the name again and use the new claim.",
        related: &["template_not_found"],
    },
    Entry {
        code: "build_error",
        category: Category::TemplatesAndBuilds,
        description: "A build error occurred.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Docs,
        advice: "Read error_detail: rebuild as it is only if retryable is true. A failing step or \
                 an unusable base image needs a fix first.",
        related: &["template_build_not_found"],
    },
];
