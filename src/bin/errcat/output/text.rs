//! Explanations and diagnoses as text for people.

use std::fmt::{self, Display};

use errcat::catalog::{
    Catalog, CliExit, Entry, Match, MatchedBy, Origin, RetryBasis, RetryVerdict,
};
use errcat::diagnosis::Diagnosis;
use errcat::extract::OtherFailure;
use errcat::response::{Detail, DetailKind, ErrorResponse, ResponseHead};

use super::page::{Page, Row};
use super::{LONGEST_ID, LONGEST_TEXT, Palette, Source, View, wording};

/// How many fields of a detail are shown.
const MAX_FIELDS: usize = 40;

/// Explains a code.
pub(crate) fn explanation(found: Match, catalog: &Catalog, view: View) -> Page {
    let entry = found.entry;
    let mut page = Page::new(view.terminal);
    let palette = page.palette;
    page.paragraph(format_args!(
        "{} ({})",
        palette.code(entry.code()),
        entry.heading()
    ));
    page.paragraph(entry.description());
    page.blank_line();
    let mut rows = Vec::new();
    rows.extend(origin_row(entry, catalog));
    rows.extend(renamed_row(entry, found.matched_by == MatchedBy::NewerName));
    rows.extend(status_row(entry));
    rows.extend(retry_rows(
        palette,
        entry.retry(),
        entry.retry_basis(),
        entry.permits_retry(),
        Some(entry),
    ));
    rows.push(cli_exit_row(entry.cli_exit()));
    rows.extend(caveat_row(entry));
    if !entry.see_also().is_empty() {
        rows.push(Row::new("see also", entry.see_also().join(", ")));
    }
    // The page describes the catalog only.
    if let (Some(_), Some(source)) = (entry.category(), catalog.source()) {
        rows.push(Row::unbroken("docs", source));
    }
    page.rows(&rows);
    arguments(&mut page, entry);
    advice(&mut page, entry.advice(), false);
    page
}

/// Shows what a response says, what its code means, and what to do.
pub(crate) fn diagnosis(diagnosis: &Diagnosis, source: &Source, view: View) -> Page {
    let mut page = Page::new(view.terminal);
    let palette = page.palette;
    let entry = diagnosis.lookup().entry();
    let retry = diagnosis.retry();

    page.hanging_indent(Title { diagnosis, palette });
    page.blank_line();

    let mut rows = response_rows(diagnosis, source, palette);
    rows.extend(code_rows(diagnosis));
    rows.extend(retry_rows(
        palette,
        retry.verdict(),
        retry.basis(),
        retry.is_permitted(),
        entry,
    ));
    rows.extend(retry_after_row(diagnosis));
    rows.push(cli_exit_row(diagnosis.cli_exit()));
    rows.extend(entry.and_then(caveat_row));
    let warnings = diagnosis.warnings().iter();
    rows.extend(warnings.map(|warning| {
        let warning = wording::warning(warning, entry);
        Row::new("warning", palette.key(warning))
    }));
    page.rows(&rows);

    response_sections(&mut page, diagnosis.response());
    let is_settled = matches!(retry.basis(), RetryBasis::Response | RetryBasis::Header);
    if let Some(entry) = entry.filter(|_| !is_settled) {
        arguments(&mut page, entry);
    }
    let is_general = entry.is_some() && retry.basis() == RetryBasis::Response;
    advice(&mut page, &diagnosis.advice(), is_general);
    page
}

/// Shows a failed HTTP response that is not an error response: what it is instead, and what to do.
pub(crate) fn other_failure(
    failure: &OtherFailure,
    head: &ResponseHead,
    source: &Source,
    view: View,
) -> Page {
    let mut page = Page::new(view.terminal);
    let _ = (failure, source);
    page.paragraph(format_args!("HTTP {}", head.status()));
    page
}

/// Says that a response is a success.
pub(crate) fn success(head: &ResponseHead, source: &Source, view: View) -> Page {
    let mut page = Page::new(view.terminal);
    let _ = source;
    page.paragraph(format_args!(
        "HTTP {}: success, nothing to explain",
        head.status()
    ));
    page
}

/// Lists the codes that are known to come with a status.
pub(crate) fn codes_of_status(status: u16, entries: &[&Entry], view: View) -> Page {
    let mut page = Page::new(view.terminal);
    page.paragraph(format_args!(
        "HTTP {status} is known with {} codes:",
        entries.len()
    ));
    page
}

/// The message, the IDs and the place of a response.
fn response_rows(diagnosis: &Diagnosis, source: &Source, palette: Palette) -> Vec<Row> {
    let response = diagnosis.response();
    let mut rows = Vec::new();
    if let Some(message) = response.message() {
        rows.push(Row::new("message", message.escaped().at_most(LONGEST_TEXT)));
    }
    if let Some(id) = diagnosis.request_id() {
        rows.push(Row::new(
            "request_id",
            palette.key(id.escaped().at_most(LONGEST_ID)),
        ));
    }
    if let Some(id) = diagnosis.build_id() {
        rows.push(Row::new("build_id", id.escaped().at_most(LONGEST_ID)));
    }
    rows.push(Row::new("found at", source));
    match response.redactions() {
        0 => {}
        1 => rows.push(Row::new("masked", "1 credential in the response's texts")),
        many => rows.push(Row::new(
            "masked",
            format_args!("{many} credentials in the response's texts"),
        )),
    }
    rows
}

/// What errcat knows about the code of a response, or the codes that resemble it.
fn code_rows(diagnosis: &Diagnosis) -> Vec<Row> {
    let (lookup, catalog) = (diagnosis.lookup(), diagnosis.catalog());
    let mut rows = Vec::new();
    if !lookup.suggestions().is_empty() {
        let suggestions = wording::suggestions(lookup.suggestions(), catalog);
        rows.push(Row::new("near codes", suggestions));
    }
    if let Some(entry) = lookup.entry() {
        rows.push(Row::new("meaning", entry.description()));
        rows.extend(origin_row(entry, catalog));
        rows.extend(renamed_row(entry, lookup.is_by_newer_name()));
    }
    rows
}

/// The value of a usable Retry-After header.
fn retry_after_row(diagnosis: &Diagnosis) -> Option<Row> {
    let when = wording::retry_after(diagnosis.trusted_head()?)?;
    let retry = diagnosis.retry();
    let is_contradicted =
        retry.verdict() == RetryVerdict::AfterChange && retry.basis() == RetryBasis::Response;
    let but = if is_contradicted {
        ", but the response says that a retry does not help"
    } else {
        ""
    };
    Some(Row::new("retry after", format_args!("{when}{but}")))
}

/// Adds the hint, the suggested action and the details of a response.
fn response_sections(page: &mut Page, response: &ErrorResponse) {
    let palette = page.palette;
    if let Some(hint) = response.hint() {
        page.blank_line();
        page.paragraph(palette.heading("Hint (the official CLI's word):"));
        page.indented(hint.escaped().at_most(LONGEST_TEXT));
    }
    // The suggested action of an `error_detail` is shown as one of its fields.
    if let Some(action) = response.suggested_action() {
        page.blank_line();
        page.paragraph(palette.heading("Suggested action (the API's word):"));
        page.indented(action.escaped().at_most(LONGEST_TEXT));
    }
    for (name, part) in [
        ("error_detail", response.error_detail()),
        ("details", response.details()),
    ] {
        if let Some(part) = part {
            detail(page, name, part);
        }
    }
}

/// Adds advice. With `is_general`, the heading says that the advice is for the code in general,
/// because the response itself says whether to retry.
fn advice(page: &mut Page, advice: &str, is_general: bool) {
    let on = if is_general {
        " on the code in general"
    } else {
        ""
    };
    let heading = format!("Advice{on} (errcat's reading, not the API's word):");
    page.blank_line();
    page.paragraph(page.palette.heading(heading).to_string());
    page.indented(advice);
}

/// Adds the fields of a detail of the response.
fn detail(page: &mut Page, name: &str, detail: &Detail) {
    let kind = match detail.kind() {
        DetailKind::Template => " (template failure)",
        DetailKind::Upload => " (upload failure)",
        _ => "",
    };
    let mut rows: Vec<Row> = detail
        .fields()
        .take(MAX_FIELDS)
        .map(|(path, value)| {
            let value = value.escaped().at_most(LONGEST_TEXT);
            if path.is_empty() {
                Row::new("value", value)
            } else {
                Row::new(path.escaped(), value)
            }
        })
        .collect();
    if let Some(more @ 1..) = detail.field_count().checked_sub(MAX_FIELDS) {
        rows.push(Row::new(
            "...",
            format_args!("{more} more fields; --json shows all"),
        ));
    }
    page.blank_line();
    page.paragraph(
        page.palette
            .heading(format_args!("{name}{kind}:"))
            .to_string(),
    );
    page.rows(&rows);
}

/// Adds the arguments for each verdict if the sources leave it open.
fn arguments(page: &mut Page, entry: &Entry) {
    if entry.arguments().is_empty() {
        return;
    }
    let arguments = entry.arguments().iter();
    let rows: Vec<_> = arguments
        .map(|argument| Row::new(argument.verdict.as_str(), &argument.rationale))
        .collect();
    page.blank_line();
    let heading = page.palette.heading("In doubt, what speaks for which:");
    page.paragraph(heading.to_string());
    page.rows(&rows);
}

/// The origin of a non-catalog code.
fn origin_row(entry: &Entry, catalog: &Catalog) -> Option<Row> {
    let origin = entry.origin();
    let is_non_catalog = origin != Origin::Catalog;
    is_non_catalog.then(|| {
        let known = catalog.len();
        let made_by = origin.made_by();
        Row::new(
            "origin",
            format_args!(
                "made by {made_by}; not among the {known} catalog codes: errcat's reading"
            ),
        )
    })
}

/// The newer name of a code. With `is_by_newer_name`, the code was found by that name.
fn renamed_row(entry: &Entry, is_by_newer_name: bool) -> Option<Row> {
    let (name, code) = (entry.renamed_to()?, entry.code());
    let newer = match entry.origin() {
        Origin::Catalog => "release 1.0 of the Python SDK",
        _ => "newer documentation",
    };
    Some(if is_by_newer_name {
        Row::new(
            "renamed",
            format_args!("{name} is what {newer} calls {code}"),
        )
    } else {
        Row::new("renamed", format_args!("{name} in {newer}"))
    })
}

/// The HTTP statuses that a code usually comes with.
fn status_row(entry: &Entry) -> Option<Row> {
    let statuses = entry.statuses();
    (!statuses.is_empty()).then(|| Row::new("http status", wording::statuses(statuses)))
}

/// The retry verdict and its basis.
fn retry_rows(
    palette: Palette,
    verdict: RetryVerdict,
    basis: RetryBasis,
    is_permitted: bool,
    entry: Option<&Entry>,
) -> Vec<Row> {
    let name = palette.verdict(verdict, verdict.as_str());
    let mut rows = vec![Row::new(
        "retry",
        format_args!("{name}: {}", verdict.meaning()),
    )];
    let words = match (basis, entry) {
        (RetryBasis::Response, _) => "the response's own `retryable`".to_owned(),
        (RetryBasis::Header, _) => "the Retry-After header of the response".to_owned(),
        (RetryBasis::Catalog, _) => "the catalog's description".to_owned(),
        (RetryBasis::Inference, Some(entry)) => {
            format!("errcat's reading of {}", entry.evidence().meaning())
        }
        (RetryBasis::Inference, None) => "errcat's reading of the status".to_owned(),
        _ => return rows,
    };
    let is_from_response = matches!(basis, RetryBasis::Response | RetryBasis::Header);
    let needs_header = entry.is_some_and(Entry::needs_retry_after) && !is_from_response;
    let limit = match verdict.permits_retry() && !is_permitted {
        true if needs_header => ", only with a Retry-After header",
        true => ", in doubt",
        false => "",
    };
    rows.push(Row::new("basis", format_args!("{words}{limit}")));
    rows
}

/// What to know about the sources of an entry.
fn caveat_row(entry: &Entry) -> Option<Row> {
    Some(Row::new("caveat", entry.caveat()?))
}

fn cli_exit_row(exit: CliExit) -> Row {
    Row::new(
        "cli exit",
        format_args!("{} ({})", exit.code(), exit.meaning()),
    )
}

/// The first line of a diagnosis: the code and the status.
struct Title<'a> {
    diagnosis: &'a Diagnosis<'a>,
    palette: Palette,
}

impl Display for Title<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { diagnosis, palette } = self;
        match (diagnosis.lookup().entry(), diagnosis.response().code()) {
            (Some(entry), _) => write!(f, "{} ({})", palette.code(entry.code()), entry.heading())?,
            (None, Some(code)) => {
                let code = code.escaped().at_most(LONGEST_ID);
                let known = diagnosis.catalog().len();
                write!(
                    f,
                    "{} (not among the {known} catalog codes)",
                    palette.code(code)
                )?;
            }
            (None, None) => f.write_str("an error response without a code")?,
        }
        match diagnosis.head() {
            Some(head) => write!(f, ", HTTP {}", head.status()),
            None => Ok(()),
        }
    }
}
