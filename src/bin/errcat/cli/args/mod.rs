//! The arguments of each command.

mod check;
mod completions;
mod deferred;
mod diagnose;
mod explain;
mod export;
mod help;
mod list;
mod man;
mod run;
mod schema;
mod triage;

pub(crate) use check::{CheckArgs, FindingsFormat};
pub(crate) use completions::CompletionsArgs;
pub(crate) use deferred::Deferred;
pub(crate) use diagnose::{DiagnoseArgs, DiagnoseFlags};
pub(crate) use explain::ExplainArgs;
pub(crate) use export::ExportArgs;
pub(crate) use help::HelpArgs;
pub(crate) use list::ListArgs;
pub(crate) use man::ManArgs;
pub(crate) use run::RunArgs;
pub(crate) use schema::SchemaArgs;
pub(crate) use triage::TriageArgs;
