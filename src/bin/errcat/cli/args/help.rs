//! The arguments of `errcat help`.

use clap::Args;

use crate::cli::values::CommandParser;

/// The arguments of `help`.
#[derive(Args, Debug)]
pub(crate) struct HelpArgs {
    /// Command to print help for
    #[arg(value_parser = CommandParser)]
    pub(crate) command: Option<String>,
}
