//! Headers that may belong to another response than the body after them.

use errcat::catalog::Catalog;
use errcat::diagnosis::Diagnosis;
use errcat::extract::{Content, Record};
use errcat::response::HeadDoubt::{self, NoBody, OtherLength, SeveralHeads};
use errcat::response::ResponseHead;

use crate::records;

const BUSY: &str = r#"{"error":"in use","code":"volume_busy"}"#;
const RATE: &str = r#"{"error":"slow down","code":"rate_limit_exceeded"}"#;
const BUSY_1: &str = r#"{"error":"in use","code":"volume_busy","request_id":"req_1"}"#;
const RATE_2: &str = r#"{"error":"slow","code":"rate_limit_exceeded","request_id":"req_2"}"#;

/// Headers of a rate limit, of a conflict, and both with request IDs.
const H429: &str = "HTTP/1.1 429 x\r\nRetry-After: 5\r\n";
const H409: &str = "HTTP/1.1 409 x\r\n";
const H429_2: &str = "HTTP/1.1 429 x\r\nRetry-After: 5\r\nX-Request-Id: req_2\r\n";
const H409_1: &str = "HTTP/1.1 409 x\r\nX-Request-Id: req_1\r\n";

/// The status, the doubt about the headers, and the code or reason.
type Outline = (Option<u16>, Option<HeadDoubt>, &'static str);

fn outline(record: Record) -> (Option<u16>, Option<HeadDoubt>, String) {
    let doubt = record.doubtful_head.as_ref().map(|head| head.doubt);
    let status = record.head.as_ref().and_then(ResponseHead::status);
    let content = match record.content {
        Content::ErrorResponse(response) => {
            let code = response.code().map(|code| code.escaped().to_string());
            let diagnosis = Diagnosis::new(*response, record.head, Catalog::bundled())
                .with_doubtful_head(record.doubtful_head);
            let warns = diagnosis
                .warnings()
                .iter()
                .any(|warning| warning.kind().as_str() == "headers_in_doubt");
            assert_eq!(warns, doubt.is_some());
            if doubt.is_some() {
                assert!(diagnosis.head().is_none() && diagnosis.retry().delay().is_none());
            }
            code.unwrap_or_default()
        }
        other => other
            .skipped()
            .expect("it is no error")
            .reason()
            .to_string(),
    };
    (status, doubt, content)
}

fn assert_outlines(cases: &[(&[&str], &[Outline])]) {
    for (parts, expected) in cases {
        let input = parts.concat();
        let found: Vec<_> = records(input.as_bytes()).into_iter().map(outline).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(status, doubt, content)| (*status, *doubt, (*content).to_owned()))
            .collect();
        assert_eq!(found, expected, "{input}");
    }
}

#[test]
fn headers_that_announce_another_length_are_not_used() {
    let length = |length: usize| format!("{H429}Content-Length: {length}\r\n\r\n");
    let with = |header: &str| format!("{H429}Content-Length: 9\r\n{header}\r\n\r\n");
    let indented = BUSY.replace("{\"", "{\n    \"").replace(",\"", ",\n    \"");
    let spaced = BUSY.replace(':', ": ").replace(',', ", ");
    let is_own = &[(Some(429), None, "volume_busy")][..];
    let is_other = &[(None, Some(OtherLength), "volume_busy")][..];
    assert_outlines(&[
        (&[&length(BUSY.len()), BUSY], is_own),
        (&[&length(BUSY.len() + 1), BUSY, "\n"], is_own),
        (&[&length(BUSY.len() + 2), BUSY, "\r\n"], is_own),
        (&[&length(BUSY.len()), &indented], is_own),
        (&[&length(spaced.len()), &indented], is_own),
        (&[&length(spaced.len()), BUSY], is_own),
        (&[&length(9), BUSY], is_other),
        (&[&length(BUSY.len() - 1), BUSY], is_other),
        (&[&length(BUSY.len() + 9), BUSY], is_other),
        (&[&length(900), &indented], is_other),
        (&[&length(9), "Body: ", BUSY], is_other),
        // A list may be longer than its items, but not shorter.
        (&[&length(9), "[", BUSY, "]"], is_other),
        (&[&length(BUSY.len() + 2), "[", BUSY, "]"], is_own),
        // The length is not the one of the body as printed.
        (&[&with("Content-Encoding: gzip"), BUSY], is_own),
        (&[&with("Transfer-Encoding: chunked"), BUSY], is_own),
        (&[&with("Content-Length: 10"), BUSY], is_own),
    ]);
}

#[test]
fn the_same_request_id_outweighs_the_length() {
    let head = format!("{H409_1}Content-Length: 9\r\n\r\n");
    assert_outlines(&[(&[&head, BUSY_1], &[(Some(409), None, "volume_busy")])]);
    // Other IDs are reported by the diagnosis.
    assert_outlines(&[(
        &[&head, RATE_2],
        &[(Some(409), None, "rate_limit_exceeded")],
    )]);
}

#[test]
fn headers_of_a_response_without_a_body_are_not_used() {
    let empty = format!("{H429}Content-Length: 0\r\n\r\n");
    let failure = (Some(429), None, "empty");
    let success = |status| (Some(status), None, "empty");
    let error = (None, Some(NoBody), "volume_busy");
    let plain = (None, None, "volume_busy");
    let head_request = "> HEAD /x HTTP/1.1\r\n> \r\n< HTTP/1.1 429 x\r\n< \r\n";
    assert_outlines(&[
        (&[&empty, BUSY], &[failure, error]),
        (&["HTTP/1.1 204 x\r\n\r\n", BUSY], &[success(204), error]),
        (&["HTTP/1.1 304 x\r\n\r\n", BUSY], &[success(304), error]),
        (&[head_request, BUSY], &[failure, error]),
        // Only the first body may seem to be theirs.
        (&[&empty, BUSY, "\n", BUSY], &[failure, error, plain]),
        (
            &[&empty, "done\n", BUSY],
            &[failure, (None, None, "text"), plain],
        ),
        (
            &[&empty, H409, "\r\n", BUSY],
            &[failure, (Some(409), None, "volume_busy")],
        ),
        (&[&empty], &[failure]),
    ]);
}

#[test]
fn headers_of_several_responses_are_used_if_an_id_or_a_length_decides() {
    let end = "\r\n";
    let busy = (Some(409), None, "volume_busy");
    let rate = (Some(429), None, "rate_limit_exceeded");
    let busy_in_doubt = (None, Some(SeveralHeads), "volume_busy");
    let rate_in_doubt = (None, Some(SeveralHeads), "rate_limit_exceeded");
    let empty = (Some(429), None, "empty");
    let busy_length = format!("{H409}Content-Length: {}\r\n\r\n", BUSY.len());
    let rate_length = format!("{H429}Content-Length: {}\r\n\r\n", RATE.len());
    assert_outlines(&[
        // In the order of the headers, in another order, with only one body.
        (&[H409_1, end, H429_2, end, BUSY_1, RATE_2], &[busy, rate]),
        (&[H429_2, end, H409_1, end, BUSY_1, RATE_2], &[busy, rate]),
        (&[H429_2, end, H409_1, end, BUSY_1], &[empty, busy]),
        (&[&busy_length, &rate_length, BUSY, RATE], &[busy, rate]),
        (&[&rate_length, &busy_length, BUSY, RATE], &[busy, rate]),
        (&[&rate_length, &busy_length, BUSY], &[empty, busy]),
        // The headers of another response between bodies.
        (
            &[H409_1, end, H429_2, end, BUSY_1, H409, end, RATE_2, BUSY],
            &[busy, rate, busy],
        ),
        // Neither decides.
        (&[H429, end, H409, end, BUSY], &[empty, busy_in_doubt]),
        (
            &[H409, end, H429, end, BUSY, RATE],
            &[busy_in_doubt, rate_in_doubt],
        ),
        (&[H429_2, end, H409, end, BUSY_1], &[empty, busy_in_doubt]),
        (
            &[&busy_length, &busy_length, RATE],
            &[(Some(409), None, "empty"), rate_in_doubt],
        ),
        (
            &[H429, end, H409, end, "[", BUSY, "]"],
            &[empty, busy_in_doubt],
        ),
        // After a body, other headers begin.
        (
            &[H429, end, H409, end, BUSY, "\n", H409, end, BUSY],
            &[empty, busy_in_doubt, busy],
        ),
    ]);
}

#[test]
fn headers_after_a_complete_response_are_used() {
    let busy = (Some(409), None, "volume_busy");
    let denied = (Some(407), None, "empty");
    assert_outlines(&[
        (
            &["HTTP/1.1 100 Continue\r\n\r\n", H409, "\r\n", BUSY],
            &[busy],
        ),
        (
            &["HTTP/1.1 307 x\r\nLocation: /x\r\n\r\n", H409, "\r\n", BUSY],
            &[busy],
        ),
        (
            &[
                "HTTP/1.1 200 Connection established\r\n\r\n",
                H409,
                "\r\n",
                BUSY,
            ],
            &[busy],
        ),
        (
            &["HTTP/1.1 407 x\r\n\r\n", H409, "\r\n", BUSY],
            &[denied, busy],
        ),
    ]);
    let announced = "HTTP/1.1 200 x\r\nContent-Length: 9\r\n\r\n";
    let in_doubt = (None, Some(SeveralHeads), "volume_busy");
    assert_outlines(&[(&[announced, H409, "\r\n", BUSY], &[in_doubt])]);
}

#[test]
fn bodies_that_are_not_error_responses_leave_the_other_headers() {
    let end = "\r\n";
    let ok = "HTTP/1.1 200 x\r\nContent-Length: 8\r\n\r\n";
    let gateway = "HTTP/1.1 502 x\r\nContent-Type: text/html\r\n\r\n";
    let busy = (Some(409), None, "volume_busy");
    let success = (Some(200), None, "json");
    let page = (Some(502), None, "html");
    let json = "HTTP/1.1 409 x\r\nX-Request-Id: req_1\r\nContent-Type: application/json\r\n";
    assert_outlines(&[
        (&[H409_1, end, ok, "{\"id\":1}", BUSY_1], &[success, busy]),
        (&[ok, H409_1, end, "{\"id\":1}", BUSY_1], &[success, busy]),
        (
            &[gateway, json, end, "<html></html>\n", BUSY_1],
            &[page, busy],
        ),
        (
            &[json, end, gateway, "<html></html>\n", BUSY_1],
            &[page, busy],
        ),
    ]);
}
