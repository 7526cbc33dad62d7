//! The exit codes of every command.

use std::process::ExitCode;

/// How a command ended, after grep's scheme, which scripts know: finding nothing differs from
/// failing to look.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Exit {
    /// The command did its job; diagnosing an error is doing it.
    Done = 0,
    /// A clean no: the code is not known, the filter matched nothing, the input has no error
    /// response.
    No = 1,
    /// Wrong usage, input that cannot be read, output that cannot be written. Arguments that clap
    /// refuses end with 2 as well.
    Trouble = 2,
}

/// The exit codes as help and README state them.
pub(crate) const HELP: &str = "  0  did the job (a diagnosed error is a success)
  1  a clean no: unknown code, nothing matched, no error response in the input
  2  trouble: wrong usage, input that cannot be read, output that cannot be written";

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
