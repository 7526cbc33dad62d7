//! What happens while a command runs, and when a server comes up later.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::Stdio;

use crate::harness::{Run, shell};
use crate::server::{ClosedPort, Server};

/// Without retries, output passes through at once.
#[test]
#[ignore = "needs curl"]
fn a_stream_is_not_held_back() {
    let server = Server::start("stream");
    let mut child = shell("exec errcat run -- curl -sSN $URL", Path::new(""))
        .env("URL", server.url())
        .stdout(Stdio::piped())
        .spawn()
        .expect("bash starts");
    let mut stdout = BufReader::new(child.stdout.take().expect("it is piped"));
    let mut line = String::new();
    stdout.read_line(&mut line).expect("curl prints UTF-8");
    assert_eq!(line, "event: step\n");
    // The server sends the rest only now.
    server.release();
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).expect("curl prints UTF-8");
    assert_eq!(
        rest,
        "data: {\"step\": 1}\n\nevent: done\ndata: {\"step\": 2}\n\n"
    );
    assert!(child.wait().expect("errcat ends").success());
}

/// Nothing was sent, so the request is repeated.
#[test]
#[ignore = "needs curl"]
fn a_server_that_starts_later_gets_the_request() {
    let port = ClosedPort::new();
    let mut child = shell(
        "exec errcat run --retries 8 -- curl -sS $URL",
        Path::new(""),
    )
    .env("URL", port.url())
    .stdout(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .expect("bash starts");
    let mut stderr = BufReader::new(child.stderr.take().expect("it is piped"));
    let mut first = String::new();
    stderr.read_line(&mut first).expect("errcat prints UTF-8");
    let server = port.start("ok");
    let run = Run::from(child.wait_with_output().expect("errcat ends"));
    assert_eq!(
        (run.stdout.as_str(), run.exit),
        ("{\"id\": \"vol_1\"}\n", 0)
    );
    assert!(first.contains("try 1 of 9 failed"), "{first}");
    assert_eq!(server.requests().len(), 1);
}
