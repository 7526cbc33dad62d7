//! Codes of commands and files inside a sandbox.

use crate::catalog::Evidence::{CodeNameOnly, Description, Sdk};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RepeatAdvice::CheckFirst;
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::bundled::commands::commands;
use crate::catalog::{Category, Entry};

static CATEGORY: Category = Category::bundled("Execution And Files", "execution-and-files");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("file_upload_error", "A file upload error occurred.")
        .statuses(&[Sourced(400), Sourced(410), Inferred(409), Inferred(413), Inferred(507)])
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "the upload may have been aborted, or a blob be missing; then \
                     error_detail.retryable is true"),
            (AfterChange, "it may be too large or expired; the SDK's tests mark both as not \
                           retryable"),
        ])
        .advice("If retryable is true, upload again with --resume UPLOAD_ID. If the reason is \
                 upload_expired, start over; if size_limit_exceeded, send less.")
        .commands(commands![GET_MACHINE_UPLOAD, GET_VOLUME_UPLOAD])
        .see_also(codes!["file_error"]),
    code("exec_timeout", "The exec operation timed out.")
        .statuses(&[Inferred(504)])
        .retry(Depends, Description)
        .arguments(arguments![
            (Later, "the host may only have been slow"),
            (AfterChange, "the timeout may be too short for the command; the SDK does not retry \
                           it"),
        ])
        .advice("The command may still run: check the processes before repeating it. Then use a \
                 longer --timeout, or --background.")
        .repeat_advice(CheckFirst)
        .commands(commands![MACHINE_PROCESSES, GET_MACHINE_PROCESSES])
        .see_also(codes!["exec_failed"]),
    code("exec_failed", "The exec operation failed.")
        .statuses(&[Sourced(502)])
        .retry(Later, Sdk)
        .arguments(arguments![
            (Later, "a new sandbox may not be ready yet; the SDK's run_once retries only this \
                     code, on the same sandbox"),
            (AfterChange, "the command may have run, so a retry may run it twice; the SDK's \
                           commands.run does not retry it"),
        ])
        .advice("The command may have run: check before repeating it. Only on a sandbox just \
                 created, retry after 0.25 s, up to 5 attempts.")
        .repeat_advice(CheckFirst)
        .commands(commands![GET_MACHINE_PROCESSES])
        .see_also(codes!["exec_timeout"]),
    code("file_error", "A file error occurred.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "the name alone does not rule out a temporary failure"),
            (AfterChange, "the path may be wrong or reserved: the documentation says that paths \
                           under /workspace/.nullspace are refused"),
        ])
        .advice("Read the message. Change a path that is wrong or under /workspace/.nullspace; if \
                 the path is right, retry once.")
        .commands(commands![MACHINE_FILE_INFO])
        .see_also(codes!["file_upload_error"]),
};
