//! What one try did.

use std::process::ExitStatus;

use super::kept::Kept;

/// How a try ended, and what it printed.
#[derive(Debug)]
pub(super) struct Attempt {
    pub(super) end: End,
    pub(super) stdout: Kept,
    pub(super) stderr: Kept,
    /// Whether nothing of the output has been passed on.
    pub(super) is_held: bool,
    /// Whether a signal came while it ran.
    pub(super) is_interrupted: bool,
}

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// With this exit code.
    Exited(u8),
    /// By this signal.
    #[cfg_attr(not(unix), expect(dead_code, reason = "only Unix has signals"))]
    Signaled(i32),
}

impl From<ExitStatus> for End {
    fn from(status: ExitStatus) -> Self {
        #[cfg(unix)]
        if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
            return Self::Signaled(signal);
        }
        let code = status.code().unwrap_or(1);
        // Other systems have larger ones, and none of them may become a success.
        Self::Exited(u8::try_from(code).unwrap_or(1))
    }
}
