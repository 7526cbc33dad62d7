//! `errcat list`: the codes of the catalog.

use std::io;

use errcat::catalog::{Catalog, Entry};

use crate::cli::ListArgs;
use crate::exit::Exit;
use crate::output::{Output, json, table};

pub(super) fn run(args: &ListArgs, output: &mut Output) -> io::Result<Exit> {
    let entries: Vec<&Entry> = Catalog::bundled()
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
        output.remark(&"no code matches; `errcat list` without arguments shows all");
        return Ok(Exit::No);
    }
    Ok(Exit::Done)
}

fn is_wanted(entry: &Entry, args: &ListArgs) -> bool {
    let code = entry.code().to_ascii_lowercase();
    let description = entry.description().to_ascii_lowercase();
    let has_word = |word: &str| {
        let word = word.to_ascii_lowercase();
        code.contains(&word) || description.contains(&word)
    };
    args.category
        .is_none_or(|category| entry.category() == category)
        && args.retry.is_none_or(|retry| entry.retry() == retry)
        && args
            .text
            .iter()
            .flat_map(|text| text.split_whitespace())
            .all(has_word)
}
