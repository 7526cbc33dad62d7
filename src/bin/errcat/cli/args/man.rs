//! The arguments of `errcat man`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::cli::help;
use crate::cli::values::CommandParser;

/// The arguments of `man`.
#[derive(Args, Debug)]
#[command(after_help = help::MAN)]
pub(crate) struct ManArgs {
    /// Command whose page to print
    #[arg(value_parser = CommandParser, conflicts_with = "out")]
    pub(crate) command: Option<String>,

    /// Write all pages into this directory
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) out: Option<PathBuf>,
}
