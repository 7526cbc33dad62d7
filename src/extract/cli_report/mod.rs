//! Reads failures that the nullspace CLI prints without `--json`: the message, and labeled lines
//! below it.
//!
//! Other programs print a line and `Request ID: req_1` below it, too. A report is recognized by a
//! line that only the CLI prints, such as `Resume with: nullspace ...`, or by a message that reads
//! like an error of the API.

mod labels;
mod message;

use std::collections::VecDeque;

use crate::tree::{Map, Value};

use crate::response::ErrorResponse;
use crate::untrusted;
use labels::{Label, Proof, REQUEST_ID};

/// What release 1.0 of the CLI prints before the message of a failed template build.
const ERROR_MARK: &[u8] = b"ERROR ";

/// How many lines a message may have. Those of the API have one; a gateway sends text.
const MAX_MESSAGE_LINES: usize = 10;

/// A line of text, with its number.
type Line = (u64, Vec<u8>);

/// Classified lines of text, with the number of the first one.
#[derive(Debug)]
pub(super) enum TextLine {
    /// A report of the CLI.
    Report(u64, Box<ErrorResponse>),
    /// Any other line.
    Other(u64, Vec<u8>),
}

/// Finds reports in lines of text. It keeps at most [`MAX_MESSAGE_LINES`] and one report.
#[derive(Debug, Default)]
pub(super) struct ReportParser {
    /// The last lines without a label and without an empty line in between, which may be a message.
    message: VecDeque<Line>,
    /// The labeled lines below it.
    labeled: Vec<Line>,
    /// The values of the labeled lines.
    fields: Map,
    proof: Proof,
    /// The number of the last line.
    last: u64,
    /// Whether anything but empty lines precedes the message.
    is_after_other: bool,
    ready: VecDeque<TextLine>,
}

impl ReportParser {
    /// Reads a line with its number.
    pub(super) fn read_line(&mut self, number: u64, line: Vec<u8>) {
        let distance = number.saturating_sub(self.last);
        self.last = number;
        match Label::of(&line) {
            Some((label, value)) if self.continues_report(label, distance) => {
                if self.labeled.is_empty() {
                    self.begin_report(distance);
                }
                self.insert(label, value);
                self.labeled.push((number, line));
            }
            _ => {
                if distance > 1 || !self.labeled.is_empty() {
                    self.end_report();
                }
                if self.message.len() == MAX_MESSAGE_LINES {
                    self.pop_line();
                }
                self.message.push_back((number, line));
            }
        }
    }

    /// Returns the text directly above a line.
    pub(super) fn line_above(&self, line: u64) -> Option<&[u8]> {
        let (number, text) = self.message.back()?;
        (number + 1 == line && self.last == *number).then_some(text)
    }

    /// Whether no text is kept.
    pub(super) fn is_idle(&self) -> bool {
        self.message.is_empty() && self.labeled.is_empty()
    }

    /// Ends the text, because something else follows.
    pub(super) fn end(&mut self) {
        self.end_report();
        self.is_after_other = true;
    }

    /// Returns the next line or report that is complete.
    pub(super) fn next_line(&mut self) -> Option<TextLine> {
        self.ready.pop_front()
    }

    /// Whether a line with this label belongs to a report, at this distance from the last line.
    fn continues_report(&self, label: &Label, distance: u64) -> bool {
        // Another line with the same label begins the next report.
        let is_repeated = self.fields.contains_key(field_of(label));
        if !self.labeled.is_empty() {
            return distance == 1 && !is_repeated;
        }
        // The message may be empty, or end with a line break.
        let is_below = if self.message.is_empty() {
            !self.is_after_other && label.field == Some(REQUEST_ID)
        } else {
            distance <= 2
        };
        is_below && label.may_be_first
    }

    /// Leaves the lines of the message only. A message with line breaks ends with one, so that an
    /// empty line follows it. A line that calls the CLI is not part of it.
    fn begin_report(&mut self, distance: u64) {
        let lines = self.message.iter();
        let command = lines
            .rev()
            .position(|(_, line)| message::is_command_line(line));
        let most = if distance > 1 { MAX_MESSAGE_LINES } else { 1 };
        let kept = command.unwrap_or(self.message.len()).min(most);
        while self.message.len() > kept {
            self.pop_line();
        }
    }

    fn end_report(&mut self) {
        if self.message.is_empty() && self.labeled.is_empty() {
            return;
        }
        let fields = std::mem::take(&mut self.fields);
        let proof = std::mem::take(&mut self.proof);
        let is_report = match proof {
            Proof::None => false,
            Proof::AfterError => self.message.is_empty() || message::is_error(&self.message),
            Proof::Alone => true,
        };
        if is_report {
            self.push_report(fields);
            return;
        }
        while !self.message.is_empty() {
            self.pop_line();
        }
        self.is_after_other |= !self.labeled.is_empty();
        let labeled = self.labeled.drain(..);
        let labeled = labeled.map(|(number, line)| TextLine::Other(number, line));
        self.ready.extend(labeled);
    }

    fn push_report(&mut self, mut fields: Map) {
        let mut lines = self.message.iter().chain(&self.labeled);
        let Some(number) = lines.next().map(|(number, _)| *number) else {
            return;
        };
        let lines: Vec<_> = self.message.iter().map(|(_, line)| &line[..]).collect();
        let message = lines.join(&b'\n');
        let message = message.strip_prefix(ERROR_MARK).unwrap_or(&message);
        fields.insert("error".into(), text_value(message));
        let response = ErrorResponse::from_cli_report(fields);
        self.ready
            .push_back(TextLine::Report(number, Box::new(response)));
        self.message.clear();
        self.labeled.clear();
        self.is_after_other = true;
    }

    /// Returns the first line as one that is not part of a message.
    fn pop_line(&mut self) {
        if let Some((number, line)) = self.message.pop_front() {
            self.is_after_other = self.is_after_other || !message::is_command_line(&line);
            self.ready.push_back(TextLine::Other(number, line));
        }
    }

    fn insert(&mut self, label: &Label, value: &[u8]) {
        let value = match value {
            b"true" => Value::Bool(true),
            b"false" => Value::Bool(false),
            text => text_value(text),
        };
        self.proof = self.proof.max(label.proof);
        // A line without a field is kept as well, since it may not be repeated.
        self.fields.insert(field_of(label).into(), value);
    }
}

/// Returns a text as JSON. Bytes that are not UTF-8 are escaped.
fn text_value(text: &[u8]) -> Value {
    untrusted::utf8(text, "\\x").into_owned().into()
}

/// Returns the field of a label. It is empty for a label without a field.
fn field_of(label: &Label) -> &'static str {
    label.field.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::labels::LABELS;
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_label_is_needed() {
        assert_each_row_is_needed("labels", &LABELS, |label| {
            let lines = if label.field == Some(REQUEST_ID) {
                vec!["in use", label.example()]
            } else {
                vec!["in use", "Request ID: req_1", label.example()]
            };
            let text_lines = read(&lines);
            text_lines.len() == 1 && text_lines.concat().contains("req_1")
        });
    }

    /// Returns the reports and the other lines.
    fn read(lines: &[&str]) -> Vec<String> {
        let mut parser = ReportParser::default();
        let mut text_lines = Vec::new();
        for (number, line) in (1..).zip(lines) {
            // Empty lines are counted but not read.
            if !line.is_empty() {
                parser.read_line(number, line.as_bytes().to_vec());
            }
        }
        parser.end();
        text_lines.extend(std::iter::from_fn(|| parser.next_line()));
        text_lines
            .into_iter()
            .map(|text_line| match text_line {
                TextLine::Report(line, response) => format!(
                    "{line}: {:?} {:?} {:?}",
                    response.message(),
                    response.code(),
                    response.request_id()
                ),
                TextLine::Other(line, text) => format!("{line}: {}", text.escape_ascii()),
            })
            .collect()
    }

    #[test]
    fn a_message_with_a_request_id_below_is_a_report() {
        assert_eq!(
            read(&[
                "Deleting...",
                "in use",
                "Suggested action: wait",
                "Request ID: req_1",
                "bye"
            ]),
            [
                "1: Deleting...",
                "2: Some(\"in use\") None Some(\"req_1\")",
                "5: bye"
            ]
        );
        assert_eq!(
            read(&[
                "ERROR no",
                "Phase: auth",
                "Code: build_error",
                "Request ID: req_1"
            ]),
            ["1: Some(\"no\") Some(\"build_error\") Some(\"req_1\")"]
        );
    }

    #[test]
    fn a_message_may_end_with_a_line_break_or_be_empty() {
        assert_eq!(
            read(&["connection", "reset", "", "Request ID: req_1"]),
            ["1: Some(\"connection\\nreset\") None Some(\"req_1\")"]
        );
        assert_eq!(
            read(&["in use", "", "", "Request ID: req_1"]),
            ["1: in use", "4: Request ID: req_1"]
        );
        assert_eq!(
            read(&["", "Request ID: req_1"]),
            ["2: None None Some(\"req_1\")"]
        );
        assert_eq!(
            read(&["bye", "", "", "Request ID: req_1"]),
            ["1: bye", "4: Request ID: req_1"]
        );
    }

    #[test]
    fn a_command_is_not_part_of_the_message() {
        let command = "$ nullspace volume rm data";
        for (lines, expected) in [
            (&["in use", "Request ID: req_1"][..], "Some(\"in use\")"),
            (
                &["in use", "still", "", "Request ID: req_1"],
                "Some(\"in use\\nstill\")",
            ),
            (&["", "Request ID: req_1"], "None"),
        ] {
            let first = if lines[0].is_empty() { 3 } else { 2 };
            assert_eq!(
                read(&[&[command], lines].concat()),
                [
                    format!("1: {command}"),
                    format!("{first}: {expected} None Some(\"req_1\")")
                ]
            );
        }
    }

    #[test]
    fn the_lines_before_a_message_are_text() {
        let mut lines = vec!["in use"; 2 * MAX_MESSAGE_LINES];
        lines.push("Request ID: req_1");
        assert_eq!(read(&lines).len(), 2 * MAX_MESSAGE_LINES);
        lines.insert(lines.len() - 1, "");
        assert_eq!(read(&lines).len(), MAX_MESSAGE_LINES + 1);
    }

    #[test]
    fn a_line_that_only_the_cli_prints_needs_no_other_evidence() {
        assert_eq!(
            read(&["bye", "Resume with: nullspace volume put v f --resume up_1"]),
            ["1: Some(\"bye\") None None"]
        );
    }

    #[test]
    fn a_second_request_id_is_not_part_of_the_report() {
        assert_eq!(
            read(&["in use", "Request ID: req_1", "Request ID: req_2"]),
            [
                "1: Some(\"in use\") None Some(\"req_1\")",
                "3: Request ID: req_2"
            ]
        );
    }

    #[test]
    fn only_some_labels_directly_follow_the_message() {
        assert_eq!(
            read(&["in use", "Code: x", "Request ID: req_1"]),
            ["1: in use", "2: Code: x", "3: Request ID: req_1"]
        );
    }

    #[test]
    fn retryable_is_a_boolean() {
        let mut parser = ReportParser::default();
        for (number, line) in (1..).zip(["in use", "Request ID: req_1", "Retryable: true"]) {
            parser.read_line(number, line.into());
        }
        parser.end();
        let Some(TextLine::Report(_, response)) = parser.next_line() else {
            panic!("no report");
        };
        assert_eq!(response.retryable(), Some(true));
    }

    #[test]
    fn labels_elsewhere_are_text() {
        for lines in [
            &["in use", "Code: x"][..],
            &["in use", "", "", "Phase: x", "Code: x"],
            &["in use", "Request id: req_1"],
            &["", "", "Request ID: of the third try"],
            &["Server started", "Request ID: 7F3A"],
            &["Server started", "Request ID: req of the day"],
            &["request failed", "Request ID: request-7"],
            &["request failed", "Request ID: req_"],
            &["Order 17 for Alice", "Request ID: req_1"],
            &["Order 17", "for Alice", "", "Request ID: req_1"],
            &["Order 17", "Suggested action: wait", "Request ID: req_1"],
            &["2026-11-23 12:00:00 in use", "Request ID: req_1"],
        ] {
            assert!(!read(lines).concat().contains("Some("), "{lines:?}");
        }
        assert_eq!(
            read(&["in use", "Phase: auth"]),
            ["1: in use", "2: Phase: auth"]
        );
    }
}
