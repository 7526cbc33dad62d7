//! What many clients print for the same responses: `tests/data/clients/FORM/RESPONSE.txt`, and in
//! `expected.tsv` beside them what the server sent.
//!
//! `tests/data/capture_clients.py` writes all of it. To see how many captures of each form are
//! diagnosed correctly, run `cargo test --test clients -- --nocapture`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use errcat::catalog::Catalog;
use errcat::diagnosis::Diagnosis;
use errcat::extract::{Content, Extractor, Record};
use errcat::response::ResponseHead;
use errcat::untrusted::Untrusted;
use serde_json::Value;

/// A part of every secret that the clients sent or the server set.
const SECRET: &str = "SECRET";

/// One capture, as a line of `expected.tsv` describes it.
#[derive(Debug)]
struct Case {
    form: String,
    response: String,
    expected: String,
}

/// What errcat finds in a capture.
#[derive(Debug, Default)]
struct Findings {
    errors: Vec<FoundError>,
    /// `REASON STATUS` of everything that is not an error response, except JSON that the client
    /// sent.
    others: Vec<String>,
}

#[derive(Debug)]
struct FoundError {
    code: Option<String>,
    status: Option<u16>,
    request_id: Option<String>,
    /// Method and path of the request that the response belongs to.
    request: Option<(String, String)>,
}

impl Case {
    fn path(&self) -> PathBuf {
        folder()
            .join(&self.form)
            .join(&self.response)
            .with_extension("txt")
    }

    /// The method of the request, for a form that shows the request.
    fn method(&self) -> Option<&'static str> {
        let form = self.form.as_str();
        let is_shown = form.starts_with("curl-verbose")
            || form.starts_with("curl-trace")
            || form.starts_with("wget-debug")
            || ["http-", "xh-"]
                .iter()
                .any(|client| form.starts_with(client))
                && ["-post", "-redirect"]
                    .iter()
                    .any(|suffix| form.ends_with(suffix));
        is_shown.then_some(if form.ends_with("-post") {
            "POST"
        } else {
            "GET"
        })
    }

    fn findings(&self) -> Findings {
        let input = std::fs::read(self.path()).expect("the capture can be read");
        let mut findings = Findings::default();
        for record in Extractor::from_slice(&input) {
            findings.add(record.expect("memory can be read"));
        }
        findings
    }
}

impl Findings {
    fn add(&mut self, record: Record) {
        match record.content {
            Content::ErrorResponse(response) => {
                let diagnosis = Diagnosis::new(*response, record.head, Catalog::bundled());
                self.errors.push(FoundError::new(&diagnosis));
            }
            other => {
                let skipped = other.skipped().expect("it is not an error response");
                if skipped.reason().as_str() != "request" {
                    let status = or_dash(record.head.and_then(|head| head.status()));
                    self.others
                        .push(format!("{} {status}", skipped.reason().as_str()));
                }
            }
        }
    }

    /// The error responses in the notation of `expected.tsv`; without one, the first other record.
    fn notation(&self) -> String {
        let errors: Vec<_> = self.errors.iter().map(FoundError::notation).collect();
        match (&errors[..], self.others.first()) {
            ([], Some(other)) => format!("none {other}"),
            _ => errors.join("; "),
        }
    }

    /// How many records there are that the notation does not have.
    fn extra(&self) -> usize {
        let in_notation = usize::from(self.errors.is_empty());
        self.others.len().saturating_sub(in_notation)
    }
}

impl FoundError {
    fn new(diagnosis: &Diagnosis) -> Self {
        let sent = diagnosis.response().code();
        let request = diagnosis.request().map(|request| {
            let path = request.path().map(shown);
            (request.method().to_owned(), path.unwrap_or_default())
        });
        Self {
            code: match diagnosis.lookup().entry() {
                Some(entry) => Some(entry.code().to_owned()),
                None => sent.map(shown),
            },
            status: diagnosis.head().and_then(ResponseHead::status),
            request_id: diagnosis.request_id().map(shown),
            request,
        }
    }

    fn notation(&self) -> String {
        let Self {
            code,
            status,
            request_id,
            ..
        } = self;
        format!(
            "{} {} {}",
            or_dash(code.as_ref()),
            or_dash(*status),
            or_dash(request_id.as_ref())
        )
    }
}

fn shown(text: &Untrusted) -> String {
    text.escaped().to_string()
}

fn or_dash(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/clients")
}

fn cases() -> Vec<Case> {
    let table = folder().join("expected.tsv");
    let table = std::fs::read_to_string(table).expect("the table can be read");
    let case = |line: &str| {
        let mut columns = line.split('\t').skip(1).map(str::to_owned);
        let mut column = || columns.next().expect("a line has four columns");
        Case {
            form: column(),
            response: column(),
            expected: column(),
        }
    };
    table.lines().skip(1).map(case).collect()
}

#[test]
fn a_response_belongs_to_the_request_before_it() {
    let mut shown = 0;
    for case in cases() {
        // With two requests, the name of the capture says nothing about the second.
        if case.form == "curl-verbose-several" || case.form.contains("-parallel") {
            continue;
        }
        for error in case.findings().errors {
            let request = error.request;
            let Some(method) = case.method() else {
                assert_eq!(request, None, "{case:?}");
                continue;
            };
            shown += 1;
            let (found_method, path) = request.expect("the request is shown");
            let name = path.rsplit('/').next().expect("a path has a last part");
            assert_eq!(
                (&*found_method, name),
                (method, &*case.response),
                "{case:?}"
            );
        }
    }
    assert!(shown > 100, "only {shown} requests are shown");
}

/// The results of a form.
#[derive(Debug, Default)]
struct Row {
    captures: usize,
    correct: usize,
    extra: usize,
}

#[test]
fn every_capture_gives_what_the_server_sent() {
    let mut rows = BTreeMap::<String, Row>::new();
    let mut differences = Vec::new();
    for case in cases() {
        let findings = case.findings();
        let found = findings.notation();
        let Case {
            form,
            response,
            expected,
        } = case;
        let row = rows.entry(form.clone()).or_default();
        row.captures += 1;
        row.extra += findings.extra();
        if found == expected {
            row.correct += 1;
        } else {
            differences.push(format!(
                "{form}/{response}\n  expected {expected}\n  found    {found}\n"
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
    eprintln!("{:28} correct  captures  other records", "form");
    for (form, row) in rows {
        let Row {
            captures,
            correct,
            extra,
        } = row;
        eprintln!("{form:28} {correct:7}  {captures:8}  {extra:13}");
    }
}

/// Runs the binary over captures; returns all that it prints.
fn errcat(flags: &[&str], captures: &[PathBuf]) -> String {
    let output = Command::new(assert_cmd::cargo::cargo_bin!("errcat"))
        .arg("diagnose")
        .args(flags)
        .args(captures)
        .env_clear()
        .output()
        .expect("errcat starts");
    let text = |stream| String::from_utf8(stream).expect("errcat prints UTF-8");
    let printed = text(output.stdout) + &text(output.stderr);
    assert!(!printed.contains("panicked"), "{printed}");
    printed
}

/// The lines of the output that have a secret.
fn lines_with_secret(printed: &str) -> Vec<&str> {
    printed
        .lines()
        .filter(|line| line.contains(SECRET))
        .collect()
}

#[test]
fn no_secret_is_printed_as_json() {
    let captures: Vec<_> = cases().iter().map(Case::path).collect();
    let has_secret = |path: &&PathBuf| {
        let input = std::fs::read(path).expect("the capture can be read");
        memchr::memmem::find(&input, SECRET.as_bytes()).is_some()
    };
    let with_secret = captures.iter().filter(has_secret).count();
    assert!(with_secret > 100, "only {with_secret} captures have one");
    let printed = errcat(&["--json", "--all"], &captures);
    let lines = lines_with_secret(&printed);
    assert!(lines.is_empty(), "{lines:#?}");
    let sources: BTreeSet<_> = printed.lines().filter_map(source_file).collect();
    assert_eq!(sources.len(), captures.len(), "a capture is missing");
}

/// The file that a line of `--json` output is about.
fn source_file(line: &str) -> Option<String> {
    let record: Value = serde_json::from_str(line).ok()?;
    record["source"]["file"].as_str().map(str::to_owned)
}

#[test]
fn no_secret_is_printed_as_text() {
    let captures: Vec<_> = cases().iter().map(Case::path).collect();
    let page = errcat(&["--all"], &captures);
    for capture in &captures {
        let path = capture.to_str().expect("the path is UTF-8");
        assert!(page.contains(path), "{path} is not reported: {page}");
    }
    for printed in [page, errcat(&["--all", "--support"], &captures)] {
        let lines = lines_with_secret(&printed);
        assert!(lines.is_empty(), "{lines:#?}");
    }
}

#[test]
fn every_capture_has_a_line_and_every_line_has_a_capture() {
    let cases = cases();
    let listed: BTreeSet<_> = cases.iter().map(Case::path).collect();
    assert_eq!(listed.len(), cases.len(), "a capture has two lines");
    let mut captured = BTreeSet::new();
    for form in entries(&folder()).into_iter().filter(|path| path.is_dir()) {
        captured.extend(entries(&form));
    }
    let difference: Vec<_> = listed.symmetric_difference(&captured).collect();
    assert!(difference.is_empty(), "{difference:#?}");
    let forms: BTreeSet<_> = cases.iter().map(|case| &case.form).collect();
    assert!(cases.len() >= 150, "only {} captures", cases.len());
    assert!(forms.len() >= 12, "only {} forms", forms.len());
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().expect("the folder can be read");
    entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect()
}
