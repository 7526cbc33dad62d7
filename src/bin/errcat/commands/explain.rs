//! `errcat explain`: what codes mean and what to do about them.

use std::io;

use errcat::catalog::{Catalog, Lookup};

use crate::cli::ExplainArgs;
use crate::exit::Exit;
use crate::output::{Output, json, notes, text};

pub(super) fn run(args: &ExplainArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    let lookups: Vec<_> = args
        .codes
        .iter()
        .map(|asked| (asked, catalog.find_pasted(asked.as_raw_str())))
        .collect();
    if output.is_json() {
        output.json(&json::Explanations::new(&lookups))?;
    }
    let mut exit = Exit::Success;
    let mut pages = 0;
    for (asked, lookup) in &lookups {
        match lookup {
            Lookup::Known(_) if output.is_json() => {}
            Lookup::Known(found) => {
                if pages > 0 {
                    output.text(&"\n")?;
                }
                pages += 1;
                output.text(&text::explanation(*found, catalog, output.view(false)))?;
            }
            _ => {
                exit = Exit::Negative;
                let suggestions = lookup.suggestions();
                output.note(&notes::unknown_code(asked, suggestions, catalog))?;
            }
        }
    }
    Ok(exit)
}
