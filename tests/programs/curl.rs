//! Real curl against a server on this machine, piped into errcat.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use serde_json::Value;

use crate::shell;

const RESPONSE: &str = "HTTP/1.1 409 Conflict\r\n\
    Content-Type: application/json\r\n\
    x-request-id: req_7d2c\r\n\
    Connection: close\r\n\
    \r\n\
    {\"error\": \"volume vol_1 is attached\", \"code\": \"volume_busy\", \"request_id\": \"req_7d2c\"}";

/// Starts a server that sends the same response to every request; returns its address.
fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    thread::spawn(move || listener.incoming().flatten().for_each(respond));
    format!("http://{address}/x")
}

fn respond(mut stream: TcpStream) {
    let mut lines = BufReader::new(&stream).lines();
    // Reads the request, which ends with an empty line.
    while lines
        .next()
        .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
    {}
    stream.write_all(RESPONSE.as_bytes()).expect("curl reads");
}

fn run(script: &str) -> (i32, String, String) {
    let output = shell(script)
        .env("URL", server())
        .output()
        .expect("bash starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("errcat prints UTF-8");
    (
        output.status.code().expect("it ends by itself"),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
#[ignore = "needs curl"]
fn a_response_with_headers_is_diagnosed() {
    let (exit, stdout, stderr) = run("curl -sSi \"$URL\" | errcat");
    assert!(
        stdout.starts_with(
            "volume_busy (Volumes), HTTP 409\n\n  message     volume vol_1 is attached\n"
        ),
        "{stdout}"
    );
    assert!(stdout.contains("\n  request_id  req_7d2c\n"), "{stdout}");
    assert_eq!((exit, stderr.as_str()), (0, ""));
}

#[test]
#[ignore = "needs curl"]
fn a_body_alone_is_diagnosed_as_json() {
    let (exit, stdout, _) = run("curl -s $URL | errcat --json");
    let json: Value = serde_json::from_str(&stdout).expect("one JSON object");
    assert_eq!(
        (&json["code"], &json["request_id"]),
        (&"volume_busy".into(), &"req_7d2c".into())
    );
    assert_eq!((&json["http_status"], exit), (&Value::Null, 0));

    let (_, stdout, _) = run("curl -si $URL | errcat --json");
    let json: Value = serde_json::from_str(&stdout).expect("one JSON object");
    assert_eq!(json["http_status"], 409);
}

#[test]
#[ignore = "needs curl"]
fn a_body_dropped_by_curl_is_explained() {
    let (exit, stdout, stderr) = run("set +o pipefail; curl -sf $URL | errcat");
    assert_eq!((exit, stdout.as_str()), (1, ""));
    assert!(stderr.contains("`curl -f` dropped the body"), "{stderr}");
}

#[test]
#[ignore = "needs curl"]
fn the_token_of_a_verbose_request_is_not_printed() {
    for flags in ["", "--json"] {
        let (exit, stdout, stderr) = run(&format!(
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
