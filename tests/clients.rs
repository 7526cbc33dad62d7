//! What many clients print for the same answers: `tests/data/clients/FORM/ANSWER.txt`, with what has
//! to be found in each in `expected.tsv` beside them.
//!
//! All of it is written by `tests/data/capture_clients.py`. A table of how many of each form come out
//! right is printed by `cargo test --test clients -- --nocapture`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

/// A part of every secret that the clients sent or the server set.
const SECRET: &str = "SECRET";

/// A line of the table of expectations.
#[derive(Debug)]
struct Case {
    form: String,
    answer: String,
    expected: String,
}

impl Case {
    fn path(&self) -> PathBuf {
        folder()
            .join(&self.form)
            .join(&self.answer)
            .with_extension("txt")
    }

    /// The method of the request that the client shows, if its form shows any.
    fn method(&self) -> Option<&'static str> {
        let form = self.form.as_str();
        let is_shown = form.starts_with("curl-verbose")
            || form.starts_with("curl-trace")
            || form == "wget-debug"
            || ["http-", "xh-"]
                .iter()
                .any(|client| form.starts_with(client))
                && ["-post", "-redirect"]
                    .iter()
                    .any(|form_of| form.ends_with(form_of));
        is_shown.then_some(if form.ends_with("-post") {
            "POST"
        } else {
            "GET"
        })
    }

    /// What errcat prints of the capture, on standard output and error.
    fn run(&self, args: &[&str]) -> [String; 2] {
        let mut errcat = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("errcat"));
        errcat
            .arg("diagnose")
            .args(args)
            .arg(self.path())
            .env_clear();
        let output = errcat.output().expect("errcat starts");
        let printed = [output.stdout, output.stderr]
            .map(|stream| String::from_utf8(stream).expect("errcat prints UTF-8"));
        assert!(!printed.concat().contains("panicked"), "{printed:#?}");
        printed
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/clients")
}

fn cases() -> Vec<Case> {
    let table = folder().join("expected.tsv");
    let table = std::fs::read_to_string(table).expect("the table is there");
    let case = |line: &str| {
        let mut columns = line.split('\t').skip(1).map(str::to_owned);
        let mut column = || columns.next().expect("a line has four columns");
        Case {
            form: column(),
            answer: column(),
            expected: column(),
        }
    };
    table.lines().skip(1).map(case).collect()
}

/// What was found, as the table of expectations spells it, and how many records there are besides.
fn found(records: &[Value]) -> (String, usize) {
    let is = |kind: &'static str| move |record: &&Value| record["kind"] == kind;
    let field = |record: &Value, name: &str| match &record[name] {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let all = records.iter().filter(|record| record["kind"] != "summary");
    let errors: Vec<_> = all.clone().filter(is("error_response")).collect();
    // What the client sent is told, but is no answer.
    let others: Vec<_> = all
        .filter(|record| !is("error_response")(record) && record["reason"] != "request")
        .collect();
    if errors.is_empty() {
        let first = others.first().map_or_else(String::new, |record| {
            let (reason, status) = (field(record, "reason"), field(record, "http_status"));
            format!("none {reason} {status}")
        });
        return (first, others.len().saturating_sub(1));
    }
    let errors: Vec<_> = errors
        .iter()
        .map(|record| {
            ["code", "http_status", "request_id"]
                .map(|name| field(record, name))
                .join(" ")
        })
        .collect();
    (errors.join("; "), others.len())
}

#[test]
fn an_answer_is_to_the_request_that_the_client_shows_before_it() {
    let mut shown = 0;
    for case in cases() {
        // Of several, each name stands for one of two requests.
        if case.form == "curl-verbose-several" {
            continue;
        }
        let [stdout, _] = case.run(&["--json"]);
        let records = stdout.lines().map(|line| {
            let record: Value = serde_json::from_str(line).expect("each line is JSON");
            record
        });
        for record in records.filter(|record| record["kind"] == "error_response") {
            let request = &record["request"];
            let Some(method) = case.method() else {
                assert_eq!(*request, Value::Null, "{case:?}");
                continue;
            };
            shown += 1;
            let path = request["path"].as_str().unwrap_or_default();
            let name = path.rsplit('/').next().expect("there is a last part");
            assert_eq!(
                (&request["method"], name),
                (&method.into(), &*case.answer),
                "{case:?}"
            );
        }
    }
    assert!(shown > 100, "{shown} requests are shown");
}

/// How a form does.
#[derive(Debug, Default)]
struct Row {
    captures: usize,
    right: usize,
    besides: usize,
}

#[test]
fn every_capture_gives_what_the_server_answered() {
    let mut rows = BTreeMap::<String, Row>::new();
    let mut differences = Vec::new();
    for case in cases() {
        let [stdout, _] = case.run(&["--json"]);
        let records: Vec<_> = stdout
            .lines()
            .map(|line| serde_json::from_str(line).expect("each line is JSON"))
            .collect();
        let (found, besides) = found(&records);
        let Case {
            form,
            answer,
            expected,
        } = case;
        let row = rows.entry(form.clone()).or_default();
        row.captures += 1;
        row.besides += besides;
        if found == expected {
            row.right += 1;
        } else {
            differences.push(format!(
                "{form}/{answer}\n  expected {expected}\n  found    {found}\n"
            ));
        }
    }
    print(&rows);
    assert!(
        differences.is_empty(),
        "{} differences:\n{}",
        differences.len(),
        differences.concat()
    );
}

#[expect(clippy::print_stderr, reason = "the table is for people")]
fn print(rows: &BTreeMap<String, Row>) {
    eprintln!("{:28} right  captures  other records", "form");
    for (form, row) in rows {
        let Row {
            captures,
            right,
            besides,
        } = row;
        eprintln!("{form:28} {right:5}  {captures:8}  {besides:13}");
    }
}

#[test]
fn no_secret_comes_out() {
    let mut sent = 0;
    for case in cases() {
        let input = std::fs::read(case.path()).expect("the capture can be read");
        sent += usize::from(memchr::memmem::find(&input, SECRET.as_bytes()).is_some());
        for args in [&[][..], &["--json"]] {
            let printed = case.run(args).concat();
            assert!(!printed.contains(SECRET), "{case:?}: {printed}");
        }
    }
    assert!(sent > 100, "only {sent} captures have a secret");
}

#[test]
fn every_capture_has_a_line_and_every_line_its_capture() {
    let cases = cases();
    let told: BTreeSet<_> = cases.iter().map(Case::path).collect();
    assert_eq!(told.len(), cases.len(), "a capture has two lines");
    let mut captured = BTreeSet::new();
    for form in entries(&folder()).into_iter().filter(|path| path.is_dir()) {
        captured.extend(entries(&form));
    }
    let difference: Vec<_> = told.symmetric_difference(&captured).collect();
    assert!(difference.is_empty(), "{difference:#?}");
    let forms: BTreeSet<_> = cases.iter().map(|case| &case.form).collect();
    assert!(cases.len() >= 150, "there are {} captures", cases.len());
    assert!(forms.len() >= 12, "there are {} forms", forms.len());
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().expect("the folder is there");
    entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect()
}
