//! Commands that show more about a failure.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Evidence, Placeholder};
use crate::named_enum::named_enum;

named_enum! {
    /// How a [`Command`] is run.
    ///
    /// ```
    /// use errcat::catalog::Via;
    ///
    /// assert_eq!(Via::Http.as_str(), "http");
    /// ```
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
    ///
    /// ```
    /// use errcat::catalog::Generation;
    ///
    /// assert_eq!("0.1".parse(), Ok(Generation::V0_1));
    /// ```
    pub enum Generation {
        /// The names of the published catalog and of release 0.1 of the Python SDK.
        V0_1 = "0.1",
        /// The names of release 1.0 of the Python SDK.
        V1_0 = "1.0",
    }
}

/// A command that shows more about a failure. It changes nothing at the API.
///
/// Values replace the words in capitals, such as `ID`; see [`Command::placeholders`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(
        description = "A command that shows more about the failure. It changes nothing at the API."
    )
)]
#[serde(expecting = "an object with run, via, generation and evidence")]
#[non_exhaustive]
pub struct Command {
    /// The command, call or request, such as `nullspace machine get ID`.
    pub run: Cow<'static, str>,
    /// What it is: a command of the nullspace CLI, a call of the Python SDK, or an HTTP request.
    pub via: Via,
    /// Whose names it uses: those of release 0.1 (sandboxes, agents) or 1.0 (machines, functions).
    pub generation: Generation,
    /// Where the command is documented.
    pub evidence: Evidence,
    /// The kinds of values that replace the words in capitals, in the order of the words.
    #[serde(default)]
    pub placeholders: Cow<'static, [Placeholder]>,
}

impl Command {
    /// Returns the whole curl command for an HTTP request, with the address and the key of the API
    /// from the environment variables of the Python SDK; `None` for any other command.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let busy = Catalog::bundled().get("volume_busy").ok_or("not a code")?;
    /// let curl = busy.commands().iter().find_map(|command| command.curl());
    /// let expected = "curl -sS -H \"Authorization: Bearer $NULLSPACE_API_KEY\" \
    ///                 \"$NULLSPACE_API_URL/v1/volumes/ID/attachments\"";
    /// assert_eq!(curl.as_deref(), Some(expected));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn curl(&self) -> Option<String> {
        curl(&self.run)
    }
}

/// Returns the curl command for a request such as `GET /v1/volumes`; `None` for any other command,
/// and for a path with a character that may have a meaning for a shell.
pub(crate) fn curl(request: &str) -> Option<String> {
    let path = request.strip_prefix("GET ")?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-_.".contains(c);
    (path.starts_with('/') && path.chars().all(is_plain)).then(|| {
        format!(
            "curl -sS -H \"Authorization: Bearer $NULLSPACE_API_KEY\" \"$NULLSPACE_API_URL{path}\""
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Entry};

    #[test]
    fn every_request_of_the_catalog_has_a_curl_command() {
        let entries = Catalog::bundled().known();
        for command in entries.flat_map(Entry::commands) {
            let path = command.run.strip_prefix("GET ");
            assert_eq!(path.is_some(), command.via == Via::Http, "{}", command.run);
            let address = path.map(|path| format!("\"$NULLSPACE_API_URL{path}\""));
            let curl = command.curl();
            let found = curl.as_deref().and_then(|curl| curl.split(' ').next_back());
            assert_eq!(found, address.as_deref(), "{}", command.run);
        }
    }

    #[test]
    fn only_plain_requests_have_a_curl_command() {
        assert!(curl("GET /v1/volumes/vol_1-a/attachments").is_some());
        for other in [
            "",
            "nullspace volume get NAME",
            "GET v1/volumes",
            "POST /v1/volumes",
            "GET /v1/$(id)",
            "GET /v1/volumes\"; id",
            "GET /v1/volumes?limit=1",
        ] {
            assert_eq!(curl(other), None, "{other}");
        }
    }
}
