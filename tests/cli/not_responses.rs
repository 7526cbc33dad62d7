//! What is not an error response: failures of other shapes, successes, log noise, no response.

use serde_json::{Value, json};

use crate::harness::errcat;

const BUSY: &str = r#"{"error": "m", "code": "volume_busy"}"#;

/// What errcat prints to standard error for an input without a response, in lines.
fn error(input: &[u8]) -> Vec<String> {
    let run = errcat(&[]).stdin(input).run();
    assert_eq!((run.exit, run.stdout.as_str()), (1, ""), "{run:#?}");
    for args in [&["--support"][..], &["--json"]] {
        let other = errcat(args).stdin(input).run();
        assert_eq!((other.exit, &other.stderr), (1, &run.stderr), "{args:?}");
    }
    let lines = run.stderr.lines().map(str::to_owned);
    lines.collect()
}

#[test]
fn an_input_without_a_response_has_an_error_with_a_tip() {
    for (input, message) in [
        (&b""[..], "the input is empty"),
        (b"\n \n", "the input is empty"),
        (b"hello\n", "no error response in the input (1 text line)"),
        (
            b"one\ntwo\n{}\n{\"a\": [1]}\n{}\n",
            "no error response in the input (3 JSON records and 2 text lines)",
        ),
        (
            b"<html>\n</html>\n",
            "no error response in the input (1 HTML page)",
        ),
        (b"\x1f\x8b\x08\0", "the input is gzip-compressed"),
        (b"\0\x01\x02", "the input is binary"),
        (
            b"{\"error\": \"m\",\n\"co",
            "the JSON is cut off: the input ends on line 2",
        ),
        (
            b"{\"error\": \"m\",\n\"a\" 1}",
            "invalid JSON on line 2, column 5",
        ),
        (
            b"curl: (5) Could not resolve proxy: no.invalid\n",
            "no response: curl could not resolve the proxy (error 5)",
        ),
        (
            b"curl: (6) Could not resolve host: no.invalid\n",
            "no response: curl could not resolve the host (error 6)",
        ),
        (
            b"curl: (7) Failed to connect to 127.0.0.1 port 1\n",
            "no response: curl could not connect (error 7)",
        ),
        (
            b"curl: (28) Operation timed out after 1001 milliseconds\n",
            "no response: curl timed out (error 28)",
        ),
        (
            b"curl: (35) error:0A00010B:SSL routines::wrong version number\n",
            "no response: curl could not establish TLS (error 35)",
        ),
        (
            b"curl: (52) Empty reply from server\n",
            "no response: the server closed the connection without a response (error 52)",
        ),
        (
            b"curl: (56) Recv failure: Connection reset by peer\n",
            "no response: the connection broke while curl received data (error 56)",
        ),
        (
            b"curl: (60) SSL certificate problem: self-signed certificate\n",
            "no response: curl could not verify the certificate of the server (error 60)",
        ),
        (
            b"curl: (22) The requested URL returned error: 404\n",
            "no response, only the HTTP error that curl reports",
        ),
        (
            b"curl: (3) URL using bad/illegal format\n",
            "no response: curl failed with error 3",
        ),
        (
            b"*   Trying 127.0.0.1:1...\n* Closing connection 0\n",
            "no response, only messages of the HTTP client",
        ),
        (
            b"text\n{\"a\": [\n",
            "no error response in the input (1 text line and 1 truncated JSON document)",
        ),
    ] {
        let lines = error(input);
        assert_eq!(lines[0], format!("error: {message}"));
        let rest: Vec<_> = lines[1..].iter().map(String::as_str).collect();
        let [empty, tip] = rest[..] else {
            panic!("{message}: {rest:?}");
        };
        assert_eq!(empty, "");
        assert!(tip.starts_with("  tip: ") && tip.contains('`'), "{tip}");
    }
}

#[test]
fn log_noise_is_counted_once_at_the_end() {
    let noise = "{\"level\": \"info\"}\n".repeat(1_204);
    let text = "started\nworking\n".repeat(155);
    let log = format!("{noise}{BUSY}\n{text}{BUSY}\n{BUSY}\n");
    let run = errcat(&[]).stdin(log.clone()).run();
    assert_eq!(
        run.stderr,
        "errcat: 3 error responses; 1,204 other JSON records and 310 text lines skipped\n"
    );
    let run = errcat(&["--json"]).stdin(log).run();
    assert_eq!(
        run.json_lines().last(),
        Some(&json!({
            "schema_version": 1, "catalog": {"digest": errcat::Catalog::bundled().digest()},
            "kind": "summary", "error_responses": 3, "other_failures": 0,
            "successes": 0, "failed_sources": 0, "skipped": {"json": 1_204, "text": 310},
        }))
    );
}

#[test]
fn all_names_each_skipped_part() {
    let log = format!("one\ntwo\n{BUSY}\n{{}}\n{{\"a\": 1 2}}\n<html>\n{{\"a\":");
    let run = errcat(&["--all"]).stdin(log.clone()).run();
    let notes: Vec<_> = run.stderr.lines().collect();
    assert_eq!(
        notes,
        [
            "errcat: <stdin>:1: 2 text lines",
            "errcat: <stdin>:4: JSON that is not an error response",
            "errcat: <stdin>:5: invalid JSON (line 5, column 9)",
            "errcat: <stdin>:6: an HTML page",
            "errcat: <stdin>:7: JSON cut off on line 7",
            "errcat: 1 error response; 1 other JSON record, 1 HTML page, 2 text lines, \
             1 invalid JSON document and 1 truncated JSON document skipped",
        ]
    );
    let quiet = errcat(&[]).stdin(log).run();
    assert_eq!(quiet.stderr.lines().collect::<Vec<_>>(), notes[5..]);
}

/// Runs errcat with `--json`, which has to print one object.
fn record(input: &str) -> Value {
    errcat(&["--json"]).stdin(input).run().json()
}

#[test]
fn a_failure_of_another_shape_has_a_message_and_a_next_step() {
    for (input, reason, message) in [
        (
            "HTTP/1.1 401 x\nx-request-id: req_1\n\n{\"message\":\"Unauthorized\"}",
            "json",
            "Unauthorized".into(),
        ),
        (
            "HTTP/1.1 422 x\n\n{\"detail\":[{\"loc\":[\"body\",\"name\"],\"msg\":\"field required\"}]}",
            "json",
            "body.name: field required".into(),
        ),
        (
            "HTTP/1.1 503 x\ncontent-type: application/problem+json\n\n{\"title\":\"Busy\"}",
            "problem_json",
            "Busy".into(),
        ),
        ("HTTP/1.1 502 x\n\n<html></html>", "html", Value::Null),
        ("HTTP/1.1 504 x\n\n", "empty", Value::Null),
    ] {
        let record = record(input);
        assert_eq!(record["kind"], "other_failure", "{record}");
        assert_eq!(record["reason"], reason, "{record}");
        assert_eq!(record["message"], message, "{record}");
        assert_eq!(record["next"]["by"], "errcat", "{record}");
        let next = record["next"]["text"].as_str();
        assert!(next.is_some_and(|next| !next.is_empty()), "{record}");
        assert_eq!(record["commands"], json!([]), "{record}");
        assert!(record["cli_exit"].is_number(), "{record}");
        let run = errcat(&[]).stdin(input).run();
        assert_eq!((run.exit, run.stderr.as_str()), (1, ""), "{run:#?}");
    }
    let record = record("HTTP/1.1 401 x\nx-request-id: req_1\n\n{\"message\":\"Unauthorized\"}");
    assert_eq!(
        (&record["http_status"], &record["request_id"]),
        (&401.into(), &"req_1".into())
    );
}

#[test]
fn an_unreadable_body_is_unreadable_at_any_status() {
    for status in [200, 500] {
        let record = record(&format!("HTTP/1.1 {status} x\n\n{{\"error\": \"m\","));
        assert_eq!(
            (&record["kind"], &record["reason"], &record["http_status"]),
            (&"unreadable".into(), &"truncated".into(), &status.into())
        );
    }
}

#[test]
fn a_success_needs_no_next_step() {
    let record = record("HTTP/1.1 201 x\nx-request-id: req_1\n\n{\"id\": \"sb_1\"}");
    assert_eq!(record["kind"], "success");
    assert_eq!(record["reason"], "json");
    assert_eq!(record["request_id"], "req_1");
    assert_eq!(record["cli_exit"], 0);
    for absent in ["next", "retry", "message", "code"] {
        assert_eq!(record[absent], Value::Null, "{absent}");
    }
}

/// Text, JSON and the exit code say the same about a retry of a gateway's page.
#[test]
fn a_retry_after_permits_a_retry_in_every_form() {
    let page = |status, header| {
        format!("HTTP/1.1 {status} X\r\n{header}Content-Type: text/html\r\n\r\n<html></html>")
    };
    let after = "Retry-After: 5\r\n";
    for (input, word, permitted) in [
        (page(502, after), "yes, in 5 s", true),
        (page(408, after), "yes, in 5 s", true),
        (page(425, after), "yes, in 5 s", true),
        (page(429, after), "yes, in 5 s", true),
        (page(504, after), "yes, in 5 s", true),
        (page(404, after), "unknown", false),
        (page(502, ""), "unknown", false),
    ] {
        let run = errcat(&[]).stdin(input.clone()).run();
        let retry = run.stdout.lines().find(|line| line.starts_with("Retry"));
        assert!(retry.is_some_and(|line| line.contains(word)), "{run:#?}");
        let exit = errcat(&["--retryable"]).stdin(input.clone()).run().exit;
        assert_eq!(exit, i32::from(!permitted), "{input}");
        let record = record(&input);
        assert_eq!(record["retry"]["permitted"], permitted, "{record}");
        if permitted {
            assert_eq!(record["retry"]["basis"], "header", "{record}");
            assert_eq!(record["retry"]["after_seconds"], 5, "{record}");
        }
    }
}
