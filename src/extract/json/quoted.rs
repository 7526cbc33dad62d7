//! Documents in a string, and whether it quotes them or is nothing else.

use std::io;

use super::lenient;
use crate::catalog::KnownCodes;
use crate::extract::client::labels::is_label;
use crate::extract::client::{ClientOutput, logged_status};
use crate::extract::scan::{Classify, Frame, Role, Scanner};
use crate::extract::skipped::Skipped;
use crate::response::reason;
use crate::table::{Fact, Table, fact};
use crate::tree::Value;

/// Words that a program writes before a body besides its status and labels, in lower case.
static WORDS: Table<Fact<&str>> = Table::new(&[
    fact("client", "409 Client Error: "),
    fact("code", "Error code: 409 - "),
    fact("failed", "failed: 409 "),
    fact("status", "status=409 body="),
    fact("with", "with status 409: "),
]);

/// What the names of exceptions end with, in lower case.
static CLASSES: Table<Fact<&str>> = Table::new(&[
    fact("error", "nullspace.ApiError: 409 "),
    fact("exception", "com.example.ApiException: 409 "),
]);

/// The documents in a string, in order.
#[derive(Debug)]
pub(super) struct Documents<'t> {
    text: &'t str,
    scanner: Scanner<io::Empty, ClientOutput>,
    /// How many documents were found.
    count: usize,
    /// Whether other text precedes one of them on its line.
    has_prefix: bool,
    /// Whether there are other lines.
    has_other_lines: bool,
}

/// A document in a string.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) value: Value,
    /// Whether it is in a string of another document, which cannot be read, with other text.
    pub(super) is_quoted: bool,
}

impl<'t> Documents<'t> {
    pub(super) fn of(text: &'t str, classify: Classify, known: &KnownCodes) -> Self {
        Self {
            text,
            scanner: Scanner::from_bytes(text.into(), ClientOutput::default(), classify)
                .with_known(known.clone()),
            count: 0,
            has_prefix: false,
            has_other_lines: false,
        }
    }

    /// Whether the string has other text than the documents, labels such as `body: ` and a status,
    /// after the last document was returned. Then it may quote a request.
    pub(super) fn are_quoted(&self) -> bool {
        let Some((before, rest)) = self.text.split_once('{') else {
            return false;
        };
        let after = rest.rsplit_once(['}', ']']).map_or("", |(_, after)| after);
        let is_status = || self.count == 1 && names_only_status(before);
        after.contains(char::is_alphanumeric)
            || self.has_other_lines
            || (self.has_prefix && !is_status())
    }
}

impl Iterator for Documents<'_> {
    type Item = Result<Document, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        // Reading memory does not fail.
        while let Some(frame) = self.scanner.next_frame().ok().flatten() {
            match frame {
                Frame::Document(document) => {
                    self.count += 1;
                    self.has_prefix |= document.prefix.is_text;
                    let is_quoted = document.role == Role::Quoted;
                    let value = match document.role {
                        Role::Request => None,
                        _ => lenient::read(&document.plain()),
                    };
                    if let Some(value) = value {
                        return Some(Ok(Document { value, is_quoted }));
                    }
                }
                Frame::Unreadable(_, skipped) => {
                    self.has_other_lines = true;
                    return Some(Err(skipped));
                }
                Frame::Text(..) => self.has_other_lines = true,
                Frame::ListEnd | Frame::Found(_) => {}
            }
        }
        None
    }
}

/// Whether a text names nothing but a status and the class of an exception, as in
/// `ApiError: Error code: 409 - `.
fn names_only_status(text: &str) -> bool {
    let is_in_word = |c: char| c.is_alphanumeric() || "._".contains(c);
    let mut has_status = false;
    text.split(|c| !is_in_word(c))
        .map(|word| word.trim_matches('.').to_ascii_lowercase())
        .filter(|word| !word.is_empty())
        .all(|word| {
            let is_status = logged_status::alone(word.as_bytes()).is_some();
            has_status |= is_status;
            is_status
                || CLASSES.rows().any(|class| word.ends_with(**class))
                || reason::has_word(&word)
                || is_label(word.as_bytes())
                || WORDS.contains(word.as_bytes())
        })
        && has_status
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::scan::Class;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    const RESPONSE: &str = r#"{"error":"m","code":"volume_busy"}"#;

    fn is_quoted(text: &str) -> bool {
        let mut documents = Documents::of(text, |_, _| Class::Other, &KnownCodes::Bundled);
        assert!(documents.by_ref().count() > 0, "{text}");
        documents.are_quoted()
    }

    #[test]
    fn each_word_is_needed() {
        for (name, table) in [("words before a body", &WORDS), ("classes", &CLASSES)] {
            assert_each_row_is_needed(name, table, |word| names_only_status(word.example()));
        }
    }

    #[test]
    fn a_string_with_other_text_quotes() {
        for text in [
            format!("name {RESPONSE}"),
            format!("{RESPONSE} is no name"),
            format!("{RESPONSE} {RESPONSE}: no names"),
            format!("{RESPONSE} and {RESPONSE}"),
            format!("no name:\n{RESPONSE}"),
            format!("{RESPONSE}\nis no name"),
            format!("name 409 - {RESPONSE}"),
            format!("409 - {RESPONSE} is no name"),
            format!("Error: no name {RESPONSE}"),
        ] {
            assert!(is_quoted(&text), "{text}");
        }
    }

    #[test]
    fn labels_and_a_status_do_not_quote() {
        for text in [
            RESPONSE.to_owned(),
            format!(" {RESPONSE}\n"),
            format!("{RESPONSE}\n{RESPONSE}\n"),
            format!("[{RESPONSE},{RESPONSE}]"),
            format!("body: {RESPONSE}"),
            format!("409 - {RESPONSE}"),
            format!("ApiError: Error code: 409 - {RESPONSE}"),
            format!("nullspace.errors.ApiError: HTTP 409: '{RESPONSE}'"),
            format!("409 Client Error: Conflict, response: {RESPONSE}"),
            format!("HTTP/1.1 409 Conflict\r\n\r\n{RESPONSE}"),
        ] {
            assert!(!is_quoted(&text), "{text}");
        }
    }
}
