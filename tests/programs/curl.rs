//! Real curl against a server on this machine, piped into errcat.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use serde_json::Value;

use crate::run::Run;
use crate::shell;

const RESPONSE: &str = "HTTP/1.1 409 Conflict\r\n\
    Content-Type: application/json\r\n\
    x-request-id: req_7d2c\r\n\
    Connection: close\r\n\
    \r\n\
    {\"error\": \"volume vol_1 is attached\", \"code\": \"volume_busy\", \"request_id\": \"req_7d2c\"}";

/// Starts a server that sends the same response to every request; returns its address.
fn server(response: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    thread::spawn(move || {
        let streams = listener.incoming().flatten();
        streams.for_each(|stream| respond(stream, response));
    });
    format!("http://{address}/x")
}

fn respond(mut stream: TcpStream, response: &str) {
    let mut lines = BufReader::new(&stream).lines();
    // Reads the request, which ends with an empty line.
    while lines
        .next()
        .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
    {}
    stream.write_all(response.as_bytes()).expect("curl reads");
}

/// Runs a script that gets the response from `$URL`.
fn run_with(response: &'static str, script: &str) -> Run {
    let output = shell(script).env("URL", server(response)).output();
    output.expect("bash starts").into()
}

fn run(script: &str) -> Run {
    run_with(RESPONSE, script)
}

#[test]
#[ignore = "needs curl"]
fn a_response_with_headers_is_diagnosed() {
    let Run {
        exit,
        stdout,
        stderr,
    } = run("curl -sSi \"$URL\" | errcat");
    assert!(
        stdout.starts_with(
            "volume_busy (HTTP 409): volume vol_1 is attached\nrequest_id: req_7d2c\n"
        ),
        "{stdout}"
    );
    assert_eq!((exit, stderr.as_str()), (0, ""));
}

#[test]
#[ignore = "needs curl"]
fn a_body_alone_is_diagnosed_as_json() {
    let Run { exit, stdout, .. } = run("curl -s $URL | errcat --json");
    let json: Value = serde_json::from_str(&stdout).expect("one JSON object");
    assert_eq!(
        (&json["code"], &json["request_id"]),
        (&"volume_busy".into(), &"req_7d2c".into())
    );
    assert_eq!((&json["http_status"], exit), (&Value::Null, 0));

    let Run { stdout, .. } = run("curl -si $URL | errcat --json");
    let json: Value = serde_json::from_str(&stdout).expect("one JSON object");
    assert_eq!(json["http_status"], 409);
}

#[test]
#[ignore = "needs curl"]
fn a_body_dropped_by_curl_is_explained() {
    let Run {
        exit,
        stdout,
        stderr,
    } = run("set +o pipefail; curl -sf $URL | errcat");
    assert_eq!((exit, stdout.as_str()), (1, ""));
    assert!(
        stderr.starts_with("error: the input is empty\n"),
        "{stderr}"
    );
    assert!(stderr.contains("without -f"), "{stderr}");

    let Run {
        exit,
        stdout,
        stderr,
    } = run("set +o pipefail; curl -sSf $URL 2>&1 | errcat");
    assert_eq!((exit, stdout.as_str()), (1, ""));
    assert!(
        stderr.starts_with("error: no response, only the HTTP error that curl reports\n"),
        "{stderr}"
    );
}

#[test]
#[ignore = "needs curl"]
fn an_error_of_the_connection_is_named() {
    let closed = "set +o pipefail; curl -sS http://127.0.0.1:1/x 2>&1 | errcat";
    let Run {
        exit,
        stdout,
        stderr,
    } = run(closed);
    assert_eq!((exit, stdout.as_str()), (1, ""));
    assert!(
        stderr.starts_with("error: no response: curl could not connect (error 7)\n"),
        "{stderr}"
    );
}

#[test]
#[ignore = "needs curl"]
fn the_token_of_a_verbose_request_is_not_printed() {
    for flags in ["", "--json"] {
        let Run {
            exit,
            stdout,
            stderr,
        } = run(&format!(
            "(curl -sv -H 'Authorization: Bearer ns_live_abc123' $URL) 2>&1 | errcat {flags}"
        ));
        assert!(stdout.contains("volume_busy"), "{stdout}");
        assert!(stdout.contains("409"), "{stdout}");
        let printed = stdout + &stderr;
        assert!(
            !printed.contains("abc123") && !printed.contains("Bearer"),
            "{printed}"
        );
        assert_eq!(exit, 0);
    }
}

const PAGE: &str = "HTTP/1.1 502 Bad Gateway\r\nRetry-After: 5\r\nContent-Type: text/html\r\n\
    Connection: close\r\n\r\n<html><h1>502 Bad Gateway</h1></html>";
const UNAUTHORIZED: &str = "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n\
    Connection: close\r\n\r\n{\"message\":\"Unauthorized\"}";
const INVALID: &str = "HTTP/1.1 422 Unprocessable\r\nContent-Type: application/json\r\n\
    Connection: close\r\n\r\n{\"detail\":[{\"loc\":[\"body\",\"name\"],\"msg\":\"field required\"}]}";
const DONE: &str = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"id\": \"sb_1\"}";

/// What curl prints is understood with headers, verbosely, and as a trace.
#[test]
#[ignore = "needs curl"]
fn a_failure_of_another_shape_is_diagnosed() {
    for (response, status, message) in [
        (PAGE, 502, None),
        (UNAUTHORIZED, 401, Some("Unauthorized")),
        (INVALID, 422, Some("field required")),
    ] {
        for curl in [
            "curl -sSi $URL",
            "curl -sv $URL 2>&1",
            "curl -s --trace-ascii - -o /dev/null $URL",
        ] {
            let Run {
                exit,
                stdout,
                stderr,
            } = run_with(response, &format!("{curl} | errcat"));
            let title = stdout.lines().next().unwrap_or_default();
            assert!(title.starts_with(&format!("HTTP {status}")), "{stdout}");
            assert!(message.is_none_or(|text| title.contains(text)), "{stdout}");
            assert_eq!((exit, stderr.as_str()), (1, ""), "{curl}: {stdout}");

            let Run { stdout, .. } = run_with(response, &format!("{curl} | errcat --json"));
            let json: Value = serde_json::from_str(&stdout).expect("one JSON object");
            assert_eq!(json["kind"], "other_failure", "{curl}: {json}");
            assert_eq!(json["http_status"], status, "{curl}: {json}");
            let permitted = json["retry"]["permitted"] == true;
            assert_eq!(permitted, status == 502, "{curl}: {json}");

            let Run { exit, .. } = run_with(response, &format!("{curl} | errcat -q --retryable"));
            assert_eq!(exit, i32::from(status != 502), "{curl}");
        }
    }
}

#[test]
#[ignore = "needs curl"]
fn a_success_is_named() {
    for curl in ["curl -sSi $URL", "curl -sv $URL 2>&1"] {
        let Run {
            exit,
            stdout,
            stderr,
        } = run_with(DONE, &format!("{curl} | errcat"));
        assert_eq!(
            (exit, stdout.as_str(), stderr.as_str()),
            (1, "HTTP 200: success, nothing to explain\n", ""),
            "{curl}"
        );
        let Run { exit, .. } = run_with(DONE, &format!("{curl} | errcat --exit-code"));
        assert_eq!(exit, 0, "{curl}");
    }
}
