//! The arguments of `errcat list`.

use clap::Args;
use errcat::catalog::{Origin, RetryVerdict};

use crate::cli::help;
use crate::cli::values::{
    CategoryName, CategoryParser, ChoiceParser, Origins, StatusParser, StatusText, TextParser,
};

/// The arguments of `list`.
#[derive(Args, Debug)]
#[command(after_help = help::LIST)]
pub(crate) struct ListArgs {
    /// Show only codes with all these words in their names or descriptions
    #[arg(value_name = "TEXT", value_parser = TextParser, hide_possible_values = true)]
    pub(crate) text: Vec<String>,

    /// Show only codes of this category; a unique beginning of its name is enough
    #[arg(long, value_parser = CategoryParser)]
    pub(crate) category: Option<CategoryName>,

    /// Show only codes with this retry verdict
    #[arg(long, value_name = "VERDICT", value_parser = ChoiceParser::<RetryVerdict>::NEW)]
    pub(crate) retry: Option<RetryVerdict>,

    /// Show only codes that come with this HTTP status
    #[arg(long, value_parser = StatusParser, hide_possible_values = true)]
    pub(crate) status: Option<StatusText>,

    /// Show codes of this origin; only those of the catalog are part of the API contract
    #[arg(long, value_parser = ChoiceParser::<Origins>::NEW, default_value = Origin::Catalog.as_str())]
    pub(crate) origin: Origins,
}
