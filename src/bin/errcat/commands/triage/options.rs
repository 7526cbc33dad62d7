//! Makes the options of a run from its arguments.

use clap::Error;
use errcat::catalog::{Catalog, Category};
use errcat::triage::{Filter, Options};
use errcat::untrusted::Untrusted;

use crate::cli::TriageArgs;

/// Returns what is counted.
///
/// # Errors
///
/// Returns an error if the catalog does not have the category.
pub(super) fn from_args(args: &TriageArgs, catalog: &Catalog) -> Result<Options, Error> {
    let codes = args.code.iter();
    let category = args.category.as_ref();
    let category = category
        .map(|name| name.find(catalog, "triage"))
        .transpose()?;
    let category = category.map(Category::slug);
    Ok(Options {
        filter: Filter {
            codes: codes.flat_map(|asked| names(asked, catalog)).collect(),
            categories: category.into_iter().map(str::to_owned).collect(),
            since: args.since,
            until: args.until,
        },
        cut: args.cut,
        by: args.by,
        ..Options::default()
    })
}

/// Returns the names of a code in logs. An unknown code has only one.
fn names(asked: &Untrusted, catalog: &Catalog) -> Vec<String> {
    let asked = asked.as_raw_str();
    match catalog.find_pasted(asked).entry() {
        Some(entry) => {
            let names = std::iter::once(entry.code()).chain(entry.renamed_to());
            names.map(str::to_owned).collect()
        }
        None => vec![asked.trim().to_owned()],
    }
}
