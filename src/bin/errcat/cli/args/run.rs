//! The arguments of `errcat run`.

use std::ffi::OsString;
use std::time::Duration;

use clap::{Args, ValueHint};
use errcat::untrusted::Untrusted;

use crate::cli::help;
use crate::cli::values::{self, CodeParser};

/// The heading above the flags for further tries.
const RETRIES: &str = "Retries";

/// The arguments of `run`.
#[derive(Args, Debug)]
#[command(after_help = help::RUN)]
pub(crate) struct RunArgs {
    /// Repeat a failed command up to N times, if the failure permits it
    #[arg(
        long,
        value_name = "N",
        help_heading = RETRIES,
        value_parser = values::retries,
        default_value_t = 0
    )]
    pub(crate) retries: u32,

    /// Give up if the next delay is longer
    #[arg(
        long,
        value_name = "DURATION",
        help_heading = RETRIES,
        value_parser = values::duration,
        default_value = "60s"
    )]
    pub(crate) max_delay: Duration,

    /// Start no retry later than this after the first try
    #[arg(
        long,
        value_name = "DURATION",
        help_heading = RETRIES,
        value_parser = values::duration,
        default_value = "5m"
    )]
    pub(crate) deadline: Duration,

    /// Also repeat after HTTP 500, 502, 503 and 504; use it if sending the request twice does no harm
    #[arg(long, help_heading = RETRIES)]
    pub(crate) idempotent: bool,

    /// Also repeat after this code; repeat the flag for several
    #[arg(
        long,
        value_name = "CODE",
        help_heading = RETRIES,
        value_parser = CodeParser,
        hide_possible_values = true
    )]
    pub(crate) retry_on: Vec<Untrusted>,

    /// Print nothing besides the output of the command
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// The command and its arguments
    #[arg(
        value_name = "COMMAND",
        required = true,
        trailing_var_arg = true,
        value_hint = ValueHint::CommandWithArguments
    )]
    pub(crate) command: Vec<OsString>,
}
