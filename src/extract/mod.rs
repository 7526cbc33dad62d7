//! Finds error responses in whatever an HTTP client printed.
//!
//! The input is cut into HTTP heads, JSON documents and lines of text, and these are put together
//! into records. A response is ready as soon as the last byte of its JSON was read. Memory is
//! bounded however long the input is: no more than one document of up to [`MAX_DOCUMENT`] bytes is
//! held, which takes some twenty times as much when it is read. Nothing is dropped without a record
//! that says so, but for heads below 400 that another head follows at once, as those of redirects,
//! tunnels and `100 Continue` do.

mod document;
mod framer;
mod input;
mod json;
mod skipped;

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::Arc;

pub use framer::MAX_DOCUMENT;
pub use skipped::{Skipped, SkippedKind};

use framer::{Frame, Framer};
use json::Values;

use crate::response::{ErrorResponse, Head};

/// One thing that was found in the input.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Record {
    /// The line it begins on, counted from 1.
    pub line: u64,
    /// The head of the answer whose body this is: the last one, unless something stands in between.
    pub head: Option<Arc<Head>>,
    /// What it is.
    pub content: Content,
}

/// What a record is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The body of a failed call.
    ErrorResponse(Box<ErrorResponse>),
    /// Anything else.
    Skipped(Skipped),
}

/// Iterates over the records of a reader; see [`extract`].
#[derive(Debug)]
pub struct Extractor<R> {
    framer: Framer<R>,
    head: Option<(u64, Arc<Head>)>,
    text: Option<(u64, Skipped)>,
    ready: VecDeque<Record>,
    /// A document of which not all values were given out yet, and its head.
    values: Option<(Values, Option<Arc<Head>>)>,
    /// What ended the reading before the input did.
    error: Option<io::Error>,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// No frame was seen yet.
    Empty,
    Reading,
    Ended,
}

/// Finds the records of a reader, in their order. An input with nothing in it has one record that
/// says so.
///
/// An error of the reader is the last item.
///
/// ```
/// use errcat::extract::{Content, extract};
///
/// let printed = "HTTP/1.1 409 Conflict\r\n\r\n{\"error\": \"in use\", \"code\": \"volume_busy\"}";
/// let record = extract(printed.as_bytes()).next().ok_or("nothing found")??;
/// assert_eq!(record.head.map(|head| head.status), Some(409));
/// assert!(matches!(record.content, Content::ErrorResponse(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn extract<R: Read>(reader: R) -> Extractor<R> {
    Extractor {
        framer: Framer::new(reader),
        head: None,
        text: None,
        ready: VecDeque::new(),
        values: None,
        error: None,
        state: State::Empty,
    }
}

impl<R: Read> Iterator for Extractor<R> {
    type Item = io::Result<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(record) = self.ready.pop_front() {
                return Some(Ok(record));
            }
            if let Some(record) = self.next_value() {
                return Some(Ok(record));
            }
            if self.state == State::Ended {
                return self.error.take().map(Err);
            }
            match self.framer.next_frame() {
                Ok(Some((line, frame))) => {
                    self.state = State::Reading;
                    self.take_frame(line, frame);
                }
                Ok(None) => self.take_end(),
                Err(error) => {
                    // What was found before the error is told before it.
                    self.state = State::Reading;
                    self.take_end();
                    self.error = Some(error);
                }
            }
        }
    }
}

impl<R: Read> Extractor<R> {
    fn take_frame(&mut self, line: u64, frame: Frame) {
        if !matches!(frame, Frame::Text(_)) {
            self.end_text();
        }
        match frame {
            // Lines of text are one record together, named for the first.
            Frame::Text(bytes) => {
                self.text
                    .get_or_insert_with(|| (line, Skipped::of_text(&bytes)));
            }
            Frame::Head(head) => {
                // The head before had no body; that of an interim answer needs none.
                self.end_head(Head::is_failure);
                self.head = Some((line, Arc::new(head)));
            }
            Frame::Document { bytes, column } => self.take_document(line, column, &bytes),
            Frame::Truncated(end) => self.skip(line, Skipped::Truncated { line: end }),
            Frame::TooLarge => self.skip(line, Skipped::TooLarge),
            Frame::TooDeep => self.skip(line, Skipped::TooDeep),
        }
    }

    fn take_end(&mut self) {
        self.end_text();
        self.end_head(|_| true);
        if self.state == State::Empty {
            self.skip(1, Skipped::Empty);
        }
        self.state = State::Ended;
    }

    /// Makes a record of the text so far.
    fn end_text(&mut self) {
        if let Some((line, text)) = self.text.take() {
            self.skip(line, text);
        }
    }

    /// Makes a record of a head that no body followed, if it is `worth` one.
    fn end_head(&mut self, worth: impl Fn(&Head) -> bool) {
        if let Some((line, head)) = self.head.take_if(|(_, head)| worth(head)) {
            self.push(line, Some(head), Content::Skipped(Skipped::Empty));
        }
    }

    /// Makes a record of something that is no error response, as the body of the head before it.
    fn skip(&mut self, line: u64, skipped: Skipped) {
        let (line, head) = self.take_head(line);
        self.push(line, head, Content::Skipped(skipped));
    }

    fn take_document(&mut self, begin: u64, column: u64, bytes: &[u8]) {
        let (line, head) = self.take_head(begin);
        let failed = head.as_ref().is_some_and(|head| head.is_failure());
        match json::read(bytes, begin, column, failed) {
            Ok(values) => self.values = Some((values.below(line), head)),
            Err(skipped) => self.push(line, head, Content::Skipped(skipped)),
        }
    }

    /// The next value of the document at hand.
    fn next_value(&mut self) -> Option<Record> {
        let (values, head) = self.values.as_mut()?;
        let Some((line, value)) = values.next() else {
            self.values = None;
            return None;
        };
        let failed = head.as_ref().is_some_and(|head| head.is_failure());
        let content = match ErrorResponse::from_json(value, failed) {
            Ok(response) => Content::ErrorResponse(Box::new(response)),
            Err(other) => {
                let is_problem = head.as_ref().is_some_and(|head| head.problem_json);
                Content::Skipped(Skipped::of_json(&other, is_problem))
            }
        };
        Some(Record {
            line,
            head: head.clone(),
            content,
        })
    }

    /// The head that waits for a body, and where the record with it begins.
    fn take_head(&mut self, line: u64) -> (u64, Option<Arc<Head>>) {
        match self.head.take() {
            Some((line, head)) => (line, Some(head)),
            None => (line, None),
        }
    }

    fn push(&mut self, line: u64, head: Option<Arc<Head>>, content: Content) {
        self.ready.push_back(Record {
            line,
            head,
            content,
        });
    }
}
