//! Header sections, traces and numbers that clients print around bodies.

use crate::{assert_outlines, outline};

/// The headers of a response, as curl's trace shows them.
const TRACED_HEAD: &str = "<= Recv header, 14 bytes (0xe)\n0000: HTTP/1.1 502 \n\
                           <= Recv header, 2 bytes (0x2)\n0000: \n";

#[test]
fn a_line_with_another_marker_ends_a_header_section() {
    assert_outlines(&[
        ("  HTTP/1.1 409 x\nnote: y\n", &["1 409 text"]),
        ("< HTTP/1.1 409 x\n  indented\n", &["1 409 text"]),
    ]);
}

#[test]
fn notes_of_wget_may_interrupt_a_header_section() {
    for note in [
        "2026-11-23 12:00:00 ERROR 409: x.",
        "--2026-11-23 12:00:00--  http://h/",
    ] {
        let input = format!("  HTTP/1.1 409 x\n{note}\n  Retry-After: 3\n\n{{\"a\": 1}}\n");
        assert_eq!(outline(input.as_bytes()), ["1 409 json"], "{note}");
    }
}

#[test]
fn json_in_a_header_is_not_a_body() {
    assert_outlines(&[
        (
            "HTTP/1.1 409 x\nx-note: {\"error\": \"m\", \"code\": \"conflict\"}\n\n{\"a\": 1}\n",
            &["1 409 json"],
        ),
        // Spaces alone are no header.
        (
            "HTTP/1.1 409 x\n {\"error\": \"m\", \"code\": \"conflict\"}\n",
            &["1 409 conflict"],
        ),
        (
            ">  a: {\"error\": \"m\", \"code\": \"conflict\"}\n",
            &["1 - conflict"],
        ),
    ]);
}

#[test]
fn only_a_request_with_a_body_is_followed_by_one() {
    assert_outlines(&[
        (
            "POST /a HTTP/1.1\nContent-Length: 0\n\n{\"error\": \"m\", \"code\": \"conflict\"}\n",
            &["4 - conflict"],
        ),
        // The body of a marked request is marked, too.
        (
            "> POST /a HTTP/1.1\n> Content-Length: 5\n>\n{\"error\": \"m\", \"code\": \"conflict\"}\n\
             > {\"error\": \"m\", \"code\": \"forbidden\"}\n",
            &["4 - conflict", "5 - forbidden"],
        ),
    ]);
}

#[test]
fn headers_without_a_body_are_shown_again_only_while_others_are_pending() {
    assert_outlines(&[(
        "< HTTP/1.1 302 x\n<\n< HTTP/1.1 204 x\n<\n{\"a\": 1}\nHTTP/1.1 302 x\n\n\
         {\"error\": \"m\", \"code\": \"conflict\"}\n",
        &["3 204 empty", "5 - json", "6 302 conflict"],
    )]);
    // Only the last ones are compared.
    let others = "< HTTP/1.1 302 x\n<\n".repeat(70);
    let input = format!("< HTTP/1.1 301 x\n<\n{others}HTTP/1.1 301 x\n\n{{\"error\": \"m\"}}\n");
    let last = outline(
        input
            .replace("m\"", "m\", \"code\": \"conflict\"")
            .as_bytes(),
    )
    .pop();
    assert_eq!(last.as_deref(), Some("143 301 conflict"));
}

#[test]
fn a_number_alone_on_its_line_is_text_unless_a_body_precedes() {
    assert_outlines(&[
        (
            "{\"error\": \"m\", \"code\": \"conflict\"}\n> GET / HTTP/1.1\n>\n409\n",
            &["1 - conflict", "4 - text"],
        ),
        (
            "{\"error\": \"m\", \"code\": \"conflict\"}\n<html>\n</html>\n409\n",
            &["1 - conflict", "2 - html", "4 - text"],
        ),
        (
            "HTTP/1.1 409 x\nTransfer-Encoding: chunked\n\n22\n\
             {\"error\": \"m\", \"code\": \"conflict\"}\nff\n",
            &["1 409 conflict"],
        ),
    ]);
}

#[test]
fn a_percentage_without_a_bar_is_text() {
    assert_outlines(&[("100%\n", &["1 - text"])]);
}

#[test]
fn lines_of_wget_are_text_until_it_was_seen() {
    assert_outlines(&[
        (
            "2026-11-23 12:00:00 (5 MB/s) - written\nLength: 5\n",
            &["2 - text"],
        ),
        ("--2026-11-23 12:00:00--  http://h/\n K x\n", &["2 - text"]),
    ]);
}

#[test]
fn a_traced_body_ends_before_other_text() {
    let body = "<= Recv data, 10 bytes (0xa)\n0000: no backend\n";
    for (input, expected) in [
        (
            format!("{TRACED_HEAD}{body}log line\n"),
            &["1 502 text", "7 - text"][..],
        ),
        // curl printed the body itself, too.
        (format!("{TRACED_HEAD}{body}no backend\n"), &["1 502 text"]),
    ] {
        assert_eq!(outline(input.as_bytes()), expected, "{input}");
    }
}

#[test]
fn a_traced_body_contains_no_trace() {
    assert_outlines(&[(
        "<= Recv data, 31 bytes (0x1f)\n0000: <= Recv data, 3 bytes (0x3)\n0020: 0000: abc\n",
        &["1 - text"],
    )]);
}

#[test]
fn a_traced_body_in_chunks_is_put_together() {
    let chunks = "<= Recv data, 44 bytes (0x2c)\n0000: f\n0003: {\"error\": \"m\", \n\
                  0014: 13\n0018: \"code\": \"conflict\"}\n002d: 0\n0030: \n";
    let input = format!("{TRACED_HEAD}{chunks}");
    assert_eq!(outline(input.as_bytes()), ["1 502 conflict"]);
}

#[test]
fn a_traced_body_ends_headers_whose_empty_line_is_missing() {
    assert_outlines(&[(
        "<= Recv header, 14 bytes (0xe)\n0000: HTTP/1.1 502 \n<= Recv data, 27 bytes (0x1b)\n\
         0000: {\"error\": \"m\", \"code\": \"conflict\"}\n\
         <= Recv header, 14 bytes (0xe)\n0000: HTTP/1.1 503 \n",
        &["1 502 conflict", "5 503 empty"],
    )]);
}

#[test]
fn an_unreadable_traced_body_has_the_position_of_its_block() {
    assert_outlines(&[
        (
            "log\n<= Recv data, 10 bytes (0xa)\n0000: {\"error\": \"m\n",
            &["1 - text", "2 - truncated at 2"],
        ),
        (
            "log\n<= Recv data, 10 bytes (0xa)\n0000: {\"error\": }x\n",
            &["1 - text", "2 - invalid_json at 2:1"],
        ),
    ]);
}

#[test]
fn a_row_that_only_resembles_the_hexadecimal_form_is_ascii() {
    assert_outlines(&[
        (
            "<= Recv data, 52 bytes (0x34)\n\
             0000: 7b 1 a b c                                      {1abc\n",
            &["1 - text"],
        ),
        (
            "<= Recv data, 52 bytes (0x34)\n\
             0000: 61 62 63                                        abcd\n",
            &["1 - text"],
        ),
    ]);
}

#[test]
fn only_offsets_in_a_trace_begin_rows() {
    assert_outlines(&[
        (
            "0000: {\"error\": \"m\", \"code\": \"conflict\"}\n",
            &["1 - conflict"],
        ),
        (
            "<= Recv data, 3 bytes (0x3)\nab: {\"error\": \"m\", \"code\": \"conflict\"}\n",
            &["2 - conflict"],
        ),
        // An empty line does not end the block.
        (
            "<= Recv data, 27 bytes (0x1b)\n0000: {\"error\": \"m\", \n\n000f: \"code\": \"conflict\"}\n",
            &["1 - conflict"],
        ),
    ]);
}
