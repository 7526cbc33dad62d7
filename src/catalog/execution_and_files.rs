//! Codes of commands and files inside a sandbox.

use super::{Category, Entry, Evidence, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "file_upload_error",
        category: Category::ExecutionAndFiles,
        description: "A file upload error occurred.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        advice: "Read error_detail: upload again unchanged only if retryable is true. If a size \
                 limit was hit, send less; if the upload expired, start a new one.",
        related: &["file_error"],
    },
    Entry {
        code: "exec_timeout",
        category: Category::ExecutionAndFiles,
        description: "The exec operation timed out.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Description,
        advice: "First see whether the command still runs. Raise the timeout or shorten the \
                 command; if the host was only slow, a retry may do.",
        related: &["exec_failed"],
    },
    Entry {
        code: "exec_failed",
        category: Category::ExecutionAndFiles,
        description: "The exec operation failed.",
        renamed_to: None,
        retry: RetryVerdict::Later,
        evidence: Evidence::Sdk,
        advice: "Probably transient, not a non-zero exit: the SDK's run_once retries on a fresh \
                 sandbox. The command may have started; repeat only what is safe.",
        related: &["exec_timeout"],
    },
    Entry {
        code: "file_error",
        category: Category::ExecutionAndFiles,
        description: "A file error occurred.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Identifier,
        advice: "Read the message. If the path is wrong or under /workspace/.nullspace, change \
                 it; if it is right, the fault may be passing: retry once.",
        related: &["file_upload_error"],
    },
];
