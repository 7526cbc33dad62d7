//! The facts of one failed call, to paste into a support ticket.

use std::fmt::{self, Display};

use errcat::catalog::Catalog;
use errcat::diagnosis::{Diagnosis, Warning};
use errcat::response::{RequestLine, ResponseHead};
use errcat::untrusted::Untrusted;

use super::{LONGEST_ID, LONGEST_TEXT, Source};

/// The facts of a failed call. They are printed as lines of a name and a value.
///
/// The lines are neither colored nor wrapped, so that they can be pasted. Credentials are redacted.
#[derive(Debug)]
pub(crate) struct Ticket {
    code: Option<String>,
    message: Option<String>,
    status: Option<String>,
    request_id: Option<String>,
    build_id: Option<String>,
    time: Option<String>,
    request: Option<String>,
    /// How many codes the catalog has.
    catalog_size: usize,
}

impl Ticket {
    /// Creates the ticket of an error response.
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

    /// Creates the ticket of a response that is not an error response, such as a gateway's page.
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
            request: request.map(request_line),
            catalog_size: catalog.len(),
        }
    }
}

/// The status, marked if the headers may belong to another response.
fn status(diagnosis: &Diagnosis) -> Option<String> {
    let status = diagnosis.head()?.status();
    Some(match diagnosis.trusted_head() {
        Some(_) => status.to_string(),
        None => format!("{status} in a head that may be of another answer"),
    })
}

/// The request ID, or both IDs if body and header differ.
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

/// An ID for display.
fn id(text: &Untrusted) -> String {
    text.escaped().at_most(LONGEST_ID).to_string()
}

/// The method and, if it is known, the path.
fn request_line(request: &RequestLine) -> String {
    let path = request.path().map(id);
    [Some(request.method().to_owned()), path]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

impl Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Support needs these facts, so their absence is stated.
        let required = |value: &Option<String>, missing: &str| {
            let value = value.clone();
            value.or_else(|| Some(missing.to_owned()))
        };
        let version = env!("CARGO_PKG_VERSION");
        let errcat = format!("{version} with a catalog of {} codes", self.catalog_size);
        let lines = [
            ("code", required(&self.code, "none")),
            ("message", required(&self.message, "none")),
            ("http status", required(&self.status, "not shown")),
            ("request_id", required(&self.request_id, "none")),
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
