//! `errcat explain`: what codes mean and what to do about them, and which codes come with a status.

use std::fmt::Display;
use std::io;
use std::path::Path;

use errcat::catalog::{Catalog, Lookup};
use errcat::untrusted::Untrusted;

use crate::cli::ExplainArgs;
use crate::cli::values::Query;
use crate::exit::Exit;
use crate::output::{Found, LONGEST_ID, Output, Problem, json, shell, text, wording, write_stderr};

pub(super) fn run(args: &ExplainArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    let queries = args.queries.iter();
    let found: Vec<_> = queries
        .map(|query| match query {
            Query::Code(asked) => Found::code(asked, catalog),
            &Query::Status(status) => Found::status(status, catalog),
        })
        .collect();
    if output.is_json() {
        output.json(&json::Explanations::new(&found, catalog))?;
    }
    let view = output.view(false);
    let (mut pages, mut errors) = (0, 0);
    for found in &found {
        let problem = match found {
            Found::Code {
                lookup: Lookup::Known(found),
                ..
            } => {
                let page = text::explanation(*found, catalog, view);
                write_page(&page, &mut pages, output)?;
                continue;
            }
            Found::Status { status, entries } if !entries.is_empty() => {
                let page = text::codes_of_status(*status, entries, view);
                write_page(&page, &mut pages, output)?;
                continue;
            }
            Found::Code { asked, lookup } => {
                unknown_code(asked, lookup, args.meant.as_deref(), catalog)
            }
            Found::Status { status, .. } => unknown_status(*status),
        };
        if errors > 0 {
            write_stderr(&"\n");
        }
        errors += 1;
        output.error(&problem)?;
    }
    Ok(if errors == 0 {
        Exit::Success
    } else {
        Exit::Negative
    })
}

/// Writes a page, with a blank line after the previous one. With `--json`, the object has it all.
fn write_page(page: &impl Display, pages: &mut u32, output: &mut Output) -> io::Result<()> {
    if output.is_json() {
        return Ok(());
    }
    if *pages > 0 {
        output.text(&"\n")?;
    }
    *pages += 1;
    output.text(page)
}

fn unknown_code(
    asked: &Untrusted,
    lookup: &Lookup,
    meant: Option<&str>,
    catalog: &Catalog,
) -> Problem {
    let message = format!("unknown code `{}`", asked.escaped().at_most(LONGEST_ID));
    let tip = match (meant, lookup.suggestions()) {
        (Some(meant), _) => format!("did you mean `{meant}`?"),
        (None, [closest, others @ ..]) => {
            let mut tip = format!("did you mean `errcat explain {closest}`");
            tip += &wording::origin(closest, catalog);
            for (index, name) in others.iter().enumerate() {
                let is_last = index + 1 == others.len();
                tip += if is_last { " or `" } else { ", `" };
                tip += name;
                tip += "`";
                tip += &wording::origin(name, catalog);
            }
            tip + "?"
        }
        (None, []) if Path::new(asked.as_raw_str()).is_file() => {
            let command = shell::command_line("diagnose", [asked.as_raw_str()].into_iter());
            let command = command.unwrap_or_else(|| "errcat diagnose FILE".to_owned());
            format!("to diagnose the file: `{command}`")
        }
        (None, []) => {
            let known = catalog.known().count();
            format!("`errcat list --origin all` lists all {known} codes that errcat knows")
        }
    };
    Problem::new(message, tip)
}

fn unknown_status(status: u16) -> Problem {
    Problem::new(
        format!("no known code comes with HTTP {status}"),
        "pipe in the response to see what it says: `curl -sSi URL 2>&1 | errcat`",
    )
}
