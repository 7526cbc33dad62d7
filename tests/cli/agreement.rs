//! Text, `--json` and `--support` report the same facts of every input under `tests/data/diagnose`
//! and every capture under `tests/data/clients`.

use std::collections::HashMap;
use std::path::Path;

use errcat::untrusted::Untrusted;
use serde_json::Value;

use crate::harness::{Run, data, errcat};

/// How many skipped parts of the input errcat describes before it only counts them.
const MAX_NOTES: usize = 5;

/// The facts of one error response, as text.
#[derive(Debug, Default, PartialEq)]
struct Facts {
    source: String,
    code: Option<String>,
    status: Option<String>,
    request_id: Option<String>,
    build_id: Option<String>,
    verdict: String,
    cli_exit: String,
}

/// The facts of a part of the input that is not an error response, as text.
#[derive(Debug, PartialEq)]
struct SkippedFacts {
    source: String,
    status: Option<String>,
    request_id: Option<String>,
}

/// All inputs, relative to `tests/data`.
fn inputs() -> Vec<String> {
    let forms = entries("clients").into_iter();
    let forms = forms.filter(|form| data(form).is_dir());
    let captures = forms.flat_map(|form| entries(&form));
    let cases = entries("diagnose").into_iter();
    let cases = cases.filter(|case| has_extension(case, "in"));
    let inputs: Vec<_> = captures.chain(cases).collect();
    assert!(inputs.len() > 700, "only {} inputs", inputs.len());
    inputs
}

fn entries(folder: &str) -> Vec<String> {
    let entries = data(folder).read_dir().expect("the folder can be read");
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        let name = entry.expect("the folder can be read").file_name();
        format!("{folder}/{}", name.to_str().expect("names are UTF-8"))
    };
    let mut names: Vec<_> = entries.map(name).collect();
    names.sort();
    names
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == extension)
}

fn diagnose(flags: &[&str], inputs: &[String]) -> Run {
    let inputs = inputs.iter().map(String::as_str);
    let args: Vec<_> = std::iter::once("diagnose")
        .chain(flags.iter().copied())
        .chain(inputs)
        .collect();
    errcat(&args).run()
}

/// What `--json` prints, without the summary.
fn records(run: &Run) -> Vec<Value> {
    let mut records = run.json_lines();
    records.retain(|record| record["kind"] != "summary");
    records
}

fn is_error(record: &Value) -> bool {
    record["kind"] == "error_response"
}

/// Groups the inputs so that one run over a group describes the skipped parts of each input.
fn groups(inputs: &[String]) -> Vec<&[String]> {
    let mut counts = HashMap::<String, usize>::new();
    for record in records(&diagnose(&["--json"], inputs)) {
        let file = record["source"]["file"].as_str().unwrap_or_default();
        *counts.entry(file.to_owned()).or_default() += usize::from(!is_error(&record));
    }
    let (mut groups, mut start, mut total) = (Vec::new(), 0, 0);
    for (index, input) in inputs.iter().enumerate() {
        let notes = counts[input];
        if total + notes > MAX_NOTES {
            groups.push(&inputs[start..index]);
            (start, total) = (index, 0);
        }
        total += notes;
    }
    groups.push(&inputs[start..]);
    groups
}

/// A JSON value as errcat shows it to people; `None` for null.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(Untrusted::new(text.as_str()).escaped().to_string()),
        other => Some(other.to_string()),
    }
}

fn source_in_json(record: &Value) -> String {
    let field = |name: &str| shown(&record["source"][name]).expect("a source has both");
    format!("{}:{}", field("file"), field("line"))
}

fn facts_in_json(record: &Value) -> Facts {
    let field = |name: &str| shown(&record[name]);
    Facts {
        source: source_in_json(record),
        code: field("code"),
        status: field("http_status"),
        request_id: field("request_id"),
        build_id: field("build_id"),
        verdict: shown(&record["retry"]["verdict"]).expect("a response has a verdict"),
        cli_exit: field("cli_exit").expect("a response has an exit code"),
    }
}

fn skipped_in_json(record: &Value) -> SkippedFacts {
    SkippedFacts {
        source: source_in_json(record),
        status: shown(&record["http_status"]),
        request_id: shown(&record["request_id"]),
    }
}

/// The facts of every page. A page begins with the code and the status; the rows are the next
/// paragraph.
fn facts_in_text(stdout: &str) -> Vec<Facts> {
    let paragraphs: Vec<_> = stdout.split("\n\n").collect();
    let pages = paragraphs
        .windows(2)
        .filter(|pair| rows(pair[1]).any(|(name, _)| name == "found at"));
    pages.map(|page| facts_of_page(page[0], page[1])).collect()
}

fn facts_of_page(title: &str, paragraph: &str) -> Facts {
    let title = title.lines().last().expect("a page has a title");
    let row = |name: &str| {
        let mut rows = rows(paragraph);
        rows.find_map(|(found, value)| (found == name).then(|| value.to_owned()))
    };
    let first_word = |name: &str| {
        let value = row(name).expect("a page has the row");
        let word = value.split([':', ' ']).next().unwrap_or_default();
        word.to_owned()
    };
    Facts {
        source: row("found at").expect("a page has its source"),
        code: title.split_once(" (").map(|(code, _)| code.to_owned()),
        status: after(title, ", HTTP "),
        request_id: row("request_id"),
        build_id: row("build_id"),
        verdict: first_word("retry"),
        cli_exit: first_word("cli exit"),
    }
}

/// The rows of a paragraph: two spaces, a name, spaces, a value.
fn rows(paragraph: &str) -> impl Iterator<Item = (&str, &str)> {
    let rows = paragraph.lines().filter_map(|line| line.strip_prefix("  "));
    rows.filter_map(|row| {
        let (name, value) = row.split_once("  ")?;
        Some((name, value.trim_start()))
    })
}

/// The facts of every note on a skipped part.
fn skipped_in_text(stderr: &str) -> Vec<SkippedFacts> {
    let notes = stderr.lines().filter(|note| {
        note.contains(": no error response: ") || note.contains(": cannot be read: ")
    });
    let facts = |note: &str| {
        let note = note.strip_prefix("errcat: ").expect("a note has the name");
        let (source, note) = note.split_once(": ").expect("a note has a source");
        SkippedFacts {
            // The note on an empty input has no line.
            source: if has_extension(source, "txt") || has_extension(source, "in") {
                format!("{source}:1")
            } else {
                source.to_owned()
            },
            status: after(note, "(HTTP "),
            request_id: after(note, ", request_id "),
        }
    };
    notes.map(facts).collect()
}

/// The word that follows a marker.
fn after(text: &str, marker: &str) -> Option<String> {
    let (_, rest) = text.rsplit_once(marker)?;
    rest.split([' ', ',', ')']).next().map(str::to_owned)
}

#[test]
fn text_and_json_report_the_same_facts_and_exit_codes() {
    let inputs = inputs();
    let mut responses = 0;
    for group in groups(&inputs) {
        let (text, json) = (diagnose(&[], group), diagnose(&["--json"], group));
        let records = records(&json);
        let (errors, skipped): (Vec<_>, Vec<_>) =
            records.iter().partition(|record| is_error(record));
        let expected: Vec<_> = errors.into_iter().map(facts_in_json).collect();
        assert_eq!(facts_in_text(&text.stdout), expected, "{text:#?}");
        // One input alone may have more.
        let skipped = skipped.into_iter().take(MAX_NOTES);
        let expected: Vec<_> = skipped.map(skipped_in_json).collect();
        assert_eq!(skipped_in_text(&text.stderr), expected, "{text:#?}");
        assert_eq!(text.exit, json.exit, "{group:?}");
        responses += records.iter().filter(|record| is_error(record)).count();
    }
    assert!(responses > 400, "only {responses} responses");
}

#[test]
fn exit_code_is_the_number_in_text_and_json() {
    for input in entries("diagnose") {
        if !has_extension(&input, "in") {
            continue;
        }
        let input = [input];
        let json = diagnose(&["--json", "--exit-code"], &input);
        let records = records(&json);
        let last = records.iter().rfind(|record| is_error(record));
        let expected = last.map_or(1, |record| record["cli_exit"].as_i64().expect("a number"));
        let text = diagnose(&["--exit-code"], &input);
        assert_eq!(
            (i64::from(text.exit), i64::from(json.exit)),
            (expected, expected),
            "{input:?}"
        );
    }
}

/// `--support` prints a block for each error response and each other failure with its headers.
#[test]
fn support_has_the_codes_and_request_ids_of_json() {
    let inputs = inputs();
    let records = records(&diagnose(&["--json"], &inputs));
    let has_block = |record: &&Value| {
        is_error(record)
            || record["http_status"]
                .as_u64()
                .is_some_and(|status| status >= 400)
    };
    let expected = records.iter().filter(has_block).map(|record| {
        let field = |name: &str| shown(&record[name]).unwrap_or_else(|| "none".to_owned());
        (field("code_as_sent"), field("request_id"))
    });
    let expected: Vec<_> = expected.collect();
    let run = diagnose(&["--support"], &inputs);
    let blocks = run.stdout.split("\n\n").map(|block| {
        let line = |name: &str| {
            let mut lines = block.lines().filter_map(|line| line.strip_prefix(name));
            // With two IDs, the body's comes first.
            let value = lines.next().expect("a block has the line");
            let value = value.split(" in the body, ").next().unwrap_or_default();
            value.to_owned()
        };
        (line("code: "), line("request_id: "))
    });
    assert_eq!(blocks.collect::<Vec<_>>(), expected);
}
