//! What the extractor finds in an input, and on which line. The size of the chunks does not matter.

use std::io::{self, Read};
use std::path::Path;

use errcat::extract::{Content, Extractor, MAX_DOCUMENT, Skipped};

use crate::chunked_reader::ChunkedReader;
use crate::{kinds, records, skipped};

#[test]
fn chunks_of_any_size_give_the_same_records() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/diagnose");
    let mut count = 0;
    for entry in folder.read_dir().expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.extension().is_some_and(|extension| extension == "in") {
            let bytes = std::fs::read(&path).expect("the input can be read");
            let whole = records(&bytes[..]);
            for size in 1..=bytes.len().max(1) {
                let chunked = records(ChunkedReader {
                    bytes: &bytes,
                    size,
                });
                assert_eq!(chunked, whole, "{} in chunks of {size}", path.display());
            }
            count += 1;
        }
    }
    assert!(count > 40, "only {count} inputs");
}

#[test]
fn a_log_line_or_record_sets_the_time() {
    const BODY: &str = "{\"error\": \"m\", \"code\": \"conflict\"}";
    for (input, expected) in [
        (
            format!("2026-11-23T06:50:27.5Z ERROR {BODY}"),
            Some("2026-11-23T06:50:27.5Z"),
        ),
        (
            format!("[2026-11-23 06:50:27] {BODY}"),
            Some("2026-11-23 06:50:27"),
        ),
        (
            format!("{{\"ts\": \"2026-11-23T06:50:27Z\", \"answer\": {BODY}}}"),
            Some("2026-11-23T06:50:27Z"),
        ),
        // The time inside the record wins over that of the line.
        (
            format!(
                "2026-11-23T07:00:00Z {{\"time\": \"2026-11-23T06:50:27Z\", \"answer\": {BODY}}}"
            ),
            Some("2026-11-23T06:50:27Z"),
        ),
        (format!("2026-11-23T06:50:27Z started\n{BODY}"), None),
        (format!("at 2026-11-23T06:50:27Z: {BODY}"), None),
        (BODY.to_owned(), None),
    ] {
        let times: Vec<_> = records(input.as_bytes())
            .into_iter()
            .filter(|record| matches!(record.content, Content::ErrorResponse(_)))
            .map(|record| record.time)
            .collect();
        assert_eq!(times, [expected.map(str::to_owned)], "{input}");
    }
}

#[test]
fn every_record_has_the_line_where_it_begins() {
    let input =
        "\n\ntext\nmore text\n{\n}\n\n[]{}\nHTTP/2 502\nx: y\n\n<html>\n</html>\n{\"a\": \n\n";
    assert_eq!(
        skipped(input),
        [
            (3, Skipped::Text),
            (5, Skipped::Json),
            (8, Skipped::Json),
            (8, Skipped::Json),
            (9, Skipped::Html),
            (14, Skipped::Truncated { line: 14 }),
        ]
    );
}

#[test]
fn invalid_json_has_the_position_of_its_error() {
    assert_eq!(
        skipped("text\n{\"a\": 1,\n \"b\": }\n"),
        [
            (1, Skipped::Text),
            (2, Skipped::InvalidJson { line: 3, column: 7 })
        ]
    );
}

#[test]
fn an_empty_input_is_one_record() {
    for input in ["", " \r\n\t\n", "\u{feff}"] {
        assert_eq!(skipped(input), [(1, Skipped::Empty)], "{input:?}");
    }
}

/// A reader that panics when it has no more bytes.
struct OpenReader(&'static [u8]);

impl Read for OpenReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        assert!(!self.0.is_empty(), "no more input is read");
        self.0.read(buffer)
    }
}

#[test]
fn a_response_with_an_id_does_not_wait_for_more_input() {
    let lines = [
        "{\"error\":\"m\",\"code\":\"volume_busy\",\"request_id\":\"req_1\"}",
        "{'x-request-id': 'req_1'} {\"error\":\"m\",\"code\":\"volume_busy\"}",
        "{\"error\":\"m\",\"code\":\"volume_busy\"} (request id: req_1)\n",
        "{\"error\":\"m\",\"code\":\"volume_busy\"}\nbye\n",
    ];
    for line in lines {
        let mut records = Extractor::new(OpenReader(line.as_bytes()));
        let record = records.next().expect("there is a record");
        let record = record.expect("the reader does not fail");
        assert!(
            matches!(record.content, Content::ErrorResponse(_)),
            "{line}"
        );
    }
}

#[test]
fn an_error_of_the_reader_is_the_last_item() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("broken"))
        }
    }
    let input = &br#"{"error": "m", "code": "volume_busy"} "#[..];
    let mut records = Extractor::new(input.chain(Broken));
    assert!(records.next().is_some_and(|record| record.is_ok()));
    assert!(records.next().is_some_and(|record| record.is_err()));
    assert!(records.next().is_none());
    let mut records = Extractor::new(Broken);
    assert!(records.next().is_some_and(|record| record.is_err()));
    assert!(records.next().is_none());
    // The headers before the error are still reported.
    let mut records = Extractor::new((&b"HTTP/2 502\nx-request-id: req_1\n\n"[..]).chain(Broken));
    assert!(
        records
            .next()
            .is_some_and(|record| record.is_ok_and(|record| record.head.is_some()))
    );
    assert!(records.next().is_some_and(|record| record.is_err()));
}

#[test]
fn a_page_right_after_headers_is_their_body() {
    let input = "HTTP/1.1 502 Bad\nx-request-id: req_1\n<html>\n<body>x</body>\n";
    assert_eq!(skipped(input), [(1, Skipped::Html)]);
}

#[test]
fn a_document_over_the_limit_is_too_large_even_when_truncated() {
    let large = format!("\n{{\"a\":\n\"{}", "x".repeat(MAX_DOCUMENT));
    assert_eq!(skipped(&large), [(2, Skipped::TooLarge)]);
    assert_eq!(
        skipped(&format!("{large}\"}}\n{{}}")),
        [(2, Skipped::TooLarge), (4, Skipped::Json)]
    );
    let small = "\n{\"a\":\n\"x\n\n";
    assert_eq!(skipped(small), [(2, Skipped::Truncated { line: 3 })]);
}

#[test]
fn a_problem_document_is_detected_by_its_media_type_or_fields() {
    let by_type = "HTTP/2 502\ncontent-type: application/problem+json\n\n{\"detail\": \"x\"}";
    assert_eq!(skipped(by_type), [(1, Skipped::ProblemJson)]);
    let by_fields = r#"{"type": "about:blank", "title": "x", "status": 502}"#;
    assert_eq!(skipped(by_fields), [(1, Skipped::ProblemJson)]);
}

#[test]
fn zero_bytes_are_binary() {
    assert_eq!(skipped("a\0b"), [(1, Skipped::Binary)]);
}

#[test]
fn a_list_in_a_failed_response_is_one_record() {
    let list = r#"[{"error": "m"}, {}]"#;
    assert_eq!(skipped(list), [(1, Skipped::Json)]);
    assert_eq!(
        skipped(&format!("HTTP/2 500\n\n{list}")),
        [(3, Skipped::Json)]
    );
}

#[test]
fn every_response_on_a_line_has_the_time_of_the_line() {
    let response = r#"{"error": "m", "code": "volume_busy"}"#;
    for (line, times) in [
        (
            format!("TIME sent {{\"a\": 1}}, got {response}"),
            vec![None, Some(())],
        ),
        (format!("TIME {response} {response}"), vec![Some(()); 2]),
        (
            format!("TIME all: [{response}, {response}]"),
            vec![Some(()); 2],
        ),
        (format!("TIME began\n{response}"), vec![None; 2]),
    ] {
        let time = "2026-11-23T06:50:27Z";
        let text = line.replace("TIME", time);
        let found: Vec<_> = records(text.as_bytes())
            .into_iter()
            .map(|record| record.time.map(|found| assert_eq!(found, time)))
            .collect();
        assert_eq!(found, times, "{text}");
    }
}

#[test]
fn json_that_a_client_sent_is_not_a_response() {
    let error = r#"{"error": "m", "code": "volume_busy"}"#;
    for (input, expected) in [
        (
            "POST /x HTTP/1.1\nHost: h\n\n{\"a\": 1}\n@\n\nHTTP/1.1 409 x\n\n@",
            vec![(None, "request"), (None, "request"), (Some(409), "error")],
        ),
        (
            "DELETE /x HTTP/1.1\nContent-Type: a/b\n\n@\n\nHTTP/1.1 204 x\n\n",
            vec![(None, "request"), (Some(204), "empty")],
        ),
        (
            "< POST /x HTTP/1.1\n< \n< @\n> HTTP/1.1 409 x\n> \n@",
            vec![(None, "request"), (Some(409), "error")],
        ),
        (
            "POST /x HTTP/1.1\nHost: h\nContent-Type: application/json\n\n@\n@",
            vec![(None, "request"), (None, "error")],
        ),
        ("send: b'@'\n", vec![(None, "request")]),
        ("$ curl -d '@' URL\n", vec![(None, "request")]),
        (
            "$ curl -T - URL <<EOF\n@\nEOF\n@",
            vec![(None, "text"), (None, "request"), (None, "error")],
        ),
        ("POST /x HTTP/1.1\n@", vec![(None, "error")]),
        ("> POST /x HTTP/1.1\n> \n@", vec![(None, "error")]),
        ("GET /x HTTP/1.1\n@", vec![(None, "error")]),
    ] {
        assert_eq!(kinds(&input.replace('@', error)), expected, "{input}");
    }
}

#[test]
fn a_body_that_resembles_client_output_is_text() {
    for body in [
        "404 page not found",
        "502 Bad Gateway",
        "Location: disk full",
        "* disk full",
        "bad",
        "409",
    ] {
        let input = format!("HTTP/1.1 404 Not Found\r\n\r\n{body}");
        assert_eq!(kinds(&input), [(Some(404), "text")], "{body}");
    }
}

#[test]
fn client_output_without_a_response_is_not_an_empty_input() {
    assert_eq!(
        skipped("curl: (7) Failed to connect to 127.0.0.1 port 1\n"),
        [(
            1,
            Skipped::NoAnswer {
                curl_error: Some(7)
            }
        )]
    );
    assert_eq!(
        skipped("*   Trying 127.0.0.1:1...\n* Closing connection 0\n"),
        [(1, Skipped::NoAnswer { curl_error: None })]
    );
}

#[test]
fn an_unclosed_string_does_not_hide_the_following_log() {
    let error = r#"{"error": "m", "code": "volume_busy"}"#;
    for begin in ["{\"a\": \"cut", "parse error near {'", "app: {\"a\": \"cut"] {
        let text = format!("{begin}\nin use\nRequest ID: req_1\nbye\n{error}\n");
        let found = kinds(&text);
        let errors = found.iter().filter(|(_, what)| *what == "error").count();
        assert_eq!(errors, 2, "{begin}: {found:?}");
    }
}

#[test]
fn records_before_an_error_of_the_reader_are_reported() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("broken"))
        }
    }
    for (input, expected) in [
        (
            "HTTP/2 502\nx-request-id: req_1\n",
            vec![Some("truncated"), None],
        ),
        ("HTTP/2 502\n\nupstream down", vec![Some("text"), None]),
        ("in use\nRequest ID: req_1\n", vec![Some("error"), None]),
    ] {
        let found: Vec<_> = Extractor::new(input.as_bytes().chain(Broken))
            .map(|record| match record.ok()?.content.skipped() {
                Some(skipped) => Some(skipped.reason().as_str()),
                None => Some("error"),
            })
            .collect();
        assert_eq!(found, expected, "{input:?}");
    }
}
