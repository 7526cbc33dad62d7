//! HTTP responses that are not error responses.

use errcat::catalog::Catalog;
use errcat::diagnosis::{NextStep, Warning};
use errcat::extract::{OtherFailure, Skipped, SkippedKind};
use errcat::response::ResponseHead;

use super::{about, heading, retry, steps, with_line_breaks};
use crate::output::page::Page;
use crate::output::{Source, View, wording};

/// Shows a failed HTTP response that is not an error response: what it is instead, and what to do.
pub(crate) fn other_failure(
    failure: &OtherFailure,
    head: &ResponseHead,
    source: &Source,
    catalog: &Catalog,
    view: View,
) -> Page {
    let mut page = Page::new(view.terminal);
    let body = wording::body(failure.body, head);
    let status = page.palette.error(wording::status(head)).to_string();
    let headline = match &failure.message {
        Some(message) => format!(
            "{status} ({body}, not an API error): {}",
            with_line_breaks(message)
        ),
        None => match (failure.body, failure.body.kind()) {
            (Skipped::Empty, _) => format!("{status}: {body}"),
            (_, SkippedKind::Unreadable) => format!("{status}: unreadable body, {body}"),
            _ => format!("{status}: {body} instead of an API response"),
        },
    };
    heading::add(&mut page, &headline, source, view);
    heading::ids(&mut page, head.request_id(), None);
    page.blank_line();
    let body = failure.body.reason();
    steps::next(&mut page, &NextStep::for_failure(head, body, catalog));
    retry::of_failure(&mut page, head, body);
    if let Some(warning) = Warning::for_head(head) {
        super::warning(&mut page, &wording::warning(&warning, None, catalog));
    }
    if view.is_verbose {
        about::failure(&mut page, failure.body, head, source, catalog);
    }
    page
}

/// Says that a response is a success.
pub(crate) fn success(head: &ResponseHead, source: &Source, view: View) -> Page {
    let mut page = Page::new(view.terminal);
    let status = wording::status(head);
    let what = match head.status() {
        Some(100..=199) => "not the final response",
        Some(304) => "not modified, nothing to explain",
        Some(300..=399) => "a redirect, which `curl -L` follows",
        _ => "success, nothing to explain",
    };
    heading::add(&mut page, &format!("{status}: {what}"), source, view);
    if view.is_verbose {
        heading::ids(&mut page, head.request_id(), None);
    }
    page
}
