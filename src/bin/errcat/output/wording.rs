//! Wording that texts, notes and JSON share.

use std::time::SystemTime;

use errcat::catalog::{Catalog, Entry, Evidence, KnownStatus, Origin, RetryBasis};
use errcat::diagnosis::Warning;
use errcat::extract::{MAX_DOCUMENT, Skipped};
use errcat::response::{DoubtfulHead, HeadDoubt, ResponseHead, RetryAfter};

use super::LONGEST_ID;

/// A time in RFC 3339, in UTC, to the second.
pub(super) fn time(time: SystemTime) -> String {
    humantime::format_rfc3339_seconds(time).to_string()
}

/// A date and a time of day in UTC: `2026-11-23 12:00:30`.
pub(super) fn date_and_time(time: SystemTime) -> String {
    self::time(time).replace('T', " ").replace('Z', "")
}

/// Names that resemble an unknown code, with non-catalog codes marked.
pub(super) fn suggestions(names: &[&str], catalog: &Catalog) -> String {
    let names = names.iter();
    let marked = names.map(|name| format!("{name}{}", origin(name, catalog)));
    marked.collect::<Vec<_>>().join(", ")
}

/// The mark after a non-catalog code: ` (edge)`. Empty for other codes.
pub(crate) fn origin(name: &str, catalog: &Catalog) -> String {
    match catalog.find(name).entry().map(Entry::origin) {
        None | Some(Origin::Catalog) => String::new(),
        Some(origin) => format!(" ({origin})"),
    }
}

/// The statuses that a code usually comes with: `usually HTTP 409`.
pub(super) fn usual_statuses(entry: &Entry) -> Option<String> {
    let known = entry.statuses();
    (!known.is_empty()).then(|| format!("usually HTTP {}", statuses(known)))
}

/// Lists statuses. Inferred ones are marked.
fn statuses(statuses: &[KnownStatus]) -> String {
    let marked = statuses.iter().map(|status| match status {
        KnownStatus::Inferred(number) => format!("{number} (inferred)"),
        status => status.number().to_string(),
    });
    marked.collect::<Vec<_>>().join(", ")
}

/// The category of a code, or where a non-catalog code comes from.
pub(super) fn group(entry: &Entry, catalog: &Catalog) -> String {
    let maker = match entry.origin() {
        Origin::Edge if catalog.is_of_nullspace() => "from the edge or the preview proxy",
        Origin::Edge => "from the edge",
        Origin::Client if catalog.is_of_nullspace() => "from the Python SDK or the nullspace CLI",
        Origin::Client => "from the client",
        Origin::Server => "from the server",
        _ => return entry.heading().to_owned(),
    };
    format!("non-catalog code, {maker}")
}

/// The newer name of a code, and who uses it.
pub(super) fn newer_name(entry: &Entry, catalog: &Catalog) -> Option<String> {
    let by = match entry.origin() {
        Origin::Catalog if catalog.is_of_nullspace() => "Python SDK 1.0",
        Origin::Catalog => "newer releases",
        _ => "newer documentation",
    };
    Some(format!("called {} in {by}", entry.renamed_to()?))
}

/// The catalog's name for a code that was sent or asked for under another name, and who uses it.
pub(super) fn catalog_name(entry: &Entry) -> String {
    let by = match entry.origin() {
        Origin::Catalog => "the published catalog",
        _ => "older documentation",
    };
    format!("{} in {by}", entry.code())
}

/// What a retry verdict is based on. `entry` belongs to the code, if it is known.
pub(super) fn basis(basis: RetryBasis, entry: Option<&Entry>) -> Option<String> {
    Some(match (basis, entry.map(Entry::evidence)) {
        (RetryBasis::Response, _) => "from `retryable` in the response".to_owned(),
        (RetryBasis::Header, _) => "from the Retry-After header".to_owned(),
        (RetryBasis::Catalog, _) => "from the published description".to_owned(),
        (RetryBasis::Inference, Some(Evidence::CodeNameOnly)) => {
            "guessed from the code's name".to_owned()
        }
        (RetryBasis::Inference, Some(evidence)) => format!("inferred from {}", evidence.meaning()),
        (RetryBasis::Inference, None) => "inferred from the status".to_owned(),
        _ => return None,
    })
}

/// The size of a body that the headers announce and the input does not show.
fn missing_bytes(head: &ResponseHead) -> Option<u64> {
    let announced = head.content_length()?;
    (announced > 0 && !head.forbids_body()).then_some(announced)
}

/// What the body of a failed response is, if it is not an error response.
pub(super) fn body(skipped: Skipped, head: &ResponseHead) -> String {
    match (skipped, missing_bytes(head)) {
        (Skipped::Empty, Some(length)) => {
            format!("no body, but the headers announce {length} bytes")
        }
        (skipped, _) => part(skipped),
    }
}

/// What a part of the input is, if it is not an error response.
pub(super) fn part(skipped: Skipped) -> String {
    match skipped {
        Skipped::Empty => "an empty body".to_owned(),
        Skipped::Json => "other JSON".to_owned(),
        Skipped::ProblemJson => "a problem document".to_owned(),
        Skipped::Html => "an HTML page".to_owned(),
        Skipped::Text => "text".to_owned(),
        Skipped::Binary => "binary data".to_owned(),
        Skipped::Gzip => "gzip-compressed data".to_owned(),
        Skipped::InvalidJson { line, column } => {
            format!("invalid JSON (line {line}, column {column})")
        }
        Skipped::Truncated { line } => format!("JSON cut off on line {line}"),
        Skipped::TooLarge => format!("JSON larger than {} MiB", MAX_DOCUMENT >> 20),
        Skipped::TooDeep => "JSON nested too deeply".to_owned(),
        other => other.reason().to_string(),
    }
}

/// The status of a response: `HTTP 409`.
pub(super) fn status(head: &ResponseHead) -> String {
    let status = head.status();
    status.map_or_else(|| "HTTP".to_owned(), |status| format!("HTTP {status}"))
}

/// Why the headers before a response are ignored.
fn doubtful_head(doubtful: &DoubtfulHead) -> String {
    let head = &doubtful.head;
    let status = status(head);
    match (doubtful.doubt, head.content_length()) {
        (HeadDoubt::OtherLength, Some(length)) => format!(
            "the headers before it ({status}) announce a body of {length} bytes, not this one, so \
             they are ignored"
        ),
        (HeadDoubt::SeveralHeads, _) => {
            "it is unclear to which of several responses this body belongs, so their headers are \
             ignored"
                .to_owned()
        }
        _ => format!("the response before it ({status}) has no body, so its headers are ignored"),
    }
}

/// The text of a warning. `entry` belongs to the code of the response, if it is known.
pub(super) fn warning(warning: &Warning, entry: Option<&Entry>, catalog: &Catalog) -> String {
    match warning {
        Warning::RequestIdsDiffer { header, .. } => format!(
            "the x-request-id header belongs to another request ({}), so the headers are ignored",
            header.escaped().at_most(LONGEST_ID)
        ),
        Warning::HeadersInDoubt(doubtful) => doubtful_head(doubtful),
        Warning::ForeignShape => {
            "it has fields of another API, so its code may have another meaning".to_owned()
        }
        Warning::QuotedInText => {
            "the error response is part of a text, which may quote a request".to_owned()
        }
        Warning::StatusIsNoFailure(status) => {
            format!("unexpected status: HTTP {status} is not a failure")
        }
        Warning::StatusDisagreesWithCode(status) => match entry {
            Some(entry) => format!(
                "unexpected status: {} usually comes with HTTP {}",
                entry.code(),
                statuses(entry.statuses())
            ),
            None => format!("unexpected status: HTTP {status}"),
        },
        Warning::ClientCodeInResponse => {
            let client = if catalog.is_of_nullspace() {
                "the Python SDK or the nullspace CLI"
            } else {
                "the client"
            };
            format!("{client} usually makes this code; from the API, it may mean something else")
        }
        Warning::LongDelay(delay) => format!(
            "Retry-After asks for a delay of {}",
            humantime::format_duration(*delay)
        ),
        Warning::PastRetryTime(date) => format!(
            "Retry-After names a time in the past: {} UTC",
            date_and_time(*date)
        ),
        Warning::UnusableRetryAfter(value) => {
            let value = match value {
                RetryAfter::Unreadable(text) => {
                    format!("\"{}\"", text.escaped().at_most(LONGEST_ID))
                }
                RetryAfter::Date(date) => format!("{} UTC", date_and_time(*date)),
                RetryAfter::Delay(delay) => humantime::format_duration(*delay).to_string(),
                _ => "in an unknown form".to_owned(),
            };
            format!(
                "Retry-After {value} is ignored: not a number of seconds or a date within a year"
            )
        }
        other => other.kind().to_string(),
    }
}
