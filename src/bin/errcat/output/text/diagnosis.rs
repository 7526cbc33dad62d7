//! An error response, explained.

use errcat::catalog::Origin;
use errcat::diagnosis::Diagnosis;

use super::{about, detail, heading, retry, steps};
use crate::output::page::Page;
use crate::output::{LONGEST_ID, Source, View, counted, wording};

/// Shows what failed, what to do, and whether to retry.
pub(crate) fn diagnosis(diagnosis: &Diagnosis, source: &Source, view: View) -> Page {
    let mut page = Page::new(view.terminal);
    let headline = heading::of_diagnosis(&page, diagnosis);
    heading::add(&mut page, &headline, source, view);
    heading::ids(&mut page, diagnosis.request_id(), diagnosis.build_id());
    page.blank_line();

    let next = diagnosis.next_step();
    steps::next(&mut page, &next);
    steps::run(&mut page, &diagnosis.commands(), view.is_verbose);
    retry::of_diagnosis(&mut page, diagnosis, view.is_verbose);
    for warning in diagnosis.warnings() {
        let text = wording::warning(warning, diagnosis.lookup().entry(), diagnosis.catalog());
        super::warning(&mut page, &text);
    }
    notes(&mut page, diagnosis);
    if view.is_verbose {
        detail::verbose(&mut page, diagnosis);
        about::diagnosis(&mut page, diagnosis, source, &next);
    } else {
        detail::short(&mut page, diagnosis);
    }
    page
}

/// Adds what to know about the code and the texts.
fn notes(page: &mut Page, diagnosis: &Diagnosis) {
    let (response, lookup) = (diagnosis.response(), diagnosis.lookup());
    match (lookup.entry(), response.code()) {
        (Some(entry), Some(sent)) if entry.code() != sent.as_raw_str().trim() => {
            let sent = sent.escaped().at_most(LONGEST_ID);
            page.paragraph(format_args!("{sent} is {}.", wording::catalog_name(entry)));
        }
        (Some(entry), _) if entry.origin() != Origin::Catalog => {
            page.paragraph(wording::group(entry, diagnosis.catalog()));
        }
        (None, Some(_)) => match lookup.suggestions() {
            [] => page.paragraph("unknown code"),
            names => {
                let names = wording::suggestions(names, diagnosis.catalog());
                page.paragraph(format_args!("unknown code; did you mean {names}?"));
            }
        },
        _ => {}
    }
    let masked = response.redactions() as u64;
    if masked > 0 {
        let (one, several) = (
            "credential in the response is",
            "credentials in the response are",
        );
        page.paragraph(format_args!("{} masked.", counted(masked, one, several)));
    }
}
