//! The request ID and the status that follow a body: on the rest of its line, or the ID on the next
//! line.

use super::labeled_id::labeled_ids;
use super::{labels, logged_status, start_line};
use crate::response::ResponseHead;

/// The longest line with nothing but a request ID, in bytes.
const LONGEST: usize = 256;

/// What the text after a body says about its response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Postscript {
    pub(crate) request_id: Option<String>,
    pub(crate) status: Option<u16>,
}

impl Postscript {
    /// Returns the headers of the response with what this text adds. A text with another status may
    /// be about another response.
    pub(crate) fn complete(&self, head: Option<&ResponseHead>) -> Option<ResponseHead> {
        let id = self.request_id.as_deref();
        let own = head.and_then(ResponseHead::status);
        let is_other = self.status.is_some() && own.is_some() && self.status != own;
        if is_other || (id.is_none() && self.status.is_none()) {
            return None;
        }
        let head = head.map_or_else(ResponseHead::without_status, ResponseHead::clone);
        let head = head.with_missing_status(self.status);
        let with_id = |head: ResponseHead, id| head.with_header("x-request-id", id);
        Some(id.into_iter().fold(head, with_id))
    }
}

/// Reads the text after bodies. An ID alone on the next line counts if the line after it shows that
/// it does not precede another body.
#[derive(Debug, Default)]
pub(super) struct PostscriptReader {
    place: TextPlace,
    /// Whether the last line that is not empty has nothing but a request ID.
    is_below_id: bool,
}

/// Where the next text is.
#[derive(Debug, Default, PartialEq, Eq)]
enum TextPlace {
    #[default]
    Elsewhere,
    /// Directly after a document: on its line or on the next one.
    AfterDocument,
    /// Below a line with this request ID, which is below a document.
    BelowId(String),
}

/// What a line is to the document above it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PostscriptLine {
    /// Any line that is not directly after a document.
    Other,
    /// A line that belongs to the document. What it says is not decided yet.
    Between,
    /// The first line that does not belong to the document, which decides what is known.
    Decided(Postscript),
}

impl PostscriptReader {
    /// Notes that a document begins after this prefix. If the ID of its response precedes it, an ID
    /// after it is the next response's.
    pub(super) fn begin_document(&mut self, prefix: &[u8]) {
        let has_id = !prefix.is_empty() && !labeled_ids(prefix).is_empty();
        let follows_id = std::mem::take(&mut self.is_below_id) || has_id;
        self.place = if follows_id {
            TextPlace::Elsewhere
        } else {
            TextPlace::AfterDocument
        };
    }

    /// Reads the rest of the line after a document. Returns what it says.
    pub(super) fn read_rest(&mut self, rest: &[u8]) -> Option<Postscript> {
        if self.place != TextPlace::AfterDocument || !has_word(rest) {
            return None;
        }
        self.place = TextPlace::Elsewhere;
        Some(in_rest(rest))
    }

    /// Reads a line without a document.
    pub(super) fn read_line(&mut self, line: &[u8]) -> PostscriptLine {
        let is_blank = line.trim_ascii().is_empty();
        let id = if is_blank { None } else { only_id(line) };
        self.is_below_id = id.is_some() || (self.is_below_id && is_blank);
        match (std::mem::take(&mut self.place), id) {
            (TextPlace::Elsewhere, _) => PostscriptLine::Other,
            (TextPlace::AfterDocument, Some(id)) => {
                self.place = TextPlace::BelowId(id);
                PostscriptLine::Between
            }
            (TextPlace::AfterDocument, None) if labels::ends_code(line) => {
                self.place = TextPlace::AfterDocument;
                PostscriptLine::Between
            }
            (TextPlace::BelowId(id), None) if is_blank || labels::ends_code(line) => {
                self.place = TextPlace::BelowId(id);
                PostscriptLine::Between
            }
            (TextPlace::BelowId(id), None) if !begins_response(line) => {
                PostscriptLine::Decided(Postscript {
                    request_id: Some(id),
                    status: None,
                })
            }
            (TextPlace::AfterDocument | TextPlace::BelowId(_), _) => {
                PostscriptLine::Decided(Postscript::default())
            }
        }
    }

    /// Whether the next line is not directly after a document or a request ID.
    pub(super) fn is_idle(&self) -> bool {
        self.place == TextPlace::Elsewhere && !self.is_below_id
    }

    /// Returns what is known at the end of the input.
    pub(super) fn end(&mut self) -> Option<Postscript> {
        match std::mem::take(&mut self.place) {
            TextPlace::BelowId(id) => Some(Postscript {
                request_id: Some(id),
                status: None,
            }),
            TextPlace::Elsewhere | TextPlace::AfterDocument => None,
        }
    }
}

/// Whether a line that begins with a letter may have nothing but a request ID, by its first letters.
pub(super) fn may_begin_id(line: &[u8]) -> bool {
    let begins = |label: &[u8]| {
        let first = line.get(..label.len());
        first.is_some_and(|first| first.eq_ignore_ascii_case(label))
    };
    begins(b"re") || begins(b"x-")
}

/// Whether a line may be the first one of the next response.
fn begins_response(line: &[u8]) -> bool {
    let text = line.trim_ascii_start();
    start_line::begins_section(line) || ResponseHead::is_header(text) || labels::is_label_line(text)
}

/// Returns what the rest of a line says about the response before it. The ID or the status follows
/// directly, or all of the rest is fields such as `status=429`.
fn in_rest(rest: &[u8]) -> Postscript {
    // A status has digits, and an ID this letter.
    let may_be_part = |byte: &u8| byte.is_ascii_digit() || *byte == b'q';
    if !rest.iter().any(may_be_part) {
        return Postscript::default();
    }
    let ids = labeled_ids(rest);
    let before = match ids.first() {
        Some(first) => rest.get(..first.start).unwrap_or_default(),
        None => rest,
    };
    let status = if are_fields(rest) {
        logged_status::in_text(rest)
    } else {
        logged_status::only(before)
    };
    let is_direct = !has_word(before) || are_fields(before) || status.is_some();
    match &ids[..] {
        _ if !is_direct => Postscript::default(),
        [] => Postscript {
            request_id: None,
            status,
        },
        [first, others @ ..] if others.iter().all(|other| other.id == first.id) => Postscript {
            request_id: Some(first.id.to_owned()),
            status,
        },
        _ => Postscript::default(),
    }
}

/// Returns the request ID of a line that has nothing else.
fn only_id(line: &[u8]) -> Option<String> {
    let first = line.iter().find(|byte| byte.is_ascii_alphanumeric())?;
    if line.len() > LONGEST || !b"rRxX".contains(first) {
        return None;
    }
    let ids = labeled_ids(line);
    let [only] = &ids[..] else {
        return None;
    };
    let before = line.get(..only.start)?;
    // curl marks headers like this.
    let is_marked = before.iter().any(|byte| b"<>".contains(byte));
    let is_alone = !has_word(before) && !has_word(line.get(only.end..)?);
    (is_alone && !is_marked).then(|| only.id.to_owned())
}

/// Whether each word of a text is a field: `status=429 request_id=req_1`.
fn are_fields(text: &[u8]) -> bool {
    let mut words = text.split(u8::is_ascii_whitespace);
    words.all(|word| !has_word(word) || word.contains(&b'='))
}

fn has_word(text: &[u8]) -> bool {
    text.iter()
        .any(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_a_line_names_the_id_or_the_status() {
        for (rest, id, status) in [
            (" (request id: req_1)", Some("req_1"), None),
            ("' request_id=req_1", Some("req_1"), None),
            (", X-Request-Id: \"req-1\", retrying", Some("req-1"), None),
            (" (HTTP 429, requestId: req_1)", Some("req_1"), Some(429)),
            (
                " status=429 ms=12 request_id=req_1 n=1",
                Some("req_1"),
                Some(429),
            ),
            (
                " request id: req_1 (request id: req_1)",
                Some("req_1"),
                None,
            ),
            (" (HTTP 429)", None, Some(429)),
            (" status: 429.", None, Some(429)),
            (" request id: req_1, before: request id: req_2", None, None),
            (" after a call with request id: req_1", None, None),
            (" [req_1]", None, None),
            (" id: req_1", None, None),
            (" my_request id: req_1...", None, None),
            (" request id: req_1/2", None, None),
            (" request id: req_", None, None),
            (" then HTTP 502", None, None),
            (" request ID req_1", Some("req_1"), None),
        ] {
            let found = in_rest(rest.as_bytes());
            assert_eq!(
                (found.request_id.as_deref(), found.status),
                (id, status),
                "{rest}"
            );
        }
    }

    #[test]
    fn a_line_has_nothing_but_the_id() {
        for line in [
            "Request ID: req_1",
            "  \"request_id\": \"req_1\",",
            "**Request ID:** `req_1`",
            "x-request-id: req_1",
            "(request id: req_1)",
        ] {
            assert_eq!(only_id(line.as_bytes()).as_deref(), Some("req_1"), "{line}");
        }
        for line in [
            "< x-request-id: req_1",
            "INFO request id: req_1",
            "request id: req_1 for volumes",
            "[req_1]",
            "Request ID: 7f3a",
        ] {
            assert_eq!(only_id(line.as_bytes()), None, "{line}");
        }
    }

    /// Reads lines, of which `E` is a document. Returns the IDs that are decided, `-` for none.
    fn read(lines: &str) -> String {
        let mut reader = PostscriptReader::default();
        let mut decided = Vec::new();
        for line in lines.split('|') {
            if line == "E" {
                reader.begin_document(b"");
            } else if let PostscriptLine::Decided(postscript) = reader.read_line(line.as_bytes()) {
                decided.push(postscript);
            }
        }
        decided.extend(reader.end());
        let ids = decided.into_iter().map(|postscript| postscript.request_id);
        ids.map(|id| id.unwrap_or_else(|| "-".to_owned()))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn an_id_below_counts_unless_it_may_precede_a_body() {
        for (lines, ids) in [
            ("E|request id: req_1", "req_1"),
            ("E|request id: req_1|bye", "req_1"),
            ("E|request id: req_1||bye", "req_1"),
            ("E|```|request id: req_1", "req_1"),
            ("E|bye|request id: req_1", "-"),
            ("E||request id: req_1", "-"),
            ("E|request id: req_1|E", ""),
            ("E|request id: req_1||E", ""),
            ("E|request id: req_1|Response:|E", "-"),
            ("E|request id: req_1|HTTP/1.1 409 Conflict", "-"),
            ("E|request id: req_1|retry-after: 12", "-"),
            ("E|request id: req_1|request id: req_2", "-"),
            ("request id: req_1|E|request id: req_2", ""),
            ("request id: req_1||E|request id: req_2", ""),
        ] {
            assert_eq!(read(lines), ids, "{lines}");
        }
    }
}
