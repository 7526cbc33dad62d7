//! Error responses, mixed at random with other client output: errcat finds each with its message,
//! code and status, in chunks of any size.

mod chunked_reader;

use std::fmt::Write as _;

use errcat::extract::{Content, Extractor};
use errcat::untrusted::Untrusted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use chunked_reader::ChunkedReader;

/// A failed call, as the API responds.
#[derive(Clone, Debug)]
struct Failure {
    status: u16,
    code: String,
    message: String,
    is_nested: bool,
}

/// How a client or a log shows the response.
#[derive(Clone, Copy, Debug)]
enum Form {
    Body,
    BodyWithoutLineBreak,
    PrettyBody,
    Include,
    Chunked,
    Verbose,
    Wget,
    Posted,
    Trace,
    Logged,
    Field,
    Quoted,
    QuotedTwice,
    QuotedInText,
    Python,
    List,
    Colored,
}

/// A part of the input.
#[derive(Clone, Debug)]
enum Part {
    Failure(Failure, Form),
    Other(&'static str),
}

const FORMS: [Form; 17] = [
    Form::Body,
    Form::BodyWithoutLineBreak,
    Form::PrettyBody,
    Form::Include,
    Form::Chunked,
    Form::Verbose,
    Form::Wget,
    Form::Posted,
    Form::Trace,
    Form::Logged,
    Form::Field,
    Form::Quoted,
    Form::QuotedTwice,
    Form::QuotedInText,
    Form::Python,
    Form::List,
    Form::Colored,
];

/// Parts without an error response, after which one is still found.
const OTHERS: [&str; 14] = [
    "just text\n",
    "[2026-11-23] [info] {started} ['x'] it's\n",
    "{ [66 bytes data]\n",
    "* Connection #0 to host 127.0.0.1 left intact\n",
    "{\"id\": \"sb_1\", \"tags\": [{\"a\": 1}]}\n",
    "[{\"id\": 1}, {\"id\": 2}]\n",
    "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\nfine\n",
    "HTTP/1.1 502 Bad Gateway\r\n\r\n<html>\n<script>x = {\"a\": 1}</script>\n</html>\n",
    "> GET /x HTTP/1.1\r\n> x: {\"error\": \"no\", \"code\": \"no\"}\r\n> \r\n",
    "{\"a\": 1, \"b\": }\n",
    "{\"error\": \"cut off in the middle\n",
    "[{\"a\": 1}, {\"b\n",
    "\u{feff}\n",
    "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0",
];

impl Failure {
    fn body(&self) -> Value {
        let Self { code, message, .. } = self;
        if self.is_nested {
            json!({"error": {"message": message, "code": code}})
        } else {
            json!({"error": message, "code": code, "request_id": "req_1"})
        }
    }

    /// Returns the input in a form, and whether the form shows the status.
    fn in_form(&self, form: Form) -> (String, bool) {
        let status = self.status;
        let body = self.body().to_string();
        let quoted = |text: &str| Value::from(text).to_string();
        match form {
            Form::Body => (format!("{body}\n"), false),
            Form::BodyWithoutLineBreak => (body, false),
            Form::PrettyBody => (format!("{:#}\n", self.body()), false),
            Form::Include => (
                format!("HTTP/2 {status} \r\nx-a: {{\"b\"\r\nx-request-id: r\r\n\r\n{body}"),
                true,
            ),
            Form::Chunked => (
                format!(
                    "HTTP/1.1 {status} Oh\r\nTransfer-Encoding: chunked\r\n\r\n{}",
                    chunked(&body, 1 + usize::from(status % 20))
                ),
                true,
            ),
            Form::Verbose => (
                format!(
                    "*   Trying 127.0.0.1:80...\n> GET /x HTTP/1.1\r\n> Authorization: Bearer s\r\n> \r\n\
                     < HTTP/1.1 {status} Oh\r\n* Mark bundle\n< x-a: b\r\n< \r\n{{ [66 bytes data]\n\
                     * Connection #0 to host 127.0.0.1 left intact\n{body}"
                ),
                true,
            ),
            Form::Wget => (
                format!(
                    "--2026-11-23 03:58:35--  http://127.0.0.1/x\nHTTP request sent, awaiting response... \n  \
                     HTTP/1.1 {status} Oh\n  x-a: b\nSaving to: 'STDOUT'\n{body}\n     0K   100% 1M=0s\n\n"
                ),
                true,
            ),
            Form::Posted => (
                format!(
                    "POST /x HTTP/1.1\r\nHost: h\r\n\r\n{{\"code\": \"print(1)\", \"language\": \"python\"}}\n\n\
                     HTTP/1.1 {status} Oh\r\nx-a: b\r\n\r\n{body}\n"
                ),
                true,
            ),
            Form::Trace => (trace(status, &body), true),
            Form::Logged => (
                format!("2026-11-23 app[7]: the call failed: {body} (1)\n"),
                false,
            ),
            Form::Field => (
                format!("{}\n", json!({"level": "error", "body": self.body()})),
                false,
            ),
            Form::Quoted => (
                format!("{}\n", json!({"level": "error", "msg": body})),
                false,
            ),
            Form::QuotedTwice => {
                let record = json!({ "msg": body }).to_string();
                (format!("{}\n", json!({ "log": record })), false)
            }
            Form::QuotedInText => (format!("level=error msg={}\n", quoted(&body)), false),
            Form::Python => (format!("raise Failed(b'{}')\n", repr(&body)), false),
            Form::List => (format!("[{{\"id\": 1}}, {body}]\n"), false),
            Form::Colored => (colored(&self.body()), false),
        }
    }
}

/// The body in chunks of this many characters.
fn chunked(body: &str, size: usize) -> String {
    let characters: Vec<char> = body.chars().collect();
    let mut text = String::new();
    for chunk in characters.chunks(size) {
        let chunk: String = chunk.iter().collect();
        write!(text, "{:x}\r\n{chunk}\r\n", chunk.len()).expect("a string can be written to");
    }
    text + "0\r\n\r\n"
}

/// The body in the output of `curl --trace-ascii -`, which has it twice.
fn trace(status: u16, body: &str) -> String {
    let mut text = format!(
        "== Info:   Trying 127.0.0.1:80...\n=> Send header, 9 bytes (0x9)\n0000: GET /x HTTP/1.1\n\
         <= Recv header, 9 bytes (0x9)\n0000: HTTP/1.1 {status} Oh\n\
         <= Recv header, 2 bytes (0x2)\n0000: \n<= Recv data, {} bytes (0x0)\n",
        body.len()
    );
    for (row, bytes) in body.as_bytes().chunks(64).enumerate() {
        let shown: String = bytes
            .iter()
            .map(|byte| {
                if matches!(byte, b' '..=b'~') {
                    char::from(*byte)
                } else {
                    '.'
                }
            })
            .collect();
        writeln!(text, "{:04x}: {shown}", row * 64).expect("a string can be written to");
    }
    text + body + "== Info: Connection #0 to host 127.0.0.1 left intact\n"
}

/// A Python bytes literal of the text, without the quotes.
fn repr(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'\\' => "\\\\".to_owned(),
            b'\'' => "\\'".to_owned(),
            b' '..=b'~' => char::from(byte).to_string(),
            other => format!("\\x{other:02x}"),
        })
        .collect()
}

/// A flat object with colors around its keys and values.
fn colored(body: &Value) -> String {
    let fields = body.as_object().into_iter().flatten();
    let fields: Vec<String> = fields
        .map(|(key, value)| {
            format!("\u{1b}[94m\"{key}\"\u{1b}[0m:\u{1b}[37m {value}\u{1b}[39;49;00m")
        })
        .collect();
    format!(
        "\u{1b}[0m{{\u{1b}[37m\n    {}\n}}\u{1b}[0m\n",
        fields.join(",\n    ")
    )
}

/// Messages made of characters that have a meaning in some stage of the extractor.
fn message() -> impl Strategy<Value = String> {
    let fragment = select(vec![
        "a",
        " ",
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        "{\"",
        "'",
        "\n",
        "\r",
        "\t",
        "\u{1b}x",
        "é",
        "🙂",
        "\u{202e}",
        "HTTP/1.1 200 OK",
        "* ",
        "< ",
        "\\n",
        "\\\"",
        "\\u12",
    ]);
    prop::collection::vec(fragment, 1..12).prop_map(|fragments| fragments.concat())
}

fn failure() -> impl Strategy<Value = Failure> {
    (
        400..600_u16,
        "[a-z]{3,9}_[a-z]{3,9}",
        select(&["exec_failed", "machine_not_found", "quota_exceeded"][..]),
        message(),
        any::<bool>(),
    )
        .prop_map(|(status, code, known, message, is_nested)| Failure {
            status,
            // The nested response has no request ID, so its code has to be known.
            code: if is_nested { known.to_owned() } else { code },
            message,
            is_nested,
        })
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        2 => (failure(), select(&FORMS[..])).prop_map(|(failure, form)| Part::Failure(failure, form)),
        1 => select(&OTHERS[..]).prop_map(Part::Other),
    ]
}

/// The message, code and status of each response.
fn found(input: &str, size: usize) -> Vec<(String, String, Option<u16>)> {
    let reader = ChunkedReader {
        bytes: input.as_bytes(),
        size,
    };
    let records = Extractor::new(reader).map(|record| record.expect("memory can be read"));
    records
        .filter_map(|record| match record.content {
            Content::ErrorResponse(response) => {
                let text = |field: Option<&Untrusted>| {
                    let json = serde_json::to_value(field).expect("text can be JSON");
                    json.as_str().unwrap_or_default().to_owned()
                };
                let status = record.head.and_then(|head| head.status());
                Some((text(response.message()), text(response.code()), status))
            }
            _ => None,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_response_is_found(parts in prop::collection::vec(part(), 1..8), size in 1..300_usize) {
        let mut input = String::new();
        let mut expected = Vec::new();
        for part in &parts {
            match part {
                Part::Other(text) => input.push_str(text),
                Part::Failure(failure, form) => {
                    let (text, has_status) = failure.in_form(*form);
                    input.push_str(&text);
                    let status = has_status.then_some(failure.status);
                    expected.push((failure.message.clone(), failure.code.clone(), status));
                }
            }
        }
        prop_assert_eq!(found(&input, usize::MAX), expected.clone(), "{}", input);
        prop_assert_eq!(found(&input, size), expected, "in chunks of {}: {}", size, input);
    }
}
