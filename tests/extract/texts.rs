//! Text, pages, and reports of the nullspace CLI.

use errcat::extract::{Content, Skipped};

use crate::{assert_outlines, records};

#[test]
fn each_page_is_a_record() {
    assert_outlines(&[("<HTML>\n</HTML>\n<p>x</p>\n", &["1 - html", "3 - html"])]);
}

#[test]
fn only_error_responses_matter_in_a_page() {
    assert_outlines(&[
        (
            "<html>\n<script>\nvar x = {\"a\": 1};\n</script>\n</html>\n",
            &["1 - html"],
        ),
        (
            "HTTP/1.1 502 x\n\n<p>{\"error\": \"m\", \"code\": \"conflict\"}</p>\n",
            &["1 502 html", "3 - conflict"],
        ),
        // The status belongs to the page, so an `error` alone does not count.
        (
            "HTTP/1.1 502 x\n\n<html>\n<script>x = {\"error\": \"m\"}</script>\n</html>\n",
            &["1 502 html"],
        ),
    ]);
}

#[test]
fn headers_end_a_text() {
    assert_outlines(&[
        (
            "text\n> GET / HTTP/1.1\n>\nmore\n",
            &["1 - text", "4 - text"],
        ),
        (
            "HTTP/1.1 502 x\n\nupstream said {\"error\": \"m\", \"code\": \"conflict\"}\n",
            &["1 502 text", "3 - conflict"],
        ),
    ]);
}

#[test]
fn a_response_without_a_body_does_not_take_the_text_after_it() {
    assert_outlines(&[(
        "> HEAD / HTTP/1.1\n>\n< HTTP/1.1 404 x\n<\nplain\n",
        &["3 404 empty", "5 - text"],
    )]);
}

#[test]
fn a_report_separates_texts_and_ends_a_response() {
    assert_outlines(&[
        (
            "one\nin use\nRequest ID: req_1\ntwo\n",
            &["1 - text", "2 - in use", "4 - text"],
        ),
        (
            "HTTP/1.1 502 x\nContent-Length: 0\n\nin use\nRequest ID: req_1\nbye\n",
            &["1 502 empty", "4 - in use", "6 - text"],
        ),
        (
            "HTTP/1.1 200 x\n\nin use\nRequest ID: req_1\nbye\n",
            &["1 200 empty", "3 - in use", "5 - text"],
        ),
    ]);
}

#[test]
fn a_body_has_no_report() {
    let report = "in use\nRequest ID: req_1\n";
    assert_outlines(&[
        (&format!("HTTP/1.1 502 x\n\n{report}"), &["1 502 text"]),
        (
            &format!("HTTP/1.1 502 x\nContent-Length: 25\n\n{report}{report}"),
            &["1 502 text", "6 - in use"],
        ),
    ]);
}

#[test]
fn the_lines_of_a_text_are_counted_except_for_empty_ones() {
    let response = r#"{"error": "m", "code": "volume_busy"}"#;
    for (input, lines) in [
        ("one\n", &[1][..]),
        ("one\n\ntwo\nthree", &[3]),
        (&format!("one\ntwo\n{response}\nthree\n"), &[2, 1, 1]),
        (&format!("one {response}\ntwo\n"), &[1, 1]),
        ("{\"a\": 1,\n\"b\": 2}\n", &[1]),
    ] {
        let records = records(input.as_bytes()).into_iter();
        let found: Vec<_> = records.map(|record| record.lines).collect();
        assert_eq!(found, lines, "{input:?}");
    }
}

#[test]
fn gzip_is_recognized_by_its_first_bytes() {
    let compressed: &[u8] = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xab\x56[{";
    for (input, line) in [
        (compressed.to_vec(), 1),
        ([b"text\n{}\n", compressed].concat(), 3),
    ] {
        let last = records(input.as_slice()).pop().expect("there is a record");
        assert_eq!(last.line, line);
        let Content::Skipped(skipped) = last.content else {
            panic!("{last:?}");
        };
        assert_eq!(skipped, Skipped::Gzip);
    }
}
