//! The next step after a failure: in words, and as commands to run.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use super::{Diagnosis, commands};
use crate::catalog::{Evidence, Generation, Via, curl};
use crate::named_enum::named_enum;
use crate::untrusted::Untrusted;

named_enum! {
    /// Who states a next step or a command.
    pub enum Author {
        /// The API, in the response.
        Api = "api",
        /// The nullspace CLI, in what it printed.
        Cli = "cli",
        /// errcat. It is not part of the API contract.
        Errcat = "errcat",
    }
}

/// What to do next, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep<'d> {
    /// The step in words.
    pub text: NextText<'d>,
    /// Who says so.
    pub by: Author,
}

/// The words of a next step. They are displayed escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextText<'d> {
    /// Text of the response.
    Response(&'d Untrusted),
    /// Text of errcat.
    Errcat(Cow<'d, str>),
}

/// A command to run next, with the IDs of the response filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunCommand<'d> {
    /// The command, call or request. It is displayed escaped.
    pub run: NextText<'d>,
    /// How it is run.
    pub via: Via,
    /// The generation of the API that it is for.
    pub generation: Generation,
    /// Where the command is documented; `None` for one of the response.
    pub evidence: Option<Evidence>,
    /// Who says so.
    pub by: Author,
}

impl RunCommand<'_> {
    /// Returns the whole curl command for an HTTP request, with the address and the key of the API
    /// from the environment variables of the Python SDK; `None` for any other command.
    ///
    /// ```
    /// use errcat::{Catalog, Diagnosis, ErrorResponse};
    ///
    /// let body = br#"{"error": "volume vol_1 is in use", "code": "volume_busy"}"#;
    /// let response = ErrorResponse::from_body(body, None).ok_or("no error response")?;
    /// let diagnosis = Diagnosis::new(response, None, Catalog::bundled());
    /// let curl = diagnosis.commands().iter().find_map(|command| command.curl());
    /// let expected = "curl -sS -H \"Authorization: Bearer $NULLSPACE_API_KEY\" \
    ///                 \"$NULLSPACE_API_URL/v1/volumes/vol_1/attachments\"";
    /// assert_eq!(curl.as_deref(), Some(expected));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn curl(&self) -> Option<String> {
        match &self.run {
            NextText::Response(_) => None,
            NextText::Errcat(run) => curl(run),
        }
    }
}

/// The next step if the response has only a command to resume with, which is shown beside it.
const RESUME: &str = "Resume with the command that the nullspace CLI printed.";

pub(super) fn step<'d>(diagnosis: &'d Diagnosis) -> NextStep<'d> {
    let response = diagnosis.response();
    if let Some(text) = diagnosis.suggested_action() {
        return NextStep {
            text: NextText::Response(text),
            by: Author::Api,
        };
    }
    if let Some(text) = response.next_action().or(response.hint()) {
        return NextStep {
            text: NextText::Response(text),
            by: diagnosis.author(),
        };
    }
    let is_final = response.retryable() == Some(false);
    let command = response.resume_command().filter(|_| !is_final);
    let resumes = command.is_some_and(commands::is_shown);
    let text = if resumes {
        RESUME.into()
    } else {
        diagnosis.advice()
    };
    NextStep {
        text: NextText::Errcat(text),
        by: Author::Errcat,
    }
}

impl fmt::Display for NextText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Response(text) => text.escaped().fmt(f),
            Self::Errcat(text) => text.fmt(f),
        }
    }
}

impl Serialize for NextText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Response(text) => text.serialize(serializer),
            Self::Errcat(text) => text.serialize(serializer),
        }
    }
}
