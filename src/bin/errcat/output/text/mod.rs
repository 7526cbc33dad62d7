//! Explanations and diagnoses as text for people.
//!
//! A page names what failed, then says what to do, then whether to retry. Everything else is on it
//! only if it is verbose.

mod about;
mod detail;
mod diagnosis;
mod explanation;
mod failure;
mod heading;
mod retry;
mod status;
mod steps;

pub(crate) use diagnosis::diagnosis;
pub(crate) use explanation::explanation;
pub(crate) use failure::{other_failure, success};
pub(crate) use heading::summary;
pub(crate) use status::codes_of_status;

use std::fmt::Write as _;

use errcat::diagnosis::Author;
use errcat::untrusted::Untrusted;

use super::LONGEST_TEXT;
use super::page::Page;

/// How many lines of a text of the response are shown.
const MAX_LINES: usize = 20;

/// The mark after a line that shows who says it.
const fn mark(author: Author) -> &'static str {
    match author {
        Author::Api => "[API]",
        Author::Cli => "[CLI]",
        _ => "[errcat]",
    }
}

/// The mark after what the headers say.
const HEADER: &str = "[header]";

/// Adds a warning: what to check before acting on the rest of the page.
fn warning(page: &mut Page, text: &str) {
    let label = page.palette.warning("warning:");
    page.paragraph(format_args!("{label} {text}"));
}

/// Text of a response with its line breaks. Everything else that could control the terminal is
/// escaped, and the lines have to be indented. The end of a long text is left out.
fn with_line_breaks(text: &Untrusted) -> String {
    let text = text.as_raw_str().trim();
    let characters = text.char_indices().nth(LONGEST_TEXT).map(|(end, _)| end);
    let line_break = text.match_indices('\n').nth(MAX_LINES - 1);
    let end = line_break
        .map(|(end, _)| end)
        .into_iter()
        .chain(characters)
        .min();
    let (shown, rest) = text.split_at(end.unwrap_or(text.len()));
    let mut lines = String::with_capacity(shown.len());
    for (index, line) in shown.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line_break = if index > 0 { "\n" } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(lines, "{line_break}{}", Untrusted::new(line).escaped());
    }
    match rest.chars().count() {
        0 => lines,
        1 => format!("{lines}... (1 more character)"),
        more => format!("{lines}... ({more} more characters)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_are_kept_and_everything_else_is_escaped() {
        let text = Untrusted::new("a\r\nb\u{1b}[2J\n\nc\rd\u{2028}e\n");
        assert_eq!(with_line_breaks(&text), "a\nb\\u{1b}[2J\n\nc\\rd\\u{2028}e");
    }

    #[test]
    fn a_long_text_is_cut() {
        let shown = |text: String| with_line_breaks(&Untrusted::new(text));
        let characters = shown("x".repeat(LONGEST_TEXT + 3));
        assert!(
            characters.ends_with("xx... (3 more characters)"),
            "{characters}"
        );
        let lines = shown("x\n".repeat(MAX_LINES + 1));
        assert_eq!(lines.lines().count(), MAX_LINES);
        assert!(lines.ends_with("x... (2 more characters)"), "{lines}");
    }
}
