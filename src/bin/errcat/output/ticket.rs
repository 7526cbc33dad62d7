//! The facts of one failed call, to paste into a support ticket.

use std::fmt::{self, Display};

use errcat::catalog::Catalog;
use errcat::diagnosis::{Diagnosis, Warning};
use errcat::extract::OtherFailure;
use errcat::response::{Detail, HeadDoubt, RequestLine, ResponseHead};
use errcat::untrusted::Untrusted;

use super::{LONGEST_ID, LONGEST_TEXT, MAX_FIELDS, Source, wording};

/// The facts of a failed call. They are printed as lines of a name and a value.
///
/// The lines are neither colored nor wrapped, so that they can be pasted. Credentials are redacted.
#[derive(Debug, Default)]
pub(crate) struct Ticket {
    code: Option<String>,
    message: Option<String>,
    /// What the body is instead of an error response.
    body: Option<String>,
    status: Option<String>,
    request_id: Option<String>,
    build_id: Option<String>,
    detail: DetailFacts,
    time: Option<String>,
    request: Option<String>,
}

/// What the error detail says about the part that failed.
#[derive(Debug, Default)]
struct DetailFacts {
    code: Option<String>,
    phase: Option<String>,
    reason: Option<String>,
    message: Option<String>,
}

impl Ticket {
    /// Creates the ticket of an error response.
    pub(crate) fn for_diagnosis(diagnosis: &Diagnosis, source: &Source) -> Self {
        let response = diagnosis.response();
        Self {
            code: response.code().map(id),
            message: response.message().map(text),
            status: status(diagnosis),
            request_id: request_ids(diagnosis),
            build_id: diagnosis.build_id().map(id),
            detail: response
                .error_detail()
                .map(DetailFacts::new)
                .unwrap_or_default(),
            ..Self::for_head(diagnosis.trusted_head(), source)
        }
    }

    /// Creates the ticket of another failed response, such as a gateway's page.
    pub(crate) fn for_failure(
        failure: &OtherFailure,
        head: &ResponseHead,
        source: &Source,
    ) -> Self {
        Self {
            message: failure.message.as_ref().map(text),
            body: Some(wording::body(failure.body, head)),
            status: head.status().map(|status| status.to_string()),
            request_id: head.request_id().map(id),
            ..Self::for_head(Some(head), source)
        }
    }

    fn for_head(head: Option<&ResponseHead>, source: &Source) -> Self {
        let request = head.and_then(ResponseHead::request);
        Self {
            time: source.time(head),
            request: request.map(request_line),
            ..Self::default()
        }
    }
}

impl DetailFacts {
    fn new(detail: &Detail) -> Self {
        let mut facts = Self::default();
        // The facts of a template build are nested: `details.reason`.
        for (path, value) in detail.fields().take(MAX_FIELDS) {
            let fact = match path.as_raw_str() {
                "code" => &mut facts.code,
                "phase" => &mut facts.phase,
                "reason" | "details.reason" => &mut facts.reason,
                "message" => &mut facts.message,
                _ => continue,
            };
            *fact = Some(text(&value));
        }
        facts
    }
}

/// The last line of a run: which errcat made the tickets.
pub(crate) fn signature(catalog: &Catalog) -> String {
    let (version, codes) = (env!("CARGO_PKG_VERSION"), catalog.len());
    let other = if catalog.is_bundled() {
        String::new()
    } else {
        let source = catalog.source().unwrap_or("no source");
        format!(" ({source}, digest {})", catalog.digest())
    };
    format!("errcat: {version}, catalog of {codes} codes{other}\n")
}

/// The status, marked if the headers may belong to another response.
fn status(diagnosis: &Diagnosis) -> Option<String> {
    let in_doubt = |warning: &Warning| match warning {
        // A response without a body is another one.
        Warning::HeadersInDoubt(doubtful) if doubtful.doubt != HeadDoubt::NoBody => {
            doubtful.head.status()
        }
        _ => None,
    };
    let in_doubt = || diagnosis.warnings().iter().find_map(in_doubt);
    let seen = diagnosis.head().and_then(ResponseHead::status);
    let status = seen.or_else(in_doubt)?;
    Some(match diagnosis.trusted_head() {
        Some(_) => status.to_string(),
        None => format!("{status} (perhaps of another response)"),
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

/// A text for display, on one line.
fn text(text: &Untrusted) -> String {
    text.escaped().at_most(LONGEST_TEXT).to_string()
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
        let Self {
            code,
            message,
            body,
            status,
            request_id,
            build_id,
            detail,
            time,
            request,
        } = self;
        // Support needs these facts, so their absence is stated.
        let required = |value: &'_ Option<String>| Some(value.clone().unwrap_or("none".to_owned()));
        let status = status.clone().unwrap_or("unknown".to_owned());
        let lines = [
            ("code", required(code)),
            ("message", required(message)),
            ("body", body.clone()),
            ("http status", Some(status)),
            ("request_id", required(request_id)),
            ("build_id", build_id.clone()),
            ("detail code", detail.code.clone()),
            ("detail phase", detail.phase.clone()),
            ("detail reason", detail.reason.clone()),
            ("detail message", detail.message.clone()),
            ("time", time.clone()),
            ("request", request.clone()),
        ];
        for (name, value) in lines {
            if let Some(value) = value {
                writeln!(f, "{name}: {value}")?;
            }
        }
        Ok(())
    }
}
