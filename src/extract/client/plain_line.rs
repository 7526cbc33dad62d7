//! A cheap test whether a line is plain text. Most lines of logs and of text are.

use super::{ClientOutput, event_stream, labels, noise_prefixes, postscript, start_line, wget};
use crate::response::ResponseHead;

/// The shortest command with a heredoc, in bytes: `nc <<E`.
const SHORTEST_HEREDOC: usize = 6;

impl ClientOutput {
    /// Whether nothing is open that a plain or empty line would continue or end.
    pub(super) fn is_idle(&self) -> bool {
        !self.may_be_number
            && self.chunks.is_none()
            && self.block.is_none()
            && self.headers.is_idle()
            && self.noise.is_idle()
            && self.wget.is_idle()
            && self.transcript.is_idle()
            && self.events.is_idle()
            && self.postscripts.is_idle()
    }
}

/// Whether no line that is recognized begins and ends like this one. While nothing is open, it is
/// certainly text.
pub(super) fn is_plain(line: &[u8]) -> bool {
    let (Some(first), Some(last)) = (line.first(), line.last()) else {
        return false;
    };
    // A line that begins with a digit may begin with the time of wget, unless it is shorter.
    let is_word = first.is_ascii_alphabetic()
        || !first.is_ascii()
        || (first.is_ascii_digit() && line.len() < wget::TIME.len());
    // The others announce the body of a request.
    let is_end = !(last.is_ascii_whitespace() || b"\\:=\"'`".contains(last));
    is_word
        && is_end
        && !start_line::may_begin(line)
        && !noise_prefixes::may_begin(line)
        && !event_stream::may_begin(line)
        && !postscript::may_begin_id(line)
        && (line.len() < SHORTEST_HEREDOC || memchr::memchr(b'<', line).is_none())
}

/// Whether a line is text that says nothing about the lines around it, also if something is open: it has
/// several words, and is neither a header nor a line of a document.
pub(in crate::extract) fn is_independent_text(line: &[u8]) -> bool {
    let is_word = line.first().is_some_and(u8::is_ascii_alphabetic);
    let is_item = line.ends_with(b",");
    let is_header = || ResponseHead::is_header(line) && !labels::ends_headers(line);
    is_word && line.contains(&b' ') && !is_item && is_plain(line) && !is_header()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::scan::Context;

    #[test]
    fn a_plain_line_is_text_and_changes_nothing() {
        for line in [
            "x",
            "in use",
            "1",
            "worker-3 done.",
            "id of volume (2)",
            "ab: cd",
        ] {
            let mut client = ClientOutput::in_input();
            assert!(!client.is_idle() && is_plain(line.as_bytes()), "{line}");
            assert!(client.read_output(1, line.as_bytes()), "{line}");
            assert!(client.is_idle(), "{line}");
            assert!(client.next_found().is_none());
        }
    }

    #[test]
    fn a_line_that_may_be_recognized_is_not_plain() {
        for line in [
            "",
            "HTTP/1.1 409 Conflict",
            "GET / HTTP/1.1",
            "header: retry-after: 1",
            "reply: 'HTTP/1.1 409 x'",
            "2026-11-23 03:58:35 ERROR 409: Conflict.",
            "curl: (7) Failed to connect",
            "event: error",
            "request id: req_1",
            "X-Request-Id: req_1",
            "curl -d @- https://host/v1 <<EOF",
            "request:",
            "curl -d '",
            "curl \\",
            "body=",
        ] {
            assert!(!is_plain(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn text_that_no_state_can_claim_is_independent() {
        for line in ["worker-3 is done.", "id of volume (2)"] {
            assert!(is_independent_text(line.as_bytes()), "{line}");
        }
        for line in [
            "done",
            "14;n=0",
            "1 2 3",
            "server: nginx",
            "x-id: a b",
            "HTTP/1.1 409 x",
        ] {
            assert!(!is_independent_text(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn headers_and_other_states_are_open() {
        for before in [
            "HTTP/1.1 409 Conflict",
            "Request:",
            "curl -d @- https://host/v1 <<EOF",
            "--2026-11-23 03:58:35--  http://host/",
            "=> Send header, 75 bytes (0x4b)",
            "event: error",
            "Request ID: req_1",
        ] {
            let mut client = ClientOutput::default();
            assert!(client.is_idle());
            client.read_line(1, before.as_bytes());
            assert!(!client.is_idle(), "{before}");
        }
        let mut client = ClientOutput::default();
        client.begin_document(b"");
        assert!(!client.is_idle());
    }
}
