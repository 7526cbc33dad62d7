//! How the extractor finds the headers and the request that a body belongs to.

use errcat::extract::{Record, Skipped};
use errcat::untrusted::Untrusted;

use crate::{kinds, records, skipped};

/// The request of each record, `-` where it is unknown.
fn requests(text: &str) -> Vec<String> {
    let records = records(text.as_bytes()).into_iter();
    let request = |record: Record| record.head?.request().cloned();
    let shown = |record| match request(record) {
        Some(request) => {
            let path = request.path().map(|path| path.escaped().to_string());
            format!("{} {}", request.method(), path.unwrap_or_default())
        }
        None => "-".to_owned(),
    };
    records.map(shown).collect()
}

#[test]
fn a_request_belongs_to_the_first_response_after_it() {
    const BODY: &str = "{\"error\": \"m\", \"code\": \"conflict\"}\n";
    let sent = |line: &str| format!("> {line} HTTP/1.1\n> Host: x\n> \n");
    let response = format!("< HTTP/1.1 409 Conflict\n< \n{BODY}");
    let interim = "< HTTP/1.1 100 Continue\n< \n";
    let redirect = "< HTTP/1.1 307 x\n< Location: /b\n< \n";
    for (input, expected) in [
        (
            [&sent("GET /a?x=1"), &*response, &sent("POST /b"), &response].concat(),
            &["GET /a", "POST /b"][..],
        ),
        // A second response without a request may be pasted from elsewhere.
        (
            [&sent("GET /a"), &*response, &response].concat(),
            &["GET /a", "-"],
        ),
        ([&sent("PUT /a"), interim, &response].concat(), &["PUT /a"]),
        (
            [&sent("GET /a"), redirect, &sent("GET /b"), &response].concat(),
            &["GET /b"],
        ),
        // So does a response without a body.
        (
            [
                &sent("GET /a"),
                "< HTTP/1.1 502 x\n< Content-Length: 0\n< \n",
                &sent("GET /b"),
                &response,
            ]
            .concat(),
            &["GET /a", "GET /b"],
        ),
        // Without headers, the body may belong to another request.
        ([&sent("GET /a"), BODY, &response].concat(), &["-", "-"]),
        // The response to HEAD has no body, so this body belongs to another request.
        (
            [&sent("HEAD /a"), "< HTTP/1.1 409 x\n< \n", BODY].concat(),
            &["HEAD /a", "-"],
        ),
        ([&sent("CONNECT x:443"), &*response].concat(), &["CONNECT "]),
    ] {
        assert_eq!(requests(&input), expected, "{input}");
    }
}

#[test]
fn headers_without_a_body_are_reported_for_a_failure_or_the_last_response() {
    for (input, expected) in [
        (
            "HTTP/1.1 502 Bad Gateway\r\n\r\n",
            vec![(1, Skipped::Empty)],
        ),
        ("HTTP/1.1 204 No Content\r\n\r\n", vec![(1, Skipped::Empty)]),
        (
            "HTTP/1.1 502 x\r\n\r\nHTTP/1.1 409 y\r\n\r\n",
            vec![(1, Skipped::Empty), (3, Skipped::Empty)],
        ),
        (
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 409 y\r\n\r\n{}",
            vec![(3, Skipped::Json)],
        ),
        (
            "HTTP/1.1 307 x\r\n\r\nHTTP/1.1 200 y\r\n\r\n{}",
            vec![(3, Skipped::Json)],
        ),
    ] {
        assert_eq!(skipped(input), expected, "{input:?}");
    }
}

#[test]
fn headers_belong_to_the_first_body_after_them() {
    let body = r#"{"error": "m", "code": "volume_busy"}"#;
    let input = format!("HTTP/2 307\n\nHTTP/2 409\n\n{body}\n{body}");
    let statuses: Vec<_> = records(input.as_bytes())
        .into_iter()
        .map(|record| record.head.and_then(|head| head.status()))
        .collect();
    assert_eq!(statuses, [Some(409), None]);
}

#[test]
fn a_body_ends_the_headers_when_the_empty_line_is_missing() {
    let input = "HTTP/2 409\nx-request-id: req_1\n{\"error\": \"m\", \"code\": \"volume_busy\"}";
    let found = records(input.as_bytes());
    let head = found[0].head.as_ref().expect("there is a head");
    assert!(head.request_id().is_some_and(|id| id == "req_1"));
}

#[test]
fn a_status_line_ends_headers_without_an_empty_line() {
    let input = "HTTP/1.1 502 Bad\nHTTP/1.1 503 Bad\n\n{}";
    assert_eq!(skipped(input), [(1, Skipped::Empty), (2, Skipped::Json)]);
}

#[test]
fn headers_belong_to_one_body_only() {
    let error = r#"{"error": "m", "code": "volume_busy"}"#;
    for (input, expected) in [
        (
            "HTTP/1.1 500 x\n\nGET /x HTTP/1.1\nHost: h\n\n@",
            vec![(Some(500), "empty"), (None, "error")],
        ),
        (
            "HTTP/1.1 204 x\n\n2026-11-23 app: call failed @",
            vec![(Some(204), "empty"), (None, "error")],
        ),
        (
            "HTTP/1.1 204 x\n\nin use\nRequest ID: req_1",
            vec![(Some(204), "empty"), (None, "error")],
        ),
        (
            "HTTP/1.1 200 OK\n\n{\"items\": [{\"last\": @}, {\"last\": @}]}",
            vec![(None, "json"), (None, "error"), (None, "error")],
        ),
        ("HTTP/1.1 200 OK\n\ndata: @", vec![(Some(200), "error")]),
        (
            "{\"a\": 1, b}\nHTTP/1.1 502 x\n\n  upstream error\n",
            vec![(None, "invalid_json"), (Some(502), "text")],
        ),
        (
            "2026 app: agent=x\rHTTP/1.1 500 Oops\n@",
            vec![(None, "text"), (None, "error")],
        ),
        (
            "<= Recv header, 9 bytes (0x9)\n0000: HTTP/1.1 409 x\n<= Recv data, 9 bytes (0x9)\n\
             0000: HTTP/1.1 200 OK\n0011: \n0013: {\"error\":\"m\",\"code\":\"conflict\"}\n",
            vec![(Some(409), "text"), (None, "error")],
        ),
    ] {
        assert_eq!(kinds(&input.replace('@', error)), expected, "{input}");
    }
}

#[test]
fn a_request_belongs_to_one_response_only() {
    let error = r#"{"error": "m", "code": "volume_busy"}"#;
    let request = "> POST /x HTTP/1.1\n> \n";
    for (input, paths) in [
        ("<POST>< HTTP/1.1 409 x\n< \n@", vec![Some("/x")]),
        // An interim response (1xx) comes before the response.
        (
            "<POST>< HTTP/1.1 100 x\n< \n< HTTP/1.1 409 x\n< \n@",
            vec![Some("/x")],
        ),
        // A 204 response has no body.
        (
            "<POST>< HTTP/1.1 204 x\n< \nHTTP/1.1 409 x\n\n@",
            vec![None],
        ),
        (
            "<POST>< HTTP/1.1 500 x\n< \nHTTP/1.1 409 x\n\n@",
            vec![Some("/x"), None],
        ),
        // The response has no headers.
        ("<POST>@\nHTTP/1.1 409 x\n\n@", vec![None, None]),
        (
            "<POST><POST>< HTTP/1.1 409 x\n< \n@\n@",
            vec![Some("/x"), None],
        ),
        // With several open requests, the response may belong to any.
        (
            "> GET /y HTTP/1.1\n> \n<POST>< HTTP/1.1 409 x\n< \n@\n<POST>< HTTP/1.1 409 x\n< \n@",
            vec![None, None],
        ),
    ] {
        let input = input.replace("<POST>", request).replace('@', error);
        let found: Vec<_> = records(input.as_bytes())
            .into_iter()
            .map(|record| record.head?.request()?.path().cloned())
            .collect();
        let paths: Vec<_> = paths
            .into_iter()
            .map(|path| path.map(Untrusted::new))
            .collect();
        assert_eq!(found, paths, "{input}");
    }
}

#[test]
fn headers_shown_once_each_belong_to_separate_responses() {
    let error = r#"{"error": "m", "code": "volume_busy"}"#;
    for (input, statuses) in [
        ("HTTP/1.1 500 x\n\nHTTP/1.1 500 x\n\n", vec![500, 500]),
        // Headers from before a body are not repeated after it.
        (
            "< HTTP/1.1 307 x\n< \n< HTTP/1.1 409 x\n< \n@\n\
             HTTP/1.1 204 x\n\nHTTP/1.1 307 x\n\n@",
            vec![409, 307],
        ),
    ] {
        let records = records(input.replace('@', error).as_bytes()).into_iter();
        let found: Vec<_> = records.filter_map(|record| record.head?.status()).collect();
        assert_eq!(found, statuses, "{input}");
    }
}

#[test]
fn headers_that_curl_shows_twice_belong_to_one_response() {
    let error = r#"{"error": "m", "code": "volume_busy"}"#;
    let first = ["HTTP/1.1 307 x", "location: /y", "x-request-id: req_1", ""];
    let last = ["HTTP/1.1 409 x", "x-request-id: req_2", ""];
    let marked = |mark: &str, lines: &[&str]| {
        let lines = lines.iter().map(|line| format!("{mark}{line}\r\n"));
        lines.collect::<String>()
    };
    let sent = |path: &str| format!("> POST {path} HTTP/1.1\r\n> Host: h\r\n> \r\n");
    let verbose = [
        sent("/x"),
        marked("< ", &first),
        sent("/y"),
        marked("< ", &last),
    ]
    .concat();
    let again = [marked("", &first), marked("", &last), error.to_owned()].concat();
    let records = records([verbose, again].concat().as_bytes());
    let [record] = &records[..] else {
        panic!("{records:#?}");
    };
    let head = record.head.as_ref().expect("it has one");
    assert_eq!(head.status(), Some(409));
    let path = head.request().and_then(|request| request.path());
    assert_eq!(path, Some(&Untrusted::new("/y")));
}
