//! The arguments of `errcat check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use crate::cli::help;

/// The arguments of `check`.
#[derive(Args, Debug)]
#[command(after_help = help::CHECK)]
pub(crate) struct CheckArgs {
    /// OpenAPI document or list of codes; - is standard input
    #[arg(value_name = "SPEC", value_hint = ValueHint::FilePath)]
    pub(crate) spec: PathBuf,

    /// Read the codes at this JSON pointer instead of the schema ErrorResponse
    #[arg(long)]
    pub(crate) pointer: Option<String>,

    /// Ignore the differences that this file lists
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) ignore: Option<PathBuf>,

    /// Form of the findings
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<FindingsFormat>,
}

/// The form of the findings of `check`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingsFormat {
    /// lines for people; this is the default
    #[default]
    Text,
    /// annotations for GitHub Actions
    Github,
}
