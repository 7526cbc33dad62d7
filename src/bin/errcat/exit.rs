//! The exit codes of every command.

use std::process::ExitCode;

use errcat::catalog::CliExit;

/// How a command ended. As with grep, finding nothing differs from failing.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Exit {
    /// Success. A diagnosed error response is one, too.
    Success,
    /// A negative result: an unknown code, no match for a filter, no error response in the input,
    /// or a request that must not be retried.
    Negative,
    /// An error: wrong usage, a file that cannot be read, or output that cannot be written.
    Error,
    /// Ctrl-C, as shells report it.
    Interrupted,
    /// As the command that `errcat run` ran.
    Command(u8),
    /// The exit code of the nullspace CLI for the last error response, for `diagnose --exit-code`.
    OfficialCli(CliExit),
}

impl Exit {
    /// The exit code after Ctrl-C.
    pub(crate) const INTERRUPTED: u8 = 130;

    /// Returns how a command with this verdict ends.
    pub(crate) const fn from_verdict(is_yes: bool) -> Self {
        if is_yes {
            Self::Success
        } else {
            Self::Negative
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Negative => 1,
            Exit::Error => 2,
            Exit::Interrupted => Exit::INTERRUPTED,
            Exit::Command(code) => code,
            Exit::OfficialCli(exit) => exit.code(),
        })
    }
}
