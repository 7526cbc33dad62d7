//! Lists, nested responses, and documents that cannot be read.

use errcat::extract::MAX_DOCUMENT;

use crate::{assert_outlines, outline};

const BODY: &str = r#"{"error": "m", "code": "conflict"}"#;

#[test]
fn a_list_is_reported_by_its_responses_and_runs_of_other_items() {
    assert_outlines(&[
        (
            "[{\"log\": {\"error\": \"m\", \"code\": \"conflict\"}}]\n",
            &["1 - json", "1 - conflict"],
        ),
        (
            "[{\"a\": 1},\n{\"b\": 1},\n{\"error\": \"m\", \"code\": \"conflict\"}]\n",
            &["1 - json", "3 - conflict"],
        ),
        (
            "[{\"error\": \"m\", \"code\": \"conflict\"},\n{\"a\": 1},\n{\"b\": 1}]\n",
            &["1 - conflict", "2 - json"],
        ),
        // The first item of a run names it.
        (
            "[{\"a\": 1},\n{\"type\": \"a\", \"title\": \"b\", \"status\": 1}]\n",
            &["1 - json"],
        ),
    ]);
}

#[test]
fn a_list_continues_after_an_item_that_nests_too_deep() {
    let deep = "[".repeat(127) + &"]".repeat(127);
    let input = format!("HTTP/1.1 409 x\n\n[{BODY}, {{\"a\": {deep}}},\n {BODY}]\n");
    let expected = ["3 409 conflict", "3 - too_deep", "4 409 conflict"];
    assert_eq!(outline(input.as_bytes()), expected);
    // Inside a document that was already reported, only error responses are.
    let input = format!("{{\"a\": {{\"b\": {deep}}}, x}}\n");
    let expected = ["1 - invalid_json at 1:270"];
    assert_eq!(outline(input.as_bytes()), expected);
    let deeper = "[".repeat(8200);
    let input = format!("[{BODY}, {{\"x\": {{\"b\": {BODY}}}, \"a\": {deeper}\n");
    let expected = ["1 - conflict", "1 - too_deep", "1 - conflict"];
    assert_eq!(outline(input.as_bytes()), expected);
}

#[test]
fn a_document_that_nests_too_deep_again_and_again_is_reported_once() {
    let deep = "[".repeat(8192);
    let input = format!("{deep}{{\"x\": {{\"y\": 1}}, \"z\": {deep}\n");
    assert_eq!(outline(input.as_bytes()), ["1 - too_deep"]);
}

#[test]
fn the_position_after_an_item_does_not_depend_on_line_breaks_in_it() {
    assert_outlines(&[
        (
            "[{\"a\": \"x\ny\"},\n2 3]\nlog\n",
            &["1 - json", "2 - invalid_json at 3:3", "4 - text"],
        ),
        (
            "[{\"a\": \"x\ny\"},\n2,\n",
            &["1 - json", "2 - truncated at 3"],
        ),
    ]);
}

#[test]
fn a_document_that_is_cut_off_is_reported_if_it_surely_is_one() {
    assert_outlines(&[
        ("at {\"a\": 1", &["1 - truncated at 1"]),
        ("at {\"a", &["1 - truncated at 1"]),
        ("at [{", &["1 - truncated at 1"]),
        ("at [", &["1 - text"]),
        ("{\\\"a", &["1 - text"]),
        // The rest of the log is not in the string.
        (
            "{\"error\": \"m\ntext\n",
            &["1 - truncated at 1", "2 - text"],
        ),
    ]);
}

#[test]
fn json_in_single_quotes_need_not_be_escaped() {
    assert_outlines(&[(
        "'{\"code\": \"conflict\", \"error\": \"a\\\\\"}",
        &["1 - conflict"],
    )]);
}

#[test]
fn an_escaped_document_ends_with_its_line() {
    assert_outlines(&[(
        "\"{\\\"id\\\": \\\"m\\\", \\\"name\\\":\n\\\"c\\\"}\"\n",
        &["1 - invalid_json at 1:27", "2 - text"],
    )]);
}

#[test]
fn single_quotes_inside_single_quotes_are_escaped() {
    assert_outlines(&[(
        "{'error': 'it\\'s', 'code': 'conflict'}\n",
        &["1 - conflict"],
    )]);
}

#[test]
fn a_readable_document_ends_the_remains_of_a_broken_one() {
    assert_outlines(&[(
        "{\"a\": 1 x}\n{\"b\": 1}\n  text\n",
        &["1 - invalid_json at 1:9", "2 - json", "3 - text"],
    )]);
}

#[test]
fn a_document_that_is_too_large_is_followed_to_its_end() {
    let large = "x".repeat(MAX_DOCUMENT);
    let input = format!("{{\"a\": \"{large}\",\n\"b\": {{\"c\": 1}}}}\nlog\n");
    assert_eq!(outline(input.as_bytes()), ["1 - too_large", "3 - text"]);
    // Another one inside it ends first.
    let inner = format!("{{\"c\": \"{large}\"}}");
    let input =
        format!("{{\"a\": \"{large}\",\n\"b\": {inner},\n\"d\": {{\"e\": 1}},\n\"f\": 2}}\nlog\n");
    assert_eq!(outline(input.as_bytes()), ["1 - too_large", "4 - text"]);
    // It ends before the next response.
    let input = format!("{{\"a\": \"{large}\nHTTP/1.1 502 x\n\nno backend\n");
    assert_eq!(outline(input.as_bytes()), ["1 - too_large", "2 502 text"]);
}

#[test]
fn colors_in_one_item_do_not_change_the_texts_of_the_next() {
    let input = "[{\"a\": \u{1b}[1m1\u{1b}[0m}, {\"error\": \"m \u{1b}[1mx\"}]";
    let input = format!("HTTP/1.1 409 x\n\n{input}\n");
    let expected = ["3 - json", "3 409 m \\u{1b}[1mx"];
    assert_eq!(outline(input.as_bytes()), expected);
}
