//! The library as its users call it.

mod odd_json_input;

use errcat::extract::{Content, Extractor};
use errcat::{Catalog, Diagnosis, ErrorResponse, ResponseHead};
use serde_json::Value;

use odd_json_input::bytes_of;

/// A response as an HTTP library has it.
#[derive(Debug)]
struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Response {
    /// Returns what `curl -i` prints for the response.
    fn printed(&self) -> Vec<u8> {
        let headers: String = self
            .headers
            .iter()
            .map(|(name, value)| [name, ": ", value, "\r\n"].concat())
            .collect();
        let head = format!("HTTP/1.1 {}\r\n{headers}\r\n", self.status);
        [head.as_bytes(), &self.body].concat()
    }

    fn head(&self) -> ResponseHead {
        let head = ResponseHead::new(self.status).expect("HTTP has the status");
        let headers = self.headers.iter();
        headers.fold(head, |head, (name, value)| head.with_header(name, value))
    }

    /// Whether the body has the headers of a request or a response in it. In the printed form, they
    /// begin another message. In a body, they are text.
    fn has_inner_headers(&self) -> bool {
        let is_request = |line: &str| line.ends_with(" HTTP/1.1");
        let mut records = Extractor::from_slice(&self.body);
        String::from_utf8_lossy(&self.body).lines().any(is_request)
            || records.any(|record| record.expect("memory can be read").head.is_some())
    }

    fn diagnose(&self) -> Option<Diagnosis<'static>> {
        let headers = self.headers.iter().map(|(name, value)| (name, value));
        Diagnosis::of(self.status, headers, &self.body, Catalog::bundled())
    }

    /// Returns the diagnosis of the printed response: that of its whole body, not of error
    /// responses inside or after it.
    fn diagnose_printed(&self) -> Option<Diagnosis<'static>> {
        Extractor::from_slice(&self.printed()).find_map(|record| {
            let record = record.expect("memory can be read");
            match (record.head, record.content) {
                (Some(head), Content::ErrorResponse(response)) if head == self.head() => {
                    Some(Diagnosis::new(*response, Some(head), Catalog::bundled()))
                }
                _ => None,
            }
        })
    }
}

fn responses_of_sdk_cases() -> impl Iterator<Item = Response> {
    include_str!("data/sdk.jsonl").lines().map(|line| {
        let case: Value = serde_json::from_str(line).expect("each line is JSON");
        let text = |value: &Value| value.as_str().expect("it is text").to_owned();
        let headers = case["headers"].as_object().expect("headers have names");
        Response {
            status: serde_json::from_value(case["status"].clone()).expect("it is a status"),
            headers: headers
                .iter()
                .map(|(name, value)| (name.clone(), text(value)))
                .collect(),
            body: text(&case["body"]).into_bytes(),
        }
    })
}

fn responses_of_odd_json() -> impl Iterator<Item = Response> {
    let table = include_str!("data/odd-json.tsv");
    let inputs = table.lines().filter_map(|line| line.split('\t').nth(1));
    // A few long inputs would take most of the time.
    let bodies = inputs.map(bytes_of).filter(|body| body.len() < 10_000);
    bodies.flat_map(|body| {
        [200, 204, 409, 429, 503].map(|status| Response {
            status,
            headers: vec![
                ("X-Request-Id".to_owned(), "req_1".to_owned()),
                ("Retry-After".to_owned(), "30".to_owned()),
            ],
            body: body.clone(),
        })
    })
}

#[test]
fn a_response_has_the_same_diagnosis_as_its_printed_form() {
    let mut diagnosed = 0;
    let responses = responses_of_sdk_cases().chain(responses_of_odd_json());
    for response in responses.filter(|response| !response.has_inner_headers()) {
        let diagnosis = response.diagnose();
        let expected = response.diagnose_printed();
        // The text also shows the parts that have no comparison, such as the catalog entry.
        assert_eq!(
            format!("{diagnosis:?}"),
            format!("{expected:?}"),
            "{} {}",
            response.status,
            response.body.escape_ascii()
        );
        diagnosed += usize::from(diagnosis.is_some());
    }
    assert!(diagnosed > 500, "only {diagnosed} are error responses");
}

#[test]
fn a_response_that_is_not_an_error_has_no_diagnosis() {
    for (status, body) in [
        (200, r#"{"id": "sb_1"}"#),
        (200, ""),
        (502, "<html><h1>Bad Gateway</h1></html>"),
        // Inside the records of a log, the error response is not the one with this status.
        (200, r#"[{"log": {"error": "m", "code": "volume_busy"}}]"#),
        // The error response has another status beside it.
        (
            200,
            r#"{"status": 429, "body": {"error": "m", "code": "volume_busy"}}"#,
        ),
        // A quoted response is not the one with this status.
        (
            500,
            "HTTP/1.1 200 OK\r\n\r\n{\"error\": \"m\", \"code\": \"volume_busy\"}",
        ),
        // HTTP has no such status.
        (0, r#"{"error": "m", "code": "volume_busy"}"#),
    ] {
        let headers: [(&str, &str); 0] = [];
        let diagnosis = Diagnosis::of(status, headers, body.as_bytes(), Catalog::bundled());
        assert!(diagnosis.is_none(), "{status} {body}");
    }
}

#[test]
fn the_main_types_can_be_sent_between_threads() {
    fn assert_send_and_sync<T: Send + Sync + 'static>() {}
    assert_send_and_sync::<Diagnosis>();
    assert_send_and_sync::<ErrorResponse>();
    assert_send_and_sync::<ResponseHead>();
}
