//! Error responses in the notations of other programs. Each gives exactly the fields of the plain
//! response, or no response.
//!
//! `tests/data/capture_notations.py` captures what the programs print. To see how many captures of
//! each form are read, run `cargo test --test notations -- --nocapture`.

use std::path::{Path, PathBuf};

use errcat::extract::{Content, Extractor};
use errcat::response::ErrorResponse;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/notations")
}

/// The responses as JSON, and what they are.
fn responses() -> Vec<(String, ErrorResponse)> {
    let lines = std::fs::read_to_string(folder().join("responses.jsonl")).expect("it can be read");
    let lines = lines.lines().map(|line| {
        let response = ErrorResponse::from_body(line.as_bytes(), None).expect("it is a response");
        (line.to_owned(), response)
    });
    lines.collect()
}

fn found(input: &[u8]) -> Vec<ErrorResponse> {
    let records = Extractor::from_slice(input);
    let contents = records.map(|record| record.expect("memory can be read").content);
    contents
        .filter_map(|content| match content {
            Content::ErrorResponse(response) => Some(*response),
            _ => None,
        })
        .collect()
}

/// Returns whether the input has the response; panics if it has another one.
fn has_exactly(response: &ErrorResponse, input: &[u8], name: &str) -> bool {
    let found = found(input);
    let shown = input.escape_ascii();
    assert!(
        found.is_empty() || found == [response.clone()],
        "{name}: {shown}\n{found:#?}"
    );
    !found.is_empty()
}

#[test]
#[expect(clippy::print_stdout, reason = "the counts are shown with --nocapture")]
fn captures_have_the_fields_of_the_response_or_none() {
    let responses = responses();
    let mut forms: Vec<_> = std::fs::read_dir(folder())
        .expect("it can be read")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.is_dir())
        .collect();
    forms.sort();
    assert!(forms.len() >= 15, "the captures are missing");
    for form in forms {
        let mut read = 0;
        for (number, (_, response)) in (1..).zip(&responses) {
            let path = form.join(format!("{number}.txt"));
            let input = std::fs::read(&path).expect("it can be read");
            read += usize::from(has_exactly(response, &input, &path.display().to_string()));
        }
        println!("{read:3} of {} {}", responses.len(), form.display());
        assert!(2 * read >= responses.len(), "{}", form.display());
    }
}

/// A notation that any JSON can be written in.
type Write = fn(&str) -> String;

const NOTATIONS: [(&str, Write); 9] = [
    ("CSV", |json| {
        format!("1,\"{}\",x\n", json.replace('"', "\"\""))
    }),
    ("CSV after text", |json| {
        format!("1,\"failed: {}\"\n", json.replace('"', "\"\""))
    }),
    ("HTML", |json| {
        format!("<p>{}</p>\n", html(json).replace('\n', "<br>"))
    }),
    ("HTML, twice", |json| {
        format!("<p>{}</p>\n", html(&html(json)))
    }),
    ("Spring", |json| {
        format!("409: \"{}\"\n", json.replace('\n', "<EOL>"))
    }),
    ("GitHub Actions", |json| {
        // On one line, nothing shows that percent signs are escaped.
        if !json.contains('\n') {
            return json.to_owned();
        }
        let json = json.replace('%', "%25").replace('\n', "%0A");
        format!("::error::{json}\n")
    }),
    ("rsyslog", |json| {
        format!("app: {}\n", json.replace('\n', "#012"))
    }),
    ("spaces that do not break", |json| {
        json.replace("\n  ", "\n\u{a0}\u{a0}")
    }),
    ("strings in JavaScript", |json| {
        let lines = json
            .split_inclusive('\n')
            .map(|line| serde_json::json!(line).to_string());
        format!(
            "{{ body: {} }}\n",
            lines.collect::<Vec<_>>().join(" +\n    ")
        )
    }),
];

fn html(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#x27;")
}

#[test]
fn any_response_is_read_in_any_notation() {
    for (json, response) in responses() {
        let value: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        let pretty = serde_json::to_string_pretty(&value).expect("it can be printed");
        for (name, write) in NOTATIONS {
            for json in [&json, &pretty] {
                let input = write(json);
                assert!(
                    has_exactly(&response, input.as_bytes(), name),
                    "{name}: {input}"
                );
            }
        }
    }
}

#[test]
fn no_prefix_of_a_notation_is_another_response() {
    for (json, response) in responses() {
        for (name, write) in NOTATIONS {
            let input = write(&json);
            for end in 0..input.len() {
                has_exactly(&response, &input.as_bytes()[..end], name);
            }
        }
    }
}

#[test]
fn ordinary_text_has_no_response() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract/scan");
    let files = std::fs::read_dir(sources).expect("it can be read");
    for file in files.map(|file| file.expect("it can be read").path()) {
        if file.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read(&file).expect("it can be read");
            assert!(found(&text).is_empty(), "{}", file.display());
        }
    }
    for text in [
        "a:hover { color: red; content: 'x' }\n@media print { a { color: black } }",
        "const body = { error: 'in use', code: 'volume_busy' };",
        "res.status(409).json({ error: 'in use', code: 'volume_busy' });",
        "return { error: err.message, code: codeOf(err), request_id: id };",
        "render json: { error: e.message, code: :conflict }, status: 409",
        "{ error: 'ENOENT: no such file', code: 'ENOENT', errno: -2 }",
        "Point { x: 1, y: 2 }\n%{name: \"a\", code: \"b\"}\n{:ok, %{code: 1}}",
        "{&quot;name&quot;:&quot;a&quot;}<br>{<EOL>\"code\": 1}",
    ] {
        assert!(found(text.as_bytes()).is_empty(), "{text}");
    }
}
