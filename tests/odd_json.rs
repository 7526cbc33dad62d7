//! Malformed and odd JSON: the cases of `tests/data/odd-json.tsv`, and responses that are truncated
//! or damaged at every byte.
//!
//! A case is a name, an input and an outcome, separated by tabs. `odd_json_input` describes
//! the notation of the input. The outcome lists the records as `LINE: RECORD`, separated by `; `. To
//! add a case, add a name and an input, run `SNAPSHOTS=overwrite cargo test --test odd_json`, and
//! review the outcome.

mod chunked_reader;
mod odd_json_input;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Read;
use std::path::Path;

use errcat::extract::{Content, Extractor, Record, Skipped};
use errcat::response::{Detail, ErrorResponse};
use errcat::untrusted::Untrusted;
use snapbox::{Assert, Data};

use chunked_reader::ChunkedReader;
use odd_json_input::bytes_of;

/// The longest text in an outcome, in characters; the rest is cut off.
const MAX_TEXT: usize = 80;

/// The same response on one line, on several lines, and in the nested shape.
const RESPONSES: [&str; 3] = [
    r#"{"error":"in use","code":"volume_busy","request_id":"req_1"}"#,
    "{\n  \"error\": \"in use\",\n  \"code\": \"volume_busy\",\n  \"request_id\": \"req_1\"\n}",
    r#"{"error":{"message":"in use","code":"volume_busy","request_id":"req_1"}}"#,
];

/// Another response, and its outcome.
const NEXT: &str = r#"{"error":"next","code":"quota_exceeded","request_id":"req_2"}"#;
const NEXT_OUTCOME: &str = r#"response code="quota_exceeded" message="next" request_id="req_2""#;

/// A line of the table.
enum Line<'t> {
    /// A comment or an empty line.
    Other(&'t str),
    Case {
        name: &'t str,
        input: &'t str,
        /// Empty for a new case.
        outcome: &'t str,
    },
}

/// Returns the lines of the table.
fn lines(table: &str) -> impl Iterator<Item = Line<'_>> {
    table.lines().map(|line| {
        if line.is_empty() || line.starts_with('#') {
            return Line::Other(line);
        }
        let mut columns = line.split('\t');
        let (Some(name), Some(input)) = (columns.next(), columns.next()) else {
            panic!("there is no input: {line}");
        };
        Line::Case {
            name,
            input,
            outcome: columns.next().unwrap_or_default(),
        }
    })
}

/// The records of an input, in the notation of the table.
fn outcome(reader: impl Read) -> String {
    let records = Extractor::new(reader).map(|record| shown(&record.expect("memory can be read")));
    records.collect::<Vec<_>>().join("; ")
}

fn shown(record: &Record) -> String {
    let mut shown = format!("{}: ", record.line);
    if let Some(head) = &record.head {
        match head.status() {
            Some(status) => add(&mut shown, format_args!("{status} ")),
            None => add(&mut shown, format_args!("headers ")),
        }
        if head.retry_after().is_some() && head.status().is_none() {
            add(&mut shown, format_args!("retry-after "));
        }
        match (&record.content, head.request_id()) {
            (Content::ErrorResponse(response), Some(id)) if response.request_id().is_none() => {
                add(&mut shown, format_args!("id={} ", id.escaped()));
            }
            _ => {}
        }
    }
    match &record.content {
        Content::ErrorResponse(response) => add_response(&mut shown, response),
        other => {
            let skipped = other.skipped().expect("it is not an error response");
            add(&mut shown, format_args!("{}", skipped.reason().as_str()));
            match skipped {
                Skipped::InvalidJson { line, column } => {
                    add(&mut shown, format_args!(" {line}:{column}"));
                }
                Skipped::Truncated { line } => add(&mut shown, format_args!(" {line}")),
                _ => {}
            }
        }
    }
    shown
}

/// Adds a response: the first three fields always, the others if they have a value.
fn add_response(shown: &mut String, response: &ErrorResponse) {
    shown.push_str("response");
    for (name, value) in [
        ("code", response.code()),
        ("message", response.message()),
        ("request_id", response.request_id()),
    ] {
        match value {
            Some(value) => add(shown, format_args!(" {name}={}", quoted(value))),
            None => add(shown, format_args!(" {name}=-")),
        }
    }
    for (name, value) in [
        ("build_id", response.build_id()),
        ("suggested_action", response.suggested_action()),
        ("hint", response.hint()),
    ] {
        if let Some(value) = value {
            add(shown, format_args!(" {name}={}", quoted(value)));
        }
    }
    if let Some(retryable) = response.retryable() {
        add(shown, format_args!(" retryable={retryable}"));
    }
    if response.is_quoted() {
        shown.push_str(" quoted");
    }
    for (name, detail) in [
        ("error_detail", response.error_detail()),
        ("details", response.details()),
    ] {
        for (path, value) in detail.into_iter().flat_map(Detail::fields) {
            let dot = if path.is_empty() { "" } else { "." };
            let (path, value) = (path.escaped(), quoted(&value));
            add(shown, format_args!(" {name}{dot}{path}={value}"));
        }
    }
}

fn quoted(text: &Untrusted) -> String {
    format!("\"{}\"", text.escaped().at_most(MAX_TEXT))
}

fn add(text: &mut String, more: std::fmt::Arguments<'_>) {
    text.write_fmt(more).expect("a string can be written to");
}

/// The table as a snapshot.
fn table() -> Data {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/odd-json.tsv");
    Data::read_from(&path, None).raw()
}

#[test]
fn every_case_has_its_outcome() {
    let expected = table();
    let text = expected.to_string();
    let mut actual = String::new();
    for line in lines(&text) {
        match line {
            Line::Other(line) => actual.push_str(line),
            Line::Case { name, input, .. } => {
                let bytes = bytes_of(input);
                let outcome = outcome(&bytes[..]);
                add(&mut actual, format_args!("{name}\t{input}\t{outcome}"));
            }
        }
        actual.push('\n');
    }
    Assert::new().action_env("SNAPSHOTS").eq(actual, expected);
}

#[test]
fn chunks_of_any_size_give_the_same_outcome() {
    let text = table().to_string();
    let mut differences = String::new();
    for line in lines(&text) {
        let Line::Case {
            name,
            input,
            outcome: whole,
        } = line
        else {
            continue;
        };
        let bytes = &bytes_of(input)[..];
        // A few long inputs would take most of the time.
        let sizes = if bytes.len() > 10_000 {
            &[997][..]
        } else {
            &[1, 3]
        };
        for &size in sizes {
            let chunked = outcome(ChunkedReader { bytes, size });
            if chunked != whole {
                add(
                    &mut differences,
                    format_args!("{name}\n  whole: {whole}\n  by {size}:  {chunked}\n"),
                );
            }
        }
    }
    assert!(differences.is_empty(), "\n{differences}");
}

#[test]
fn there_are_many_unique_cases() {
    let text = table().to_string();
    let (mut names, mut inputs) = (BTreeSet::new(), BTreeSet::new());
    for line in lines(&text) {
        if let Line::Case { name, input, .. } = line {
            assert!(names.insert(name), "two cases have the name {name}");
            assert!(
                inputs.insert(bytes_of(input)),
                "another case has the input of {name}"
            );
        }
    }
    assert!(names.len() >= 200, "only {} cases are left", names.len());
}

#[test]
fn a_truncated_response_is_reported_as_truncated() {
    for response in RESPONSES {
        for cut in 1..response.len() {
            let text = &response[..cut];
            let line = 1 + text.trim_end().matches('\n').count();
            let expected = format!("1: truncated {line}");
            let outcome = outcome(text.as_bytes());
            assert!(outcome.starts_with(&expected), "{text:?} is {outcome}");
        }
    }
}

#[test]
fn a_response_after_a_damaged_one_is_found() {
    let damages = [
        "", "\"", "\\", "{", "}", "[", "]", ",", ":", "\n", "\0", "'", "{\"", "[{", "1", "\x1b[",
    ];
    for response in RESPONSES {
        for cut in 0..=response.len() {
            let (before, after) = response.split_at(cut);
            let without_one = after.get(1..).unwrap_or_default();
            for damage in damages {
                for rest in ["", without_one, after] {
                    let text = format!("{before}{damage}{rest}\n{NEXT}");
                    let outcome = outcome(text.as_bytes());
                    let line = text.lines().count();
                    let expected = format!("{line}: {NEXT_OUTCOME}");
                    assert!(outcome.contains(&expected), "{text:?} is {outcome}");
                }
            }
        }
    }
}
