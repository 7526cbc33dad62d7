//! For any input, text and JSON contain no character that controls the terminal, reorders the text
//! or is invisible, and of a request only its method and path.
#![no_main]

#[path = "../../src/bin/errcat/exit.rs"]
#[expect(
    dead_code,
    reason = "only what a diagnosis needs of the binary is used here"
)]
mod exit;
#[path = "../../src/bin/errcat/output/mod.rs"]
#[expect(
    dead_code,
    unused_imports,
    reason = "only what a diagnosis needs of the binary is used here"
)]
mod output;
#[path = "../../src/bin/errcat/term.rs"]
#[expect(
    dead_code,
    reason = "only what a diagnosis needs of the binary is used here"
)]
mod term;

use errcat::catalog::Catalog;
use errcat::diagnosis::Diagnosis;
use errcat::extract::{Content, Extractor, Record};
use errcat::untrusted::{Untrusted, needs_escape};
use libfuzzer_sys::fuzz_target;

use output::{Source, View, json, notes, text, ticket};
use term::Terminal;

/// A text in the headers of the requests and nowhere else.
const SECRET: &str = "vSx7Secret9Qz";

/// A request in the output of curl, of `HTTPie` and of a curl trace.
const REQUESTS: [&str; 3] = [
    "> GET /?t=vSx7Secret9Qz HTTP/1.1\r\n> Cookie: {\"error\":\"vSx7Secret9Qz\",\"code\":\"c\"}\r\n> \r\n",
    "POST / HTTP/1.1\r\nAuthorization: Bearer vSx7Secret9Qz\r\nX: [{\"error\":\"vSx7Secret9Qz\"\r\n\r\n",
    "=> Send header, 99 bytes (0x63)\r\n0000: GET /?vSx7Secret9Qz HTTP/1.1\r\n0040: a: vSx7Secret9Qz\r\n",
];

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    let request = REQUESTS
        .get(usize::from(choice % 4))
        .copied()
        .unwrap_or_default();
    let input = [request.as_bytes(), bytes].concat();
    for record in Extractor::new(&input[..]) {
        let record = record.expect("memory can be read");
        for shown in [as_text(&record), as_json(&record)] {
            let hidden = shown.chars().find(|&c| c != '\n' && needs_escape(c));
            assert_eq!(hidden, None, "{shown:?}");
            let is_leaked = shown.contains(SECRET) && !bytes.windows(4).any(|four| four == b"vSx7");
            assert!(!is_leaked, "{shown:?}");
        }
    }
});

fn source(record: &Record) -> Source {
    Source {
        file: Some(Untrusted::new("file\u{1b}[0m")),
        line: Some(record.line),
        time: record.time.clone(),
    }
}

fn diagnosis(record: &Record) -> Option<Diagnosis<'static>> {
    match &record.content {
        Content::ErrorResponse(response) => Some(Diagnosis::new(
            (**response).clone(),
            record.head.clone(),
            Catalog::bundled(),
        )),
        _ => None,
    }
}

fn as_text(record: &Record) -> String {
    let source = source(record);
    let views = [(Some(40), true), (Some(40), false), (None, true)];
    let views = views.map(|(width, is_verbose)| View {
        terminal: Terminal {
            width,
            ..Terminal::default()
        },
        is_verbose,
        shows_place: true,
    });
    let mut shown = String::new();
    for view in views {
        match (diagnosis(record), &record.content, &record.head) {
            (Some(diagnosis), ..) => {
                shown += &text::diagnosis(&diagnosis, &source, view).to_string();
            }
            (None, Content::OtherFailure(failure), Some(head)) => {
                let catalog = Catalog::bundled();
                let page = text::other_failure(failure, head, &source, catalog, view);
                shown += &page.to_string();
            }
            (None, Content::Success(_), Some(head)) => {
                shown += &text::success(head, &source, view).to_string();
            }
            _ => {}
        }
    }
    match (diagnosis(record), &record.content, &record.head) {
        (Some(diagnosis), ..) => {
            shown += &ticket::Ticket::for_diagnosis(&diagnosis, &source).to_string();
        }
        (None, Content::OtherFailure(failure), Some(head)) => {
            shown += &ticket::Ticket::for_failure(failure, head, &source).to_string();
        }
        (None, Content::Skipped(skipped), _) => {
            shown += &notes::skipped(*skipped, record, &source);
        }
        _ => {}
    }
    shown
}

fn as_json(record: &Record) -> String {
    let source = source(record);
    let mut line = Vec::new();
    let written = match (diagnosis(record), &record.content, &record.head) {
        (Some(diagnosis), ..) => {
            errcat::json::to_writer(&mut line, &json::Record::diagnosed(&diagnosis, &source))
        }
        (None, Content::OtherFailure(failure), Some(head)) => errcat::json::to_writer(
            &mut line,
            &json::Record::other_failure(failure, head, &source, Catalog::bundled()),
        ),
        (None, Content::Success(body), Some(head)) => errcat::json::to_writer(
            &mut line,
            &json::Record::success(*body, head, &source, Catalog::bundled()),
        ),
        (None, Content::Skipped(skipped), head) => errcat::json::to_writer(
            &mut line,
            &json::Record::skipped(*skipped, head.as_ref(), &source, Catalog::bundled()),
        ),
        _ => Ok(()),
    };
    written.expect("memory can be written");
    String::from_utf8(line).expect("JSON is text")
}
