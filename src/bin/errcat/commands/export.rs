//! `errcat export`: the catalog as a file for other programs.

use std::io::{self, ErrorKind};
use std::path::Path;

use errcat::catalog::Catalog;
use errcat::export::{self, Format};

use super::files;
use super::refused::Refused;
use crate::cli::ExportArgs;
use crate::exit::Exit;
use crate::output::diff::Diff;
use crate::output::json::{Export, FailureReason};
use crate::output::{Output, Problem, Source, shell, unified};

/// How many bytes of a file are read at least. It may have twice as many as the export.
const MIN_LIMIT: usize = 2 << 20;

/// How many lines a file may have.
const MAX_LINES: usize = 1 << 20;

pub(super) fn run(args: &ExportArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    let text = export::to_string(catalog, args.format);
    match &args.check {
        Some(path) => check(path, args.format, &text, catalog, output),
        None if output.is_json() => {
            output.json(&Export::text(catalog, args.format, &text))?;
            Ok(Exit::Success)
        }
        None => {
            output.text(&text)?;
            Ok(Exit::Success)
        }
    }
}

/// Compares a file with the export that it should be.
fn check(
    path: &Path,
    format: Format,
    text: &str,
    catalog: &Catalog,
    output: &mut Output,
) -> io::Result<Exit> {
    let source = files::source(path);
    let bytes = match read(path, MIN_LIMIT.max(2 * text.len())) {
        Ok(bytes) => bytes,
        Err(error) => {
            let refused = Refused {
                reason: FailureReason::IoError,
                problem: Problem {
                    tip: Some(match error.kind() {
                        ErrorKind::IsADirectory => "name the file in it".to_owned(),
                        _ => tip(format, &source),
                    }),
                    ..Problem::cannot_read(&source, &error)
                },
            };
            return refused.report(Some(catalog), output);
        }
    };
    let is_current = bytes == text.as_bytes();
    let old = String::from_utf8_lossy(&bytes);
    let diff = (!is_current).then(|| Diff::new(&old, text));
    let page = diff.as_ref().map(|diff| unified::Unified {
        diff,
        old: &source,
        new: format,
        palette: output.palette(),
    });
    if output.is_json() {
        let diff = page.as_ref().map(ToString::to_string);
        output.json(&Export::check(catalog, format, &source, diff))?;
    } else if let Some(page) = &page {
        output.text(page)?;
    }
    if is_current {
        return Ok(Exit::Success);
    }
    let message = format!("{source} is out of date");
    output.error(&Problem::new(message, tip(format, &source)))?;
    Ok(Exit::Negative)
}

fn tip(format: Format, source: &Source) -> String {
    let file = source.file.as_ref();
    let file = file.and_then(|file| shell::quoted(file.as_raw_str()));
    let file = file.unwrap_or("FILE".into());
    format!("write it again: `errcat export {format} > {file}`")
}

/// Reads a file. One that is much larger than an export is an error, so that memory stays low.
fn read(path: &Path, max_bytes: usize) -> io::Result<Vec<u8>> {
    let bytes = files::read(path, max_bytes)?;
    if bytes.len() > max_bytes || memchr::memchr_iter(b'\n', &bytes).count() > MAX_LINES {
        let message = "too large to be an export";
        return Err(io::Error::new(ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}
