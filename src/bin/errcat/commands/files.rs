//! Opens the files that commands read.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use errcat::catalog::{Catalog, Entry};

use super::refused::Refused;
use crate::cli::{masked, similar};
use crate::exit::Exit;
use crate::output::json::FailureReason;
use crate::output::{Output, Problem, Source};

/// The file name that means standard input.
pub(super) const STDIN: &str = "-";

/// Opens a file. Returns whether it is a regular one, which can be read ahead without waiting.
pub(super) fn open(path: &Path) -> io::Result<(File, bool)> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    Ok((file, metadata.is_file()))
}

/// Reads a file, or standard input, but little more than this many bytes: one more shows that it is
/// longer.
pub(super) fn read(path: &Path, max_bytes: usize) -> io::Result<Vec<u8>> {
    let limit = max_bytes as u64 + 1;
    let mut bytes = Vec::new();
    if path == Path::new(STDIN) {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        let (file, _) = open(path)?;
        file.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Returns the source of what a file contains.
pub(super) fn source(path: &Path) -> Source {
    let is_stdin = path == Path::new(STDIN);
    Source {
        file: (!is_stdin).then(|| masked(path.as_os_str())),
        line: None,
        time: None,
    }
}

/// Reports that there is no input, because a person would have to type it.
pub(super) fn report_no_input(
    catalog: &Catalog,
    output: &mut Output,
    tip: &str,
) -> io::Result<Exit> {
    let refused = Refused {
        reason: FailureReason::Usage,
        problem: Problem::new("nothing is piped in", tip),
    };
    refused.report(Some(catalog), output)
}

/// Returns the error for a file or stream that cannot be read. `command` is how errcat reads a file:
/// `errcat` or `errcat triage`.
pub(super) fn unreadable(
    source: &Source,
    error: &io::Error,
    command: &str,
    catalog: &Catalog,
) -> Problem {
    Problem {
        tip: tip_for_missing(source, error, command, catalog),
        ..Problem::cannot_read(source, error)
    }
}

/// Returns a tip if a missing file is a URL, a code, or resembles the name of another file.
fn tip_for_missing(
    source: &Source,
    error: &io::Error,
    command: &str,
    catalog: &Catalog,
) -> Option<String> {
    let path = source.file.as_ref()?.as_raw_str();
    if error.kind() != ErrorKind::NotFound {
        return None;
    }
    if path.contains("://") {
        return Some(format!(
            "errcat reads no URLs: `curl -sSi URL 2>&1 | {command}`"
        ));
    }
    let code = catalog.find_pasted(path).entry().map(Entry::code);
    let command = match (code, similar::file(path)) {
        (Some(code), _) => format!("errcat explain {code}"),
        (None, Some(file)) => format!("{command} {file}"),
        // A dotted code looks like the name of a file.
        (None, None) => {
            let suggestions = catalog.suggest(path);
            let mut dotted = suggestions.iter().filter(|name| name.contains('.'));
            format!("errcat explain {}", dotted.next()?)
        }
    };
    Some(format!("did you mean `{command}`?"))
}
