//! Commands that show more about a failure.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::named_enum::named_enum;

named_enum! {
    /// How a [`Command`] is run.
    pub enum Via {
        /// In a shell, with the nullspace CLI.
        Cli = "cli",
        /// In Python, with the Python SDK.
        Sdk = "sdk",
        /// As an HTTP request without a body, such as `GET /v1/volumes`.
        Http = "http",
    }
}

named_enum! {
    /// The generation of the API's names. Release 1.0 calls a sandbox a machine, and an agent
    /// deployment a function.
    pub enum Generation {
        /// The names of the published catalog and of release 0.1 of the Python SDK.
        V0_1 = "0.1",
        /// The names of release 1.0 of the Python SDK.
        V1_0 = "1.0",
    }
}

/// A command that shows more about a failure. It only reads.
///
/// Words in capitals, such as `ID`, stand for values that the user fills in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Command {
    /// The command, call or request, such as `nullspace machine get ID`.
    pub run: Cow<'static, str>,
    /// How it is run.
    pub via: Via,
    /// The generation of the API that it is for.
    pub generation: Generation,
    /// Where the command is documented.
    pub evidence: Evidence,
}
