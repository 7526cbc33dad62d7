//! What the arguments of a command show about the requests that it sends.

use std::ffi::{OsStr, OsString};

/// What the arguments of a command show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CommandLine {
    /// Whether the command is curl.
    pub(super) is_curl: bool,
    /// Whether it certainly sends one request, if it can connect, and none before.
    pub(super) sends_one_request: bool,
    /// Whether the request may have an `Idempotency-Key`.
    pub(super) has_idempotency_key: bool,
}

impl CommandLine {
    /// Reads the program and its arguments.
    pub(super) fn new(program: &OsStr, arguments: &[OsString]) -> Self {
        let _ = (program, arguments);
        Self::default()
    }
}
