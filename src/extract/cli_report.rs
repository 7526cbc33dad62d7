//! Reads failures that the nullspace CLI prints without `--json`: the message, and labeled lines
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
    /// What the value begins with. Other programs print the same labels with other values.
    value: &'static [u8],
    /// Whether the line may directly follow the message.
    may_be_first: bool,
    /// Whether only the CLI prints this line, so that the lines around it are a report.
    is_proof: bool,
}

impl Label {
    const fn new(text: &'static str, field: Option<&'static str>) -> Self {
        Self {
            text: text.as_bytes(),
            field,
            value: b"",
            may_be_first: false,
            is_proof: false,
        }
    }

    /// A label that may directly follow the message.
    const fn first(text: &'static str, field: Option<&'static str>) -> Self {
        Self {
            may_be_first: true,
            ..Self::new(text, field)
        }
    }

    /// Makes the label a proof if its value begins with this text.
    const fn proof(self, value: &'static [u8]) -> Self {
        Self {
            value,
            is_proof: true,
            ..self
        }
    }

    /// Returns the value of a line with this label. A label that ends without a colon is a sentence,
    /// and its own value.
    fn value_in<'l>(&self, line: &'l [u8]) -> Option<&'l [u8]> {
        let value = line.strip_prefix(self.text)?;
        if !self.text.ends_with(b": ") {
            return value.is_empty().then_some(line);
        }
        let is_id = self.field == Some(REQUEST_ID);
        let fits = value.starts_with(self.value) && !(is_id && value.contains(&b' '));
        fits.then_some(value)
    }
}

/// Source: the CLI of the Python SDK, releases 0.1.9 and 1.0.3.
static LABELS: Table<Fact<Label>> = Table::new(&[
    fact(
        Label::first("Request ID: ", Some(REQUEST_ID)).proof(b"req"),
        "Request ID: req_1",
    ),
    fact(
        Label::first("Suggested action: ", Some("suggested_action")),
        "Suggested action: Detach the volume.",
    ),
    // Only `nullspace auth status` prints it today. Its JSON has a hint for every error.
    fact(
        Label::first("Hint: ", Some("hint")),
        "Hint: run `nullspace machine list`.",
    ),
    fact(Label::first("Phase: ", None), "Phase: build_step"),
    fact(Label::new("Code: ", Some("code")), "Code: build_error"),
    fact(
        Label::new("Retryable: ", Some("retryable")),
        "Retryable: false",
    ),
    fact(Label::new("Build ID: ", Some("build_id")), "Build ID: tb_1"),
    fact(
        Label::new("Inspect logs: ", Some("inspection_command")).proof(COMMAND),
        "Inspect logs: nullspace template logs tb_1 --follow",
    ),
    fact(
        Label::first("Resume with: ", Some("resume_command")).proof(COMMAND),
        "Resume with: nullspace volume put v f --resume up_1",
    ),
    // The next step after an upload without a command to resume with.
    fact(
        Label::first(AFTER_STDIN, Some("next_action")).proof(b""),
        AFTER_STDIN,
    ),
    fact(
        Label::first(AFTER_FIXING, Some("next_action")).proof(b""),
        AFTER_FIXING,
    ),
]);

const AFTER_STDIN: &str = "Retry by rerunning the command with the same stdin input; stdin uploads \
                           cannot use --resume.";
const AFTER_FIXING: &str = "Retry the command after fixing the reported upload issue.";

/// The field of a line that may be without a message.
const REQUEST_ID: &str = "request_id";

/// What a command of the CLI begins with.
const COMMAND: &[u8] = b"nullspace ";

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
    /// Whether one of them is a proof.
    is_proved: bool,
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
        let labeled = LABELS
            .rows()
            .find_map(|label| Some((label, label.value_in(&line)?)));
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
        if !std::mem::take(&mut self.is_proved) {
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
        self.is_proved |= label.is_proof;
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
