//! Header sections of responses and requests.

use super::markers::Marker;
use super::request::{RequestBody, RequestSection};
use super::seen_head::SeenHead;
use super::{labels, noise, start_line};
use crate::response::{RequestLine, ResponseHead};

/// What [`Headers`] found in a line.
#[derive(Debug, Default)]
pub(super) struct LineOutcome {
    /// Whether the line belongs to a header section.
    pub(super) is_header: bool,
    /// The headers of a response that the line ends.
    pub(super) complete: Option<SeenHead>,
    /// The request that begins with the line.
    pub(super) request: Option<RequestLine>,
}

impl LineOutcome {
    fn header() -> Self {
        Self {
            is_header: true,
            ..Self::default()
        }
    }
}

/// Reads header sections line by line.
#[derive(Debug, Default)]
pub(super) struct Headers {
    state: State,
    /// Whether the next line may be cut off. A part of a value is not the value.
    is_cut: bool,
}

/// What the next line may belong to.
#[derive(Debug, Default)]
enum State {
    #[default]
    Outside,
    /// The header section of a response.
    Response(SeenHead),
    /// The header section of a request.
    Request(RequestSection),
    /// The body of a request.
    RequestBody(RequestBody),
}

impl State {
    fn body(body: Option<RequestBody>) -> Self {
        body.map_or(Self::Outside, Self::RequestBody)
    }
}

impl Headers {
    /// Whether no section is open.
    pub(super) fn is_idle(&self) -> bool {
        matches!(self.state, State::Outside)
    }

    /// Reads the next line, counted from 1.
    pub(super) fn read_line(&mut self, number: u64, line: &[u8]) -> LineOutcome {
        let Some(marker) = self.marker() else {
            return self.read_outside(number, line);
        };
        // The headers of a trace come from its blocks.
        if marker == Marker::Trace && self.is_repeated(line) {
            return LineOutcome::header();
        }
        // An empty line ends the section even if it has no marker.
        let content = if line.trim_ascii().is_empty() {
            Some(line)
        } else {
            marker.strip(line)
        };
        if let Some(content) = content {
            let outcome = self.read_content(number, content, marker);
            if outcome.is_header {
                return outcome;
            }
        }
        if marker != Marker::Plain && (noise::interrupts_headers(line) || self.is_repeated(line)) {
            return LineOutcome::header();
        }
        let complete = self.end();
        let (marker, content) = Marker::split(line);
        LineOutcome {
            complete,
            ..self.begin(number, content, marker)
        }
    }

    /// Reads a line while no header section is open.
    fn read_outside(&mut self, number: u64, line: &[u8]) -> LineOutcome {
        if let State::RequestBody(body) = &mut self.state {
            if body.ends_with(line) {
                self.state = State::Outside;
            }
        }
        let (marker, content) = Marker::split(line);
        let outcome = self.begin(number, content, marker);
        // `< ` after an empty line without a marker, which already ended the section.
        let is_end = content.is_empty() && marker.has_direction();
        if is_end && matches!(self.state, State::Outside) {
            return LineOutcome::header();
        }
        outcome
    }

    /// Whether a line without a marker repeats one of the marked section. With `-i` and `-v`
    /// together on a terminal, or `-i` and a trace, curl prints each header twice.
    fn is_repeated(&self, line: &[u8]) -> bool {
        let State::Response(SeenHead { head, marker, .. }) = &self.state else {
            return false;
        };
        let is_same_status =
            || ResponseHead::from_status_line(line).is_some_and(|again| again == *head);
        (marker.has_direction() || *marker == Marker::Trace)
            && Marker::split(line).0 == Marker::Plain
            && (is_header(line) || is_same_status())
    }

    /// Reads the next line without its marker.
    pub(super) fn read_content(&mut self, number: u64, line: &[u8], marker: Marker) -> LineOutcome {
        let outcome = self.begin(number, line, marker);
        if outcome.is_header {
            return outcome;
        }
        let is_empty = line.trim_ascii().is_empty();
        match &mut self.state {
            State::Response(_) if is_empty => LineOutcome {
                complete: self.end(),
                ..LineOutcome::header()
            },
            State::Response(_) if is_header(line) && self.is_cut => LineOutcome::header(),
            State::Response(seen) if is_header(line) => {
                seen.add_header(line);
                LineOutcome::header()
            }
            State::Request(_) if is_empty => {
                self.end_request();
                LineOutcome::header()
            }
            State::Request(section) if ResponseHead::is_header(line) => {
                section.add_header(line);
                LineOutcome::header()
            }
            _ => LineOutcome::default(),
        }
    }

    /// Notes that the end of the input may have cut off the next line.
    pub(super) fn note_cut(&mut self) {
        self.is_cut = true;
    }

    /// Ends the header section. Returns it if it is the one of a response.
    pub(super) fn end(&mut self) -> Option<SeenHead> {
        match std::mem::take(&mut self.state) {
            State::Response(seen) => Some(seen),
            // The body of a request ends with an empty line only.
            body @ State::RequestBody(_) => {
                self.state = body;
                None
            }
            State::Request(_) | State::Outside => None,
        }
    }

    /// Ends the header section of a request, whose body may follow.
    fn end_request(&mut self) {
        if let State::Request(section) = std::mem::take(&mut self.state) {
            self.state = State::body(section.into_body());
        }
    }

    /// Whether a document after this prefix is the body of a request. It is not in a header section:
    /// an empty line precedes a body.
    pub(super) fn is_in_request(&self, prefix: &[u8]) -> bool {
        matches!(&self.state, State::RequestBody(body) if body.contains(prefix))
    }

    /// Ends the header section before a document after this prefix. Returns it if it is the one of
    /// a response.
    pub(super) fn begin_document(&mut self, prefix: &[u8]) -> Option<SeenHead> {
        match std::mem::take(&mut self.state) {
            State::RequestBody(body) if body.contains(prefix) => {
                self.state = State::body(body.after_document());
                None
            }
            State::Response(seen) => Some(seen),
            State::RequestBody(_) | State::Request(_) | State::Outside => None,
        }
    }

    /// Whether a line with this prefix is a header of the open section.
    pub(super) fn is_header(&self, prefix: &[u8]) -> bool {
        let content = self.marker().and_then(|marker| marker.strip(prefix));
        let is_label = |content| match self.state {
            State::Response(_) => labels::may_label_document(content),
            _ => labels::ends_headers(content),
        };
        content.is_some_and(|content| {
            !content.trim_ascii().is_empty()
                && ResponseHead::is_header(content)
                && !is_label(content)
        })
    }

    /// Returns the marker of the open section.
    pub(super) fn marker(&self) -> Option<Marker> {
        match &self.state {
            State::Response(SeenHead { marker, .. })
            | State::Request(RequestSection { marker, .. }) => Some(*marker),
            State::RequestBody(_) | State::Outside => None,
        }
    }

    /// Begins a header section if the line is a status line or a request line.
    fn begin(&mut self, number: u64, line: &[u8], marker: Marker) -> LineOutcome {
        let response = start_line::response(line);
        let request = start_line::request(line);
        let state = match (response, &request) {
            (Some((head, section_marker)), _) => {
                let marker = section_marker.unwrap_or(marker);
                State::Response(SeenHead::new(number, head, marker))
            }
            (None, Some(request)) => State::Request(RequestSection::new(request, marker)),
            (None, None) => return LineOutcome::default(),
        };
        let complete = self.end();
        self.state = state;
        LineOutcome {
            is_header: true,
            complete,
            request,
        }
    }
}

/// Whether a line in the header section of a response is a header.
fn is_header(line: &[u8]) -> bool {
    ResponseHead::is_header(line) && !labels::ends_headers(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the line, the status and whether there is a request ID of each response, and all
    /// lines that are not headers.
    fn read(text: &str) -> (Vec<(u64, u16, bool)>, Vec<&str>) {
        let mut headers = Headers::default();
        let (mut complete, mut others) = (Vec::new(), Vec::new());
        for (number, line) in (1..).zip(text.lines()) {
            let outcome = headers.read_line(number, line.as_bytes());
            complete.extend(outcome.complete);
            if !outcome.is_header {
                others.push(line);
            }
        }
        complete.extend(headers.end());
        let complete = complete.into_iter();
        (
            complete
                .map(|found| {
                    (
                        found.line,
                        found.head.status().unwrap_or_default(),
                        found.head.request_id().is_some(),
                    )
                })
                .collect(),
            others,
        )
    }

    #[test]
    fn an_empty_line_or_another_line_ends_a_header_section() {
        assert_eq!(
            read("HTTP/2 409\nx-request-id: r\n\nbody: 1"),
            (vec![(1, 409, true)], vec!["body: 1"])
        );
        assert_eq!(
            read("HTTP/2 502\nx-request-id: r\n<html>\n"),
            (vec![(1, 502, true)], vec!["<html>"])
        );
        assert_eq!(
            read("HTTP/1.1 100 Continue\n\nHTTP/1.1 409 x\nHTTP/1.1 410 y"),
            (
                vec![(1, 100, false), (3, 409, false), (4, 410, false)],
                vec![]
            )
        );
    }

    #[test]
    fn client_notes_do_not_end_a_marked_header_section() {
        let verbose = "> GET / HTTP/2\n> cookie: c\n> \n* Mark bundle\n< HTTP/2 409 \n* Added\n\
                       < x-request-id: r\n< \ntext";
        assert_eq!(
            read(verbose),
            (vec![(5, 409, true)], vec!["* Mark bundle", "text"])
        );
        let wget = "  HTTP/1.1 409 x\n  x-request-id: r\nSaving to: 'x'\ntext";
        assert_eq!(read(wget), (vec![(1, 409, true)], vec!["text"]));
    }

    #[test]
    fn a_header_section_that_curl_prints_twice_is_one() {
        let interleaved = "< HTTP/2 409 \nHTTP/2 409 \n< date: d\ndate: d\n< x-request-id: r\n\
                        x-request-id: r\n\n< \ntext";
        assert_eq!(read(interleaved), (vec![(1, 409, true)], vec!["text"]));
        // The headers of a trace come from its blocks.
        let mut headers = Headers::default();
        for header in ["HTTP/2 409", "x-request-id: r"] {
            let from_block = headers.read_content(1, header.as_bytes(), Marker::Trace);
            assert!(from_block.is_header && from_block.complete.is_none());
            let again = headers.read_line(2, header.as_bytes());
            assert!(again.is_header && again.complete.is_none());
        }
        assert!(
            headers
                .end()
                .is_some_and(|found| found.head.request_id().is_some())
        );
        // Another status begins another response.
        let two = "< HTTP/2 307 \nHTTP/2 409 \nx-request-id: r\n\ntext";
        assert_eq!(
            read(two),
            (vec![(1, 307, false), (2, 409, true)], vec!["text"])
        );
    }

    #[test]
    fn a_header_that_may_be_cut_off_is_ignored() {
        let read = |cut: bool| {
            let mut headers = Headers::default();
            headers.read_line(1, b"HTTP/2 429");
            if cut {
                headers.note_cut();
            }
            assert!(headers.read_line(2, b"Retry-After: 1").is_header);
            headers.end().and_then(|seen| seen.head.retry_time())
        };
        assert!(read(false).is_some());
        assert!(read(true).is_none());
    }

    #[test]
    fn bodies_of_requests_are_recognized() {
        let mut headers = Headers::default();
        for (line, is_in_request) in [
            ("GET / HTTP/1.1", false),
            ("Authorization: Bearer x", false),
            ("", false),
            // A request line without headers is a caption.
            ("POST / HTTP/1.1", false),
            ("", false),
            ("POST / HTTP/1.1", false),
            ("Cookie: x", false),
            ("", true),
            ("a=b", true),
            ("", false),
            ("POST / HTTP/1.1", false),
            ("Content-Length: 0", false),
            ("", false),
            ("> DELETE / HTTP/2", false),
            ("> Content-Type: application/json", false),
            (">", false),
        ] {
            headers.read_line(1, line.as_bytes());
            assert_eq!(headers.is_in_request(b""), is_in_request, "{line}");
        }
        // A body has the marker of its headers.
        assert!(headers.is_in_request(b"> "));
        // It may have several documents if its type or the marker says so.
        for (header, marker, has_more) in [
            ("> cookie: x", "> ", true),
            ("cookie: x", "", true),
            ("Content-Type: application/json", "", false),
        ] {
            headers.read_line(1, format!("{marker}POST / HTTP/1.1").as_bytes());
            headers.read_line(1, header.as_bytes());
            headers.read_line(1, b"");
            assert!(headers.is_in_request(marker.as_bytes()));
            assert!(!headers.is_in_request(b"response: "));
            assert!(headers.begin_document(marker.as_bytes()).is_none());
            let is_in_request = headers.is_in_request(marker.as_bytes());
            assert_eq!(is_in_request, has_more, "{header}");
        }
        headers.read_line(1, b"HTTP/2 409");
        assert!(headers.end().is_some());
    }
}
