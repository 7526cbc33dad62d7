//! Follows wget through its lines, in any language, by their order and shape.

use super::{noise_prefixes, wget};
use crate::response::{ResponseHead, parse_status};

/// How many lines wget prints before a status or a body, at most. `--debug` prints more, but those
/// are never translated.
const MAX_NOTES: u32 = 12;

/// What follows the name of a host or a request while wget waits. Every translation has one.
const ELLIPSES: [&str; 2] = ["...", "\u{2026}"];

/// The file name that wget shows when it prints a body.
const STDOUT: &[u8] = b"STDOUT";

/// What wget prints next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// Something else, or a body.
    #[default]
    Idle,
    /// Lines about the connection to a host, and the status.
    Connecting { host: Vec<u8>, notes: u32 },
    /// Lines about the body: its size, and where it is saved.
    Responded { notes: u32 },
}

/// What a line is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum WgetLine {
    /// Not recognized by the order of lines.
    Other,
    Note,
    /// The error at the end of a response without a body.
    End,
    /// A note that ends with the status of the response.
    Status(ResponseHead),
}

/// The state between the lines of wget.
#[derive(Debug, Default)]
pub(super) struct WgetSession {
    stage: Stage,
}

impl WgetSession {
    /// Reads a line that is not empty.
    pub(super) fn read_line(&mut self, line: &[u8]) -> WgetLine {
        if let Some(stage) = stage_after(line) {
            self.stage = stage;
            return WgetLine::Other;
        }
        match &mut self.stage {
            Stage::Idle => WgetLine::Other,
            // The headers are indented.
            Stage::Connecting { .. } | Stage::Responded { .. } if line.starts_with(b"  ") => {
                self.stage = Stage::Responded { notes: 0 };
                WgetLine::Other
            }
            Stage::Connecting { host, notes } => {
                *notes += 1;
                if *notes > MAX_NOTES {
                    self.stage = Stage::Idle;
                    return WgetLine::Other;
                }
                if !has_ellipsis(line) && !contains(line, host) {
                    return WgetLine::Other;
                }
                match status_at_end(line) {
                    Some(head) => {
                        self.stage = Stage::Responded { notes: 0 };
                        WgetLine::Status(head)
                    }
                    None => WgetLine::Note,
                }
            }
            Stage::Responded { .. } if wget::is_error(line) => {
                self.stage = Stage::Idle;
                WgetLine::End
            }
            Stage::Responded { notes } => {
                *notes += 1;
                // A size, `Length: 110 [application/json]`, or a redirect, `Location: /x [following]`.
                let more_follows = line.ends_with(b"]")
                    || noise_prefixes::condition(line).is_some()
                    || wget::is_status(line);
                if contains(line, STDOUT) || *notes > MAX_NOTES || !more_follows {
                    self.stage = Stage::Idle;
                }
                WgetLine::Note
            }
        }
    }

    /// Whether wget was not seen directly before.
    pub(super) fn is_idle(&self) -> bool {
        matches!(self.stage, Stage::Idle)
    }

    /// Notes that a document begins.
    pub(super) fn begin_document(&mut self) {
        self.stage = Stage::Idle;
    }
}

/// Returns the stage after a line that wget never translates.
fn stage_after(line: &[u8]) -> Option<Stage> {
    if !line.starts_with(b"--") {
        return None;
    }
    Some(match line {
        b"---request begin---" | b"---response begin---" => Stage::Idle,
        b"---request end---" => Stage::Connecting {
            host: Vec::new(),
            notes: 0,
        },
        b"---response end---" => Stage::Responded { notes: 0 },
        _ if wget::begins_with_time(line) => Stage::Connecting {
            host: host(line).to_vec(),
            notes: 0,
        },
        _ => return None,
    })
}

/// Returns the host of the URL in a line, with its port.
fn host(line: &[u8]) -> &[u8] {
    let start = memchr::memmem::find(line, b"://").map_or(line.len(), |colon| colon + 3);
    let rest = line.get(start..).unwrap_or_default();
    let end = rest.iter().position(|byte| b"/?#".contains(byte));
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}

fn contains(line: &[u8], text: &[u8]) -> bool {
    !text.is_empty() && memchr::memmem::find(line, text).is_some()
}

fn has_ellipsis(line: &[u8]) -> bool {
    ELLIPSES
        .iter()
        .any(|ellipsis| contains(line, ellipsis.as_bytes()))
}

/// Returns the status after the last ellipsis of a line, such as `409 Conflict`.
fn status_at_end(line: &[u8]) -> Option<ResponseHead> {
    let ends = ELLIPSES.iter().filter_map(|ellipsis| {
        let start = memchr::memmem::rfind(line, ellipsis.as_bytes())?;
        Some(start + ellipsis.len())
    });
    let text = line.get(ends.max()?..)?.strip_prefix(b" ")?;
    let (status, reason) = text.split_at_checked(3)?;
    if reason.first().is_some_and(|byte| *byte != b' ') {
        return None;
    }
    ResponseHead::new(parse_status(status)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what each line is: `-`, `note`, or a status.
    fn read(lines: &[&str]) -> Vec<String> {
        let mut session = WgetSession::default();
        let mut read = |line: &&str| match session.read_line(line.as_bytes()) {
            WgetLine::Other => "-".to_owned(),
            WgetLine::Note => "note".to_owned(),
            WgetLine::End => "end".to_owned(),
            WgetLine::Status(head) => head.status().expect("wget printed one").to_string(),
        };
        lines.iter().map(&mut read).collect()
    }

    const START: &str = "--2026-11-23 12:00:00--  http://localhost:80/busy";

    #[test]
    fn notes_end_where_the_body_is_printed() {
        assert_eq!(
            read(&[
                START,
                "Forbinder til localhost:80... forbundet.",
                "Genbruger localhost:80.",
                "HTTP foresp\u{f8}rgsel sendt, afventer svar\u{2026} 200 OK",
                "L\u{e6}ngde: 9 [text/plain]",
                "Gemmer til: 'STDOUT'",
                "the body",
                "more... 404 of it"
            ]),
            ["-", "note", "note", "200", "note", "note", "-", "-"]
        );
        assert_eq!(
            read(&[
                START,
                "... 401 Unauthorized",
                "Godkendelse mislykkedes.",
                "text"
            ]),
            ["-", "401", "note", "-"]
        );
    }

    #[test]
    fn a_response_without_a_body_ends_with_an_error() {
        let error = "2026-11-23 12:00:00 FEJL 409: Conflict.";
        assert_eq!(
            read(&[START, "svar... 409 Conflict", error, error]),
            ["-", "409", "end", "-"]
        );
    }

    #[test]
    fn headers_follow_a_line_without_a_status() {
        assert_eq!(
            read(&[
                START,
                "svar... ",
                "  HTTP/1.1 409 x",
                "Gemmer til: 'STDOUT'",
                "text"
            ]),
            ["-", "note", "-", "note", "-"]
        );
        assert_eq!(
            read(&[
                "---request end---",
                "svar... ",
                "---response begin---",
                "x: STDOUT",
                "---response end---",
                "409 Conflict",
                "Registered socket 3 for persistent reuse.",
                "Gemmer til: 'STDOUT'",
                "text"
            ]),
            ["-", "note", "-", "-", "-", "note", "note", "note", "-"]
        );
    }

    #[test]
    fn text_after_a_connection_that_failed_is_not_a_note() {
        let mut lines = vec![
            START,
            "localhost:80... afvist.",
            "in use",
            "Request ID: req_1",
        ];
        assert_eq!(read(&lines), ["-", "note", "-", "-"]);
        lines.extend(["x"; MAX_NOTES as usize]);
        lines.push("later... 409 Conflict");
        assert_eq!(read(&lines).pop(), Some("-".to_owned()));
    }

    #[test]
    fn a_status_has_three_digits_and_a_reason() {
        for (line, status) in [
            ("svar... 409 Conflict", Some(409)),
            ("svar... 409", Some(409)),
            ("svar... 4091 x", None),
            ("localhost... 127.0.0.1", None),
            ("svar... ", None),
            ("409 Conflict", None),
        ] {
            let head = status_at_end(line.as_bytes());
            assert_eq!(head.and_then(|head| head.status()), status, "{line}");
        }
    }
}
