//! Text, `--json` and `--support` report the same facts of every input under `tests/data/diagnose`
//! and every capture under `tests/data/clients`.

use std::path::Path;

use errcat::untrusted::Untrusted;
use serde_json::Value;

use crate::harness::{Run, data, errcat};

/// All inputs, relative to `tests/data`.
fn inputs() -> Vec<String> {
    let forms = entries("clients").into_iter();
    let forms = forms.filter(|form| data(form).is_dir());
    let captures = forms.flat_map(|form| entries(&form));
    let inputs: Vec<_> = captures.chain(cases()).collect();
    assert!(inputs.len() > 700, "only {} inputs", inputs.len());
    inputs
}

/// The inputs of the diagnose cases.
fn cases() -> impl Iterator<Item = String> {
    let is_input = |path: &String| {
        Path::new(path)
            .extension()
            .is_some_and(|found| found == "in")
    };
    entries("diagnose").into_iter().filter(is_input)
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

fn diagnose(flags: &[&str], inputs: &[String]) -> Run {
    let inputs = inputs.iter().map(String::as_str);
    let args: Vec<_> = std::iter::once("diagnose")
        .chain(flags.iter().copied())
        .chain(inputs)
        .collect();
    errcat(&args).run()
}

/// What `--json` prints about responses.
fn responses(run: &Run) -> Vec<Value> {
    let mut records = run.json_lines();
    records.retain(|record| {
        let kind = record["kind"].as_str().expect("a record has a kind");
        let is_failure = record["http_status"].as_u64() >= Some(400);
        ["error_response", "other_failure", "success"].contains(&kind)
            || kind == "unreadable" && is_failure
    });
    records
}

/// Whether a summary counts anything that is not a response.
fn has_skipped(summary: &Value) -> bool {
    let skipped = summary["skipped"].as_object();
    skipped.is_some_and(|skipped| !skipped.is_empty())
}

fn is_failure(record: &Value) -> bool {
    record["kind"] != "success"
}

/// A JSON value as errcat shows it to people, on one line; `None` for null.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(Untrusted::new(text.as_str()).escaped().to_string()),
        other => Some(other.to_string()),
    }
}

/// The first line of a text, as errcat shows it.
fn first_line(value: &Value) -> Option<String> {
    let line = value.as_str()?.trim().lines().next()?.trim_end();
    shown(&line.into())
}

fn place(record: &Value) -> String {
    let field = |name: &str| shown(&record["source"][name]).expect("a source has both");
    format!("  {}:{}", field("file"), field("line"))
}

/// Divides the text into the pages of the records. The first line of each ends with its place.
fn pages<'t>(text: &'t str, records: &[Value]) -> Vec<Vec<&'t str>> {
    let mut places = records.iter().map(place).peekable();
    let mut pages: Vec<Vec<&str>> = Vec::new();
    for line in text.lines() {
        if places.next_if(|place| line.ends_with(place)).is_some() {
            pages.push(Vec::new());
        }
        pages
            .last_mut()
            .expect("the first line is a headline")
            .push(line);
    }
    assert_eq!(
        pages.len(),
        records.len(),
        "the next is {:?}",
        places.next()
    );
    pages
}

/// The headline without the message.
fn what_failed(record: &Value) -> String {
    let status = shown(&record["http_status"]);
    match (record["kind"].as_str(), status) {
        (Some("error_response"), status) => {
            let code = shown(&record["code_as_sent"]);
            let code = code.unwrap_or_else(|| "error without a code".to_owned());
            let status = status.map(|status| format!(" (HTTP {status})"));
            code + &status.unwrap_or_default()
        }
        (_, status) => format!("HTTP {}", status.expect("it came with headers")),
    }
}

fn ids(record: &Value) -> Option<String> {
    let id = |name: &str| Some(format!("{name}: {}", shown(&record[name])?));
    let ids: Vec<_> = ["request_id", "build_id"]
        .into_iter()
        .filter_map(id)
        .collect();
    (!ids.is_empty()).then(|| ids.join("   "))
}

/// The beginning of the line on retries.
fn retry(record: &Value) -> String {
    let retry = &record["retry"];
    let word = match (retry["permitted"].as_bool(), retry["verdict"].as_str()) {
        (Some(true), _) => match shown(&retry["after_seconds"]).as_deref() {
            Some("0") => "yes, now".to_owned(),
            Some(seconds) => format!("yes, in {seconds} s"),
            None if retry["at"].is_null() => "yes, with backoff".to_owned(),
            None => "yes, at ".to_owned(),
        },
        (_, Some("after_change")) => "not unchanged".to_owned(),
        (_, Some("unknown")) => "unknown".to_owned(),
        _ => "depends".to_owned(),
    };
    format!("Retry  {word}")
}

/// The next step, whose further lines are indented.
fn next(record: &Value) -> String {
    let text = record["next"]["text"]
        .as_str()
        .expect("there is a next step");
    let lines: Vec<_> = text
        .trim_end()
        .lines()
        .map(|line| shown(&line.into()))
        .collect();
    let lines: Vec<_> = lines.into_iter().flatten().collect();
    let mark = match record["next"]["by"].as_str() {
        Some("api") => "[API]",
        Some("cli") => "[CLI]",
        _ => "[errcat]",
    };
    format!("Next   {}  {mark}", lines.join("\n       "))
}

/// Compares a page of a failure with its record.
fn check_failure(page: &[&str], record: &Value) {
    let text = page.join("\n");
    let has = |line: &str| {
        assert!(
            page.contains(&line),
            "{line:?} is missing: {text}\n{record}"
        );
    };
    let headline = page[0];
    assert!(
        headline.starts_with(&what_failed(record)),
        "{text}\n{record}"
    );
    let messages = [&record["message"], &record["error_detail"]["message"]];
    let messages: Vec<_> = messages.into_iter().filter_map(first_line).collect();
    let is_shown = |message: &String| headline.contains(&format!(": {message}"));
    assert!(
        messages.is_empty() || messages.iter().any(is_shown),
        "{text}\n{record}"
    );
    if let Some(ids) = ids(record) {
        has(&ids);
    }
    assert!(
        text.contains(&format!("\n{}\n", next(record))),
        "{}: {text}",
        next(record)
    );
    let retry = retry(record);
    let is_retry = |line: &&str| line.starts_with(&retry);
    assert_eq!(
        page.iter().filter(|line| is_retry(line)).count(),
        1,
        "{retry:?}: {text}"
    );
    let warnings = record["warnings"].as_array().expect("a list");
    for warning in warnings {
        has(&format!(
            "warning: {}",
            shown(&warning["detail"]).expect("it has words")
        ));
    }
    let is_warning = |line: &&&str| line.starts_with("warning: ");
    assert_eq!(
        page.iter().filter(is_warning).count(),
        warnings.len(),
        "{text}"
    );
    let runs = page.iter().filter_map(|line| {
        let run = line
            .strip_prefix("Run    ")
            .or(line.strip_prefix("   or  "))?;
        Some(
            run.strip_suffix("  [CLI]")
                .or(run.strip_suffix("  [API]"))
                .unwrap_or(run),
        )
    });
    let runs: Vec<_> = runs.collect();
    let commands = record["commands"].as_array().expect("a list");
    assert_eq!(runs.is_empty(), commands.is_empty(), "{text}\n{record}");
    for run in runs {
        let is_command = |command: &Value| shown(&command["run"]).as_deref() == Some(run);
        assert!(commands.iter().any(is_command), "{run:?}: {record}");
    }
}

#[test]
fn text_and_json_report_the_same_facts_and_exit_codes() {
    let inputs = inputs();
    let (text, json) = (diagnose(&[], &inputs), diagnose(&["--json"], &inputs));
    let records = responses(&json);
    for (page, record) in pages(&text.stdout, &records).iter().zip(&records) {
        if is_failure(record) {
            check_failure(page, record);
        } else {
            let status = &record["http_status"];
            assert!(
                page[0].starts_with(&format!("HTTP {status}: ")),
                "{page:#?}"
            );
        }
    }
    let errors = records
        .iter()
        .filter(|record| record["kind"] == "error_response");
    assert!(errors.count() > 400, "only {} responses", records.len());
    assert_eq!(text.exit, json.exit);
}

/// The place is on the page if there are several files; one file does not need it, unless it has
/// something else.
#[test]
fn one_response_has_no_place() {
    let mut seen = 0;
    for case in cases() {
        let json = diagnose(&["--json"], std::slice::from_ref(&case));
        if json.json_lines().iter().any(has_skipped) {
            continue;
        }
        let records = responses(&json);
        let [record] = &records[..] else { continue };
        let run = diagnose(&[], std::slice::from_ref(&case));
        let headline = run.stdout.lines().next().expect("there is a page");
        assert!(headline.starts_with(&what_failed(record)), "{run:#?}");
        assert!(!headline.ends_with(&place(record)), "{run:#?}");
        seen += 1;
    }
    assert!(seen > 30, "only {seen} cases");
}

#[test]
fn exit_code_is_the_number_in_text_and_json() {
    for case in cases() {
        let input = [case];
        let json = diagnose(&["--json", "--exit-code"], &input);
        let records = responses(&json);
        let expected = records
            .last()
            .map_or(1, |last| last["cli_exit"].as_i64().expect("a number"));
        let text = diagnose(&["--exit-code"], &input);
        assert_eq!(
            (i64::from(text.exit), i64::from(json.exit)),
            (expected, expected),
            "{input:?}"
        );
    }
}

/// `--support` prints a block for each failure, and one line about errcat.
#[test]
fn support_has_the_codes_and_request_ids_of_json() {
    let inputs = inputs();
    let records = responses(&diagnose(&["--json"], &inputs));
    let expected = records
        .iter()
        .filter(|record| is_failure(record))
        .map(|record| {
            let field = |name: &str| shown(&record[name]).unwrap_or_else(|| "none".to_owned());
            (field("code_as_sent"), field("request_id"))
        });
    let expected: Vec<_> = expected.collect();
    let run = diagnose(&["--support"], &inputs);
    let (blocks, signature) = run
        .stdout
        .rsplit_once("\n\n")
        .expect("there are several blocks");
    assert!(
        signature.starts_with("errcat: ") && signature.lines().count() == 1,
        "{signature}"
    );
    assert_eq!(run.stdout.matches("\nerrcat: ").count(), 1);
    let blocks = blocks.split("\n\n").map(|block| {
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
