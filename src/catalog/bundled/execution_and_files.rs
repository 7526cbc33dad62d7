//! Codes of commands and files inside a sandbox.

use crate::catalog::{Argument, Category, Entry, Evidence, KnownStatus, Origin, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "file_upload_error",
        origin: Origin::Catalog(Category::ExecutionAndFiles),
        description: "A file upload error occurred.",
        renamed_to: None,
        statuses: &[
            KnownStatus::Sourced(400),
            KnownStatus::Sourced(410),
            KnownStatus::Inferred(409),
            KnownStatus::Inferred(413),
            KnownStatus::Inferred(507),
        ],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "an aborted upload or a missing blob can be sent again: then \
                          error_detail.retryable is true",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "a size limit or an expired upload is not retryable in the SDK's tests",
            },
        ],
        advice: "Read error_detail: upload again unchanged only if retryable is true. If a size \
                 limit was hit, send less; if the upload expired, start a new one.",
        see_also: &["file_error"],
    },
    Entry {
        code: "exec_timeout",
        origin: Origin::Catalog(Category::ExecutionAndFiles),
        description: "The exec operation timed out.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(504)],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Description,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the host may only have been slow",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the timeout may be too short for the command; the SDK does not retry \
                          it",
            },
        ],
        advice: "The command may still run: look first, and repeat it only if that is safe. Unless \
                 the host was just slow, raise the timeout or shorten the command.",
        see_also: &["exec_failed"],
    },
    Entry {
        code: "exec_failed",
        origin: Origin::Catalog(Category::ExecutionAndFiles),
        description: "The exec operation failed.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(502)],
        retry: RetryVerdict::Later,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the SDK's run_once retries exactly this code, each time on a fresh \
                          sandbox",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the command may have started, so that the same request may run it \
                          twice; the SDK's commands.run does not retry it",
            },
        ],
        advice: "Probably transient, not a non-zero exit. The command may have started: repeat only \
                 what is safe to run twice, with any Idempotency-Key you sent.",
        see_also: &["exec_timeout"],
    },
    Entry {
        code: "file_error",
        origin: Origin::Catalog(Category::ExecutionAndFiles),
        description: "A file error occurred.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the name alone does not rule out a passing fault",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "a path may be wrong or reserved: the documentation says that those \
                          under /workspace/.nullspace are refused",
            },
        ],
        advice: "Read the message. If the path is wrong or under /workspace/.nullspace, change \
                 it; if it is right, the fault may be passing: retry once.",
        see_also: &["file_upload_error"],
    },
];
