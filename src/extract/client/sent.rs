//! Prefixes that mark the document after them as sent by the client.

use crate::table::{Fact, Table, fact};

/// Where in the prefix the text is.
#[derive(Clone, Copy, Debug)]
enum Position {
    Start,
    /// Case does not matter, and spaces may follow.
    End,
}

#[derive(Clone, Copy, Debug)]
struct Sent {
    position: Position,
    text: &'static [u8],
}

const fn start(text: &'static str, example: &'static str) -> Fact<Sent> {
    let (position, text) = (Position::Start, text.as_bytes());
    fact(Sent { position, text }, example)
}

const fn end(text: &'static str, example: &'static str) -> Fact<Sent> {
    let (position, text) = (Position::End, text.as_bytes());
    fact(Sent { position, text }, example)
}

static SENT: Table<Fact<Sent>> = Table::new(&[
    // Python's http.client, and wget with --debug.
    start("send: ", "send: b'"),
    start("Setting --", "Setting --post-data (postdata) to "),
    // A command line.
    end(" -d '", "+ curl -sS -X POST -d '"),
    end(" --data '", "+ curl -sS --data '"),
    end(" --data-raw '", "+ curl -sS --data-raw '"),
    end(" --json '", "+ curl -sS --json '"),
    end(" -d \"", "+ curl -sS -d \""),
    // A log.
    end("request:", "DEBUG Request: "),
    end("request body:", "DEBUG request body: "),
]);

/// How much of a prefix is compared with the texts at its end, in bytes.
const LONGEST_END: usize = 20;

/// Whether a document after this prefix was sent by the client.
pub(super) fn is_sent(prefix: &[u8]) -> bool {
    let tail_start = prefix.len().saturating_sub(LONGEST_END);
    let tail = prefix.get(tail_start..).unwrap_or_default();
    let tail = tail.trim_ascii_end().to_ascii_lowercase();
    SENT.rows().any(|sent| match sent.position {
        Position::Start => prefix.starts_with(sent.text),
        Position::End => tail.ends_with(sent.text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_prefix_is_needed() {
        assert_each_row_is_needed("sent prefixes", &SENT, |sent| {
            is_sent(sent.example().as_bytes())
        });
        assert!(!is_sent(b"2026-11-23 app: response: "));
    }
}
