//! The arguments of `errcat diagnose`, most of which errcat also takes without a command.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::cli::help;

/// The heading above the flags for diagnoses.
const DIAGNOSE: &str = "Diagnosis options";

/// The arguments of `diagnose`.
#[derive(Args, Debug, Default)]
#[command(after_help = help::DIAGNOSE)]
pub(crate) struct DiagnoseArgs {
    /// Files to read, in order; - or no file is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) flags: DiagnoseFlags,
}

/// The flags of `diagnose`, which errcat also takes without a command.
#[derive(Args, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct DiagnoseFlags {
    /// Exit with the nullspace CLI's exit code for the last response
    #[arg(long, help_heading = DIAGNOSE)]
    pub(crate) exit_code: bool,

    /// Exit with 0 if the last request may be retried unchanged, else with 1
    #[arg(long, help_heading = DIAGNOSE)]
    pub(crate) retryable: bool,

    /// Print no results, only errors, such as a file that cannot be read
    #[arg(short, long, help_heading = DIAGNOSE)]
    pub(crate) quiet: bool,

    /// Print only the facts that a support ticket needs
    #[arg(long, help_heading = DIAGNOSE)]
    pub(crate) support: bool,

    /// Also show the parts of the input that are not responses
    #[arg(long, help_heading = DIAGNOSE)]
    pub(crate) all: bool,
}

/// Gets a field of the flags.
type Field = fn(&mut DiagnoseFlags) -> &mut bool;

impl DiagnoseFlags {
    /// The name and the field of each flag.
    const FIELDS: [(&str, Field); 5] = [
        ("--exit-code", |flags| &mut flags.exit_code),
        ("--retryable", |flags| &mut flags.retryable),
        ("--quiet", |flags| &mut flags.quiet),
        ("--support", |flags| &mut flags.support),
        ("--all", |flags| &mut flags.all),
    ];

    /// The names of the flags that are given.
    pub(crate) fn given(mut self) -> impl Iterator<Item = &'static str> {
        let given = Self::FIELDS
            .into_iter()
            .filter(move |(_, field)| *field(&mut self));
        given.map(|(name, _)| name)
    }

    /// The flags that are given in either place.
    pub(crate) fn merge(mut self, mut other: Self) -> Self {
        for (_, field) in Self::FIELDS {
            *field(&mut self) |= *field(&mut other);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use clap::Arg;

    use super::*;

    #[test]
    fn every_diagnose_flag_is_in_the_table() {
        let command = DiagnoseFlags::augment_args(clap::Command::new("diagnose"));
        let declared: Vec<_> = command
            .get_arguments()
            .filter_map(Arg::get_long)
            .map(|name| format!("--{name}"))
            .collect();
        assert_eq!(declared, DiagnoseFlags::FIELDS.map(|(name, _)| name));
    }
}
