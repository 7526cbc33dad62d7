use super::*;

fn feed(text: &str) -> Option<(Outcome, usize)> {
    DocumentScanner::new(LinePosition::Start).feed(text.as_bytes())
}

#[test]
fn a_document_ends_with_the_bracket_that_closes_the_first() {
    for (text, end) in [
        ("{}", 2),
        ("[]x", 2),
        (r#"{"a": {"b": [1, 2]}} {"#, 20),
        (r#"{"a": "}"}x"#, 10),
        (r#"{"a": "\"}"}x"#, 12),
        (r#"{"a": "\\"}x"#, 11),
        ("{\"a\": \"x\x1b\ny\"}", 13),
        ("{\x1b[1m\"a\"\x1b[0m: tru}", 18),
        (r#"["a", -1e5, NaN, null]"#, 22),
        (r#"{'a': "it's", 'b': 'say \'"\'', 'c': None}"#, 42),
    ] {
        assert_eq!(feed(text), Some((Outcome::Closed, end)), "{text}");
    }
}

#[test]
fn an_incomplete_document_stays_open() {
    for text in [
        "{",
        "[",
        r#"{"a"#,
        r#"{"a": "}"#,
        r#"{"a": [{}"#,
        r#"{"a\"#,
        "{\x1b[1",
    ] {
        assert_eq!(feed(text), None, "{text}");
    }
}

#[test]
fn a_byte_that_cannot_continue_json_ends_the_scan() {
    for (text, place, has_key) in [
        ("{ [66 bytes data]", 2, false),
        ("[2026-11-23] x", 1, false),
        ("[info] x", 1, false),
        ("{{", 1, false),
        ("[\n  x", 4, false),
        (r#"{"a" "b"}"#, 5, true),
        (r"{'a' 'b'}", 5, false),
        (r#"{"a": 1]"#, 7, true),
        (r#"{"a": }"#, 6, true),
        (r#"{"a": 1,}"#, 8, true),
        (r#"{"a": 'b'}"#, 6, true),
        (r#"{"a": "b" c}"#, 10, true),
        ("{\"a\": \x1b]0;", 7, true),
    ] {
        let mut document = DocumentScanner::new(LinePosition::Start);
        assert_eq!(
            document.feed(text.as_bytes()),
            Some((Outcome::Broken, place)),
            "{text}"
        );
        assert_eq!(document.has_key(), has_key, "{text}");
    }
}

#[test]
fn after_text_only_objects_and_lists_of_objects_are_documents() {
    for text in ["{}", "[]", r#"["a"]"#, "[[{}]]"] {
        let mut document = DocumentScanner::new(LinePosition::AfterText);
        assert_eq!(
            document.feed(text.as_bytes()),
            Some((Outcome::Broken, 1)),
            "{text}"
        );
    }
    let mut document = DocumentScanner::new(LinePosition::AfterText);
    assert_eq!(document.feed(br#"[{"a": 1}]"#), Some((Outcome::Item, 9)));
}

#[test]
fn a_list_of_objects_ends_after_each_item() {
    let text = br#" [ {"a": [{}]}, 1, [2] ]"#.trim_ascii_start();
    let mut document = DocumentScanner::new(LinePosition::Start);
    assert_eq!(document.feed(text), Some((Outcome::Item, 13)));
    assert_eq!(document.item_start(), 2);
    document.rebase();
    assert_eq!(document.feed(&text[13..]), Some((Outcome::Item, 8)));
    assert_eq!(document.item_start(), 5);
    document.rebase();
    assert_eq!(document.feed(&text[21..]), Some((Outcome::Closed, 2)));
    // A list that does not begin with an object ends as a whole.
    assert_eq!(feed(r#"["a", {}]"#), Some((Outcome::Closed, 9)));
}

#[test]
fn an_unterminated_string_ends_after_some_line_breaks() {
    let text = format!("{{\"a\": \"b{}", "\nx".repeat(2 * MAX_BREAKS));
    let mut document = DocumentScanner::new(LinePosition::Start);
    assert_eq!(
        document.feed(text.as_bytes()),
        Some((Outcome::Broken, 8 + 2 * MAX_BREAKS))
    );
    assert_eq!(document.unterminated_string(), Some(8));
    // After text and in single quotes, a line break ends it.
    let mut document = DocumentScanner::new(LinePosition::AfterText);
    assert_eq!(document.feed(b"{\"a\": \"b\n"), Some((Outcome::Broken, 8)));
    assert_eq!(feed("{'a': 'b\n"), Some((Outcome::Broken, 8)));
    // The line breaks of a terminated string do not count.
    let mut document = DocumentScanner::new(LinePosition::Start);
    document.feed(b"{\"a\": \"b\nc\", \"d\": }");
    assert_eq!(document.unterminated_string(), None);
}

#[test]
fn chunks_of_any_size_give_the_same_end() {
    let text = r#"{"a": "\\\"}", "b": [{"c": "]"}]} rest"#.as_bytes();
    for cut in 0..33 {
        let (before, after) = text.split_at(cut);
        let mut document = DocumentScanner::new(LinePosition::Start);
        assert_eq!(document.feed(before), None);
        let outcome = document.feed(after);
        assert_eq!(outcome, Some((Outcome::Closed, 33 - cut)), "cut at {cut}");
    }
}

#[test]
fn unclosed_brackets_are_known_by_their_offsets() {
    let mut document = DocumentScanner::new(LinePosition::Start);
    document.feed(br#"{"a": [1, {"b": {}, "c"#);
    assert_eq!(document.open_offsets().collect::<Vec<_>>(), [0, 6, 10]);
}

#[test]
fn nesting_is_measured_outside_strings() {
    let mut document = DocumentScanner::new(LinePosition::Start);
    document.feed(format!("{}\"{}\"", "[".repeat(127), "[".repeat(999)).as_bytes());
    assert!(!document.is_too_deep());
    document.feed(b",[");
    assert!(document.is_too_deep());
    let mut document = DocumentScanner::new(LinePosition::Start);
    let brackets = "[".repeat(2 * MAX_FOLLOWED);
    assert_eq!(
        document.feed(brackets.as_bytes()),
        Some((Outcome::TooDeep, MAX_FOLLOWED))
    );
}
