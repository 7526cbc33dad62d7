//! What to paste into a ticket: the facts of one failed call, and nothing else of the input.

use std::fmt::{self, Display};

use errcat::catalog::Catalog;
use errcat::diagnosis::{Diagnosis, Warning};
use errcat::response::{RequestLine, ResponseHead};
use errcat::untrusted::Untrusted;

use super::{LONGEST_ID, LONGEST_TEXT, Source};

/// The facts as lines of a name and a value. Facts that the input does not show have no line.
///
/// It is for pasting, so it has no colours and breaks no line; credentials are masked like
/// everywhere.
#[derive(Debug)]
pub(crate) struct Ticket {
    code: Option<String>,
    message: Option<String>,
    status: Option<String>,
    request_id: Option<String>,
    build_id: Option<String>,
    time: Option<String>,
    request: Option<String>,
    known: usize,
}

impl Ticket {
    /// The block of an error response.
    pub(crate) fn for_diagnosis(diagnosis: &Diagnosis, source: &Source) -> Self {
        let response = diagnosis.response();
        let message = response.message();
        Self {
            code: response.code().map(id),
            message: message.map(|text| text.escaped().at_most(LONGEST_TEXT).to_string()),
            status: status(diagnosis),
            request_id: request_ids(diagnosis),
            build_id: diagnosis.build_id().map(id),
            ..Self::for_head(diagnosis.trusted_head(), diagnosis.catalog(), source)
        }
    }

    /// The block of an answer that is no error response.
    pub(crate) fn for_head(
        head: Option<&ResponseHead>,
        catalog: &Catalog,
        source: &Source,
    ) -> Self {
        let request_id = head.and_then(ResponseHead::request_id);
        let request = head.and_then(ResponseHead::request);
        Self {
            code: None,
            message: None,
            status: head.map(|head| head.status().to_string()),
            request_id: request_id.map(id),
            build_id: None,
            time: source.time(head),
            request: request.map(line),
            known: catalog.len(),
        }
    }
}

/// The status, with a word on it when the head may be another answer's.
fn status(diagnosis: &Diagnosis) -> Option<String> {
    let status = diagnosis.head()?.status();
    Some(match diagnosis.trusted_head() {
        Some(_) => status.to_string(),
        None => format!("{status} in a head that may be of another answer"),
    })
}

/// The id of the request; both, if body and header do not agree.
fn request_ids(diagnosis: &Diagnosis) -> Option<String> {
    let differing = |warning: &Warning| match warning {
        Warning::RequestIdsDiffer { body, header } => Some((id(body), id(header))),
        _ => None,
    };
    match diagnosis.warnings().iter().find_map(differing) {
        Some((body, header)) => Some(format!("{body} in the body, {header} in the header")),
        None => diagnosis.request_id().map(id),
    }
}

fn id(text: &Untrusted) -> String {
    text.escaped().at_most(LONGEST_ID).to_string()
}

/// The method and the path, as far as it is known.
fn line(request: &RequestLine) -> String {
    let path = request.path().map(id);
    [Some(request.method().to_owned()), path]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

impl Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is missing of these four is worth knowing, too.
        let stated = |value: &Option<String>, missing: &str| {
            let value = value.clone();
            value.or_else(|| Some(missing.to_owned()))
        };
        let version = env!("CARGO_PKG_VERSION");
        let errcat = format!("{version} with a catalog of {} codes", self.known);
        let lines = [
            ("code", stated(&self.code, "none")),
            ("message", stated(&self.message, "none")),
            ("http status", stated(&self.status, "not shown")),
            ("request_id", stated(&self.request_id, "none")),
            ("build_id", self.build_id.clone()),
            ("time", self.time.clone()),
            ("request", self.request.clone()),
            ("errcat", Some(errcat)),
        ];
        for (name, value) in lines {
            if let Some(value) = value {
                writeln!(f, "{name}: {value}")?;
            }
        }
        Ok(())
    }
}
