//! The arguments of `errcat explain`.

use clap::Args;

use crate::cli::help;
use crate::cli::values::{Query, QueryParser};

/// The arguments of `explain`.
#[derive(Args, Debug)]
#[command(after_help = help::EXPLAIN)]
pub(crate) struct ExplainArgs {
    /// Codes or HTTP statuses to explain
    #[arg(
        value_name = "CODE|STATUS",
        required = true,
        value_parser = QueryParser,
        hide_possible_values = true
    )]
    pub(crate) queries: Vec<Query>,

    /// The command line that was probably meant by words without a command.
    #[arg(skip)]
    pub(crate) meant: Option<String>,
}
