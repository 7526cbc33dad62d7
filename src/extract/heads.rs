//! Puts the lines of HTTP heads together, of responses and of requests.

use super::transcript::{self, Request, Style};
use crate::response::Head;

/// The head of a response with the line it begins on, counted from 1, and how it was marked.
#[derive(Debug)]
pub(super) struct Complete {
    pub(super) line: u64,
    pub(super) head: Head,
    pub(super) style: Style,
}

/// What became of a line.
#[derive(Debug)]
pub(super) struct Taken {
    /// Whether the line is one of a head.
    pub(super) is_of_head: bool,
    /// The head that it completes.
    pub(super) complete: Option<Complete>,
}

/// Takes lines and finds the heads among them.
#[derive(Debug, Default)]
pub(super) struct Heads {
    state: State,
}

/// What the next line may be a part of.
#[derive(Debug, Default)]
enum State {
    /// No head.
    #[default]
    Outside,
    Response(Complete),
    Request {
        style: Style,
        request: Request,
    },
    /// What may follow the head of a request.
    RequestBody,
}

impl Heads {
    /// Takes the next line.
    pub(super) fn line(&mut self, number: u64, line: &[u8]) -> Taken {
        let Some(style) = self.style() else {
            let (style, content) = Style::of(line);
            return self.begin(number, content, style);
        };
        let is_blank = line.trim_ascii().is_empty();
        // Where a mark is missing, an empty line is one of the head nevertheless.
        let content = if is_blank {
            Some(line)
        } else {
            style.content(line)
        };
        if let Some(content) = content {
            let taken = self.content(number, content, style);
            if taken.is_of_head {
                return taken;
            }
        }
        if transcript::is_chatter(line) {
            return Taken {
                is_of_head: true,
                complete: None,
            };
        }
        let complete = self.end();
        let (style, content) = Style::of(line);
        Taken {
            complete,
            ..self.begin(number, content, style)
        }
    }

    /// Takes the next line without its mark.
    pub(super) fn content(&mut self, number: u64, line: &[u8], style: Style) -> Taken {
        let taken = self.begin(number, line, style);
        if taken.is_of_head {
            return taken;
        }
        let is_blank = line.trim_ascii().is_empty();
        let is_header = Head::is_header(line);
        let mut complete = None;
        let is_of_head = match &mut self.state {
            State::Response(_) if is_blank => {
                complete = self.end();
                true
            }
            State::Response(Complete { head, .. }) if is_header => {
                head.add_header(line);
                true
            }
            State::Request { request, style } if is_blank => {
                // The other styles show no bodies.
                self.state = if request.takes_body && *style == Style::Plain {
                    State::RequestBody
                } else {
                    State::Outside
                };
                true
            }
            State::Request { .. } => is_header,
            State::Response(_) | State::RequestBody | State::Outside => false,
        };
        Taken {
            is_of_head,
            complete,
        }
    }

    /// Takes the end of the head, if one is open.
    pub(super) fn end(&mut self) -> Option<Complete> {
        match std::mem::take(&mut self.state) {
            State::Response(complete) => Some(complete),
            State::RequestBody => {
                self.state = State::RequestBody;
                None
            }
            State::Request { .. } | State::Outside => None,
        }
    }

    /// Whether a document that begins now is what a client sent.
    pub(super) fn is_in_request(&self) -> bool {
        matches!(self.state, State::Request { .. } | State::RequestBody)
    }

    /// Takes the body of a request, if one may come.
    pub(super) fn end_request(&mut self) {
        if self.is_in_request() {
            self.state = State::Outside;
        }
    }

    /// Whether a line with this beginning is a header.
    pub(super) fn is_header(&self, begin: &[u8]) -> bool {
        let content = self.style().and_then(|style| style.content(begin));
        content.is_some_and(|content| !content.trim_ascii().is_empty() && Head::is_header(content))
    }

    /// The style of the head that is open.
    fn style(&self) -> Option<Style> {
        match &self.state {
            State::Response(Complete { style, .. }) | State::Request { style, .. } => Some(*style),
            State::RequestBody | State::Outside => None,
        }
    }

    /// Begins a head with its first line.
    fn begin(&mut self, line: u64, first: &[u8], style: Style) -> Taken {
        let state = if let Some(head) = Head::from_status_line(first) {
            State::Response(Complete { line, head, style })
        } else if let Some(request) = Request::from_line(first) {
            State::Request { style, request }
        } else {
            return Taken {
                is_of_head: false,
                complete: None,
            };
        };
        let complete = self.end();
        self.state = state;
        Taken {
            is_of_head: true,
            complete,
        }
    }
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
                        found.head.status,
                        found.head.request_id.is_some(),
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
    fn requests_are_left_out_and_their_bodies_known() {
        let mut heads = Heads::default();
        for (line, is_in_request) in [
            ("GET / HTTP/1.1", true),
            ("Authorization: Bearer x", true),
            ("", false),
            ("POST / HTTP/1.1", true),
            ("Cookie: x", true),
            ("", true),
            ("a=b", true),
            ("HTTP/1.1 409 x", false),
        ] {
            assert!(heads.line(1, line.as_bytes()).complete.is_none());
            assert_eq!(heads.is_in_request(), is_in_request, "{line}");
        }
        assert!(heads.end().is_some());
    }
}
