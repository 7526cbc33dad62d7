//! Streams of server-sent events.

use crate::outline;

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
const FAILED: &str = "HTTP/1.1 503 x\r\nContent-Type: text/event-stream\r\n\r\n";
const BUSY: &str = "{\"error\":\"in use\",\"code\":\"volume_busy\"}\n";
const RATE: &str = "{\"error\":\"slow down\",\"code\":\"rate_limit_exceeded\"}\n";

fn assert_streams(cases: &[(&[&str], &[&str])]) {
    for (parts, expected) in cases {
        let input = parts.concat();
        assert_eq!(outline(input.as_bytes()), *expected, "{input}");
        let input = input.replace("\r\n", "\n").replace('\n', "\r\n");
        assert_eq!(outline(input.as_bytes()), *expected, "{input}");
    }
}

#[test]
fn fields_and_comments_of_events_are_not_text() {
    let start = "retry: 3000\n\n: connected\n\nevent: start\nid: 1\ndata: {\"a\":1}\n\n";
    assert_streams(&[
        (
            &[HEAD, start, ":\n\nevent:error\nid:2\ndata:", BUSY, "\n"],
            &["1 - json", "16 200 volume_busy"],
        ),
        (&[HEAD, start], &["1 200 json"]),
        // Without headers, the first name or data of an event begins a stream.
        (
            &[
                "event: start\nid: 1\ndata: {\"a\":1}\n\n: ping\nid: 2\ndata: ",
                BUSY,
            ],
            &["3 - json", "7 - volume_busy"],
        ),
        (&["id: 1\nretry: 2\n: ping\n"], &["1 - text"]),
        // Data that is not JSON is text.
        (&[HEAD, "id: 1\ndata: done\n\n"], &["1 200 text"]),
    ]);
}

#[test]
fn the_headers_of_a_stream_belong_to_each_of_its_events() {
    let other = "data: {\"a\":1}\n\n";
    assert_streams(&[
        (
            &[HEAD, "data: ", BUSY, "\nid: 2\ndata: ", RATE],
            &["1 200 volume_busy", "7 200 rate_limit_exceeded"],
        ),
        (
            &[HEAD, other, "data: ", BUSY, "\n", other, "data: ", RATE],
            &[
                "1 - json",
                "6 200 volume_busy",
                "8 - json",
                "10 200 rate_limit_exceeded",
            ],
        ),
        // A failed stream is one response, not a failure and its event.
        (
            &[FAILED, other, "data: ", BUSY],
            &["1 - json", "6 503 volume_busy"],
        ),
        (
            &[FAILED, "data: no\n\ndata: ", BUSY],
            &["1 - text", "6 503 volume_busy"],
        ),
        (&[FAILED, other], &["1 503 json"]),
        // A response inside an event is of another call.
        (
            &[HEAD, "data: {\"jobs\":[{\"last\":", BUSY, "}]}\n"],
            &["1 - json", "4 - volume_busy"],
        ),
    ]);
}

#[test]
fn what_follows_a_stream_does_not_have_its_headers() {
    let stream = [HEAD, "data: ", BUSY, "\n"].concat();
    assert_streams(&[
        (
            &[&stream, RATE],
            &["1 200 volume_busy", "6 - rate_limit_exceeded"],
        ),
        (
            &[&stream, "the next command\n", RATE],
            &["1 200 volume_busy", "6 - text", "7 - rate_limit_exceeded"],
        ),
        (
            &[&stream, "the next command\ndata: ", RATE],
            &["1 200 volume_busy", "6 - text", "7 - rate_limit_exceeded"],
        ),
        (
            &[&stream, "HTTP/1.1 429 x\r\n\r\n", RATE],
            &["1 200 volume_busy", "6 429 rate_limit_exceeded"],
        ),
        (
            &[HEAD, "data: {\"a\":1}\n\n", HEAD, "data: ", RATE],
            &["1 200 json", "6 200 rate_limit_exceeded"],
        ),
    ]);
}
