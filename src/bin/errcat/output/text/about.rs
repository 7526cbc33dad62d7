//! The additions of a verbose page: facts about the code, and the rest of the response.

use errcat::catalog::{Catalog, CliExit, Entry, Origin, RetryBasis, RetryVerdict, RetryWord};
use errcat::diagnosis::{Diagnosis, NextStep, NextText, Retry};
use errcat::extract::Skipped;
use errcat::response::ResponseHead;
use errcat::untrusted::Untrusted;

use super::{heading, retry, with_line_breaks};
use crate::output::page::{Page, Row};
use crate::output::{LONGEST_ID, Source, wording};

/// Adds everything about a diagnosis that is not in the other parts of the page.
pub(super) fn diagnosis(page: &mut Page, diagnosis: &Diagnosis, source: &Source, next: &NextStep) {
    let entry = diagnosis.lookup().entry();
    let retry = diagnosis.retry();
    let mut rows = vec![Row::new("found at", source)];
    rows.extend(response(diagnosis, next));
    rows.extend(request(diagnosis.trusted_head()));
    let advice = diagnosis.advice();
    if !matches!(&next.text, NextText::Errcat(text) if *text == advice) {
        rows.push(Row::new("advice", format_args!("{advice} [errcat]")));
    }
    if let Some(entry) = entry {
        rows.push(Row::new("meaning", entry.description()));
        // A note has the origin of a non-catalog code.
        rows.extend(
            entry
                .category()
                .map(|category| Row::new("category", category.name())),
        );
        // For a newer name, a note has both names.
        if !diagnosis.lookup().is_by_newer_name() {
            let name = wording::newer_name(entry, diagnosis.catalog());
            rows.extend(name.map(|name| Row::new("newer name", name)));
        }
        rows.extend(wording::usual_statuses(entry).map(|statuses| Row::new("status", statuses)));
    }
    rows.push(verdict(retry.verdict(), retry.basis(), entry));
    rows.extend(cli_exit(diagnosis.cli_exit(), diagnosis.catalog()));
    rows.extend(entry.and_then(caveat));
    rows.extend(docs(entry, diagnosis.catalog()));
    page.section("About");
    page.rows(&rows);
    let is_settled = matches!(retry.basis(), RetryBasis::Response | RetryBasis::Header);
    if let Some(entry) = entry.filter(|_| !is_settled) {
        arguments(page, entry, retry.word());
    }
}

/// Adds the request, the place and the verdict of another failure.
pub(super) fn failure(
    page: &mut Page,
    body: Skipped,
    head: &ResponseHead,
    source: &Source,
    catalog: &Catalog,
) {
    page.section("About");
    let mut rows = vec![Row::new("found at", source)];
    rows.extend(request(Some(head)));
    let retry = Retry::for_failure(head, body.reason());
    rows.push(verdict(retry.verdict(), retry.basis(), None));
    let exit = CliExit::for_failure(head, body.reason());
    rows.extend(cli_exit(exit, catalog));
    page.rows(&rows);
}

/// Adds what an explanation leaves out.
pub(super) fn code(page: &mut Page, entry: &Entry, catalog: &Catalog) {
    let mut rows = vec![verdict(entry.retry(), entry.retry_basis(), Some(entry))];
    rows.extend(cli_exit(entry.cli_exit(), catalog));
    rows.extend(caveat(entry));
    page.section("About");
    page.rows(&rows);
    // If it depends, they are below the step.
    let word = entry.retry_word();
    if word != RetryWord::Depends {
        arguments(page, entry, word);
    }
}

/// The exit code of the nullspace CLI, unless the API is another one.
fn cli_exit(exit: CliExit, catalog: &Catalog) -> Option<Row> {
    let text = format_args!("{} ({})", exit.code(), exit.meaning()).to_string();
    catalog
        .is_of_nullspace()
        .then(|| Row::new("CLI exit", text))
}

fn caveat(entry: &Entry) -> Option<Row> {
    Some(Row::new("caveat", entry.caveat()?))
}

/// The page that lists the code.
fn docs(entry: Option<&Entry>, catalog: &Catalog) -> Option<Row> {
    let _ = entry.filter(|entry| entry.origin() == Origin::Catalog)?;
    Some(Row::unbroken("docs", catalog.source()?))
}

/// The texts of the response that are not in the heading or the next step.
fn response(diagnosis: &Diagnosis, next: &NextStep) -> Vec<Row> {
    let response = diagnosis.response();
    let commands = diagnosis.commands();
    let is_new = |text: &&Untrusted| {
        let is = |shown: &NextText| matches!(shown, NextText::Response(shown) if shown == text);
        !is(&next.text) && !commands.iter().any(|command| is(&command.run))
    };
    let message = response.message().filter(|message| {
        !heading::messages(diagnosis)
            .iter()
            .any(|shown| &**shown == *message)
    });
    let texts = [
        ("message", message),
        ("outer ID", response.outer_request_id()),
        ("suggested", diagnosis.suggested_action()),
        ("hint", response.hint()),
        ("next action", response.next_action()),
        ("resume", response.resume_command()),
        ("inspect", response.inspection_command()),
        ("client's docs", response.doc_url()),
    ];
    let texts = texts.into_iter().filter_map(|(label, text)| {
        let text = text.filter(is_new)?;
        Some(Row::new(label, with_line_breaks(text)))
    });
    texts.collect()
}

fn request(head: Option<&ResponseHead>) -> Option<Row> {
    let request = head?.request()?;
    let method = request.method();
    Some(match request.path() {
        Some(path) => Row::new(
            "request",
            format_args!("{method} {}", path.escaped().at_most(LONGEST_ID)),
        ),
        None => Row::new("request", method),
    })
}

/// The verdict as JSON names it, and what it is based on.
fn verdict(verdict: RetryVerdict, basis: RetryBasis, entry: Option<&Entry>) -> Row {
    match wording::basis(basis, entry) {
        Some(basis) => Row::new("verdict", format_args!("{verdict}, {basis}")),
        None => Row::new("verdict", verdict),
    }
}

/// The reasons for each verdict that the sources leave possible.
fn arguments(page: &mut Page, entry: &Entry, word: RetryWord) {
    if !entry.arguments().is_empty() {
        page.section(match word {
            RetryWord::Depends => "Why it depends",
            _ => "Reasons for each verdict",
        });
        page.rows(&retry::arguments(entry));
    }
}
