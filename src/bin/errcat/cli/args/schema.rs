//! The arguments of `errcat schema`.

use clap::Args;

use crate::cli::help;
use crate::output::json::schema::Schema;

/// The arguments of `schema`.
#[derive(Args, Debug)]
#[command(after_help = help::SCHEMA)]
pub(crate) struct SchemaArgs {
    /// Command whose output to describe
    #[arg(value_enum)]
    pub(crate) command: Schema,
}
