//! The next step after a failure: in words, and as commands to run.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use super::{Diagnosis, commands, rate_limit};
use crate::catalog::{Command, Evidence, Generation, Via, curl};
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
    /// What it is: a command of the nullspace CLI, a call of the Python SDK, or an HTTP request.
    pub via: Via,
    /// Whose names it uses: those of release 0.1 (sandboxes, agents) or 1.0 (machines, functions).
    pub generation: Generation,
    /// Where the command is documented; `None` for one of the response.
    pub evidence: Option<Evidence>,
    /// Who says so.
    pub by: Author,
}

/// The command with its words in capitals, as in the catalog.
impl<'c> From<&'c Command> for RunCommand<'c> {
    fn from(command: &'c Command) -> Self {
        Self {
            run: NextText::Errcat(command.run.as_ref().into()),
            via: command.via,
            generation: command.generation,
            evidence: Some(command.evidence),
            by: Author::Errcat,
        }
    }
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

/// The next step if the response only has a command to resume with, which is shown after it.
const RESUME: &str = "Resume with the command that the nullspace CLI printed.";

/// Returns what the response says to do: the API before the nullspace CLI, and both before errcat.
pub(super) fn step<'d>(diagnosis: &'d Diagnosis) -> NextStep<'d> {
    let response = diagnosis.response();
    let cli_step = || is_said(response.next_action()).or_else(|| is_said(response.hint()));
    let (text, by) = if let Some(text) = is_said(diagnosis.suggested_action()) {
        (NextText::Response(text), Author::Api)
    } else if let Some(text) = cli_step() {
        (NextText::Response(text), diagnosis.author())
    } else {
        let text = resume(diagnosis).map_or_else(|| rate_limit::step(diagnosis), Cow::Borrowed);
        (NextText::Errcat(text), Author::Errcat)
    };
    NextStep { text, by }
}

fn is_said(text: Option<&Untrusted>) -> Option<&Untrusted> {
    text.filter(|text| !text.as_raw_str().trim().is_empty())
}

/// Returns the step to resume an upload, unless the response says that trying again does not help.
fn resume(diagnosis: &Diagnosis) -> Option<&'static str> {
    let response = diagnosis.response();
    let command = response.resume_command()?;
    let helps = response.stated_retryable() != Some(false);
    let is_of_cli = commands::command_author(diagnosis) == Author::Cli;
    (helps && is_of_cli && commands::is_shown(command)).then_some(RESUME)
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

#[cfg(test)]
mod tests {
    use crate::tree::{Map, Value, json};

    use super::*;
    use crate::diagnosis::tests::diagnose;

    /// Who says the next step, and its text.
    fn next(head: &[&str], body: Value) -> String {
        let diagnosis = diagnose(head, body);
        let NextStep { text, by } = diagnosis.next_step();
        format!("{by}: {text}")
    }

    fn with(fields: &Value) -> Value {
        let fields = fields.as_object().expect("an object").clone();
        let error = json!({"message": "m", "code": "file_upload_error"});
        let error = error.as_object().expect("an object").clone();
        let error = Value::from(error.into_iter().chain(fields).collect::<Map>());
        json!({"error": error})
    }

    #[test]
    fn what_the_response_says_comes_first() {
        let command = "nullspace volume upload v ./f --resume up_1";
        let all = json!({"suggested_action": "a\u{1b}", "next_action": "n", "hint": "h",
                         "resume_command": command});
        let without = |names: &[&str]| {
            let mut fields = all.clone();
            for name in names {
                fields[name].take();
            }
            with(&fields)
        };
        let resume = format!("errcat: {RESUME}");
        assert_eq!(next(&[], without(&[])), "api: a\\u{1b}");
        assert_eq!(next(&[], without(&["suggested_action"])), "cli: n");
        let names = ["suggested_action", "next_action"];
        assert_eq!(next(&[], without(&names)), "cli: h");
        let names = ["suggested_action", "next_action", "hint"];
        assert_eq!(next(&[], without(&names)), resume);
        let detail = json!({"reason": "x", "message": "m", "suggested_action": "d"});
        let in_detail = json!({"suggested_action": " ", "hint": "h", "error_detail": detail});
        assert_eq!(next(&[], with(&in_detail)), "cli: h");
        let in_detail = json!({"hint": "h", "error_detail": detail});
        assert_eq!(next(&[], with(&in_detail)), "api: d");
    }

    #[test]
    fn headers_show_that_the_cli_did_not_print_it() {
        let hint = with(&json!({"hint": "h"}));
        assert_eq!(next(&["HTTP/2 400"], hint.clone()), "api: h");
        assert_eq!(next(&[], hint), "cli: h");
        let flat = json!({"error": "m", "code": "c", "hint": "h"});
        assert_eq!(next(&[], flat), "api: h");
    }

    #[test]
    fn only_requests_of_errcat_have_a_curl_command() {
        let volumes = json!({"message": "m", "code": "volume_busy",
                             "resume_command": "nullspace volume get v"});
        let diagnosis = diagnose(&[], json!({"error": volumes}));
        let commands = diagnosis.commands();
        let curl: Vec<_> = commands.iter().filter_map(RunCommand::curl).collect();
        let expected = "curl -sS -H \"Authorization: Bearer $NULLSPACE_API_KEY\" \
                        \"$NULLSPACE_API_URL/v1/volumes/ID/attachments\"";
        assert_eq!(curl, [expected]);
        assert_eq!(commands.len(), 3);
        let request = Untrusted::new("GET /v1/volumes");
        let of_response = RunCommand {
            run: NextText::Response(&request),
            ..commands[0].clone()
        };
        assert_eq!(of_response.curl(), None);
    }

    #[test]
    fn an_upload_is_resumed_if_the_command_is_shown_and_helps() {
        let advice = |step: &str| step.starts_with("errcat: If retryable is true");
        let command = "nullspace volume upload v ./f --resume up_1";
        let hidden = with(&json!({"resume_command": format!("{command}; id")}));
        assert!(advice(&next(&[], hidden.clone())), "{}", next(&[], hidden));
        let expired = with(&json!({"resume_command": command, "retryable": false}));
        assert!(
            advice(&next(&[], expired.clone())),
            "{}",
            next(&[], expired)
        );
    }
}
