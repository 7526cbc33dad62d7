//! Notes for people on skipped parts of the input.

use errcat::extract::{Record, Skipped};

use super::{Source, counted, wording};

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
        Skipped::Text => counted(lines, "text line", "text lines"),
        Skipped::NoAnswer { .. } => "only messages of the HTTP client".to_owned(),
        Skipped::Request => "the body of a request".to_owned(),
        other => wording::part(other),
    }
}
