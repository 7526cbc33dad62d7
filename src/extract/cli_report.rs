//! What the official CLI prints of a failure without `--json`: the message, and lines with labels
//! below it.

use serde_json::{Map, Value};

use crate::response::ErrorResponse;
use crate::untrusted;

/// A labelled line.
struct Label {
    text: &'static [u8],
    /// The field of an error response that it stands for, if there is one.
    field: Option<&'static str>,
    /// Whether it may be the first behind the message.
    may_be_first: bool,
}

impl Label {
    /// Whether a value can be one of the label. Other programs print request ids too, so only those
    /// that look like the API's are taken.
    fn takes(&self, value: &[u8]) -> bool {
        self.field != Some(REQUEST_ID) || (value.starts_with(b"req") && !value.contains(&b' '))
    }
}

const fn label(text: &'static str, field: Option<&'static str>, may_be_first: bool) -> Label {
    Label {
        text: text.as_bytes(),
        field,
        may_be_first,
    }
}

/// The labels.
///
/// Source: the CLI of the official SDK, releases 0.1.9 and 1.0.3.
const LABELS: [Label; 8] = [
    label("Request ID: ", Some(REQUEST_ID), true),
    label("Suggested action: ", Some("suggested_action"), true),
    label("Phase: ", None, true),
    label("Code: ", Some("code"), false),
    label("Retryable: ", Some("retryable"), false),
    label("Build ID: ", Some("build_id"), false),
    label("Inspect logs: ", None, false),
    label("Resume with: ", None, false),
];

/// The field without which lines are no report.
const REQUEST_ID: &str = "request_id";

/// What the CLI of release 1.0 puts before the message of a failed template build.
const ERROR_MARK: &[u8] = b"ERROR ";

/// What lines of text turned out to be.
#[derive(Debug)]
pub(super) enum TextLine {
    /// A failure as the CLI reports it.
    Report(u64, Box<ErrorResponse>),
    /// A line that is no part of one.
    Text(u64, Vec<u8>),
}

/// Takes lines of text and finds the reports among them. It holds one line, or one report.
#[derive(Debug, Default)]
pub(super) struct ReportParser {
    /// The last line, which may be a message, and its number.
    message: Option<(u64, Vec<u8>)>,
    /// What the labels below it say.
    fields: Map<String, Value>,
    /// The number of the last line.
    last: u64,
}

impl ReportParser {
    /// Takes a line with its number. Gives what the lines before are, when this one ends them.
    pub(super) fn line(&mut self, number: u64, line: Vec<u8>) -> Option<TextLine> {
        // A message may end with a line break of its own.
        let is_below = self.message.is_some() && number <= self.last + 2;
        let is_open = is_below && !self.fields.is_empty();
        self.last = number;
        let labelled = LABELS.iter().find_map(|label| {
            let value = line.strip_prefix(label.text)?;
            label.takes(value).then_some((label, value))
        });
        // A label that comes again is one of another report.
        let is_new = |label: &Label| !self.fields.contains_key(label.field.unwrap_or_default());
        match labelled {
            Some((label, value))
                if is_new(label) && (is_open || (is_below && label.may_be_first)) =>
            {
                self.insert(label, value);
                None
            }
            // The message may be as empty as the answer was.
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

    fn insert(&mut self, label: &Label, value: &[u8]) {
        let value = match value {
            b"true" => Value::Bool(true),
            b"false" => Value::Bool(false),
            text => untrusted::utf8(text, "\\x").into(),
        };
        // A label without a field is kept too: it shows that a report is open.
        let field = label.field.unwrap_or_default().to_owned();
        self.fields.insert(field, value);
    }

    /// Gives what the lines so far are.
    pub(super) fn end(&mut self) -> Option<TextLine> {
        let (number, line) = self.message.take()?;
        let mut fields = std::mem::take(&mut self.fields);
        if !fields.contains_key(REQUEST_ID) {
            return Some(TextLine::Text(number, line));
        }
        let message = line.strip_prefix(ERROR_MARK).unwrap_or(&line);
        fields.insert("error".to_owned(), untrusted::utf8(message, "\\x").into());
        let response = ErrorResponse::from_json(fields.into(), true).ok()?;
        Some(TextLine::Report(number, Box::new(response)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the lines are, one finding a line.
    fn read(lines: &[&str]) -> Vec<String> {
        let mut reader = ReportParser::default();
        let mut findings = Vec::new();
        for (number, line) in (1..).zip(lines) {
            // An empty line does not come here, but counts.
            if !line.is_empty() {
                findings.extend(reader.line(number, line.as_bytes().to_vec()));
            }
        }
        findings.extend(reader.end());
        findings
            .into_iter()
            .map(|text_line| match text_line {
                TextLine::Report(line, response) => format!(
                    "{line}: {:?} {:?} {:?}",
                    response.message, response.code, response.request_id
                ),
                TextLine::Text(line, text) => format!("{line}: {}", text.escape_ascii()),
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
    fn labels_elsewhere_are_text() {
        for lines in [
            &["in use", "Code: x"][..],
            &["in use", "", "", "Phase: x", "Code: x"],
            &["in use", "Request id: req_1"],
            &["", "", "Request ID: of the third try"],
            &["Server started", "Request ID: 7F3A"],
        ] {
            assert!(!read(lines).concat().contains("Some("), "{lines:?}");
        }
        assert_eq!(read(&["in use", "Phase: auth"]), ["1: in use"]);
    }
}
