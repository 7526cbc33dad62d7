//! Bodies in chunks, as `nc`, `openssl s_client` and `curl --raw` print them.

use errcat::extract::{Content, MAX_DOCUMENT};

use crate::chunked_reader::ChunkedReader;
use crate::{assert_outlines, outline, records};

const RESPONSE: &str = r#"{"error":"größe 🙂","code":"volume_busy","request_id":"req_\u0031"}"#;
const HEAD: &str = "HTTP/1.1 409 Conflict\r\nTransfer-Encoding: chunked\r\n\r\n";

/// Returns a body in chunks of at most this size, with `extension` after each size and `trailers` at
/// the end.
fn chunked(body: &[u8], size: usize, extension: &str, trailers: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for chunk in body.chunks(size) {
        bytes.extend(format!("{:x}{extension}\r\n", chunk.len()).bytes());
        bytes.extend([chunk, b"\r\n"].concat());
    }
    bytes.extend(format!("0{extension}\r\n{trailers}\r\n").bytes());
    bytes
}

fn answer(body: &[u8]) -> Vec<u8> {
    [HEAD.as_bytes(), body].concat()
}

/// Returns the bytes without the carriage returns, as a terminal copies them.
fn copied(bytes: Vec<u8>) -> Vec<u8> {
    bytes.into_iter().filter(|byte| *byte != b'\r').collect()
}

/// Returns the bytes with line breaks as a terminal records them.
fn recorded(bytes: &[u8]) -> Vec<u8> {
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    lines
        .flat_map(|line| [&line[..line.len() - 1], b"\r\n"].concat())
        .collect()
}

#[test]
fn chunks_may_begin_anywhere_in_a_body() {
    for size in (1..40).chain([1000]) {
        for (extension, trailers) in [
            ("", ""),
            (";name=value", ""),
            (
                " ; a=\"b\"",
                "x-checksum: 1\r\nServer-Timing: total;dur=3\r\n",
            ),
        ] {
            let answer = answer(&chunked(RESPONSE.as_bytes(), size, extension, trailers));
            let twice = answer.repeat(2);
            let (copied, recorded) = (copied(answer.clone()), recorded(&answer));
            for (input, count) in [(&answer, 1), (&twice, 2), (&copied, 1), (&recorded, 1)] {
                let shown = input.escape_ascii();
                let found = records(ChunkedReader {
                    bytes: input,
                    size: 1 + size,
                });
                assert_eq!(found.len(), count, "{shown}");
                for record in found {
                    let Content::ErrorResponse(response) = record.content else {
                        panic!("{shown}");
                    };
                    assert_eq!(
                        response.message().expect("it has one"),
                        "größe 🙂",
                        "{shown}"
                    );
                    assert_eq!(
                        response.request_id().expect("it has one"),
                        "req_1",
                        "{shown}"
                    );
                    assert_eq!(
                        record.head.and_then(|head| head.status()),
                        Some(409),
                        "{shown}"
                    );
                }
            }
        }
    }
}

#[test]
fn chunks_at_the_beginning_of_the_input_need_no_headers() {
    let body = chunked(RESPONSE.as_bytes(), 20, "", "");
    assert_eq!(outline(&body[..]), ["2 - volume_busy"]);
}

#[test]
fn numbers_are_sizes_only_if_they_fit() {
    for (body, expected) in [
        // Lines of text that look like sizes.
        ("dead\r\nbeef\r\n", &["1 409 text"][..]),
        ("503\n", &["1 409 text"]),
        ("3\nabc\nmore\n", &["1 409 text"]),
        ("0\nabc\n", &["1 409 text"]),
        // curl without `--raw` decodes the body.
        ("{\"error\":\"m\",\"code\":\"c\"}", &["1 409 c"]),
        // Edited bodies.
        (
            "70\r\n{\"error\":\"m\",\"code\":\"c\"}\r\n0\r\n\r\n",
            &["1 409 c"],
        ),
        ("70\n{\"error\":\"m\",\"code\":\"c\"}\n0\n\n", &["1 409 c"]),
        (
            "b\r\n{\"error\":\"m\r\n9\r\n\",\"code\":\"volume_busy\"}\r\n0\r\n\r\n",
            &["1 409 volume_busy"],
        ),
    ] {
        let input = answer(body.as_bytes());
        assert_eq!(outline(&input[..]), expected, "{body:?}");
    }
}

#[test]
fn a_body_in_chunks_ends_with_the_last_one() {
    for (body, expected) in [
        ("0\r\n\r\nclosed\n", &["1 409 empty", "6 - text"][..]),
        ("0\n\nclosed\n", &["1 409 empty", "6 - text"]),
        ("3\r\nabc\r\n0\r\n\r\nclosed\n", &["1 409 text", "8 - text"]),
        (
            "a\r\n{\"error\": \r\n0\r\n\r\n{\"error\": \"m\", \"code\": \"conflict\"}\n",
            &["1 409 truncated at 5", "8 - conflict"],
        ),
        // The next headers show that the empty line at the end was left out.
        (
            "3\r\nabc\r\n0\r\nHTTP/1.1 502 Bad Gateway\r\n\r\n",
            &["1 409 text", "7 502 empty"],
        ),
        // The connection was closed early.
        ("9\r\n{\"error\":\r\n40\r\n\"m", &["1 409 truncated at 7"]),
        ("40\r\n{\"error\":\"m\",\"code\":\"c\"}", &["1 409 c"]),
        // Headers in a body are text.
        (
            "15\r\nHTTP/1.1 200 OK\r\n\r\nok\r\n0\r\n\r\n",
            &["1 409 text"],
        ),
    ] {
        let input = answer(body.as_bytes());
        assert_eq!(outline(&input[..]), expected, "{body:?}");
    }
}

#[test]
fn what_is_in_chunks_is_named_as_without_them() {
    for (body, reason) in [
        (&b"<html>\n<body>\nx</body>\n</html>\n"[..], "1 409 html"),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\x03", "1 409 gzip"),
        (b"{\"id\": \"vol_1\"}", "1 409 json"),
        (b"upstream connect error\nreset\n", "1 409 text"),
    ] {
        let input = answer(&chunked(body, 4, "", ""));
        assert_eq!(outline(&input[..]), [reason], "{}", body.escape_ascii());
    }
}

#[test]
fn chunks_of_any_size_are_read() {
    let event = "data: {\"kind\":\"message\",\"message\":\"step\"}\n\n";
    let body = event.repeat(2 * MAX_DOCUMENT / event.len());
    let body = format!("{body}data: {RESPONSE}\n\n");
    for size in [17, MAX_DOCUMENT - 1, MAX_DOCUMENT + 1, body.len()] {
        let input = answer(&chunked(body.as_bytes(), size, "", ""));
        let last = outline(&input[..]).pop();
        let last = last.expect("there is a record");
        assert!(last.ends_with("volume_busy"), "{size}: {last}");
    }
}

#[test]
fn a_client_may_mark_the_headers() {
    assert_outlines(&[(
        "< HTTP/1.1 409 Conflict\n< Transfer-Encoding: chunked\n< \n{ [46 bytes data]\n\
         8\r\n{\"error\"\r\n13\r\n:\"m\",\"code\":\"c\"    \r\n1\r\n}\r\n0\r\n\r\n\
         * Connection #0 to host h left intact\n",
        &["1 409 c"],
    )]);
}
