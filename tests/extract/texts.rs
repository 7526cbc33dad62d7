//! Text, pages, and reports of the official CLI.

use crate::assert_outlines;

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
            "HTTP/1.1 502 x\n\n<p>{\"error\": \"m\", \"code\": \"c\"}</p>\n",
            &["1 502 html", "3 - c"],
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
            "HTTP/1.1 502 x\n\nupstream said {\"error\": \"m\", \"code\": \"c\"}\n",
            &["1 502 text", "3 - c"],
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
            "HTTP/1.1 502 x\n\nin use\nRequest ID: req_1\nbye\n",
            &["1 502 empty", "3 - in use", "5 - text"],
        ),
    ]);
}
