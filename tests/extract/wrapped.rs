//! Error responses whose lines were changed: each has a prefix, or the text was wrapped.

use std::fmt::Write as _;

use errcat::extract::{Content, Extractor};
use errcat::redact;
use errcat::response::ErrorResponse;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// What is read of a response: code, request ID and message.
#[derive(Clone, Debug, PartialEq)]
struct Fields {
    code: &'static str,
    id: String,
    message: String,
}

impl Fields {
    fn json(&self) -> Value {
        json!({"error": self.message, "code": self.code, "request_id": self.id})
    }
}

fn fields() -> impl Strategy<Value = Fields> {
    let words = prop::collection::vec("[a-z0-9,.:]{1,12}", 1..30);
    let codes = select(vec!["volume_busy", "QUOTA_EXCEEDED", "rate_limit_exceeded"]);
    let fields = (codes, "req_[0-9a-f]{8}", words).prop_map(|(code, id, words)| Fields {
        code,
        id,
        message: words.join(" "),
    });
    // `pw:x1y2` is masked.
    fields.prop_filter("the message has no secret", |fields| {
        redact::text(&fields.message).masked.count() == 0
    })
}

fn responses(input: &str) -> Vec<ErrorResponse> {
    let records = Extractor::from_slice(input.as_bytes());
    let responses =
        records.filter_map(|record| match record.expect("memory is readable").content {
            Content::ErrorResponse(response) => Some(*response),
            _ => None,
        });
    responses.collect()
}

fn text(value: Option<&errcat::untrusted::Untrusted>) -> &str {
    value.map_or("", |value| value.as_raw_str())
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Asserts that the input gives nothing or the response. It may be uncertain what was at a line break:
/// the message then keeps it, and the request ID is left out.
fn assert_same_or_nothing(input: &str, fields: &Fields) -> Result<bool, TestCaseError> {
    let responses = responses(input);
    for response in &responses {
        prop_assert_eq!(text(response.code()), fields.code, "{}", input);
        let id = text(response.request_id());
        prop_assert!(id.is_empty() || id == fields.id, "{}", input);
        prop_assert_eq!(
            without_spaces(text(response.message())),
            without_spaces(&fields.message),
            "{}",
            input
        );
    }
    prop_assert!(responses.len() <= 1, "{}", input);
    Ok(!responses.is_empty())
}

/// Cuts a text at a width.
fn cut(text: &str, width: usize, indent: &str) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for character in text.chars() {
        if character == '\n' {
            column = 0;
        } else if column == width {
            lines.push('\n');
            lines.push_str(indent);
            column = indent.len();
        }
        column += usize::from(character != '\n');
        lines.push(character);
    }
    lines
}

/// Breaks a text at its spaces.
fn fill(text: &str, width: usize, indent: &str) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        if column > 0 && column + 1 + word.len() > width {
            lines.push('\n');
            lines.push_str(indent);
            column = indent.len();
        } else if column > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += word.len();
    }
    lines
}

/// Adds a prefix to each line. A `#` in it becomes a number that grows.
fn prefixed(text: &str, prefix: &str) -> String {
    let mut lines = String::new();
    for (number, line) in text.lines().enumerate() {
        let number = format!("{:02}", number % 60);
        let _ = writeln!(lines, "{}{line}", prefix.replace('#', &number));
    }
    lines
}

const PREFIXES: [&str; 22] = [
    "api-1  | ",
    "web_1            | ",
    "[pod/api-7cf/api] ",
    "2026-02-10T01:11:#.123456789Z stdout F ",
    "2026-02-10T01:11:#.1234567Z ",
    "deploy\tRun tests\t2026-02-10T01:11:#.1234567Z ",
    "[CI/deploy]   | ",
    "│ ",
    "| ",
    "> ",
    "> > ",
    "[0] ",
    "     | ",
    "E/Tag( 123): ",
    "02-10 01:#:50.123  1234  1250 E Tag: ",
    "2026-02-10 01:11:# ",
    "Feb 10 01:11:# host api[812]: ",
    "\x1b[36mapi-1  |\x1b[0m ",
    "step 12 0.# ",
    "[2026-02-10 01:11:#] [error] ",
    "api-1  | 2026-02-10T01:11:#Z ",
    " ERROR  ",
];

proptest! {
    #[test]
    fn a_prefix_on_each_line_is_removed(
        fields in fields(),
        prefix in select(PREFIXES.to_vec()),
        indent in select(vec!["  ", "    ", "\t"]),
    ) {
        let pretty = serde_json::to_string_pretty(&fields.json()).expect("it can be written");
        let pretty = pretty.replace("  ", indent);
        let fields = Fields { message: fields.message.replace("  ", indent), ..fields };
        let found = assert_same_or_nothing(&prefixed(&pretty, prefix), &fields)?;
        prop_assert!(found, "{prefix}");
    }

    #[test]
    fn cut_lines_are_joined(
        fields in fields(),
        lead in select(vec!["", "Error: 409 ", "  - API Error: 503 ", "msg=x "]),
        indent in select(vec!["", "    "]),
        prefix in select(vec!["", "│ ", "api-1  | "]),
        width in 40..132_usize,
    ) {
        let text = cut(&format!("{lead}{}", fields.json()), width, indent);
        prop_assert!(assert_same_or_nothing(&prefixed(&text, prefix), &fields)?, "{text}");
    }

    #[test]
    fn filled_lines_are_joined(
        fields in fields(),
        lead in select(vec!["", "Error: 409 ", "  - API Error: 503 ", "msg=x "]),
        indent in select(vec!["", "    "]),
        prefix in select(vec!["", "│ ", "     | "]),
        width in 40..132_usize,
    ) {
        let text = fill(&format!("{lead}{}", fields.json()), width, indent);
        prop_assert!(assert_same_or_nothing(&prefixed(&text, prefix), &fields)?, "{text}");
    }

    #[test]
    fn escaped_lines_are_joined(fields in fields(), width in 40..132_usize) {
        let escaped = fields.json().to_string().replace('"', "\\\"");
        let text = cut(&format!("msg=\"failed: {escaped}\" n=1"), width, "");
        prop_assert!(assert_same_or_nothing(&text, &fields)?, "{text}");
    }

    #[test]
    fn a_cut_document_and_other_lines_give_nothing_else(
        fields in fields(),
        other in fields(),
        prefix in select(PREFIXES.to_vec()),
        at in 0.0..1.0_f64,
    ) {
        let pretty = serde_json::to_string_pretty(&fields.json()).expect("it can be written");
        let lines: Vec<&str> = pretty.lines().collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is small")]
        #[expect(clippy::cast_precision_loss, reason = "it is small")]
        let kept = (lines.len() as f64 * at) as usize;
        let whole = serde_json::to_string_pretty(&other.json()).expect("it can be written");
        let input = format!("{}\n{whole}", lines[..kept].join("\n"));
        for response in responses(&prefixed(&input, prefix)) {
            prop_assert_eq!(text(response.request_id()), &other.id);
        }
    }
}
