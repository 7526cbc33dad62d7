//! The labels of the lines below a message.

use crate::extract::client::labeled_id::id_at_start;
use crate::first_bytes::{FirstBytes, first_bytes};
use crate::table::{Fact, Table, fact};

/// What a labeled line proves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Proof {
    #[default]
    None,
    /// The lines around it are a report if the message reads like an error.
    AfterError,
    /// Only the CLI prints this line, so that the lines around it are a report.
    Alone,
}

/// The label of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    text: &'static [u8],
    /// The field of an error response with the same meaning, if there is one.
    pub(super) field: Option<&'static str>,
    /// Whether a value is one that the CLI prints. Other programs print the same labels with other
    /// values.
    permits: fn(&[u8]) -> bool,
    /// Whether the line may directly follow the message.
    pub(super) may_be_first: bool,
    pub(super) proof: Proof,
}

impl Label {
    const fn new(text: &'static str, field: Option<&'static str>) -> Self {
        Self {
            text: text.as_bytes(),
            field,
            permits: |_| true,
            may_be_first: false,
            proof: Proof::None,
        }
    }

    /// A label that may directly follow the message.
    const fn first(text: &'static str, field: Option<&'static str>) -> Self {
        Self {
            may_be_first: true,
            ..Self::new(text, field)
        }
    }

    /// A sentence that only the CLI prints.
    const fn sentence(text: &'static str, field: &'static str) -> Self {
        Self {
            proof: Proof::Alone,
            ..Self::first(text, Some(field))
        }
    }

    /// Makes the label a proof, with a value that the CLI prints.
    const fn proof(self, proof: Proof, permits: fn(&[u8]) -> bool) -> Self {
        Self {
            permits,
            proof,
            ..self
        }
    }

    /// Returns the label of a line, and its value.
    pub(super) fn of(line: &[u8]) -> Option<(&'static Self, &[u8])> {
        if !FIRST_BYTES.may_begin(line) {
            return None;
        }
        LABELS
            .rows()
            .find_map(|label| Some((&**label, label.value_in(line)?)))
    }

    /// Returns the value of a line with this label. A label that ends without a colon is a sentence,
    /// and its own value.
    fn value_in<'l>(&self, line: &'l [u8]) -> Option<&'l [u8]> {
        let value = line.strip_prefix(self.text)?;
        if self.text.ends_with(b": ") {
            (self.permits)(value).then_some(value)
        } else {
            value.is_empty().then_some(line)
        }
    }
}

/// Source: the CLI of the Python SDK, releases 0.1.9 and 1.0.3.
pub(super) static LABELS: Table<Fact<Label>> = Table::new(&[
    fact(
        Label::first("Request ID: ", Some(REQUEST_ID)).proof(Proof::AfterError, is_request_id),
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
        Label::new("Inspect logs: ", Some("inspection_command")).proof(Proof::Alone, is_command),
        "Inspect logs: nullspace template logs tb_1 --follow",
    ),
    fact(
        Label::first("Resume with: ", Some("resume_command")).proof(Proof::Alone, is_command),
        "Resume with: nullspace volume put v f --resume up_1",
    ),
    // The next step after an upload without a command to resume with.
    fact(Label::sentence(AFTER_STDIN, "next_action"), AFTER_STDIN),
    fact(Label::sentence(AFTER_FIXING, "next_action"), AFTER_FIXING),
]);

/// The first bytes of [`LABELS`].
static FIRST_BYTES: FirstBytes = first_bytes!(LABELS, text);

const AFTER_STDIN: &str = "Retry by rerunning the command with the same stdin input; stdin uploads \
                           cannot use --resume.";
const AFTER_FIXING: &str = "Retry the command after fixing the reported upload issue.";

/// The field of a line that may be without a message.
pub(super) const REQUEST_ID: &str = "request_id";

/// Whether a text is a command that calls the CLI.
pub(super) fn is_command(text: &[u8]) -> bool {
    text.starts_with(b"nullspace ")
}

/// Whether a value is a request ID of the API. Other programs have other ones.
fn is_request_id(value: &[u8]) -> bool {
    id_at_start(value).is_some_and(|id| id.len() == value.len())
}
