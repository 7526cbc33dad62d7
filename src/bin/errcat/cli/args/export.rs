//! The arguments of `errcat export`.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use errcat::export::Format;

use crate::cli::help;
use crate::cli::values::ChoiceParser;

/// The arguments of `export`.
#[derive(Args, Debug)]
#[command(after_help = help::EXPORT)]
pub(crate) struct ExportArgs {
    /// Format of the file
    #[arg(value_parser = ChoiceParser::<Format>::NEW)]
    pub(crate) format: Format,

    /// Compare with this file instead: exit with 1 and show a diff if it is out of date
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) check: Option<PathBuf>,
}
