//! Notes for people: unreadable files, and skipped parts of the input.

use std::io;

use errcat::extract::{Record, Skipped};

use super::Source;
use super::source::FileName;
use super::wording;

/// The note on a skipped part of the input.
pub(crate) fn skipped(skipped: Skipped, record: &Record, source: &Source) -> String {
    format!("{source}: {}", describe(skipped, record.lines))
}

fn describe(skipped: Skipped, lines: u64) -> String {
    match skipped {
        Skipped::Empty => "empty input".to_owned(),
        Skipped::Json => "JSON that is not an error response".to_owned(),
        Skipped::ProblemJson => {
            "a problem document (RFC 9457), which the API does not send".to_owned()
        }
        Skipped::Text if lines == 1 => "1 text line".to_owned(),
        Skipped::Text => format!("{} text lines", super::tally::grouped(lines)),
        Skipped::NoAnswer { .. } => "only messages of the HTTP client".to_owned(),
        Skipped::Request => "the body of a request".to_owned(),
        other => wording::part(other),
    }
}

/// The error for a file or folder that could not be written.
pub(crate) fn failed_to_write(source: &Source, error: &io::Error) -> String {
    format!("cannot write {}: {error}", FileName(source))
}

/// The error for a file or stream that could not be read.
pub(crate) fn failed(source: &Source, error: &io::Error) -> String {
    match &source.file {
        Some(_) => format!("cannot read {}: {error}", FileName(source)),
        None => format!("cannot read standard input: {error}"),
    }
}
