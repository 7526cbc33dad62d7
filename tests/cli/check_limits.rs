//! `errcat check` of small documents that take much work or memory, unless each repetition counts.

use std::ops::Range;

use serde_json::{Value, json};

use crate::harness::errcat;

const TOO_OFTEN: &str = "its schemas refer to each other too often";

/// An OpenAPI document whose codes are those of the anchor `codes`, with the rest after it.
fn open_api(rest: &str) -> String {
    let schemas = "{schemas: {ErrorResponse: {properties: {code: {$ref: '#codes'}}}}}";
    format!("openapi: 3.1.0\ncomponents: {schemas}\n{rest}")
}

/// A schema of alternatives that are all the same.
fn alternatives(alternative: &str, count: usize) -> String {
    let alternatives = format!("  - {alternative}\n").repeat(count);
    format!("list:\n  $anchor: codes\n  anyOf: &list\n{alternatives}")
}

/// The texts of many numbers.
fn joined(numbers: Range<u32>, text: impl Fn(u32) -> String) -> String {
    numbers.map(text).collect::<Vec<_>>().concat()
}

/// Name, document and error of each kind of repetition, in schemas and lists.
fn repeated_lists() -> [(&'static str, String, &'static str); 6] {
    let long = "x".repeat(200_000);
    let items = "- a\n".repeat(20_000);
    let fields = joined(0..20_000, |n| format!("  c{n}: D\n"));
    let references = joined(18_000..20_000, |n| format!("  - {{$ref: '#/items/{n}'}}\n"));
    [
        (
            "lists in themselves",
            open_api(&alternatives("{anyOf: *list}", 5_000)),
            TOO_OFTEN,
        ),
        (
            "one list of codes for many schemas",
            open_api(&format!(
                "items: &items\n{items}{}",
                alternatives("{enum: *items}", 100)
            )),
            TOO_OFTEN,
        ),
        (
            "one list of descriptions for many schemas",
            open_api(&format!(
                "fields: &fields\n{fields}{}",
                alternatives("{enum: [a], x-enumDescriptions: *fields}", 600)
            )),
            TOO_OFTEN,
        ),
        (
            "references to the end of a list",
            open_api(&format!(
                "items:\n{items}list:\n  $anchor: codes\n  anyOf:\n{references}"
            )),
            TOO_OFTEN,
        ),
        (
            "a long reference",
            open_api(&format!(
                "long: &long '#/{long}'\n{}",
                alternatives("{$ref: *long}", 5_000)
            )),
            TOO_OFTEN,
        ),
        (
            "a long code",
            format!("- &long {long}\n{}", "- *long\n".repeat(5_000)),
            TOO_OFTEN,
        ),
    ]
}

/// The same for texts, examples and merged objects.
fn repeated_texts() -> [(&'static str, String, &'static str); 4] {
    let long = "x".repeat(200_000);
    let statuses = joined(100..400, |n| {
        format!("'{n}': {{content: {{x: {{example: {{code: *long}}}}}}}}, ")
    });
    let descriptions = joined(0..50, |n| {
        format!("  - {{const: c{n}, description: *long}}\n")
    });
    let examples = joined(0..10_001, |n| {
        format!("e{n}: {{example: {{code: volume_busy}}}},\n  ")
    });
    let one_code = "list: {$anchor: codes, enum: [a]}\n";
    let texts = "its descriptions and codes have more than 4 MiB";
    [
        (
            "a long description",
            open_api(&format!(
                "long: &long {long}\nlist:\n  $anchor: codes\n  anyOf:\n{descriptions}"
            )),
            texts,
        ),
        (
            "a long code with many statuses",
            open_api(&format!(
                "long: &long {long}\n{one_code}paths: {{/a: {{get: {{responses: {{{statuses}}}}}}}}}\n"
            )),
            texts,
        ),
        (
            "many examples",
            open_api(&format!(
                "{one_code}paths: {{/a: {{get: {{responses: {{500: {{content: {{\n  {examples}}}}}}}}}}}}}\n"
            )),
            "it has more than 10000 codes, or codes with a status",
        ),
        (
            "objects without fields that are merged",
            open_api(&format!(
                "none: &none {{}}\nitems: &items\n{}objects:\n{}",
                "- *none\n".repeat(5_000),
                "- {<<: *items}\n".repeat(200)
            )),
            "it has more than 500,000 values",
        ),
    ]
}

#[test]
fn repetitions_are_limited() {
    let repetitions = repeated_lists().into_iter().chain(repeated_texts());
    for (name, document, message) in repetitions {
        let run = errcat(&["check", "-"]).stdin(document.as_str()).run();
        assert_eq!((run.exit, run.stdout.as_str()), (2, ""), "{name}");
        let line = run.stderr.lines().next().unwrap_or_default();
        let expected = format!("error: cannot understand <stdin>: {message}");
        assert_eq!(line, expected, "{name}");
    }
}

#[test]
fn places_at_the_end_of_a_long_list_are_found() {
    let mut items = vec![Value::Null; 200_000];
    items.extend((0..9_000).map(|number| Value::from(format!("c{number}"))));
    let document = json!({"code": {"enum": items}}).to_string();
    let args = ["check", "-", "--json", "--pointer", "/code"];
    let report = errcat(&args).stdin(document.as_str()).run().json();
    assert_eq!(
        report["only_in_spec"][8_999]["pointer"],
        "/code/enum/208999"
    );
}

#[test]
fn long_pointers_are_left_out() {
    for (length, is_shown) in [(1_900, true), (2_100, false)] {
        let key = "k".repeat(length);
        let list = json!({"$anchor": "codes", "enum": ["a"]});
        let document = json!({"code": {"$ref": "#codes"}, &key: list}).to_string();
        let args = ["check", "-", "--json", "--pointer", "/code"];
        let report = errcat(&args).stdin(document.as_str()).run().json();
        let pointer = &report["only_in_spec"][0]["pointer"];
        let expected = Some(format!("/{key}/enum/0")).filter(|_| is_shown);
        assert_eq!(pointer.as_str(), expected.as_deref());
    }
}

#[test]
fn yaml_in_brackets_has_errors_of_yaml() {
    let list = format!("{{openapi: 3.1.0, x: [{}]}}", "a, ".repeat(100_000));
    for (document, error) in [
        (
            list.as_str(),
            "line 1, column 1: a text or a list in brackets after it is too long",
        ),
        (
            "{\"openapi\": \"3.1.0\", [}",
            "line 1, column 22: invalid JSON: key must be a string",
        ),
    ] {
        let run = errcat(&["check", "-"]).stdin(document).run();
        assert_eq!(run.exit, 2);
        let expected = format!("error: cannot understand <stdin>: {error}");
        assert_eq!(run.stderr.lines().next(), Some(expected.as_str()));
    }
}
