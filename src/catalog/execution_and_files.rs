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
        advice: "Read error_detail: upload again as it is only if retryable is true. A size limit or \
                 an expired upload needs a new upload.",
        related: &["file_error"],
    },
    Entry {
        code: "exec_timeout",
        category: Category::ExecutionAndFiles,
        description: "The exec operation timed out.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Description,
        advice: "Raise the timeout or shorten the command; retry only if the host was slow. The \
                 command may still be running: check first.",
        related: &["exec_failed"],
    },
    Entry {
        code: "exec_failed",
        category: Category::ExecutionAndFiles,
        description: "The exec operation failed.",
        renamed_to: None,
        retry: RetryVerdict::Later,
        evidence: Evidence::Sdk,
        advice: "Mostly transient: the SDK's run_once retries it on a fresh sandbox. The command may \
                 have started, so repeat only what is safe.",
        related: &["exec_timeout"],
    },
    Entry {
        code: "file_error",
        category: Category::ExecutionAndFiles,
        description: "A file error occurred.",
        renamed_to: None,
        retry: RetryVerdict::Depends,
        evidence: Evidence::Identifier,
        advice: "Read the message for the path and check it: whether it exists, and that it is not \
                 under /workspace/.nullspace.",
        related: &["file_upload_error"],
    },
];
