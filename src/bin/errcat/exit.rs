//! The exit codes of every command.

use std::process::ExitCode;

use errcat::catalog::CliExit;

/// How a command ended, after grep's scheme, which scripts know: finding nothing differs from
/// failing to look.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Exit {
    /// The command did its job; diagnosing an error is doing it.
    Success,
    /// A clean no: the code is not known, the filter matched nothing, the input has no error
    /// response, a retry does not help.
    Negative,
    /// Wrong usage, a file that cannot be read, output that cannot be written. Arguments that clap
    /// refuses end with 2 as well.
    Error,
    /// What the official CLI ends with on the last error response, as `diagnose --exit-code` asks.
    OfficialCli(CliExit),
}

/// The exit codes as help and README state them.
pub(crate) const HELP: &str = "  0  did the job (a diagnosed error is a success)
  1  a clean no: unknown code, nothing matched, no error response, not retryable
  2  trouble: wrong usage, a file that cannot be read, output that cannot be written";

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Negative => 1,
            Exit::Error => 2,
            Exit::OfficialCli(exit) => exit.code(),
        })
    }
}
