//! The arguments of `errcat completions`.

use clap::Args;

use crate::cli::help;
use crate::cli::values::Shell;

/// The arguments of `completions`.
#[derive(Args, Debug)]
#[command(after_long_help = help::COMPLETIONS)]
pub(crate) struct CompletionsArgs {
    /// Shell to complete in
    pub(crate) shell: Shell,
}
