//! A code, explained.

use errcat::catalog::{Catalog, Entry, Match, MatchedBy, Origin};
use errcat::diagnosis::{Author, RunCommand};

use super::{about, mark, retry, steps};
use crate::output::page::Page;
use crate::output::{View, wording};

/// Explains a code.
pub(crate) fn explanation(found: Match, catalog: &Catalog, view: View) -> Page {
    let entry = found.entry;
    let mut page = Page::new(view.terminal);
    let is_by_newer_name = found.matched_by == MatchedBy::NewerName;
    let name = entry
        .renamed_to()
        .filter(|_| is_by_newer_name)
        .unwrap_or(entry.code());
    let name = page.palette.error(name);
    page.paragraph(format_args!("{name}: {}", entry.description()));
    page.blank_line();
    page.step("Next", entry.advice(), Some(mark(Author::Errcat)));
    let commands: Vec<_> = found.commands().map(RunCommand::from).collect();
    steps::run(&mut page, &commands, view.is_verbose);
    retry::of_entry(&mut page, entry);
    page.blank_line();
    page.paragraph(facts(entry, is_by_newer_name, catalog).join(" · "));
    // The page describes the catalog only.
    if let (Origin::Catalog, Some(source)) = (entry.origin(), catalog.source()) {
        page.block(format_args!("{source}\n"));
    }
    if view.is_verbose {
        about::code(&mut page, entry, catalog);
    }
    page
}

/// Where the code belongs, its other name, its statuses and the codes to compare it with.
fn facts(entry: &Entry, is_by_newer_name: bool, catalog: &Catalog) -> Vec<String> {
    let mut facts = vec![wording::group(entry, catalog)];
    if is_by_newer_name {
        facts.push(format!("called {}", wording::catalog_name(entry)));
    } else {
        facts.extend(wording::newer_name(entry, catalog));
    }
    facts.extend(wording::usual_statuses(entry));
    if !entry.see_also().is_empty() {
        facts.push(format!("see also {}", entry.see_also().join(", ")));
    }
    facts
}
