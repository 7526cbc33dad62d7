//! What is counted.

use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::time::Timestamp;
use crate::named_enum::named_enum;

/// Which error responses are counted. An empty filter accepts all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Filter {
    /// Only these codes, in the spelling of the catalog, or as the response sends them if the catalog
    /// does not have them.
    pub codes: Vec<String>,
    /// Only codes of these categories, by their slugs, or of these origins.
    pub categories: Vec<String>,
    /// Only responses from this time on.
    pub since: Option<Timestamp>,
    /// Only responses before this time.
    pub until: Option<Timestamp>,
}

named_enum! {
    /// What responses are counted by.
    pub enum By {
        /// The code.
        Code = "code",
        /// The category of the code, or its origin.
        Category = "category",
        /// The retry verdict of the code.
        Retry = "retry",
        /// The hour of the response, in UTC. Responses without a time are in no group.
        Hour = "hour",
        /// The input.
        File = "file",
    }
}

/// The options of a [`Counter`](super::Counter).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Which error responses are counted.
    pub filter: Filter,
    /// The time that divides responses into those before and after it, for
    /// [`Comparison::at_cut`](super::Comparison::at_cut).
    pub cut: Option<Timestamp>,
    /// What [`Report::groups`](super::Report::groups) holds.
    pub by: Option<By>,
    /// The present. It determines the year of times that logs write without one.
    pub now: Timestamp,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            cut: None,
            by: None,
            now: SystemTime::now().into(),
        }
    }
}
