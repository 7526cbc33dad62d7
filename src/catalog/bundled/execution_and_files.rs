//! Codes of commands and files inside a sandbox.

use crate::catalog::Evidence::{CodeNameOnly, Description, Sdk};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::{Category, Entry};

static CATEGORY: Category = Category::bundled("Execution And Files", "execution-and-files");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("file_upload_error", "A file upload error occurred.")
        .statuses(&[Sourced(400), Sourced(410), Inferred(409), Inferred(413), Inferred(507)])
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "an aborted upload or a missing blob can be sent again: then \
                     error_detail.retryable is true"),
            (AfterChange, "a size limit or an expired upload is not retryable in the SDK's tests"),
        ])
        .advice("Read error_detail: upload again unchanged only if retryable is true. If a size \
                 limit was hit, send less; if the upload expired, start a new one.")
        .see_also(codes!["file_error"]),
    code("exec_timeout", "The exec operation timed out.")
        .statuses(&[Inferred(504)])
        .retry(Depends, Description)
        .arguments(arguments![
            (Later, "the host may only have been slow"),
            (AfterChange, "the timeout may be too short for the command; the SDK does not \
                           retry it"),
        ])
        .advice("The command may still run: look first, and repeat it only if that is safe. Unless \
                 the host was just slow, raise the timeout or shorten the command.")
        .see_also(codes!["exec_failed"]),
    code("exec_failed", "The exec operation failed.")
        .statuses(&[Sourced(502)])
        .retry(Later, Sdk)
        .arguments(arguments![
            (Later, "the SDK's run_once retries exactly this code, each time on a fresh sandbox"),
            (AfterChange, "the command may have started, so that the same request may run it \
                           twice; the SDK's commands.run does not retry it"),
        ])
        .advice("Probably transient, not a non-zero exit. The command may have started: repeat \
                 only what is safe to run twice, with any Idempotency-Key you sent.")
        .see_also(codes!["exec_timeout"]),
    code("file_error", "A file error occurred.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "the name alone does not rule out a passing fault"),
            (AfterChange, "a path may be wrong or reserved: the documentation says that those \
                           under /workspace/.nullspace are refused"),
        ])
        .advice("Read the message. If the path is wrong or under /workspace/.nullspace, change it; \
                 if it is right, the fault may be passing: retry once.")
        .see_also(codes!["file_upload_error"]),
};
