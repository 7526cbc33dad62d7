//! The arguments of `errcat triage`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum, ValueHint};
use errcat::triage::{By, Timestamp};
use errcat::untrusted::Untrusted;

use crate::cli::help;
use crate::cli::values::{
    self, CategoryName, CategoryParser, ChoiceParser, CodeParser, TimeParser,
};

/// The heading above the flags that choose what is counted.
const FILTER: &str = "Filters";

/// The heading above the flags for what is new.
const COMPARE: &str = "Comparison";

/// The heading above the flags for reports of other runs.
const REPORTS: &str = "Reports of other runs";

/// The arguments of `triage`.
#[derive(Args, Debug)]
#[command(after_help = help::TRIAGE)]
#[command(group = ArgGroup::new("comparison").args(["cut", "against", "merge"]).multiple(true))]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct TriageArgs {
    /// Logs to read; - or no file is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,

    /// Read all files in directories
    #[arg(short, long)]
    pub(crate) recursive: bool,

    /// Count an input every time that it is given, not once
    #[arg(long)]
    pub(crate) allow_duplicates: bool,

    /// Show at most N codes
    #[arg(long, value_name = "N", conflicts_with = "all", value_parser = values::rows)]
    pub(crate) top: Option<NonZeroUsize>,

    /// Show all codes
    #[arg(long)]
    pub(crate) all: bool,

    /// Count by something other than the code
    #[arg(long, value_name = "KEY", value_parser = ChoiceParser::<By>::NEW)]
    pub(crate) by: Option<By>,

    /// Count only this code; repeat the flag for several
    #[arg(
        long,
        value_name = "CODE",
        help_heading = FILTER,
        value_parser = CodeParser,
        hide_possible_values = true
    )]
    pub(crate) code: Vec<Untrusted>,

    /// Count only codes of this category; a unique beginning of its name is enough
    #[arg(long, help_heading = FILTER, value_parser = CategoryParser)]
    pub(crate) category: Option<CategoryName>,

    /// Count only responses from this time on: a date, a time (UTC if it has no zone), or '2h ago'
    #[arg(long, value_name = "TIME", help_heading = FILTER, value_parser = TimeParser)]
    pub(crate) since: Option<Timestamp>,

    /// Count only responses before this time
    #[arg(long, value_name = "TIME", help_heading = FILTER, value_parser = TimeParser)]
    pub(crate) until: Option<Timestamp>,

    /// Show what is new, gone or changed since this time
    #[arg(
        long,
        value_name = "TIME",
        help_heading = COMPARE,
        value_parser = TimeParser,
        conflicts_with = "against"
    )]
    pub(crate) cut: Option<Timestamp>,

    /// Show what is new, gone or changed since an earlier run, from its --json report
    #[arg(
        long,
        value_name = "REPORT",
        help_heading = COMPARE,
        value_hint = ValueHint::FilePath
    )]
    pub(crate) against: Option<PathBuf>,

    /// Exit with 1 if something is new, else with 0
    #[arg(long, value_name = "WHAT", help_heading = COMPARE, requires = "comparison")]
    pub(crate) fail_on: Option<FailOn>,

    /// Merge --json reports: the FILEs are reports, not logs
    #[arg(
        long,
        help_heading = REPORTS,
        conflicts_with_all = ["recursive", "by", "code", "category", "since", "until", "cut"]
    )]
    pub(crate) merge: bool,
}

/// What `--fail-on` looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// codes that only the later responses have
    New,
}
