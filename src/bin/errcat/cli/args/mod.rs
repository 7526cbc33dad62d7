//! The arguments of each command.

mod check;
mod deferred;
mod diagnose;
mod export;
mod man;
mod run;
mod triage;

pub(crate) use check::{CheckArgs, FindingsFormat};
pub(crate) use deferred::Deferred;
pub(crate) use diagnose::{DiagnoseArgs, DiagnoseFlags};
pub(crate) use export::ExportArgs;
pub(crate) use man::ManArgs;
pub(crate) use run::RunArgs;
pub(crate) use triage::TriageArgs;
