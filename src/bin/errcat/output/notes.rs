//! Notes for people: unknown codes, unreadable files, and skipped parts of the input.

use std::io;

use errcat::catalog::Catalog;
use errcat::diagnosis::Warning;
use errcat::extract::{MAX_DOCUMENT, Skipped, SkippedKind};
use errcat::response::ResponseHead;
use errcat::untrusted::Untrusted;

use super::source::FileName;
use super::{LONGEST_ID, Source, wording};

/// The exit code of `curl -f` for a response with an HTTP error.
const CURL_HTTP_ERROR: u16 = 22;

/// The note on an unknown code.
pub(crate) fn unknown_code(asked: &Untrusted, suggestions: &[&str], catalog: &Catalog) -> String {
    let asked = asked.escaped().at_most(LONGEST_ID);
    let known = catalog.len();
    let unknown = format!("`{asked}` is not among the {known} catalog codes");
    match suggestions {
        [] => format!("{unknown}; `errcat list --origin all TEXT` searches all that errcat knows"),
        _ => format!(
            "{unknown}; near: {}",
            wording::suggestions(suggestions, catalog)
        ),
    }
}

/// The note on a skipped part of the input.
pub(crate) fn skipped(skipped: Skipped, head: Option<&ResponseHead>, source: &Source) -> String {
    let reason = reason(skipped, head);
    let facts = head.map(facts).unwrap_or_default();
    let facts = if facts.is_empty() {
        String::new()
    } else {
        format!(" ({})", facts.join(", "))
    };
    // An empty input has no lines.
    let place = match (skipped, head, &source.file) {
        (Skipped::Empty | Skipped::NoAnswer { .. }, None, None) => String::new(),
        (Skipped::Empty | Skipped::NoAnswer { .. }, None, Some(_)) => {
            format!("{}: ", FileName(source))
        }
        _ => format!("{source}: "),
    };
    let verdict = match skipped.kind() {
        SkippedKind::NotAnError => "no error response",
        _ => "cannot be read",
    };
    format!("{place}{verdict}: {reason}{facts}")
}

/// What a skipped part of the input is, or why it cannot be read.
fn reason(skipped: Skipped, head: Option<&ResponseHead>) -> String {
    let announced = head
        .filter(|head| !head.forbids_body())
        .and_then(ResponseHead::content_length)
        .unwrap_or(0);
    match skipped {
        Skipped::Empty if announced > 0 => format!(
            "the body of {announced} bytes is missing: `curl -f`, `-I` and `-o` leave it out, and \
             wget without --content-on-error"
        ),
        Skipped::Empty if head.is_some() => "the body is empty".to_owned(),
        Skipped::Empty => "the input is empty: perhaps the connection failed, which `curl -sS` \
                           shows, or `curl -f` dropped the body, which `curl --fail-with-body` \
                           keeps"
            .to_owned(),
        Skipped::Json if head.is_some_and(|head| !head.is_failure()) => {
            "the answer is no failure".to_owned()
        }
        Skipped::Json => "JSON without the `error` and `code` of an error response".to_owned(),
        Skipped::ProblemJson => {
            "a problem document (RFC 9457), which is not from the API but perhaps from a gateway"
                .to_owned()
        }
        Skipped::Html => "an HTML page, perhaps from a gateway".to_owned(),
        Skipped::Text => "text, not a JSON object".to_owned(),
        Skipped::NoAnswer {
            curl_error: Some(CURL_HTTP_ERROR),
        } => "there is no answer: `curl -f` dropped it, which `curl --fail-with-body` keeps"
            .to_owned(),
        Skipped::NoAnswer {
            curl_error: Some(number),
        } => format!(
            "there is no answer: curl failed with error {number}, which `man curl` explains"
        ),
        Skipped::NoAnswer { .. } => "there is no answer, only what the client says of itself: \
                                     perhaps the connection failed"
            .to_owned(),
        Skipped::Request => "JSON that was sent with a request".to_owned(),
        Skipped::Binary => {
            "binary data; if it is a compressed body, `curl --compressed` unpacks it".to_owned()
        }
        Skipped::InvalidJson { line, column } => {
            format!("not valid JSON: it breaks on line {line}, column {column}")
        }
        Skipped::Truncated { line } => {
            format!("JSON cut off: the input ends on line {line} before it is complete")
        }
        Skipped::TooLarge => format!(
            "a JSON document over {} MiB; only responses within it are looked for",
            MAX_DOCUMENT >> 20
        ),
        Skipped::TooDeep => "a JSON document that nests too deep".to_owned(),
        other => other.reason().to_string(),
    }
}

/// The facts of a response without an error body that people may need.
fn facts(head: &ResponseHead) -> Vec<String> {
    let mut facts = vec![format!("HTTP {}", head.status())];
    if let Some(id) = head.request_id() {
        facts.push(format!("request_id {}", id.escaped().at_most(LONGEST_ID)));
    }
    facts.extend(wording::retry_after(head).map(|when| format!("retry {when}")));
    facts.extend(Warning::for_head(head).map(|warning| wording::warning(&warning, None)));
    facts
}

/// The note on a file or stream that could not be read.
pub(crate) fn failed(source: &Source, error: &io::Error) -> String {
    format!("cannot read {}: {error}", FileName(source))
}
