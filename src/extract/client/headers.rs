//! Puts the lines of HTTP heads together, of responses and of requests.

use super::markers::Marker;
use super::noise;
use crate::response::{RequestLine, ResponseHead};

/// The head of a response with the line it begins on, counted from 1, and how it was marked.
#[derive(Debug)]
pub(crate) struct SeenHead {
    pub(crate) line: u64,
    pub(crate) head: ResponseHead,
    pub(crate) marker: Marker,
    /// Whether the body comes in chunks, whose sizes some clients leave in.
    pub(crate) is_chunked: bool,
}

/// What became of a line.
#[derive(Debug)]
pub(crate) struct LineOutcome {
    /// Whether the line is one of a head.
    pub(crate) is_of_head: bool,
    /// The head that it completes.
    pub(crate) complete: Option<SeenHead>,
    /// The request that it begins: the head before gets no body any more.
    pub(crate) request: Option<RequestLine>,
}

impl LineOutcome {
    const NO: Self = Self {
        is_of_head: false,
        complete: None,
        request: None,
    };
    const YES: Self = Self {
        is_of_head: true,
        ..Self::NO
    };
}

/// Takes lines and finds the heads among them.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    state: State,
}

/// What the next line may be a part of.
#[derive(Debug, Default)]
enum State {
    /// No head.
    #[default]
    Outside,
    Response(SeenHead),
    Request {
        marker: Marker,
        takes_body: bool,
    },
    /// What may follow the head of a request, up to the empty line behind it.
    RequestBody {
        marker: Marker,
        has_begun: bool,
    },
}

impl Heads {
    /// Takes the next line.
    pub(crate) fn line(&mut self, number: u64, line: &[u8]) -> LineOutcome {
        let is_blank = line.trim_ascii().is_empty();
        let Some(marker) = self.marker() else {
            if is_blank
                && matches!(
                    self.state,
                    State::RequestBody {
                        has_begun: true,
                        ..
                    }
                )
            {
                self.state = State::Outside;
            }
            let (marker, content) = Marker::of(line);
            let taken = self.begin(number, content, marker);
            // The end of a head that an empty line without a mark ended before.
            let is_end = content.is_empty() && marker.has_direction();
            return if is_end && matches!(self.state, State::Outside) {
                LineOutcome::YES
            } else {
                taken
            };
        };
        // The lines of a trace come from its blocks.
        if marker == Marker::Trace && self.is_shown_again(line) {
            return LineOutcome::YES;
        }
        // Where a mark is missing, an empty line is one of the head nevertheless.
        let content = if is_blank {
            Some(line)
        } else {
            marker.content(line)
        };
        if let Some(content) = content {
            let taken = self.content(number, content, marker);
            if taken.is_of_head {
                return taken;
            }
        }
        if marker != Marker::Plain && (noise::interrupts_head(line) || self.is_shown_again(line)) {
            return LineOutcome::YES;
        }
        let complete = self.end();
        let (marker, content) = Marker::of(line);
        LineOutcome {
            complete,
            ..self.begin(number, content, marker)
        }
    }

    /// Whether a line without a mark is one of the marked head, which curl shows in turns with it
    /// when it has `-i` together with `-v`, on a terminal, or with a trace.
    fn is_shown_again(&self, line: &[u8]) -> bool {
        let State::Response(SeenHead { head, marker, .. }) = &self.state else {
            return false;
        };
        let is_same = || ResponseHead::from_status_line(line).is_some_and(|again| again == *head);
        (marker.has_direction() || *marker == Marker::Trace)
            && Marker::of(line).0 == Marker::Plain
            && (ResponseHead::is_header(line) || is_same())
    }

    /// Takes the next line without its mark.
    pub(crate) fn content(&mut self, number: u64, line: &[u8], marker: Marker) -> LineOutcome {
        let taken = self.begin(number, line, marker);
        if taken.is_of_head {
            return taken;
        }
        let is_blank = line.trim_ascii().is_empty();
        let is_header = ResponseHead::is_header(line);
        match &mut self.state {
            State::Response(_) if is_blank => LineOutcome {
                complete: self.end(),
                ..LineOutcome::YES
            },
            State::Response(complete) if is_header => {
                complete.head.add_header(line);
                complete.is_chunked |= is_named(line, b"transfer-encoding:");
                LineOutcome::YES
            }
            State::Request { marker, takes_body } if is_blank => {
                self.state = if *takes_body {
                    State::RequestBody {
                        marker: *marker,
                        has_begun: false,
                    }
                } else {
                    State::Outside
                };
                LineOutcome::YES
            }
            State::Request { takes_body, .. } if is_header => {
                if is_named(line, b"content-length:") {
                    *takes_body = !line.trim_ascii().ends_with(b": 0");
                }
                *takes_body |= is_named(line, b"content-type:");
                LineOutcome::YES
            }
            _ => LineOutcome::NO,
        }
    }

    /// Takes the end of the head, if one is open.
    pub(crate) fn end(&mut self) -> Option<SeenHead> {
        match std::mem::take(&mut self.state) {
            State::Response(complete) => Some(complete),
            // It ends with a line of its own.
            state @ State::RequestBody { .. } => {
                self.state = state;
                None
            }
            State::Request { .. } | State::Outside => None,
        }
    }

    /// Whether a document that begins now, behind this on its line, is what a client sent. Clients
    /// that mark the lines of a request mark those of its body, or leave it out, as curl does.
    pub(crate) fn is_in_request(&self, begin: &[u8]) -> bool {
        match &self.state {
            State::Request { takes_body, .. } => *takes_body,
            State::RequestBody { marker, .. } => marker.content(begin).is_some(),
            State::Response(_) | State::Outside => false,
        }
    }

    /// Takes a document behind this on its line, which ends every head.
    pub(crate) fn document(&mut self, begin: &[u8]) -> Option<SeenHead> {
        let marker = match &self.state {
            State::Request { marker, .. } | State::RequestBody { marker, .. } => Some(*marker),
            State::Response(_) | State::Outside => None,
        };
        let marker = marker.filter(|_| self.is_in_request(begin));
        let complete = self.end();
        self.state = marker.map_or(State::Outside, |marker| State::RequestBody {
            marker,
            has_begun: true,
        });
        complete
    }

    /// Whether a line with this beginning is a header.
    pub(crate) fn is_header(&self, begin: &[u8]) -> bool {
        let content = self.marker().and_then(|marker| marker.content(begin));
        content.is_some_and(|content| {
            !content.trim_ascii().is_empty() && ResponseHead::is_header(content)
        })
    }

    /// The marker of the head that is open.
    pub(crate) fn marker(&self) -> Option<Marker> {
        match &self.state {
            State::Response(SeenHead { marker, .. }) | State::Request { marker, .. } => {
                Some(*marker)
            }
            State::RequestBody { .. } | State::Outside => None,
        }
    }

    /// Begins a head with its first line.
    fn begin(&mut self, line: u64, first: &[u8], marker: Marker) -> LineOutcome {
        let head = ResponseHead::from_status_line(first);
        let request = RequestLine::from_line(first);
        let state = match (head, &request) {
            (Some(head), _) => State::Response(SeenHead {
                line,
                head,
                marker,
                is_chunked: false,
            }),
            (None, Some(request)) => State::Request {
                marker,
                takes_body: request.takes_body(),
            },
            (None, None) => return LineOutcome::NO,
        };
        let complete = self.end();
        self.state = state;
        LineOutcome {
            is_of_head: true,
            complete,
            request,
        }
    }
}

/// Whether a header has this name, which is given in lower case with its colon.
fn is_named(line: &[u8], name: &[u8]) -> bool {
    line.get(..name.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The status and request id of each head, and the lines that are none of a head.
    fn read(text: &str) -> (Vec<(u64, u16, bool)>, Vec<&str>) {
        let mut heads = Heads::default();
        let (mut complete, mut others) = (Vec::new(), Vec::new());
        for (number, line) in (1..).zip(text.lines()) {
            let taken = heads.line(number, line.as_bytes());
            complete.extend(taken.complete);
            if !taken.is_of_head {
                others.push(line);
            }
        }
        complete.extend(heads.end());
        let complete = complete.into_iter();
        (
            complete
                .map(|found| {
                    (
                        found.line,
                        found.head.status(),
                        found.head.request_id().is_some(),
                    )
                })
                .collect(),
            others,
        )
    }

    #[test]
    fn a_head_ends_with_an_empty_line_or_with_what_is_no_header() {
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
    fn marked_heads_go_on_behind_what_the_client_says() {
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
    fn a_head_that_curl_shows_in_turns_is_one() {
        let in_turns = "< HTTP/2 409 \nHTTP/2 409 \n< date: d\ndate: d\n< x-request-id: r\n\
                        x-request-id: r\n\n< \ntext";
        assert_eq!(read(in_turns), (vec![(1, 409, true)], vec!["text"]));
        // In a trace, whose lines come from its blocks.
        let mut heads = Heads::default();
        for header in ["HTTP/2 409", "x-request-id: r"] {
            let of_block = heads.content(1, header.as_bytes(), Marker::Trace);
            assert!(of_block.is_of_head && of_block.complete.is_none());
            let again = heads.line(2, header.as_bytes());
            assert!(again.is_of_head && again.complete.is_none());
        }
        assert!(
            heads
                .end()
                .is_some_and(|found| found.head.request_id().is_some())
        );
        // Another status is another head.
        let two = "< HTTP/2 307 \nHTTP/2 409 \nx-request-id: r\n\ntext";
        assert_eq!(
            read(two),
            (vec![(1, 307, false), (2, 409, true)], vec!["text"])
        );
    }

    #[test]
    fn requests_are_left_out_and_their_bodies_known() {
        let mut heads = Heads::default();
        for (line, is_in_request) in [
            ("GET / HTTP/1.1", false),
            ("Authorization: Bearer x", false),
            ("", false),
            ("POST / HTTP/1.1", true),
            ("Cookie: x", true),
            ("", true),
            ("a=b", true),
            ("HTTP/1.1 409 x", false),
            ("", false),
            ("> DELETE / HTTP/2", false),
            ("> Content-Type: application/json", true),
            (">", false),
        ] {
            heads.line(1, line.as_bytes());
            assert_eq!(heads.is_in_request(b""), is_in_request, "{line}");
        }
        // Its body has the marks of its head.
        assert!(heads.is_in_request(b"> "));
        heads.line(1, b"POST / HTTP/1.1");
        heads.line(1, b"");
        assert!(heads.document(b"").is_none());
        heads.line(1, b"b=c");
        assert!(heads.is_in_request(b""));
        heads.line(1, b"");
        assert!(!heads.is_in_request(b""));
        heads.line(1, b"HTTP/2 409");
        assert!(heads.end().is_some());
    }
}
