//! The first two lines of a diagnosis: what failed, and the IDs to quote.

use std::borrow::Cow;
use std::fmt::Write as _;

use errcat::diagnosis::Diagnosis;
use errcat::response::{Detail, DetailKind, ResponseHead};
use errcat::untrusted::Untrusted;

use super::with_line_breaks;
use crate::output::page::Page;
use crate::output::{LONGEST_ID, Source, View, wording};

const NO_CODE: &str = "error without a code";

/// Adds the first line of a page, and at its end the place if there are several results.
pub(super) fn add(page: &mut Page, headline: &str, source: &Source, view: View) {
    if view.shows_place {
        page.marked_paragraph(headline, source);
    } else {
        page.paragraph(headline);
    }
}

/// The code as sent, the status and the message.
pub(super) fn of_diagnosis(page: &Page, diagnosis: &Diagnosis) -> String {
    let palette = page.palette;
    let mut headline = String::with_capacity(256);
    // Writing to a string cannot fail.
    let _ = match diagnosis.response().code() {
        Some(code) => write!(
            headline,
            "{}",
            palette.error(code.escaped().at_most(LONGEST_ID))
        ),
        None => write!(headline, "{}", palette.error(NO_CODE)),
    };
    if let Some(status) = diagnosis.trusted_head().and_then(ResponseHead::status) {
        let _ = write!(headline, " (HTTP {status})");
    }
    let messages = messages(diagnosis);
    let messages = messages.iter().map(|text| with_line_breaks(text));
    let mut separator = ": ";
    for message in messages.filter(|message| !message.is_empty()) {
        headline.extend([separator, &message]);
        separator = "\n";
    }
    headline
}

/// A failed response in a line without its message: `volume_busy (HTTP 409), request_id req_1`.
pub(crate) fn summary(
    code: Option<&Untrusted>,
    head: Option<&ResponseHead>,
    request_id: Option<&Untrusted>,
) -> String {
    let status = head.filter(|head| head.status().is_some());
    let status = status.map(wording::status);
    let mut line = match (code, status) {
        (Some(code), Some(status)) => {
            format!("{} ({status})", code.escaped().at_most(LONGEST_ID))
        }
        (Some(code), None) => code.escaped().at_most(LONGEST_ID).to_string(),
        (None, Some(status)) => status,
        (None, None) => NO_CODE.to_owned(),
    };
    if let Some(id) = request_id {
        // Writing to a string cannot fail.
        let _ = write!(line, ", request_id {}", id.escaped().at_most(LONGEST_ID));
    }
    line
}

/// The messages to show: that of the detail and that of the response. One that is part of the other
/// is left out, and so is one of the response that is shorter than that of the detail: it only says
/// that something failed.
pub(super) fn messages<'d>(diagnosis: &'d Diagnosis) -> Vec<Cow<'d, Untrusted>> {
    let outer = diagnosis.response().message();
    let detail = diagnosis.response().error_detail();
    let inner = detail.and_then(message_of_detail);
    match (inner, outer) {
        (Some(inner), Some(outer)) => {
            let (inner_text, outer_text) = (inner.as_raw_str(), outer.as_raw_str());
            if outer_text.contains(inner_text) {
                vec![Cow::Borrowed(outer)]
            } else if outer_text.len() > inner_text.len() {
                vec![Cow::Owned(inner), Cow::Borrowed(outer)]
            } else {
                vec![Cow::Owned(inner)]
            }
        }
        (inner, outer) => inner
            .map(Cow::Owned)
            .or(outer.map(Cow::Borrowed))
            .into_iter()
            .collect(),
    }
}

/// The message of a detail of the API.
fn message_of_detail(detail: &Detail) -> Option<Untrusted> {
    let is_known = detail.kind() != DetailKind::Other;
    let mut fields = detail.fields().filter(|_| is_known);
    fields.find_map(|(name, value)| (name == "message").then_some(value))
}

/// Adds the line of the request ID and the build ID.
pub(super) fn ids(page: &mut Page, request_id: Option<&Untrusted>, build_id: Option<&Untrusted>) {
    let palette = page.palette;
    let mut line = String::with_capacity(128);
    for (name, id) in [("request_id:", request_id), ("build_id:", build_id)] {
        if let Some(id) = id {
            let gap = if line.is_empty() { "" } else { "   " };
            let id = palette.key(id.escaped().at_most(LONGEST_ID));
            // Writing to a string cannot fail.
            let _ = write!(line, "{gap}{} {id}", palette.label(name));
        }
    }
    if !line.is_empty() {
        page.paragraph(line);
    }
}
