//! `errcat list`: the codes of the catalog.

use std::io;

use errcat::catalog::{Catalog, Category, Entry};

use crate::cli::ListArgs;
use crate::exit::Exit;
use crate::output::{Output, json, table};

pub(super) fn run(args: &ListArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    let entries: Vec<&Entry> = catalog
        .entries()
        .filter(|entry| is_wanted(entry, args))
        .collect();
    if output.is_json() {
        output.json(&json::Codes::new(&entries))?;
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
                entry.category().slug(),
                entry.description()
            ))?;
        }
    }
    if entries.is_empty() {
        output.flush()?;
        output.remark(&nothing_found(args));
        return Ok(Exit::No);
    }
    Ok(Exit::Done)
}

/// What to do when no code matches.
fn nothing_found(args: &ListArgs) -> String {
    let text = args.text.join(" ");
    match Category::matching(&text)[..] {
        [category] if args.category.is_none() => format!(
            "no code matches; for the category use `errcat list --category {}`",
            category.slug()
        ),
        _ => "no code matches; `errcat list` without arguments shows all".to_owned(),
    }
}

fn is_wanted(entry: &Entry, args: &ListArgs) -> bool {
    let mut words = args.text.iter().flat_map(|text| text.split_whitespace());
    args.category
        .is_none_or(|category| entry.category() == category)
        && args.retry.is_none_or(|retry| entry.retry() == retry)
        && words.all(|word| entry.mentions(word))
}
