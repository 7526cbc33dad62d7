//! `errcat list`: the published codes, and non-catalog ones on request.

use std::io;

use errcat::catalog::file::EntryList;
use errcat::catalog::{Catalog, Entry};

use crate::cli::{ListArgs, Origins};
use crate::exit::Exit;
use crate::output::{Output, table};

pub(super) fn run(args: &ListArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    let entries = wanted(catalog, args, args.origin);
    if output.is_json() {
        output.json(&entries.iter().copied().collect::<EntryList>())?;
    } else if let Some(width) = output.terminal().width {
        output.text(&table::Codes {
            entries: &entries,
            width,
            palette: output.palette(),
        })?;
    } else {
        for entry in &entries {
            output.text(&format_args!(
                "{}\t{}\t{}\n",
                entry.code(),
                entry.group(),
                entry.description()
            ))?;
        }
    }
    if entries.is_empty() {
        output.note(&nothing_found(catalog, args))?;
        return Ok(Exit::Negative);
    }
    Ok(Exit::Success)
}

/// Returns the codes of these origins that pass the other filters.
fn wanted<'c>(catalog: &'c Catalog, args: &ListArgs, origins: Origins) -> Vec<&'c Entry> {
    catalog
        .known()
        .filter(|entry| origins.includes(entry.origin()) && is_wanted(entry, args))
        .collect()
}

fn is_wanted(entry: &Entry, args: &ListArgs) -> bool {
    let mut words = args.text.iter().flat_map(|text| text.split_whitespace());
    args.category
        .is_none_or(|category| entry.category() == Some(category))
        && args.retry.is_none_or(|retry| entry.retry() == retry)
        && words.all(|word| entry.matches_word(word))
}

/// Returns the note for the case that no code matches.
fn nothing_found(catalog: &Catalog, args: &ListArgs) -> String {
    let text = args.text.join(" ");
    let elsewhere = wanted(catalog, args, Origins::All).len();
    match catalog.find_categories(&text)[..] {
        [category] if args.category.is_none() => format!(
            "no code matches; for the category use `errcat list --category {}`",
            category.slug()
        ),
        _ if args.category.is_some() && args.origin != Origins::Catalog => {
            "no code matches; only those of the catalog have a category".to_owned()
        }
        _ if elsewhere > 0 => {
            format!("no code matches, but {elsewhere} of another origin: see `--origin all`")
        }
        _ => "no code matches; `errcat list` without arguments shows all".to_owned(),
    }
}
