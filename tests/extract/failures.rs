//! Failed responses that are not error responses, and successes.

use std::fmt::Write as _;

use errcat::extract::Content;

use crate::records;

/// Each record on a line: its status or `-`, what it is, why, and its message.
fn contents(input: &str) -> Vec<String> {
    let records = records(input.as_bytes()).into_iter();
    let outline = records.map(|record| {
        let status = record.head.as_ref().and_then(errcat::ResponseHead::status);
        let status = status.map(|status| status.to_string());
        let kind = match &record.content {
            Content::ErrorResponse(_) => "error_response",
            Content::OtherFailure(_) => "other_failure",
            Content::Success(_) => "success",
            _ => "skipped",
        };
        let mut line = format!("{} {kind}", status.as_deref().unwrap_or("-"));
        if let Some(skipped) = record.content.skipped() {
            write!(line, " {}", skipped.reason()).expect("memory can be written");
        }
        if let Content::OtherFailure(failure) = &record.content {
            if let Some(message) = &failure.message {
                write!(line, ": {}", message.escaped()).expect("memory can be written");
            }
        }
        line
    });
    outline.collect()
}

#[track_caller]
fn assert_contents(cases: &[(&str, &[&str])]) {
    for (input, expected) in cases {
        assert_eq!(contents(input), *expected, "{input:?}");
    }
}

#[test]
fn a_failed_response_of_any_other_shape_is_a_failure_with_its_message() {
    assert_contents(&[
        (
            "HTTP/2 401\n\n{\"message\": \"Unauthorized\"}",
            &["401 other_failure json: Unauthorized"],
        ),
        (
            "HTTP/2 422\n\n{\"detail\":[{\"loc\":[\"body\",\"name\"],\"msg\":\"field required\"}]}",
            &["422 other_failure json: body.name: field required"],
        ),
        (
            "HTTP/2 404\ncontent-type: application/problem+json\n\n{\"title\": \"Not Found\"}",
            &["404 other_failure problem_json: Not Found"],
        ),
        (
            "HTTP/1.1 400 x\n\n[{\"ok\": true}, {\"message\": \"a\"}, {\"message\": \"b\"}]",
            &["400 other_failure json: a"],
        ),
        ("HTTP/1.1 400 x\n\n{\"id\": 1}", &["400 other_failure json"]),
        (
            "HTTP/1.1 503 x\n\nno healthy upstream\n",
            &["503 other_failure text: no healthy upstream"],
        ),
        (
            "HTTP/1.1 500 x\n\nfirst\n\n  second \ntoken=sekret1",
            &["500 other_failure text: first\\n  second\\ntoken=[masked]"],
        ),
        (
            "HTTP/1.1 502 x\n\n<html>\n<title>502</title></html>",
            &["502 other_failure html"],
        ),
        ("HTTP/1.1 502 x\n\n", &["502 other_failure empty"]),
        (
            "HTTP/1.1 502 x\n\n{\"message\": \"cut",
            &["502 other_failure truncated"],
        ),
        (
            "HTTP/1.1 502 x\n\n{\"message\": }",
            &["502 other_failure invalid_json"],
        ),
        ("HTTP/1.1 502 x\n\n\u{1f}", &["502 other_failure binary"]),
    ]);
}

#[test]
fn only_the_body_of_a_failure_is_its_message() {
    assert_contents(&[
        (
            "{\"message\": \"hello\"}\nHTTP/1.1 200 x\n\n{\"message\": \"hello\"}\ntext\n",
            &["- skipped json", "- skipped text", "200 success json"],
        ),
        (
            "HTTP/1.1 502 x\n\ndown\nHTTP/1.1 503 x\n\n{\"message\": \"m\"}\n{\"message\": \"n\"}",
            &[
                "502 other_failure text: down",
                "503 other_failure json: m",
                "- skipped json",
            ],
        ),
    ]);
    // The rest is not part of the body.
    for body in ["a\r\nb\r\n$ ls\n", "a\nbcd\n$ ls\n", "a\nbcd\n\n$ ls\n"] {
        let found = contents(&format!("HTTP/1.1 500 x\nContent-Length: 6\n\n{body}"));
        assert!(!found.concat().contains("ls"), "{found:?}");
        assert!(found.concat().contains("a\\nb"), "{found:?}");
    }
    let lines = "line\n".repeat(1_000);
    let long = contents(&format!("HTTP/1.1 500 x\n\n{lines}"));
    assert_eq!(long.len(), 1);
    assert_eq!(long[0].matches("line").count(), 10);
}

#[test]
fn a_response_below_400_is_a_success() {
    assert_contents(&[
        ("HTTP/2 200\n\n{\"id\": 1}", &["200 success json"]),
        (
            "HTTP/2 200\n\n[{\"id\": 1}, {\"id\": 2}]",
            &["200 success json"],
        ),
        ("HTTP/2 204\n\n", &["204 success empty"]),
        (
            "HTTP/2 307\nlocation: /x\n\n<html></html>",
            &["307 success html"],
        ),
        // The body may have been an error response, or nothing came yet.
        ("HTTP/2 200\n\n{\"id\": ", &["200 skipped truncated"]),
        ("HTTP/1.1 100 Continue\n\n", &["100 skipped empty"]),
    ]);
}

#[test]
fn a_success_with_an_error_response_in_its_body_is_skipped() {
    let end = r#"{"kind": "error", "message": "m", "build_id": "tb_1"}"#;
    let error = r#"{"error": "m", "code": "volume_busy"}"#;
    let stream = format!("HTTP/2 200\n\ndata: {{\"kind\": \"start\"}}\n\ndata: {end}\n");
    let sse = stream.replacen(
        "200",
        "200\nContent-Type: Text/Event-Stream; charset=utf-8",
        1,
    );
    assert_contents(&[
        // Its headers belong to each event of the stream, if they say that it is one.
        (&sse, &["- skipped json", "200 error_response"]),
        (&stream, &["- skipped json", "- error_response"]),
        (
            &sse.replace(end, error),
            &["- skipped json", "200 error_response"],
        ),
        (
            &format!("HTTP/2 200\n\n{{\"all\": [{error}]}}"),
            &["- skipped json", "- error_response"],
        ),
        (
            &format!("HTTP/2 200\n\n[{{\"id\": 1}}, {error}, {{\"id\": 2}}]"),
            &["- skipped json", "200 error_response", "- skipped json"],
        ),
        // Another response or the CLI printed it.
        (
            &format!("HTTP/2 200\n\n{{}}\nHTTP/2 409\n\n{error}"),
            &["200 success json", "409 error_response"],
        ),
        (
            "HTTP/2 200\n\n{}\nin use\nRequest ID: req_1\n",
            &["200 success json", "- error_response"],
        ),
    ]);
}

#[test]
fn a_failure_is_reported_once() {
    let error = r#"{"error": "m", "code": "volume_busy"}"#;
    assert_contents(&[
        (
            // It only wraps another one.
            &format!("HTTP/2 502\n\n{{\"upstream\": {error}}}"),
            &["502 error_response"],
        ),
        (
            &format!("HTTP/2 502\n\n{{\"all\": [{error}, {error}]}}"),
            &["502 error_response", "502 error_response"],
        ),
        (
            &format!("HTTP/2 502\n\n[{{\"upstream\": {error}}}, {{\"a\": {error}}}]"),
            &[
                "502 other_failure json",
                "- error_response",
                "- skipped json",
                "- error_response",
            ],
        ),
        (
            &format!("HTTP/2 400\n\n[{{\"id\": 1}}, {error}]"),
            &["- skipped json", "400 error_response"],
        ),
        (
            "HTTP/2 400\n\n[{\"message\": \"a\"}, {\"message\": ",
            &["- skipped json", "400 other_failure truncated"],
        ),
    ]);
}
