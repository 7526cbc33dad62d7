//! `errcat explain`: what codes mean and what to do about them.

use std::io;

use errcat::catalog::Catalog;
use errcat::explanation::Explanation;

use crate::cli::ExplainArgs;
use crate::exit::Exit;
use crate::output::{Output, json, notes, text};

pub(super) fn run(args: &ExplainArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    let explanations: Vec<Explanation> = args
        .codes
        .iter()
        .map(|asked| Explanation::new(asked.clone(), catalog))
        .collect();
    if output.is_json() {
        output.json(&json::Explanations::new(&explanations))?;
    }
    let mut exit = Exit::Success;
    let mut pages = 0;
    for explanation in &explanations {
        let Some(entry) = explanation.lookup.entry() else {
            exit = Exit::Negative;
            output.note(&notes::unknown_code(explanation))?;
            continue;
        };
        if !output.is_json() {
            if pages > 0 {
                output.text(&"\n")?;
            }
            pages += 1;
            output.text(&text::explanation(explanation, entry, output.terminal()))?;
        }
    }
    Ok(exit)
}
