//! Reads failures that the official CLI prints without `--json`: the message, and labeled lines
//! below it.

use serde_json::{Map, Value};

use crate::response::ErrorResponse;
use crate::table::{Fact, Table, fact};
use crate::untrusted;

/// The label of a line.
#[derive(Clone, Copy, Debug)]
struct Label {
    text: &'static [u8],
    /// The field of an error response with the same meaning, if there is one.
    field: Option<&'static str>,
    /// Whether the line may directly follow the message.
    may_be_first: bool,
}

impl Label {
    /// Whether a value fits the label. Other programs also print request IDs, so an ID has to look
    /// like one of the API.
    fn accepts(&self, value: &[u8]) -> bool {
        self.field != Some(REQUEST_ID) || (value.starts_with(b"req") && !value.contains(&b' '))
    }
}

/// A label that may directly follow the message.
const fn first(
    text: &'static str,
    field: Option<&'static str>,
    example: &'static str,
) -> Fact<Label> {
    label(text, field, true, example)
}

/// A label that follows another one.
const fn further(
    text: &'static str,
    field: Option<&'static str>,
    example: &'static str,
) -> Fact<Label> {
    label(text, field, false, example)
}

const fn label(
    text: &'static str,
    field: Option<&'static str>,
    may_be_first: bool,
    example: &'static str,
) -> Fact<Label> {
    let label = Label {
        text: text.as_bytes(),
        field,
        may_be_first,
    };
    fact(label, example)
}

/// Source: the CLI of the Python SDK, releases 0.1.9 and 1.0.3.
static LABELS: Table<Fact<Label>> = Table::new(&[
    first("Request ID: ", Some(REQUEST_ID), "Request ID: req_1"),
    first(
        "Suggested action: ",
        Some("suggested_action"),
        "Suggested action: Detach the volume.",
    ),
    first("Phase: ", None, "Phase: build_step"),
    further("Code: ", Some("code"), "Code: build_error"),
    further("Retryable: ", Some("retryable"), "Retryable: false"),
    further("Build ID: ", Some("build_id"), "Build ID: tb_1"),
    further(
        "Inspect logs: ",
        None,
        "Inspect logs: nullspace template logs tb_1",
    ),
    further(
        "Resume with: ",
        None,
        "Resume with: nullspace volume put --resume up_1",
    ),
]);

/// The field without which labeled lines are not a report.
const REQUEST_ID: &str = "request_id";

/// What release 1.0 of the CLI prints before the message of a failed template build.
const ERROR_MARK: &[u8] = b"ERROR ";

/// Classified lines of text, with the number of the first one.
#[derive(Debug)]
pub(super) enum TextLine {
    /// A report of the CLI.
    Report(u64, Box<ErrorResponse>),
    /// Any other line.
    Other(u64, Vec<u8>),
}

/// Finds reports in lines of text. It keeps at most one line or one report.
#[derive(Debug, Default)]
pub(super) struct ReportParser {
    /// The last line without a label, which may be a message, and its number.
    message: Option<(u64, Vec<u8>)>,
    /// The values of the labeled lines below it.
    fields: Map<String, Value>,
    /// The number of the last line.
    last: u64,
}

impl ReportParser {
    /// Reads a line with its number. Returns the line or report before it, if that is complete.
    pub(super) fn read_line(&mut self, number: u64, line: Vec<u8>) -> Option<TextLine> {
        // A message may end with a line break, so one empty line may follow it.
        let is_below = self.message.is_some() && number <= self.last + 2;
        let is_in_report = is_below && !self.fields.is_empty();
        self.last = number;
        let labeled = LABELS.rows().find_map(|label| {
            let value = line.strip_prefix(label.text)?;
            label.accepts(value).then_some((label, value))
        });
        match labeled {
            Some((label, value))
                if !self.has(label) && (is_in_report || (is_below && label.may_be_first)) =>
            {
                self.insert(label, value);
                None
            }
            // A request ID without a message above is a report without a message.
            Some((label, value)) if label.field == Some(REQUEST_ID) => {
                let text_line = self.end();
                self.message = Some((number, Vec::new()));
                self.insert(label, value);
                text_line
            }
            _ => {
                let text_line = self.end();
                self.message = Some((number, line));
                text_line
            }
        }
    }

    /// Returns the line or report so far.
    pub(super) fn end(&mut self) -> Option<TextLine> {
        let (number, line) = self.message.take()?;
        let mut fields = std::mem::take(&mut self.fields);
        if !fields.contains_key(REQUEST_ID) {
            return Some(TextLine::Other(number, line));
        }
        let message = line.strip_prefix(ERROR_MARK).unwrap_or(&line);
        fields.insert("error".to_owned(), untrusted::utf8(message, "\\x").into());
        let response = ErrorResponse::from_cli_report(fields);
        Some(TextLine::Report(number, Box::new(response)))
    }

    /// Whether the report has a line with this label, so that another one begins the next report.
    fn has(&self, label: &Label) -> bool {
        self.fields.contains_key(label.field.unwrap_or_default())
    }

    fn insert(&mut self, label: &Label, value: &[u8]) {
        let value = match value {
            b"true" => Value::Bool(true),
            b"false" => Value::Bool(false),
            text => untrusted::utf8(text, "\\x").into(),
        };
        // A line without a field is kept as well, since it shows that a report is open.
        let field = label.field.unwrap_or_default().to_owned();
        self.fields.insert(field, value);
    }
}

#[cfg(test)]
mod tests {
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
                text_lines.extend(parser.read_line(number, line.as_bytes().to_vec()));
            }
        }
        text_lines.extend(parser.end());
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
            read(&["reset", "", "Request ID: req_1"]),
            ["1: Some(\"reset\") None Some(\"req_1\")"]
        );
        assert_eq!(
            read(&["bye", "", "", "Request ID: req_1"]),
            ["1: bye", "4: None None Some(\"req_1\")"]
        );
    }

    #[test]
    fn a_second_request_id_is_another_report() {
        assert_eq!(
            read(&["in use", "Request ID: req_1", "Request ID: req_2"]),
            [
                "1: Some(\"in use\") None Some(\"req_1\")",
                "3: None None Some(\"req_2\")"
            ]
        );
    }

    #[test]
    fn only_some_labels_directly_follow_the_message() {
        assert_eq!(
            read(&["in use", "Code: x", "Request ID: req_1"]),
            ["1: in use", "2: Some(\"Code: x\") None Some(\"req_1\")"]
        );
    }

    #[test]
    fn retryable_is_a_boolean() {
        let mut parser = ReportParser::default();
        for (number, line) in (1..).zip(["in use", "Request ID: req_1", "Retryable: true"]) {
            assert!(parser.read_line(number, line.into()).is_none());
        }
        let Some(TextLine::Report(_, response)) = parser.end() else {
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
        ] {
            assert!(!read(lines).concat().contains("Some("), "{lines:?}");
        }
        assert_eq!(read(&["in use", "Phase: auth"]), ["1: in use"]);
    }
}
