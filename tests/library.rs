//! The library as its users call it.

use errcat::extract::{Content, Extractor};
use errcat::{Catalog, Diagnosis, ErrorResponse, ResponseHead};
use serde_json::Value;

/// A response as an HTTP library has it.
#[derive(Debug)]
struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl Response {
    /// Returns what `curl -i` prints for the response.
    fn printed(&self) -> String {
        let headers: String = self
            .headers
            .iter()
            .map(|(name, value)| [name, ": ", value, "\r\n"].concat())
            .collect();
        format!("HTTP/1.1 {}\r\n{headers}\r\n{}", self.status, self.body)
    }

    fn diagnose(&self) -> Option<Diagnosis<'static>> {
        let headers = self.headers.iter().map(|(name, value)| (name, value));
        Diagnosis::of(
            self.status,
            headers,
            self.body.as_bytes(),
            Catalog::bundled(),
        )
    }

    /// Returns the diagnosis of the printed response: that of its whole body, not of error
    /// responses inside or after it.
    fn diagnose_printed(&self) -> Option<Diagnosis<'static>> {
        Extractor::from_slice(self.printed().as_bytes()).find_map(|record| {
            let record = record.expect("memory can be read");
            match (record.head, record.content) {
                (Some(head), Content::ErrorResponse(response)) => {
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
            body: text(&case["body"]),
        }
    })
}

fn responses_of_odd_json() -> impl Iterator<Item = Response> {
    let table = include_str!("data/odd-json.tsv");
    let inputs = table.lines().filter_map(|line| line.split('\t').nth(1));
    inputs.flat_map(|input| {
        [200, 204, 409, 429, 503].map(|status| Response {
            status,
            headers: vec![
                ("X-Request-Id".to_owned(), "req_1".to_owned()),
                ("Retry-After".to_owned(), "30".to_owned()),
            ],
            body: input.to_owned(),
        })
    })
}

#[test]
fn a_response_has_the_same_diagnosis_as_its_printed_form() {
    let mut diagnosed = 0;
    for response in responses_of_sdk_cases().chain(responses_of_odd_json()) {
        let diagnosis = response.diagnose();
        let expected = response.diagnose_printed();
        // The text also shows the parts that have no comparison, such as the catalog entry.
        assert_eq!(
            format!("{diagnosis:?}"),
            format!("{expected:?}"),
            "{response:?}"
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
