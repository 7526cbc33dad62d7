//! Bodies in curl's traces, with and without the body itself after each block.

use std::fmt::Write as _;

use errcat::extract::MAX_DOCUMENT;

use crate::chunked_reader::ChunkedReader;
use crate::outline;

const HEAD: &str = "<= Recv header, 23 bytes (0x17)\n0000: HTTP/1.1 409 Conflict\n\
                    <= Recv header, 2 bytes (0x2)\n0000: \n";
const RESPONSE: &str = r#"{"error":"größe 🙂","code":"volume_busy","request_id":"req_1"}"#;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Ascii,
    Hexadecimal,
}

/// Returns a block as curl's `--trace` and `--trace-ascii` write it.
fn block(bytes: &[u8], form: Form) -> String {
    let mut block = format!("<= Recv data, {0} bytes (0x{0:x})\n", bytes.len());
    let write = |block: &mut String, offset: usize, row: &[u8]| {
        let shown = row.iter().map(|byte| match byte {
            b' '..=b'~' => char::from(*byte),
            _ => '.',
        });
        let shown: String = shown.collect();
        let columns: Vec<String> = row.iter().map(|byte| format!("{byte:02x} ")).collect();
        let columns = columns.concat();
        let line = match form {
            Form::Ascii => writeln!(block, "{offset:04x}: {shown}"),
            Form::Hexadecimal => writeln!(block, "{offset:04x}: {columns:48}{shown}"),
        };
        line.expect("writing to a string does not fail");
    };
    if form == Form::Hexadecimal {
        for (row, bytes) in bytes.chunks(16).enumerate() {
            write(&mut block, row * 16, bytes);
        }
        return block;
    }
    let mut offset = 0;
    while let Some(rest) = bytes.get(offset..).filter(|rest| !rest.is_empty()) {
        let most = &rest[..rest.len().min(64)];
        let end = rest[..rest.len().min(66)]
            .windows(2)
            .position(|pair| pair == b"\r\n");
        let length = end.unwrap_or(most.len()).min(most.len());
        write(&mut block, offset, &rest[..length]);
        let is_break = end == Some(length);
        offset += length + if is_break { 2 } else { 0 };
    }
    block
}

/// Returns a trace of a body in blocks of this size, with the body itself if `is_printed`.
fn trace(body: &[u8], size: usize, form: Form, is_printed: bool) -> Vec<u8> {
    let mut trace = HEAD.as_bytes().to_vec();
    for part in body.chunks(size) {
        trace.extend(block(part, form).bytes());
        if is_printed {
            trace.extend_from_slice(part);
        }
    }
    trace.extend_from_slice(b"== Info: Connection #0 to host 127.0.0.1 left intact\n");
    trace
}

#[test]
fn a_body_is_reported_once_whether_it_is_printed_or_not() {
    let pretty = "{\n  \"error\": \"m\",\n  \"code\": \"volume_busy\",\n  \"size\": 1.5\n}\n";
    let page = "<html>\r\n<body>\r\n502\r\n</body>\r\n</html>\r\n";
    let stream = format!("data: {{\"kind\":\"message\"}}\n\ndata: {RESPONSE}\n\n");
    for (body, outcome) in [
        (RESPONSE, &["1 409 volume_busy"][..]),
        (pretty, &["1 409 volume_busy"]),
        (page, &["1 409 html"]),
        ("upstream connect error\nreset\n", &["1 409 text"]),
        (&stream, &["1 409 json", "5 - volume_busy"]),
        ("dead\r\nbeef\r\n", &["1 409 text"]),
    ] {
        for form in [Form::Ascii, Form::Hexadecimal] {
            for size in [7, 16, 64, 1000] {
                for is_printed in [true, false] {
                    let input = trace(body.as_bytes(), size, form, is_printed);
                    let case = format!("{form:?} {size} {is_printed}\n{}", input.escape_ascii());
                    let found = outline(&input[..]);
                    let without_lines = |records: &[String]| -> Vec<String> {
                        let records = records.iter();
                        records
                            .map(|record| {
                                record.split_once(' ').expect("it has a line").1.to_owned()
                            })
                            .collect()
                    };
                    let expected: Vec<String> =
                        outcome.iter().map(|record| (*record).to_owned()).collect();
                    assert_eq!(without_lines(&found), without_lines(&expected), "{case}");
                    let slow = ChunkedReader {
                        bytes: &input,
                        size,
                    };
                    assert_eq!(outline(slow), found, "{case}");
                }
            }
        }
    }
}

#[test]
fn a_long_body_is_read_record_by_record() {
    let record = "{\"kind\":\"message\",\"message\":\"step\"}\n";
    let records = record.repeat(2 * MAX_DOCUMENT / record.len());
    let body = format!("{records}{RESPONSE}\n");
    let large = format!("{{\"a\":\"{}\"}}\n{RESPONSE}\n", "x".repeat(MAX_DOCUMENT));
    for is_printed in [true, false] {
        let input = trace(body.as_bytes(), 16_384, Form::Ascii, is_printed);
        let last = outline(&input[..]).pop();
        assert!(
            last.is_some_and(|last| last.ends_with("- volume_busy")),
            "{is_printed}"
        );
        let input = trace(large.as_bytes(), 16_384, Form::Ascii, is_printed);
        let found = outline(&input[..]);
        assert_eq!(found[0], "1 409 too_large", "{is_printed}");
        assert!(found[1].ends_with("- volume_busy"), "{is_printed}");
        assert_eq!(found.len(), 2, "{is_printed}");
    }
}

#[test]
fn only_the_same_body_is_left_out_after_a_trace() {
    let trace = trace(RESPONSE.as_bytes(), 1000, Form::Ascii, false);
    for (rest, others) in [
        ("{}\n", &["9 - json"][..]),
        ("{\"error\": \n", &["9 - truncated at 9"]),
        (
            "{\"error\":\"m\",\"code\":\"volume_b\n",
            &["9 - truncated at 9"],
        ),
        ("grö\n", &["9 - text"]),
        (
            "{\"error\":\"other\",\"code\":\"conflict\"}\n",
            &["9 - conflict"],
        ),
        // The body, from the file that `-o` names.
        (RESPONSE, &[]),
        ("HTTP/1.1 410 Gone\r\n\r\n{}", &["9 410 json"]),
    ] {
        let input = [&trace[..], rest.as_bytes()].concat();
        let expected = [&["1 409 volume_busy"], others].concat();
        assert_eq!(outline(&input[..]), expected, "{rest}");
    }
}

#[test]
fn a_compressed_body_is_the_one_that_is_printed() {
    let head = "<= Recv header, 23 bytes (0x17)\n0000: HTTP/1.1 409 Conflict\n\
                <= Recv header, 24 bytes (0x18)\n0000: Content-Encoding: gzip\n\
                <= Recv header, 2 bytes (0x2)\n0000: \n";
    let block = block(b"\x1f\x8b\x08\0\0\0\0\0\0\x03", Form::Hexadecimal);
    let end = "== Info: Connection #0 to host 127.0.0.1 left intact\n";
    for (input, expected) in [
        (format!("{head}{block}{RESPONSE}{end}"), "1 409 volume_busy"),
        (format!("{head}{block}{end}"), "1 409 gzip"),
    ] {
        assert_eq!(outline(input.as_bytes()), [expected], "{input}");
    }
}

#[test]
fn blocks_of_an_encrypted_connection_do_not_end_a_body() {
    let (first, second) = RESPONSE.as_bytes().split_at(20);
    let (first, second) = (block(first, Form::Ascii), block(second, Form::Ascii));
    let input = format!(
        "{HEAD}{first}== Info: TLSv1.3 (IN), TLS app data\n<= Recv SSL data, 5 bytes (0x5)\n\
         0000: .....\n\n12:00:00.123456 {second}"
    );
    assert_eq!(outline(input.as_bytes()), ["1 409 volume_busy"]);
}
